"""Blocks in other pieces: several as one, and running text as a paragraph of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkdeck.cards import Block, Inline, Markdown, Span
from mkdeck.inline import split_lines, to_markdown
from mkdeck.values import replace


def covering(blocks: Sequence[Block]) -> Span:
    """Return the lines from the first block to the last; they stand in one file, in order."""
    return Span(blocks[0].span.path, blocks[0].span.first, blocks[-1].span.last)


def joined(parts: Iterable[str]) -> Markdown:
    """Return pieces of Markdown as one, a blank line between two; empty ones are left out."""
    return Markdown("\n\n".join(part for part in parts if part.strip()))


def unquoted(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of an answer; where it stands in one quote as a whole, those in it."""
    return blocks[0].children if len(blocks) == 1 and blocks[0].kind == "quote" and blocks[0].children else blocks


def unlisted(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of an answer; where it is a list of one point as a whole, those of the point."""
    points = blocks[0].children if len(blocks) == 1 and blocks[0].kind == "list" else ()
    return points[0].children if len(points) == 1 and not blocks[0].ordered else blocks


def paragraph(inline: Inline, block: Block) -> Block:
    """Return running text that was cut from a block as a paragraph that stands where the block stands."""
    return Block("paragraph", to_markdown(inline), block.span, context=block.context, inline=inline)


def lines_as_list(block: Block) -> Block:
    """Return a paragraph as a list of its lines, each an item that stands on a line of the file."""
    items: list[Block] = []
    for place, line in enumerate(split_lines(block.inline)):
        there = min(block.span.first + place, block.span.last)
        span = Span(block.span.path, there, there)
        told = Block("paragraph", to_markdown(line), span, context=block.context, inline=line)
        items.append(Block("item", told.source, span, children=(told,), context=block.context))
    return replace(block, kind="list", inline=Inline(), children=tuple(items))
