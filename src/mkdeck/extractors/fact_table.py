"""A small table of facts, asked for behind what its first column names: “Clear width: which limit?”.

What other rules ask of a table as a whole question is left to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Block, Card, Problem
from mkdeck.headings.topics import lacks_topic
from mkdeck.recognition.recorded_cells import facts_of_tables
from mkdeck.rules.claims import NO_LINES, Lines

READS = ("document",)
ONLY_IN_LESSONS = True
ANYWHERE = ("table",)
needs_topic = lacks_topic


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each such cell of a lesson's tables."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of those tables that do not stand on the answered lines."""
    return facts_of_tables(block, answered)
