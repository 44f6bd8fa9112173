"""Which cards of a pattern the default tier takes, where its pattern makes others as well."""

from __future__ import annotations

import pytest

from mkdeck.cards import Basic, Card, Cloze, Markdown, Origin, Span
from mkdeck.facts.certainty import asks_in_one_breath, explains, tells_of_gap
from mkdeck.facts.run import patterns, run_patterns
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document

_ORIGIN = Origin(span=Span("caves.md", 1, 1), context=(), evidence="stated")


def _basic(front: str, back: str = "Ada") -> Card:
    return Basic(Markdown(front), Markdown(back), _ORIGIN)


def _cloze(text: str) -> Card:
    return Cloze(Markdown(text), _ORIGIN)


@pytest.mark.parametrize(
    "front",
    [
        "Who mapped Lechuguilla Cave?",
        "In which year did Norbert Casteret publish *Ten Years Under the Earth, and More*?",
        "Who founded Speleo Gear, Inc.?",
        "Who named “stalagmites, stalactites and columns”?",
        "Which cave holds 1,200 species?",
    ],
)
def test_a_question_of_one_breath_is_certain(front: str) -> None:
    assert asks_in_one_breath(_basic(front))


@pytest.mark.parametrize(
    "front",
    [
        "In which year were maps drawn on paper, invented in China?",
        "Who explored the cave – the longest of all – by boat?",
        "Who climbed in the year of the great flood into the shaft that the shepherds had found when a lamb fell in?",
    ],
)
def test_a_question_with_an_aside_or_without_an_end_is_not(front: str) -> None:
    assert not asks_in_one_breath(_basic(front))


@pytest.mark.parametrize(
    "text",
    [
        "{{c1::**Stalactites**}} hang from the ceiling.",
        "A **{{c1::sump}}** is a passage full of water.",
        "In 1895 {{c1::Édouard-Alfred Martel}} descended into Gaping Gill.",
        "The French explorer {{c1::Norbert Casteret}} swam through a sump.",
        "Still water behind a curtain of stone is called a {{c1::**gour pool**}}.",
        "The stone that drops leave on the floor is known to all as **{{c1::flowstone}}**.",
    ],
)
def test_a_sentence_is_certain_that_begins_with_its_gap_or_names_what_it_begins_with(text: str) -> None:
    assert tells_of_gap(_cloze(text))


@pytest.mark.parametrize(
    "text",
    [
        "The passage behind it is called a {{c1::**sump**}}.",
        "In 1895 his friend dived through it with {{c1::Norbert Casteret}}.",
        "The whole pool is called a {{c1::**gour**}}.",
        "Cavers met it there; they were called {{c1::**potholers**}}.",
        "The deposit grows by drops, and the result is a {{c1::**stalagmite**}}.",
    ],
)
def test_a_sentence_with_its_gap_in_the_middle_is_not(text: str) -> None:
    assert not tells_of_gap(_cloze(text))


@pytest.mark.parametrize(
    ("back", "certain"),
    [
        ("because carbonic acid dissolves limestone", True),
        ("due to the carbonic acid in the rain", True),
        ("because of the acid", False),
        ("since nobody can see the ceiling", False),
    ],
)
def test_a_reason_is_certain_that_explains_something(back: str, *, certain: bool) -> None:
    assert explains(_basic("Why does limestone hold caves?", back)) is certain


def test_that_decks_which_take_more_take_all() -> None:
    text = "# Caves\n\nCalcite that drops from the ceiling builds up a **stalagmite** over thousands of years.\n"
    lesson = parse_lesson("caves.md", text)
    assert isinstance(lesson, Lesson)
    document = parse_document(lesson).root
    rules = {facts: tuple(p for p in patterns(facts) if p.name == "bold_term") for facts in ("default", "more")}
    assert list(run_patterns(document, rules["default"])) == []
    assert [type(card) for card in run_patterns(document, rules["more"])] == [Cloze]
