"""How a question is written: the subject in its middle, the auxiliary before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.guards import answers_itself, is_name
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ARTICLES, QUANTIFIERS

_SOME = QUANTIFIERS | ARTICLES
_FIRST_LETTER = re.compile(r"[^\W\d_]")


def ask(sentence: Sentence, front: str, back: Phrase) -> Iterator[Card]:
    """Yield the card that asks `front`, unless the question already shows its answer."""
    if back.text and not answers_itself(front, back):
        yield sentence.basic(front, back)


def inside(phrase: Phrase, sentence: Sentence, *, common: bool = False) -> str:
    """Write a phrase as it stands within a sentence: an opening “The” and common nouns get a small letter.

    Whether a word is one is seen from how the lesson writes it elsewhere; `common` tells that it is no name
    where the lesson does not.
    """
    text = phrase.markdown
    words = phrase.words
    if not words or phrase.is_marked("code"):
        return text
    first = words[0]
    if any(word[0].isupper() for word in words[1:]) and first.casefold() not in _SOME:
        return str(text)  # “Random Forest”: a small letter would split the name
    if first.casefold() not in _SOME and (
        is_name(phrase, sentence.vocabulary) or not (common or sentence.vocabulary.is_common(first))
    ):
        return str(text)
    return _FIRST_LETTER.sub(lambda found: found[0].lower(), text, count=1)
