"""Pygments' lexers for code of ASCII alone, which read it as the others do and are quicker to compile."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from pygments.lexer import RegexLexer, RegexLexerMeta, combined, include, inherit, words
from pygments.token import Error, Whitespace, _TokenType

from mkdeck import lazy_re as re
from mkdeck.render.first_signs import first_signs

_BEYOND_ASCII = re.compile(r"([^\x00-\x7f])(?:-?[^\x00-\x7f]){40,}")
"""The letters of all scripts, as the expressions of lexers name them."""

_WITHOUT_WIDTH = ("", r"\b", r"(?<!\.)")
"""What stands before words and takes no sign of the code."""

_OFTEN = 40
"""Pieces of code; of so many it is worth while to find out how the rules of a lexer begin."""


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
    members: dict[str, Any] = {"tokens": tokens}
    if lexer.get_tokens_unprocessed is RegexLexer.get_tokens_unprocessed:
        members["get_tokens_unprocessed"] = _unprocessed
    return _QuickLexer(lexer.__name__, (lexer,), members)  # type: ignore[no-untyped-call]


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

        match.first_signs = frozenset(word[0] for word in known)  # type: ignore[attr-defined] # as `_first_signs` asks
        return match


class _States(dict[str, Any]):
    """The rules of a lexer's states, as far as code has come to them."""

    def __init__(self, lexer: Any, defined: Mapping[str, Any]) -> None:
        super().__init__()
        self._lexer, self._defined = lexer, dict(defined)
        self._signs: dict[str, list[frozenset[str] | None]] = {}
        self._by_sign: dict[tuple[str, str], list[Any]] = {}
        self.asked = 0
        """How often code was read by them."""

    def __missing__(self, state: str) -> Any:
        with re.for_others():
            return self._lexer._process_state(self._defined, self, state)

    def at(self, state: str, sign: str) -> list[Any]:
        """Return the rules of a state that may match where a sign stands, in their order."""
        found = self._by_sign.get((state, sign))
        if found is None:
            if state not in self._signs:
                self._signs[state] = [_first_signs(rule[0]) for rule in self[state]]
            begun = zip(self[state], self._signs[state], strict=True)
            found = [rule for rule, signs in begun if signs is None or not sign or sign in signs]
            self._by_sign[state, sign] = found
        return found


def _unprocessed(lexer: Any, text: str, stack: Iterable[str] = ("root",)) -> Iterator[tuple[int, Any, str]]:
    """Yield the tokens of code as Pygments does, asking each rule only where a sign stands with which it may begin."""
    rules: _States = lexer._tokens
    rules.asked += 1
    if rules.asked < _OFTEN:
        yield from RegexLexer.get_tokens_unprocessed(lexer, text, stack)
        return
    place, states = 0, list(stack)
    while True:
        for match, action, following in rules.at(states[-1], text[place : place + 1]):
            found = match(text, place)
            if found:
                if type(action) is _TokenType:
                    yield place, action, found.group()
                elif action is not None:
                    yield from action(lexer, found)
                place = found.end()
                if following is not None:
                    _enter(states, following)
                break
        else:
            if place >= len(text):
                return
            if text[place] == "\n":
                states = ["root"]
            yield place, Whitespace if text[place] == "\n" else Error, text[place]
            place += 1


def _enter(states: list[str], following: tuple[str, ...] | int | str) -> None:
    """Enter the states that follow, or leave as many as a negative number says, as Pygments does."""
    if isinstance(following, int):
        del states[max(1, len(states) + following) :]
        return
    for state in (following,) if isinstance(following, str) else following:
        if state == "#push":
            states.append(states[-1])
        elif state != "#pop":
            states.append(state)
        elif len(states) > 1:
            states.pop()


def _first_signs(match: Any) -> frozenset[str] | None:
    """Return the signs of ASCII with which what an expression matches begins; None if it may match nothing."""
    if (known := getattr(match, "first_signs", None)) is not None:
        return cast("frozenset[str]", known)
    pattern = getattr(match, "__self__", None)
    return first_signs(pattern.pattern, pattern.flags) if isinstance(pattern, re.Pattern) else None


def _is_word(text: str) -> bool:
    return text.replace("_", "a").isalnum()
