"""A quiz that a program has graded: `Question 3  0 / 1 pts`, with “You Answered” and “Correct Answer” below.

Canvas, Moodle and others show them to who took the quiz. What the person chose says nothing; what is right is told
beside it, or by all the points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Basic, Block, Card, Choice, Cloze, Markdown, Origin, Problem
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.gaps import filled
from mkdeck.recognition.graded_quizzes import GRADED
from mkdeck.recognition.questions import without_label
from mkdeck.recognition.truth import truth_card
from mkdeck.wording.unwritten import is_unwritten_answer

READS = ("document",)
ANYWHERE = ("container",)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each graded question whose right answer is told, and a problem where options leave it open."""
    for quiz in block.within("container"):
        if GRADED in quiz.roles:
            yield from _found(quiz)


def _entries(quiz: Block, info: str) -> Sequence[Block]:
    return [child for child in quiz.children if child.info == info]


def _found(quiz: Block) -> Iterator[Card | Problem]:
    asked, options, told = (_entries(quiz, info) for info in ("question", "option", "answer"))
    for problem in _entries(quiz, "problem"):
        yield Problem(quiz.span, problem.text, is_unanswered="unanswered" in problem.roles)
        return
    front = joined(block.source for block in asked)
    explained = joined(block.source for block in _entries(quiz, "explanation") if not is_unwritten_answer(block.source))
    origin = Origin(span=quiz.span, context=quiz.context, evidence="marked")
    if not front:
        return
    if options:
        right = tuple(place for place, option in enumerate(options) if "right" in option.roles)
        yield truth_card(Choice(front, tuple(option.source for option in options), right, explained, origin))
    elif told and not is_unwritten_answer(told[0].source):
        cloze = filled(without_label(asked[0].inline), told[0].inline) if len(asked) == 1 and not explained else None
        yield Cloze(cloze, origin) if cloze else Basic(front, Markdown(joined([told[0].source, explained])), origin)
