"""Questions with options, and the letter of the right one in a blank before each: `__B__ 6. Which …?`.

So tests look that a teacher has filled in. Two at least are needed, whose letters do not merely count them.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Block, Card, Choice, Inline, Markdown, Problem
from mkdeck.recognition.blank_letters import LetteredQuestion, lettered_questions
from mkdeck.recognition.filled_blanks import SIGNS_OF_BLANKS
from mkdeck.recognition.questions import question_card, why_no_option

READS = ("document",)
SIGNS = SIGNS_OF_BLANKS

_FEWEST = 2


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question with a letter in its blank, and a problem for others where most have one."""
    questions = list(lettered_questions(block))
    filled = [question for question in questions if question.letter]
    if len(filled) < _FEWEST or _count_exercises(filled):
        return
    for question in questions:
        if question.letter:
            yield _found(question)
        elif 2 * len(filled) > len(questions):
            yield Problem(
                question.span, "a question with an empty blank among others with letters", disputed=question.span
            )


def _count_exercises(questions: list[LetteredQuestion]) -> bool:
    """Whether letters in bold go up from A, as those of exercises do: “__A__ 1. …”, “__B__ 1. …”."""
    letters = [question.letter.casefold() for question in questions if question.may_be_label]
    return len(letters) > 1 and letters == [chr(ord("a") + place) for place in range(len(letters))]


def _found(question: LetteredQuestion) -> Card | Problem:
    key = Inline(question.letter)
    card = question_card(question.blocks, Markdown(question.letter), key, question.span, "marked")
    why_not = why_no_option(question.blocks, [key])
    if why_not or not isinstance(card, Choice):
        why = f"the blank before the question {why_not or 'names none of the options'}"
        return Problem(question.span, why, disputed=question.span)
    return card
