"""Numbered items that ask by no sign, and are asked all the same, since a key has an answer under each number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from mkdeck.cards import Block
from mkdeck.facts.guards import addresses_reader
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.answers import is_answer_container
from mkdeck.values import replace
from mkdeck.wording.words import asks, has_word, is_task, plain

ASKED = "asked"
"""The role of a list whose items ask by something else than their words, as blanks before their numbers."""
_FEWEST, _FEWEST_ASKED = 3, 2
_FEWEST_FOR_EACH = 4
"""Questions for each that a key passes over."""
_SHARE = 0.7
"""Of the answers behind a rule that must be seen to be answers."""
_SHORT, _LONG_WORD = 3, 4
"""Words of a short answer; letters of a word that says something."""


def tasks_to(
    blocks: Sequence[Block], entries: Mapping[str, object], *, are_named: bool = False, is_set: bool = False
) -> Sequence[Block]:
    """Return the items of lists, below a title of exercises, whose numbers are those of a key in its order.

    Where several lists are such, nobody can tell to which of them the key belongs. `are_named` tells that the key names
    the exercise of these blocks, and `is_set` that this says what to do with each item, so that two are enough.
    """
    fitting = (found for found in _lists(blocks) if _numbers(found) == list(entries))
    lists = [found for found in fitting if are_named or are_exercises(found)]
    fewest = _FEWEST_ASKED if is_set or any(ASKED in found.roles for found in lists) else _FEWEST
    return [item for found in lists for item in found.children] if len(entries) >= fewest else ()


def items_left(blocks: Sequence[Block], asked: Mapping[str, int], entries: Mapping[str, object]) -> Sequence[Block]:
    """Return the items under the numbers of a key that no question has: one for each, so that all have an answer.

    `asked` tells in which line each question stands. A list of other things has numbers that questions have elsewhere.
    A line or two of a long key may have been left out; the items without one are among the others.
    """
    left = entries.keys() - asked.keys()
    lists = [found for found in _lists(blocks) if not left.isdisjoint(_numbers(found))]
    missing = _left_out([*asked, *(number for number, _ in _numbered(lists))], entries)
    left |= missing - asked.keys()
    are_counted_on = all(number in left or _holds(item, asked.get(number)) for number, item in _numbered(lists))
    items = [item for number, item in _numbered(lists) if number in left and item.children]
    is_one_each = len(items) == len(left) and {str(item.number) for item in items} == left
    return items if left and is_one_each and are_counted_on and asked.keys() - missing <= entries.keys() else ()


def count_on(blocks: Sequence[Block], entries: Mapping[str, object]) -> Sequence[Block]:
    """Return lists below several headings whose items count on from one to the next and have all numbers of a key.

    Then these are what it means, though the headings may count as well: “Exercise 2”. Where a number was typed wrong,
    those count that a page shows.
    """
    lists = list(_lists(blocks))
    if len(lists) < _FEWEST_ASKED:
        return ()
    return next((one for one in (lists, list(map(_as_shown, lists))) if _count_to(one, entries)), ())


def _as_shown(found: Block) -> Block:
    """Return a list whose items count by one from its first number on, as a page shows them."""
    first = found.children[0].number or 0
    return replace(
        found, children=tuple([replace(item, number=number) for number, item in enumerate(found.children, first)])
    )


def _count_to(lists: Sequence[Block], entries: Mapping[str, object]) -> bool:
    """Whether the items of lists count from one on, and those of the last one as well are told in a key, in order."""
    numbers = [number for found in lists for number in _numbers(found)]
    are_in_order = numbers == [str(count) for count in range(1, len(numbers) + 1)]
    is_all = list(entries) == [number for number in numbers if number in entries]
    return are_in_order and is_all and not entries.keys().isdisjoint(_numbers(lists[-1]))


def _left_out(numbers: Sequence[str], entries: Mapping[str, object]) -> set[str]:
    """Return the numbers that a key passed over, if they are few and each number counts one question."""
    counts = sorted({int(number) for number in numbers if number.isdecimal()})
    missing = set(numbers) - entries.keys()
    is_whole = counts == list(range(1, len(counts) + 1)) and len(counts) == len(set(numbers))
    told = [int(number) for number in entries if number.isdecimal()]
    are_within = bool(told) and all(int(number) < max(told) for number in missing if number.isdecimal())
    return missing if is_whole and are_within and _FEWEST_FOR_EACH * len(missing) <= len(numbers) else set()


def _holds(item: Block, line: int | None) -> bool:
    return line is not None and item.span.first <= line <= item.span.last


def _numbered(lists: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    for found in lists:
        yield from zip(_numbers(found), found.children, strict=True)


def answers_behind_rule(children: Sequence[Block], place: int) -> bool:
    """Whether a list answers the exercises of one with the same numbers, from which but a rule parts it."""
    block = children[place]
    if block.kind != "list" or not block.ordered or place < len(("questions", "rule")):
        return False
    asking, rule = children[place - 2 : place]
    if rule.kind != "rule" or asking.kind != "list" or len(asking.children) < _FEWEST or not are_exercises(asking):
        return False
    all_ask = all(item.children and asks(item.children[0].text) for item in asking.children)
    are_told = all(item.children and not asks(item.children[0].text) for item in block.children)
    if not all_ask or not are_told or _numbers(asking) != _numbers(block):
        return False
    pairs = [
        (item.children[0].text, told.children[0].text)
        for item, told in zip(asking.children, block.children, strict=True)
    ]
    answering = sum(_may_answer(*pair) for pair in pairs)
    return answering >= _SHARE * len(pairs) and not any(_is_order(told) for _, told in pairs)


def _may_answer(question: str, told: str) -> bool:
    """Whether a text, which may as well be a notice to a class, is short or takes up a word of its question."""
    said = plain(told).split()
    long = {word for word in said if len(word) >= _LONG_WORD}
    return len(said) <= _SHORT or not long.isdisjoint(plain(question).split())


def _is_order(told: str) -> bool:
    """Whether a text tells somebody what to do; one word, “Iron”, does not."""
    return " " in told and (is_imperative(told) or is_task(told) or addresses_reader(told))


def _lists(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "list" and block.ordered:
            yield block
        elif block.kind in ("section", "container", "quote") and not is_answer_container(block):
            yield from _lists(block.children)


def _numbers(block: Block) -> list[str]:
    return [str(item.number) for item in block.children]


def are_exercises(block: Block) -> bool:
    """Whether a title above a list is that of exercises or of a quiz, or the list is of what asks by another sign."""
    if ASKED in block.roles:
        return True
    titles = map(plain, block.context)
    return any(has_word(title, table) for title in titles for table in ("exercise_list", "quiz"))
