"""Calls as R writes them, `mcq(c("two", answer = "three"))`, read where all that stands in them is written out.

Nothing is run: what R would have to compute, `2 + 3`, cannot be read.
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.values import dataclass

_TOKEN = re.compile(
    r"\s*+(?:#[^\n]*+\s*+)*(?:\"(?P<double>[^\"\\]*+(?:\\.[^\"\\]*+)*)\"|'(?P<single>[^'\\]*+(?:\\.[^'\\]*+)*)'|(?P<number>-?\d+(?:\.\d+)?)L?"
    r"|(?:[A-Za-z.][\w.]*::)?(?P<name>[A-Za-z.][\w.]*)|(?P<sign>[(),=]))",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t"}
_DEEPEST = 5
"""Calls within calls."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text or a number."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name that stands for a value: `TRUE`, `options_1`."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A call: what is called, and its arguments, each behind its name, which may be empty."""

    name: str
    arguments: tuple[tuple[str, Value], ...]


Value = Text | Name | Call


def read_value(text: str, at: int = 0) -> tuple[Value, int] | None:
    """Return the value that begins at a place of a text, and where it ends; None where it is written in no such way."""
    return _value(text, at, 0)


def read_call(text: str) -> Call | None:
    """Return the call that a whole text is; None where it is something else."""
    read = read_value(text)
    return read[0] if read and isinstance(read[0], Call) and not text[read[1] :].strip() else None


def _value(text: str, at: int, depth: int) -> tuple[Value, int] | None:
    token = _TOKEN.match(text, at)
    if token is None or token["sign"] or depth > _DEEPEST:
        return None
    if token["name"] is None:
        said = next(part for part in (token["double"], token["single"], token["number"]) if part is not None)
        return Text(_ESCAPED.sub(lambda found: _CONTROLS.get(found[1], found[1]), said)), token.end()
    opening = _TOKEN.match(text, token.end())
    if opening is None or opening["sign"] != "(":
        return Name(token["name"]), token.end()
    read = _arguments(text, opening.end(), depth)
    return (Call(token["name"], read[0]), read[1]) if read else None


def _arguments(text: str, at: int, depth: int) -> tuple[tuple[tuple[str, Value], ...], int] | None:
    """Return the arguments of a call up to its closing bracket, and where that ends."""
    arguments: list[tuple[str, Value]] = []
    closing = _TOKEN.match(text, at)
    if closing is not None and closing["sign"] == ")":
        return (), closing.end()
    while True:
        name = ""
        named, equals = _TOKEN.match(text, at), None
        if named is not None and not named["sign"] and named["number"] is None:
            equals = _TOKEN.match(text, named.end())
        if named is not None and equals is not None and equals["sign"] == "=":
            name = next(part for part in (named["name"], named["double"], named["single"]) if part is not None)
            at = equals.end()
        read = _value(text, at, depth + 1)
        end = _TOKEN.match(text, read[1]) if read else None
        if read is None or end is None or end["sign"] not in (",", ")"):
            return None
        arguments.append((name, read[0]))
        at = end.end()
        if end["sign"] == ")":
            return tuple(arguments), at
