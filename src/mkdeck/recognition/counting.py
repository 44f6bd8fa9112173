"""Numbers of which one was typed twice: which was meant, and what then stands under one number with two answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from mkdeck.cards import Block, Markdown
from mkdeck.parsing.pieces import joined
from mkdeck.problems import Span

TWICE = "twice"
"""The role of the empty block that stands for an entry whose number has two answers."""


def as_counted(numbers: Sequence[str], *, before: int = 0) -> list[str]:
    """Return some numbers, one that was typed twice as the one that is missing in its place: “1, 2, 2, 4”.

    The numbers beside it must leave but one, else it stays as it is: “1, 2, 2, 3”. They may count from the one behind
    `before` on.
    """
    times = Counter(numbers)
    if len(times) == len(numbers) or not all(map(str.isdecimal, numbers)):
        return list(numbers)  # as nearly always
    counts = [before, *map(int, numbers)]
    meant = list(numbers)
    for place, number in enumerate(numbers[:-1]):
        between = str(counts[place] + 1)
        if times[number] > 1 and counts[place + 2] == counts[place] + 2 and between not in times:
            meant[place] = between
    return meant


def by_number(found: Iterable[tuple[str, list[Block]]]) -> dict[str, list[Block]]:
    """Return the entries of a key by their numbers.

    One that slipped in under the number of another leaves neither of them, and a block that says so. Where the numbers
    begin anew, the first ones count.
    """
    told = list(found)
    numbers = as_counted([number for number, _ in told])
    entries: dict[str, list[Block]] = {}
    for place, (number, (_, entry)) in enumerate(zip(numbers, told, strict=True)):
        first = entries.setdefault(number, entry)
        if first is not entry and _slipped_in(numbers, place) and _source(first) != _source(entry):
            entries[number] = [_twice(first, entry)] if first and entry else first
    return entries


def is_told_twice(entry: Sequence[Block]) -> bool:
    """Whether an entry of a key stands for two that have one number."""
    return len(entry) == 1 and TWICE in entry[0].roles


def _slipped_in(numbers: Sequence[str], place: int) -> bool:
    """Whether a number that stands before as well does not begin the count anew: “3, 3” and “4, 3, 5”."""
    before, number, *behind = numbers[place - 1 : place + 2]
    if before == number or not all(map(str.isdecimal, (before, number, *behind))):
        return before == number
    return int(number) < int(before) and any(int(following) > int(before) for following in behind)


def _source(entry: Sequence[Block]) -> Markdown:
    return joined(block.source for block in entry)


def _twice(first: Sequence[Block], other: Sequence[Block]) -> Block:
    span = Span(first[0].span.path, first[0].span.first, other[0].span.first)
    return Block("paragraph", Markdown(""), span, context=first[0].context, roles=(TWICE,))
