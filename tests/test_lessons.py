"""Whole lessons with everything that mkdeck makes of them; those in content/ as well."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import read_cases
from mkdeck.decks.project import Deck
from mkdeck.lessons.lesson import Lesson, parse_lesson, read_lesson
from mkdeck.parsing.document import parse_document
from mkdeck.reading import LessonCards, extract
from mkdeck.reports.listing import listing_text

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


def lessons_of(path: Path) -> Iterator[str]:
    """Yield the lessons of a document of cases, a few of them one below the other; another file as a whole."""
    text = path.read_text(encoding="utf-8")
    cases = [case.lesson for case in read_cases(path)] if "\n````md\n" in text else [text]
    yield from ("\n".join(cases[start : start + 5]) for start in range(0, len(cases), 5))


@pytest.mark.parametrize("path", sorted(HERE.parent.rglob("*.md")), ids=lambda path: path.stem)
def test_what_stays_is_the_same_whether_or_not_it_is_told_what_did_not(path: Path) -> None:
    for text in lessons_of(path):
        lesson = parse_lesson("a.md", text)
        assert isinstance(lesson, Lesson)
        deck, document = Deck((), Path(), facts="more"), parse_document(lesson)
        found, explained = (extract(lesson, deck, document, explains=each) for each in (False, True))
        assert sorted_problems(found) == sorted_problems(
            replace(explained, collected=replace(explained.collected, dropped=found.collected.dropped))
        )


def sorted_problems(cards: LessonCards) -> LessonCards:
    """Return what a lesson gave with the problems of one line in the order of what they say."""
    problems = sorted(cards.collected.problems, key=lambda problem: (problem.span, problem.message))
    return replace(cards, collected=replace(cards.collected, problems=tuple(problems)))


_BLOCKS = (
    "## What do rivers carry?", "## Which seas are there?", "### How deep are they?", "## Seas", "## Key terms",
    "| Sea | Depth | Discoverer |\n|---|---|---|\n| Kara | shallow | Nobody |\n| Java | deep | Sailors |",
    "| Term | Meaning |\n|---|---|\n| Weir | a low dam |\n| Reed | a tall grass |",
    "- **Weir**: a low dam across a river\n- **Reed**: a tall grass by the water\n- **Mill**: a house that grinds corn",
    "- 1789: The old bridge fell into the river.\n- 1848: The new bridge was opened by the mayor.",
    "- What is a weir? (A low dam across a river.)\n- What is a reed? (A tall grass by the water.)",
    "1. Is it deep?\n2. Is it wide?\n3. Who says so?",
    "- one\n- two\n  - three\n    - four", "Answer: All of them, as far as anybody knows.", "Of water, mostly.",
    "It is so. " * 40, "Q: Why?\nA: Because.", "> A weir is a low dam.", "```\ncode\n```", "---", "* [ ] a\n* [x] b",
)  # fmt: skip


@given(st.lists(st.sampled_from(_BLOCKS), max_size=14))
def test_rules_that_give_way_find_all_that_stays(blocks: list[str]) -> None:
    lesson = parse_lesson("a.md", "\n\n".join(blocks))
    assert isinstance(lesson, Lesson)

    found, explained = (extract(lesson, Deck((), Path()), explains=each) for each in (False, True))

    assert found == replace(explained, collected=replace(explained.collected, dropped=found.collected.dropped))


def test_a_table_that_answers_is_not_read_once_more() -> None:
    lesson = parse_lesson("a.md", "\n\n".join([_BLOCKS[0], _BLOCKS[5], "## Seas", _BLOCKS[5]]))
    assert isinstance(lesson, Lesson)

    collected = extract(lesson, Deck((), Path())).collected

    assert {card.origin.extractor for card in collected.cards} == {"question_heading", "record_table"}
    assert collected.dropped == ()
