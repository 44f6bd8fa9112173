"""A card's sides as plain values, and back: the keys under which the listing and the ledger write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, assert_never

from mkdeck.cards import Basic, Card, Choice, Cloze, Markdown, Origin

KINDS: Mapping[type, str] = {Basic: "basic", Cloze: "cloze", Choice: "choice"}
"""What each kind of card is called; Anki never turns a note of one kind into one of another."""

_TWO_SIDES = {"front", "back"}
_TEXT = frozenset([str])


def kind_of(card: Card) -> str:
    """Return what a card's kind is called; an answer whose items are asked one by one makes a note of its own kind."""
    return "list" if isinstance(card, Basic) and card.items else KINDS[type(card)]


def sides_of(card: Card) -> dict[str, Any]:
    """Return the sides of a card by their names, in Markdown."""
    match card:
        case Basic():
            told: dict[str, Any] = {"front": card.front, "back": card.back}
            if card.both_ways:
                told["reverse"] = True
            if card.items:
                told["items"] = list(card.items)
            return told
        case Cloze():
            return {"text": card.text}
        case Choice():
            options, correct = list(card.options), list(card.correct)
            return {"front": card.front, "back": card.back, "options": options, "correct": correct}
        case _:
            assert_never(card)


def card_of(kind: str, sides: Mapping[str, Any], origin: Origin) -> Card:
    """Return the card with these sides. Raises `ValueError` where they are not those of such a card."""
    if kind == "basic" and sides.keys() == _TWO_SIDES and _TEXT.issuperset(map(type, sides.values())):
        return Basic(sides["front"], sides["back"], origin)  # as most are; to match its keys takes four times as long
    match kind, dict(sides):
        case "basic", {"front": str(front), "back": str(back), **rest}:
            reverse = rest.pop("reverse", False)
            card: Card = Basic(Markdown(front), Markdown(back), origin, both_ways=reverse is True)
        case "list", {"front": str(front), "back": str(back), "items": list(items), **rest}:
            if not items or not all(isinstance(item, str) for item in items):
                raise ValueError("the items are no texts")
            card = Basic(Markdown(front), Markdown(back), origin, items=tuple(map(Markdown, items)))
        case "cloze", {"text": str(text), **rest}:
            card = Cloze(Markdown(text), origin)
        case "choice", {
            "front": str(front),
            "back": str(back),
            "options": list(options),
            "correct": list(correct),
            **rest,
        }:
            if not all(isinstance(option, str) for option in options) or not all(isinstance(n, int) for n in correct):
                raise ValueError("the options are no texts, or the right ones no places")
            card = Choice(Markdown(front), tuple(map(Markdown, options)), tuple(correct), Markdown(back), origin)
        case _:
            raise ValueError(f"not the sides of a card of kind `{kind}`")
    if rest:
        raise ValueError(f"no card of kind `{kind}` has a side `{next(iter(rest))}`")
    return card
