"""Questions as rules read them: without hints, with how to choose behind them, each option in one line."""

from __future__ import annotations

import time

import pytest

from mkdeck.cards import Block
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document
from mkdeck.recognition.plain_questions import plain_questions


def lesson(text: str) -> Block:
    parsed = parse_lesson("lesson.md", text)
    assert isinstance(parsed, Lesson)
    return parse_document(parsed).root


def plainly(text: str) -> str:
    """Return the texts of all paragraphs of a lesson that is read plainly, with a bar between two."""
    return " | ".join(block.text for block in plain_questions(lesson(text)).walk() if block.kind == "paragraph")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("What is a fen?\n\nHint: it is wet.\n\nAnswer: A bog.", "What is a fen? | Answer: A bog."),
        ("Q: What is a fen?\nHint: wet.\nA: A bog.", "Q: What is a fen?\nA: A bog."),
        ("1. Was ist ein Moor?\n\n   Tipp: nass.\n", "Was ist ein Moor?"),
        ("**Where?**\nChoose one.\n- a\n", "Where?\nChoose one. | a"),
        (
            "**Where is it?**\n\n*Choose one.*\n\n- a) Here\n- b) There\n",
            "Where is it? Choose one. | a) Here | b) There",
        ),
        ("1. Where is it?\n\nCoche une case.\n\na) Ici\nb) Là\n", "Where is it? Coche une case. | a) Ici\nb) Là"),
        ("Where?\nA) Here,\nby me\nB) There\n", "Where?\nA) Here, by me\nB) There"),
        ("A) Here,\nby me\n\nB) There\n", "A) Here, by me | B) There"),
    ],
)
def test_what_is_put_plainly(text: str, told: str) -> None:
    assert plainly(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "## How do you cross a fen?\n\nOn planks.\n\nTip: wear boots.\n\nGo slowly.\n",
        "What is a fen?\n\nTip: wear boots.\n\nIt is a bog.\n",
        "The hint: it is wet.\n\nAnswer: A bog.\n",
        "Where is it?\n\nChoose a path and follow it.\n\nThe moor begins there.\n",
        "Choose one.\n\n- a) Here\n- b) There\n",
        "# Quiz\n\nChoose the best answer.\n\n1. Where is it?\n2. What is it?\n",
        "A. Miller wrote\nthe report\n\nC. Smith read\nit\n",
        "A) Here\nB) There\nAnswer: B\n",
        "Here and\nthere.\n",
        "Two ways:\nb) by boat\nii) by train\n",
        "ii) by boat,\nslowly\n\niii) by train\n",
    ],
)
def test_what_stays_as_it_is(text: str) -> None:
    read = lesson(text)
    assert plain_questions(read) is read


@pytest.mark.parametrize(
    "text",
    ["A) a\nb\n" * 20_000, "What?\n" + "Hint: a\n" * 20_000, "(" * 100_000, "What?\n\n" + "Hint: a\n\n" * 5_000],
)
def test_long_lessons_are_no_danger(text: str) -> None:
    read = lesson(text)
    start = time.process_time()
    plain_questions(read)
    assert time.process_time() - start < 5
