"""Numbers of which one was typed twice: which was meant, and what then stands under one number with two answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise
from string import ascii_lowercase

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Markdown
from mkdeck.parsing.pieces import joined
from mkdeck.problems import Span
from mkdeck.values import replace
from mkdeck.wording.words import plain, words

_TWICE = 2
_MOSTLY = 0.7
"""Share of numbers that are one more than those before them."""
_HAD = "had number "
"""What begins the role of an entry that stands under another number than it had, before that."""
PART = re.compile(r"\(?(?P<letter>[a-h])[.)]\s+(?=\S)")
"""What opens the answer to a part of a question behind the number of that: “3a. …”, “3 (b) …”."""
TWICE = "twice"
"""The role of the empty block that stands for an entry whose number has two answers."""


def as_counted(numbers: Sequence[str], *, before: int = 0) -> list[str]:
    """Return some numbers, one that was typed twice as the one that is missing in its place: “1, 2, 2, 4”.

    All the others must count by one, and leave but one number and one place for it; else all stay as they are:
    “1, 2, 2, 3”, “1, 3, 3, 5”. They may count from the one behind `before` on. A few of them may leave out a number
    elsewhere, as a key does that has nothing to tell there: “1, 2, 3, 3, 5, 7, 8”.
    """
    twice = [number for number, times in Counter(numbers).items() if times > 1]
    if len(twice) != 1 or numbers.count(twice[0]) != _TWICE or not all(map(str.isdecimal, numbers)):
        return list(numbers)  # as nearly always
    counts = list(map(int, numbers))
    places = [place for place, number in enumerate(numbers) if number == twice[0]]
    meant = [(place, number) for place in places if (number := _missing(counts, place, before, step=1)) is not None]
    may_skip = any(_missing(counts, place, before, step=2) is not None for place in places)  # “1, 3, 3”
    if not may_skip and not meant:
        meant = _missing_beside(counts, places, before)
    if len(meant) != 1 or may_skip:
        return list(numbers)
    place, number = meant[0]
    return [*numbers[:place], str(number), *numbers[place + 1 :]]


def _missing(counts: Sequence[int], place: int, before: int, *, step: int) -> int | None:
    """Return the number with which all go up by `step` if it stands at a place; by one never at the end.

    At the start it must be the first one there can be, but where they go up by more.
    """
    first = counts[0] if place else counts[1] - step
    is_at_edge = (place == len(counts) - 1 or (place == 0 and first != before + 1)) and step == 1
    if first <= before or is_at_edge:
        return None
    whole = [first + step * at for at in range(len(counts))]
    rest = [*counts[:place], whole[place], *counts[place + 1 :]]
    return whole[place] if rest == whole else None


def _missing_beside(counts: Sequence[int], places: Sequence[int], before: int) -> list[tuple[int, int]]:
    """Return the place and the number for one of two equal numbers side by side, between which and the next one it is.

    The others go up, and few of them leave a number out.
    """
    first, second = places
    former = counts[first - 1] if first else before
    following = counts[second + 1] if second + 1 < len(counts) else 0
    if second != first + 1 or former + 3 != following:
        return []
    number = counts[first]
    place = second if number == former + 1 else first
    meant = following - 1 if place == second else former + 1
    rest = [*counts[:place], meant, *counts[place + 1 :]]
    steps = [other - one for one, other in pairwise(rest)]
    is_in_order = all(step > 0 for step in steps) and _MOSTLY * len(steps) <= steps.count(1)
    return [(place, meant)] if is_in_order else []


def as_shown(numbers: Sequence[str], told: Sequence[str]) -> list[str]:
    """Return the numbers of the items of one list as pages show them, which leave none out: “1, 2, 3, 5” as 1 to 4.

    They go up, and a key to as many questions counts as the page does and has none of the numbers that the page moves:
    one that it has may as well be meant as typed, “1, 2, 4, 5” with a key from 1 to 4. All others stay as they are.
    """
    if len(numbers) != len(told) or list(told) == list(numbers) or not all(map(str.isdecimal, (*numbers, *told))):
        return list(numbers)  # as nearly always
    first = int(numbers[0]) if numbers else 0
    shown = [str(first + at) for at in range(len(numbers))]
    go_up = all(int(one) < int(other) for one, other in pairwise(numbers))
    is_free = all(one == other or one not in told for one, other in zip(numbers, shown, strict=True))
    return shown if go_up and is_free and list(told) == shown else list(numbers)


def by_number(found: Iterable[tuple[str, list[Block]]]) -> dict[str, list[Block]]:
    """Return the entries of a key by their numbers.

    One that slipped in under the number of another leaves neither of them, and a block that says so; one that was
    meant to have another number stands under that, and says which it had. Where the numbers begin anew, the first ones
    count.
    """
    told = list(found)
    typed = [number for number, _ in told]
    numbers = as_counted(typed)
    if any(
        number != had and (_goes_on(told, had) or tells_of_parts([entry for other, entry in told if other == had]))
        for number, had in zip(numbers, typed, strict=True)
    ):
        numbers = typed
    entries: dict[str, list[Block]] = {}
    for place, (number, (had, entry)) in enumerate(zip(numbers, told, strict=True)):
        if number != had and entry:
            entries[number] = [replace(entry[0], roles=(*entry[0].roles, _HAD + had)), *entry[1:]]
            continue
        first = entries.setdefault(number, entry)
        if first is not entry and _slipped_in(numbers, place) and _source(first) != _source(entry):
            entries[number] = [_twice(first, entry)] if first and entry else first
    return entries


def with_those_asked(entries: Mapping[str, list[Block]], numbers: Container[str]) -> Mapping[str, list[Block]]:
    """Return the entries of a key to questions with some numbers.

    One that stands under another number than it had, though nobody asks for that, has its own again, which two have.
    """
    moved = [number for number, entry in entries.items() if number not in numbers and _had(entry)]
    if not moved:
        return entries  # as nearly always
    told = {number: entry for number, entry in entries.items() if number not in moved}
    for number in moved:
        had = _had(entries[number])
        pair = sorted((told[had], entries[number]), key=lambda entry: entry[0].span.first) if told.get(had) else []
        told[had] = [_twice(*pair)] if pair else entries[number]
    return told


def with_last_meant(entries: Mapping[str, list[Block]], following: str) -> Mapping[str, list[Block]]:
    """Return the entries of a part of a key, the second of two with its last number as the one before the next part's.

    All count by one, and the `following` part goes on behind the number that is missing: “6 · 7 · 8 · 8”, “10 · 11”.
    """
    last = next(reversed(list(entries)), "")
    both = entries[last][0].children if last and is_told_twice(entries[last]) else ()
    if len(both) != _TWICE or len(entries) < _TWICE or not all(map(str.isdecimal, (*entries, following))):
        return entries  # as nearly always
    counted = [str(int(last) - at) for at in reversed(range(len(entries)))]
    is_other = any(is_told_twice(entry) for number, entry in entries.items() if number != last)
    are_parts = bool(told_under(entries[last]))
    if list(entries) != counted or is_other or are_parts or int(following) != int(last) + _TWICE:
        return entries
    goes_on = _goes_on([(last, [both[1]])], last)
    return entries if goes_on else {**entries, last: [both[0]], str(int(last) + 1): [both[1]]}


def _had(entry: Sequence[Block]) -> str:
    """Return the number that an entry had before it got the one that was meant; empty if it had no other."""
    roles = entry[0].roles if entry else ()
    return next((role.removeprefix(_HAD) for role in roles if role.startswith(_HAD)), "")


def _goes_on(told: Iterable[tuple[str, list[Block]]], number: str) -> bool:
    """Whether an entry of a number goes on with that before it: “2. Accra; 2. or Kumasi”."""
    texts = [plain(entry[0].text).partition(" ") for other, entry in told if other == number and entry]
    return any(more and first in words("and") | words("either") for first, _, more in texts)


def is_told_twice(entry: Sequence[Block]) -> bool:
    """Whether an entry of a key stands for two that have one number."""
    return len(entry) == 1 and TWICE in entry[0].roles


def told_under(entry: Sequence[Block]) -> Sequence[Block]:
    """Return what a key tells of the lettered parts of a question, each under its number, “2a. …” and “2b. …”.

    It is nothing for any other entry, be it for two that have one number.
    """
    told = entry[0].children if is_told_twice(entry) else ()
    return told if tells_of_parts([[block] for block in told]) else ()


def tells_of_parts(entries: Sequence[Sequence[Block]]) -> bool:
    """Whether the letters of parts open some entries, from a on, and none of them is a letter alone."""
    signs = [PART.match(entry[0].text) if entry else None for entry in entries]
    letters = "".join(sign["letter"] for sign in signs if sign)
    return _TWICE <= len(signs) == len(letters) and letters == ascii_lowercase[: len(letters)]


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
    before = first[0].children if is_told_twice(first) else tuple(first)
    both = (*before, other[0]) if before and len(other) == 1 and len(first) == 1 else ()
    return Block("paragraph", Markdown(""), span, context=first[0].context, roles=(TWICE,), children=both)
