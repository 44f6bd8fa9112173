"""Names, numbers and terms of a sentence that may be its point, where none is sure to be; a cloze.

“Osteoclasts dissolve bone mineral.” Whether the subject or what is told of it is to be remembered only a reader can
say, and so it is with a lone number. People ask for these cards or leave them, but for those that say what a thing
is, or in general how much.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.certain_phrases import may_tell_point, tells_point
from mkdeck.facts.key_phrases import tells_one_thing
from mkdeck.facts.patterns import continued, key_phrase
from mkdeck.facts.sentences import Sentence

TIER = "default"
is_certain = tells_point
may_be_certain = may_tell_point
TRIGGERS: frozenset[str] = frozenset()


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence, or it and the one that it leans on, with the phrases deleted that are likely its point."""
    whole = key_phrase.shown(sentence)
    found = key_phrase.asked(whole) if whole is not None else None
    if whole is not None and found is not None and found.phrases and not (found.are_sure and tells_one_thing(whole)):
        yield from whole.clozes(*found.phrases)
    for both, found in continued.asked(sentence):
        if found.phrases and not continued.is_point(found):
            yield from both.clozes(*found.phrases)
