"""What a sentence tells of the one before it, a cloze of both: “It stores a hash.” behind what “it” is.

A pronoun or “the plan” need not be put in other words where the sentence that it leans on stands before it and can
stand alone itself. Only the second sentence is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.alone import continuing, standing
from mkdeck.facts.dates import dates_in
from mkdeck.facts.key_phrases import KeyPhrases, key_phrases
from mkdeck.facts.marked_terms import IMPERATIVE, is_of_screen
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.values import replace

TIER = "more"
TRIGGERS: frozenset[str] = frozenset()

_FEWEST, _LONGEST, _LONGEST_OF_BOTH, _FEWEST_LEFT = 5, 26, 44, 1


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield both sentences with the key phrases of the second deleted, where these are sure to be its point."""
    for both, found in asked(sentence):
        if is_point(found):
            yield from both.clozes(*found.phrases)


def is_point(found: KeyPhrases) -> bool:
    """Whether key phrases are one that the author marks, one term, or a name and a date; others are the lesser part."""
    dates = [phrase for phrase in found.phrases if dates_in(phrase.text)]
    others = [phrase for phrase in found.phrases if not dates_in(phrase.text)]
    if not found.are_sure or len(others) != 1 or len(dates) > 1:
        return False
    other = others[0]
    if other.is_marked("strong", "emphasis", "code"):
        return True
    is_name = any(word[0].isupper() for word in other.words)
    is_one = not any(sign.isdigit() for sign in other.text) and " and " not in other.text
    return is_one and is_name == bool(dates)


def asked(sentence: Sentence) -> Iterator[tuple[Sentence, KeyPhrases]]:
    """Yield a sentence behind the one that it leans on, and what can be asked for of it."""
    if standing(with_subject(sentence)) is not None:
        return
    found = continuing(sentence)
    if found is None:
        return
    both, moved = found
    if is_of_screen(both.text) or IMPERATIVE.match(sentence.body.text):
        return
    length = len(words_of(sentence.text))
    if not _FEWEST <= length <= _LONGEST or len(words_of(both.text)) > _LONGEST_OF_BOTH:
        return
    shown = both.text[: sentence.phrase.start + moved].casefold()
    key = key_phrases(sentence, fewest_left=_FEWEST_LEFT)
    phrases = [phrase for phrase in key.phrases if phrase.text.casefold() not in shown]
    shifted = [Phrase(both.phrase.inline, phrase.start + moved, phrase.end + moved) for phrase in phrases]
    yield both, replace(key, phrases=shifted, are_sure=key.are_sure and bool(shifted))
