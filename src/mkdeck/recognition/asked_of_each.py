"""A question or a task that is put to each item of the numbered list below it: “What do these print?”, “Translate:”.

The items ask nothing by themselves, “1. `COUNT(*)`”, so each gets what stands above all of them, where a key behind the
list has an answer under each of their numbers. Without such a key they may be options, steps or anything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import HOLDING, Block, Inline
from mkdeck.parsing.inline import beside
from mkdeck.parsing.pieces import paragraph, with_children
from mkdeck.recognition.answers import is_marker
from mkdeck.recognition.gaps import has_gap
from mkdeck.recognition.key_entries import read_key
from mkdeck.recognition.matching import matchings
from mkdeck.recognition.option_letters import is_option_letter
from mkdeck.recognition.options import holds_options
from mkdeck.recognition.parts import first_text
from mkdeck.recognition.plain_questions import tells_to_choose
from mkdeck.recognition.questions import without_label, without_points
from mkdeck.recognition.truth_cues import cue_of
from mkdeck.values import replace
from mkdeck.wording.words import asks, asks_for_order, is_task, plain, words

_FEWEST, _LONGEST = 2, 16
"""Items of a list, and words of each."""
_LONGEST_CHOOSING = 4
_LONGEST_STEM = 40
"""Words before “these” in “Which of these float?”, and of what is asked of all."""
_Key = tuple[int, dict[str, list[Block]]]
"""The line where a key begins, and its entries by their numbers."""


def with_asked_of_each(lesson: Block) -> Block:
    """Return a lesson in which such items begin with what is asked of them."""
    lists = list(_lists(lesson.children))
    if not lists:
        return lesson  # as nearly always
    keys = list(_keys(lesson))
    others = [listed for listed in lesson.within("list") if listed.ordered]
    asked = {id(listed): stem for stem, listed in lists if _is_answered(listed, keys, others)}
    return _put(lesson, asked) if asked else lesson


def _lists(children: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    """Yield the lists below a paragraph that asks of each of their items, with that paragraph."""
    matched = [exercise.span for _, exercise in matchings(children)] if any(map(_may_be_asked, children)) else []
    for place, child in enumerate(children):
        if child.kind in HOLDING:
            yield from _lists(child.children)
        elif place and _may_be_asked(child) and _asks_of_each(children[place - 1]):
            is_matched = any(span.first <= child.span.first <= span.last for span in matched)
            yield from [] if is_matched else [(children[place - 1], child)]


def _may_be_asked(block: Block) -> bool:
    """Whether a block is a list of short items with numbers that ask nothing by themselves."""
    if block.kind != "list" or not block.ordered or len(block.children) < _FEWEST:
        return False
    firsts = [item.children[0] for item in block.children if len(item.children) == 1]
    return len(firsts) == len(block.children) and all(map(_is_bare, firsts))


def _is_bare(block: Block) -> bool:
    if block.kind != "paragraph" or "\n" in block.text or len(block.text.split()) > _LONGEST:
        return False
    if any(mark.is_opaque and (mark.start, mark.end) == (0, len(block.text)) for mark in block.inline.marks):
        return True  # `COUNT(*)` sets no task
    return not (asks(block.text) or has_gap(block.inline) or holds_options(block))


def _asks_of_each(block: Block) -> bool:
    """Whether a paragraph asks of what stands below it, “What do these print?”, or sets a task: “Translate:”."""
    if block.kind != "paragraph" or is_marker(block) or len(block.text.split()) > _LONGEST_STEM:
        return False
    text = without_points(without_label(block.inline)).text.rstrip()
    if asks_for_order(text) or tells_to_choose(text) or cue_of(block) is not None:
        return False
    if text.endswith(("?", "？")):
        spoken = plain(text).split()
        places = [place for place, word in enumerate(spoken) if word in words("below")]
        return bool(places) and not any(_chooses(spoken[:place]) for place in places)
    return text.endswith((":", "：")) and is_task(text)


def _chooses(before: Sequence[str]) -> bool:
    """Whether some words before “these” ask which of them: “Which of these float?”, “Welche der folgenden …”."""
    return any(word in words("belonging") for word in before[-2:]) and len(before) <= _LONGEST_CHOOSING


def _keys(block: Block) -> Iterator[_Key]:
    """Yield the keys of a lesson, each with the line where it begins."""
    for place, child in enumerate(block.children):
        if entries := read_key(block.children, place):
            yield child.span.first, entries
        elif child.kind in HOLDING:
            yield from _keys(child)


def _is_answered(listed: Block, keys: Sequence[_Key], lists: Sequence[Block]) -> bool:
    """Whether the nearest key behind a list has just its numbers, and tells more than letters of options.

    It may be one to another list of these numbers between it and the key before it.
    """
    place = next((place for place, (first, _) in enumerate(keys) if first > listed.span.last), len(keys))
    first, entries = keys[place] if place < len(keys) else (0, {})
    numbers = [str(item.number) for item in listed.children]
    if numbers != list(entries) or all(is_option_letter(_said(entry)) for entry in entries.values()):
        return False
    start = keys[place - 1][0] if place else 0
    alike = [one for one in lists if start < one.span.first < first and len(one.children) == len(numbers)]
    return alike == [listed]


def _said(entry: Sequence[Block]) -> str:
    return first_text(entry).text.strip(" .()")


def _put(block: Block, asked: dict[int, Block]) -> Block:
    if (stem := asked.get(id(block))) is not None:
        return replace(block, children=tuple([_item(item, stem) for item in block.children]))
    if block.kind not in HOLDING:
        return block
    return with_children(block, [_put(child, asked) for child in block.children])


def _item(item: Block, stem: Block) -> Block:
    said = without_points(without_label(stem.inline))
    first = paragraph(beside(Inline(said.text.rstrip(), said.marks), item.children[0].inline), item.children[0])
    return replace(item, children=(first,), source=first.source)
