"""Sections: a heading with all that stands below it, and the titles that stand above each block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mkdeck.cards import Block, Markdown, Span
from mkdeck.parsing.inline import is_wholly
from mkdeck.values import replace
from mkdeck.wording.words import has_question_mark, is_answer_label


def fold_sections(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Put every heading and what follows it, up to the next of its rank or above, into a section of its own."""
    headings = [(place, block.level) for place, block in enumerate(blocks) if block.kind == "heading"]
    if not headings:
        return tuple(blocks)
    folded = list(blocks[: headings[0][0]])
    at = 0
    while at < len(headings):
        start, level = headings[at]
        at += 1
        while at < len(headings) and headings[at][1] > level:
            at += 1
        folded.append(_section(blocks[start : headings[at][0] if at < len(headings) else len(blocks)]))
    return tuple(folded)


def _section(blocks: Sequence[Block]) -> Block:
    heading, last = blocks[0], blocks[-1]
    children = (heading, *fold_sections(blocks[1:]))
    source = Markdown("\n\n".join([block.source for block in blocks]))
    span = Span(heading.span.path, heading.span.first, last.span.last)
    return Block("section", source, span, level=heading.level, children=children)


def opened(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with those of sections in the place of these, headings among them."""
    for block in blocks:
        if block.kind == "section":
            yield from opened(block.children)
        else:
            yield block


def folded_anew(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks, of which some may be new, in sections again; all keep the titles that stood above them."""
    return tuple(map(_in_context, fold_sections(blocks)))


def _in_context(block: Block) -> Block:
    if block.kind != "section":
        return block
    return replace(block, context=block.children[0].context, children=tuple(map(_in_context, block.children)))


def give_context(block: Block, context: tuple[str, ...] = ()) -> None:
    """Give all within a block the path of titles above them.

    They are new and nobody has seen them yet, so they are changed where they stand: to make each block of each lesson
    anew takes as long as to make it at all.
    """
    title = _title(block) if block.children else None
    inner = (*context, title.text) if title and title.text else context
    for child in block.children:
        above = context if child is title else inner
        if above:
            object.__setattr__(child, "context", above)
        if child.children:
            give_context(child, above)


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
    return is_wholly(block.inline, "strong")


def is_in_italics(block: Block) -> bool:
    """Whether a paragraph is in italics from end to end, as remarks on what stands around it are."""
    return block.kind == "paragraph" and is_wholly(block.inline, "emphasis")
