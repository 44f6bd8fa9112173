"""Blocks in other pieces: several as one, and running text as a paragraph of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkdeck.cards import Block, Inline, Markdown, Span
from mkdeck.inline import to_markdown


def covering(blocks: Sequence[Block]) -> Span:
    """Return the lines from the first block to the last; they stand in one file, in order."""
    return Span(blocks[0].span.path, blocks[0].span.first, blocks[-1].span.last)


def joined(parts: Iterable[str]) -> Markdown:
    """Return pieces of Markdown as one, a blank line between two; empty ones are left out."""
    return Markdown("\n\n".join(part for part in parts if part.strip()))


def unquoted(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of an answer; where it stands in one quote as a whole, those in it."""
    return blocks[0].children if len(blocks) == 1 and blocks[0].kind == "quote" and blocks[0].children else blocks


def paragraph(inline: Inline, block: Block) -> Block:
    """Return running text that was cut from a block as a paragraph that stands where the block stands."""
    return Block("paragraph", to_markdown(inline), block.span, context=block.context, inline=inline)
