"""Which words a text holds: found once for a lesson, they are looked up more quickly than each is searched for."""

from __future__ import annotations

from functools import lru_cache

from mkdeck import lazy_re as re

_NO_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()}
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2)
def words_held(text: str) -> frozenset[str]:
    """Return the runs of letters in a lesson, in small letters; several rules ask it of the same one."""
    return words_in(text)


def words_in(text: str) -> frozenset[str]:
    """Return the runs of letters in a text, in small letters."""
    small = text.lower()
    return frozenset(small.translate(_NO_LETTERS).split() if small.isascii() else _WORD.findall(small))
