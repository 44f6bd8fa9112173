"""The flow as a whole: what it tells on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.cards import Block, Problem, Span
from mkdeck.decks.project import Deck
from mkdeck.identity.naming import lesson_title
from mkdeck.lessons.lesson import Lesson
from mkdeck.pipeline import read_deck
from mkdeck.reading import LessonCards, Reading, read_lessons


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lesson(name: str, question: str) -> Path:
    path = Path(name)
    path.write_text(f"# Rivers\n\n## {question}?\n\nAt {question.split()[-1]}.\n", encoding="utf-8")
    return path


def test_reading_a_deck_tells_of_each_lesson_that_is_done() -> None:
    deck = Deck((lesson("a.md", "Where is Linz"), lesson("b.md", "Where is Ulm"), Path("none.md")), Path("a.apkg"))
    told: list[tuple[int, int, int, int]] = []

    contents = read_deck(deck, progress=lambda *numbers: told.append(numbers))

    assert told == [(1, 3, 1, 0), (2, 3, 2, 0), (3, 3, 2, 0)]
    assert [card.card.origin.span.path for card in contents.cards] == ["a.md", "b.md"]
    assert read_deck(deck).cards == contents.cards


def test_lessons_that_are_remembered_are_told_of_first() -> None:
    first = Deck((lesson("b.md", "Where is Ulm"),), Path("a.apkg"))
    read_deck(first, memory=first.ledger)
    both = Deck((lesson("a.md", "Where is Linz"), *first.lessons), Path("a.apkg"))
    told: list[tuple[int, int, int, int]] = []

    read_deck(both, progress=lambda *numbers: told.append(numbers), memory=both.ledger)

    assert told == [(1, 2, 1, 1), (2, 2, 2, 1)]


@pytest.mark.parametrize("memory", [None, Path("a.apkg.json")])
def test_a_lesson_on_which_a_rule_fails_is_told_and_keeps_no_other_from_the_deck(
    memory: Path | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = Deck((lesson("a.md", "Where is Linz"), lesson("b.md", "Where is Ulm")), Path("a.apkg"))

    def failing(read: Lesson, root: Block) -> str:
        if read.path == "a.md":
            raise ValueError("a fault")
        return lesson_title(read, root)

    monkeypatch.setattr("mkdeck.reading.lesson_title", failing)
    failed, good = read_lessons(deck, Reading(memory=memory))

    assert isinstance(failed, Problem)
    assert failed.span == Span("a.md", 1, 1)
    assert failed.message.startswith("mkdeck itself fails on this lesson, in test_pipeline.py:")
    assert "(ValueError: a fault); please report it" in failed.message
    assert isinstance(good, LessonCards)
    assert [card.origin.span.path for card in good.collected.cards] == ["b.md"]
    with pytest.raises(ValueError, match="a fault"):
        read_lessons(deck, Reading(explains=True))
