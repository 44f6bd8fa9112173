"""Reading costs time in proportion to a lesson's length, whatever stands in it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.extraction import NASTY, ordinary, seconds

TIMES = 8
BOUND = 24
"""Three times the proportion: quadratic cost would be 64 times; processor time is measured, the least of three runs."""


def ratio(make: Callable[[int], str], size: int) -> float:
    small, large = make(size), make(TIMES * size)
    before, after = sum(seconds(small, repeat=3)), sum(seconds(large, repeat=3))
    return after / max(before, 0.004)


@pytest.mark.parametrize("name", NASTY)
def test_cost_is_linear(name: str) -> None:
    assert ratio(NASTY[name], 8) < BOUND


def test_ordinary_lessons_cost_in_proportion() -> None:
    assert ratio(ordinary, 8) < BOUND
