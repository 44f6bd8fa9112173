"""Which words and signs a text holds: found once for a lesson, they are told sooner than each is searched for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache, lru_cache

from mkdeck import lazy_re as re
from mkdeck.wording.signs import FOLDING, ascii_table, by_table
from mkdeck.wording.words import written_words

_SMALL_LETTERS = ascii_table(lambda sign: sign.lower() if sign.isalpha() else " ")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=2)
def words_held(text: str) -> frozenset[str]:
    """Return the runs of letters in a lesson, in small letters; several rules ask it of the same one."""
    return words_in(text)


def words_in(text: str) -> frozenset[str]:
    """Return the runs of letters in a text, in small letters."""
    return frozenset(by_table(text, _SMALL_LETTERS).split() if text.isascii() else _WORD.findall(text.lower()))


def may_hold(text: str, table: str) -> bool:
    """Whether an expression without case may find one of a table's words in a lesson, told by the words that it holds.

    Of each word only its runs of letters as Western Europe has them are looked up: but a few others count for these.
    """
    runs, has_others = _runs(table)
    if not text.isascii() and (has_others or not FOLDING.isdisjoint(text)):
        return True
    return any(map(words_held(text).issuperset, runs))


@cache
def _runs(table: str) -> tuple[Collection[frozenset[str]], bool]:
    """Return these runs in the words of a table, and whether some words have none."""
    runs = {frozenset(run for run in words_in(word) if _LATIN.issuperset(run)) for word in written_words(table)}
    return tuple(runs - {frozenset()}), frozenset() in runs


_LATIN = frozenset(map(chr, range(0x100))) - {"µ"}
_ANOTHER = "\0"
"""Stands for what is left out of a text; in no sign."""
_REACH = 4
"""Signs reach no further from their character, but for a few: then the same is cut out for all rules that look."""


@lru_cache(maxsize=2)
def from_breaks(text: str) -> str:
    """Return a lesson's text with a line break before its first line as well; several rules ask it of the same one.

    An expression that begins with a break goes from line to line, where one with `^` looks at each character.
    """
    return f"\n{text}"


def holds_any(text: str, signs: frozenset[str]) -> bool:
    """Whether any of some signs, of one character or of several, stands in a text.

    Most lessons hold few of the characters that signs are made of. That one is missing is seen in a moment, where to
    look for a sign of two takes a good while; many signs with one that is there are looked for around it alone.
    """
    for character, alike in _by_character(signs):
        if character in text:
            near = around(text, character, max(_REACH, max(map(len, alike)) - 1)) if len(alike) > 1 else text
            for sign in alike:
                if sign in near:
                    return True
    return False


@cache
def _by_character(signs: frozenset[str]) -> Sequence[tuple[str, Collection[str]]]:
    """Return signs by one character of each: by that which most of them share of those that are seldom in words."""
    shared = Counter(one for sign in signs for one in set(sign) if not (one.isalpha() or one.isspace()))
    alike: dict[str, list[str]] = {}
    for sign in sorted(signs):
        most = max(sign, key=lambda one: shared[one])
        alike.setdefault(most if shared[most] else sign, []).append(sign)
    return tuple((character, tuple(found)) for character, found in alike.items())


@lru_cache(maxsize=32)
def around(text: str, character: str, reach: int) -> str:
    """Return a text without what is further than so many characters from each place of one."""
    parts = text.split(character)
    return character.join([_ends(part, reach) if len(part) > 2 * reach else part for part in parts])


def _ends(part: str, reach: int) -> str:
    return part[:reach] + _ANOTHER + part[-reach:]
