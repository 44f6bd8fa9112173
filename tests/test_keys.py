"""The ids that authors write by their cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.decks.project import Deck
from mkdeck.identity.keys import settle_keys
from mkdeck.identity.sides import sides_of
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.reading import LessonCards, extract


def read(text: str) -> LessonCards:
    lesson = parse_lesson("a.md", text)
    assert isinstance(lesson, Lesson)
    return extract(lesson, Deck((), Path("a.apkg")))


def keys(text: str) -> dict[str, str]:
    """Return the id of each card by the first side of it."""
    collected = read(text).collected
    assert collected.problems == ()
    return {next(iter(sides_of(card).values())): card.origin.key for card in collected.cards}


@pytest.mark.parametrize(
    "text",
    [
        "## Where does the Danube rise?\n<!-- id: here -->\nIn the Black Forest.\n",
        "## Where does the Danube rise? <!-- id: here -->\n\nIn the Black Forest.\n",
        "## Where does the Danube rise?\n\nIn the Black Forest. <!-- id:here -->\n",
        "## Where does the Danube rise?\n\nIn the Black Forest.\n\n<!--   id: here   -->\n",
        "Q: Where does the Danube rise?\nA: In the Black Forest.\n<!-- id: here -->\n",
        "<!-- id: here -->\n\nQ: Where does the Danube rise?\nA: In the Black Forest.\n",
        "1. Where does the Danube rise? <!-- id: here -->\n\n   Answer: In the Black Forest.\n",
        "| term | meaning |\n|---|---|\n| Where does the Danube rise? <!-- id: here --> | In the Black Forest. |\n",
        "---\nquestion: Where does the Danube rise?\nanswer: In the Black Forest.\nid: here\n---\n",
        "---\nids: {here: where does the danube rise?}\n---\nQ: Where does the Danube rise?\nA: In the Black Forest.\n",
    ],
)
def test_an_id_belongs_to_the_card_by_which_it_stands_and_not_to_its_text(text: str) -> None:
    [card] = read(text).collected.cards
    assert card.origin.key == "here"
    assert sides_of(card) == {"front": "Where does the Danube rise?", "back": "In the Black Forest."}


def test_between_two_cards_an_id_belongs_to_the_one_that_it_touches_from_above() -> None:
    cards = "#flashcards\n\nOne?::first\n{}\nTwo?::second\n"
    assert keys(cards.format("<!-- id: x -->")) == {"One?": "x", "Two?": ""}
    assert keys(cards.format("\n<!-- id: x -->")) == {"One?": "", "Two?": "x"}


@pytest.mark.parametrize(
    "text",
    [
        "## Where does the Danube rise?\n\n```html\n<!-- id: here -->\n```\n",
        "## Where does the Danube rise?\n\nWrite `<!-- id: here -->` there.\n",
        "## Where does the Danube rise?\n\nIn the Black Forest. <!-- an id: here -->\n",
        "## Where does the Danube rise?\n\nIn the Black Forest. <!--ID: 1566052191670-->\n",
        "---\nid: intro\n---\n## Where does the Danube rise?\n\nIn the Black Forest.\n",
    ],
)
def test_what_is_shown_or_is_an_id_of_something_else_is_none(text: str) -> None:
    assert keys(text) == {"Where does the Danube rise?": ""}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Text.\n\n<!-- id: x -->\n", "a.md:3: the id `x` names no card: no card stands here"),
        ("Q: One?\nA: 1\n<!-- id: x y -->\n", "a.md:3: an id takes letters, digits and the signs"),
        ("Q: One? <!-- id: x -->\nA: 1 <!-- id: y -->\n", "a.md:2: the card has an id already, `x`, and this is `y`"),
        ("---\nids: {x: What?}\n---\nQ: One?\nA: 1\n", "a.md:2: the id `x` names no card"),
        ("---\nids: x\n---\nQ: One?\nA: 1\n", "a.md:2: the id `x` names no card"),
    ],
)
def test_an_id_that_names_no_card_is_a_problem(text: str, problem: str) -> None:
    [found] = read(text).collected.problems
    assert str(found).startswith(problem)


def test_an_id_by_two_facts_of_one_line_names_neither() -> None:
    text = "# Tools\n\nTensorFlow was developed by Google in 2015, and it is open source.\n<!-- id: x -->\n"
    found = read(text).collected
    assert len(found.cards) > 1
    assert {card.origin.key for card in found.cards} == {""}
    assert [str(problem).split(";")[0] for problem in found.problems] == [
        f"a.md:4: the id `x` names no card: {len(found.cards)} cards stand here"
    ]


def test_one_id_names_one_card_of_a_deck() -> None:
    cards = read("Q: One?\nA: 1\n<!-- id: x -->\n\nQ: Two?\nA: 2\n<!-- id: x -->\n").collected.cards
    settled, problems = settle_keys(cards)
    assert [card.origin.key for card in settled] == ["x", ""]
    assert [str(problem) for problem in problems] == [
        "a.md:5: the id `x` names the card at a.md:1; give this one another id"
    ]
