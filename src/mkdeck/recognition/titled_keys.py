"""Keys below titles that only here say so, “**Suggested answers**”, “> **Key**”, as boxes of answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from mkdeck.cards import Block
from mkdeck.parsing.pieces import covering, joined
from mkdeck.recognition.answers import is_marker
from mkdeck.recognition.exercise_names import behind_key_word
from mkdeck.recognition.key_entries import counts_from_one, entries_of, numbered
from mkdeck.recognition.key_labels import key_label
from mkdeck.values import replace
from mkdeck.wording.words import plain, words


def with_titled_keys(section: Block) -> Block:
    """Return a section in which each paragraph that is but such a title holds the numbered entries below it.

    So does a quotation that opens with one. Whether they answer what stands above is for others to tell.
    """
    children: list[Block] = []
    place = 0
    while place < len(section.children):
        below = _told_at(section.children, place)
        title = titled_quotation(section.children[place])[0] or section.children[place]
        is_quoted = title is not section.children[place]
        children.append(box(title, below) if below else section.children[place])
        place += 1 if is_quoted or not below else 1 + len(below)
    is_same = len(children) == len(section.children) and all(map(_is_same, children, section.children))
    return section if is_same else replace(section, children=tuple(children))


def _is_same(one: Block, other: Block) -> bool:
    return one is other


def _told_at(children: Sequence[Block], place: int) -> Sequence[Block]:
    """Return the entries of a key whose title stands at a place; none without one."""
    block = children[place]
    title, below = titled_quotation(block)
    if title is None:
        if block.kind != "paragraph" or is_marker(block) or behind_key_word(block.text):
            return ()
        label = key_label(block.inline)
        if label is None or block.text[label[1] :].strip():
            return ()
        below = list(takewhile(_holds_entries, children[place + 1 :]))
    return below if counts_from_one(numbered(below)) else ()


def _holds_entries(block: Block) -> bool:
    return any(True for _ in entries_of(block))


def titled_quotation(block: Block) -> tuple[Block | None, Sequence[Block]]:
    """Return the title of a quotation that is called a key, “> **Key**”, and what stands below it; else no title."""
    if block.kind != "quote" or not block.children:
        return None, ()
    title, *below = block.children
    label = key_label(title.inline) if title.kind == "paragraph" else None
    is_alone = label is not None and plain(label[0]) in words("key") and not title.text[label[1] :].strip()
    return (title, below) if is_alone else (None, ())


def box(title: Block, below: Sequence[Block]) -> Block:
    """Return a key below its title as the box of an answer."""
    span = covering([title, *below])
    made = Block("container", joined(block.source for block in below), span, roles=("answer",), children=tuple(below))
    return replace(made, context=title.context)
