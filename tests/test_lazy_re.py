"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mkdeck
from mkdeck import lazy_re

MODULES = sorted(
    found.name for found in pkgutil.walk_packages(mkdeck.__path__, "mkdeck.") if found.name != "mkdeck.__main__"
)


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
@settings(max_examples=20)  # of each of some hundred expressions
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


def test_no_module_compiles_its_expressions_at_once() -> None:
    modules = Path(mkdeck.__file__).parent.rglob("*.py")
    eager = [module.name for module in modules if "\nimport re\n" in module.read_text("utf-8")]

    assert eager == ["lazy_re.py"]
