"""Reading costs time in proportion to a lesson's length, whatever stands in it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.extraction import NASTY, ordinary, seconds
from garbage import leave_out_what_is_there
from mkdeck.cards import Basic, Markdown, Origin, Span
from mkdeck.cli.diff import _Compared, _counts
from mkdeck.decks.project import Deck
from mkdeck.ledger import Change, Entry
from mkdeck.pipeline import Build, DeckContents

TIMES = 8
BOUND = 24
"""Three times the proportion: quadratic cost would be 64 times; processor time is measured."""


TRIES = 5
"""A machine that is busy with other things may be slow once; what is quadratic is slow each time."""


def ratio(make: Callable[[int], str], size: int) -> float:
    """Return how much longer eight times the text takes: the least of a few tries, the first that is in bounds."""
    small, large = make(size), make(TIMES * size)
    least = float("inf")
    for _ in range(TRIES):
        leave_out_what_is_there()
        before, after = sum(seconds(small, repeat=2)), sum(seconds(large))
        least = min(least, after / max(before, 0.004))
        if least < BOUND:
            break
    return least


@pytest.mark.parametrize("name", NASTY)
def test_cost_is_linear(name: str) -> None:
    assert ratio(NASTY[name], 5) < BOUND


def test_ordinary_lessons_cost_in_proportion() -> None:
    assert ratio(ordinary, 8) < BOUND


def _unread(number: int) -> _Compared:
    """Return a deck of so many cards, all of lessons that cannot be read but for one."""
    origin = Origin(span=Span("l.md", 1, 1), context=(), evidence="marked")
    changes = []
    for place in range(number):
        card = Basic(Markdown(f"Which lock is the {place}th?"), Markdown("A staircase."), origin)
        entry = Entry(
            guid=f"{place}", card=card, lesson=f"l{place % 40}.md", place=place, deck="Canals", tags=(), content="",
            first_seen=0, changed=0,
        )  # fmt: skip
        changes.append(Change("kept", entry, entry))
    contents = DeckContents(Deck((), Path("canals.apkg")), (), (), (), (), (), {}, {})
    return _Compared(Build(contents, (), ()), tuple(changes), frozenset(f"l{place}.md" for place in range(1, 40)))


def test_what_is_left_out_is_counted_at_a_cost_in_proportion() -> None:
    def cost(compared: _Compared) -> float:
        start = time.process_time()
        assert _counts(compared).endswith("left out")
        return time.process_time() - start

    small, large = _unread(400), _unread(TIMES * 400)
    assert min(cost(large) / max(cost(small), 0.001) for _ in range(TRIES)) < BOUND
