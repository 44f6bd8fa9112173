"""Sums that are worked below what asks for them: “Given: …”, “Find: …” and “Solution: …”, “Geg.:”, “Ges.:”, “Lös.:”.

What is given belongs to the question, unless all its numbers stand there, what is sought has been asked, and what is
solved answers. Each stands on a line or in a paragraph of its own, and is put as a paragraph that other rules read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline
from mkdeck.parsing.inline import join_lines, split_lines
from mkdeck.parsing.pieces import in_container, line_span, paragraph, with_children
from mkdeck.recognition.answers import behind_marker, is_marker
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import answer_marker, asks, plain, question_label, words

_LABEL = re.compile(r"(?P<label>[^\W\d_]{2,14}(?: [^\W\d_]{2,10}){0,2})\.?\s?[:：]\s{0,3}(?=\S)")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LINES = ("list", "paragraph")
_GOING_ON = ("list", "code", "table", "quote")
"""The kinds of blocks with which a solution goes on below its line."""
_ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a worked sum as a paragraph: what is given, what is sought, or what solves it."""

    kind: str
    block: Block


def with_worked_sums(block: Block) -> Block:
    """Return a lesson, or a part of it, in which the parts of worked sums are paragraphs without what is sought."""
    if block.kind not in (*HOLDING, "list", "item"):
        return block
    children: list[Block] = []
    place, is_same = 0, True
    while place < len(block.children):
        parts, end = _sum_at(block.children, place) if place else ((), place)
        if parts:
            asked = _last(children[-1])
            told = [part for part in parts if _is_told(part, asked)]
            goes_on = end < len(block.children) and block.children[end].kind in _GOING_ON
            if asked is not children[-1]:
                children[-1] = _with_given(children[-1], [part.block for part in told if part.kind == "given"])
                told = [part for part in told if part.kind == "solved"]
            children += [part.block if goes_on or part.kind != "solved" else _answer(part.block) for part in told]
            place, is_same = end, False
        else:
            child = block.children[place]
            children.append(with_worked_sums(child) if child.children else child)
            place += 1
    return block if is_same and not block.children else with_children(block, children)


def _last(block: Block) -> Block:
    """Return the paragraph that the last item of a numbered list is; any other block itself."""
    item = block.children[-1] if block.kind == "list" and block.ordered else None
    return item.children[0] if item is not None and len(item.children) == 1 else block


def _with_given(listed: Block, given: Sequence[Block]) -> Block:
    """Return a list whose last item asks with what is given below it."""
    *before, item = listed.children
    return replace(listed, children=(*before, replace(item, children=(*item.children, *given)))) if given else listed


def _answer(block: Block) -> Block:
    """Return a solution as the container of an answer, so that what stands below it is none of it."""
    return in_container([paragraph(behind_marker(block.inline), block)], [block], "answer")


def _is_told(part: _Part, asked: Block) -> bool:
    """Whether a part belongs to the card: not what is sought, nor values that all stand in the question."""
    numbers = set(_NUMBER.findall(part.block.text))
    return part.kind == "solved" or (part.kind == "given" and not numbers <= set(_NUMBER.findall(asked.text)))


def _sum_at(children: Sequence[Block], place: int) -> tuple[Sequence[_Part], int]:
    """Return the parts of the sum that is worked from a place on, below what asks, and where they end."""
    above = _last(children[place - 1])
    is_item = above is not children[place - 1]
    is_asked = above.kind in ("paragraph", "heading") and (
        is_item or asks(above.text) or question_label(above.text) > 0
    )
    if not is_asked or is_marker(above) or children[place].kind not in _LINES:
        return (), place
    parts: list[_Part] = []
    end = place
    for child in children[place : place + 3]:
        found = list(_parts_of(child))
        if not found:
            break
        parts += found
        end += 1
        if parts[-1].kind == "solved":
            break
    kinds = [part.kind for part in parts]
    is_sum = kinds[:1] == ["given"] and kinds[-1:] == ["solved"] and kinds.count("solved") == 1
    return (parts, end) if is_sum else ((), place)


def _parts_of(block: Block) -> Iterator[_Part]:
    """Yield the parts of a sum that a paragraph or bullets hold; none where it begins with another line."""
    if block.kind == "list":
        firsts = [item.children[0] for item in block.children if len(item.children) == 1]
        if len(firsts) == len(block.children) and all(_kind(first.text) for first in firsts):
            yield from (_Part(_kind(first.text), first) for first in firsts)
        return
    if block.kind != "paragraph" or not _kind(block.text):
        return
    held: list[tuple[str, list[Inline], int]] = []
    for number, line in enumerate(split_lines(block.inline)):
        kind = _kind(line.text)
        if kind and not (held and held[-1][0] == "solved"):
            held.append((kind, [line], number))
        elif not held:
            return
        else:
            held[-1][1].append(line)
    for kind, lines, number in held:
        yield _Part(kind, paragraph(join_lines(lines), block, line_span(block, number, len(lines))))


def _kind(text: str) -> str:
    """Return which part of a sum a line tells by its label; nothing where it has none of these."""
    found = _LABEL.match(text)
    if found is None:
        return ""
    label = plain(found["label"])
    if label in words("given"):
        return "given"
    if label in words("sought"):
        return "sought"
    return "solved" if answer_marker(text) is not None else ""
