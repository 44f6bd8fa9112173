"""How a question is written: the subject in its middle, the auxiliary before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.guards import answers_itself, is_name
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.vocabulary import has_inner_capital
from mkdeck.facts.words import ARTICLES, QUANTIFIERS, word_set

_SOME = QUANTIFIERS | ARTICLES
_SMALL = word_set("in on for with from to by at within like without")
_COMMON_SUFFIX = re.compile(
    r"[A-Z][a-z]+(?:osis|ysis|thesis|gen|ium|illin|mycin|ology|ometry|ography|i[sz]ation|ication|icity|[ai]bility)"
)
"""Endings of common nouns that no name of a person, a firm or a town has; “-tion” and “-ity” are those of firms."""

_FIRST_LETTER = re.compile(r"[^\W\d_]")


def ask(sentence: Sentence, front: str, back: Phrase) -> Iterator[Card]:
    """Yield the card that asks `front`, unless the question already shows its answer."""
    if back.text and not answers_itself(front, back):
        yield sentence.basic(front, back)


def inside(phrase: Phrase, sentence: Sentence, *, common: bool = False, many: bool = False) -> str:
    """Write a phrase as it stands within a sentence: an opening “The” and common nouns get a small letter.

    Whether a word is one is seen from how the lesson writes it elsewhere; `common` tells that it is no name
    where the lesson does not, `many` that its verb is one of many things, as no title's is.
    """
    phrase = phrase.without("link")  # a front asks, it leads nowhere
    text = phrase.markdown.removeprefix("\\") if phrase.text.startswith("#") else phrase.markdown
    words = phrase.words
    if not words or phrase.is_marked("code"):
        return str(text)
    first = words[0]
    if has_inner_capital(first):
        return str(text)  # “HTTP responses”
    is_apart = many and words[1:2] and words[1] in _SMALL  # “Strings in Python are …”
    if first.casefold() not in _SOME and any(word[0].isupper() for word in words[1:]) and not is_apart:
        return str(text)  # “Random Forest”: a small letter would split the name
    if first.casefold() not in _SOME and (
        is_name(phrase, sentence.vocabulary) or not (common or sentence.vocabulary.is_common(first))
    ):
        return str(text)
    return _FIRST_LETTER.sub(lambda found: found[0].lower(), text, count=1)


def has_common_suffix(phrase: Phrase) -> bool:
    """Whether a phrase is one word whose ending tells that it is a common noun: Osmosis, Radium, Geology."""
    return _COMMON_SUFFIX.fullmatch(phrase.text) is not None
