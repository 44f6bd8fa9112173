"""Where prose may stand in a lesson; `sentences.py` reads it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from mkdeck.alerts import alert_kind
from mkdeck.cards import Block
from mkdeck.claims import NO_LINES, Lines
from mkdeck.values import dataclass, replace
from mkdeck.words import names_role


@dataclass(frozen=True, slots=True)
class Text:
    """A block that may hold prose, the block right below it, and whether it stands in an item of a list."""

    block: Block
    below: Block | None
    in_list: bool = False


def may_state(document: Block, claimed: Lines) -> bool:
    """Whether there may be prose on lines that are not `claimed`, so that it is worth while to look for facts."""
    return any(True for _ in prose_blocks(document, claimed))


def prose_blocks(document: Block, claimed: Lines = NO_LINES) -> Iterator[Text]:
    """Yield the paragraphs of the lesson, of its sections and of the items of its lists, and titles of lists.

    None comes from within other containers than alerts, nor from `claimed` lines alone. What has the role of a question
    or an answer states nothing by itself.
    """
    pending = [Text(document, None)]
    while pending:
        text = pending.pop()
        block, below = text.block, text.below
        if claimed.cover(block.span):
            continue
        roles = block.roles + (block.children[0].roles if block.kind == "section" else ())
        if roles and any(names_role(role, table) for role in roles for table in ("question", "answer")):
            continue
        below = below if below and below.kind in ("list", "definitions") else None
        if block.kind == "paragraph" or (block.kind == "heading" and below):
            yield text if text.below is below else replace(text, below=below)
        elif block.kind in ("document", "section", "list", "item") or (
            block.kind == "container" and alert_kind(block.roles)
        ):
            in_list = text.in_list or block.kind == "item"
            children = zip_longest(block.children, block.children[1:])
            pending.extend(Text(child, following, in_list) for child, following in reversed(list(children)))
