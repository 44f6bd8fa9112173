"""Names and terms of a sentence that may be its point, where none is sure to be.

“Osteoclasts dissolve bone mineral.” Whether the subject or what is told of it is to be remembered only a reader can
say, so people ask for these cards or leave them.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.patterns.key_phrase import asked
from mkdeck.facts.sentences import Sentence

TIER = "more"
TRIGGERS: frozenset[str] = frozenset()

_LEAST = 1.4


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the phrases deleted that are likely to be its point."""
    if next(asked(sentence), None) is None:
        yield from asked(sentence, _LEAST)
