"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("name", MODULES)
def test_the_expressions_of_a_module_can_be_compiled(name: str) -> None:
    for value in vars(importlib.import_module(name)).values():
        if isinstance(value, lazy_re.Expression):
            re.compile(value.pattern, value.flags)


def test_no_module_compiles_its_expressions_at_once() -> None:
    modules = Path(mkdeck.__file__).parent.rglob("*.py")
    eager = [module.name for module in modules if "\nimport re\n" in module.read_text("utf-8")]

    assert eager == ["lazy_re.py"]
