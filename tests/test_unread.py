"""Lessons that ask and give no card: their author hears of it once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mkdeck.cards import Block
from mkdeck.collecting import untold_keys
from mkdeck.decks.project import Deck
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.reading import extract
from mkdeck.recognition.truth_keys import NumberedStatement, numbered_statements

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


STATEMENTS = "1. Moss has roots.\n2. Ferns have spores.\n3. Pines lose their needles.\n\n"
CHOICES = "".join(f"{n}. Which plant is number {n}?\n   a) moss\n   b) fern\n" for n in (1, 2, 3)) + "\n"


@pytest.mark.parametrize(
    ("above", "key"),
    [
        ("True or false?\n\n" + STATEMENTS, "Kye: 1. F 2. T 3. F\n"),
        (STATEMENTS, "Kye: 1. F, 2. T, 3. F\n"),
        (CHOICES, "**Anwsers**\n\n1. a 2. b 3. a\n"),
        (CHOICES, "Kye: 1b, 2a, 3b\n"),
    ],
)
def test_what_looks_like_a_key_is_told_where_no_word_calls_it_so(above: str, key: str) -> None:
    first = 3 if above.startswith("True") else 1
    (told,) = problems(above + key)
    assert (
        f"looks like the key to what stands from line {first} on, of which no card was made; write “Answers:”" in told
    )
    word = key.split("1", 1)[0].strip()
    assert problems(above + key.replace(word, "Answers:", 1)) == []


def test_a_title_that_speaks_of_votes_says_nothing_of_a_key() -> None:
    (told,) = problems("# Votes in Athens\n\n" + CHOICES + "That is all.\n\n1. a 2. b 3. a\n")
    assert "looks like the key" in told


@pytest.mark.parametrize(
    "text",
    [
        STATEMENTS + "Kye: 1. F 2. F 3. F\n",  # no two verdicts
        STATEMENTS + "Kye: 1. F 2. T\n",  # other numbers
        STATEMENTS + "Kye: 1. F 2. T 3. at home\n",
        "1. Moss\n2. Ferns\n3. Pines\n\nSeats: 1. A 2. B 3. C\n",  # which offer nothing to choose
        STATEMENTS + "> 1. F 2. F 3. F\n",
        "True or false?\n\n" + STATEMENTS + "Answers: 1. F 2. T 3. F\n\nMarks: 1. F 2. T 3. F\n",
        "Kye: 1. F 2. T 3. F\n\n" + STATEMENTS,
        CHOICES + "Votes so far:\n\n1. a 2. b 3. a\n",
        CHOICES + "Stimmen: 1. a 2. b 3. a\n",
        "# Plants\n\n" + CHOICES + "## Results of the poll\n\n1. a\n2. b\n3. a\n",
        "# Plants\n\n## Survey\n\n" + CHOICES + "Thank you all.\n\n1. a 2. b 3. a\n",
    ],
)
def test_what_looks_like_no_key_is_left_in_peace(text: str) -> None:
    assert not any("looks like the key" in told for told in problems(text))


def test_what_stands_above_many_keys_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Block] = []

    def counted(block: Block) -> Iterator[NumberedStatement]:
        asked.append(block)
        return numbered_statements(block)

    monkeypatch.setattr(untold_keys, "numbered_statements", counted)
    problems("Moss is a plant.\n\n" + "Kye: 1. T 2. F 3. T\n\n" * 50)
    assert len(asked) == 50
