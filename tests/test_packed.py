"""Notes come out of a packed deck as they went in, and so do the entries of its ledger."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from mkdeck.cards import Basic, Html, IdentifiedCard, Markdown, Note, Origin, Problem, Span
from mkdeck.ledger import Entry, Known, ledger_text, settle
from mkdeck.ledger.entry import content_digest
from mkdeck.ledger.file import ledger_lines
from mkdeck.system.packed import WORTH_PACKING, Again, Outline, outlines, packed


def note(number: int) -> Note:
    fields = {"Front": Html(f"Où est {number} ? \U0001f3d4"), "Back": Html("<b>x</b>")}
    return Note(
        f"guid-{number}", "type", fields, ("a", "b::c"), "Deck::Part", number, 1_700_000_000, {"x.png": Path("x/y.png")}
    )


NOTES = [note(number) for number in range(WORTH_PACKING + 77)]
MANY = [Problem(Span("a.md", n, n + 1), "empty") if n % 100 == 7 else one for n, one in enumerate(NOTES)]


def outline(of: Note) -> Outline:
    return Outline(of.deck, of.note_type, of.modified, of.media)


def held_or_made(notes: Sequence[Note]) -> list[Note | Again]:
    """Return notes of which some can be made again."""
    return [Again(n, outline(one)) if n % 7 == 3 or 500 < n < 700 else one for n, one in enumerate(notes)]


@pytest.mark.parametrize("size", [20, len(NOTES)])
@pytest.mark.parametrize("given", [list, held_or_made])
def test_notes_come_out_as_they_went_in(size: int, given: Callable[[list[Note]], list[Note | Again]]) -> None:
    held = packed(given(NOTES[:size]), NOTES.__getitem__)
    assert len(held) == size
    assert list(held) == NOTES[:size]
    assert held[-1] == NOTES[size - 1]
    assert held[6:13] == tuple(NOTES[6:13])
    assert [held[place] for place in (15, 3, 16, 4)] == [NOTES[place] for place in (15, 3, 16, 4)]
    assert list(outlines(held)) == list(map(outline, NOTES[:size]))
    with pytest.raises(IndexError):
        held[size]


def test_what_can_be_made_again_is_not_held() -> None:
    made: list[int] = []

    def make(number: int) -> Note:
        made.append(number)
        return NOTES[number]

    held = packed(held_or_made(NOTES), make)
    list(outlines(held))
    assert made == []
    assert held[600] == NOTES[600]
    assert made == [600]


@pytest.mark.parametrize("is_known", [False, True])
def test_the_entries_of_many_cards_are_those_of_few(*, is_known: bool) -> None:
    known = [
        Known(one.note_type, content_digest(one), one.media) if is_known and isinstance(one, Note) else one
        for one in MANY
    ]
    rendered = [one if number % 3 else MANY[number] for number, one in enumerate(known)]
    origin = Origin(span=Span("a.md", 1, 2), context=(), evidence="shaped")
    asked = [Basic(Markdown(f"Front {number}"), Markdown("Back"), origin) for number in range(len(MANY))]
    cards = [IdentifiedCard(f"{number * 7 % 1077:04}", card, "D", (), 0) for number, card in enumerate(asked)]

    def settled(size: int, entries: tuple[Entry, ...]) -> Sequence[Entry]:
        names = [f"{number // 10}.md" for number in range(size)]
        unread = {"0.md"}
        settled = settle(
            entries, cards[:size], names, rendered[:size], again=NOTES.__getitem__, unread=unread, now=2, retire="keep",
            render=lambda *_: MANY[7],
        )  # fmt: skip
        assert [note.due for note in settled.notes] == [n for n in range(size) if isinstance(MANY[n], Note)]
        assert {note.modified for note in settled.notes} == {2}
        return settled.entries

    many = settled(len(cards), ())
    assert not isinstance(many, tuple)
    assert len(many) == sum(isinstance(note, Note) for note in MANY)
    assert b"".join(ledger_lines(many)) == ledger_text(many)
    fewer = settled(WORTH_PACKING + 50, tuple(many))
    assert not isinstance(fewer, tuple)
    assert [entry.guid for entry in fewer] == [entry.guid for entry in many] == sorted(entry.guid for entry in many)
    assert sum(entry.retired == 2 for entry in fewer) == 27
    assert many[3:5] == (many[3], many[4])
    few = settled(300, ())
    guids = {entry.guid for entry in few}
    assert few[:300] == tuple(entry for entry in many if entry.guid in guids)
