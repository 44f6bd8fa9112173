"""What several commands say of cards: how many there are, what became of them, and how to find them in Anki."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Cloze
from mkdeck.cli.reporting import count
from mkdeck.clozes import cloze_numbers
from mkdeck.identity.sides import sides_of
from mkdeck.ledger import STATES, Change, Entry
from mkdeck.notetypes import GUID_FIELD
from mkdeck.render.sanitise import without_control_characters

_WIDEST = 80
"""Letters of a card's name in a line."""


def cards_by_kind(cards: Iterable[Card]) -> Counter[str]:
    """Return how many cards Anki will show, by kind."""
    kinds: Counter[str] = Counter()
    for card in cards:
        kinds["list" if isinstance(card, Basic) and card.items else type(card).__name__.lower()] += shown_cards(card)
    return kinds


def cards_in_words(cards: Iterable[Card]) -> str:
    """Return how many cards Anki will show, by kind: `9 cards of 8 notes (7 basic, 2 cloze)`.

    Each of the cards given is a note in Anki, which is named where it shows several: what an import adds and changes
    are notes.
    """
    notes = list(cards)
    kinds = cards_by_kind(notes)
    of_notes = f" of {count(len(notes), 'note')}" if kinds.total() != len(notes) else ""
    by_kind = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
    return count(kinds.total(), "card") + of_notes + (f" ({by_kind})" if by_kind else "")


def shown_cards(card: Card) -> int:
    """Return how many cards Anki will make of one: a cloze's deletions, a list's items, both ways of a basic one."""
    match card:
        case Basic(items=items) if items:
            return len(items)
        case Basic(both_ways=both_ways):
            return 1 + both_ways
        case Choice():
            return 1
        case Cloze(text):
            return len(cloze_numbers(text))
        case _:
            assert_never(card)


def changes_in_words(changes: Iterable[Change]) -> str:
    """Return how many notes are new, changed, and so on: `notes: 1 new, 2 changed`; empty where there are none."""
    states = Counter((change.state, change.in_words) for change in changes)
    of_all = sorted(states.items(), key=lambda counted: (STATES.index(counted[0][0]), counted[0][1]))
    told = ", ".join(f"{number} {words}" for (_, words), number in of_all)
    return f"notes: {told}" if told else ""


def card_name(entry: Entry) -> str:
    """Return a line that tells a card of the ledger to a person: its question, shortened."""
    sides = sides_of(entry.card)
    first = without_control_characters(sides.get("front") or sides["text"]).split("\n")[0]
    deleted = first.find("{{c") if "text" in sides else -1
    if deleted > _WIDEST // 2:  # what is hidden tells one cloze from another
        start = first.rfind(" ", 0, deleted - _WIDEST // 4)
        first = f"…{first[start:]}" if start > 0 else first
    return first if len(first) <= _WIDEST else first[: _WIDEST - 1] + "…"


def anki_search(guids: Iterable[str]) -> str:
    """Return the search that selects some notes in Anki's browser; https://docs.ankiweb.net/searching.html."""
    return f'"{GUID_FIELD}:re:^({"|".join(guids)})$"'


def deck_search(name: str) -> str:
    """Return the search that selects the cards of a deck and of its subdecks in Anki's browser."""
    escaped = re.sub(r'([\\"*_])', r"\\\1", name)
    return f'"deck:{escaped}"'
