"""Answers below the items of an exercise that are told by no word: “A: …”, “→ …”, “(Answer: …)”, “||…||”.

Below a statement that is to be judged, or a sentence with a gap, stands a verdict, or what fills the gap; where several
items in a row have such answers that look alike, each is put behind the word for an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import beside, cut, split_lines
from mkdeck.parsing.pieces import covering, in_container, joined, numbered_item, numbered_list, paragraph
from mkdeck.recognition.answer_forms import answer_form
from mkdeck.recognition.gaps import filled
from mkdeck.recognition.item_labels import Item, found_at, goes_on, is_known, item_of, labelled
from mkdeck.recognition.verdicts import told_below
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import answer_marker, has_question_mark, is_answer_label

_FEWEST = 2
_WORD, _BY_WORD = Inline("Answer:"), "word"
_LABEL = re.compile(r"(?P<label>[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?)\.\s+(?=\S)")
"""“**Answer.** …”."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """An item with the answer below it, what that looks like and where it stands, and what else belongs to the item."""

    item: Item
    look: str
    answer: Inline
    told: Block
    rest: Sequence[Block] = ()


_Found = tuple[Sequence[_Pair], int]
"""The items that begin at a block, and how many blocks they take."""


def answered_run(children: Sequence[Block], place: int, *, asks: bool) -> tuple[Sequence[Block], int]:
    """Return the items that count up from a block on as a list, with what tells their answers, and where they end.

    There is none where something else stands there. `asks` tells that something above asks whether they are true: then
    the verdicts are a key, and else each answer stands below its item behind the word for it.
    """
    pairs: list[_Pair] = []
    at = place
    while at < len(children) and (found := _pairs_at(children, at)) is not None:
        told, length = found
        row = [*pairs[-1:], *told]
        if not all(goes_on(one.item, other.item) and one.look == other.look for one, other in pairwise(row)):
            break
        pairs += told
        at += length
    end = max(at, place + 1)
    if len(pairs) < _FEWEST:
        return (), end
    if asks and all(map(_judges, pairs)):
        return _with_key(pairs), end
    is_new = pairs[0].look != _BY_WORD or not is_known(pairs[0].item)
    return [numbered_list(list(map(_put, pairs)))] if is_new and all(map(_fills, pairs)) else (), end


def _fills(pair: _Pair) -> bool:
    return filled(pair.item.inline, pair.answer) is not None


def _judges(pair: _Pair) -> bool:
    return not has_question_mark(pair.item.inline.text) and told_below().match(pair.answer.text) is not None


def _with_key(pairs: Sequence[_Pair]) -> Sequence[Block]:
    """Return statements as a list, and the key with the verdicts on them."""
    items, entries = list[Block](), list[Block]()
    for pair in pairs:
        item = numbered_item(pair.item.number, pair.item.inline, pair.item.span, pair.item.context)
        items.append(replace(item, span=covering([item, pair.told, *pair.rest])))
        entry = numbered_item(pair.item.number, pair.answer, pair.told.span, pair.item.context)
        entries.append(replace(entry, children=(*entry.children, *pair.rest)))
    told = numbered_list(entries)
    return numbered_list(items), in_container([told], [told], "answer")


def _put(pair: _Pair) -> Block:
    """Return an item of a list, with the word for an answer below it."""
    item = numbered_item(pair.item.number, pair.item.inline, pair.item.span, pair.item.context)
    answer = paragraph(beside(_WORD, pair.answer), pair.told)
    children = (*item.children, replace(answer, context=item.context), *pair.rest)
    span = covering([item, *children])
    return replace(item, children=children, span=span, source=joined([child.source for child in children]))


def _pairs_at(children: Sequence[Block], place: int) -> _Found | None:
    """Return the items that begin at a place with the answers below them; None where there is none, or one without."""
    block = children[place]
    if block.kind == "list":
        return _in_list(block, children[place + 1 : place + 2])
    if (one := _in_two_lines(block, labelled(block))) is not None:
        return [one], 1
    found = found_at(children, place)
    if found is None or len(found.items) != 1:
        return None
    item = found.items[0]
    if block.kind == "section":
        pair = _pair(item, found.rest)
        return ([pair], 1) if pair is not None else None
    pair = _pair(item, children[place + found.length : place + found.length + 1])
    return ([pair], found.length + 1) if pair is not None else None


def _pair(item: Item, below: Sequence[Block]) -> _Pair | None:
    """Return an item with the first of the blocks below it as its answer, if it may be one."""
    answer = _answer(below[0]) if below else None
    return _Pair(item, *answer, below[0], below[1:]) if answer is not None else None


def _in_list(block: Block, below: Sequence[Block]) -> _Found | None:
    """Return the items of a list with the answers within them, or those of a single one with the answer below it."""
    items = [(child, item) for child in block.children if (item := item_of(child)) is not None]
    if len(items) < len(block.children):
        return None
    pairs = [
        pair
        for child, item in items
        if (pair := _pair(item, child.children[1:]) or _in_two_lines(child.children[0], item)) is not None
    ]
    if len(pairs) == len(items):
        return pairs, 1
    pair = _pair(items[0][1], below) if len(items) == 1 and len(block.children[0].children) == 1 else None
    return ([pair], 2) if pair is not None else None


def _in_two_lines(block: Block, item: Item | None) -> _Pair | None:
    """Return the item of a paragraph whose second line answers the first one."""
    if item is None or block.kind != "paragraph" or block.text.count("\n") != 1:
        return None
    lines = split_lines(block.inline)
    answer = _answer_in(lines[1])
    if answer is None:
        return None
    return _Pair(replace(item, inline=split_lines(item.inline)[0]), *answer, block)


def _answer(block: Block) -> tuple[str, Inline] | None:
    """Return what a block below an item looks like and what it tells, if it may be but an answer."""
    inner = block.children[0] if len(block.children) == 1 else None
    if block.kind in ("quote", "container") and inner is not None and inner.kind == "paragraph":
        if block.kind == "container":
            return ("comment", inner.inline) if "hidden" in block.roles and "answer" in block.roles else None
        found = _LABEL.match(inner.text)
        is_bold = found is not None and any(not m.start and m.kind == "strong" for m in inner.inline.marks)
        if found is not None and is_bold and is_answer_label(found["label"]):
            return "quoted", cut(inner.inline, found.end(), len(inner.text))
        return None
    if block.kind != "paragraph" or "\n" in block.text:
        return None
    if (start := answer_marker(block.text)) is not None and start < len(block.text):
        return _BY_WORD, cut(block.inline, start, len(block.text))
    return _answer_in(block.inline)


def _answer_in(line: Inline) -> tuple[str, Inline] | None:
    """Return what a line looks like that tells an answer by a sign or a letter, and what it tells."""
    form, told = answer_form(line) or ("", line)
    return (f"letter {line.text[0]}" if form == "letter" else form, told) if form else None
