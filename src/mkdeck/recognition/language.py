"""Whether a lesson is in English, in which some rules put their questions."""

from __future__ import annotations

from mkdeck.facts.phrases import split_words
from mkdeck.facts.words import word_set

_ENGLISH = word_set("the of and in to is are a for with by on that it from as was what how which")
_OTHER = word_set(
    "der das und im von ist sind nicht ein eine dem den zu mit auf el los la las una del es y en con por para les des "
    "une et du est sont dans il gli della del che di è sono het een van zijn op voor och att är som det nie jest oraz "
    "em da um uma os e não"
)
_OF_FORMULAS = frozenset("αβγδεζηθικλμνξπρστυφχψωµ")
_FEWEST = 2


def is_english(text: str) -> bool:
    """Whether a text is in English, as its small words tell, and letters of other languages; where none do, it is."""
    english = other = 0
    for word in split_words(text):
        if not word.isascii():
            other += word[:1].isalpha() and any(map(_is_foreign, word))
        elif word.islower():  # “Na” is sodium
            english += word in _ENGLISH
            other += word in _OTHER
    return other < _FEWEST or other <= english


def _is_foreign(sign: str) -> bool:
    """Whether a sign is a letter of other languages, and none of a formula."""
    return sign.isalpha() and not sign.isascii() and sign.casefold() not in _OF_FORMULAS
