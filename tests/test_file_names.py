"""What the name of a lesson's file says it is about, where its title only plays on it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.cards import Basic
from mkdeck.decks.project import Deck
from mkdeck.facts.phrases import words_of
from mkdeck.headings.file_names import plain_title
from mkdeck.pipeline import read_deck

_TEXT = ["Earthquakes shake.", "An earthquake has a focus.", "HTTP asks.", "Earthquakes are felt.", "Earthquakes pass."]
_COUNTS = Counter(words_of("\n".join(_TEXT)) + ["http"] * 4 + ["web"] * 4)


@pytest.mark.parametrize(
    ("title", "path", "told"),
    [
        ("Shaken: how we measure them", "course/13-earthquakes.md", "Earthquakes"),
        ("What happens between the click and the page", "31-web-and-http.md", "Web and HTTP"),
        ("Our shaking ground", "earthquakes.qmd", "Earthquakes"),
        ("The ground is a restless thing", "01_earthquakes.md", "Earthquakes"),
        ("Shaking the table", "Earthquakes.ipynb", "Earthquakes"),
        ("Why the ground shakes", "03-earthquakes-year-9.md", "Earthquakes"),
        ("How we ended up here", "earthquakes-short-history.md", "Earthquakes"),
    ],
)
def test_a_plain_name_stands_in_for_a_title_that_is_none(title: str, path: str, told: str) -> None:
    assert plain_title(title, path, _COUNTS, _TEXT) == told


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Earthquakes and tsunamis", "13-shaken.md"),
        ("Shaken", "README.md"),
        ("Shaken", "21-career-connection.md"),
        ("Shaken", "week-3.md"),
        ("Shaken", "earthquakes-final-v2.md"),
        ("Shaken", "2024-10-07.md"),
        ("Shaken", "everything-that-you-ever-wanted-to-know-about-earthquakes.md"),
        ("Shaken", "ground-motion.md"),
        ("Earthquakes You Don't Feel", "earthquakes-you-dont-feel.md"),
        ("Shaken", "-"),
    ],
)
def test_a_title_stays_where_it_is_plain_or_the_name_says_no_more(title: str, path: str) -> None:
    assert plain_title(title, path, _COUNTS, _TEXT) == title


@given(st.text(max_size=40), st.text(max_size=40), st.lists(st.text(max_size=40), max_size=5))
def test_whatever_a_file_is_called_there_is_a_title(title: str, path: str, lines: list[str]) -> None:
    told = plain_title(title, path, Counter(words_of("\n".join(lines))), lines)
    assert told == title or told


@pytest.mark.parametrize("title", ["Seeing the ground", "What your soils do all day"])
def test_facts_are_labelled_with_it(title: str, tmp_path: Path) -> None:
    lesson = tmp_path / "37-soils.md"
    spoken = "Soils form slowly. Most soils hold water. Soils differ. All soils breathe."
    lesson.write_text(f"# {title}\n\nA **horizon** is a layer that lies along the ground. {spoken}\n", encoding="utf-8")
    (fact,) = [found.card for found in read_deck(Deck((lesson,), tmp_path / "deck.apkg")).cards]
    assert isinstance(fact, Basic)
    assert fact.front == "Soils: what is a horizon?"
