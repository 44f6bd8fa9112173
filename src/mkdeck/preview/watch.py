"""Waiting until lessons change, by looking at the times and sizes of their files."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from mkdeck.errors import MkdeckError
from mkdeck.project import Found

LOOK_EVERY = 0.3
"""How often the files are looked at, in seconds."""

SETTLED_AFTER = 0.1
"""For how long files must stay as they are, in seconds: an editor may empty a file before it writes it."""


class Watch:
    """Looks after the decks that `find` returns, and the lessons of these.

    `found` are the decks as they were last seen. The first look raises MkdeckError as `find` does; later on it is
    what was found, so that a mistake in a deck file can be mended while it is shown.
    """

    def __init__(self, find: Callable[[], Found]) -> None:
        self._find = find
        self.found = find()
        self._stamps = _stamps(self.found)

    def wait(self) -> Found:
        """Return what is found as soon as anything has changed: a deck, its lessons, or the content of one."""
        while not self._has_changed():
            time.sleep(LOOK_EVERY)
        time.sleep(SETTLED_AFTER)
        while self._has_changed():
            time.sleep(SETTLED_AFTER)
        return self.found

    def _has_changed(self) -> bool:
        """Look at the files; whether they differ from the last look."""
        try:
            self.found = self._find()
        except MkdeckError as error:
            self.found = Found((), error.lines)
        before, self._stamps = self._stamps, _stamps(self.found)
        return self._stamps != before


def _stamps(found: Found) -> object:
    return found, [_stamp(path) for deck in found.decks for path in deck.lessons]


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
