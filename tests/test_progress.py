"""The bar at a terminal: how many seconds it says are left."""

from __future__ import annotations

import io
import re
from types import SimpleNamespace
from unittest.mock import MagicMock

import pytest

from mkdeck.cli import progress
from mkdeck.cli.progress import progress_bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def seconds_left(monkeypatch: pytest.MonkeyPatch, *told: tuple[float, int, int]) -> list[int]:
    """Return what the bar says of a hundred lessons, told at some seconds how many are done and how many remembered."""
    clock, bars = SimpleNamespace(now=0.0), MagicMock()
    monkeypatch.setattr("sys.stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: clock.now))
    monkeypatch.setattr(progress, "_bars", lambda: bars)
    with progress_bar("rivers.apkg") as tell:
        assert tell is not None
        for clock.now, done, remembered in told:
            tell(done, 100, 7, remembered)
    calls = (*bars.add_task.call_args_list, *bars.update.call_args_list)
    return [int(found[1]) for call in calls if (found := re.search(r"(\d+) s left", call.kwargs["told"]))]


def test_the_time_of_each_lesson_is_what_those_before_it_took(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seconds_left(monkeypatch, (0.5, 1, 0), (1.5, 2, 0), (2.5, 3, 0)) == [98, 97]


def test_lessons_that_are_remembered_do_not_make_the_others_quicker(monkeypatch: pytest.MonkeyPatch) -> None:
    assert seconds_left(monkeypatch, (0.1, 45, 45), (0.2, 90, 90), (1.2, 91, 90), (2.2, 92, 90), (3.2, 93, 90)) == [
        8,
        7,
    ]
