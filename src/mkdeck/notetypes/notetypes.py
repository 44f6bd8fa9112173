"""What the note types are called, which fields they have, and the ids by which Anki knows them.

Everything here but the templates' text and the style is a public promise. Anki takes a note type whose
fields or templates were added, removed, renamed or reordered for another one: notes that somebody already
has are then no longer updated, and new ones arrive in a second note type. So a new need takes one of the
spare fields, or a note type of its own, and every id stays as it is.
https://docs.ankiweb.net/importing/packaged-decks.html#updating

Templates and style may change. Anki takes the new ones over only where `modified` is newer than what it has,
so it moves with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

GUID_FIELD = "Spare3"
"""The field that holds a note's guid, by which Anki's search finds the note; the guid itself it does not search."""


@cache
def _read(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text("utf-8")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a note type; by `id` Anki knows it under another name or in another place."""

    name: str
    id: int


@dataclass(frozen=True, slots=True)
class Template:
    """A template, by which one card of a note is shown; `stem` begins the names of its two files."""

    name: str
    id: int
    stem: str

    @property
    def question(self) -> str:
        """The HTML of the question side, with Anki's `{{Field}}` replacements."""
        return _read(f"{self.stem}_front.html")

    @property
    def answer(self) -> str:
        """The HTML of the answer side."""
        return _read(f"{self.stem}_back.html")


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type: its fields in order, and a template for each card that a note of it can have.

    `modified` is when its templates or the style last changed, in seconds since the epoch.
    """

    name: str
    id: int
    fields: tuple[Field, ...]
    templates: tuple[Template, ...]
    modified: int
    is_cloze: bool = False

    @property
    def css(self) -> str:
        """The style of its cards, the same for all note types."""
        return _read("style.css")


BASIC = NoteType(
    name="mkdeck Basic",
    id=1501543428,
    fields=(
        Field("Front", 1732468192383431),
        Field("Back", 6359077300440734),
        Field("Reverse", 3165657738025583),  # filled for cards in both directions, and never shown
        Field("Context", 1597677210971581),
        Field("Quote", 6164103803413678),
        Field("Source", 8801441420328972),
        Field("Spare1", 8433918706534853),
        Field("Spare2", 4452148879658588),
        Field("Spare3", 5461410701707971),
    ),
    templates=(
        Template("Forward", 8497450032764128, "basic"),
        Template("Reverse", 2353382676478142, "basic_reverse"),
    ),
    modified=1795394732,
)

CLOZE = NoteType(
    name="mkdeck Cloze",
    id=2075401034,
    fields=(
        Field("Text", 5038708635244991),
        Field("Extra", 3294110177403632),
        Field("Context", 6853265029315494),
        Field("Quote", 2594216843183892),
        Field("Source", 8506377136865186),
        Field("Spare1", 5503059664837971),
        Field("Spare2", 2352491445843926),
        Field("Spare3", 7439053784257861),
    ),
    templates=(Template("Cloze", 6116262452250429, "cloze"),),
    modified=1795394732,
    is_cloze=True,
)

CHOICE = NoteType(
    name="mkdeck Choice",
    id=1972193911,
    fields=(
        Field("Question", 5516678670819895),
        Field("Options", 3256304390923436),
        Field("Solution", 2594458095159314),
        Field("Correct", 8076715087200298),  # the letters, for the user's search and templates to come
        Field("Explanation", 4936918802415115),
        Field("Context", 5518796226619285),
        Field("Quote", 8559429590665400),
        Field("Source", 5899280903957862),
        Field("Spare1", 3749978359144180),
        Field("Spare2", 2947049253449505),
        Field("Spare3", 7019292490958847),
    ),
    templates=(Template("Choice", 2887567053807795, "choice"),),
    modified=1795394732,
)

NOTE_TYPES: Mapping[str, NoteType] = MappingProxyType(
    {note_type.name: note_type for note_type in (BASIC, CLOZE, CHOICE)}
)
"""All note types by their names."""
