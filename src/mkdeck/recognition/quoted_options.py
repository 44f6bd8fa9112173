"""Options in a quotation below their question, `> a) Oslo`, as Pandoc writes what a Word file indents, and keys in one.

They are no words of somebody else, so rules read them as if no quotation stood around them.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.cards import Block
from mkdeck.recognition.exercise_names import behind_key_word
from mkdeck.recognition.key_labels import FIRST_ENTRIES
from mkdeck.recognition.options import read_options
from mkdeck.values import replace
from mkdeck.wording.words import asks, has_question_mark, plain, question_label, words


def with_options_unquoted(children: Sequence[Block], within: Block) -> Sequence[Block]:
    """Return blocks that stand side by side with the options and keys among them laid open that stand in quotations."""
    if not any(child.kind == "quote" for child in children):
        return children  # as mostly
    opened: list[Block] = []
    for child in children:
        if child.kind == "quote" and opened and _poses(opened[-1], within) and _holds_options(child):
            opened += [_at_level_of(child, inner) for inner in child.children]
        elif child.kind == "quote" and _holds_key(child):
            opened += child.children
        else:
            opened.append(child)
    return opened


def _poses(block: Block, within: Block) -> bool:
    """Whether a block may be a question above its options: it asks, or a number stands before it."""
    if block.kind == "list":
        last = block.children[-1] if block.ordered and block.children else None
        return last is not None and len(last.children) == 1 and _poses(last.children[0], last)
    if block.kind != "paragraph":
        return False
    return question_label(block.text) > 0 or asks(block.text) or (within.kind == "item" and within.number is not None)


def _holds_options(quote: Block) -> bool:
    """Whether all that stands in a quotation is options under letters that count them, and none of it asks."""
    found = read_options(quote.children)
    if found is None or found[:2] != (0, len(quote.children)):
        return False
    return all(option.is_lettered and not has_question_mark(option.plain) for option in found[2])


def _holds_key(quote: Block) -> bool:
    """Whether a quotation is a key whose entries count from one behind its word or below it: “> **Key:** 1. B 2. D”."""
    first, *below = quote.children or (quote,)
    if len(below) == 1 and below[0].kind == "list" and below[0].ordered:
        return first.kind == "paragraph" and plain(first.text) in words("key") and below[0].children[0].number == 1
    text = quote.children[0].text if len(quote.children) == 1 and quote.children[0].kind == "paragraph" else ""
    start = behind_key_word(text)
    return start > 0 and FIRST_ENTRIES.match(text, start) is not None


def _at_level_of(quote: Block, inner: Block) -> Block:
    """Return a block of a quotation as one beside it: the option that a bold line is names nothing below it."""
    return replace(inner, context=quote.context)
