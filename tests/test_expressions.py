"""Compiled expressions that are kept from run to run are those that `re` compiles, whatever becomes of the file."""

from __future__ import annotations

import multiprocessing
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaded import expressions
from mkdeck.system import expressions as module
from mkdeck.system import workers
from mkdeck.system.expressions import Expressions, compiled, places

PATTERNS = [(r"(?P<one>\w)-(?P<other>[äöü]{2,})?(x)", re.IGNORECASE), (r"(?i)\bſet\b", 0), ("", 0), (r"(?:a|b)*+c", 0)]
"""With names, without a group, with letters beyond ASCII, and with nothing to it."""


@pytest.fixture(autouse=True)
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files written as Python does unless it is told not to."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def kept_in(file: Path, patterns: list[tuple[str, int]]) -> Path:
    """Compile expressions and keep them in a file."""
    expressions = Expressions((file,))
    for pattern, flags in patterns:
        expressions.compile(pattern, int(flags))
    expressions.keep()
    return file


def test_each_expression_of_the_modules_is_the_one_that_re_compiles(tmp_path: Path) -> None:
    named = [(one.pattern, int(one.flags)) for one in expressions() if isinstance(one.pattern, str)]
    patterns = [(pattern, flags) for pattern, flags in named if _is_right(pattern, flags)]
    assert len(patterns) > 1000
    file = kept_in(tmp_path / "kept", patterns)
    before = file.read_bytes()

    kept = Expressions((file,))
    for pattern, flags in patterns:
        made, usual = kept.compile(pattern, flags), re.compile(pattern, flags)
        assert made == usual
        assert (made.groups, made.groupindex) == (usual.groups, usual.groupindex)
    kept.keep()
    assert file.read_bytes() == before  # nothing was new


def _is_right(pattern: str, flags: int) -> bool:
    """Whether `re` takes an expression: other tests name some that it does not."""
    try:
        re.compile(pattern, flags)
    except re.error:
        return False
    return True


@given(data=st.data())
def test_whatever_becomes_of_the_file_the_expressions_stay_the_same(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    file = kept_in(tmp_path_factory.mktemp("kept") / "kept", PATTERNS)
    content = bytearray(file.read_bytes())
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(0, len(content) - 1)) :]
    else:
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] ^= data.draw(st.integers(1, 255))
    file.write_bytes(content)

    expressions = Expressions((file,))
    for pattern, flags in PATTERNS:
        assert expressions.compile(pattern, int(flags)) == re.compile(pattern, flags)
    expressions.keep()
    before = file.read_bytes()
    assert kept_in(file, PATTERNS).read_bytes() == before  # all of them are in it again


def test_what_another_python_left_is_begun_anew(tmp_path: Path) -> None:
    file = kept_in(tmp_path / "kept", PATTERNS)
    whole = file.read_bytes()
    file.write_bytes(whole.replace(sys.version.split()[0].encode(), b"3.0.0", 1))

    kept_in(file, PATTERNS)
    assert file.read_bytes() == whole


def test_what_two_runs_keep_is_kept_together(tmp_path: Path) -> None:
    file = tmp_path / "kept"
    one, other = Expressions((file,)), Expressions((file,))
    one.compile("one", 0)
    other.compile("other", 0)
    one.keep()
    other.keep()
    before = file.read_bytes()

    kept_in(file, [("one", 0), ("other", 0)])
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_cannot_be_written_gives_way_to_the_next(tmp_path: Path) -> None:
    (tmp_path / "no-folder").write_text("")
    places = (tmp_path / "no-folder" / "kept", tmp_path / "caches" / "kept")
    expressions = Expressions(places)
    expressions.compile("a+", 0)
    expressions.keep()

    assert kept_in(tmp_path / "alone", [("a+", 0)]).read_bytes() == places[1].read_bytes()


def test_what_stands_in_any_place_is_known(tmp_path: Path) -> None:
    places = kept_in(tmp_path / "first", [("a+", 0)]), kept_in(tmp_path / "second", [("b+", 0)])
    before = [place.read_bytes() for place in places]

    expressions = Expressions(places)
    assert [expressions.compile(pattern, 0) for pattern in ("a+", "b+")] == [re.compile("a+"), re.compile("b+")]
    expressions.keep()
    assert [place.read_bytes() for place in places] == before  # none of them was compiled anew


def test_a_disk_that_fails_costs_time_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expressions = Expressions((kept_in(tmp_path / "kept", PATTERNS),))

    def fail(*_: object) -> bytes:
        raise OSError(116, "stale")

    monkeypatch.setattr(os, "pread", fail)
    assert expressions.compile(*PATTERNS[0]) == re.compile(*PATTERNS[0])
    expressions.keep()
    monkeypatch.undo()
    assert Expressions((tmp_path / "kept",)).compile(*PATTERNS[0]) == re.compile(*PATTERNS[0])


def test_they_are_kept_in_the_virtual_environment_or_else_in_the_cache_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "environment"))
    environment, caches = places()
    assert (environment.parent, caches.parent) == (
        tmp_path / "environment/var/cache/mkdeck",
        tmp_path / "caches/mkdeck",
    )

    monkeypatch.setattr(sys, "prefix", sys.base_prefix)
    assert list(places()) == [caches]


def test_without_a_place_re_itself_compiles() -> None:
    assert Expressions(()).compile("a+", 0) is re.compile("a+")


def test_nothing_is_written_where_python_writes_no_compiled_modules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert not kept_in(tmp_path / "kept", PATTERNS).exists()


def test_a_mistake_is_the_one_that_re_tells(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        Expressions((tmp_path / "kept",)).compile("(", 0)


LESSON = """# Rivers

## Where does the Wye rise?

On Plynlimon.

## Check

1. A weir is a dam. True or false?
2. Which is longer? a) the Wye b) the Usk

Answers: 1. False 2. a

- **Weir**: a low dam across a river
"""


_RUN = """
import sys
sys.prefix = sys.base_prefix  # as if mkdeck were installed for the whole system
from mkdeck.cli import run
run()
"""


def test_a_second_run_compiles_nothing(tmp_path: Path) -> None:
    """Nor does one in which words stand in another order in Python's sets."""
    (tmp_path / "rivers.md").write_text(LESSON, encoding="utf-8")
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "caches")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", _RUN, "show", "--no-cache", "rivers.md"]
    shown = []
    for seed in ("1", "2"):
        run = subprocess.run(command, cwd=tmp_path, env=environment | {"PYTHONHASHSEED": seed}, capture_output=True)
        (file,) = (tmp_path / "caches/mkdeck").glob("expressions.*.bin")
        shown.append((run.stdout, run.stderr, file.stat().st_mtime_ns))

    assert shown[0] == shown[1]
    assert b"Plynlimon" in shown[0][0]
    assert file.stat().st_size > 100_000


def _compile_and_tell(pattern: str) -> int:
    return compiled(pattern, 0).groups


def test_what_processes_compile_that_work_for_another_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They end without the functions of `atexit`; only a copy of this process knows where the test wants them kept."""
    monkeypatch.setattr(workers, "_context", lambda: multiprocessing.get_context("fork"))
    monkeypatch.setattr(module, "_all", [Expressions((tmp_path / "kept",))])
    assert list(workers.side_by_side(_compile_and_tell, ["(one of a worker's)"], 1)) == [1]

    assert b"(one of a worker's)" in (tmp_path / "kept").read_bytes()
