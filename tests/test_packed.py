"""Notes come out of a packed deck as they went in."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.cards import Html, Note, Problem, Span
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
