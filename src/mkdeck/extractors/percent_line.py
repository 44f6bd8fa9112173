"""A heading and what follows it up to a line with a percent sign are the front, and the rest is the back.

So mdanki reads it, where a heading alone does not say what is asked: https://github.com/ashlinchak/mdanki. A line of
tags, `[#bees]()`, belongs to neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import covering, joined, paragraph
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.questions import question_card

READS = ("document",)
SIGNS = ("%", "&")

_SIGN = re.compile(r"(?m)^[ \t]*%[ \t]*$", signs="%")
_FEWEST = 2
_OF_TOOL = re.compile(r"\[#[\w/-]+\]\(\)|\bmdanki\b")
_TAGS = re.compile(r"(?:\[?#[\w/-]+\]?(?:\(\))?[\s,]*)+", signs="#")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of the sections in which such a line stands, of which there are several, or tags of mdanki."""
    signed = [section for section in block.within("section") if any(map(_holds_sign, section.children))]
    if len(signed) >= _FEWEST or (signed and _OF_TOOL.search(block.source)):
        for section in signed:
            yield from _of_section(section)


def _holds_sign(block: Block) -> bool:
    text = block.text
    return "%" in text and _SIGN.search(text) is not None  # the sign alone is quicker to find


def _of_section(block: Block) -> Iterator[Card | Problem]:
    heading, *below = block.children
    parts = list(_parts(below))
    signs = [place for place, part in enumerate(parts) if part is None]
    if len(signs) != 1:
        return
    front = [heading, *_blocks(parts[: signs[0]])]
    back = [child for child in _blocks(parts[signs[0] + 1 :]) if not _TAGS.fullmatch(child.text or " ")]
    if is_unwritten(back):
        yield Problem(block.span, "a front without a back; write it below the line with “%”")
        return
    asked = [paragraph(heading.inline, heading), *front[1:]]
    yield question_card(asked, joined(child.source for child in back), Inline(), covering([heading, *back]), "marked")


def _parts(blocks: Sequence[Block]) -> Iterator[Block | None]:
    """Yield the blocks up to the next section, and None for the line, which may be one of a paragraph."""
    for block in blocks:
        if block.kind == "section":
            return
        found = _SIGN.search(block.text) if block.kind == "paragraph" else None
        if found is None:
            yield block
            continue
        for start, end in ((0, found.start()), (found.end(), len(block.text))):
            if start:
                yield None
            part = cut(block.inline, start, end)
            if part.text:
                yield paragraph(part, block)


def _blocks(parts: Sequence[Block | None]) -> list[Block]:
    return [part for part in parts if part is not None]
