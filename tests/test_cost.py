"""Reading costs time in proportion to a lesson's length, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.extraction import NASTY, ordinary, seconds
from garbage import leave_out_what_is_there

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
