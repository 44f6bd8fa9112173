"""A course of several lessons in the real Anki: its subdecks, its order, what lessons share."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.decks.project import Deck, read_deck_file
from mkdeck.pipeline import DeckContents, read_deck, render_deck, write_deck
from realanki import RealAnki

LESSONS = {
    "content/index.md": "---\ntitle: Welcome\n---\nQ: Who teaches?\nA: We do.\n",
    "content/2-rivers/_index.md": "---\nweight: 1\n---\n",
    "content/2-rivers/rhine.md": "---\ntitle: The Rhine\nweight: 2\n---\nQ: Where does it end?\nA: In the sea.\n",
    "content/2-rivers/danube.md": "---\ntitle: The Danube\nweight: 1\n---\nQ: What is a bank?\nA: A riverside.\n",
    "content/10-money/cash.md": "---\ntitle: Cash\n---\nQ: What is a bank?\nA: A house of money.\n",
    "content/10-money/notes.ipynb": '{"nbformat": 4, "cells": [{"cell_type": "markdown", "source": '
    '["# Notes\\n", "\\n", "Q: Where does it end?\\n", "A: In the sea."]}]}',
    "decks/course.yaml": "deck: Course\nlessons: ../content\nsubdecks: [folder, lesson]\norder: weight\n",
}


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeckContents:
    monkeypatch.chdir(tmp_path)
    for name, text in LESSONS.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    deck = read_deck_file(Path("decks/course.yaml"))
    assert isinstance(deck, Deck)
    return read_deck(deck)


def test_new_cards_come_in_the_course_s_order_each_in_its_deck(course: DeckContents, tmp_path: Path) -> None:
    write_deck(render_deck(course))
    with RealAnki(tmp_path / "anki") as anki:
        assert anki.import_package(Path("decks/course.apkg")).new == 4
        assert [(card.question_text.rpartition("  ")[2], card.deck) for card in anki.cards()] == [
            ("Who teaches?", "Course::Welcome"),
            ("Danube What is a bank?", "Course::2-rivers::The Danube"),
            ("Rhine Where does it end?", "Course::2-rivers::The Rhine"),
            ("Cash What is a bank?", "Course::10-money::Cash"),
        ]


def test_a_card_of_two_lessons_is_one_with_both_sources(course: DeckContents) -> None:
    [shared] = [card.card for card in course.cards if "end" in str(card.card)]
    assert str(shared.origin.span) == "content/2-rivers/rhine.md:5"
    assert [str(span) for span in shared.origin.also] == ["content/10-money/notes.ipynb:9"]


def test_one_question_with_two_answers_is_a_problem_that_names_both_places(course: DeckContents) -> None:
    [problem] = course.problems
    assert str(problem) == (
        "content/10-money/cash.md:4: the question of content/2-rivers/danube.md:5 again, with another answer; "
        "reword one of the two questions"
    )
