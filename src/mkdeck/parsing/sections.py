"""Sections: a heading with all that stands below it, and the titles that stand above each block."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.cards import Block, Markdown, Span
from mkdeck.wording.words import has_question_mark, is_answer_label


def fold_sections(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Put every heading and what follows it, up to the next of its rank or above, into a section of its own."""
    folded: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        end = at + 1
        if block.kind == "heading":
            while end < len(blocks) and not (blocks[end].kind == "heading" and blocks[end].level <= block.level):
                end += 1
            folded.append(_section(blocks[at:end]))
        else:
            folded.append(block)
        at = end
    return tuple(folded)


def _section(blocks: Sequence[Block]) -> Block:
    heading, last = blocks[0], blocks[-1]
    children = (heading, *fold_sections(blocks[1:]))
    source = Markdown("\n\n".join(block.source for block in blocks))
    span = Span(heading.span.path, heading.span.first, last.span.last)
    return Block("section", source, span, level=heading.level, children=children)


def with_context(block: Block, context: tuple[str, ...]) -> Block:
    """Give a block and all within it the path of titles above them."""
    children: tuple[Block, ...] = ()
    if block.children:
        title = _title(block)
        inner = (*context, title.text) if title and title.text else context
        children = tuple([with_context(child, context if child is title else inner) for child in block.children])
    return Block(  # each block of each lesson comes by; `replace` takes three times as long
        block.kind, block.source, block.span, block.level, children, context, block.inline, block.info, block.ordered,
        block.number, block.roles,
    )  # fmt: skip


def _title(block: Block) -> Block | None:
    """Return the block that names what stands beside it: a section's heading, or a quotation's bold first line."""
    first = block.children[0]
    if block.kind == "section":
        return first
    if block.kind == "container" and not is_answer_label(block.text):
        return block
    if block.kind == "quote" and len(block.children) > 1 and is_bold_line(first) and not has_question_mark(first.text):
        return first
    return None


def is_bold_line(block: Block) -> bool:
    """Whether a paragraph is one line that is bold from end to end, as people write titles without a heading."""
    if block.kind != "paragraph" or "\n" in block.text:
        return False
    return any(mark.kind == "strong" and (mark.start, mark.end) == (0, len(block.text)) for mark in block.inline.marks)
