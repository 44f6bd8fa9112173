"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants, _parser  # type: ignore[attr-defined]  # what `re` reads an expression with
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import mkdeck
from loaded import MODULES, expressions
from mkdeck import lazy_re


def test_an_expression_does_what_the_compiled_one_does() -> None:
    lazy, compiled = (module.compile(r"(?P<one>\w)-(\w)", re.IGNORECASE) for module in (lazy_re, re))
    text = "a-b, C-D"

    assert lazy.findall(text) == compiled.findall(text)
    assert [found.span() for found in lazy.finditer(text)] == [found.span() for found in compiled.finditer(text)]
    assert lazy.sub(r"\2\g<one>", text) == compiled.sub(r"\2\g<one>", text) == "ba, DC"
    assert lazy.split(text) == compiled.split(text)
    assert lazy.fullmatch(text, 0, 3)
    assert lazy.groupindex == compiled.groupindex
    assert lazy.pattern == compiled.pattern


def test_a_mistake_shows_at_the_first_use() -> None:
    broken = lazy_re.compile("(")

    with pytest.raises(re.error):
        broken.search("")


SIGNED = {
    f"{module}.{name}": value
    for module in MODULES
    for name, value in vars(importlib.import_module(module)).items()
    if isinstance(value, lazy_re.Expression) and getattr(value, "signs", None)
}


@pytest.mark.parametrize("expression", SIGNED.values(), ids=SIGNED.keys())
@settings(max_examples=20, suppress_health_check=[HealthCheck.filter_too_much])  # a text must go past what looks about
@given(data=st.data())
def test_whatever_is_found_holds_a_sign(expression: Any, data: st.DataObject) -> None:
    compiled = re.compile(expression.pattern, expression.flags)
    text = data.draw(st.from_regex(compiled))

    assert compiled.search(text) is None or expression._may_be_in(text)


def test_an_expression_whose_signs_are_missing_finds_nothing_and_is_not_compiled() -> None:
    lazy, compiled = lazy_re.compile("(?i)a+(b)", signs="b"), re.compile("(?i)a+(b)")

    def asked(expression: re.Pattern[str], text: str) -> list[object]:
        found = [expression.search(text), expression.match(text), expression.fullmatch(text)]
        return [
            *([one.span(), one.groups()] if one else None for one in found),
            expression.findall(text),
            [one.span() for one in expression.finditer(text)],
            expression.split(text),
            expression.sub(r"\1", text, count=1),
        ]

    assert asked(lazy, "a c") == asked(compiled, "a c")
    assert not hasattr(lazy.search, "__self__"), "the method of a compiled one"
    assert asked(lazy, "aB ab") == asked(compiled, "aB ab")
    assert asked(lazy, "c") == asked(compiled, "c")


def test_an_expression_that_is_asked_often_is_compiled() -> None:
    lazy = lazy_re.compile("a+b", signs="b")
    for _ in range(lazy_re._SELDOM):
        assert lazy.search("a") is None

    assert hasattr(lazy.search, "__self__"), "the method of a compiled one"


@pytest.mark.parametrize("name", MODULES)
def test_the_expressions_of_a_module_can_be_compiled(name: str) -> None:
    for value in vars(importlib.import_module(name)).values():
        if isinstance(value, lazy_re.Expression):
            re.compile(value.pattern, value.flags)


_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
_NESTING = (_constants.SUBPATTERN, _constants.ASSERT, _constants.ASSERT_NOT, _constants.POSSESSIVE_REPEAT)


def _may_go_back(parts: Any) -> bool:
    """Whether an expression, as `re` reads it, has more than one way to find what it finds."""
    return any(
        operator is _constants.BRANCH
        or (operator in _REPEATS and (held[0] != held[1] or _may_go_back(held[2])))
        or (operator is _constants.SUBPATTERN and _may_go_back(held[-1]))
        for operator, held in parts
    )


def _possessive(parts: Any) -> Iterator[Any]:
    """Yield what the possessive repeats of an expression repeat."""
    for operator, held in parts:
        if operator is _constants.POSSESSIVE_REPEAT:
            yield held[-1]
        if operator is _constants.BRANCH:
            for branch in held[1]:
                yield from _possessive(branch)
        elif operator is _constants.ATOMIC_GROUP:
            yield from _possessive(held)
        elif operator in (*_REPEATS, *_NESTING):
            yield from _possessive(held[-1])


@pytest.mark.parametrize("pattern", ["(?:ab|c)*+", "(?:a(?:b)?)++", "(?=(?:ab?c)*+)", "a|(?:b+?)?+"])
def test_what_a_possessive_repeat_must_not_hold_is_seen(pattern: str) -> None:
    assert any(map(_may_go_back, _possessive(_parser.parse(pattern))))


def test_no_possessive_repeat_holds_what_may_go_back() -> None:
    """Python 3.11 before 3.11.5 loses its way in one: https://github.com/python/cpython/issues/106052."""
    named = expressions()
    assert len(named) > len(MODULES)

    wrong = {
        one.pattern for one in named if any(map(_may_go_back, _possessive(_parser.parse(one.pattern, int(one.flags)))))
    }
    assert wrong == set()


def test_no_module_compiles_its_expressions_at_once() -> None:
    modules = Path(mkdeck.__file__).parent.rglob("*.py")
    eager = [module.name for module in modules if "\nimport re\n" in module.read_text("utf-8")]

    assert eager == ["lazy_re.py"]
