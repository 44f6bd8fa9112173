"""The questions of quizzes that are containers of entries, whatever program they are written for, and their cards.

What makes such containers, a pass or the parser, gives each entry its name, “question”, “option”, “answer” or
“explanation”, and the right options a role.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Block, Card, Choice, Markdown, Origin
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.truth import truth_card
from mkdeck.values import dataclass, replace
from mkdeck.wording.unwritten import is_unwritten_answer

RIGHT = "right"
"""The role of an option that is right."""


@dataclass(frozen=True, slots=True)
class QuizQuestion:
    """What a question of a quiz asks, its options and which of them are right, or its answers, and what explains it."""

    front: Markdown
    options: tuple[Markdown, ...]
    right: tuple[int, ...]
    answers: tuple[Markdown, ...]
    """Those that are written, and do not only say that they are still to be."""
    explained: Markdown
    origin: Origin

    @property
    def choice(self) -> Card:
        """The card of a question with options; one between true and false asks for the word."""
        return truth_card(Choice(self.front, self.options, self.right, self.explained, self.origin))


def quizzes(lesson: Block, role: str) -> Iterator[Block]:
    """Yield the containers of a lesson that are questions of a kind of quiz."""
    return (block for block in lesson.within("container") if role in block.roles)


def quiz_question(quiz: Block) -> QuizQuestion:
    """Return what the entries of a container say."""
    options = entries(quiz, "option")
    return QuizQuestion(
        joined(entry.source for entry in entries(quiz, "question")),
        tuple(option.source for option in options),
        tuple(place for place, option in enumerate(options) if RIGHT in option.roles),
        tuple(_written(quiz, "answer")),
        explanation(quiz),
        Origin(span=quiz.span, context=quiz.context, evidence="marked"),
    )


def entries(block: Block, name: str) -> Sequence[Block]:
    """Return the entries of a quiz, or of an option of one, that have a name."""
    return [child for child in block.children if child.info == name]


def explanation(block: Block) -> Markdown:
    """Return what explains a quiz or an option of it, unless that is still to be written."""
    return joined(_written(block, "explanation"))


def as_entry(name: str, block: Block) -> Block:
    """Return a block of a question as one of its entries."""
    return replace(block, kind="entry", info=name, children=())


def _written(block: Block, name: str) -> Iterator[Markdown]:
    return (entry.source for entry in entries(block, name) if not is_unwritten_answer(entry.source))
