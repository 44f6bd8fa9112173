"""Rules are found by being there, and what they declare is known without loading them."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import mkdeck.extractors
import mkdeck.facts.patterns
from mkdeck.extractors import declared_by_extractors
from mkdeck.facts.run import declared_by_patterns
from mkdeck.rules.registry import DECLARED, Rule, declarations, rules_in

PACKAGES = {mkdeck.extractors.__name__: declared_by_extractors, mkdeck.facts.patterns.__name__: declared_by_patterns}
MEMBERS = ("WITH", "FORM", "IS_SURE", "extract", "other")


@pytest.fixture
def kettles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield the folder of a package of two rules and a module that is none."""
    folder = tmp_path / "kettles"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "_shared.py").write_text("")
    (folder / "boils.py").write_text(
        '"""Water that boils.\n\nAnd more of it."""\n'
        "from mkdeck import lazy_re as re\n"
        "WITH = frozenset(['steam', 'bubbles'])\n"
        "FORM = re.compile('b(oil|ubble)', re.IGNORECASE, signs='bo')\n"
        "def extract(text): return FORM.search(text)[1]\n"
    )
    (folder / "cools.py").write_text('"""Water that cools."""\nIS_SURE = True\ndef other(): return 1\n')
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.partition(".")[0] == "kettles"]:
        del sys.modules[name]


def rules() -> list[Rule]:
    return list(rules_in(importlib.import_module("kettles"), MEMBERS))


def assert_are_the_rules(found: list[Rule]) -> None:
    boils, cools = found
    assert (boils.name, boils.summary) == ("boils", "Water that boils.")
    assert boils.listed("WITH") == frozenset(["steam", "bubbles"])
    form = boils.expression("FORM")
    assert form is not None
    assert form.findall("It BOILS") == ["OIL"]
    assert boils.function("other") is None
    assert (cools.name, cools.constants) == ("cools", {"IS_SURE": True})
    assert cools.listed("WITH") is None
    assert cools.expression("FORM") is None


@pytest.mark.usefixtures("kettles")
def test_rules_that_declare_nothing_yet_are_loaded() -> None:
    found = rules()

    assert {"kettles.boils", "kettles.cools"} <= set(sys.modules)
    assert_are_the_rules(found)


def test_rules_that_have_declared_themselves_are_loaded_when_they_are_asked(kettles: Path) -> None:
    (kettles / DECLARED).write_text(declarations(importlib.import_module("kettles"), MEMBERS), encoding="utf-8")
    for name in ("boils", "cools"):
        del sys.modules[f"kettles.{name}"]

    found = rules()
    assert_are_the_rules(found)
    assert {"kettles.boils", "kettles.cools"}.isdisjoint(sys.modules)

    extract = found[0].function("extract")
    assert extract is not None
    assert extract("A bubble") == "ubble"
    assert "kettles.boils" in sys.modules
    assert "kettles.cools" not in sys.modules


def test_a_new_rule_works_beside_those_that_have_declared_themselves(kettles: Path) -> None:
    (kettles / DECLARED).write_text(declarations(importlib.import_module("kettles"), MEMBERS), encoding="utf-8")
    (kettles / "drips.py").write_text('"""Water that drips."""\ndef extract(text): return text\n')
    importlib.invalidate_caches()

    *_, drips = rules()

    assert (drips.name, drips.summary, drips.functions) == ("drips", "Water that drips.", ("extract",))


@pytest.mark.parametrize(("package", "fresh"), PACKAGES.items(), ids=PACKAGES)
def test_what_the_rules_have_declared_is_fresh(package: str, fresh: Callable[[], str], accepting: bool) -> None:
    file = Path(importlib.import_module(package).__path__[0], DECLARED)
    if accepting:
        file.write_text(fresh(), encoding="utf-8")
    else:
        assert file.read_text(encoding="utf-8") == fresh(), "run .venv/bin/pytest --accept tests/test_registry.py"


def test_a_lesson_loads_few_of_the_rules() -> None:
    code = (
        "import sys\n"
        "from mkdeck.extractors import extractors, run_extractors\n"
        "from mkdeck.facts.run import patterns, run_patterns\n"
        "from mkdeck.lessons.lesson import parse_lesson\n"
        "from mkdeck.parsing.document import parse_document\n"
        "root = parse_document(parse_lesson('lesson.md', '# Tea\\n\\nTea was first grown in China.\\n')).root\n"
        "all_rules = len(extractors()) + len(patterns())\n"
        "list(run_extractors(root)), list(run_patterns(root))\n"
        "loaded = [name for name in sys.modules if name.startswith(('mkdeck.extractors.', 'mkdeck.facts.patterns.'))]\n"
        "sys.exit(not 0 < len(loaded) < all_rules / 3)\n"
    )

    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
