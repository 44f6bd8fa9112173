"""The signs with which a text can begin that an expression matches, read from the expression itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from re import IGNORECASE, error
from typing import Any

_ASCII = frozenset(map(chr, range(128)))
_OF_CATEGORIES: dict[str, Callable[[str], bool]] = {
    "CATEGORY_DIGIT": str.isdigit,
    "CATEGORY_SPACE": lambda sign: sign in " \t\n\r\f\v\x1c\x1d\x1e\x1f",
    "CATEGORY_WORD": lambda sign: sign.isalnum() or sign == "_",
}
_WITHOUT_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")
_REPEATED = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")


class _UnknownError(Exception):
    """A part of an expression of which it is not known how its matches begin."""


def first_signs(pattern: str, flags: int) -> frozenset[str] | None:
    """Return the signs of ASCII with which a match can begin, at least those; None if one may be empty or any."""
    try:
        parsed = import_module("re._parser").parse(pattern, flags)  # by which `re` reads expressions
        signs, may_be_empty = _of_sequence(parsed, ignores_case=bool(parsed.state.flags & IGNORECASE))
    except (_UnknownError, ImportError, AttributeError, TypeError, ValueError, error):
        return None
    return None if may_be_empty else signs


def _of_sequence(parts: Any, *, ignores_case: bool) -> tuple[frozenset[str], bool]:
    """Return how matches of parts that follow one another can begin, and whether all of these may be empty."""
    found: frozenset[str] = frozenset()
    for part in parts:
        signs, may_be_empty = _of_part(str(part[0]), part[1], ignores_case=ignores_case)
        found |= signs
        if not may_be_empty:
            return found, False
    return found, True


def _of_part(name: str, value: Any, *, ignores_case: bool) -> tuple[frozenset[str], bool]:
    if name in _WITHOUT_WIDTH:
        return frozenset(), True
    if name in ("LITERAL", "NOT_LITERAL", "IN", "ANY"):
        return _of_one(name, value, ignores_case=ignores_case), False
    if name == "BRANCH":
        ways = [_of_sequence(way, ignores_case=ignores_case) for way in value[1]]
        return frozenset().union(*(signs for signs, _ in ways)), any(may_be_empty for _, may_be_empty in ways)
    if name == "ATOMIC_GROUP":
        return _of_sequence(value, ignores_case=ignores_case)
    if name == "SUBPATTERN":
        _, added, removed, inner = value
        if added or removed:
            raise _UnknownError
        return _of_sequence(inner, ignores_case=ignores_case)
    if name in _REPEATED:
        least, _, inner = value
        signs, may_be_empty = _of_sequence(inner, ignores_case=ignores_case)
        return signs, may_be_empty or least == 0
    raise _UnknownError


def _of_one(name: str, value: Any, *, ignores_case: bool) -> frozenset[str]:
    """Return the signs that a part of one sign matches."""
    if name == "ANY":
        return _ASCII
    if name == "NOT_LITERAL":
        return _ASCII - _of_code(value, ignores_case=False) if not ignores_case else _ASCII
    if name == "LITERAL":
        return _of_code(value, ignores_case=ignores_case)
    negated = str(value[0][0]) == "NEGATE"
    if negated and ignores_case:
        return _ASCII
    found = frozenset().union(*(_of_member(str(kind), inner, ignores_case=ignores_case) for kind, inner in value))
    return _ASCII - found if negated else found


def _of_member(kind: str, value: Any, *, ignores_case: bool) -> frozenset[str]:
    """Return the signs of one member of a set."""
    match kind:
        case "NEGATE":
            return frozenset()
        case "LITERAL":
            return _of_code(value, ignores_case=ignores_case)
        case "RANGE" if not ignores_case or value[1] < len(_ASCII):
            signs = "".join(map(chr, range(value[0], min(value[1] + 1, len(_ASCII)))))
            return frozenset(signs + signs.swapcase() if ignores_case else signs)
        case "CATEGORY":
            return _of_category(str(value))
        case _:
            raise _UnknownError


def _of_code(code: int, *, ignores_case: bool) -> frozenset[str]:
    sign = chr(code)
    forms = {sign, sign.lower(), sign.upper(), sign.casefold()} if ignores_case else {sign}
    if ignores_case and not sign.isascii():
        return frozenset("ikKsS") | _ASCII.intersection(forms)  # the Kelvin sign, the long s, the dotted and dotless i
    return frozenset(forms)


@cache
def _of_category(name: str) -> frozenset[str]:
    negated = "NOT_" in name
    matches = _OF_CATEGORIES[name.replace("NOT_", "")]
    return frozenset(sign for sign in _ASCII if matches(sign) != negated)
