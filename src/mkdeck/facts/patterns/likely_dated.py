"""An event and its date, where something in the sentence may look back at another one; a cloze of the date.

“General Motors asked for an electronic replacement in 1968.” Of what, the sentences before tell.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.patterns.dated import TRIGGERS as TRIGGERS
from mkdeck.facts.patterns.dated import date_and_name, is_clear
from mkdeck.facts.sentences import Sentence

TIER = "more"


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its date deleted, and who did it or where it happened."""
    deletions = date_and_name(sentence)
    if deletions and not is_clear(sentence.body.text):
        yield from sentence.clozes(*deletions)
