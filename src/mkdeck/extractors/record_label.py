"""A table of things whose headers lead to no whole question, behind labels: “Kerberos (protocol): port?”.

Forms that fit any header are among them, “What is the colour of …?”: people mend such cards before they keep them.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Block, Card, Problem
from mkdeck.headings.topics import lacks_topic
from mkdeck.recognition.recorded_cells import cards_of_tables
from mkdeck.rules.claims import NO_LINES, Lines

READS = ("document",)
ANYWHERE = ("table",)
TIER = "more"
needs_topic = lacks_topic


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each such cell of a lesson's tables."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of those tables that do not stand on the answered lines."""
    return cards_of_tables(block, answered, whole=False)
