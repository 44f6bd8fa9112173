"""Pygments' lexers for code of ASCII alone, which read it as the others do and are quicker to compile."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from pygments.lexer import RegexLexer, RegexLexerMeta, combined, include, inherit, words

from mkdeck import lazy_re as re

_BEYOND_ASCII = re.compile(r"([^\x00-\x7f])(?:-?[^\x00-\x7f]){40,}")
"""The letters of all scripts, as the expressions of lexers name them."""

_WITHOUT_WIDTH = ("", r"\b", r"(?<!\.)")
"""What stands before words and takes no sign of the code."""


def for_ascii(lexer: Any) -> Any:
    """Return the class of a lexer for code of ASCII alone; `lexer` itself where it cannot be made any quicker.

    The letters of all scripts, which may stand in a name, take as long to compile as all other expressions of a lexer,
    and lists of known names half of what is left.
    """
    if not issubclass(lexer, RegexLexer) or getattr(lexer, "token_variants", False):
        return lexer
    tokens = {
        state: [_with_ascii_letters(rule) for rule in rules if rule is not inherit]
        for state, rules in lexer.get_tokendefs().items()
    }
    return _QuickLexer(lexer.__name__, (lexer,), {"tokens": tokens})  # type: ignore[no-untyped-call]


def _with_ascii_letters(rule: Any) -> Any:
    """Return a rule of a lexer without the letters beyond ASCII; one of them stays, for a set must not be empty."""
    if type(rule) is tuple and isinstance(rule[0], str):
        return (_BEYOND_ASCII.sub(r"\1", rule[0]), *rule[1:])
    return rule


class _QuickLexer(RegexLexerMeta):
    """Makes lexers that compile the expressions of a state when code comes to it.

    Words they look up in sets, where Pygments would compile an expression of them all.
    """

    def process_tokendef(self, name: str, tokendefs: Any = None) -> Any:  # noqa: ARG002 - Pygments' signature
        """Return the rules of each state, which are made when they are asked for."""
        return _States(self, tokendefs)

    def _process_new_state(self, new_state: Any, unprocessed: Any, processed: Any) -> Any:
        if not isinstance(new_state, combined):
            return super()._process_new_state(new_state, unprocessed, processed)  # type: ignore[misc] # as below
        name = f"{len(unprocessed)} combined"
        unprocessed[name] = list(map(include, new_state))
        return (name,)

    def _process_regex(self, regex: Any, rflags: int, state: str) -> Any:
        is_plain = isinstance(regex, words) and regex.prefix in _WITHOUT_WIDTH and regex.suffix == r"\b"
        if not is_plain or rflags & re.IGNORECASE or not all(map(_is_word, regex.words)):
            return super()._process_regex(regex, rflags, state)  # type: ignore[misc] # its stubs leave it out
        known, word = frozenset(regex.words), re.compile(rf"{regex.prefix}(\w+)").match

        def match(text: str, place: int, end: int = sys.maxsize) -> re.Match[str] | None:
            found = word(text, place, end)
            return found if found and found[1] in known else None

        return match


class _States(dict[str, Any]):
    """The rules of a lexer's states, as far as code has come to them."""

    def __init__(self, lexer: Any, defined: Mapping[str, Any]) -> None:
        super().__init__()
        self._lexer, self._defined = lexer, dict(defined)

    def __missing__(self, state: str) -> Any:
        return self._lexer._process_state(self._defined, self, state)


def _is_word(text: str) -> bool:
    return text.replace("_", "a").isalnum()
