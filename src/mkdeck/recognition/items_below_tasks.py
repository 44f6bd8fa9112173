"""Statements to judge and sentences with gaps that stand under labels of any form, put as a numbered list.

“**Q1.** …”, “- **1.** …”, “### Question 1” with a paragraph below: below the line that asks whether they are true, or
where each has a gap, they are all the items of one exercise, and other rules need to know but its list. Their numbers
count up by one, and one word, or none, stands before all of them. Where each is answered where it stands, and the
answers look alike, they stay as they are, and what tells an answer becomes the word for it (`answers_below_items.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from mkdeck.cards import HOLDING, Block, Inline
from mkdeck.parsing.inline import beside
from mkdeck.parsing.pieces import numbered_item, numbered_list, paragraph, with_children
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answers import is_answer_container
from mkdeck.recognition.answers_below_items import answered_run
from mkdeck.recognition.exercise_names import calls_exercise
from mkdeck.recognition.gaps import has_gap
from mkdeck.recognition.item_labels import Item, bare_in_bold, found_at, goes_on
from mkdeck.recognition.truth_cues import cue_of
from mkdeck.recognition.verdicts import chosen, picked, tells_verdict, told_below
from mkdeck.wording.words import has_question_mark, plain, words

_FEWEST = 2
_FEWEST_WORDS = 2
"""Of a statement; the entries of keys to such are verdicts."""


def with_items_numbered(block: Block, *, asks: bool = False, apart: frozenset[int] = frozenset()) -> Block:
    """Return a lesson, or a part of it, whose items under labels are those of numbered lists.

    `asks` tells that something above asks whether they are true; those that begin on the lines `apart` stay.
    """
    if block.kind not in HOLDING or is_answer_container(block):
        return block
    asked = list(accumulate(block.children, _asks_on, initial=asks))[1:]
    siblings = _with_points(block.children, asked)
    children: list[Block] = []
    place = tried = tried_answered = 0
    while place < len(siblings):
        child = siblings[place]
        if place >= tried_answered:
            answered, tried_answered = answered_run(siblings, place, asks=asked[place])
            if answered:
                children += answered
                place = tried_answered
                continue
        if place >= tried:
            items, tried, rest = _run(siblings, place)
            is_free = apart.isdisjoint(item.span.first for item in items)
            if len(items) >= _FEWEST and is_free and (_have_gaps(items) or (asked[place] and _state(items))):
                told = [numbered_item(one.number, one.inline, one.span, one.context) for one in items]
                children += [numbered_list(told), *rest]
                place = tried
                continue
        inner_asks = asked[place] and child.kind != "section"
        children.append(with_items_numbered(child, asks=inner_asks, apart=apart) if child.children else child)
        place += 1
    return with_children(block, children)


def _asks_on(asks: bool, block: Block) -> bool:
    """Whether it is asked from a block on if statements are true; a rule or a bold title begins something else."""
    if cue_of(block) is not None:
        return True
    is_title = is_bold_line(block) and not any(map(str.isdigit, block.text))
    return asks and block.kind != "rule" and not is_title


def _with_points(children: Sequence[Block], asked: Sequence[bool]) -> Sequence[Block]:
    """Return blocks side by side with points behind the bare numbers in bold of such items: “**4** Gold rusts.”."""
    found = [(place, item) for place, child in enumerate(children) if (item := bare_in_bold(child)) is not None]
    runs: list[list[tuple[int, Item]]] = []
    for place, item in found:
        if runs and goes_on(runs[-1][-1][1], item):
            runs[-1].append((place, item))
        else:
            runs.append([(place, item)])
    put = list(children)
    for run in runs:
        items = [item for _, item in run]
        if len(run) > _FEWEST and (_have_gaps(items) or (asked[run[0][0]] and _state(items))):
            for place, item in run:
                put[place] = paragraph(beside(Inline(f"{item.number}."), item.inline), children[place])
    return put


def _run(children: Sequence[Block], place: int) -> tuple[list[Item], int, Sequence[Block]]:
    """Return the items that count up from a block on, where they end, and what else stands below the last title."""
    items: list[Item] = []
    first = place
    while place < len(children) and (found := found_at(children, place)) is not None:
        if not all(map(goes_on, [*items[-1:], *found.items], found.items[not items :])):
            break
        items += found.items
        place += found.length
        if found.rest:
            return items, place, found.rest
    return items, max(place, first + 1), ()


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
