"""Notes that are rendered as soon as their lesson is read, before anybody knows who the cards are.

What a note shows depends on its card and on the page that this stands on, so it can be made side by side with others,
and remembered. It is used only for the same card on the same page, and if its files are still the same.

A record has two parts: an outline of each note, which is all that is asked until the package is written, and the
notes' fields, which are decoded then. The first part holds a checksum of the second.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdeck.cards import Card, Html, IdentifiedCard, Note, Problem
from mkdeck.incremental.records import RecordError, decode, encode
from mkdeck.ledger.entry import content_of
from mkdeck.ledger.settle import Known
from mkdeck.links.media import MediaFile
from mkdeck.parsing.parsed import ParsedBlocks
from mkdeck.render import Page, Rendered, render_card
from mkdeck.system.shelf import Shelved

_LENGTH = 4
"""Bytes that say how long the first part of a record is."""


def rendered_ahead(
    cards: Iterable[Card], tags: Iterable[Sequence[str]], page: Page, parsed: ParsedBlocks | None = None
) -> bytes:
    """Return what the notes of a lesson's cards show on a page, as a record; `parsed` are the lesson's own tokens.

    `tags` are those that each of the notes is to have. Raises RecordError if no record can hold it.
    """
    rendered = [render_card(card, page, parsed) for card in cards]
    fields = encode([None if isinstance(note, Problem) else dict(note.fields) for note in rendered])
    outlines = [
        None if isinstance(note, Problem) else _plain(note, of_note)
        for note, of_note in zip(rendered, tags, strict=True)
    ]
    known = encode([page.address, zlib.crc32(fields), outlines])
    return len(known).to_bytes(_LENGTH, "big") + known + fields


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
        self._encoded = b""
        self._fields: Sequence[Any] | None = None

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
            content = content_of(note_type, self._fields_of(place), card.tags)
        return Known(note_type, content, _media(looked_for, page))

    def note(self, card: IdentifiedCard, due: int, page: Page) -> Note:
        """Return the note of a card of which this is known; `due` is its place among the new cards."""
        place = self._place(card.card)
        assert place is not None  # noqa: S101 - else nothing is known of it
        note_type, _, _, looked_for = self._outlines[place]
        fields, media = self._fields_of(place), _media(looked_for, page)
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
        record = shelved.read() if shelved else b""
        end = _LENGTH + int.from_bytes(record[:_LENGTH], "big")
        self._path, self._of_card, self._fields, self._encoded = path, None, None, record[end:]
        try:
            self._address, checksum, self._outlines = decode(record[_LENGTH:end])
            if checksum != zlib.crc32(self._encoded) or len(self._outlines) != len(cards):
                raise RecordError
            self._places = {id(card): (place, card) for place, card in enumerate(cards)}
        except (RecordError, TypeError, ValueError):  # nothing was rendered ahead, or the cache is damaged
            self._address, self._outlines, self._places = "", (), {}

    def _fields_of(self, place: int) -> Mapping[str, Html]:
        if self._fields is None:
            self._fields = decode(self._encoded)
        fields: Mapping[str, Html] = self._fields[place]
        return fields


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
