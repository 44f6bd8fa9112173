"""Which words a text holds: found once for a lesson, they are looked up more quickly than each is searched for."""

from __future__ import annotations

from functools import lru_cache

from mkdeck import lazy_re as re
from mkdeck.wording.signs import ascii_table, by_table

_SMALL_LETTERS = ascii_table(lambda sign: sign.lower() if sign.isalpha() else " ")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2)
def words_held(text: str) -> frozenset[str]:
    """Return the runs of letters in a lesson, in small letters; several rules ask it of the same one."""
    return words_in(text)


def words_in(text: str) -> frozenset[str]:
    """Return the runs of letters in a text, in small letters."""
    return frozenset(by_table(text, _SMALL_LETTERS).split() if text.isascii() else _WORD.findall(text.lower()))
