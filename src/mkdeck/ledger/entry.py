"""A line of the ledger: one card as it was at the last build."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import field

from mkdeck.cards import Card, Html, Note
from mkdeck.identity.guids import digest
from mkdeck.identity.sides import kind_of
from mkdeck.values import dataclass
from mkdeck.wording.normalise import known_by

_quoted = json.encoder.encode_basestring_ascii


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One card as it was at the last build that held it.

    `lesson` is the lesson's path as seen from the ledger's folder, `place` its place among the lesson's cards: only
    the order of places means anything. `content` is the digest of the note that Anki was last given. `clozes` maps each
    number that a deletion of the note ever had to the texts under it. Times are in seconds since the epoch; `retired`
    is None while the card is in its lesson. `former_front` is what a ledger says the card is known by, if its sides say
    something else.
    """

    guid: str
    card: Card
    lesson: str
    place: float
    deck: str
    tags: tuple[str, ...]
    content: str
    first_seen: int
    changed: int
    retired: int | None = None
    clozes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    former_front: str | None = None

    @property
    def front(self) -> str:
        """What the card is known by, normalised; made when it is asked for, so that a large deck need not hold it."""
        return known_by(self.card) if self.former_front is None else self.former_front

    @property
    def kind(self) -> str:
        """What the card's kind is called."""
        return kind_of(self.card)


def content_digest(note: Note) -> str:
    """Return a digest of what makes an import worth while: a note's fields and tags."""
    return content_of(note.note_type, note.fields, note.tags)


def content_of(note_type: str, fields: Mapping[str, Html], tags: Sequence[str]) -> str:
    """Return the same of a note's parts.

    The field `Source` is left out: a line more above a card would otherwise touch every note below it, and with each
    touch an import replaces what a user wrote into the note. Digested is JSON, put together of that of the texts.
    """
    shown = ", ".join([f"{_quoted(name)}: {_quoted(fields[name])}" for name in sorted(fields) if name != "Source"])
    return digest(f"[{_quoted(note_type)}, {{{shown}}}, [{', '.join(map(_quoted, tags))}]]")
