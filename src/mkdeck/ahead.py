"""Notes that are rendered as soon as their lesson is read, before anybody knows who the cards are.

What a note shows depends on its card and on the page that this stands on, so it can be made side by side with others,
and remembered. It is used only for the same card on the same page, and if its files are still the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from mkdeck.cards import Card, IdentifiedCard, Note, Problem
from mkdeck.media import MediaFile
from mkdeck.parsed import ParsedBlocks
from mkdeck.records import RecordError, decode, encode
from mkdeck.render import Page, Rendered, note_of, render_card, render_note
from mkdeck.shelf import Shelved


def rendered_ahead(cards: Iterable[Card], page: Page, parsed: ParsedBlocks | None = None) -> bytes:
    """Return what the notes of a lesson's cards show on a page, as a record; `parsed` are the lesson's own tokens.

    Raises RecordError if none can hold it.
    """
    rendered = (render_card(card, page, parsed) for card in cards)
    return encode([page.address, [None if isinstance(note, Problem) else _plain(note) for note in rendered]])


class RenderedAhead:
    """The notes of a deck's cards, rendered ahead where that was done, else when they are asked for."""

    def __init__(self, records: Mapping[str, tuple[Sequence[Card], Shelved]]) -> None:
        """Take for each lesson's path its cards, and where that stands which `rendered_ahead` made of them."""
        self._records = records
        self._path = ""
        self._address = ""
        self._known: dict[int, tuple[Card, Any]] = {}
        self._notes: dict[Card, Any] | None = None

    def note(self, card: IdentifiedCard, due: int, page: Page) -> Note | Problem:
        """Return the note of a card that stands on a page, as `render_note` does; quickest lesson by lesson."""
        path = card.card.origin.span.path
        if path != self._path:
            self._open(path)
        plain = self._plain_of(card.card) if self._address == page.address else None
        rendered = None if plain is None else _still_so(plain, page)
        return render_note(card, due, page) if rendered is None else note_of(card, due, rendered)

    def _open(self, path: str) -> None:
        cards, record = self._records.get(path, ((), None))
        self._path = path
        try:
            self._address, notes = decode(record.read() if record else b"")
            self._known = {id(card): (card, note) for card, note in zip(cards, notes, strict=True)}
        except (RecordError, TypeError, ValueError):  # nothing was rendered ahead, or the cache is damaged
            self._address, self._known = "", {}
        self._notes = None

    def _plain_of(self, card: Card) -> Any:
        """Return what was made of a card; as long as all are the very ones that were rendered, none is compared."""
        if (known := self._known.get(id(card))) is not None:
            return known[1]
        if self._notes is None:
            self._notes = dict(self._known.values())
        return self._notes.get(card)


def _plain(rendered: Rendered) -> list[Any]:
    looked_for = {target: _outcome(found) for target, found in rendered.looked_for.items()}
    return [rendered.note_type, dict(rendered.fields), looked_for]


def _still_so(plain: Sequence[Any], page: Page) -> Rendered | None:
    """Return what was rendered, unless one of its files is not what it was."""
    note_type, fields, looked_for = plain
    found = {target: page.find_media(target) for target in looked_for}
    same = all(_outcome(found[target]) == before for target, before in looked_for.items())
    return Rendered(note_type, fields, found) if same else None


def _outcome(found: MediaFile | str | None) -> list[str] | str | None:
    """Return what was found for a file, in plain types: its name in a list, why a card goes without it, or None."""
    return [found.name] if isinstance(found, MediaFile) else found
