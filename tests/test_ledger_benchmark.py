"""The bar of tests/benchmarks/identity.py, held by a smaller run of it, and the proportion of what matching costs."""

from __future__ import annotations

import pytest

from benchmarks.edits import OTHERS
from benchmarks.identity import KINDS, cost, entries_of, old_deck, run

SEEDS = range(1000, 1006)
BARS = {
    "question reworded": 0.93,
    "typo in a question": 0.93,
    "typo in a question mended": 0.93,
    "a typo, and a full stop behind the answer": 0.93,
    "typos on both sides": 0.88,  # of a short question with a short answer too little stays
    "typo in a question, more behind the answer": 0.81,
    "question reworded, more behind the answer": 0.28,  # a short answer tells too little of a reworded question
}
"""What must be kept where not all can be, two to five points below the long run: six trials scatter."""


@pytest.mark.parametrize("name", KINDS)
def test_cards_stay_who_they_are_and_none_becomes_another(name: str) -> None:
    items = old_deck()
    found = run(name, SEEDS, items, entries_of(items))
    assert found.false == 0
    assert found.untouched >= 0.99
    if name not in OTHERS:
        assert found.kept >= BARS.get(name, 0.99)


def test_matching_costs_in_proportion_to_the_number_of_cards() -> None:
    small, large = (min(cost(cards, 0.5).recognising for _ in range(2)) for cards in (250, 2000))
    assert large / max(small, 0.01) < 24  # eight times the cards; quadratic cost would be 64 times
