"""Numbered questions above quotations that answer them, between lines `---`, below “Deck: …”, as in inka.

A program takes them to Anki: https://github.com/keiqu/inka
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Basic, Block, Card, Origin, Problem
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.inka import INKA
from mkdeck.recognition.quiz_entries import entries, quizzes
from mkdeck.wording.unwritten import is_unwritten_answer

READS = ("document",)
ANYWHERE = ("container",)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question, and a problem for one without an answer."""
    for question in quizzes(block, INKA):
        front, back = (joined(entry.source for entry in entries(question, name)) for name in ("question", "answer"))
        if back and not is_unwritten_answer(back):
            yield Basic(front, back, Origin(span=question.span, context=question.context, evidence="marked"))
        else:
            yield Problem(question.span, "a question without an answer below it", is_unanswered=True)
