"""Numbers that keep the order of a lesson's cards, so that one card more or one that moved changes one line only."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise


def new_places(former: Sequence[float | None]) -> list[float]:
    """Return a rising number for each card of a lesson, given the numbers that they had, None for new ones.

    As many as can keep their number; the others get one between their neighbours. After some fifty insertions at
    one spot no number is left between two, and all are counted anew.
    """
    kept = _longest_rise(former)
    places: list[float | None] = [place if at in kept else None for at, place in enumerate(former)]
    filled = list(_filled(places))
    rising = all(first < second for first, second in pairwise(filled))
    return filled if rising else [float(number) for number in range(1, len(former) + 1)]


def _longest_rise(numbers: Sequence[float | None]) -> set[int]:
    """Return where a longest rising subsequence stands; https://en.wikipedia.org/wiki/Longest_increasing_subsequence."""
    ends: list[float] = []
    at_end: list[int] = []
    before: dict[int, int] = {}
    for at, number in enumerate(numbers):
        if number is not None:
            length = bisect_left(ends, number)
            ends[length : length + 1] = [number]
            at_end[length : length + 1] = [at]
            before[at] = at_end[length - 1] if length else -1
    chain: set[int] = set()
    at = at_end[-1] if at_end else -1
    while at >= 0:
        chain.add(at)
        at = before[at]
    return chain


def _filled(places: Sequence[float | None]) -> Iterator[float]:
    """Yield the places, and numbers between their neighbours where there is none; halves have the shortest digits."""
    last: float | None = None
    following = [place for place in places if place is not None]
    for missing, run in groupby(places, key=lambda place: place is None):
        size = len(list(run))
        if not missing:
            yield from following[:size]
            last = following[size - 1]
            del following[:size]
            continue
        if last is None:
            start = following[0] - size - 1 if following else 0.0
            step = 1.0
        elif not following:
            start, step = last, 1.0
        else:
            start, step = last, (following[0] - last) / 2 ** size.bit_length()
        yield from (start + step * number for number in range(1, size + 1))
