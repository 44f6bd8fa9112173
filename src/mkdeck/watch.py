"""Waiting until lessons change, or whatever else their decks are made of.

The system tells of changes in the folders concerned, by https://watchfiles.helpmanual.io/. What counts is a look at the
times and sizes of the files: one before each wait, so that no change is missed that was made in the meantime, and one
now and then, for file systems that tell nothing.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event
from types import FrameType

from watchfiles import Change, watch

from mkdeck.decks.project import DECKS, LEDGER_SUFFIX, PACKAGE_SUFFIX, Deck, Found
from mkdeck.errors import MkdeckError

LOOK_EVERY = 3.0
"""How often the files are looked at if nothing is told of them, in seconds."""

SETTLED_AFTER = 0.1
"""For how long files must stay as they are, in seconds: an editor may empty a file before it writes it."""

EMPTY_FOR = 1.0
"""For how long a lesson that was emptied is waited for to be written, in seconds."""

_COARSE_CLOCK = 0.02
"""By how much the times of files may be behind the clock, in seconds."""

_OWN_ENDINGS = (PACKAGE_SUFFIX, LEDGER_SUFFIX, ".lock", ".tmp")

_Stamp = tuple[int, int] | None

_OUTDATED: _Stamp = (-1, -1)
"""The stamp of a file that was seen as it is no longer."""


@contextmanager
def until_interrupted() -> Iterator[Event]:
    """Let Ctrl-C end a block; yields an event that is set when one came to nothing.

    Raised while a destructor runs, as one of a temporary file does, KeyboardInterrupt goes no further than
    https://docs.python.org/3/library/sys.html#sys.unraisablehook. While a module is imported it is not raised: there it
    may come out as another error, or end the process in the end though it was caught, where the code of the module runs
    other code, as that of a named tuple does (https://github.com/python/cpython/blob/v3.11.7/Python/pythonrun.c#L1696).
    """
    lost = Event()
    usual = sys.unraisablehook
    usual_handler = signal.getsignal(signal.SIGINT)

    def hear(unraisable: sys.UnraisableHookArgs) -> None:
        if isinstance(unraisable.exc_value, KeyboardInterrupt):
            lost.set()
        else:
            usual(unraisable)

    def interrupt(_number: int, frame: FrameType | None) -> None:
        if _is_importing(frame):
            lost.set()
        else:
            raise KeyboardInterrupt

    is_heard = usual_handler is signal.default_int_handler and threading.current_thread() is threading.main_thread()
    try:
        sys.unraisablehook = hear
        if is_heard:
            signal.signal(signal.SIGINT, interrupt)
        with suppress(KeyboardInterrupt):
            yield lost
    finally:
        if is_heard:
            signal.signal(signal.SIGINT, usual_handler)
        sys.unraisablehook = usual


def _is_importing(frame: FrameType | None) -> bool:
    """Whether code runs as part of an import: https://docs.python.org/3/library/importlib.html."""
    while frame:
        if frame.f_code.co_filename == "<frozen importlib._bootstrap>":
            return True
        frame = frame.f_back
    return False


class Watch:
    """Looks after the decks that `find` returns, their lessons, and the files that these are told to use.

    `paths` are what `find` looks at; once `ended` is set, waiting raises KeyboardInterrupt. `found` are the decks as
    they were last seen, and `changed` those among them that differ from the look before. The first look raises
    MkdeckError as `find` does; later on it is what was found, so that a mistake in a deck file can be mended while it
    is shown.
    """

    def __init__(self, find: Callable[[], Found], paths: Sequence[Path], ended: Event) -> None:
        self._find = find
        self._ended = ended
        self._paths = tuple(paths) or (DECKS,)
        self._used: dict[Path, frozenset[Path]] = {}
        self._folders: set[Path] = set()
        self._told: Generator[object, None, None] = (path for path in self._paths)
        self.found = find()
        self.changed = self.found.decks
        self._stamps = self._stamps_now()

    def follow(self, deck: Deck, files: Iterable[Path], since: float) -> None:
        """Look after what a deck uses beside its lessons, there or not, from now on and in the place of others.

        The files are known as they were at the time `since`, in seconds since the epoch.
        """
        self._used[deck.output] = frozenset(files)
        known = self._stamps
        self._stamps = {path: known[path] if path in known else _stamp_of(path, since) for path in self._files_of_all()}

    def wait(self) -> Found:
        """Return what is found as soon as anything has changed: a deck, its lessons, or the content of a file."""
        decks, stamps = self.found, self._stamps
        while not self._has_changed():
            self._listen()
        noticed = time.monotonic()
        time.sleep(SETTLED_AFTER)
        while self._has_changed() or (self._has_emptied(stamps) and time.monotonic() - noticed < EMPTY_FOR):
            time.sleep(SETTLED_AFTER)
        self.changed = tuple(deck for deck in self.found.decks if self._differs(deck, decks, stamps))
        return self.found

    def _has_changed(self) -> bool:
        """Look at the files; whether they differ from the look before."""
        before = self.found, self._stamps
        try:
            self.found = self._find()
        except MkdeckError as error:
            self.found = Found((), error.lines)
        self._stamps = self._stamps_now()
        return (self.found, self._stamps) != before

    def _has_emptied(self, before: Mapping[Path, _Stamp]) -> bool:
        """Whether a file is empty that was not so before."""
        return any(stamp and stamp[1] == 0 and before.get(path) != stamp for path, stamp in self._stamps.items())

    def _differs(self, deck: Deck, decks: Found, stamps: Mapping[Path, _Stamp]) -> bool:
        return deck not in decks.decks or any(self._stamps[path] != stamps.get(path) for path in self._files(deck))

    def _files(self, deck: Deck) -> Iterator[Path]:
        yield from deck.lessons
        yield from self._used.get(deck.output, ())

    def _stamps_now(self) -> dict[Path, _Stamp]:
        return {path: _stamp(path) for path in self._files_of_all()}

    def _files_of_all(self) -> set[Path]:
        return {path for deck in self.found.decks for path in self._files(deck)}

    def _listen(self) -> None:
        """Return when the system tells of a change in one of the folders, or after a while."""
        folders = set(self._folders_now())
        if folders != self._folders:
            self._folders = folders
            self._told.close()
            self._told = watch(
                *folders,
                watch_filter=_concerns_lessons,
                stop_event=self._ended,
                step=50,
                rust_timeout=int(LOOK_EVERY * 1000),
                yield_on_timeout=True,
                recursive=False,
            )
        try:
            next(self._told, None)
        except FileNotFoundError:  # a folder has gone that was there a moment ago
            self._folders = set()
        if self._ended.is_set():
            raise KeyboardInterrupt

    def _folders_now(self) -> Iterator[Path]:
        """Yield the folders in which something may change that matters: each alone, without those below it."""
        yield Path.cwd()
        for path in self._paths:
            yield from _folders_below(path) if path.is_dir() else _nearest(path.parent)
        for deck in self.found.decks:
            if deck.file:
                yield deck.file.parent.resolve()
                yield from _folders_below(deck.folder)
            for path in self._files(deck):
                yield from _nearest(path.parent)


def _folders_below(top: Path) -> Iterator[Path]:
    """Yield a folder and those below it that may hold lessons, as `finding.lessons_in` has it."""
    for folder, inside, _ in os.walk(top.resolve()):
        inside[:] = [name for name in inside if not name.startswith(".")]
        yield Path(folder)


def _nearest(folder: Path) -> Iterator[Path]:
    """Yield a folder, or the nearest one above it that is there."""
    folder = folder.resolve()
    # `Path.is_dir` raises an error where a name is too long, as one in a lesson may be.
    yield next(path for path in (folder, *folder.parents) if os.path.isdir(path))  # noqa: PTH112


def _concerns_lessons(_change: Change, path: str) -> bool:
    return not path.endswith(_OWN_ENDINGS)


def _stamp(path: Path) -> _Stamp:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size


def _stamp_of(path: Path, since: float) -> _Stamp:
    """Return the stamp that a file had at a time, as far as that can be told."""
    try:
        status = path.stat()
    except OSError:
        return None
    is_later = max(status.st_ctime, status.st_mtime) > since - _COARSE_CLOCK
    return _OUTDATED if is_later else (status.st_mtime_ns, status.st_size)
