"""A kind of thing that is not marked but belongs to a subject, and what it is: “A haiku is a poem of …”.

So are nouns of which it is said as only definitions do, “Drift is the angle between …”; others that are not marked are
read by `plain_definition`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.patterns.plain_definition import defined
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS = frozenset({"is", "are"})


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X?”."""
    yield from defined(sentence, of_kinds=True)
