"""Names, numbers and terms of a sentence that stands alone; a cloze where no other pattern asks.

“The Suez Canal links the Mediterranean to the Red Sea.” It is the last to be tried: where a pattern knows how to ask
for what a sentence states, its card stays and this one goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.alone import standing
from mkdeck.facts.key_phrases import SURE, holds_key_phrase, key_phrases
from mkdeck.facts.marked_terms import IMPERATIVE, SCREEN
from mkdeck.facts.phrases import words_of
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS: frozenset[str] = frozenset()

_FEWEST, _LONGEST = 4, 32


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its key phrases deleted."""
    yield from asked(sentence)


def asked(sentence: Sentence, least: float = SURE) -> Iterator[Card]:
    """Yield the sentence with its phrases deleted that have at least a weight."""
    whole = standing(with_subject(sentence))
    if whole is None or SCREEN.search(whole.text) or IMPERATIVE.match(whole.body.text):
        return
    if not _FEWEST <= len(words_of(whole.body.text)) <= _LONGEST:
        return
    phrases = key_phrases(whole, least=least)
    if whole.quote and len(phrases) > 1 and phrases[0].start == whole.body.start:
        phrases = phrases[1:]  # what a pronoun stood for is known from the sentence before
    if holds_key_phrase(whole.body, phrases):
        yield from whole.clozes(*phrases)
