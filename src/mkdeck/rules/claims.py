"""What cards claim of a lesson: where surer ones do, a fact cannot, and at some an answer ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from operator import attrgetter

from mkdeck.cards import Block, Span
from mkdeck.values import dataclass

_PLACE = attrgetter("path", "first", "last")


class Lines:
    """The lines of some spans, merged, so that asking for one more costs a binary search."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        reach = 0
        for span in sorted(spans, key=_PLACE):
            first, last = span.first, span.last
            if first > reach:
                self._firsts.append(first)
                self._lasts.append(last)
                reach = last
            elif last > reach:
                self._lasts[-1] = reach = last

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in zip(self._firsts, self._lasts, strict=True))

    def hold(self, span: Span) -> bool:
        """Whether any line of `span` is among them."""
        place = bisect_left(self._lasts, span.first)
        return place < len(self._lasts) and self._firsts[place] <= span.last

    def hold_start_of(self, span: Span) -> bool:
        """Whether the first line of `span` is among them; whatever begins there has no part of them within."""
        place = bisect_left(self._lasts, span.first)
        return place < len(self._lasts) and self._firsts[place] <= span.first

    def cover(self, span: Span) -> bool:
        """Whether one piece of them holds all lines of `span`."""
        return self.hold_start_of(span) and span.last <= self._lasts[bisect_left(self._lasts, span.first)]

    def are_parts_of(self, span: Span) -> bool:
        """Whether those of them that `span` shares are several pieces, side by side, behind its first line."""
        start, end = bisect_left(self._lasts, span.first), bisect_right(self._firsts, span.last)
        return end - start > 1 and self._firsts[start] > span.first and self._lasts[end - 1] <= span.last


NO_LINES = Lines(())


def _makes_none(table: Block) -> bool:  # noqa: ARG001 - of any table
    return False


@dataclass(frozen=True, slots=True)
class Standing:
    """Where cards stand on their own, so that the answer to a question above may end there.

    `lines` are those of cards that were found without the question; `makes_cards` tells of a table whether any rule
    makes cards of it.
    """

    lines: Lines = NO_LINES
    makes_cards: Callable[[Block], bool] = _makes_none


NOTHING_STANDS = Standing()
