"""Many notes in little memory: as compressed JSON, a few dozen together, and as notes only while they are looked at.

The JSON stands on a shelf.
"""

from __future__ import annotations

import json
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar, overload

from mkdeck.cards import Note, Problem, Span
from mkdeck.shelf import Shelf, Shelved

_Held = TypeVar("_Held", bound=Note | Problem)

WORTH_PACKING = 1000
"""Notes that are held as they are: fewer need no memory to speak of."""

_TOGETHER = 64


def packed(notes: Iterable[_Held]) -> Sequence[_Held]:
    """Return notes, and what stands in the place of some, in their order: as they are if they are few, else packed."""
    found = iter(notes)
    first = deque(islice(found, WORTH_PACKING))
    return tuple(first) if len(first) < WORTH_PACKING else _Packed(chain(_taken(first), found))


def _taken(notes: deque[_Held]) -> Iterator[_Held]:
    """Yield notes and hold none that was taken."""
    while notes:
        yield notes.popleft()


class _Packed(Sequence[_Held]):
    """Notes by their places; quickest one after another, since those that stand together are unpacked together."""

    def __init__(self, notes: Iterator[_Held]) -> None:
        shelf = Shelf()
        self._parcels: list[Shelved] = []
        self._length = 0
        self._open: tuple[int, list[_Held]] = (-1, [])
        while parcel := list(islice(notes, _TOGETHER)):
            self._length += len(parcel)
            text = json.dumps(list(map(_plain, parcel)))
            self._parcels.append(shelf.put(zlib.compress(text.encode("ascii"), 1)))

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[_Held]:
        for parcel in self._parcels:
            yield from _unpacked(parcel)

    @overload
    def __getitem__(self, place: int) -> _Held: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[_Held, ...]: ...

    def __getitem__(self, place: int | slice) -> _Held | tuple[_Held, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(self._length)))
        place = range(self._length)[place]
        number = place // _TOGETHER
        if self._open[0] != number:
            self._open = (number, _unpacked(self._parcels[number]))
        return self._open[1][place % _TOGETHER]


def _unpacked(parcel: Shelved) -> list[Any]:
    return [_read(plain) for plain in json.loads(zlib.decompress(parcel.read()))]


def _plain(note: Note | Problem) -> list[Any]:
    if isinstance(note, Problem):
        return [note.span.path, note.span.first, note.span.last, note.message, note.is_unanswered]
    media = {name: str(path) for name, path in note.media.items()}
    return [note.guid, note.note_type, dict(note.fields), note.tags, note.deck, note.due, note.modified, media]


def _read(plain: list[Any]) -> Note | Problem:
    match plain:
        case [path, first, last, message, is_unanswered]:
            return Problem(Span(path, first, last), message, is_unanswered)
        case _:
            guid, note_type, fields, tags, deck, due, modified, media = plain
            paths = {name: Path(path) for name, path in media.items()}
            return Note(guid, note_type, fields, tuple(tags), deck, due, modified, paths)
