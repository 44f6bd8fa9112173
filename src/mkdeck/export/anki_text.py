"""Cards as the text file that Anki imports: a line for each note, with the HTML of its fields.

The note types must be there already, as they are after an import of a package. Media are not part of it.
https://docs.ankiweb.net/importing/text-files.html#file-headers
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdeck.cards import IdentifiedCard, Note, Problem
from mkdeck.export.table import csv_line
from mkdeck.notetypes import NOTE_TYPES
from mkdeck.render import render_note

_HEADERS = """\
#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:4
"""


def anki_text(cards: Iterable[IdentifiedCard]) -> Iterator[str | Problem]:
    """Yield the headers, a line for each note, and a problem for each card that Anki would never show."""
    yield _HEADERS
    width = max(len(note_type.fields) for note_type in NOTE_TYPES.values())
    for due, card in enumerate(cards, 1):
        note = render_note(card, due)
        yield note if isinstance(note, Problem) else _line(note, width)


def _line(note: Note, width: int) -> str:
    """Return a note's line; it has as many fields as the widest note type, the last ones empty."""
    fields = [note.fields.get(field.name, "") for field in NOTE_TYPES[note.note_type].fields]
    fields += [""] * (width - len(fields))
    return csv_line([note.guid, note.note_type, note.deck, " ".join(note.tags), *fields], "\t", "\n")
