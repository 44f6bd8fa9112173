"""Slides that stand behind those of their questions under the same name: `# 1` asks, and the next `# 1` answers.

That it is an answer a slide says by its class, `<!-- _class: answer -->`, or all such names stand twice.
https://marpit.marp.app/directives
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.recognition.exercise_names import ExerciseName, exercise_name
from mkdeck.wording.words import asks, has_question_mark, words

_NAME = re.compile(r"(?:[^\W\d_]{2,20} )?\d{1,3}[.:)]?")
_CLASS = re.compile(r"<!--\s*_class\s?:\s*(?P<names>[\w \"',-]{1,80}?)\s*-->", signs="_class")
_FEWEST = 2


AnswerSlides = Mapping[int, tuple[ExerciseName, tuple[Block, ...]]]
"""The names of the exercises that slides answer, and what these tell, by the places of the slides."""


def read_answer_slides(children: Sequence[Block]) -> AnswerSlides:
    """Return the slides among some sections that answer the ones before them."""
    titles = list(map(_title, children))
    places = [place for place in range(1, len(titles)) if titles[place] and titles[place] == titles[place - 1]]
    if not places:
        return {}  # as nearly always
    are_all_twice = _all_stand_twice(list(filter(None, titles)))
    answers: dict[int, tuple[ExerciseName, tuple[Block, ...]]] = {}
    for place in places:
        before, block = children[place - 1 : place + 1]
        if place - 1 in answers or not _is_pair(before, block):
            continue
        classes = _classes([*before.children[_first_rule(before) :], *block.children[1:2]])
        if any(said in words("answer") for said in classes) or (are_all_twice and not classes):
            told = block.children[1 : _first_rule(block)]
            name = exercise_name(titles[place]) or ExerciseName("", titles[place].strip(".:) "))
            answers[place] = name, tuple(child for child in told if child.kind != "html")
    return answers


def _is_pair(before: Block, block: Block) -> bool:
    """Whether a slide asks and ends, and the one behind it tells something and does not ask."""
    end = _first_rule(before)
    asking, told = before.children[1:end], block.children[1 : _first_rule(block)]
    is_slide = end < len(before.children) and all(child.kind == "html" for child in before.children[end + 1 :])
    is_told = any(child.kind != "html" for child in told) and not any(has_question_mark(child.text) for child in told)
    return is_slide and is_told and any(asks(child.text) for child in asking)


def _title(block: Block) -> str:
    """Return the title of a section that is but a number, or one behind a word for questions; nothing of others."""
    title = block.children[0].text if block.kind == "section" else ""
    if not title or _NAME.fullmatch(title) is None:
        return ""
    word = title.rpartition(" ")[0].casefold()
    return title if not word or word in words("question") else ""


def _first_rule(section: Block) -> int:
    """Return the place of the line that ends a slide; behind all children where it is the last one."""
    kinds = (place for place, child in enumerate(section.children) if child.kind == "rule")
    return next(kinds, len(section.children))


def _classes(blocks: Sequence[Block]) -> Sequence[str]:
    """Return the classes that comments give to a slide."""
    found = [_CLASS.search(block.source) for block in blocks if block.kind == "html"]
    return [name.strip("\"',").casefold() for told in found if told is not None for name in told["names"].split()]


def _all_stand_twice(titles: Sequence[str]) -> bool:
    """Whether all titles of some slides stand there twice, one behind the other, and there are several."""
    names = titles[::2]
    return len(names) >= _FEWEST and names == titles[1::2] and len(set(names)) == len(names)
