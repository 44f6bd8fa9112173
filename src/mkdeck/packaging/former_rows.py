"""Rows of the last package's database, copied into the next one where nothing but their numbers is another.

A note that has not changed is neither rendered nor written again: SQLite copies its rows, and those of its cards, in
the order in which they were written, so that the new database is, byte for byte, the one that all notes would give.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
import tempfile
import weakref
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import IO

from mkdeck.values import dataclass

PACKAGE_ERRORS = (
    OSError, ValueError, LookupError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error, sqlite3.Error,
)  # fmt: skip
"""What may come of it if a file is no package of mkdeck's, or a damaged one."""

_PIECE = 1 << 19
"""Bytes that are taken out of a package at once."""

_COPYING = """
CREATE TEMP VIEW copied AS
    SELECT id, NULL AS nid, NULL AS did, NULL AS ord, mod, NULL AS due, guid, mid, tags, flds, sfld FROM former.notes
    UNION ALL SELECT id, nid, did, ord, mod, due, NULL, NULL, NULL, NULL, NULL FROM former.cards;
CREATE TEMP TRIGGER note INSTEAD OF INSERT ON copied WHEN NEW.nid IS NULL BEGIN
    INSERT INTO notes VALUES(NEW.id, NEW.guid, NEW.mid, NEW.mod, -1, NEW.tags, NEW.flds, NEW.sfld, 0, 0, '');
END;
CREATE TEMP TRIGGER card INSTEAD OF INSERT ON copied WHEN NEW.nid IS NOT NULL BEGIN
    INSERT INTO cards VALUES(NEW.id, NEW.nid, NEW.did, NEW.ord, NEW.mod, -1, 0, 0, NEW.due, 0, 0, 0, 0, 0, 0, 0, 0, '');
END;
"""
"""Lets one statement write notes and cards by turns, as their ids have it: on that depends where SQLite puts them."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of some notes that stand one behind the other, a lesson's.

    `decks` are by their names the first id of a note or a card in it and the last one, `note_types` the last deck of
    each note type, both in the order in which they are named first. `modified` are the notes' times, `later` is by how
    much they come later among the new cards than before, and `media` are the files that they name.
    """

    decks: Mapping[str, tuple[int, int]]
    note_types: Mapping[str, str]
    modified: Sequence[int]
    later: int
    media: Mapping[str, Path]


def open_former(cursor: sqlite3.Cursor, path: Path) -> None:
    """Open the database from which rows are to be copied, beside the new one."""
    cursor.execute("ATTACH ? AS former", (str(path),))
    cursor.executescript(_COPYING)


def copy_rows(cursor: sqlite3.Cursor, rows: Rows, deck: str, ids: Iterator[int]) -> None:
    """Copy the rows of one deck, under the ids that are next."""
    first, last = rows.decks[deck]
    more = next(ids) - first
    cursor.execute(
        "INSERT INTO copied SELECT id + ?1, nid + ?1, did, ord, mod, due + ?2, guid, mid, tags, flds, sfld"
        " FROM copied WHERE id BETWEEN ?3 AND ?4 ORDER BY id",
        (more, rows.later, first, last),
    )
    deque(islice(ids, last - first), maxlen=0)  # the ids that are taken


@dataclass(frozen=True, slots=True)
class _Note:
    """A note in a package: the ids from its own to that of its last card, its type and deck, its time, its place."""

    first: int
    last: int
    note_type: str
    deck: str
    modified: int
    due: int


class FormerRows:
    """The notes in the database of a package, which is taken out of that for as long as anybody asks for it."""

    def __init__(self, package: IO[bytes], note_types: Mapping[int, str]) -> None:
        """Take a package, and the names of note types by their ids. Raises one of `PACKAGE_ERRORS` where it is none."""
        folder = tempfile.TemporaryDirectory(prefix="mkdeck-")
        weakref.finalize(self, folder.cleanup)
        self.path = Path(folder.name, "former.anki2")
        with zipfile.ZipFile(package) as archive, self.path.open("wb") as file:
            shutil.copyfileobj(archive.open("collection.anki2"), file, _PIECE)
        self._notes: dict[str, _Note] = {}
        with closing(sqlite3.connect(self.path)) as connection:
            ((text, last),) = connection.execute(
                "SELECT decks, max((SELECT max(id) FROM notes), (SELECT max(id) FROM cards)) FROM col"
            )
            decks = {int(number): deck["name"] for number, deck in json.loads(text).items()}
            found = connection.execute(
                "SELECT n.id, guid, mid, n.mod, did, due FROM notes n"
                " LEFT JOIN cards c ON c.id = n.id + 1 AND nid = n.id ORDER BY n.id DESC"
            )
            for first, guid, note_type, modified, deck, due in found:
                if deck is not None:  # it has a card
                    self._notes[guid] = _Note(first, last, note_types[note_type], decks[deck], modified, due)
                last = first - 1

    def of(self, guids: Sequence[str], due: int, media: Mapping[str, str]) -> Rows | None:
        """Return the rows of notes, of which the first now comes up in a place; None where they are not together.

        `media` are the paths of the files that they name.
        """
        notes = [note for guid in guids if (note := self._notes.get(guid))]
        if not guids or len(notes) < len(guids):
            return None
        later = due - notes[0].due
        decks: dict[str, tuple[int, int]] = {}
        note_types: dict[str, str] = {}
        for place, note in enumerate(notes, due - later):
            start, end = decks.get(note.deck, (note.first, note.first - 1))
            if note.due != place or note.first != end + 1:
                return None
            decks[note.deck] = start, note.last
            note_types[note.note_type] = note.deck
        files = {name: Path(path) for name, path in media.items()}
        return Rows(decks, note_types, [note.modified for note in notes], later, files)
