"""Terms, or several names, dates and numbers, of a sentence that stands alone and tells one thing; a cloze.

“The Suez Canal links the Mediterranean to the Red Sea.” It is the last to be tried: where a pattern knows how to ask
for what a sentence states, its card stays and this one goes.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.alone import standing
from mkdeck.facts.certain_phrases import (
    hides_all_of_its_kind,
    hides_whole_phrases,
)
from mkdeck.facts.key_phrases import (
    KeyPhrases,
    holds_key_phrase,
    is_known,
    key_phrases,
    may_tell_one_thing,
    tells_one_thing,
)
from mkdeck.facts.marked_terms import IMPERATIVE, is_of_screen, tells_enough
from mkdeck.facts.memory import found_once, once
from mkdeck.facts.phrases import words_of
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.tracing import is_heard
from mkdeck.values import replace

TIER = "default"
TRIGGERS: frozenset[str] = frozenset()

_FEWEST, _LONGEST = 4, 32


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its key phrases deleted, where these are sure to be its point."""
    if not (may_tell_one_thing(sentence) or is_heard()):
        return
    whole = shown(sentence)
    if whole is None or not tells_one_thing(whole):
        return
    found = asked(whole)
    if found.are_sure and tells_enough(whole.body, found.phrases) and holds_key_phrase(whole.body, found.phrases):
        yield from whole.clozes(*found.phrases)


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence says all by itself, and hides whole names and dates, or every number that it has."""
    return hides_whole_phrases(card, sentence) or hides_all_of_its_kind(card, sentence)


def is_likely(card: Card, sentence: Sentence) -> bool:  # noqa: ARG001 - the form of all that tell it
    """Whether what is asked for is a name, a number, a marked term, or what the sentence says the meaning of."""
    whole = shown(sentence)
    return whole is not None and is_known(asked(whole))


def shown(sentence: Sentence) -> Sentence | None:
    """Return a sentence as it is shown; None where it cannot stand alone."""
    whole = standing(with_subject(sentence))
    if whole is None or is_of_screen(whole.text) or IMPERATIVE.match(whole.body.text):
        return None
    return whole if _FEWEST <= len(words_of(whole.body.text)) <= _LONGEST else None


@once
def asked(whole: Sentence) -> KeyPhrases:
    """Return what can be asked for of a sentence as it is shown."""
    found = key_phrases(whole)
    if whole.quote and len(found.phrases) > 1 and found.phrases[0].start == whole.body.start:
        return replace(found, phrases=found.phrases[1:])  # what a pronoun stood for is known from the one before
    return found
