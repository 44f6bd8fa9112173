"""The parts of a sentence: where it opens, where its main verb stands, which words make a noun phrase.

There is no tagger and no model: closed classes of words, a lexicon of verbs and the order of the words tell. It need
not be right about each word, but where a phrase begins and ends must be sure, for that is what a card shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.openings import main_verb, opening_end
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.tokens import Kind, Token, is_many, is_year, split_tokens
from mkdeck.facts.verb_places import with_verbs
from mkdeck.facts.words import word_set
from mkdeck.values import dataclass, replace

__all__ = [
    "Kind",
    "NounPhrase",
    "Token",
    "is_many",
    "is_year",
    "main_verb",
    "noun_phrases",
    "opening_end",
    "read_tokens",
]

_KEPT = 128
"""Sentences whose tokens are kept; several patterns read each one."""
_SHORT = 2
_PRICES = word_set("nothing less more little")
_OF_PLACES = word_set("new san santa saint los las north south east west great sri costa el la le papua hong")
_OF_NOUN_PHRASE: frozenset[Kind] = frozenset(
    {"article", "possessive", "demonstrative", "quantifier", "number", "noun", "name"}
)


def read_tokens(phrase: Phrase) -> Sequence[Token]:
    """Return the words and signs of a sentence, each with its kind. What is code or a formula is one name."""
    if not phrase.inline.marks:
        return _read(phrase.text, ())
    covers = (m for m in phrase.inline.marks if m.is_opaque and m.start < phrase.end and phrase.start < m.end)
    opaque = tuple((mark.start - phrase.start, mark.end - phrase.start) for mark in covers)
    return _read(phrase.text, opaque)


@lru_cache(maxsize=_KEPT)
def _read(text: str, opaque: tuple[tuple[int, int], ...]) -> Sequence[Token]:
    tokens = list(split_tokens(text, opaque))
    if _opens_with_name(tokens):
        tokens[0] = replace(tokens[0], kind="name")
    for place, (token, following) in enumerate(pairwise(tokens)):
        if token.small == "costs" and following.small in _PRICES:
            tokens[place] = replace(token, kind="verb")  # “LibreOffice costs nothing”, but “the costs are”
    return with_verbs(tokens)


def _opens_with_name(tokens: Sequence[Token]) -> bool:
    """Whether the first word, which has a capital anyway, is the beginning of a name."""
    if len(tokens) < 2 or tokens[0].kind != "noun" or tokens[1].kind != "name" or not tokens[0].text[0].isupper():
        return False
    if tokens[0].small in _OF_PLACES:
        return True  # “New Zealand”
    return len(tokens[0].text) <= _SHORT or not (is_everyday(tokens[0].small) or tokens[0].forms)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Tokens `first` to `last`, both within, that name something; `head` is the last of its own words.

    `members` are how many things of a list it names.
    """

    first: int
    last: int
    head: int
    members: int = 1


def noun_phrases(tokens: Sequence[Token]) -> Iterator[NounPhrase]:
    """Yield the noun phrases of a sentence, without what hangs on them by “of” or a clause."""
    place, opening = 0, opening_end(tokens)
    while place < len(tokens):
        if tokens[place].kind not in _OF_NOUN_PHRASE:
            place += 1
            continue
        first = place
        while place < len(tokens) and (tokens[place].kind in _OF_NOUN_PHRASE or _joins(tokens, place, first)):
            if place > first and tokens[place].kind in ("article", "possessive", "demonstrative"):
                break
            if place > first and (place == opening or _ends_in_year(tokens, place, first)):
                break
            place += 1
        last = place - 1
        if any(token.kind in ("noun", "name", "number") for token in tokens[first : last + 1]):
            yield NounPhrase(first, last, last)


def _ends_in_year(tokens: Sequence[Token], place: int, first: int) -> bool:
    """Whether a year right before a place ends a phrase: “in 1492 eating it”, but “a 1956 paper”."""
    return is_year(tokens[place - 1]) and (place - 1 == first or tokens[first].kind == "name")


def _joins(tokens: Sequence[Token], place: int, first: int) -> bool:
    """Whether a sign or an adverb stands within a noun phrase: “$ 20”, “the *newly* founded city”."""
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is None or following.kind not in ("noun", "name", "number", "participle"):
        return False
    if token.kind == "participle":
        return tokens[place - 1].kind in ("article", "adverb", "number", "possessive") and following.kind == "noun"
    if token.kind == "adverb" and token.small.endswith("ly"):
        return tokens[place - 1].kind in ("article", "possessive")
    return token.text == "%" or (token.text in "$€£" and place == first)
