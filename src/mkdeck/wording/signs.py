"""Texts with other signs in the place of some, without asking Python's tables sign by sign.

`str.translate` raises an error within itself for each sign that a table leaves as it is; beyond ASCII, each time that
one comes by.
"""

from __future__ import annotations

from collections.abc import Callable

FOLDING = frozenset("ſıİ\u212a")
"""What counts as a letter of ASCII to expressions without case."""


def ascii_table(becomes: Callable[[str], str]) -> bytes:
    """Return a table for `by_table`; `becomes` tells what a sign of ASCII becomes, another one of ASCII."""
    return "".join(map(becomes, map(chr, range(128)))).encode("ascii").ljust(256)


def by_table(text: str, table: bytes) -> str:
    """Return a text of ASCII with other signs in the place of its own."""
    return text.encode("ascii").translate(table).decode("ascii")


def without_signs(text: str, signs: bytes) -> str:
    """Return a text of ASCII without some signs."""
    return text.encode("ascii").translate(None, signs).decode("ascii")


def in_small_letters(text: str) -> str:
    """Return a text in small letters, with letters of ASCII for those that expressions without case take for the same.

    These are the long “ſ”, the “ı” without a dot, the “İ” with one, and the sign of the kelvin.
    """
    if text.isascii():  # as most are
        return text.lower()
    return text.replace("ſ", "s").replace("ı", "i").replace("İ", "i").replace("\u212a", "k").lower()
