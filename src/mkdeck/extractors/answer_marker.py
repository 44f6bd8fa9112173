"""A question, then a paragraph that begins with `Answer:` or `Solution:`.

In a list item all that stands before the marker is the question and all that follows is the answer, as in
https://github.com/alexeygrigorev/data-science-interviews. Elsewhere the question is the nearest paragraph or heading
before the marker that has the form of one, with the code, lists and tables between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.inline import to_markdown
from mkdeck.spans import covering, joined

_MARKER = re.compile(r"(?i)(?:answer|solution)\s*[:：]\s*")
_LABEL = re.compile(r"(?i)(?:(?:question|exercise|task)\s*\d*\s*[:：.)]|q\s*\d+\s*[:：.)]|\d{1,3}[.)])\s*")
_QUESTION = re.compile(r"[?？؟;]\W*$")
_LEAF = ("code", "list", "table", "quote")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each marker among a container's children that has a question before it."""
    children = block.children
    markers = [place for place, child in enumerate(children) if _is_marker(child)]
    floor = 0
    for number, place in enumerate(markers):
        start = 0 if block.kind == "item" and number == 0 else _question_start(children, floor, place)
        if number + 1 < len(markers):
            end = _question_start(children, place + 1, markers[number + 1])
        else:
            end = len(children) if block.kind == "item" else _answer_end(children, place)
        floor = end
        yield _card(children[start:place], children[place:end])


def _is_marker(block: Block) -> bool:
    return block.kind == "paragraph" and _MARKER.match(block.text) is not None


def _question_start(children: Sequence[Block], floor: int, marker: int) -> int:
    """Return where the question of a marker begins, between `floor` and the marker; the marker itself if nowhere."""
    start = marker
    for place in range(marker - 1, floor - 1, -1):
        child = children[place]
        if child.kind in ("heading", "paragraph"):
            start = place
            if child.kind == "heading" or _looks_like_question(child):
                break
            if marker - place > 1 and children[place + 1].kind == "paragraph":
                start = place + 1
                break
        elif child.kind not in _LEAF:
            break
    return start


def _looks_like_question(block: Block) -> bool:
    return _QUESTION.search(block.text) is not None or _LABEL.match(block.text) is not None


def _answer_end(children: Sequence[Block], marker: int) -> int:
    """Return where the last answer of a container ends: prose after it may speak of something else."""
    end = marker + 1
    if not _MARKER.sub("", children[marker].text, count=1) and end < len(children):
        end += children[end].kind == "paragraph"
    while end < len(children) and children[end].kind in _LEAF:
        end += 1
    return end


def _card(question: Sequence[Block], answer: Sequence[Block]) -> Card | Problem:
    marker = answer[0]
    if not question:
        return Problem(marker.span, "an answer without a question before it")
    found = _MARKER.match(marker.text)
    first = to_markdown(marker.inline, found.end() if found else 0)
    back = joined([first, *(block.source for block in answer[1:])])
    if not back:
        return Problem(marker.span, "the answer is empty; write it behind the marker or below it")
    front = joined([_question_text(question[0]), *(block.source for block in question[1:])])
    span = covering([*question, *answer])
    context = question[0].context
    return Basic(front, back, Origin(span=span, context=context, evidence="marked"))


def _question_text(block: Block) -> Markdown:
    """Return the first block of a question, without the sign of a heading and without its number or label."""
    if block.kind not in ("paragraph", "heading"):
        return block.source
    label = _LABEL.match(block.text)
    return to_markdown(block.inline, label.end() if label else 0)
