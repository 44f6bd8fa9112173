"""Questions behind numbers in bold, with no sign behind these: “**4** Which gas …?” is put as “**4.** Which gas …?”.

One number in bold may be that of anything, and so may those of verses; where several paragraphs side by side count up
so, and nearly all ask or have options, they are the questions of a test. So is one that asks or has options where its
number is the one that lacks between two with signs: “**5.** …”, “**6** …”, “**7.** …”. Below a heading, or a line in
bold, that asks, they answer, and only options tell that they are to be answered; below a task, “Check yourself”, marks
of questions do as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, zip_longest

from mkdeck.cards import HOLDING, Block, Inline, Mark, Span
from mkdeck.parsing.inline import to_markdown
from mkdeck.parsing.pieces import number_before, with_children
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.options import read_options, split_options
from mkdeck.values import replace
from mkdeck.wording.words import asks, has_question_mark, interrogates

_FEWEST = 3
"""Paragraphs with numbers that count up."""
_PER_SILENT = 3
"""Of so many of them one need not ask."""
_LONGEST_NUMBER = 3
"""Digits."""

_Look = Callable[[Block, Block | None], bool]
"""Whether a paragraph with a number is a question, told by it and by the block below it."""


def with_signs_behind_numbers(lesson: Block) -> Block:
    """Return a lesson whose questions behind bare numbers in bold have a point behind these."""
    return _with_signs(lesson, frozenset(block.span for block in _between_signed(lesson)), _is_asked)


def _with_signs(block: Block, lacking: frozenset[Span], looks: _Look) -> Block:
    """Return a lesson, or a part of it, with points behind the numbers of tests, and of what stands in some lines.

    What stands above the part tells what `looks` like a question in it.
    """
    if block.kind not in HOLDING:
        return block
    looks = _look(block, looks)
    children = [_with_signs(child, lacking, looks) if child.children else child for child in block.children]
    ends = list(map(_end_of_number, children))
    numbers = [int(child.text[:end]) for child, end in zip(children, ends, strict=True) if end]
    if len(numbers) >= _FEWEST and all(one < other for one, other in pairwise(numbers)):
        told = zip_longest(children, children[1:])
        first = ends.index(next(filter(None, ends)))
        if first > 0 and is_bold_line(children[first - 1]):
            looks = _look_below(children[first - 1].text, looks)
        asking = sum(looks(child, below) for (child, below), end in zip(told, ends, strict=True) if end)
        if len(numbers) - asking <= len(numbers) // _PER_SILENT:
            children = [_with_sign(child, end) if end else child for child, end in zip(children, ends, strict=True)]
            lacking = frozenset()
    children = [
        _with_sign(child, end) if end and child.span in lacking else child
        for child, end in zip(children, ends, strict=True)
    ]
    return with_children(block, children)


def _between_signed(lesson: Block) -> Iterator[Block]:
    """Yield what asks behind the bare numbers that lack between two numbers in bold which have their signs."""
    before, bare = 0, list[Block]()
    for block, below, looks in _paragraphs(lesson, _is_asked):
        if not block.inline.marks or block.inline.marks[0].kind != "strong" or not block.text[:1].isdecimal():
            continue
        if number := number_before(block.inline):
            told = [int(one.text[: _end_of_number(one)]) for one in bare]
            if before and number - before == len(told) + 1 and told == list(range(before + 1, number)):
                yield from bare
            before, bare = number, []
        elif _end_of_number(block) and looks(block, below):
            bare.append(block)


def _paragraphs(block: Block, looks: _Look) -> Iterator[tuple[Block, Block | None, _Look]]:
    """Yield the paragraphs of a lesson, each with the block below it, and what looks like a question there."""
    looks = _look(block, looks)
    for child, below in zip_longest(block.children, block.children[1:]):
        if child.kind == "paragraph":
            yield child, below, looks
        elif child.kind in HOLDING:
            yield from _paragraphs(child, looks)


def _look(block: Block, looks: _Look) -> _Look:
    """Return what looks like a question in a block: what does around it, less where its heading asks."""
    return _look_below(block.children[0].text, looks) if block.kind == "section" else looks


def _look_below(title: str, looks: _Look) -> _Look:
    if has_question_mark(title) or interrogates(title) or looks is _offers_options:
        return _offers_options
    return _has_mark if asks(title) else looks


def _has_mark(block: Block, below: Block | None) -> bool:
    """Whether a paragraph ends in the mark of a question, or has options in it or below it."""
    return has_question_mark(block.text.partition("\n")[0]) or _offers_options(block, below)


def _end_of_number(block: Block) -> int:
    """Return where the number in bold ends that a paragraph opens with, and nothing but a blank behind it; else 0."""
    mark = block.inline.marks[0] if block.kind == "paragraph" and block.inline.marks else None
    if mark is None or mark.kind != "strong" or mark.start or not block.text[: mark.end].isdecimal():
        return 0
    is_bare = block.text[mark.end : mark.end + 1].isspace() and block.text[mark.end :].strip() != ""
    return mark.end if is_bare and mark.end <= _LONGEST_NUMBER else 0


def _is_asked(block: Block, below: Block | None) -> bool:
    """Whether a paragraph asks, or has options in it or below it."""
    return asks(block.text.partition("\n")[0]) or _offers_options(block, below)


def _offers_options(block: Block, below: Block | None) -> bool:
    """Whether a paragraph has options in it or below it."""
    if len(split_options(block)) > 1:
        return True
    found = read_options([below]) if below is not None and below.kind in ("paragraph", "list") else None
    return found is not None and found[2][0].is_lettered


def _with_sign(block: Block, end: int) -> Block:
    """Return a paragraph with a point behind the number that ends at a place."""
    marks: Sequence[Mark] = block.inline.marks
    moved = tuple(replace(m, start=m.start + (m.start >= end), end=m.end + (m.end >= end)) for m in marks)
    inline = Inline(f"{block.text[:end]}.{block.text[end:]}", moved)
    return replace(block, inline=inline, source=to_markdown(inline))
