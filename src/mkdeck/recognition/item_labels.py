"""Labels of any form before items that count up, “**Q1.** …”, “### Question 1”, and what stands under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Span
from mkdeck.parsing.inline import cut, join_lines, split_lines
from mkdeck.parsing.pieces import covering, line_span
from mkdeck.recognition.answers import is_marker
from mkdeck.recognition.letter_labels import TOLD
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import answer_marker, is_answer_label, is_question_label, plain

_LABEL = re.compile(
    r"[(\[（]?(?:(?P<word>[^\W\d_]{1,14})(?:\.?[ \u00a0])?\.?)?(?P<counts># ?|№ ?|[Nn][or]\. ?)?(?P<number>\d{1,3})"
    r"(?P<sign>\s?[.):\]）：]{1,2}|\s[–—-](?=\s))?"
)
"""“Q1.”, “Question 1:”, “(1)”, “Statement 1 –”."""


@dataclass(frozen=True, slots=True)
class Item:
    """What stands under a label: its number, the word before it, its text without both, and the lines of the file.

    One `is_titled` stands below a title that but counts it.
    """

    number: int
    word: str
    inline: Inline
    span: Span
    context: tuple[str, ...]
    is_titled: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The items that begin at a block, how many blocks they take, and what else stands in the last of these."""

    items: Sequence[Item]
    length: int = 1
    rest: Sequence[Block] = ()


def goes_on(item: Item, following: Item) -> bool:
    """Whether an item has the number behind that of another one, and the same word before it."""
    return following.number == item.number + 1 and following.word == item.word


def found_at(children: Sequence[Block], place: int) -> Found | None:
    """Return the items that begin at a place; None where none does."""
    block = children[place]
    if block.kind == "paragraph":
        if (label := _label(block.inline)) is None:
            return None
        if label.end() < len(block.text):
            items = list(_in_lines(block))
            return Found(items) if items else None
        below = children[place + 1 : place + 2]
        item = _titled(label, block, below)
        return Found([item], length=2) if item is not None and _is_set_off(block) else None
    if block.kind == "section":
        title = block.children[0]
        label = _label(title.inline)
        if label is None:
            return None
        if label.end() < len(title.text):
            return Found([_item(label, title.inline, title.span, title)], rest=_raised(block.children[1:], title))
        item = _titled(label, title, block.children[1:2])
        return Found([item], rest=_raised(block.children[2:], title)) if item is not None else None
    if block.kind == "list" and not block.ordered:
        firsts = [item.children[0] for item in block.children if len(item.children) == 1]
        labels = [_label(first.inline) if first.kind == "paragraph" else None for first in firsts]
        if len(firsts) < len(block.children) or not all(labels):
            return None
        told = zip(block.children, firsts, labels, strict=True)
        return Found([_item(label, first.inline, item.span, first) for item, first, label in told if label])
    return None


def is_known(item: Item) -> bool:
    """Whether other rules leave out the label of an item: a number alone, or behind a word for questions, beside it."""
    if item.is_titled:
        return False
    return not item.word or len(item.word) == 1 or is_question_label(item.word)


def labelled(block: Block) -> Item | None:
    """Return the item of a paragraph that begins with a label, whatever its other lines are; None without one."""
    label = _label(block.inline) if block.kind == "paragraph" else None
    if label is None or not block.text[label.end() :].strip():
        return None
    return _item(label, block.inline, block.span, block)


def item_of(item: Block) -> Item | None:
    """Return what an item of a list begins with, under its number or under the label in its text; None without one."""
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph":
        return None
    if item.number is not None:
        return Item(item.number, "", first.inline, item.span, first.context)
    return labelled(first)


def bare_in_bold(block: Block) -> Item | None:
    """Return the item of a paragraph behind a number in bold, with no sign behind that, “**4** …”; None of others."""
    label = _label(block.inline) if block.kind == "paragraph" and block.inline.marks else None
    return None if label is None or label["sign"] or label["word"] else labelled(block)


def _label(inline: Inline) -> re.Match[str] | None:
    """Return the label with which a text begins: with a sign behind it, or bold by itself, or all of the text."""
    found = _LABEL.match(inline.text)
    if found is None:
        return None
    is_bold = any(mark.kind == "strong" and not mark.start and mark.end == found.end() for mark in inline.marks)
    if not (found["sign"] or found["counts"] or is_bold or found.end() == len(inline.text)):
        return None
    behind = inline.text[found.end() :]
    is_apart = not behind or behind[:1].isspace() or found["sign"] is None
    word = found["word"] or ""
    return found if is_apart and not (word == "A" or is_answer_label(word)) else None


def _is_set_off(title: Block) -> bool:
    """Whether a paragraph that is but a label is bold or has a word in it; a bare “3.” may be anything."""
    return any(mark.kind == "strong" for mark in title.inline.marks) or title.text[:1].isalpha()


def _item(label: re.Match[str], inline: Inline, span: Span, block: Block) -> Item:
    end = len(inline.text)
    start = end - len(inline.text[label.end() :].lstrip())
    return Item(int(label["number"]), plain(label["word"] or ""), cut(inline, start, end), span, block.context)


def _titled(label: re.Match[str], title: Block, below: Sequence[Block]) -> Item | None:
    """Return the item of a title that but counts it: the paragraph below; None without one."""
    stated = below[0] if below and below[0].kind == "paragraph" else None
    if stated is None or _label(stated.inline) is not None or is_marker(stated):
        return None
    word = plain(label["word"] or "")
    return Item(int(label["number"]), word, stated.inline, covering([title, stated]), title.context, is_titled=True)


def _in_lines(block: Block) -> Iterator[Item]:
    """Yield the items of a paragraph, of which each begins with a line that has a label."""
    lines = split_lines(block.inline)
    if any(answer_marker(line.text) is not None or TOLD.match(line.text) for line in lines):
        return  # each is answered where it stands
    labels = list(map(_label, lines))
    starts = [place for place, label in enumerate(labels) if label is not None]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if (label := labels[start]) is not None:
            span = line_span(block, start, end - start) if len(starts) > 1 else block.span
            yield _item(label, join_lines(lines[start:end]), span, block)


def _raised(blocks: Sequence[Block], title: Block) -> Sequence[Block]:
    """Return blocks below a title as they stand beside it."""
    return [_without_title(block, len(title.context)) for block in blocks]


def _without_title(block: Block, at: int) -> Block:
    context = (*block.context[:at], *block.context[at + 1 :])
    return replace(block, context=context, children=tuple([_without_title(child, at) for child in block.children]))
