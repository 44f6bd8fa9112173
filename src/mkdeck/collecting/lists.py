"""Answers that are ordered lists: their items are asked one by one, each with the earlier ones before it."""

from __future__ import annotations

from dataclasses import replace

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Markdown
from mkdeck.parsing.markdown import card_parser

_BEGINNING = re.compile(r"\s*1[.)]\s")
_FEWEST, _MOST = 3, 20
_LONGEST = 200
"""Characters of an item; longer ones are paragraphs to be read, and nobody recalls them word by word."""

_ITEM = ["list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close"]


def with_items(card: Card) -> Card:
    """Return the card with the items of its answer, if that is an ordered list of short ones and nothing else."""
    if not isinstance(card, Basic) or card.both_ways or not _BEGINNING.match(card.back):
        return card
    items = ordered_items(card.back)
    short = all(len(item) <= _LONGEST for item in items)
    return replace(card, items=items) if _FEWEST <= len(items) <= _MOST and short else card


def ordered_items(text: Markdown) -> tuple[Markdown, ...]:
    """Return the items of a text that is one list, numbered from 1, each item a paragraph; else nothing."""
    tokens = card_parser().parse(text)
    types = [token.type for token in tokens]
    count, rest = divmod(len(tokens) - 2, len(_ITEM))
    if rest or types != ["ordered_list_open", *_ITEM * count, "ordered_list_close"] or tokens[0].attrs.get("start"):
        return ()
    return tuple(Markdown(token.content) for token in tokens if token.type == "inline")
