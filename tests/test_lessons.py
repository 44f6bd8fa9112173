"""Whole lessons with everything that mkdeck makes of them; those in content/ as well."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mkdeck.lesson import Lesson, parse_lesson, read_lesson
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


@pytest.mark.parametrize("path", sorted(HERE.parent.rglob("*.md")), ids=lambda path: path.stem)
def test_what_stays_is_the_same_whether_or_not_it_is_told_what_did_not(path: Path) -> None:
    lesson = read_lesson(path)
    assert isinstance(lesson, Lesson)
    whole = parse_lesson("a.md", "\n".join(line for line in lesson.lines if not line.startswith("````")))
    assert isinstance(whole, Lesson)
    for read in (lesson, whole):  # a document of cases, and its lessons one below the other
        found, explained = (extract(read, Deck((), Path(), facts="more"), explains=each) for each in (False, True))
        assert found == replace(explained, collected=replace(explained.collected, dropped=found.collected.dropped))
