"""Lessons that ask and give no card: their author hears of it once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mkdeck.decks.project import Deck
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.reading import extract

DECK = Deck((), Path())


def problems(text: str, deck: Deck = DECK) -> list[str]:
    lesson = parse_lesson("lesson.md", text)
    assert isinstance(lesson, Lesson)
    return [str(problem) for problem in extract(lesson, deck).collected.problems]


@pytest.mark.parametrize(
    "text",
    [
        "# Capitals\n\nWhat is the capital of Mali?\n\nBamako\n\nWhat is the capital of Chad?\n\nN'Djamena\n",
        "# Capitals\n\n1. What is the capital of Mali? Bamako\n2. What is the capital of Chad? N'Djamena\n",
        "# Hauptstädte\n\n- Wie heißt die Hauptstadt von Mali?\n- ¿Cuál es la capital de Chad?\n",
    ],
)
def test_a_lesson_of_questions_without_cards_is_told_once(text: str) -> None:
    (told,) = problems(text)
    assert told.startswith("lesson.md:3: no card was made, though 2 lines of the lesson ask, this one first; ")
    assert told.endswith("write each answer on the line below its question, behind “Answer:”")


@pytest.mark.parametrize(
    "text",
    [
        "# Capitals\n\nWhat is the capital of Mali?\n\nNobody knew.\n",
        "# Help\n\n- Found a bug?\n- Stuck?\n- Have an idea?\n",
        "# Capitals\n\nWhat is the capital of Mali?\n\nWhat is the capital of Chad?\nAnswer: N'Djamena\n",
        "# Code\n\n```\nWhat is it?\nWho is it?\n```\n",
        "# Nothing\n\nThe lesson asks nothing.\n",
    ],
)
def test_other_lessons_are_left_in_peace(text: str) -> None:
    assert problems(text) == []


def test_what_it_says_to_write_makes_cards() -> None:
    assert problems("What is the capital of Mali?\nAnswer: Bamako\n\n1. Who lives there?\n   Answer: Many.\n") == []


def test_a_deck_that_takes_some_cards_only_says_nothing() -> None:
    text = "What is the capital of Mali?\n\nWhat is the capital of Chad?\n"
    assert problems(text) != []
    assert problems(text, replace(DECK, only=frozenset(["term_table"]))) == []
    assert problems(text, replace(DECK, skip=frozenset(["term_table"]))) == []
