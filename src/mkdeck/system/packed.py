"""Many notes in little memory: as notes only while they are looked at.

What can be made again is not held at all. All else stands on a shelf, a few dozen notes together.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, overload

from mkdeck.cards import Note
from mkdeck.system.shelf import Shelf, Shelved
from mkdeck.values import dataclass

WORTH_PACKING = 1000
"""Notes that are held as they are: fewer need no memory to speak of."""

_TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Outline:
    """What is asked of all notes of a package before the first of them is written.

    These are its deck, its type, the time of its last change and the files that it names.
    """

    deck: str
    note_type: str
    modified: int
    media: Mapping[str, Path]


@dataclass(frozen=True, slots=True)
class Again:
    """Stands in the place of a note that can be made again whenever it is wanted, by its number."""

    number: int
    outline: Outline


def packed(notes: Iterable[Note | Again], make: Callable[[int], Note]) -> Sequence[Note]:
    """Return notes in their order: as they are if they are few, else packed, or made again as often as they are wanted.

    `make` makes those that need not be held; it is quickest for one behind the other.
    """
    found = iter(notes)
    first = list(islice(found, WORTH_PACKING))
    if len(first) < WORTH_PACKING:
        return tuple(note if isinstance(note, Note) else make(note.number) for note in first)
    first.reverse()
    return _Packed(chain(_taken(first), found), make)


def outlines(notes: Sequence[Note]) -> Iterator[Outline]:
    """Yield the outline of each note; none is unpacked for it."""
    return notes.outlines() if isinstance(notes, _Packed) else map(_outline, notes)


def _outline(note: Note) -> Outline:
    return Outline(note.deck, note.note_type, note.modified, note.media)


def _taken(notes: list[Note | Again]) -> Iterator[Note | Again]:
    """Yield notes, the last one first, and hold none that was taken."""
    while notes:
        yield notes.pop()


class _Packed(Sequence[Note]):
    """Notes by their places; quickest one after another, since those that stand together are unpacked together."""

    def __init__(self, notes: Iterable[Note | Again], make: Callable[[int], Note]) -> None:
        self._make = make
        self._shelf = Shelf()
        self._numbers = array("l")
        """For each place the number by which its note is made; a negative one counts, from -1, those that are held."""
        self._decks: list[str] = []
        self._types: list[str] = []
        self._times = array("q")
        self._media: dict[int, Mapping[str, Path]] = {}
        self._parcels: list[Shelved] = []
        self._open: tuple[int, list[Note]] = (-1, [])
        self._take(notes)

    def _take(self, notes: Iterable[Note | Again]) -> None:
        names: dict[str, str] = {}  # many notes have the same few
        parcel: list[Note] = []
        held = 0
        for place, note in enumerate(notes):
            outline = _outline(note) if isinstance(note, Note) else note.outline
            self._decks.append(names.setdefault(outline.deck, outline.deck))
            self._types.append(names.setdefault(outline.note_type, outline.note_type))
            self._times.append(outline.modified)
            if outline.media:
                self._media[place] = outline.media
            if isinstance(note, Again):
                self._numbers.append(note.number)
                continue
            held += 1
            self._numbers.append(-held)
            parcel.append(note)
            if len(parcel) == _TOGETHER:
                self._put(parcel)
                parcel = []
        self._put(parcel)

    def _put(self, parcel: Sequence[Note]) -> None:
        self._parcels.append(self._shelf.put(marshal.dumps(list(map(_plain, parcel)))))

    def outlines(self) -> Iterator[Outline]:
        """Yield the outline of each note."""
        media = (self._media.get(place, {}) for place in range(len(self)))
        return map(Outline, self._decks, self._types, self._times, media)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> Note: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Note, ...]: ...

    def __getitem__(self, place: int | slice) -> Note | tuple[Note, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        number = self._numbers[place]
        if number >= 0:
            return self._make(number)
        parcel, within = divmod(-1 - number, _TOGETHER)
        if self._open[0] != parcel:
            self._open = (parcel, _unpacked(self._parcels[parcel]))
        return self._open[1][within]


def _unpacked(parcel: Shelved) -> list[Note]:
    return [_read(plain) for plain in marshal.loads(parcel.read())]  # noqa: S302 - nobody else writes to the shelf


def _plain(note: Note) -> list[Any]:
    media = {name: str(path) for name, path in note.media.items()}
    return [note.guid, note.note_type, dict(note.fields), note.tags, note.deck, note.due, note.modified, media]


def _read(plain: list[Any]) -> Note:
    guid, note_type, fields, tags, deck, due, modified, media = plain
    paths = {name: Path(path) for name, path in media.items()}
    return Note(guid, note_type, fields, tags, deck, due, modified, paths)
