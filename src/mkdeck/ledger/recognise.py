"""Gives each card of a deck its guid and its cloze numbers: those that it had, or new ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from mkdeck.cards import Card, Cloze, Problem
from mkdeck.identity.guids import new_guid
from mkdeck.identity.keys import settle_keys
from mkdeck.ledger.entry import Entry
from mkdeck.ledger.evidence import Found, Match
from mkdeck.ledger.renumber import NumbersUsedUpError, renumber
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Recognised:
    """A card with its guid and with the cloze numbers that it had; `match` is None for a new card."""

    card: Card
    lesson: str
    guid: str
    match: Match | None


def recognise(
    entries: Sequence[Entry], cards: Iterable[Found], others: Mapping[str, Card] = MappingProxyType({})
) -> tuple[list[Recognised], list[Problem]]:
    """Return who the cards of a deck are, in their order, and what keeps one from being who it was.

    No two get one guid, and none gets that of an entry that it is not. `others` are by their guids cards of the deck of
    which it is known already; neither they nor their entries are among the others.
    """
    found = list(cards)
    keyed, problems = settle_keys(item.card for item in found)
    found = [item if card is item.card else replace(item, card=card) for card, item in zip(keyed, found, strict=True)]
    taken = {*others, *(entry.guid for entry in entries)}
    recognised = []
    for item, known in zip(found, _matches(entries, found, others), strict=True):
        card = item.card
        if known:
            try:
                card = _with_former_numbers(card, known.entry)
            except NumbersUsedUpError:
                text = "this cloze has used up its 500 numbers for deletions that came and went; it begins anew"
                problems.append(Problem(card.origin.span, f"{text} as another card"))
                known = None
        guid = known.entry.guid if known else new_guid(card, taken)
        taken.add(guid)
        recognised.append(Recognised(card, item.lesson, guid, known))
    return recognised, problems


def _matches(entries: Sequence[Entry], found: Sequence[Found], others: Mapping[str, Card]) -> list[Match | None]:
    if not entries:  # the first build
        return [None] * len(found)
    from mkdeck.ledger.match import match

    return match(entries, found, tuple(others.values()))


def _with_former_numbers(card: Card, entry: Entry) -> Card:
    if not isinstance(card, Cloze) or not isinstance(entry.card, Cloze):
        return card
    return replace(card, text=renumber(card.text, entry.card.text, entry.clozes))
