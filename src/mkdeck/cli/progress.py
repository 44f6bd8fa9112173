"""A bar for people who wait at a terminal: how many lessons are read, how many notes were found, how long it takes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a build that has nothing to do loads nothing of what reads lessons
    from rich.progress import Progress as Bars

    from mkdeck.reading import Progress

_WORTH_IT_AFTER = 1.0
"""Seconds of work after which a person begins to wonder."""


@contextmanager
def progress_bar(name: str, *, quiet: bool = False) -> Iterator[Progress | None]:
    """Yield what tells the person at the terminal how far the reading of a deck is, or None where nobody looks.

    The bar goes to standard error, appears after a second of work, and is gone when the `with` ends. `quiet` keeps it
    away; so does an output that is no terminal.
    """
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield None
        return
    bar = _Bar(name)
    try:
        yield bar.tell
    finally:
        bar.end()


class _Bar:
    """The bar of one deck, which begins when it is told of a lesson after a second of work."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._begin = time.monotonic()
        self._first_read = self._begin
        self._bars: Bars | None = None

    def tell(self, done: int, total: int, cards: int, remembered: int) -> None:
        now = time.monotonic()
        read = done - remembered  # those that are left are read as well, and take as long as these
        if read <= 1:  # of one deck after the other, perhaps
            self._first_read = now
        if now - self._begin < _WORTH_IT_AFTER:
            return
        told = [f"{cards:,} note{'' if cards == 1 else 's'}"]  # those with several cards in Anki count once
        if read > 1 and done < total:
            told.append(f"{(now - self._first_read) / (read - 1) * (total - done):.0f} s left")
        if self._bars is None:
            self._bars = _bars()
            self._bars.add_task(self._name, total=total, completed=done, told=", ".join(told))
            self._bars.start()
        else:
            self._bars.update(self._bars.tasks[0].id, total=total, completed=done, told=", ".join(told))

    def end(self) -> None:
        if self._bars is not None:
            self._bars.stop()


def _bars() -> Bars:
    # Rich takes a moment to load, and whoever waits for less than a second does without it.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bars

    return Bars(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("lessons, {task.fields[told]}"),
        console=Console(stderr=True),
        transient=True,
    )
