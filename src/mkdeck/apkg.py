"""From notes to the file that Anki imports; the only importer of genanki.

An .apkg is a zip archive of a SQLite database of Anki's schema 11 and a list of media files. Equal notes
give equal bytes, so nothing in it comes from the clock: every note and note type carries the time of its own
last change, for Anki takes over only what is newer than what it has.
https://docs.ankiweb.net/importing/packaged-decks.html#updating
"""

from __future__ import annotations

import hashlib
import itertools
import json
import shutil
import sqlite3
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from mkdeck.cards import Note
from mkdeck.clozes import cloze_numbers
from mkdeck.files import Write, write_file
from mkdeck.notetypes import NOTE_TYPES, NoteType


def write_package(notes: Iterable[Note], path: Path, note_types: Mapping[str, NoteType] = NOTE_TYPES) -> None:
    """Write an .apkg of all `notes` to `path`. Raises `MkdeckError` where it cannot be written."""
    write_file(path, package(notes, note_types))


def package(notes: Iterable[Note], note_types: Mapping[str, NoteType] = NOTE_TYPES) -> Write:
    """Return what writes an .apkg of all `notes`, in their order, with the decks and note types that they name."""
    notes = list(notes)
    database = _database(notes, note_types)
    media = {name: file for note in notes for name, file in note.media.items()}
    return lambda file: _write_archive(file, database, media)


def deck_id(name: str) -> int:
    """Return the id of a deck, which depends on nothing but its name."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    return (1 << 30) + number % (1 << 30)


_COMPRESSED = (
    ".avif", ".flac", ".gif", ".jpg", ".m4a", ".mkv", ".mp3", ".mp4", ".ogg", ".opus", ".png", ".webm", ".webp",
)  # fmt: skip
"""Kinds of files that are compressed already."""


def _write_archive(file: IO[bytes], database: bytes, media: Mapping[str, Path]) -> None:
    """Write the zip archive; times, modes and the order of its entries are always the same.

    Files are copied piece by piece, under numbers; the entry `media` says which of them has which name.
    """
    names = {str(number): name for number, name in enumerate(sorted(media))}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_entry("collection.anki2"), database)
        archive.writestr(_entry("media"), json.dumps(names))
        for number, name in names.items():
            entry = _entry(number, packed=not name.endswith(_COMPRESSED))
            with media[name].open("rb") as source, archive.open(entry, "w") as copy:
                shutil.copyfileobj(source, copy, 1 << 20)


def _entry(name: str, *, packed: bool = True) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    entry.create_system = 3  # Unix; the default differs by system
    entry.external_attr = 0o644 << 16
    return entry


def _database(notes: Sequence[Note], note_types: Mapping[str, NoteType]) -> bytes:
    """Return the database of a package as the bytes of its file."""
    # Loading genanki takes a tenth of a second, which a command that writes no package need not wait for.
    import genanki

    newest = max((note.modified for note in notes), default=0)
    ids = itertools.count(max(1, newest * 1000))  # Anki's ids are milliseconds, and its reviewer fails on a note 0
    connection = sqlite3.connect(":memory:")  # genanki's own way leaves a temporary file behind
    try:
        package = genanki.Package(_decks(notes, note_types))
        with warnings.catch_warnings():
            # It warns of tags that it does not know; the fields hold what the sanitiser has let through.
            warnings.filterwarnings("ignore", "Field contained the following invalid HTML tags")
            package.write_to_db(connection.cursor(), newest, ids)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _decks(notes: Sequence[Note], note_types: Mapping[str, NoteType]) -> list[Any]:
    """Return genanki's decks with the notes in them, decks in the order in which the notes name them."""
    import genanki

    decks: dict[str, Any] = {}
    models = {name: _Model.of(note_types[name]) for name in dict.fromkeys(note.note_type for note in notes)}
    for note in notes:
        name = _writable(note.deck)
        if name not in decks:
            decks[name] = genanki.Deck(deck_id(name), name)
        decks[name].add_note(_DatedNote.of(note, models[note.note_type]))
    return list(decks.values())


def _writable(text: str) -> str:
    """Return `text` with `?` for what UTF-8 cannot write, as from the name of a file that is not UTF-8 itself."""
    return text.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class _Model:
    """A note type as `genanki.Deck` asks for it, with its own time of change instead of the package's."""

    inner: Any
    note_type: NoteType

    @classmethod
    def of(cls, note_type: NoteType) -> _Model:
        import genanki

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
        return cls(inner, note_type)

    @property
    def model_id(self) -> str:
        """The key of the note type in the database's JSON."""
        return str(self.note_type.id)

    def to_json(self, _timestamp: float, deck: int) -> dict[str, Any]:
        """Return the note type as the database holds it."""
        described: dict[str, Any] = self.inner.to_json(self.note_type.modified, deck)
        return described


@dataclass(frozen=True, slots=True)
class _DatedNote:
    """A note as `genanki.Deck` asks for it, with its own time of change instead of the package's."""

    inner: Any
    model: _Model
    modified: int

    @classmethod
    def of(cls, note: Note, model: _Model) -> _DatedNote:
        import genanki

        fields = [_writable(note.fields.get(field.name, "")) for field in model.note_type.fields]
        tags = [_writable(tag) for tag in note.tags]
        inner = genanki.Note(model.inner, fields, guid=note.guid, tags=tags, due=note.due)
        if asked := model.note_type.cloze_field:  # genanki overlooks a deletion within a deletion
            numbers = cloze_numbers(note.fields.get(asked, ""))
            inner.cards = [genanki.Card(number - 1) for number in sorted(numbers)]
        return cls(inner, model, note.modified)

    def write_to_db(self, cursor: sqlite3.Cursor, _timestamp: float, deck: int, ids: Iterator[int]) -> None:
        """Add the note and its cards to the database."""
        self.inner.write_to_db(cursor, self.modified, deck, ids)
