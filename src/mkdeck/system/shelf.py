"""Bytes that are wanted later: in memory while they are few, else aside in a temporary file."""

from __future__ import annotations

import weakref
from tempfile import SpooledTemporaryFile

from mkdeck.values import dataclass

WORTH_A_FILE = 200_000
"""Bytes that are held in memory; the file that takes more of them is gone with the shelf."""


class Shelf:
    """Holds what many lessons gave until each of them has its turn."""

    def __init__(self) -> None:
        self._file = SpooledTemporaryFile(WORTH_A_FILE)  # noqa: SIM115 - closed when nobody holds the shelf any more
        self._end = 0
        self._is_at_end = True
        weakref.finalize(self, self._file.close)

    def put(self, data: bytes) -> Shelved:
        """Put some bytes behind the others. Raises `OSError` where the file cannot be written."""
        if not self._is_at_end:  # to look for the end each time would write what is put piece by piece
            self._file.seek(self._end)
        self._is_at_end = False  # where the writing fails half way
        self._file.write(data)
        self._is_at_end = True
        shelved = Shelved(self, self._end, len(data))
        self._end += len(data)
        return shelved

    def take(self, start: int, length: int) -> bytes:
        """Return so many of the bytes from a place on."""
        self._is_at_end = False
        self._file.seek(start)
        return self._file.read(length)


@dataclass(frozen=True, slots=True)
class Shelved:
    """Where some bytes stand on a shelf, which is there as long as anything on it is wanted."""

    shelf: Shelf
    start: int
    length: int

    def read(self) -> bytes:
        """Return the bytes."""
        return self.shelf.take(self.start, self.length)
