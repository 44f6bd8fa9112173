"""Questions behind numbers in bold, with no sign behind these: “**4** Which gas …?” is put as “**4.** Which gas …?”.

One number in bold may be that of anything, and so may those of verses; where several paragraphs side by side count up
so, and nearly all ask or have options, they are the questions of a test.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, zip_longest
from operator import is_

from mkdeck.cards import Block, Inline, Mark
from mkdeck.parsing.inline import to_markdown
from mkdeck.recognition.options import read_options, split_options
from mkdeck.values import replace
from mkdeck.wording.words import asks

_FEWEST = 3
_HOLDING = frozenset(["document", "section", "container", "quote"])


def with_signs_behind_numbers(block: Block) -> Block:
    """Return a lesson, or a part of it, whose questions behind bare numbers in bold have a point behind these."""
    if block.kind not in _HOLDING:
        return block
    children = [with_signs_behind_numbers(child) if child.children else child for child in block.children]
    ends = list(map(_end_of_number, children))
    numbers = [int(child.text[:end]) for child, end in zip(children, ends, strict=True) if end]
    if len(numbers) >= _FEWEST and all(one < other for one, other in pairwise(numbers)):
        told = zip_longest(children, children[1:])
        asking = sum(_is_asked(child, below) for (child, below), end in zip(told, ends, strict=True) if end)
        if len(numbers) - asking <= len(numbers) // _FEWEST:
            children = [_with_sign(child, end) if end else child for child, end in zip(children, ends, strict=True)]
    is_same = all(map(is_, children, block.children))
    return block if is_same else replace(block, children=tuple(children))


def _end_of_number(block: Block) -> int:
    """Return where the number in bold ends that a paragraph opens with, and nothing but a blank behind it; else 0."""
    mark = block.inline.marks[0] if block.kind == "paragraph" and block.inline.marks else None
    if mark is None or mark.kind != "strong" or mark.start or not block.text[: mark.end].isdecimal():
        return 0
    is_bare = block.text[mark.end : mark.end + 1].isspace() and block.text[mark.end :].strip() != ""
    return mark.end if is_bare and len(block.text[: mark.end]) <= _FEWEST else 0


def _is_asked(block: Block, below: Block | None) -> bool:
    """Whether a paragraph asks, or has options in it or below it."""
    if asks(block.text.partition("\n")[0]) or len(split_options(block)) > 1:
        return True
    found = read_options([below]) if below is not None and below.kind in ("paragraph", "list") else None
    return found is not None and found[2][0].is_lettered


def _with_sign(block: Block, end: int) -> Block:
    """Return a paragraph with a point behind the number that ends at a place."""
    marks: Sequence[Mark] = block.inline.marks
    moved = tuple(replace(m, start=m.start + (m.start >= end), end=m.end + (m.end >= end)) for m in marks)
    inline = Inline(f"{block.text[:end]}.{block.text[end:]}", moved)
    return replace(block, inline=inline, source=to_markdown(inline))
