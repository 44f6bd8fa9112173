"""When something happened, where the sentence names neither a doer nor a place: “Apollo 11 landed in 1969”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.patterns.dated import TRIGGERS as TRIGGERS
from mkdeck.facts.patterns.dated import date_and_name
from mkdeck.facts.sentences import Sentence

TIER = "more"


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its date deleted."""
    deletions = date_and_name(sentence)
    if len(deletions) == 1:
        yield from sentence.clozes(*deletions)
