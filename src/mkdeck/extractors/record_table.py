"""A table of things and what is told of each, where its header leads to a whole question: “Who wrote it?”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Problem
from mkdeck.headings.titles import singular
from mkdeck.headings.topics import lacks_topic
from mkdeck.recognition.recorded_cells import cards_of_tables
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.wording.words import plain, words

READS = ("document",)
ANYWHERE = ("table",)
TABLES_STAND_ALONE = True
_TOLD = re.compile(r"[^:–?]+ \((?P<kind>[^()]+)\): ")


def needs_topic(card: Card) -> bool:
    """Whether a question does not tell in brackets of what kind of thing it asks, “Lard (fat): …”."""
    told = _TOLD.match(card.front) if isinstance(card, Basic) else None
    is_told = told is not None and singular(plain(told["kind"]).rpartition(" ")[2]) not in words("kind")
    return not is_told and lacks_topic(card)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each such cell of a lesson's tables."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of those tables that do not stand on the answered lines."""
    return cards_of_tables(block, answered, whole=True)
