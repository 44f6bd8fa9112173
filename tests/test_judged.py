"""Cards of real prose that readers have judged: the bad ones stay away, the good ones stay."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import judged
from judged import Judged, key_of, lessons, share, table, tier_of, verdicts
from mkdeck.cards import Cloze
from mkdeck.facts.phrases import words_of
from mkdeck.wording.normalise import plain_text

cards_of = cache(judged.cards_of)
LESSONS = lessons()
ALL = [card for lesson in LESSONS for card in verdicts(lesson)]
JUDGE = "judge it with: .venv/bin/python tests/judged.py"


def test_there_are_judged_lessons() -> None:
    assert LESSONS
    assert len(ALL) >= 100


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_no_bad_card_comes_back_and_no_good_one_goes(lesson: Path) -> None:
    made = {key_of(card) for card in cards_of(lesson)}
    for card in verdicts(lesson):
        if card.verdict == "bad":
            assert card.key not in made, f"a bad card is back: {card.front} ({card.reason})"
        elif card.verdict == "good":
            assert card.key in made, f"a good card is gone; if that is right, remove its verdict: {card.front}"


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_every_card_is_judged(lesson: Path) -> None:
    known = {card.key for card in verdicts(lesson)}
    assert len(known) == len(verdicts(lesson)), "a card is judged twice"
    for card in cards_of(lesson):
        assert key_of(card) in known, f"a new card; {JUDGE}\n{judged.side_by_side(card)}"


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: path.stem)
def test_a_cloze_ends_as_its_sentence_does_up_to_where_it_is_cut(lesson: Path) -> None:
    for card in cards_of(lesson):
        if isinstance(card, Cloze) and card.origin.evidence == "stated":
            shown = words_of(_MARKUP.sub("", plain_text(card.text)))
            sentence = [word for word in words_of(card.origin.quote) if word not in ("also", "therefore")]  # left out
            end = shown[-min(_LAST, len(shown), len(sentence)) :]
            places = range(len(sentence) - len(end) + 1)
            assert any(sentence[place : place + len(end)] == end for place in places), judged.side_by_side(card)


_LAST = 5
"""Words; further in front a pronoun may be replaced."""
_MARKUP = re.compile(r"[*`\\]|\]\([^)]*\)|\[|<[^>]*>")


def test_the_table_counts_by_tier_and_rule() -> None:
    cards = [Judged("created", "a", "b", "good"), Judged("created", "c", "d", "bad", "wrong")]
    assert list(table(cards))[2:] == ["| default | all | 2 | 50 | 50 |", "| default | created | 2 | 50 | 50 |"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(judged, "HERE", tmp_path)
    (tmp_path / "canals.md").write_text("# Canals\n\nThe Suez Canal was opened in 1869.\n", encoding="utf-8")
    return tmp_path


def test_judging_shows_the_card_below_its_sentence_and_asks_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["x", "b", "everybody knows"])
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    judged.main([])
    assert capsys.readouterr().out.splitlines()[1:] == [
        "canals.md:3 created (default)",
        "    The Suez Canal was opened in 1869.",
        "Q: In which year was the Suez Canal opened?",
        "A: 1869",
    ]
    judged.main([])
    assert verdicts(folder / "canals.md") == [
        Judged("created", "In which year was the Suez Canal opened?", "1869", "bad", "everybody knows")
    ]


def test_the_program_runs_on_its_own() -> None:
    program = [sys.executable, judged.__file__, "--table"]
    printed = subprocess.run(program, capture_output=True, text=True, check=True).stdout
    assert printed.startswith("| tier | rule | n | good % | usable % |")


def test_four_in_five_of_what_is_made_are_good_as_they_are() -> None:
    made = {(lesson, key_of(card)) for lesson in LESSONS for card in cards_of(lesson)}
    kept = [card for lesson in LESSONS for card in verdicts(lesson) if (lesson, card.key) in made]
    assert share([card for card in kept if tier_of(card.rule) != "more"], "good") >= 0.80
