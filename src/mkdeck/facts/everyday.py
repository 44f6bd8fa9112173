"""Which words are of every day, and which belong to a subject: “wall” and “sound”, “mitral” and “praetor”.

“The wall” is some wall that was named before; “the aorta” says what it is. An answer of everyday words alone could be
anything.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _everyday() -> frozenset[str]:
    lines = Path(__file__).with_name("everyday.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def is_everyday(word: str) -> bool:
    """Whether a casefolded word, or what it is a form of, is one of every day."""
    words = _everyday()
    word = _IRREGULAR.get(word, word)
    if (spelt := _as_in_america(word)) != word and is_everyday(spelt):
        return True
    if word in words or len(word) <= _SHORT:
        return True
    for ending, base in _ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending) + base
            spelt = _as_in_america(stem)
            if stem in words or spelt in words or spelt.removesuffix(base) + ending in words:
                return True  # “organized” is listed, and “organize” is not
    return False


@cache
def is_listed(word: str) -> bool:
    """Whether a casefolded word, or its plural, is itself one of every day: “slice” is, and “slicer” is not."""
    return word in _everyday() or (word.endswith("s") and word[:-1] in _everyday()) or len(word) <= _SHORT


def _as_in_america(word: str) -> str:
    """Return a word as the list spells it: “behavior”, “center”, “organization”."""
    plain = word.removesuffix("s")
    for ending, other in _BRITISH:
        if len(plain) > len(ending) + _SHORT and plain.endswith(ending):
            return plain.removesuffix(ending) + other
    return word


_BRITISH = (("our", "or"), ("tre", "ter"), ("ence", "ense"), ("isation", "ization"), ("ise", "ize"), ("gramme", "gram"))
_SHORT = 2
_IRREGULAR = {
    "teeth": "tooth", "feet": "foot", "mice": "mouse", "geese": "goose", "leaves": "leaf", "halves": "half",
    "grey": "gray",
}  # fmt: skip
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"),
    ("est", ""), ("ly", ""), ("'s", ""), ("lled", "l"), ("lling", "l"), ("ller", "l"),
)  # fmt: skip
"""Endings of forms, and what stands in their place in the base."""
