"""Answers below the items of an exercise that are told by no word: “A: …”, “→ …”, “(Answer: …)”, “||…||”.

Below a statement that is to be judged, or a sentence with a gap, stands a verdict, or what fills the gap; where several
items in a row have such answers that look alike, each is put behind the word for an answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import beside, cut, join_lines, split_lines, to_markdown
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.gaps import filled
from mkdeck.recognition.item_labels import Item, found_at, goes_on, item_of
from mkdeck.recognition.letter_labels import ANSWER
from mkdeck.recognition.verdicts import told_below
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import answer_marker, has_question_mark, is_answer_label

_FEWEST = 2
_WORD = Inline("Answer:")
_ARROW = re.compile(r"(?:[→⇒➔➜↳⟶]|[-=–—]{1,2}>)\s*(?=\S)")
_DASH = re.compile(r"[–—]\s+(?=\S)")
_HIDDEN = re.compile(r"(?:\|\| ?(?P<bars>[^|\n]{1,200}?) ?\|\||>! ?(?P<arrows>[^<>\n]{1,200}?) ?!<)")
_BRACKETED = re.compile(r"[(\[](?P<inner>[^()\[\]\n]{3,200})[)\]]\.?")
_LABEL = re.compile(r"(?P<label>[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?)\.\s+(?=\S)")
"""“**Answer.** …”."""


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Items with the answers below them, what these look like, how many blocks they take, and by what to replace them."""

    items: Sequence[tuple[Item, Inline]]
    looks: frozenset[str]
    put: Sequence[Block]
    length: int = 1


def answered_run(children: Sequence[Block], place: int, *, asks: bool) -> tuple[Sequence[Block], int]:
    """Return the items that count up from a block on, with a word before the answers below them, and how many blocks
    these were; nothing where there are no such.

    `asks` tells that something above asks whether they are true.
    """
    items: list[tuple[Item, Inline]] = []
    put: list[Block] = []
    looks: frozenset[str] = frozenset()
    at = place
    while at < len(children) and (found := _pairs_at(children, at)) is not None:
        told = [item for item, _ in found.items]
        if looks and (looks != found.looks or not goes_on(items[-1][0], told[0])):
            break
        looks = looks or found.looks
        if len(looks) != 1 or not all(map(goes_on, told, told[1:])):
            break
        items += found.items
        put += found.put
        at += found.length
    fits = all(_fills(item, answer) for item, answer in items) or (asks and all(_judges(*pair) for pair in items))
    return (put, at - place) if len(items) >= _FEWEST and fits else ((), 0)


def _fills(item: Item, answer: Inline) -> bool:
    return filled(item.inline, answer) is not None


def _judges(item: Item, answer: Inline) -> bool:
    return not has_question_mark(item.inline.text) and told_below().match(answer.text) is not None


def _pairs_at(children: Sequence[Block], place: int) -> _Pairs | None:
    """Return the items that begin at a place and the answers below them; None where there is none, or one without."""
    block = children[place]
    if block.kind == "list":
        return _in_list(block, children[place + 1 : place + 2])
    found = found_at(children, place)
    if found is None or len(found.items) != 1:
        return None
    item = found.items[0]
    if block.kind == "section":
        at = len(block.children) - len(found.rest)
        answer = _answer(block.children[at]) if at < len(block.children) else None
        if answer is None:
            return None
        inner = (*block.children[:at], _marked(block.children[at], answer[1]), *block.children[at + 1 :])
        return _Pairs([(item, answer[1])], frozenset([answer[0]]), [replace(block, children=inner)])
    if (split := _in_next_line(block, item)) is not None:
        return split
    below = children[place + found.length : place + found.length + 1]
    answer = _answer(below[0]) if below else None
    if answer is None:
        return None
    put = [*children[place : place + found.length], _marked(below[0], answer[1])]
    return _Pairs([(item, answer[1])], frozenset([answer[0]]), put, found.length + 1)


def _in_list(block: Block, below: Sequence[Block]) -> _Pairs | None:
    """Return the items of a list with the answers within them, or those of a single one with the answer below it."""
    pairs = list(_of_items(block))
    if pairs and len(pairs) == len(block.children):
        items = [pair for one in pairs for pair in one.items]
        looks = frozenset(look for one in pairs for look in one.looks)
        return _Pairs(items, looks, [replace(block, children=tuple([one.put[0] for one in pairs]))])
    if len(block.children) != 1 or len(block.children[0].children) != 1 or not below:
        return None
    item, answer = item_of(block.children[0]), _answer(below[0])
    if item is None or answer is None:
        return None
    return _Pairs([(item, answer[1])], frozenset([answer[0]]), [block, _marked(below[0], answer[1])], 2)


def _of_items(block: Block) -> Iterator[_Pairs]:
    for child in block.children:
        item = item_of(child)
        if item is None:
            return
        first, *more = child.children
        answer = _answer(more[0]) if more else None
        if answer is not None:
            inner = (first, _marked(more[0], answer[1]), *more[1:])
            yield _Pairs([(item, answer[1])], frozenset([answer[0]]), [replace(child, children=inner)])
        elif not more and (split := _in_next_line(first, item)) is not None:
            yield replace(split, put=[replace(child, children=tuple(split.put))])


def _in_next_line(block: Block, item: Item) -> _Pairs | None:
    """Return the item of a paragraph whose second line answers the first one."""
    lines = split_lines(block.inline)
    answer = _answer_in(lines[1]) if len(lines) == _FEWEST and block.kind == "paragraph" else None
    if answer is None:
        return None
    asked = replace(item, inline=split_lines(item.inline)[0])
    inline = join_lines([lines[0], beside(_WORD, answer[1])])
    put = replace(block, inline=inline, source=to_markdown(inline))
    return _Pairs([(asked, answer[1])], frozenset([answer[0]]), [put])


def _marked(block: Block, answer: Inline) -> Block:
    return paragraph(beside(_WORD, answer), block)


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
    return _answer_in(block.inline)


def _answer_in(line: Inline) -> tuple[str, Inline] | None:
    """Return what a line looks like that tells an answer by a sign or a letter, and what it tells."""
    text = line.text
    for look, sign in (("letter", ANSWER), ("arrow", _ARROW), ("dash", _DASH)):
        found = sign.match(text)
        if found is not None and found.end() < len(text):
            look = f"letter {text[0]}" if look == "letter" else look
            return look, cut(line, found.end(), len(text))
    if (found := _BRACKETED.fullmatch(text)) is not None:
        start = answer_marker(found["inner"])
        return ("brackets", cut(line, 1 + start, found.end("inner"))) if start else None
    if (found := _HIDDEN.fullmatch(text)) is not None:
        return "hidden", cut(line, *found.span("bars" if found["bars"] else "arrows"))
    return None
