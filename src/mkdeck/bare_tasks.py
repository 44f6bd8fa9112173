"""Numbered items that ask by no sign, and are asked all the same, since a key has an answer under each number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from mkdeck.answers import is_answer_container
from mkdeck.cards import Block
from mkdeck.words import asks, has_word, plain

_FEWEST = 3


def tasks_to(blocks: Sequence[Block], entries: Mapping[str, object]) -> Sequence[Block]:
    """Return the items of the last list, below a title of exercises, whose numbers are those of a key in its order."""
    lists = [found for found in _lists(blocks) if are_exercises(found) and _numbers(found) == list(entries)]
    return lists[-1].children if lists and len(entries) >= _FEWEST else ()


def items_left(blocks: Sequence[Block], asked: AbstractSet[str], entries: Mapping[str, object]) -> Sequence[Block]:
    """Return the items under the numbers of a key that no question has: one for each, so that all have an answer."""
    left = entries.keys() - asked
    items = [item for found in _lists(blocks) for item in found.children if str(item.number) in left and item.children]
    is_one_each = len(items) == len(left) and {str(item.number) for item in items} == left
    return items if left and is_one_each and asked <= entries.keys() else ()


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
    return all_ask and are_told and _numbers(asking) == _numbers(block)


def _lists(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.kind == "list" and block.ordered:
            yield block
        elif block.kind in ("section", "container", "quote") and not is_answer_container(block):
            yield from _lists(block.children)


def _numbers(block: Block) -> list[str]:
    return [str(item.number) for item in block.children]


def are_exercises(block: Block) -> bool:
    """Whether a title above a list is that of exercises or of a quiz."""
    titles = map(plain, block.context)
    return any(has_word(title, table) for title in titles for table in ("exercise_list", "quiz"))
