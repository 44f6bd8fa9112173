"""A quiz in the plain text of text2qti, in which `*b) …`, `[*] …`, `* …` and `= 3.14 +- 0.01` are right.

A program takes it to Canvas: https://github.com/gpoore/text2qti. What such a quiz tells whoever chose a right answer
explains it; what it tells of wrong ones belongs to them. Essays and uploads have no answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Basic, Block, Card, Choice, Markdown, Origin, Problem
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.spellings import without_spellings
from mkdeck.recognition.text2qti import TEXT2QTI
from mkdeck.recognition.truth import truth_card
from mkdeck.wording.unwritten import is_unwritten_answer

READS = ("document",)
ANYWHERE = ("container",)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question, and a problem where none of its options is marked as right."""
    for question in block.within("container"):
        if TEXT2QTI in question.roles:
            yield from _found(question)


def _told(question: Block, info: str) -> Sequence[Markdown]:
    return [child.source for child in question.children if child.info == info]


def _found(question: Block) -> Iterator[Card | Problem]:
    front = joined(_told(question, "question"))
    explained = joined(text for text in _told(question, "explanation") if not is_unwritten_answer(text))
    origin = Origin(span=question.span, context=question.context, evidence="marked")
    options = [child for child in question.children if child.info == "option"]
    if options:
        right = tuple(place for place, option in enumerate(options) if "right" in option.roles)
        if right:
            yield truth_card(Choice(front, tuple(option.source for option in options), right, explained, origin))
        else:
            yield Problem(question.span, "none of the options is marked as right, by a star")
    else:
        answers = [text for text in _told(question, "answer") if not is_unwritten_answer(text)]
        if answers:
            yield Basic(front, joined([without_spellings(answers), explained]), origin)
        else:
            yield Problem(question.span, "a question without an answer below it", is_unanswered=True)
