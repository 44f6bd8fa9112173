"""The flow as a whole: what it tells on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.decks.project import Deck
from mkdeck.pipeline import read_deck


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
