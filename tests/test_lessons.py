"""Whole lessons with everything that mkdeck makes of them; those in content/ as well."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.lesson import Lesson, read_lesson
from mkdeck.listing import listing_text
from mkdeck.project import Deck
from mkdeck.reading import extract

HERE = Path(__file__).parent / "lessons"
CONTENT = HERE.parent.parent / "content"
LESSONS = sorted([*HERE.glob("*.md"), *CONTENT.glob("*.md")])


def test_there_are_lessons_and_every_listing_belongs_to_one() -> None:
    assert {path.stem for path in HERE.glob("*.cards")} == {path.stem for path in LESSONS} != set()


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_lesson(path: Path, accepting: bool) -> None:
    lesson = read_lesson(path)
    assert isinstance(lesson, Lesson)
    collected = extract(lesson, Deck((), Path())).collected
    found = listing_text(collected.cards, collected.problems) + "\n"
    expected = HERE / f"{path.stem}.cards"
    if accepting:
        expected.write_text(found, encoding="utf-8")
    else:
        assert found == expected.read_text(encoding="utf-8")
