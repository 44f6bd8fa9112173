"""Slides that ask, each with the slide “Answer” behind it, as Marp, reveal.js and Slidev part them: by a line `---`.

Whatever names the slide that asks, “1” or “Round two”, to Markdown it is a section that ends with a rule, and the
answer another one. Comments tell the program how a slide looks, or the speaker what to say.
https://marpit.marp.app/markdown
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdeck.cards import Block
from mkdeck.parsing.pieces import in_container
from mkdeck.parsing.sections import folded_anew, is_bold_line, opened
from mkdeck.recognition.answers import has_answer_text, is_answer_container, is_answer_heading, is_marker
from mkdeck.recognition.exercise_names import named_before_label
from mkdeck.recognition.questions import is_list_of_questions
from mkdeck.values import replace
from mkdeck.wording.words import (
    answer_marker,
    asks,
    has_question_mark,
    is_exact_answer_label,
    is_question_label,
    question_label,
)

_FEWEST = 2
"""Pairs in a lesson that does not say that it is slides."""
_OF_SLIDES = frozenset(["marp"])
"""Keys in front matter that only slides have."""
_MAY_ASK = frozenset(["paragraph", "list", "code", "table", "quote"])


def with_slide_pairs(lesson: Block) -> Block:
    """Return a lesson in which each slide that asks is a container with the slide “Answer” behind it."""
    blocks = list(opened(lesson.children))
    rules = [place for place, block in enumerate(blocks) if block.kind == "rule"]
    bounds = list(zip([0, *(place + 1 for place in rules)], [*rules, len(blocks)], strict=True))
    pairs = [
        (asked, told)
        for asked, told in pairwise(bounds)
        if _answers(blocks[slice(*told)]) and _asks_once(blocks[slice(*asked)])
    ]
    if len(pairs) < (1 if _says_slides(lesson) else _FEWEST):
        return lesson
    whole: list[Block] = []
    at = 0
    for asked, told in pairs:
        first = next(place for place in range(*asked) if not _is_placed_first(blocks[place]))
        whole += [*blocks[at:first], _pair(_shown(blocks[slice(*asked)]), _shown(blocks[slice(*told)]))]
        at = told[1]
    return replace(lesson, children=folded_anew([*whole, *blocks[at:]]))


def _may_answer(block: Block) -> bool:
    """Whether a heading or a paragraph says that it answers, and nothing else, or opens with that: “Answer: b”.

    “3 – answer” is the key to the slide of that number, and read as other keys are.
    """
    if block.kind == "heading":
        is_title = is_exact_answer_label(block.text) and named_before_label(block.text) is None
        return is_title or has_answer_text(block.inline)
    return is_marker(block) or (is_bold_line(block) and is_exact_answer_label(block.text))


def _says_answer(title: str) -> bool:
    return is_exact_answer_label(title) or answer_marker(title) is not None


def _says_slides(lesson: Block) -> bool:
    return any(entry.info in _OF_SLIDES for entry in lesson.children[0].children if entry.kind == "entry")


def _is_placed_first(block: Block) -> bool:
    return block.kind in ("front matter", "footnotes")


def _shown(slide: Sequence[Block]) -> list[Block]:
    """Return what a slide shows: no comments, nor the front matter that stands above the first one."""
    return [block for block in slide if block.kind != "html" and not _is_placed_first(block)]


def _asks_once(slide: Sequence[Block]) -> bool:
    """Whether a slide asks one thing in its text, has no answer, and a title that does not tell that it asks.

    Other rules read a title that does.
    """
    shown = _shown(slide)
    headings, below = _titled(shown)
    if len(headings) > 1 or not below or any(block.kind not in _MAY_ASK for block in below):
        return False
    if any(asks(block.text) or is_question_label(block.text) or question_label(block.text) for block in headings):
        return False
    if any(is_list_of_questions(block) for block in below) or any(map(_tells_answer, (*headings, *slide))):
        return False
    return sum(block.kind == "paragraph" and has_question_mark(block.text) for block in below) == 1


def _tells_answer(block: Block) -> bool:
    return is_answer_container(block) or is_marker(block) or (block.kind == "heading" and is_answer_heading(block))


def _answers(slide: Sequence[Block]) -> bool:
    """Whether a slide is titled “Answer”, or opens with such a word, and tells something and does not ask."""
    shown = _shown(slide)
    if not shown or not _may_answer(shown[0]) or any(block.kind == "heading" for block in shown[1:]):
        return False
    is_told = len(shown) > 1 or has_answer_text(shown[0].inline)
    return is_told and not any(has_question_mark(block.text) for block in shown)


def _titled(shown: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """Return the headings of a slide, and all else that it shows."""
    return [block for block in shown if block.kind == "heading"], [block for block in shown if block.kind != "heading"]


def _pair(asked: Sequence[Block], told: Sequence[Block]) -> Block:
    """Return a slide that asks, without its title, and the answer behind it as a container.

    The title “Answer” of a slide before them is none of theirs.
    """
    context = tuple(title for title in _titled(asked)[1][0].context if not _says_answer(title))
    children = (*(replace(block, context=context) for block in _titled(asked)[1]), *folded_anew(told))
    return replace(in_container(children, (*asked, *told)), context=context)
