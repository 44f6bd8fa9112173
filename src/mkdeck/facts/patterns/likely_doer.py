"""A full name that did something, where something in the sentence may look back; a cloze of the name.

“Lawrence Herbert turned it into a colour standard.” Whether that is clear by itself, a reader can say.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.certain_phrases import by_points, has_no_pronoun, tells_of_whole_name
from mkdeck.facts.patterns.named_doer import TRIGGERS as TRIGGERS
from mkdeck.facts.patterns.named_doer import is_clear, told_by_name
from mkdeck.facts.sentences import Sentence

TIER = "default"
is_likely = by_points
is_certain = tells_of_whole_name
may_be_certain = has_no_pronoun


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the name deleted."""
    for whole, name in told_by_name(sentence):
        if not is_clear(whole, name):
            yield from whole.clozes(name)
