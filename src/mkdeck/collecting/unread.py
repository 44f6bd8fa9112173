"""Tells what of a lesson asks and gives no card, so that it is not passed over in silence."""

from __future__ import annotations

from mkdeck.cards import Block, Problem
from mkdeck.parsing.pieces import line_span
from mkdeck.wording.words import has_question_mark, question_at

_FEWEST = 2


def questions_without_cards(document: Block) -> Problem | None:
    """Return a problem for a lesson of which no card was made though several of its lines are whole questions.

    A line counts that begins with one, in a paragraph or in the item of a list; what stands in tables, in code and in
    headings is not asked for learning as plainly.
    """
    lines = [
        line_span(block, number)
        for block in document.walk()
        if block.kind == "paragraph" and has_question_mark(block.text)
        for number, line in enumerate(block.text.split("\n"))
        if question_at(line)
    ]
    if len(lines) < _FEWEST:
        return None
    return Problem(
        lines[0],
        f"no card was made, though {len(lines)} lines of the lesson ask, this one first; write each answer on the line "
        "below its question, behind “Answer:”",
    )
