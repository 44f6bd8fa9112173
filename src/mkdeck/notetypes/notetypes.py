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

import hashlib
from collections.abc import Mapping
from dataclasses import field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from mkdeck import lazy_re as re
from mkdeck.values import dataclass

GUID_FIELD = "Spare3"
"""The field that holds a note's guid, by which Anki's search finds the note; the guid itself it does not search."""

_SCRIPT = re.compile(r'<script src="([\w.]+)"></script>', signs=("<script",))
_CLOZE_FIELD = re.compile(r"\{\{cloze:(\w+)\}\}")


@cache
def _read(name: str) -> str:
    return (Path(__file__).parent / name).read_text("utf-8")  # importlib.resources takes as long to load as all here


def _with_scripts(template: str) -> str:
    """Put the scripts that a template names into it, for a card has no files beside it."""
    return _SCRIPT.sub(lambda found: f"<script>\n{_read(found[1])}</script>", template)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a note type; by `id` Anki knows it under another name or in another place."""

    name: str
    id: int


@dataclass(frozen=True, slots=True)
class Template:
    """A template, by which one card of a note is shown; `stem` begins the names of its two files.

    `replaced` are the texts of a deck's own, by the names of the files whose place they take.
    """

    name: str
    id: int
    stem: str
    replaced: Mapping[str, str] = field(default_factory=dict)

    @property
    def question(self) -> str:
        """The HTML of the question side, with Anki's `{{Field}}` replacements."""
        return self._side("front")

    @property
    def answer(self) -> str:
        """The HTML of the answer side."""
        return self._side("back")

    def _side(self, side: str) -> str:
        name = f"{self.stem}_{side}"
        return self.replaced[name] if name in self.replaced else _with_scripts(_read(f"{name}.html"))


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type: its fields in order, and a template for each card that a note of it can have.

    `modified` is when its templates or the style last changed, in seconds since the epoch. `added_css` is what a deck
    adds to the style.
    """

    name: str
    id: int
    fields: tuple[Field, ...]
    templates: tuple[Template, ...]
    modified: int
    is_cloze: bool = False
    added_css: str = ""

    @property
    def css(self) -> str:
        """The style of its cards, the same for all note types but for what a deck adds."""
        return "\n".join(filter(None, [_read("style.css"), self.added_css]))

    @property
    def cloze_field(self) -> str | None:
        """The field whose deletions make the cards of a cloze note type."""
        found = _CLOZE_FIELD.search(_read(f"{self.templates[0].stem}_front.html")) if self.is_cloze else None
        return found[1] if found else None


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
    modified=1796078384,
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
    modified=1796078384,
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
    modified=1796078384,
)

LIST = NoteType(
    name="mkdeck List",
    id=2026363448,
    fields=(
        Field("Question", 2458463834161810),
        Field("Items", 8601887191152682),  # a deletion for each, side by side, so that the style can hide later ones
        Field("Extra", 7049309882716898),
        Field("Context", 5649633230417282),
        Field("Quote", 5491360235110945),
        Field("Source", 6422630901653821),
        Field("Spare1", 3652035249318656),
        Field("Spare2", 3053285663279640),
        Field("Spare3", 1993954261017466),
    ),
    templates=(Template("Item", 7342568190188379, "list"),),
    modified=1796078384,
    is_cloze=True,
)

NOTE_TYPES: Mapping[str, NoteType] = MappingProxyType(
    {note_type.name: note_type for note_type in (BASIC, CLOZE, CHOICE, LIST)}
)
"""All note types by their names."""

TEMPLATE_FILES = tuple(
    f"{template.stem}_{side}"
    for note_type in NOTE_TYPES.values()
    for template in note_type.templates
    for side in ("front", "back")
)
"""The names of the templates, as a deck file calls those that it replaces."""


def own_note_types(deck: str, css: str, templates: Mapping[str, str], modified: int) -> Mapping[str, NoteType]:
    """Return note types of a deck's own look, by the names of those that they take the place of.

    Note types belong to a whole collection. A look that one deck gave to the common ones would be that of all decks,
    and the next package would take it away again. So these have names and ids of their own, made of `deck`, which must
    stay as it is. `modified` is when the look last changed.
    """
    return {
        name: replace(
            note_type,
            name=f"{name} ({deck})",
            id=_own_id(note_type.id, deck),
            templates=tuple(replace(template, replaced=templates) for template in note_type.templates),
            modified=max(modified, note_type.modified),
            added_css=css,
        )
        for name, note_type in NOTE_TYPES.items()
    }


def _own_id(common: int, deck: str) -> int:
    digest = hashlib.sha256(f"{common}\0{deck}".encode()).digest()
    return (1 << 30) + int.from_bytes(digest[:8], "big") % (1 << 30)
