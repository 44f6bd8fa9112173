"""Keys whose numbers no sign follows, “1 oak, 2 ash, 4 elm”: which numbers count entries and which stand in answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mkdeck import lazy_re as re

PARTING = "·•;|\n"
"""What parts entries, and hardly ever a number from what is said of it: “2 cancelled, 2 points for all”."""
_BARE_NUMBER = re.compile(
    r"(?:^|[·•;,|\n]|(?<=\s)/(?=\s))\s{0,3}(?P<number>\d{1,3})\s{1,3}(?:(?=[–-]\d)|(?![\s.):=–→-])(?=\S))"
)
"""“1 soy · 2 está”, numbers that only what parts the answers tells."""
_BEHIND_DASH = re.compile(r"(?:^|(?<=\s)[–—-](?=\s))\s{0,3}(?P<number>\d{1,3})\s{1,3}(?![\s.):=–→-])(?=\S)")
"""“1 soy – 2 está”, where no other sign parts the answers."""
_BEHIND_BLANK = re.compile(r"(?:^|\s)(?P<number>\d{1,3})\s{1,3}(?=[^\W\d_])")
_DIGITS = re.compile(r"\d+")
"""“1 soy 2 está 3 son”, where nothing parts them and all numbers count."""
_FEWEST = 2
_MOST_LEFT_OUT, _SHARE_LEFT_OUT = 3, 3
"""Numbers in a row that a key leaves out, and steps from number to number among which one may leave out some."""
_FEWEST_BEFORE_END = 4
"""Entries before the last one, which leaves out a number."""
_COST = 0.5
"""How much less a number counts that leaves out some before it."""


def bare_numbers(text: str) -> list[re.Match[str]]:
    """Return the places of the numbers that count entries from the start of a text on, up one by one.

    One of them may have been typed twice, “7 es · 8 es · 8 están”, and some left out, “1 oak, 2 ash, 4 elm, 5 fir”,
    behind which others count on: “3 elm, 20 years old” may be one answer.
    """
    if not text[:1].isdecimal():
        return []
    found = list(_BARE_NUMBER.finditer(text))
    if len(found) == 1:
        found = list(_BEHIND_DASH.finditer(text))
    if len(found) == 1:
        return _behind_blanks(text)
    if len(found) < _FEWEST or found[0].start():
        return []
    numbers = [int(sign["number"]) for sign in found]
    counted = _counted(numbers, _MOST_LEFT_OUT)
    while len(counted) > 1 and not _may_end(found, numbers, counted):
        counted.pop()
    whole = _with_others(found, numbers, counted)
    skips = sum(numbers[other] > numbers[one] + 1 for one, other in pairwise(counted)) - (len(whole) - len(counted))
    if skips * _SHARE_LEFT_OUT >= len(counted):
        whole = _with_others(found, numbers, _counted(numbers, 0))
    return [found[place] for place in whole] if len(whole) >= _FEWEST else []


def _behind_blanks(text: str) -> list[re.Match[str]]:
    """Return the places of numbers that nothing parts from the answers before them, and that are all of a text's."""
    found = list(_BEHIND_BLANK.finditer(text))
    numbers = [int(sign["number"]) for sign in found]
    is_all = len(found) > _FEWEST and len(found) == sum(1 for _ in _DIGITS.finditer(text))
    return found if is_all and numbers == list(range(1, len(found) + 1)) else []


def end_of_entries(text: str, signs: Sequence[re.Match[str]]) -> int:
    """Return where the last of some entries ends: before a number that counts none, and is surely parted from it.

    Of “1 sits · 2 bark · 4 work” nobody can tell whether the last answers 3 or 4.
    """
    last = signs[-1].end()
    return next((sign.start() for sign in _BARE_NUMBER.finditer(text, last) if _is_parted(sign)), len(text))


def _may_end(found: Sequence[re.Match[str]], numbers: Sequence[int], counted: Sequence[int]) -> bool:
    """Whether the last of some places is that of an entry, though a number is left out before it.

    Where commas part entries, it is one number, and no answer before it has a comma.
    """
    *_, before, last = counted
    left_out = numbers[last] - numbers[before] - 1
    if not left_out or _is_parted(found[last]):
        return True
    commas = found[0].string.count(",", 0, found[last].end())
    return left_out == 1 and len(counted) > _FEWEST_BEFORE_END and commas == last == len(counted) - 1


def _counted(numbers: Sequence[int], left_out: int) -> list[int]:
    """Return the places of the most numbers that count up from the first one, and leave out so many in a row at most.

    Of equal ones the first counts. To leave some out counts against a row.
    """
    last_of = {numbers[0]: 0}  # by the last number of a row, its place
    score, before = [1.0], [-1]
    for place, number in enumerate(numbers[1:], 1):
        former = [last_of[one] for one in range(number - 1, number - 2 - left_out, -1) if one in last_of]
        values = [score[at] + (1 if numbers[at] == number - 1 else 1 - _COST) for at in former]
        score.append(max(values, default=0.0))
        before.append(former[values.index(score[-1])] if former else -1)
        if former and (number not in last_of or score[-1] > score[last_of[number]]):
            last_of[number] = place
    at = max(last_of.values(), key=lambda place: (score[place], -place))
    counted = [at]
    while before[at] >= 0:
        at = before[at]
        counted.append(at)
    return counted[::-1]


def _with_others(found: Sequence[re.Match[str]], numbers: Sequence[int], counted: Sequence[int]) -> list[int]:
    """Return the places of numbers that count, of those that stand there twice, and of those in another order.

    Beside one that was typed twice a number is left out, or what stands before it parts entries for sure. One in
    another order is one that is left out and stands nowhere else: “1 oak, 2 ash, 4 fir, 3 elm, 5 yew”.
    """
    known = {numbers[place] for place in counted}
    lacking = set(range(numbers[counted[0]], numbers[counted[-1]])) - known
    times = Counter(numbers)
    whole = [*counted, *(place for place, one in enumerate(numbers) if one in lacking and times[one] == 1)]
    for at, place in enumerate(counted):
        number = numbers[place]
        first = counted[at - 1] + 1 if at else place + 1
        last = counted[at + 1] if at + 1 < len(counted) else len(numbers)
        leaves_out = (at > 0 and numbers[counted[at - 1]] < number - 1) or (
            at + 1 < len(counted) and numbers[counted[at + 1]] > number + 1
        )
        others = [other for other in range(first, last) if other != place and numbers[other] == number]
        whole += [other for other in others[:1] if leaves_out or _is_parted(found[max(place, other)])]
    return sorted(whole)


def _is_parted(sign: re.Match[str]) -> bool:
    return sign[0][0] in PARTING
