"""A quiz that a program has graded: `Question 3  0 / 1 pts`, with “You Answered” and “Correct Answer” below.

Canvas, Moodle and others show them to who took the quiz. What the person chose says nothing; what is right is told
beside it, or by all the points.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Basic, Block, Card, Cloze, Markdown, Problem
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.gaps import filled
from mkdeck.recognition.graded_quizzes import GRADED
from mkdeck.recognition.questions import without_label
from mkdeck.recognition.quiz_entries import entries, quiz_question, quizzes

READS = ("document",)
ANYWHERE = ("container",)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each graded question whose right answer is told, and a problem where options leave it open."""
    for quiz in quizzes(block, GRADED):
        asked = quiz_question(quiz)
        if problems := entries(quiz, "problem"):
            yield Problem(quiz.span, problems[0].text, is_unanswered="unanswered" in problems[0].roles)
        elif asked.front and asked.options:
            yield asked.choice
        elif asked.front and asked.answers:
            cloze = _cloze(quiz) if not asked.explained else None
            back = joined([asked.answers[0], asked.explained])
            yield Cloze(cloze, asked.origin) if cloze else Basic(asked.front, back, asked.origin)


def _cloze(quiz: Block) -> Markdown | None:
    """Return the question with its answer in the gap, where it is one paragraph."""
    asked, told = entries(quiz, "question"), entries(quiz, "answer")
    return filled(without_label(asked[0].inline), told[0].inline) if len(asked) == 1 else None
