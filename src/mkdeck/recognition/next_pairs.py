"""Whether a question of its own begins below an answer, in whatever form: the answer ends there."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answers import is_answer_container, is_marker
from mkdeck.recognition.questions import bold_lead, is_list_of_questions
from mkdeck.recognition.quotations import end_of_question
from mkdeck.recognition.told_options import told_option
from mkdeck.wording.words import plain, question_at, words

_SEVERAL = 2
_BEFORE_ARROW = re.compile(r"\?[*_ ]{0,4}(?:[→⇒]|[-=]{1,2}>) \S")
_ANSWERING = ("paragraph", "list", "code", "table", "container", "quote", "section")
"""The kinds of blocks that may answer what stands right above them."""


def begins_pair(children: Sequence[Block], place: int) -> bool:
    """Whether a whole question stands at a place, bold, quoted, folded or alone, with an answer below or behind it.

    One that leans on what stands above it, “**Why does it float?**”, goes on with that.
    """
    block = children[place]
    if block.kind == "container":
        return not is_answer_container(block) and _is_question(block.text)
    if block.kind == "quote":
        asked = block.children[0].text if end_of_question(block) is not None else ""
        return _is_question(asked) and _is_answered(children, place)
    if block.kind != "paragraph" or ("?" not in block.text and block.text.isascii()):
        return False
    bold = bold_lead(block)
    if bold is not None and not is_bold_line(block):
        behind = block.text[bold.end :].strip(" \n:–—-")
        return bold.start == 0 and bool(behind) and _is_question(block.text[: bold.end])
    return _is_question(block.text) and _is_answered(children, place)


def answers_behind_arrow(block: Block) -> bool:
    """Whether a paragraph is a whole question and, behind an arrow on its line, an answer: “Why? -> Because …”."""
    if block.kind != "paragraph" or "\n" in block.text:
        return False
    arrow = _BEFORE_ARROW.search(block.text)
    return arrow is not None and _is_question(block.text[: arrow.start() + 1])


def answers_in_italics(block: Block) -> bool:
    """Whether a paragraph is a whole question and, on its line, an answer in italics: “Which gas is it? *Oxygen.*”."""
    mark = block.inline.marks[-1] if block.kind == "paragraph" and block.inline.marks else None
    if mark is None or mark.kind != "emphasis" or not mark.start or block.text[mark.end :].strip(" ."):
        return False
    return "\n" not in block.text and _is_question(block.text[: mark.start])


def answered_at_once(children: Sequence[Block], places: Sequence[int]) -> frozenset[int]:
    """Return those of some places at which an answer in italics stands behind a question, if several are whole ones."""
    if sum(answers_in_italics(children[place]) for place in places) < _SEVERAL:
        return frozenset()  # as nearly always
    return frozenset(place for place in places if _ends_in_italics(children[place]))


def _ends_in_italics(block: Block) -> bool:
    mark = block.inline.marks[-1] if block.kind == "paragraph" and block.inline.marks else None
    is_last = mark is not None and mark.kind == "emphasis" and not block.text[mark.end :].strip(" .")
    return is_last and mark is not None and block.text[: mark.start].rstrip()[-1:] == "?"


def next_answer(children: Sequence[Block], place: int) -> int | None:
    """Return where the next explicit answer stands behind a place: a marker, a container, the line with a letter."""
    following = range(place + 1, len(children))
    return next(
        (
            at
            for at in following
            if is_marker(children[at]) or is_answer_container(children[at]) or told_option(children, at)
        ),
        None,
    )


def _is_question(text: str) -> bool:
    """Whether a text is a whole question and nothing else, and speaks of nothing above it."""
    asked = text.strip(" *_")
    return question_at(asked) == len(asked) > 0 and words("pronoun").isdisjoint(plain(asked).split())


def _is_answered(children: Sequence[Block], place: int) -> bool:
    below = children[place + 1] if place + 1 < len(children) else None
    return below is not None and below.kind in _ANSWERING and not is_list_of_questions(below)
