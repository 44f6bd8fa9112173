"""Libraries are loaded without what nobody asks them for."""

from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import mkdeck
from mkdeck import lazy_re
from mkdeck.loading import late, load, stand_in


def test_the_parser_is_loaded_without_what_no_lesson_needs() -> None:
    unwanted = "{'logging', 'textwrap', 'traceback'}"
    code = f"import sys, mkdeck.parsing.markdown; sys.exit(not {unwanted}.isdisjoint(sys.modules))"

    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_the_command_line_is_loaded_without_what_no_command_needs() -> None:
    code = "import sys, mkdeck.cli; sys.exit(not {'platform', 'uuid'}.isdisjoint(sys.modules))"

    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_what_the_parser_goes_without_can_be_imported_afterwards() -> None:
    code = (
        "import mkdeck.parsing.markdown, logging\n"
        "from mkdeck.parsing.commonmark import MarkdownIt\n"
        "assert logging.getLogger('a').name == 'a'\n"
        "assert MarkdownIt('commonmark', {'typographer': True}).enable('replacements').render('(c)') == '<p>©</p>\\n'\n"
        "import markdown_it.rules_core.replacements as real\n"
        "assert real.replace.__module__ == 'markdown_it.rules_core.replacements'\n"
    )

    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_library_that_takes_more_of_a_module_than_stands_in_gets_the_module(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "part_of_it.py").write_text("first, second = 1, 2\n")
    (tmp_path / "needs_first.py").write_text("from part_of_it import first\n")
    (tmp_path / "needs_both.py").write_text("import part_of_it\nboth = part_of_it.first + part_of_it.second\n")
    monkeypatch.syspath_prepend(tmp_path)

    assert load("needs_first", {"part_of_it": stand_in(first=3)}).first == 3
    assert load("needs_both", {"part_of_it": stand_in(first=3)}).both == 3


def test_other_threads_compile_at_once_meanwhile() -> None:
    with lazy_re.for_others(), ThreadPoolExecutor(1) as other:
        assert type(re.compile("a+")) is not re.Pattern
        assert type(other.submit(re.compile, "a+").result()) is re.Pattern


def test_a_library_compiles_what_it_names_when_it_uses_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "names_some.py").write_text(
        "import re\nfrom re import compile\none, other = re.compile('a+', re.I), compile('b')\n"
    )
    (tmp_path / "fails.py").write_text("import re\nre.search(re.compile('('), '')\n")
    monkeypatch.syspath_prepend(tmp_path)

    library = load("names_some", {})
    assert isinstance(library.one, re.Pattern)
    assert re.sub(library.one, "b", "Aac") == library.one.sub("b", "Aac") == "bc"
    assert type(library.other) is lazy_re.Expression
    with pytest.raises(re.error):
        load("fails", {})
    assert type(re.compile("a")) is re.Pattern


def test_a_late_function_is_that_of_its_module() -> None:
    assert late("posixpath", "join")("a", "b") == "a/b"


def test_one_module_imports_the_parser() -> None:
    files = Path(mkdeck.__file__).parent.rglob("*.py")
    importers = [path.name for path in files if "from markdown_it" in path.read_text("utf-8")]

    assert importers == ["commonmark.py"]
