"""Questions with options of which the wrong ones are struck out: `~~50~~ / 60 / ~~70~~`.

Three at least are needed, with numbers or below the title of a quiz, for what is struck out in a list may be done, or
called off.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Block, Card, Choice, Markdown, Origin, Problem
from mkdeck.recognition.questions import front_of
from mkdeck.recognition.struck_options import SIGNS_OF_STRIKING, StruckQuestion, struck_questions

READS = ("document",)
SIGNS = SIGNS_OF_STRIKING

_FEWEST = 3


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a choice for each question of which but the right options are left, and a problem for others like it."""
    questions = list(struck_questions(block))
    answered = [question for question in questions if question.is_answered]
    struck = [question for question in questions if len(question.left) < len(question.options)]
    if len(answered) < _FEWEST or 2 * len(answered) <= len(struck):
        return
    for question in questions:
        if question.is_answered:
            yield _choice(question)
        elif question in struck or 2 * len(answered) > len(questions):
            why = "a question with options of which the wrong ones are not struck out, as those of others are"
            yield Problem(question.span, why, is_unanswered=True, unmarked=question.span)


def _choice(question: StruckQuestion) -> Choice:
    origin = Origin(span=question.span, context=question.asked.context, evidence="marked")
    options = tuple(map(Markdown, question.options))
    return Choice(front_of([question.asked]), options, question.left, Markdown(""), origin)
