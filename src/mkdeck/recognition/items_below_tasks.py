"""Statements to judge and sentences with gaps that stand under labels of any form, put as a numbered list.

“**Q1.** …”, “- **1.** …”, “### Question 1” with a paragraph below: below the line that asks whether they are true, or
where each has a gap, they are all the items of one exercise, and other rules need to know but its list. Their numbers
count up by one, and one word, or none, stands before all of them. What is answered where it stands is no such item: the
answer parts it from the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline, Span
from mkdeck.parsing.inline import cut, join_lines, split_lines
from mkdeck.parsing.pieces import covering, line_span, numbered_item, numbered_list, with_children
from mkdeck.recognition.answers import is_answer_container, is_marker
from mkdeck.recognition.exercise_names import calls_exercise
from mkdeck.recognition.gaps import has_gap
from mkdeck.recognition.letter_labels import TOLD
from mkdeck.recognition.truth_cues import cue_of
from mkdeck.recognition.verdicts import chosen, picked, tells_verdict, told_below
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import answer_marker, has_question_mark, is_answer_label, plain, words

_FEWEST = 2
_FEWEST_WORDS = 2
"""Of a statement; the entries of keys to such are verdicts."""
_LABEL = re.compile(
    r"[(\[（]?(?:(?P<word>[^\W\d_]{1,14})(?:\.?[ \u00a0])?\.?)?(?:# ?|№ ?|[Nn][or]\. ?)?(?P<number>\d{1,3})"
    r"(?P<sign>\s?[.):\]）：]{1,2}|\s[–—-](?=\s))?"
)
"""“Q1.”, “Question 1:”, “(1)”, “Statement 1 –”."""


@dataclass(frozen=True, slots=True)
class _Item:
    """What stands under a label: its number, the word before it, its text without both, and the lines of the file."""

    number: int
    word: str
    inline: Inline
    span: Span
    context: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """The items that begin at a block, how many blocks they take, and what else stands in the last of these."""

    items: Sequence[_Item]
    length: int = 1
    rest: Sequence[Block] = ()


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
        items, end, rest = _run(block.children, place)
        if len(items) >= _FEWEST and (_have_gaps(items) or (asks and _state(items))):
            children.append(numbered_list([numbered_item(one.number, one.inline, one.span, one.context) for one in items]))
            children += rest
            place = end
        else:
            inner_asks = asks and child.kind != "section"
            children.append(with_items_numbered(child, asks=inner_asks) if child.children else child)
            place += 1
    return with_children(block, children)


def _run(children: Sequence[Block], place: int) -> tuple[list[_Item], int, Sequence[Block]]:
    """Return the items that count up from a block on, where they end, and what else stands in the last one's section."""
    items: list[_Item] = []
    while place < len(children) and (found := _found_at(children, place)) is not None:
        if not all(map(_goes_on, [*items[-1:], *found.items], found.items[not items :])):
            break
        items += found.items
        place += found.length
        if found.rest:
            return items, place, found.rest
    return items, place, ()


def _goes_on(item: _Item, following: _Item) -> bool:
    return following.number == item.number + 1 and following.word == item.word


def _found_at(children: Sequence[Block], place: int) -> _Found | None:
    """Return the items that begin at a place; None where none does."""
    block = children[place]
    if block.kind == "paragraph":
        if (label := _label(block.inline)) is None:
            return None
        if label.end() < len(block.text):
            items = list(_in_lines(block))
            return _Found(items) if items else None
        below = children[place + 1 : place + 2]
        item = _titled(label, block, below)
        return _Found([item], length=2) if item is not None and _is_set_off(block) else None
    if block.kind == "section":
        title = block.children[0]
        label = _label(title.inline)
        if label is None:
            return None
        if label.end() < len(title.text):
            return _Found([_item(label, title.inline, title.span, title)], rest=_raised(block.children[1:], title))
        item = _titled(label, title, block.children[1:2])
        return _Found([item], rest=_raised(block.children[2:], title)) if item is not None else None
    if block.kind == "list" and not block.ordered:
        firsts = [item.children[0] for item in block.children if len(item.children) == 1]
        labels = [_label(first.inline) if first.kind == "paragraph" else None for first in firsts]
        if len(firsts) < len(block.children) or not all(labels):
            return None
        told = zip(block.children, firsts, labels, strict=True)
        return _Found([_item(label, first.inline, item.span, first) for item, first, label in told if label])
    return None


def _label(inline: Inline) -> re.Match[str] | None:
    """Return the label with which a text begins: with a sign behind it, or bold by itself, or all of the text."""
    found = _LABEL.match(inline.text)
    if found is None:
        return None
    is_bold = any(mark.kind == "strong" and not mark.start and mark.end == found.end() for mark in inline.marks)
    if not (found["sign"] or is_bold or found.end() == len(inline.text)):
        return None
    behind = inline.text[found.end() :]
    is_apart = not behind or behind[:1].isspace() or found["sign"] is None
    word = found["word"] or ""
    return found if is_apart and not (word == "A" or is_answer_label(word)) else None


def _is_set_off(title: Block) -> bool:
    """Whether a paragraph that is but a label is bold or has a word in it; a bare “3.” may be anything."""
    return any(mark.kind == "strong" for mark in title.inline.marks) or title.text[:1].isalpha()


def _item(label: re.Match[str], inline: Inline, span: Span, block: Block) -> _Item:
    end = len(inline.text)
    start = end - len(inline.text[label.end() :].lstrip())
    return _Item(int(label["number"]), plain(label["word"] or ""), cut(inline, start, end), span, block.context)


def _titled(label: re.Match[str], title: Block, below: Sequence[Block]) -> _Item | None:
    """Return the item of a title that but counts it: the paragraph below; None without one."""
    stated = below[0] if below and below[0].kind == "paragraph" else None
    if stated is None or _label(stated.inline) is not None or is_marker(stated):
        return None
    word = plain(label["word"] or "")
    return _Item(int(label["number"]), word, stated.inline, covering([title, stated]), title.context)


def _in_lines(block: Block) -> Iterator[_Item]:
    """Yield the items of a paragraph, of which each begins with a line that has a label."""
    lines = split_lines(block.inline)
    if any(answer_marker(line.text) is not None or TOLD.match(line.text) for line in lines):
        return  # each is answered where it stands
    labels = list(map(_label, lines))
    starts = [place for place, label in enumerate(labels) if label is not None]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if (label := labels[start]) is not None:
            first, last = line_span(block, start), line_span(block, end - 1)
            span = Span(block.span.path, first.first, last.last) if len(starts) > 1 else block.span
            yield _item(label, join_lines(lines[start:end]), span, block)


def _raised(blocks: Sequence[Block], title: Block) -> Sequence[Block]:
    """Return blocks below a title as they stand beside it."""
    return [_without_title(block, len(title.context)) for block in blocks]


def _without_title(block: Block, at: int) -> Block:
    context = (*block.context[:at], *block.context[at + 1 :])
    return replace(block, context=context, children=tuple([_without_title(child, at) for child in block.children]))


def _have_gaps(items: Sequence[_Item]) -> bool:
    """Whether each of some items has a gap, and none is called an exercise: a key may name those one by one."""
    word = items[0].word
    return all(has_gap(item.inline) for item in items) and (word in words("asked") or not calls_exercise(word))


def _state(items: Sequence[_Item]) -> bool:
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
