"""Tells what of a lesson asks and gives no card, so that it is not passed over in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Block, Problem, Span
from mkdeck.parsing.pieces import line_span
from mkdeck.recognition.gaps import has_gap
from mkdeck.wording.words import has_question_mark, question_at

_FEWEST, _FEWEST_OTHERS = 2, 3
"""Lines that are questions; rows of a table that ask, and sentences with gaps."""
_FEWEST_BESIDE = 4
"""Lines that ask in a lesson whose sentences make cards, where a question or two may but lead on."""
_BELOW = "write each answer on the line below its question, behind “Answer:”"
_IN_TABLE = "name the column of the questions “Question” and that of their answers “Answer”"
_UNDER_NUMBERS = "number them, and write what fills them below a heading “Answers”, under the same numbers"


def questions_without_cards(document: Block, *, states: bool = False) -> Problem | None:
    """Return a problem for a lesson of which no card was made though several of its lines are whole questions.

    A line counts that begins with one, in a paragraph or in the item of a list; what stands in headings and in code is
    not asked for learning as plainly. So do rows of a table with one, and sentences with gaps, where there are more of
    them. `states` tells that cards were made of what its sentences state, and of nothing that asks.
    """
    lines = [
        line_span(block, number)
        for block in document.walk()
        if block.kind == "paragraph" and has_question_mark(block.text)
        for number, line in enumerate(block.text.split("\n"))
        if question_at(line)
    ]
    if len(lines) >= (_FEWEST_BESIDE if states else _FEWEST):
        return _unread(lines, "lines of the lesson ask", _BELOW, states=states)
    rows = list(_asking_rows(document))
    if len(rows) >= _FEWEST_OTHERS:
        return _unread(rows, "rows of a table ask", _IN_TABLE, states=states)
    gaps = [block.span for block in document.walk() if block.kind == "paragraph" and has_gap(block.inline)]
    if len(gaps) >= _FEWEST_OTHERS and not states:
        return _unread(gaps, "sentences have gaps", _UNDER_NUMBERS, states=states)
    return None


def _asking_rows(document: Block) -> Iterator[Span]:
    """Yield the rows of tables in which one cell is a whole question."""
    for table in document.within("table"):
        for row in table.children:
            if any(cell.text and question_at(cell.text) == len(cell.text) for cell in row.children):
                yield row.span


def _unread(lines: Sequence[Span], what: str, advice: str, *, states: bool) -> Problem:
    made = "no question made a card" if states else "no card was made"
    told = f"{made}, though {len(lines)} {what}, this one first; {advice}"
    return Problem(lines[0], told)
