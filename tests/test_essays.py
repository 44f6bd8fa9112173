"""Which headings ask as the titles of articles do, and so make no card."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.cards import Basic, Card, Markdown, Origin, Problem, Span, named
from mkdeck.collecting.essays import essays_with_facts, titles_of_essays, without_titles
from mkdeck.decks.project import Deck
from mkdeck.pipeline import read_deck

TITLE = "Career Connection: Railway signalling"


def below_heading(front: str, words: int, line: int = 1) -> Card:
    origin = Origin(span=Span("a.md", line, line + 9), context=(), evidence="shaped")
    return named(Basic(Markdown(front), Markdown("word " * words), origin), "question_heading")


@pytest.mark.parametrize(
    ("front", "words", "is_title"),
    [
        ("Which piece of paper do you need?", 120, True),
        ("Which piece of paper do you need?", 40, False),
        ("How do the parts talk?", 120, False),
        ("How do the parts talk?", 160, True),
        ("What do they want from a new hire?", 120, True),
        ("How does osmosis work?", 160, False),
        ("Is osmose een vorm van diffusie?", 160, False),
        ("What is it?", 120, True),
        ("What is an overlap?", 120, False),
        ("What is the difference between a block and a section?", 120, False),
        ("How to clear a block?", 120, False),
        ("Why are signals red?", 120, False),
        ("Who made TPWS?", 120, False),
        ("Warum rot?", 120, False),
        ("Which one?", 10, True),
        ("What now?", 10, True),
        ("Why?", 10, False),
        ("What does `then` do?", 10, False),
    ],
)
def test_a_heading_that_asks_says_what_it_asks_for_above_a_long_text(front: str, words: int, is_title: bool) -> None:
    dropped = titles_of_essays([below_heading(front, words)], TITLE)
    assert len(dropped) == is_title


@pytest.mark.parametrize(
    ("back", "is_task"),
    [("Hand in two sentences at the door, please.", True), ("Some say fear. Write half a page.", True),
     ("Write a page table to memory first.", False), ("You write half of it.", False),
     ("They read a great deal. " + "Most keep notes of what they read. " * 6 + "Write a page every day.", False)],
)  # fmt: skip
def test_a_task_is_no_answer(back: str, is_task: bool) -> None:
    card = named(Basic(Markdown("Why are signals red?"), Markdown(back), below_heading("", 1).origin), "question_line")
    assert len(titles_of_essays([card], TITLE)) == is_task


@pytest.mark.parametrize(
    ("front", "words", "number", "is_title"),
    [
        ("Who wrote the music?", 200, 1, True),
        ("What is ozone?", 200, 1, False),
        ("What is ozone?", 600, 1, True),
        ("Who is protected?", 100, 1, False),
        ("Who wrote the music?", 200, 20, False),
    ],
)
def test_a_line_that_asks_is_no_card_above_a_page(front: str, words: int, number: int, is_title: bool) -> None:
    origin = Origin(span=Span("a.md", 1, 9), context=(), evidence="shaped")
    line = named(Basic(Markdown(front), Markdown("word " * words), origin), "question_line")
    dropped = titles_of_essays([line] * number, TITLE)
    assert bool(dropped) == is_title


def test_a_long_list_of_questions_is_one() -> None:
    cards = [below_heading("Which piece of paper do you need?", 120, line) for line in range(1, 14)]
    assert len(titles_of_essays(cards[:12], TITLE)) == 12
    assert not titles_of_essays(cards, TITLE)


def test_what_is_left_out_is_told_and_problems_stay() -> None:
    title, asked = below_heading("What now?", 10), below_heading("Why are signals red?", 10, line=20)
    problem = Problem(Span("a.md", 3, 3), "a problem")
    kept, dropped = without_titles([title, problem, asked], TITLE, lambda _span: False)
    assert kept == [problem, asked]
    assert [drop.card for drop in dropped] == [title]
    assert without_titles([title], TITLE, lambda _span: True) == ([title], [])


def test_facts_stand_for_the_essay_that_holds_them() -> None:
    essay, told = below_heading("Who made the signals?", 200), below_heading("What is a signal?", 200)
    facts = [
        Basic(
            Markdown(f"Who {line}?"),
            Markdown("b"),
            Origin(span=Span("a.md", line, line), context=(), evidence="stated"),
        )
        for line in (4, 6)
    ]
    assert [drop.card for drop in essays_with_facts([essay, told, *facts])] == [essay]
    assert not essays_with_facts([essay, facts[0]])
    assert not essays_with_facts([essay, facts[0], named(facts[1], "likely_phrase")])


def test_an_id_of_the_author_keeps_a_card(tmp_path: Path) -> None:
    text = f"# Signals\n\n## Which piece of paper do you need?\n\n%s{'word ' * 120}\n"
    assert [extracted(tmp_path, text % mark) for mark in ("", "<!-- id: paper -->\n\n")] == [0, 1]


def extracted(folder: Path, text: str) -> int:
    (folder / "a.md").write_text(text, encoding="utf-8")
    return len(read_deck(Deck((folder / "a.md",), folder / "a.apkg")).cards)
