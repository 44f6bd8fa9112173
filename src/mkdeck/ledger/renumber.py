"""Keeps the numbers of a cloze's deletions: Anki schedules by the number, whatever text stands under it.

https://docs.ankiweb.net/editing.html#cloze-deletion
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from mkdeck.cards import Markdown
from mkdeck.render.cloze import Deletion, find_deletions
from mkdeck.values import dataclass
from mkdeck.wording.normalise import normalised, plain_text

_HIGHEST = 500
"""Anki makes no card for a number above."""

_NEIGHBOURS = 2
"""Words on each side by which the place of a deletion is known in a text that has changed."""

_NEAR = 200
"""Letters, in which these words stand."""


class NumbersUsedUpError(Exception):
    """A cloze has had so many deletions that no number is left for a new one."""


@dataclass(frozen=True, slots=True)
class _Group:
    """The deletions of one number: their texts, and the words around each."""

    number: int
    texts: tuple[str, ...]
    places: frozenset[tuple[str, str]]


def numbers_of(text: Markdown) -> dict[int, tuple[str, ...]]:
    """Return the normalised texts under each number of a cloze."""
    return {group.number: group.texts for group in _groups(text, find_deletions(text))}


def renumber(text: Markdown, before: Markdown, used: Mapping[int, tuple[str, ...]]) -> Markdown:
    """Return a cloze in which each deletion has the number that it had `before`; see `Entry.clozes` for `used`.

    Deletions that share a number go on sharing one. A text keeps its number, and finds it again when it comes back;
    so does a text that was mended between the same words, and a single one. A new one gets the author's number if
    nothing ever had it, else the next that is free. Raises `NumbersUsedUpError`.
    """
    deletions = find_deletions(text)
    groups = _groups(text, deletions)
    former = _groups(before, find_deletions(before))
    numbers: dict[int, int] = {}

    def give(group: _Group, fitting: Sequence[int]) -> None:
        free = [number for number in fitting if number not in numbers.values()]
        if group.number not in numbers and free:
            numbers[group.number] = group.number if group.number in free else free[0]

    if len(groups) == len(former) == 1:
        give(groups[0], [former[0].number])
    for group in groups:
        give(group, [number for number, texts in used.items() if texts == group.texts])
    for group in groups:
        give(group, [old.number for old in former if set(old.texts) & set(group.texts)])
    for group in groups:
        give(group, [old.number for old in former if old.places & group.places])
    taken = {*used, *numbers.values()}
    for group in groups:
        if group.number not in numbers:
            number = group.number if group.number not in taken else max(taken) + 1
            if number > _HIGHEST:
                raise NumbersUsedUpError
            numbers[group.number] = number
            taken.add(number)
    return _with_numbers(text, deletions, numbers)


def _groups(text: str, deletions: Sequence[Deletion]) -> list[_Group]:
    """Return the deletions of a cloze by their numbers, in the order of the text."""
    texts: dict[int, list[str]] = defaultdict(list)
    places: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for found in deletions:
        end = found.close if found.hint is None else found.hint
        texts[int(found.number)].append(normalised(plain_text(text[found.content : end])))
        places[int(found.number)].add(_place(text, found))
    return [_Group(number, tuple(texts[number]), frozenset(places[number])) for number in texts]


def _place(text: str, found: Deletion) -> tuple[str, str]:
    """Return the words before and behind a deletion."""
    before = normalised(plain_text(text[max(0, found.opening - _NEAR) : found.opening])).split()
    behind = normalised(plain_text(text[found.close + len("}}") : found.close + _NEAR])).split()
    return " ".join(before[-_NEIGHBOURS:]), " ".join(behind[:_NEIGHBOURS])


def _with_numbers(text: str, deletions: Sequence[Deletion], numbers: Mapping[int, int]) -> Markdown:
    out, at = [], 0
    for found in deletions:
        out += [text[at : found.opening], f"{{{{c{numbers[int(found.number)]}::"]
        at = found.content
    return Markdown("".join([*out, text[at:]]))
