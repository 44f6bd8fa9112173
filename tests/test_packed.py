"""Notes come out of a packed deck as they went in, and so do the entries of its ledger."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from mkdeck.cards import Basic, Html, IdentifiedCard, Markdown, Note, Origin, Problem, Span
from mkdeck.ledger import Entry, ledger_text, settle
from mkdeck.ledger.file import ledger_lines
from mkdeck.packed import WORTH_PACKING, packed


def note(number: int) -> Note:
    fields = {"Front": Html(f"Où est {number} ? \U0001f3d4"), "Back": Html("<b>x</b>")}
    return Note(
        f"guid-{number}", "type", fields, ("a", "b::c"), "Deck::Part", number, 1_700_000_000, {"x.png": Path("x/y.png")}
    )


MANY = [Problem(Span("a.md", n, n + 1), "empty") if n % 100 == 7 else note(n) for n in range(WORTH_PACKING + 77)]


def test_few_stay_as_they_are() -> None:
    assert packed(MANY[:20]) == tuple(MANY[:20])


def test_many_come_out_as_they_went_in() -> None:
    held = packed(iter(MANY))
    assert not isinstance(held, tuple)
    assert len(held) == len(MANY)
    assert list(held) == MANY
    assert held[-1] == MANY[-1]
    assert held[60:70] == tuple(MANY[60:70])
    assert [held[place] for place in (1050, 3, 1051, 4)] == [MANY[place] for place in (1050, 3, 1051, 4)]
    with pytest.raises(IndexError):
        held[len(MANY)]


def test_the_entries_of_many_cards_are_those_of_few() -> None:
    origin = Origin(span=Span("a.md", 1, 2), context=(), evidence="shaped")
    asked = [Basic(Markdown(f"Front {number}"), Markdown("Back"), origin) for number in range(len(MANY))]
    cards = [IdentifiedCard(f"{number * 7 % 1077:04}", card, "D", (), 0) for number, card in enumerate(asked)]

    def settled(size: int, entries: tuple[Entry, ...]) -> Sequence[Entry]:
        names = [f"{number // 10}.md" for number in range(size)]
        unread = {"0.md"}
        return settle(
            entries, cards[:size], names, MANY[:size], unread=unread, now=2, retire="keep", render=lambda *_: MANY[7]
        ).entries

    many = settled(len(cards), ())
    assert not isinstance(many, tuple)
    assert len(many) == sum(isinstance(note, Note) for note in MANY)
    assert b"".join(ledger_lines(many)) == ledger_text(many)
    fewer = settled(WORTH_PACKING + 50, tuple(many))
    assert not isinstance(fewer, tuple)
    assert [entry.guid for entry in fewer] == [entry.guid for entry in many] == sorted(entry.guid for entry in many)
    assert sum(entry.retired == 2 for entry in fewer) == 27
    assert many[3:5] == (many[3], many[4])
    assert settled(300, ())[:300] == tuple(
        entry for entry in many if entry.guid in {one.guid for one in settled(300, ())}
    )
