"""Sentences whose subjects or objects are but signs, as code is, end in no error."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.decks.project import Deck
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.reading import extract

SENTENCES = (
    "{} does simple string comparison, but is slow.", "{} is a sign that compares two values with each other.",
    "In 2015 Ada Lane developed {}.", "{} was developed by Ada Lane in 2015.", "Two signs are called {}.",
    "In 1999 Brook Ltd bought {}.", "{} bought Brook Ltd in 1999.", "{} refers to a comparison of two values.",
    "{} has three parts: a head, a trunk, and a tail.", "Rain causes {} to rust.", "{} causes rust because it is wet.",
    "{} is located in Norway.", "{} is the oldest sign in the world.", "{} is named after Ada Lane.",
    "{} differs from {} in its length.", "{} happens in spring.", "{} is written in Rust.", "{} consists of two signs.",
    "{} stands for a sum.", "{} first appeared in 1972.", "According to {}, two signs are enough.",
    "{} limits trade to two goods.", "{} is used by pilots for landing.", "{} weighs 3 kg.", "{} was born in 1815.",
    "{} was founded in Oslo in 1901.", "What {} does is wait.", "{}, a sign, compares values.",
)  # fmt: skip


@pytest.mark.parametrize("facts", ["default", "more"])
@pytest.mark.parametrize("signs", ["`===`", "`=>`", "**++**", "“—”", "*%*", "…"])
def test_signs_are_read_as_anything_else_is(signs: str, facts: str) -> None:
    told = "\n\n".join(sentence.replace("{}", signs) for sentence in SENTENCES)
    lesson = parse_lesson("signs.md", f"# Signs\n\n{told}\n")
    assert isinstance(lesson, Lesson)
    cards = extract(lesson, Deck((), Path(), facts=facts), explains=True)  # type: ignore[arg-type]
    assert len(cards.collected.cards) <= len(SENTENCES)
