"""Rules that go by form alone make no cards of pages that are no lessons."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.cards import Basic, Cloze
from mkdeck.decks.project import Deck
from mkdeck.headings.titles import is_of_other_page
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.reading import extract

LIMITS = """| Situation | Limit |
|---|---|
| Gap between handrail and wall | at least 5 cm |
| Slope of a ramp | at most 6 % |
| Height of a step | at most 17 cm |
"""


def fronts(text: str) -> list[str]:
    lesson = parse_lesson("lesson.md", text)
    assert isinstance(lesson, Lesson)
    cards = extract(lesson, Deck((), Path())).collected.cards
    return [card.text if isinstance(card, Cloze) else card.front for card in cards if isinstance(card, Basic | Cloze)]


@pytest.mark.parametrize("title", ["Stations", "Building for all"])
def test_a_table_of_a_lesson_tells_facts(title: str) -> None:
    assert len(fronts(f"# {title}\n\n{LIMITS}")) == 3


@pytest.mark.parametrize("title", ["Minutes of the council", "Our trip to Lisbon", "Preisliste", "Lista de la compra"])
def test_a_page_of_another_kind_is_silent(title: str) -> None:
    assert fronts(f"# {title}\n\n{LIMITS}") == []


def test_so_is_a_part_of_a_lesson() -> None:
    assert fronts(f"# Stations\n\n## Shopping list\n\n{LIMITS}") == []


def test_what_is_counted_below_a_heading_of_somebodys_own_is_theirs() -> None:
    assert fronts("# Our values\n\nAcme stands on three pillars: trust, speed and fun.\n") == []


def test_a_name_and_a_date_go_by_their_points_below_any_heading() -> None:
    told = "Tallow candles lit the stages of London. In 1817 the Lyceum in Wellington Street changed them for gas.\n"
    (front,) = fronts(f"# Theatre light\n\n## What you need to know before you touch anything\n\n{told}")
    assert "{{c1::1817}}" in front


def test_what_an_author_wrote_as_a_card_stays() -> None:
    assert fronts("# Minutes of the council\n\nQ: Who chairs it?\nA: The mayor.\n") == ["Who chairs it?"]


@pytest.mark.parametrize(
    "title", ["Monetary policy", "Five minutes of exercise", "The diary of Anne Frank", "Feedback"]
)
def test_what_lessons_speak_of_tells_no_other_page(title: str) -> None:
    assert not is_of_other_page(title)
