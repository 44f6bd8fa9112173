r"""Questions without what stands before them and is none of them: boxes to tick, “- [x] …”, and numbers, “1\. **…**”.

Who learns ticks what he knows, and below each question stands its answer; what is to be done has none. Rules that know
questions in bold by their first sign do so behind a number as well, where no list was made of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import with_children
from mkdeck.values import replace
from mkdeck.wording.polls import are_of_report, is_of_event, is_poll
from mkdeck.wording.words import has_question_mark, is_task, question_at

_FEWEST = 2
_FEWEST_BOXES = 3
"""Points with boxes that ask and are answered."""
_BOX = re.compile(r"\[[ xX]\] ")
_NUMBER = re.compile(r"\(?\d{1,3}[.)] ?(?=\S)")
_VERSUS = re.compile(r"(?i)\bvs?\.? [^?]{1,60}\?$")
_OF_READER = re.compile(r"(?i)(?:have|did|do|are|is|can|will|has|does) (?:you|we|i|your|our|the|this|it|all)\b")
"""“Did you add tests?”, “Is the build green?”: what is checked before something goes on."""


_POINTS = re.compile(r"(?i)\b(?:it|this|these|we|our|us)\b")
"""“How was it tested?”"""


def with_boxes_put_off(lesson: Block) -> Block:
    """Return a lesson in which points with boxes that ask are questions, if several are, each with its answer below."""
    points = [item for block in lesson.within("list") for item in block.children if _has_box(item)]
    told = [item for item in points if len(item.children) > 1]
    asking = [item for item in told if _asks(item)]
    if len(asking) < _FEWEST_BOXES or 2 * len(asking) <= len(told):
        return lesson
    if 2 * sum(_POINTS.search(item.children[0].text) is not None for item in asking) >= len(asking):
        return lesson
    if are_of_report([heading.text for heading in lesson.within("heading")]):
        return lesson
    return _put(lesson, frozenset(id(item) for item in points if _asks(item) or (item in told and _sets_task(item))))


def with_numbers_put_off(lesson: Block) -> Block:
    """Return a lesson in which paragraphs that open with a number and a question in bold open with the question."""
    if len(list(_numbered(lesson))) < _FEWEST:
        return lesson
    return _put(lesson, frozenset(map(id, _numbered(lesson))))


def _numbered(lesson: Block) -> Iterator[Block]:
    for block in lesson.within("paragraph"):
        number = _NUMBER.match(block.text) if block.inline.marks else None
        mark = next((m for m in block.inline.marks if number and m.start == number.end()), None)
        if mark is None or mark.kind != "strong" or not has_question_mark(block.text[: mark.end]):
            continue
        yield block


def _has_box(item: Block) -> bool:
    first = item.children[0] if item.children else None
    return first is not None and first.kind == "paragraph" and _BOX.match(first.text) is not None


def _asks(item: Block) -> bool:
    """Whether the point of a list is a question that is no part of a check."""
    text = item.children[0].text[len("[ ] ") :]
    is_whole = question_at(text) == len(text) or _VERSUS.search(text) is not None
    return is_whole and not (_OF_READER.match(text) or is_poll(text) or is_of_event(text))


def _sets_task(item: Block) -> bool:
    text = item.children[0].text[len("[ ] ") :]
    return has_question_mark(text[-1:]) or is_task(text)


def _put(block: Block, chosen: frozenset[int]) -> Block:
    """Return a block in which some paragraphs, and the first ones of some points, have nothing before them."""
    if id(block) in chosen and block.kind == "item":
        first = _behind(block.children[0], len("[ ] "))
        return replace(block, children=(first, *block.children[1:]))
    if id(block) in chosen:
        number = _NUMBER.match(block.text)
        return _behind(block, number.end() if number else 0)
    if block.kind in HOLDING or block.kind in ("list", "item"):
        return with_children(block, [_put(child, chosen) for child in block.children])
    return block


def _behind(block: Block, start: int) -> Block:
    inline = cut(block.inline, start, len(block.text))
    return replace(block, inline=inline, source=to_markdown(inline))
