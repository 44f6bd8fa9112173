"""The module `re`, but that an expression is compiled when it is first used.

Rules name hundreds of expressions, and a lesson needs few of them; to compile all takes longer than to read it. Modules
import it under the name of `re`. An expression may name `signs`, of which one stands in each text in which it finds
something: as long as none does, and it is not asked often, it finds nothing without being compiled.
"""

from __future__ import annotations

import re
from _thread import get_ident  # as `threading` has it, which not every run needs
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from re import (
    DOTALL,
    IGNORECASE,
    MULTILINE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from re import compile as at_once  # whatever stands in its place while libraries are loaded
from typing import Any, AnyStr, cast

from mkdeck.wording.signs import in_small_letters

__all__ = [
    "DOTALL",
    "IGNORECASE",
    "MULTILINE",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


_SELDOM = 100
"""So often an expression may be asked before it is compiled, whatever stands in the texts: then that is quicker."""


def compile(  # noqa: A001 - as `re` calls it
    pattern: AnyStr, flags: int = 0, *, signs: str | tuple[str, ...] = ()
) -> Pattern[AnyStr]:
    """Return what behaves as the compiled expression does; a mistake in it shows when it is first used.

    `signs` are characters, or words and other pieces of text, in small letters; none for an expression of bytes.
    """
    return cast("Pattern[AnyStr]", _Glancing(pattern, flags, signs) if signs else Expression(pattern, flags))


@contextmanager
def for_others() -> Iterator[None]:
    """Have `re` itself compile late meanwhile: libraries that are loaded name a good many expressions as well.

    It does so in this thread only, and tells of a mistake in an expression when that is first used.
    """
    names, thread = vars(re), get_ident()

    def late(pattern: Any, flags: Any = 0) -> Any:
        return compile(pattern, flags) if get_ident() == thread else at_once(pattern, flags)

    names["compile"] = late
    try:
        yield
    finally:
        names["compile"] = at_once


class Expression:
    """An expression that puts the methods of the compiled one in its own place as soon as one is asked for."""

    __slots__ = ("flags", "pattern", *_METHODS)

    __class__ = property(lambda _: Pattern)  # to `isinstance`, and so to all functions of `re`

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)  # what copies or pickles would look for
        return getattr(_compiled(self), name)


def _compiled(expression: Expression) -> Pattern[Any]:
    """Compile an expression, and put its methods in the place of those that would do so again."""
    from mkdeck.system.expressions import compiled as kept  # not every run compiles one

    pattern, flags = expression.pattern, int(expression.flags)
    compiled: Pattern[Any] = kept(pattern, flags) if isinstance(pattern, str) else at_once(pattern, flags)
    for method in _METHODS:
        setattr(expression, method, getattr(compiled, method))
    return compiled


_NOTHING: dict[str, Callable[[str], Any]] = {
    "findall": lambda _: [],
    "finditer": lambda _: iter(()),
    "fullmatch": lambda _: None,
    "match": lambda _: None,
    "search": lambda _: None,
    "split": lambda text: [text],
    "sub": lambda text: text,
}
"""What each method gives where nothing is found."""

_PLACE_OF_TEXT = {"sub": 1}
"""Where the text stands among the arguments; all others begin with it."""


class _Glancing(Expression):
    """An expression that looks for its signs before it is compiled."""

    __slots__ = ("asked", "signs")

    def __init__(self, pattern: str | bytes, flags: int, signs: str | tuple[str, ...]) -> None:
        super().__init__(pattern, flags)
        self.signs = signs
        self.asked = 0

    def __getattr__(self, name: str) -> Any:
        nothing = _NOTHING.get(name)
        if nothing is None:
            return super().__getattr__(name)

        def glance(*arguments: Any, **named: Any) -> Any:
            text = named["string"] if "string" in named else arguments[_PLACE_OF_TEXT.get(name, 0)]
            self.asked += 1
            if self.asked < _SELDOM and not self._may_be_in(text):
                return nothing(text)
            self.asked = _SELDOM
            return getattr(_compiled(self), name)(*arguments, **named)

        setattr(self, name, glance)
        return glance

    def _may_be_in(self, text: str) -> bool:
        """Whether a sign stands in a text, or what counts as the same to an expression that ignores case."""
        small = in_small_letters(text)
        return any(sign in small for sign in self.signs)
