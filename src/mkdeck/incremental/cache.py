"""What an earlier build found out, so that the next one need not: for each deck, a file in the user's cache folder.

A build takes from it what is known and leaves there what it found out, and so does each command that only reads. Such a
file may be deleted at any time. One that is damaged, or that another version of mkdeck left, is begun anew without a
word: a command takes longer then, and gives the same.
"""

from __future__ import annotations

import os
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import mkdeck
from mkdeck.system.caches import cache_folder

if TYPE_CHECKING:
    import sqlite3

_LIBRARIES = ("markdown_it", "mdit_py_plugins", "nh3", "pygments", "genanki", "sentencex", "yaml")
"""What the HTML of cards and the bytes of a package depend on, beside mkdeck itself."""

_UNUSED_FOR = 60 * 24 * 3600
"""Seconds after which the file of a deck that nobody builds any more is deleted."""

_TOGETHER = 0.2
"""Seconds for which records are gathered that are then kept in one transaction, which takes longer than a record."""

_SPARE = 4
"""So many records for each lesson may be kept that are of use to a build with other options, or for other commands."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS tool (fingerprint TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS lesson (key TEXT PRIMARY KEY, cards BLOB NOT NULL, notes BLOB NOT NULL);
"""

Record = tuple[bytes, bytes]
"""What a lesson gave: its cards, and the notes of these as far as they are rendered ahead; no bytes if none are yet."""


class LessonCache:
    """The records of a deck's lessons, by keys that name all that a record depends on."""

    def __init__(self, connection: sqlite3.Connection | None) -> None:
        """Take an open database, or None for a cache that forgets all."""
        self._connection = connection
        self._used: set[str] = set()
        self._waiting: list[tuple[str, bytes, bytes]] = []
        self._kept = float("-inf")
        """When records were kept last."""

    def get(self, key: str) -> Record | None:
        """Return a record, or None where there is none."""
        rows = self._rows("SELECT cards, notes FROM lesson WHERE key = ?", key)
        self._used.add(key)
        return rows[0] if rows and all(isinstance(part, bytes) for part in rows[0]) else None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be had from it."""
        return not self._rows("SELECT 1 FROM lesson LIMIT 1")

    def put(self, key: str, record: Record) -> None:
        """Keep a record soon, whatever becomes of those that follow: another command may be waiting for it."""
        self._used.add(key)
        self._waiting.append((key, *record))
        if time.monotonic() - self._kept > _TOGETHER:
            self.keep()

    def keep(self) -> None:
        """Keep the records that were put."""
        for row in self._waiting:
            self._rows("INSERT OR REPLACE INTO lesson VALUES (?, ?, ?)", *row)
        self._waiting.clear()
        self._commit()
        self._kept = time.monotonic()

    def forget_unused(self, spare: int = 0) -> None:
        """Drop the records that nobody has asked for or kept since the cache was opened, if more than `spare` are."""
        unused = [key for (key,) in self._rows("SELECT key FROM lesson") if key not in self._used]
        for key in unused if len(unused) > spare else ():
            self._rows("DELETE FROM lesson WHERE key = ?", key)

    @property
    def spare(self) -> int:
        """How many records may stay beside those that were asked for or kept."""
        return _SPARE * len(self._used)

    def _commit(self) -> None:
        import sqlite3

        with suppress(sqlite3.Error):
            if self._connection is not None:
                self._connection.commit()

    def _rows(self, query: str, *values: str | bytes) -> list[Any]:
        import sqlite3

        if self._connection is None:
            return []
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error:  # damaged, or the disk is full: it is but a cache
            self._connection = None
            return []


@contextmanager
def lesson_cache(ledger: Path | None, *, forgets: bool = True) -> Iterator[LessonCache]:
    """Open the cache of the deck that has a ledger, and keep what was put into it; None stands for a deck without.

    A build `forgets` what it had no use for. A command that reads leaves that to it, for it may have read lessons by
    other options, or as they once were; only where they have become many it drops them as well.
    Where the cache cannot be read or written it is an empty one.
    """
    path = None if ledger is None else cache_file(ledger, ".sqlite")
    connection = None if path is None else _opened(path)
    if connection is None:
        yield LessonCache(None)
        return
    import sqlite3

    with closing(connection):
        found = LessonCache(connection)
        try:
            yield found
        finally:
            found.keep()
        found.forget_unused(0 if forgets else found.spare)
        _delete_old_files()
        with suppress(sqlite3.Error):
            connection.commit()


def _opened(path: Path) -> sqlite3.Connection | None:
    """Return the database at a path, with what this version of mkdeck left in it, or None where none can be had."""
    import sqlite3  # a build that has nothing to do need not wait for it

    for _ in range(2):
        connection = None
        try:
            connection = sqlite3.connect(path, timeout=1)
            # A computer that stops while it is written may damage it, and then it is begun anew.
            # Records are asked for once each, for which few pages need be held.
            connection.executescript(
                "PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA cache_size = -500;" + _SCHEMA
            )
            if connection.execute("SELECT fingerprint FROM tool").fetchall() != [(fingerprint(),)]:
                connection.execute("DELETE FROM lesson")
                connection.execute("DELETE FROM tool")
                connection.execute("INSERT INTO tool VALUES (?)", (fingerprint(),))
        except sqlite3.Error as error:
            if connection is not None:
                connection.close()
            if isinstance(error, sqlite3.OperationalError):  # it cannot be opened or written, or another one uses it
                return None
            with suppress(OSError):
                path.unlink()
        else:
            return connection
    return None


def cache_file(ledger: Path, suffix: str) -> Path | None:
    """Return where a deck's cache is, known by its ledger; None where there is no folder for caches."""
    folder = cache_folder()
    if folder is None or fingerprint() is None:
        return None
    try:
        if not folder.is_dir():
            folder.mkdir(mode=0o700, parents=True)
    except OSError:
        return None
    # Two decks whose numbers are alike by chance only forget what the other one remembers.
    return folder / f"{zlib.crc32(os.fsencode(os.path.realpath(ledger))):08x}{suffix}"


def _delete_old_files() -> None:
    """Delete the caches of decks that have not been built for months."""
    folder = cache_folder()
    with suppress(OSError):
        for file in os.scandir(folder) if folder else ():
            if file.name.endswith((".sqlite", ".json")) and time.time() - file.stat().st_mtime > _UNUSED_FOR:
                Path(file.path).unlink()


@cache
def fingerprint() -> str | None:
    """Return what tells this mkdeck and what it is built on from all others; None where that cannot be told.

    It is made of the names, sizes and times of the files of mkdeck itself, and of where and when the libraries were
    installed: whoever changes a rule need not think of the version.
    """
    try:
        parts = [mkdeck.__version__, sys.version, sys.platform]
        folders = [os.path.dirname(mkdeck.__file__)]  # noqa: PTH120 - quick; each run pays for it
        while folders:
            for entry in os.scandir(folders.pop()):
                if entry.is_dir():
                    folders += [entry.path] if entry.name != "__pycache__" else []
                else:
                    state = entry.stat()
                    parts.append(f"{entry.path} {state.st_size} {state.st_mtime_ns}")
        for name in _LIBRARIES:
            if origin := _origin(name):
                folder = os.path.dirname(os.path.dirname(origin))  # noqa: PTH120
                parts += [f"{place} {os.stat(place).st_mtime_ns}" for place in (origin, folder)]  # noqa: PTH116
    except OSError:
        return None
    return ascii("\n".join(sorted(parts)))  # a digest of it is shorter, and takes longer to load than all this to read


def _origin(library: str) -> str | None:
    """Return the file of a library, as `importlib.util` finds it, which takes longer to load than to find all."""
    found = (finder.find_spec(library, None) for finder in sys.meta_path)
    return next((spec.origin for spec in found if spec), None)
