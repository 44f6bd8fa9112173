"""What is seen of a block at a glance, by which most rules tell that it holds nothing of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Literal

from mkdeck.cards import Block, BlockKind
from mkdeck.recognition.answers import is_answer_container
from mkdeck.recognition.exercise_names import behind_key_word, may_head_key
from mkdeck.recognition.key_tables import is_mark_scheme
from mkdeck.recognition.label_lines import may_hold_letter
from mkdeck.recognition.part_keys import is_scheme_of_parts
from mkdeck.recognition.told_options import may_be_told, may_open_with_letter, may_tell_option
from mkdeck.recognition.verdicts import may_tell
from mkdeck.wording.words import (
    answer_marker,
    has_question_mark,
    is_glossary_title,
    may_open_with_label,
    may_title_list,
    question_label,
)

Sight = (
    BlockKind
    | Literal[
        "marks",
        "lead",
        "label",
        "letter",
        "lines",
        "question",
        "tag",
        "answer",
        "key",
        "glossary",
        "ordered",
        "one item",
        "asked item",
        "verdict",
        "dated",
    ]
)
"""The kind of a child, or more of it.

A paragraph has `marks`, opens with a `lead` in bold, in italics or highlighted, or with a `label` or a number, may
have a `letter` such as “Q:” before one of its lines, begins with a digit and may be `dated`, has three `lines` or
more, holds a `question` mark, or the sign of a `tag`, as a heading may. An `answer` is a child that says so, or may
tell the right option, and a `key` the scheme of one, or a heading or a paragraph that may be its title. A heading, or
a line that ends in a colon, may be that of a `glossary`. A list is `ordered`, has but `one item`, or its last item
begins with a heading and is an `asked item`.
In the text of a lesson, and not of its children, there may stand a `verdict`, true or false.
"""

_SEVERAL = 2
"""Line breaks in a paragraph of several lines."""
_LEADING = ("strong", "emphasis", "highlight")
_KIND = attrgetter("kind")


def seen_in(block: Block) -> frozenset[Sight]:
    """Return what is seen of the children of a block."""
    seen: set[Sight] = set(map(_KIND, block.children))
    if not seen.isdisjoint(_LOOKS):  # nothing more is seen of rows, cells, items
        for child in block.children:
            if look := _LOOKS.get(child.kind):
                look(child, seen)
    if "answer" not in seen and any(may_be_told(block.children, at) for at in range(1, len(block.children))):
        seen.add("answer")
    if block.kind == "document" and may_tell(block.source):
        seen.add("verdict")
    return frozenset(seen)


def _of_heading(heading: Block, seen: set[Sight]) -> None:
    text = heading.text
    if "#" in text:
        seen.add("tag")
    if may_title_list(text):  # as few do
        if may_head_key(text):
            seen.add("key")
        if is_glossary_title(text):
            seen.add("glossary")


def _of_paragraph(paragraph: Block, seen: set[Sight]) -> None:
    text, marks = paragraph.text, paragraph.inline.marks
    if marks:
        seen.add("marks")
        is_signed = not text[:1].isascii() and not text[:1].isalnum()  # “❓ **What is it?**”
        if any((mark.start == 0 or is_signed) and mark.kind in _LEADING for mark in marks):
            seen.add("lead")
    if may_tell_option(paragraph) or (text[:1] == "A" and text[1:2].isdecimal()) or may_open_with_letter(paragraph):
        seen.add("answer")
    if may_open_with_label(text):  # few do
        seen.add("letter")
        seen.update(_of_label(text))
    elif may_hold_letter(text):
        seen.add("letter")
    if text[-1:] == ":" and "\n" not in text and may_title_list(text) and is_glossary_title(text[:-1]):
        seen.add("glossary")
    seen.update(_of_form(text))
    if "question" not in seen and has_question_mark(text):
        seen.add("question")
    if "#" in text:
        seen.add("tag")


def _of_form(text: str) -> Iterator[Sight]:
    if text[:1].isdecimal():
        yield "dated"
    if text.count("\n") >= _SEVERAL:
        yield "lines"


def _of_label(text: str) -> Iterator[Sight]:
    if question_label(text) > 0:
        yield "label"
    if answer_marker(text) is not None:
        yield "answer"
    if behind_key_word(text) > 0:
        yield "key"


def _of_list(block: Block, seen: set[Sight]) -> None:
    if block.ordered:
        seen.add("ordered")
    if len(block.children) == 1:
        seen.add("one item")
    last = block.children[-1].children if block.children else ()
    if last and last[0].kind == "section":
        seen.add("asked item")


def _of_table(table: Block, seen: set[Sight]) -> None:
    if "key" not in seen and (is_mark_scheme(table) or is_scheme_of_parts(table)):
        seen.add("key")


def _of_container(block: Block, seen: set[Sight]) -> None:
    if "answer" not in seen and (is_answer_container(block) or (block.kind == "quote" and may_open_with_letter(block))):
        seen.add("answer")


_LOOKS: Mapping[BlockKind, Callable[[Block, set[Sight]], None]] = {
    "paragraph": _of_paragraph, "heading": _of_heading, "list": _of_list, "table": _of_table,
    "container": _of_container, "quote": _of_container, "section": _of_container,
}  # fmt: skip
"""Add what is seen of children beside their kinds."""
