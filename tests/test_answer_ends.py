"""Where an answer ends, in lessons in which pairs and tables stand below it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.cards import Basic
from mkdeck.decks.project import Deck
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.reading import extract

SOUR = ("Why is lemon juice sour?", "It holds citric acid.")
PAIRS = "| Question | Answer |\n|---|---|\n| What is the pH of water? | 7 |\n| What is a strong base? | NaOH |"
METALS = "| Metal | Symbol |\n|---|---|\n| Gold | Au |\n| Copper | Cu |"
LAYERS = "Link\n: Carries frames.\n\nPhysical\n: Carries bits over a wire."


def cards_of(text: str) -> list[tuple[str, str]]:
    """Return the fronts and backs of a lesson's cards but for its facts."""
    lesson = parse_lesson("lesson.md", text)
    assert isinstance(lesson, Lesson)
    cards = extract(lesson, Deck((), Path("a.apkg"), facts="none")).collected.cards
    return [(card.front, card.back) for card in cards if isinstance(card, Basic)]


@pytest.mark.parametrize("lesson", ["**{}** {}\n\n{}\n", "## {}\n\n{}\n\n{}\n"], ids=["line", "heading"])
@pytest.mark.parametrize(
    ("below", "pairs"),
    [
        (PAIRS, 2),
        ("| Spanisch | Deutsch |\n|---|---|\n| la sal | das Salz |\n| el agua | das Wasser |", 2),
        ("| Element | Symbol |\n|---|---|\n| Sodium | Na |\n| Radium | Ra |\n| Iron | Fe |", 3),
        ("Titration\n: Finding a concentration drop by drop.\n\nIndicator\n: A dye that shows the pH.", 2),
        ("What is the capital of France? Paris.\n\nWhat is the capital of Spain?\nMadrid.", 2),
        ("1. ¿Qué es la sal? **un cristal**\n2. ¿Qué es el hielo? **agua sólida**", 2),
        ("Q: What is a salt?\nA: An ionic compound.", 1),
        ("Frage: Was ist ein Salz?\nAntwort: Eine Ionenverbindung.", 1),
        ("Osmose :: le passage de l'eau", 1),
        ("<details><summary>What is a salt?</summary>\n\nAn ionic compound.\n\n</details>", 1),
    ],
)
def test_an_answer_ends_where_pairs_stand_on_their_own(lesson: str, below: str, pairs: int) -> None:
    first, *others = cards_of("# Acids\n\n" + lesson.format(*SOUR, below))
    assert first == SOUR
    assert len(others) == pairs


@pytest.mark.parametrize("lesson", ["**{}** {}\n\n{}\n", "## {}\n\n{}\n\n{}\n"], ids=["line", "heading"])
@pytest.mark.parametrize(
    ("asked", "told", "below"),
    [
        ("How is the test written?", "In pairs like these:", PAIRS),
        ("How is the test written?", "In pairs, as the table shows.", PAIRS),
        ("Wie wird geprüft?", "Mit Paaren wie in der Tabelle.", PAIRS),
        ("Which metals are known longest?", "Copper and gold.", METALS),
        ("What is a network made of?", "There are two layers.", LAYERS),
        ("Why is lemon juice sour?", "It holds citric acid.", "That acid gives up protons.\n\n- to water\n- to a base"),
        ("How is it called?", "By its name.", "```python\ncall(name)\n```"),
    ],
)
def test_an_answer_goes_on_with_what_it_speaks_of(lesson: str, asked: str, told: str, below: str) -> None:
    assert cards_of("# Acids\n\n" + lesson.format(asked, told, below)) == [(asked, f"{told}\n\n{below}")]


@pytest.mark.parametrize(
    "text",
    [
        "## What do you remember?\n\nCover the right side.\n\nOsmosis :: movement of water",
        "## Was ist geblieben?\n\nDiese Fragen helfen dir.\n\nOsmose :: Bewegung von Wasser",
        "## What is printed?\n\n```js\nlog(1)\n```\n\nOsmosis :: movement of water",
    ],
)
def test_what_only_leads_to_pairs_is_no_answer(text: str) -> None:
    assert len(cards_of(text)) == 1
