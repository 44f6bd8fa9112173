"""Statements to judge and sentences with gaps that stand under labels of any form, put as a numbered list.

“**Q1.** …”, “- **1.** …”, “### Question 1” with a paragraph below: below the line that asks whether they are true, or
where each has a gap, they are all the items of one exercise, and other rules need to know but its list. Their numbers
count up by one, and one word, or none, stands before all of them. Where each is answered where it stands, and the
answers look alike, they stay as they are, and what tells an answer becomes the word for it (`answers_below_items.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.cards import HOLDING, Block
from mkdeck.parsing.pieces import numbered_item, numbered_list, with_children
from mkdeck.recognition.answers import is_answer_container
from mkdeck.recognition.answers_below_items import answered_run
from mkdeck.recognition.exercise_names import calls_exercise
from mkdeck.recognition.gaps import has_gap
from mkdeck.recognition.item_labels import Item, found_at, goes_on
from mkdeck.recognition.truth_cues import cue_of
from mkdeck.recognition.verdicts import chosen, picked, tells_verdict, told_below
from mkdeck.wording.words import has_question_mark, plain, words

_FEWEST = 2
_FEWEST_WORDS = 2
"""Of a statement; the entries of keys to such are verdicts."""


def with_items_numbered(block: Block, *, asks: bool = False) -> Block:
    """Return a lesson, or a part of it, whose items under labels are those of numbered lists.

    `asks` tells that something above asks whether they are true.
    """
    if block.kind not in HOLDING or is_answer_container(block):
        return block
    children: list[Block] = []
    place = 0
    while place < len(block.children):
        child = block.children[place]
        asks = asks or cue_of(child) is not None
        answered, length = answered_run(block.children, place, asks=asks)
        if answered:
            children += answered
            place += length
            continue
        items, end, rest = _run(block.children, place)
        if len(items) >= _FEWEST and (_have_gaps(items) or (asks and _state(items))):
            children.append(
                numbered_list([numbered_item(one.number, one.inline, one.span, one.context) for one in items])
            )
            children += rest
            place = end
        else:
            inner_asks = asks and child.kind != "section"
            children.append(with_items_numbered(child, asks=inner_asks) if child.children else child)
            place += 1
    return with_children(block, children)


def _run(children: Sequence[Block], place: int) -> tuple[list[Item], int, Sequence[Block]]:
    """Return the items that count up from a block on, where they end, and what else stands in the last one's section."""
    items: list[Item] = []
    while place < len(children) and (found := found_at(children, place)) is not None:
        if not all(map(goes_on, [*items[-1:], *found.items], found.items[not items :])):
            break
        items += found.items
        place += found.length
        if found.rest:
            return items, place, found.rest
    return items, place, ()


def _have_gaps(items: Sequence[Item]) -> bool:
    """Whether each of some items has a gap, and none is called an exercise: a key may name those one by one."""
    word = items[0].word
    return all(has_gap(item.inline) for item in items) and (word in words("asked") or not calls_exercise(word))


def _state(items: Sequence[Item]) -> bool:
    """Whether all of some items may be statements, and tell no verdict themselves."""
    return not any(
        has_question_mark(item.inline.text)
        or len(plain(item.inline.text).split()) < _FEWEST_WORDS
        or told_below().match(item.inline.text)
        or tells_verdict(item.inline)
        or picked(item.inline) is not None
        or chosen(item.inline) is not None
        for item in items
    )
