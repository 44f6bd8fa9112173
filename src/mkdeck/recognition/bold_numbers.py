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
    signed = frozenset(place for run in _rows(children, ends) if _are_asked(children, run, looks) for place in run)
    children = [
        _with_sign(child, end) if place in signed or (end and child.span in lacking) else child
        for place, (child, end) in enumerate(zip(children, ends, strict=True))
    ]
    return with_children(block, children)


def _are_asked(children: Sequence[Block], run: Sequence[int], looks: _Look) -> bool:
    """Whether nearly all of the paragraphs at some places, of which there are several, look like questions."""
    above = children[run[0] - 1] if run[0] else None
    if above is not None and is_bold_line(above):
        looks = _look_below(above.text, looks)
    followed = ((children[place], children[place + 1] if place + 1 < len(children) else None) for place in run)
    asking = sum(looks(*pair) for pair in followed)
    return len(run) >= _FEWEST and len(run) - asking <= len(run) // _PER_SILENT


def _rows(children: Sequence[Block], ends: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield the places of paragraphs whose numbers count up, as those of questions do, and of the answers anew."""
    numbers = {place: int(children[place].text[:end]) for place, end in enumerate(ends) if end}
    rows: list[list[int]] = []
    for place, number in numbers.items():
        if not rows or number <= numbers[rows[-1][0]]:
            rows.append([])
        rows[-1].append(place)
    yield from (row for row in rows if all(numbers[one] < numbers[other] for one, other in pairwise(row)))


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
    if mark is None or mark.kind != "strong" or mark.start or not 0 < mark.end <= _LONGEST_NUMBER:
        return 0
    if not block.text[: mark.end].isdecimal():
        return 0
    is_bare = block.text[mark.end : mark.end + 1].isspace() and block.text[mark.end :].strip() != ""
    following = str(int(block.text[: mark.end]) + 1)
    if any(other.kind == "strong" and block.text[other.start : other.end] == following for other in block.inline.marks):
        return 0  # “**1** oak, **2** ash”
    return mark.end if is_bare else 0


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
