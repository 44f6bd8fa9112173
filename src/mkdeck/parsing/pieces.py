"""Blocks in other pieces: several as one, and running text as a paragraph of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import is_

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown, Span
from mkdeck.parsing.inline import join_lines, split_lines, to_markdown
from mkdeck.values import replace

_NUMBER, _BRACKETED = re.compile(r"(\d{1,3})[.):]"), re.compile(r"[(（](\d{1,2})[)）]")
_FEWEST = 2
_ENDS = tuple(".,:;!?。，：；！？…")
HOLDS_BLOCKS = "blocks"
"""The `info` of a cell that holds more than running text, as those of tables in HTML may."""


def covering(blocks: Sequence[Block]) -> Span:
    """Return the lines from the first block to the last; they stand in one file, in order."""
    return Span(blocks[0].span.path, blocks[0].span.first, blocks[-1].span.last)


def line_span(block: Block, number: int, many: int = 1) -> Span:
    """Return where some lines of a paragraph stand, by the number of the first from 0: as far as the file has any."""
    first, last = block.span.first + number, block.span.last
    return Span(block.span.path, min(first, last), min(first + many - 1, last))


def joined(parts: Iterable[str]) -> Markdown:
    """Return pieces of Markdown as one, a blank line between two; empty ones are left out."""
    return Markdown("\n\n".join([part for part in parts if part and not part.isspace()]))


def as_paragraphs(lines: Iterable[tuple[Inline | Markdown, bool]]) -> Markdown:
    """Return lines, each with whether a paragraph begins with it, and the Markdown of blocks between them as one."""
    parts: list[Markdown] = []
    run: list[Inline] = []
    for line, begins in lines:
        if run and (begins or not isinstance(line, Inline)):
            parts.append(to_markdown(join_lines(run)))
            run = []
        if not isinstance(line, Inline):
            parts.append(line)
        elif line.text:
            run.append(line)
    return joined([*parts, to_markdown(join_lines(run))])


def with_children(block: Block, children: Sequence[Block]) -> Block:
    """Return a block with other children, or the block itself where they are the same ones.

    By that a pass tells that it leaves a lesson as it is, at the cost of no new block.
    """
    is_same = len(children) == len(block.children) and all(map(is_, children, block.children))
    return block if is_same else replace(block, children=tuple(children))


def in_cell(cell: Block) -> Markdown:
    """Return what a cell says as the side of a card: its running text, or the blocks that a cell in HTML holds.

    What parts its lines was written as a break, `<br>`, and is one on the card.
    """
    if cell.info == HOLDS_BLOCKS:
        return cell.source
    return Markdown(to_markdown(cell.inline).replace("\n", "  \n"))


def in_line(cell: Block) -> Inline:
    """Return what a cell says where it is part of a line or of a question.

    Of the blocks that a cell in HTML holds, each item and each paragraph is parted from the next by a semicolon, unless
    it ends with a sign of its own.
    """
    if cell.info != HOLDS_BLOCKS:
        return cell.inline
    *before, last = split_lines(cell.inline)
    ended = (Inline(line.text if line.text.endswith(_ENDS) else f"{line.text};", line.marks) for line in before)
    lines = join_lines([*ended, last])
    return Inline(lines.text.replace("\n", " "), lines.marks)


def is_line(block: Block) -> bool:
    """Whether a block holds a single line of text and nothing else, as most items do."""
    return len(block.children) == 1 and block.children[0].kind == "paragraph" and "\n" not in block.children[0].text


def leads_up(block: Block) -> bool:
    """Whether a block ends with a colon, so that what stands below goes on with it."""
    return block.text.rstrip().endswith((":", "："))


def unquoted(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of an answer; where it stands in one quote as a whole, those in it."""
    return blocks[0].children if len(blocks) == 1 and blocks[0].kind == "quote" and blocks[0].children else blocks


def unlisted(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of an answer; where it is a list of one point as a whole, those of the point."""
    points = blocks[0].children if len(blocks) == 1 and blocks[0].kind == "list" else ()
    return points[0].children if len(points) == 1 and not blocks[0].ordered else blocks


def paragraph(inline: Inline, block: Block, span: Span | None = None) -> Block:
    """Return running text that was cut from a block as a paragraph that stands where the block stands, or on `span`."""
    return Block("paragraph", to_markdown(inline), span or block.span, context=block.context, inline=inline)


def as_item(blocks: Sequence[Block], number: int | None = None) -> Block:
    """Return blocks as an item of a list, under a number if it is one that has them."""
    source = joined(block.source for block in blocks)
    context = blocks[0].context
    return Block("item", source, covering(blocks), children=tuple(blocks), context=context, number=number)


def in_container(children: Sequence[Block], place: Sequence[Block], *roles: str) -> Block:
    """Return blocks in a container with these roles, which stands where the blocks that they were made of did."""
    source, context = joined(child.source for child in children), place[0].context
    return Block("container", source, covering(place), children=tuple(children), context=context, roles=roles)


def ending(inline: Inline, block: Block) -> Block:
    """Return the end of a block's running text as a paragraph on its last lines."""
    first = block.span.last - inline.text.count("\n")
    is_in_place = block.span.last - block.span.first == block.text.count("\n") and first > block.span.first
    return paragraph(inline, block, Span(block.span.path, first, block.span.last) if is_in_place else None)


def lines_as_list(block: Block) -> Block:
    """Return a paragraph as a list of its lines, each an item that stands on a line of the file."""
    lines = enumerate(split_lines(block.inline))
    items = (as_item([paragraph(line, block, line_span(block, place))]) for place, line in lines)
    return replace(block, kind="list", inline=Inline(), children=tuple(items))


def paragraphs_as_list(paragraphs: Sequence[Block]) -> Block:
    """Return paragraphs that follow one another as a list, each an item."""
    items = tuple(as_item([told]) for told in paragraphs)
    source = joined(told.source for told in paragraphs)
    return Block("list", source, covering(paragraphs), children=items, context=paragraphs[0].context)


def numbered_item(number: int, inline: Inline, span: Span, context: tuple[str, ...]) -> Block:
    """Return running text as an item of a numbered list."""
    return as_item([Block("paragraph", to_markdown(inline), span, context=context, inline=inline)], number)


def numbered_list(items: Sequence[Block]) -> Block:
    """Return the numbered list of some items."""
    source = Markdown("\n".join(f"{entry.number}. {entry.source}" for entry in items))
    context = items[0].context
    return Block("list", source, covering(items), children=tuple(items), context=context, ordered=True)


def runs_as_lists(children: Sequence[Block], belongs: Callable[[Block], bool], fewest: int) -> dict[int, Block]:
    """Return paragraphs in a row that each belong together, `fewest` at least, as lists by their first places."""
    runs: dict[int, Block] = {}
    run: list[Block] = []
    for place, child in enumerate([*children, None]):
        if child is not None and child.kind == "paragraph" and belongs(child):
            run.append(child)
        elif run:
            if len(run) >= fewest:
                runs[place - len(run)] = paragraphs_as_list(run)
            run = []
    return runs


def number_before(inline: Inline) -> int:
    """Return the number in bold or in brackets that a text begins with, “**3.** …”, “(3) …”; 0 without one."""
    is_bold = bool(inline.marks) and inline.marks[0].kind == "strong" and not inline.marks[0].start
    found = (_NUMBER if is_bold else _BRACKETED).match(inline.text)
    return int(found[1]) if found else 0


def parted_at_numbers(block: Block) -> list[Block]:
    """Return a paragraph in parts, each of which begins with a number in bold or in brackets, and these count up.

    Markdown runs them together where no blank line stands between. Without a second such number it stays whole.
    """
    lines = split_lines(block.inline)
    starts: list[int] = []
    number = 0
    for place, line in enumerate(lines):
        told = number_before(line)
        if told and (not starts or told == number + 1):
            starts.append(place)
            number = told
    if len(starts) < _FEWEST or starts[0] or len(lines) != block.span.last - block.span.first + 1:
        return [block]
    parts: list[Block] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        span = Span(block.span.path, block.span.first + start, block.span.first + end - 1)
        parts.append(paragraph(join_lines(lines[start:end]), block, span))
    return parts
