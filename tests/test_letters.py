"""Options whose letters were written before them stand without these on cards and in exports."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.cards import Choice
from mkdeck.decks.project import Deck
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.reading import extract


def options(text: str) -> tuple[str, ...]:
    lesson = parse_lesson("lesson.md", text)
    assert isinstance(lesson, Lesson)
    (card,) = extract(lesson, Deck((), Path())).collected.cards
    assert isinstance(card, Choice)
    return card.options


@pytest.mark.parametrize(
    "text",
    [
        "::Q1:: Which one bears cones? {\n~a) fern\n=b) pine\n~c) oak\n}\n",
        '<Quiz question="Which one bears cones?" options={["A. fern", "B. pine", "C. oak"]} answer={1} />\n',
        "Which one bears cones?\n\n[( )] (a) fern\n[(X)] (b) pine\n[( )] (c) oak\n",
        "Which one bears cones?\n\n- [ ] a) fern\n- [x] b) pine\n- [ ] c) oak\n",
    ],
)
def test_letters_that_count_options_are_left_out(text: str) -> None:
    assert options(text) == ("fern", "pine", "oak")


def test_one_of_several_may_have_no_letter() -> None:
    assert options("Which one bears cones?\n\n- [ ] a) fern\n- [x] b) pine\n- [ ] none\n") == ("fern", "pine", "none")


@pytest.mark.parametrize(
    "told",
    [
        ("A. thaliana", "yeast", "C. elegans", "D. melanogaster"),
        ("a minor", "b flat", "c sharp"),
        ("b) fern", "a) pine", "c) oak"),
    ],
)
def test_other_letters_stay(told: tuple[str, ...]) -> None:
    entries = "".join(f"{'=' if place == 1 else '~'}{option}\n" for place, option in enumerate(told))
    assert options(f"::Q1:: Which one is it? {{\n{entries}}}\n") == told


def card_of(told: tuple[str, ...]) -> tuple[str, ...]:
    entries = "".join(f"{'=' if place == 1 else '~'}{option}\n" for place, option in enumerate(told))
    return options(f"::Q1:: Which one is it? {{\n{entries}}}\n")


@pytest.mark.parametrize(
    "naming",
    ["Both A and B", "Answers A and B are right", "A und B", "only a", "neither a) nor b)", "A/B", "A, B", "option B"],
)
def test_letters_stay_that_another_option_names(naming: str) -> None:
    told = ("a) fern", "b) pine", f"c) {naming}")
    assert card_of(told) == told


@pytest.mark.parametrize("last", ["Vitamin C", "Both a fern and a pine", "A fern", "only a fern", "a man and a boy"])
def test_letters_that_name_no_option_keep_none(last: str) -> None:
    assert card_of(("a) moss", "b) hepatitis B", f"c) {last}")) == ("moss", "hepatitis B", last)
