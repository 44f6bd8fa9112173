"""A card as a build finds it, and by what it was found among those that the ledger remembers."""

from __future__ import annotations

from typing import Literal

from mkdeck.cards import Card
from mkdeck.ledger.entry import Entry
from mkdeck.values import dataclass

MatchedBy = Literal["id", "question", "answer", "place"]


@dataclass(frozen=True, slots=True)
class Match:
    """The entry that a card is, by which evidence, and how sure that is, from `likeness.BAR` to 1."""

    entry: Entry
    by: MatchedBy
    confidence: float


@dataclass(frozen=True, slots=True)
class Found:
    """A card as a build finds it: its lesson is named as in `Entry`; `bare` is the card without a label before it."""

    card: Card
    lesson: str
    bare: Card | None = None
