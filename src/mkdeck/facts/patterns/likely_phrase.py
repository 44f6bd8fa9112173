"""Names, numbers and terms of a sentence that may be its point, where none is sure to be; a cloze.

“Osteoclasts dissolve bone mineral.” Whether the subject or what is told of it is to be remembered only a reader can
say, and so it is with a lone number. Those cards are certain that say what a thing is, or in general how much.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.clozes import DELETION
from mkdeck.facts.certain_phrases import may_tell_point, tells_point
from mkdeck.facts.key_phrases import tells_one_thing
from mkdeck.facts.memory import found_once
from mkdeck.facts.of_moment import is_of_task, is_told_once
from mkdeck.facts.patterns import key_phrase
from mkdeck.facts.sentences import Sentence

TIER = "default"
is_likely = key_phrase.is_likely
ONLY_IN_LESSONS = True
is_certain = tells_point
may_be_certain = may_tell_point
TRIGGERS: frozenset[str] = frozenset()


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the phrases deleted that are likely its point."""
    whole = key_phrase.shown(sentence)
    found = key_phrase.asked(whole) if whole is not None else None
    if whole is None or found is None or not found.phrases or (found.are_sure and tells_one_thing(whole)):
        return
    for card in whole.clozes(*found.phrases):
        if tells_point(card, sentence) or not (
            is_of_task(sentence) or is_told_once(sentence, DELETION.findall(card.text))
        ):
            yield card
