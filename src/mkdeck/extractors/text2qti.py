"""A quiz in the plain text of text2qti, in which `*b) …`, `[*] …`, `* …` and `= 3.14 +- 0.01` are right.

A program takes it to Canvas: https://github.com/gpoore/text2qti. What such a quiz tells whoever chose a right answer
explains it; what it tells of wrong ones belongs to them. Essays and uploads have no answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Basic, Block, Card, Problem
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.quiz_entries import quiz_question, quizzes
from mkdeck.recognition.spellings import without_spellings
from mkdeck.recognition.text2qti import TEXT2QTI

READS = ("document",)
ANYWHERE = ("container",)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question, and a problem where none of its options is marked as right."""
    for quiz in quizzes(block, TEXT2QTI):
        asked = quiz_question(quiz)
        if asked.right:
            yield asked.choice
        elif asked.options:
            yield Problem(quiz.span, "none of the options is marked as right, by a star")
        elif asked.answers:
            yield Basic(asked.front, joined([without_spellings(asked.answers), asked.explained]), asked.origin)
        else:
            yield Problem(quiz.span, "a question without an answer below it", is_unanswered=True)
