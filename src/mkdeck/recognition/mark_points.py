"""Mark schemes right below what they mark, a point in each line: “✔ more energy”, “✔ so more collisions”, “✘ faster”.

The sign stands before the points or behind them, in a quotation, in lines or in a list. What is ticked answers, what is
crossed out is what gives no mark. Options are written alike, of which most are wrong, and so are lists of what one
needs or likes: points stand below what asks, they open with what is right, and most schemes of a lesson hold nothing
else. Outside of quotations they stand below what has a number or a letter, or tells how many marks it gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline, Markdown
from mkdeck.parsing.inline import beside, cut, split_lines
from mkdeck.parsing.pieces import in_container, line_span, paragraph, paragraphs_as_list, with_children
from mkdeck.recognition.questions import ends_with_points, shows_nothing
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import asks, question_label

_FEWEST = 2
"""Schemes in a lesson, unless a question tells its marks."""
_RIGHT, _WRONG = "✔✓✅☑√", "✘✗❌✖"
_BEFORE = re.compile(rf"(?P<sign>[{_RIGHT}{_WRONG}])[{_RIGHT}{_WRONG}\ufe0f]{{0,4}}\s{{0,3}}(?=\S)")
_BEHIND = re.compile(rf"\s{{0,3}}(?P<sign>[{_RIGHT}{_WRONG}])[{_RIGHT}{_WRONG}\ufe0f]{{0,4}}[.;,]?\s{{0,3}}$")
_WITHIN = re.compile(rf"\s{{0,3}}[{_RIGHT}]\ufe0f?\s{{1,3}}")
_LETTERED = re.compile(r"\(?(?:[a-h]|[ivx]{1,4})\)\s+(?=\S)")
"""“(a) …”, “ii) …”: the part of a question."""
_OPENED: frozenset[str] = HOLDING | {"list", "item"}
_ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class _Point:
    """A point without its sign, whether it gives a mark, and its line."""

    told: Block
    is_right: bool


def with_mark_points(lesson: Block) -> Block:
    """Return a lesson in which the points of mark schemes below their questions are containers of answers."""
    schemes = [
        (holder.children[place], points, above)
        for holder in lesson.walk()
        if holder.kind in _OPENED
        for place, points in _schemes(holder.children)
        if (above := _above(holder.children, place)) is not None
    ]
    are_plain = sum(all(point.is_right for point in points) for _, points, _ in schemes)
    tells_marks = any(ends_with_points(above.text) for _, _, above in schemes)
    if not all(points[0].is_right for _, points, _ in schemes) or 2 * are_plain < len(schemes):
        return lesson  # options, of which some are right
    if not tells_marks and len(schemes) < _FEWEST:
        return lesson
    return _put(lesson, {id(block): points for block, points, _ in schemes})


def _schemes(children: Sequence[Block]) -> Iterator[tuple[int, list[_Point]]]:
    """Yield the places of blocks in whose lines a sign tells of each whether it gives a mark."""
    for place, child in enumerate(children):
        if place and child.kind in ("quote", "list", "paragraph") and (points := _points(child)):
            yield place, points


def _points(block: Block) -> list[_Point]:
    """Return the points that a block consists of; none where a line has no sign."""
    if block.kind in ("quote", "list", "item"):
        told = [_points(child) for child in block.children]
        return [point for points in told for point in points] if all(told) else []
    if block.kind != "paragraph":
        return []
    points: list[_Point] = []
    for number, line in enumerate(split_lines(block.inline)):
        found = _BEFORE.match(line.text)
        bare = cut(line, found.end(), len(line.text)) if found else line
        if found is None and (found := _BEHIND.search(line.text)) is not None:
            bare = _without_signs(cut(line, 0, found.start()))
        if found is None or not bare.text.strip():
            return []
        points.append(_Point(paragraph(bare, block, line_span(block, number)), found["sign"] in _RIGHT))
    return points


def _without_signs(line: Inline) -> Inline:
    """Return a line of several points without the signs behind these: “the roots ✓ and the stem”."""
    ends = [0, *(end for sign in _WITHIN.finditer(line.text) for end in sign.span()), len(line.text)]
    return reduce(beside, [cut(line, start, end) for start, end in zip(ends[::2], ends[1::2], strict=True)])


def _above(children: Sequence[Block], place: int) -> Block | None:
    """Return what asks right above the points at a place; None where nothing does."""
    above = next((child for child in reversed(children[:place]) if not shows_nothing(child)), None)
    if above is None or above.kind not in ("paragraph", "heading"):
        return None
    is_counted = question_label(above.text) > 0 or _LETTERED.match(above.text) is not None
    if ends_with_points(above.text) or (is_counted and asks(above.text)):
        return above
    return above if children[place].kind == "quote" and above.kind == "paragraph" and is_counted else None


def _put(block: Block, schemes: dict[int, list[_Point]]) -> Block:
    if id(block) in schemes:
        return _answer(block, schemes[id(block)])
    if block.kind not in _OPENED:
        return block
    return with_children(block, [_put(child, schemes) for child in block.children])


def _answer(block: Block, points: Sequence[_Point]) -> Block:
    """Return a mark scheme as the container of an answer, of what is right as a list where that is more than one."""
    right = [point.told for point in points if point.is_right]
    told = right[0]
    if len(right) > 1:
        source = Markdown("\n".join(f"- {point.source}" for point in right))
        told = replace(paragraphs_as_list(right), source=source)
    return in_container([told], [block], "answer")
