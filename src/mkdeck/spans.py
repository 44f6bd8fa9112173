"""Several blocks as one: the lines that they cover, their Markdown in one piece."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mkdeck.cards import Block, Markdown, Span


def covering(blocks: Sequence[Block]) -> Span:
    """Return the lines from the first block to the last; they stand in one file, in order."""
    return Span(blocks[0].span.path, blocks[0].span.first, blocks[-1].span.last)


def joined(parts: Iterable[str]) -> Markdown:
    """Return pieces of Markdown as one, a blank line between two; empty ones are left out."""
    return Markdown("\n\n".join(part for part in parts if part.strip()))
