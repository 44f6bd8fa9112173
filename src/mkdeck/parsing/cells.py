"""Cells that hold blocks, as those of tables in HTML and of drawn ones may, and the rows that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Block, Inline, Mark, Markdown, Span
from mkdeck.parsing.inline import beside, join_lines, to_markdown
from mkdeck.parsing.pieces import HOLDS_BLOCKS, joined


def cell_of_text(text: Inline, span: Span) -> Block:
    """Return a cell that holds running text."""
    return Block("cell", Markdown(as_cell(text)), span, inline=text)


def cell_of_blocks(blocks: Sequence[Block], span: Span) -> Block:
    """Return a cell; its source is that of its blocks, and its text has a line for each."""
    text = join_lines(list(_lines_of(blocks)))
    return Block("cell", joined(block.source for block in blocks), span, inline=text, info=HOLDS_BLOCKS)


def row_source(cells: Sequence[Block]) -> Markdown:
    """Return a row of a table as a line of Markdown."""
    return Markdown(f"| {' | '.join(as_cell(cell.inline) for cell in cells)} |")


def ruled(lines: Sequence[str], header: int, columns: int) -> Markdown:
    """Return the rows of a table as Markdown, with the line below its header."""
    return Markdown("\n".join([lines[header], "|" + "---|" * columns, *lines[header + 1 :]]))


def as_cell(text: Inline) -> str:
    """Return running text as the cell of a table in Markdown."""
    return to_markdown(text).replace("|", "\\|").replace("\n", "<br>")


def _lines_of(blocks: Sequence[Block]) -> Iterator[Inline]:
    """Yield the lines of running text that say what blocks do, each of a list or of code in one of its own."""
    for block in blocks:
        if block.kind == "code":
            lines = block.source.split("\n")[1:-1]
            yield from (Inline(line, (Mark("code", 0, len(line)),)) for line in lines if line.strip())
        elif block.kind == "item":
            first, *more = list(_lines_of(block.children)) or [Inline()]
            yield first if block.number is None else beside(Inline(f"{block.number}."), first)
            yield from more
        elif block.children:
            yield from _lines_of(block.children)
        elif block.inline.text or block.inline.marks:
            yield block.inline
