"""A bold term in a sentence that tells little of it: “**Zapier** moves data between web apps”.

Beside so few words another answer is often as right. A note put together by signs, “**Meconium** → inform the
midwife”, often asks for the lesser part.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import filterfalse

from mkdeck.cards import Card
from mkdeck.facts.certain_phrases import by_points, never
from mkdeck.facts.marked_terms import tells_much
from mkdeck.facts.patterns.bold_term import deleted
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import BOLD

TIER = "default"
is_certain = never
is_likely = by_points
TRIGGERS = frozenset({BOLD})


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its bold terms deleted."""
    return filterfalse(tells_much, deleted(sentence))
