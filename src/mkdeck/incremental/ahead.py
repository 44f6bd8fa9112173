"""Notes that are rendered as soon as their lesson is read, before anybody knows who the cards are.

What a note shows depends on its card and on the page that this stands on, so it can be made side by side with others,
and remembered. It is used only for the same card on the same page, and if its files are still the same.

A record holds an outline of each note, which is all that is asked until the package is written, and the notes' fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any, cast

from mkdeck.cards import Card, Html, IdentifiedCard, Note, Problem
from mkdeck.incremental.records import RecordError, decode, encode
from mkdeck.ledger.entry import content_of
from mkdeck.ledger.settle import Known
from mkdeck.links.media import MediaFile
from mkdeck.notetypes import NOTE_TYPES
from mkdeck.parsing.parsed import ParsedBlocks
from mkdeck.render import Page, Rendered, render_card
from mkdeck.system.shelf import Shelved

_BETWEEN_FIELDS = "\x1f"
"""What no field holds, for Anki too has it between them."""

_NAMES = {name: [field.name for field in note_type.fields] for name, note_type in NOTE_TYPES.items()}
"""The fields of each note type."""


def rendered_ahead(
    cards: Iterable[Card], tags: Iterable[Sequence[str]], page: Page, parsed: ParsedBlocks | None = None
) -> bytes:
    """Return what the notes of a lesson's cards show on a page, as a record; `parsed` are the lesson's own tokens.

    `tags` are those that each of the notes is to have. Raises RecordError if no record can hold it.
    """
    rendered = [render_card(card, page, parsed) for card in cards]
    fields = ["" if isinstance(note, Problem) else _joined(note) for note in rendered]
    outlines = [
        None if isinstance(note, Problem) else _plain(note, of_note)
        for note, of_note in zip(rendered, tags, strict=True)
    ]
    return encode([page.address, outlines], fields)


class RenderedAhead:
    """The notes of a deck's cards as far as they were rendered ahead; quickest lesson by lesson."""

    def __init__(self, records: Mapping[str, tuple[Sequence[Card], Shelved]]) -> None:
        """Take for each lesson's path its cards, and where that stands which `rendered_ahead` made of them."""
        self._records = records
        self._path = ""
        self._address = ""
        self._places: dict[int, tuple[int, Card]] = {}
        self._of_card: dict[Card, int] | None = None
        self._outlines: Sequence[Any] = ()
        self._fields: Sequence[str] = ()

    def known(self, card: IdentifiedCard, page: Page) -> Known | None:
        """Return what is known of the note of a card that stands on a page; None for one that is to be rendered."""
        place = self._place(card.card)
        plain = None if place is None or self._address != page.address else self._outlines[place]
        if place is None or plain is None:
            return None
        note_type, tags, content, looked_for = plain
        if looked_for and any(outcome(page.find_media(target)) != before for target, before in looked_for.items()):
            return None
        if tags != list(card.tags):
            content = content_of(note_type, _fields(note_type, self._fields[place]), card.tags)
        return Known(note_type, content, _media(looked_for, page))

    def note(self, card: IdentifiedCard, due: int, page: Page) -> Note:
        """Return the note of a card of which this is known; `due` is its place among the new cards."""
        place = self._place(card.card)
        assert place is not None  # noqa: S101 - else nothing is known of it
        note_type, _, _, looked_for = self._outlines[place]
        fields, media = _fields(note_type, self._fields[place]), _media(looked_for, page)
        return Note(card.guid, note_type, fields, card.tags, card.deck, due, card.modified, media)

    def _place(self, card: Card) -> int | None:
        """Return the place of a card in its lesson; none is compared while all are the very ones that were read."""
        path = card.origin.span.path
        if path != self._path:
            self._open(path)
        known = self._places.get(id(card))
        if known is not None:
            return known[0]
        if self._of_card is None:
            self._of_card = {each: place for place, each in self._places.values()}
        return self._of_card.get(card)

    def _open(self, path: str) -> None:
        cards, shelved = self._records.get(path, ((), None))
        self._path, self._of_card = path, None
        try:
            (self._address, self._outlines), self._fields = decode(shelved.read() if shelved else b"")
            if not len(self._outlines) == len(self._fields) == len(cards):
                raise RecordError
            self._places = {id(card): (place, card) for place, card in enumerate(cards)}
        except (RecordError, TypeError, ValueError):  # nothing was rendered ahead, or the cache is damaged
            self._address, self._outlines, self._fields, self._places = "", (), (), {}


def _joined(rendered: Rendered) -> str:
    """Return all fields of a note as one text. Raises RecordError if one of them holds what stands between them."""
    names = _NAMES[rendered.note_type]
    joined = _BETWEEN_FIELDS.join(map(rendered.fields.get, names, repeat("")))
    if joined.count(_BETWEEN_FIELDS) >= len(names):
        raise RecordError
    return joined


def _fields(note_type: str, joined: str) -> Mapping[str, Html]:
    """Return the filled fields of a note of which all are joined."""
    fields = cast("list[Html]", joined.split(_BETWEEN_FIELDS))
    return {name: field for name, field in zip(_NAMES[note_type], fields, strict=True) if field}


def _plain(rendered: Rendered, tags: Sequence[str]) -> list[Any]:
    """Return the outline of what was rendered, in plain types; the digest is that of a note with these tags."""
    looked_for = {target: outcome(found) for target, found in rendered.looked_for.items()}
    content = content_of(rendered.note_type, rendered.fields, tags)
    return [rendered.note_type, tags, content, looked_for]


def outcome(found: MediaFile | str | None) -> list[str] | str | None:
    """Return what was found for a file, in plain types: its name in a list, why a card goes without it, or None."""
    return [found.name] if isinstance(found, MediaFile) else found


def _media(looked_for: Mapping[str, list[str] | str | None], page: Page) -> dict[str, Path]:
    """Return the files that a note names, by the names that they have in it."""
    if not looked_for:  # as most
        return {}
    found = (
        (outcome[0], page.find_media(target)) for target, outcome in looked_for.items() if isinstance(outcome, list)
    )
    return {name: file.path for name, file in found if isinstance(file, MediaFile)}
