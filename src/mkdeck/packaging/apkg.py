"""From notes to the file that Anki imports; the only importer of genanki.

An .apkg is a zip archive of a SQLite database of Anki's schema 11 and a list of media files. Equal notes
give equal bytes, so nothing in it comes from the clock: every note and note type carries the time of its own
last change, for Anki takes over only what is newer than what it has.
https://docs.ankiweb.net/importing/packaged-decks.html#updating
"""

from __future__ import annotations

import functools
import hashlib
import itertools
import json
import shutil
import sqlite3
import tempfile
import zipfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any, Literal

from mkdeck.cards import Note
from mkdeck.clozes import cloze_numbers
from mkdeck.loading import load
from mkdeck.notetypes import NOTE_TYPES, NoteType
from mkdeck.packaging.former_rows import Rows, copy_rows, open_former
from mkdeck.system.files import write_file
from mkdeck.system.packed import Outline, outlines
from mkdeck.values import dataclass


def write_package(notes: Iterable[Note], path: Path, note_types: Mapping[str, NoteType] = NOTE_TYPES) -> None:
    """Write an .apkg of all `notes` to `path`. Raises `MkdeckError` where it cannot be written."""
    with packaged(notes, note_types) as package:
        write_file(path, package.write)


class Package:
    """A package that is ready but for being compressed; `digest` is that of the file once it is written."""

    def __init__(self, database: Path, media: Mapping[str, Path]) -> None:
        """Take its database, and the files that its notes name."""
        self._database = database
        self._media = media
        self.digest = ""

    def write(self, file: IO[bytes]) -> None:
        """Write the package into a new file."""
        _write_archive(file, self._database, self._media)
        file.seek(0)
        found = hashlib.sha256()
        while piece := file.read(_PIECE):
            found.update(piece)
        self.digest = found.hexdigest()


@contextmanager
def packaged(
    notes: Iterable[Note],
    note_types: Mapping[str, NoteType] = NOTE_TYPES,
    copied: Mapping[int, Sequence[Rows]] = MappingProxyType({}),
    former: Path | None = None,
) -> Iterator[Package]:
    """Give what writes an .apkg of all `notes`, in their order, with the decks and note types that they name.

    Its database is written before, so that what is left to do is to compress it. `copied` are, by the places of the
    notes that they come before, what is copied from the `former` database.
    """
    notes = notes if isinstance(notes, Sequence) else tuple(notes)
    named = _named_in(notes, copied)
    with tempfile.TemporaryDirectory(prefix="mkdeck-") as folder:
        database = Path(folder, "collection.anki2")
        _write_database(database, notes, named, note_types, former)
        yield Package(database, named.media)


@dataclass(slots=True)
class _Named:
    """What some notes name, gathered from their outlines.

    `decks` are the places of the notes of each deck, a negative one counting the `copied` rows from -1, and
    `note_types` the last deck of each note type, both in the order in which they are named first. `newest` is the time
    of the last change.
    """

    decks: dict[str, array[int]] = field(default_factory=dict)
    note_types: dict[str, str] = field(default_factory=dict)
    media: dict[str, Path] = field(default_factory=dict)
    newest: int = 0
    copied: list[Rows] = field(default_factory=list)

    def add(self, place: int, note: Outline) -> None:
        """Take the next note, which is made anew."""
        deck = _writable(note.deck)
        self.decks.setdefault(deck, array("l")).append(place)
        self.note_types[note.note_type] = deck
        self.media.update(note.media)
        self.newest = max(self.newest, note.modified)

    def copy(self, rows: Rows) -> None:
        """Take the next notes, whose rows are copied."""
        self.copied.append(rows)
        for deck in rows.decks:
            self.decks.setdefault(deck, array("l")).append(-len(self.copied))
        for note_type, deck in rows.note_types.items():
            self.note_types[note_type] = deck
        self.media.update(rows.media)
        self.newest = max(self.newest, *rows.modified)


def _named_in(notes: Sequence[Note], copied: Mapping[int, Sequence[Rows]]) -> _Named:
    named = _Named()
    for place, note in enumerate(outlines(notes)):
        for rows in copied.get(place, ()):
            named.copy(rows)
        named.add(place, note)
    for rows in copied.get(len(notes), ()):
        named.copy(rows)
    return named


def deck_id(name: str) -> int:
    """Return the id of a deck, which depends on nothing but its name."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    return (1 << 30) + number % (1 << 30)


_SORTED_BY = 0
"""The place of the field by which Anki's browser sorts notes."""

_PIECE = 1 << 19
"""Bytes that are compressed at once; meanwhile another thread has its turn."""

_LEVEL = 2
"""How hard the database is compressed: the usual level takes three times as long, and saves a seventh."""

_COMPRESSED = (
    ".avif", ".flac", ".gif", ".jpg", ".m4a", ".mkv", ".mp3", ".mp4", ".ogg", ".opus", ".png", ".webm", ".webp",
)  # fmt: skip
"""Kinds of files that are compressed already."""


def _write_archive(file: IO[bytes], database: Path, media: Mapping[str, Path]) -> None:
    """Write the zip archive; times, modes and the order of its entries are always the same.

    Files are copied piece by piece, under numbers; the entry `media` says which of them has which name.
    """
    names = {str(number): name for number, name in enumerate(sorted(media))}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _copy(archive, _entry("collection.anki2"), database)
        archive.writestr(_entry("media"), json.dumps(names))
        for number, name in names.items():
            _copy(archive, _entry(number, packed=not name.endswith(_COMPRESSED)), media[name])


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> None:
    with path.open("rb") as source, archive.open(entry, "w") as copy:
        shutil.copyfileobj(source, copy, _PIECE)


def _entry(name: str, *, packed: bool = True) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    entry._compresslevel = _LEVEL  # type: ignore[attr-defined] # it has no other name before Python 3.13
    entry.create_system = 3  # Unix; the default differs by system
    entry.external_attr = 0o644 << 16
    return entry


@functools.cache
def _genanki() -> Any:
    """Return genanki, for which a command that writes no package need not wait.

    It takes `cached_property` from a package that loads all of asyncio; `functools` has the same. PyYAML it loads for
    fields that are written as YAML, and ours never are.
    """
    return load("genanki", {"cached_property": functools, "yaml": functools})


def _write_database(
    path: Path, notes: Sequence[Note], named: _Named, note_types: Mapping[str, NoteType], former: Path | None
) -> None:
    """Write the database of a package: the decks in the order in which the notes name them, each with its notes.

    This is what `genanki.Package.write_to_db` does. That reads, parses and writes all decks and note types again for
    each deck, so that a thousand decks take seconds, and its caller leaves a temporary file behind.
    """
    genanki = _genanki()
    from genanki.apkg_col import APKG_COL
    from genanki.apkg_schema import APKG_SCHEMA

    ids = itertools.count(max(1, named.newest * 1000))  # Anki's ids are milliseconds; its reviewer fails on a note 0
    models = {name: _Model.of(note_types[name]) for name in named.note_types}
    decks = {name: genanki.Deck(deck_id(name), name) for name in named.decks}
    with closing(sqlite3.connect(path)) as connection:
        cursor = connection.cursor()
        # Nobody else ever sees the file; notes are written one after another, for which a small cache suffices.
        cursor.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500;")
        tables, create, indices = APKG_SCHEMA.partition("CREATE INDEX")
        cursor.executescript(tables + APKG_COL)
        if former:
            open_former(cursor, former)
        _add_to_column(cursor, "decks", ((str(deck.deck_id), deck.to_json()) for deck in decks.values()))
        _add_to_column(
            cursor,
            "models",
            ((model.model_id, model.to_json(deck_id(named.note_types[name]))) for name, model in models.items()),
        )
        for name, deck in decks.items():
            for place in named.decks[name]:
                if place < 0:
                    copy_rows(cursor, named.copied[-1 - place], name, ids)
                else:
                    note = notes[place]
                    models[note.note_type].write(cursor, note, deck.deck_id, ids)
        cursor.executescript(create + indices)  # of all rows at once, which is quicker than row by row
        connection.commit()


def _add_to_column(
    cursor: sqlite3.Cursor, column: Literal["decks", "models"], values: Iterable[tuple[str, Mapping[str, Any]]]
) -> None:
    """Add decks or note types with their ids, all new, to those that genanki's empty collection holds already.

    Each is written by itself, for as values a thousand decks take ten times the memory of their JSON.
    """
    ((text,),) = cursor.execute(f"SELECT {column} FROM col")  # noqa: S608 - one of two names of ours
    written = (
        f"{json.dumps(name)}: {json.dumps(value)}" for name, value in itertools.chain(json.loads(text).items(), values)
    )
    cursor.execute(f"UPDATE col SET {column} = ?", (f"{{{', '.join(written)}}}",))  # noqa: S608


def _writable(text: str) -> str:
    """Return `text` with `?` for what UTF-8 cannot write, as from the name of a file that is not UTF-8 itself."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class _Model:
    """A note type as genanki has it, with its own time of change instead of the package's."""

    inner: Any
    note_type: NoteType
    names: Sequence[str]
    """Those of the fields."""
    needs: Sequence[tuple[int, Callable[[Iterable[str]], bool], Sequence[int]]]
    """For each template its place, and the fields of which `all`, or `any`, must be filled for a card of it."""

    @classmethod
    def of(cls, note_type: NoteType) -> _Model:
        genanki = _genanki()
        inner = genanki.Model(
            note_type.id,
            note_type.name,
            fields=[{"name": field.name, "id": field.id} for field in note_type.fields],
            templates=[
                {"name": template.name, "id": template.id, "qfmt": template.question, "afmt": template.answer}
                for template in note_type.templates
            ],
            css=note_type.css,
            model_type=genanki.Model.CLOZE if note_type.is_cloze else genanki.Model.FRONT_BACK,
        )
        needs = [(place, all if kind == "all" else any, tuple(fields)) for place, kind, fields in inner._req]
        return cls(inner, note_type, [field.name for field in note_type.fields], needs)

    @property
    def model_id(self) -> str:
        """The key of the note type in the database's JSON."""
        return str(self.note_type.id)

    def to_json(self, deck: int) -> dict[str, Any]:
        """Return the note type as the database holds it; `deck` is the last one whose notes are of it."""
        described: dict[str, Any] = self.inner.to_json(self.note_type.modified, deck)
        return described

    def write(self, cursor: sqlite3.Cursor, note: Note, deck: int, ids: Iterator[int]) -> None:
        """Write a note of this type and its cards, row by row as `genanki.Note.write_to_db` does.

        That makes objects of each, and looks at length for tags that it does not know; the fields hold what the
        sanitiser has let through.
        """
        fields = list(map(note.fields.get, self.names, itertools.repeat("")))
        joined = "\x1f".join(fields)
        if (written := _writable(joined)) != joined:
            fields, joined = list(map(_writable, fields)), written
        tags = _writable(f" {' '.join(note.tags)} ")
        identity, modified = next(ids), int(note.modified)
        cursor.execute(
            "INSERT INTO notes VALUES(?,?,?,?,-1,?,?,?,0,0,'')",
            (identity, note.guid, self.note_type.id, modified, tags, joined, fields[_SORTED_BY]),
        )
        cursor.executemany(
            "INSERT INTO cards VALUES(?,?,?,?,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')",
            [(next(ids), identity, deck, place, modified, note.due) for place in self._cards(note, fields)],
        )

    def _cards(self, note: Note, fields: Sequence[str]) -> list[int]:
        """Return the places of the templates that make a card of a note."""
        if asked := self.note_type.cloze_field:  # genanki overlooks a deletion within a deletion
            return [number - 1 for number in sorted(cloze_numbers(note.fields.get(asked, "")))]
        return [place for place, are_filled, needed in self.needs if are_filled(map(fields.__getitem__, needed))]
