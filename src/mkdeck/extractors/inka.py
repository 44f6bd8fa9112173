"""Numbered questions above quotations that answer them, between lines `---`, below “Deck: …”, as in inka.

A program takes them to Anki: https://github.com/keiqu/inka
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Basic, Block, Card, Origin, Problem
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.inka import INKA
from mkdeck.wording.unwritten import is_unwritten_answer

READS = ("document",)
ANYWHERE = ("container",)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question, and a problem for one without an answer."""
    for question in block.within("container"):
        if INKA in question.roles:
            front, back = (
                joined(child.source for child in question.children if child.info == info)
                for info in ("question", "answer")
            )
            if back and not is_unwritten_answer(back):
                origin = Origin(span=question.span, context=question.context, evidence="marked")
                yield Basic(front, back, origin)
            else:
                yield Problem(question.span, "a question without an answer below it", is_unanswered=True)
