"""Files that change together or not at all, and the lock that keeps a second build waiting."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from mkdeck.errors import MkdeckError
from mkdeck.system.files import Write, locked, replace_files, rewritten


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


parts = st.lists(st.sampled_from([b"a\n", b"b\n", b"bb\n", b"c" * 70_000]), max_size=5)


@given(old=st.none() | parts, new=parts)
@example(old=[b"a\n", b"b\n"], new=[b"a\n"])
@example(old=[b"c" * 70_000, b"a\n"], new=[b"c" * 70_000, b"b\n"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_is_rewritten_where_it_holds_anything_else(
    tmp_path: Path, old: list[bytes] | None, new: list[bytes]
) -> None:
    path = tmp_path / "ledger"
    path.unlink(missing_ok=True)
    if old is not None:
        path.write_bytes(b"".join(old))
    with rewritten(path, iter(new)) as write:
        assert (write is None) == (old is not None and b"".join(old) == b"".join(new))
        if write is not None:
            replace_files([(path, write)])
    assert path.read_bytes() == b"".join(new)


def test_a_file_that_is_cut_short_meanwhile_is_not_copied(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    path.write_bytes(b"a\nb\n")
    with rewritten(path, [b"a\n", b"c\n"]) as write:
        assert write is not None
        path.write_bytes(b"")
        with pytest.raises(MkdeckError, match=r"/ledger: cannot be written: another program is writing it$"):
            replace_files([(path, write)])
    assert path.read_bytes() == b""


@pytest.mark.parametrize("old", [{}, {"a": b"1"}, {"a": b"1", "b": b"2"}])
def test_all_files_are_replaced_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: dict[str, bytes]) -> None:
    for name, data in old.items():
        (tmp_path / name).write_bytes(data)
    replace, failing = Path.replace, True

    def fail_at_b(path: Path, target: Path) -> Path:
        if failing and target.name == "b":
            raise OSError(28, "No space left on device")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail_at_b)
    files = [(tmp_path / "a", b"new"), (tmp_path / "b", b"new")]
    with pytest.raises(MkdeckError, match=r"/b: cannot be written: No space left on device$"):
        replace_files(files)
    assert contents(tmp_path) == old
    failing = False
    replace_files(files)
    assert contents(tmp_path) == {"a": b"new", "b": b"new"}


def test_no_file_is_touched_where_one_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(MkdeckError, match="/b: cannot be written: it is a folder"):
        replace_files([(tmp_path / "a", b"new"), (tmp_path / "b", b"new")])
    assert [path.name for path in tmp_path.iterdir()] == ["b"]


def fail(error: BaseException) -> Write:
    def write(file: IO[bytes]) -> None:
        file.write(b"half")
        raise error

    return write


def linger(file: IO[bytes]) -> None:
    time.sleep(0.2)
    file.write(b"late")


@pytest.mark.parametrize("failing", ["a", "b"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_fails_while_several_are_written_leaves_nothing_behind(
    tmp_path: Path, failing: str, error: BaseException
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    files = [(tmp_path / name, fail(error) if name == failing else linger) for name in "ab"]
    raised = MkdeckError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(raised, match=f"/{failing}: cannot be written" if raised is MkdeckError else None):
        replace_files(files)
    assert contents(tmp_path) == {"a": b"old"}
    assert threading.active_count() == 1


def test_several_are_written_side_by_side(tmp_path: Path) -> None:
    second_began = threading.Event()

    def first(file: IO[bytes]) -> None:
        file.write(b"met" if second_began.wait(5) else b"alone")

    def second(_: IO[bytes]) -> None:
        second_began.set()

    replace_files([(tmp_path / "a", first), (tmp_path / "b", second)])
    assert contents(tmp_path) == {"a": b"met", "b": b""}


HOLD = """
import sys, time
from pathlib import Path
from mkdeck.system.files import locked

with locked(Path(sys.argv[1]), print):
    print("held", flush=True)
    time.sleep(60)
"""


def hold(path: Path) -> subprocess.Popen[str]:
    """Start a process that holds a lock, and return it once it does."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_who_waits_too_long_is_told_so(tmp_path: Path) -> None:
    told: list[str] = []
    with hold(tmp_path / "a") as process:
        try:
            with (
                pytest.raises(
                    MkdeckError, match="a: another mkdeck has been writing it for 1 seconds; try again later"
                ),
                locked(tmp_path / "a", lambda: told.append("waiting"), timeout=1.2),
            ):
                pytest.fail("the lock was given twice")
        finally:
            process.kill()
    assert told == ["waiting"]


def test_a_killed_process_locks_nobody_out(tmp_path: Path) -> None:
    with hold(tmp_path / "a") as process:
        os.kill(process.pid, signal.SIGKILL)
    start = time.monotonic()
    with locked(tmp_path / "a", lambda: pytest.fail("nobody holds the lock"), timeout=5):
        assert time.monotonic() - start < 1
    assert list(tmp_path.iterdir()) == []


def test_the_lock_goes_from_one_to_the_next_and_leaves_nothing_behind(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from mkdeck.system.files import locked

path = Path(sys.argv[1])
for _ in range(50):
    with locked(path, lambda: None):
        number = int(path.read_text())
        path.write_text(str(number + 1))
"""
    (tmp_path / "a").write_text("0")
    command = [sys.executable, "-c", code, str(tmp_path / "a")]
    running = [subprocess.Popen(command) for _ in range(4)]
    assert [process.wait() for process in running] == [0, 0, 0, 0]
    assert contents(tmp_path) == {"a": b"200"}


def test_where_nothing_can_be_locked_nothing_is_in_the_way(tmp_path: Path) -> None:
    with locked(tmp_path / "none" / "a", lambda: pytest.fail("no lock, no waiting")):
        assert list(tmp_path.iterdir()) == []
