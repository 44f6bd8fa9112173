"""A whole course: what the benchmark measures is what it says, and a build that has nothing to do does nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.course import CARDS, PEERS, lesson, questions, write_course
from mkdeck.cards import Html, Note
from mkdeck.cli.cards import cards_in_words
from mkdeck.decks.project import find_decks
from mkdeck.notetypes import BASIC
from mkdeck.packaging.apkg import write_package
from mkdeck.pipeline import read_deck


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_course_has_the_cards_that_the_benchmark_speaks_of() -> None:
    write_course(Path("course"), 3)
    (deck,) = find_decks([Path("course")]).decks
    contents = read_deck(deck)
    assert cards_in_words(card.card for card in contents.cards) == f"{3 * CARDS} cards ({3 * CARDS} basic)"
    assert contents.problems == ()
    assert 7_000 < len(lesson(1)) < 9_000
    for _, _, text, _ in PEERS.values():
        assert all(question.front in text(2) and question.back in text(2) for question in questions(2))


BUILD_AND_TELL = """
import sys
from mkdeck.cli import main
main(["build", "course"], standalone_mode=False)
for name in ("markdown_it", "yaml", "genanki", "nh3", "sqlite3", "multiprocessing", "mkdeck.pipeline"):
    if name in sys.modules:
        print(name)
"""


def test_a_build_that_has_nothing_to_do_loads_and_writes_nothing() -> None:
    write_course(Path("course"), 2)
    for path in Path("course").rglob("*"):
        os.utime(path, (1, 1))
    time.sleep(2.1)  # a file that has just been written may change without its time telling of it

    def build() -> list[str]:
        command = [sys.executable, "-c", BUILD_AND_TELL]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()

    assert build()[0] == "course.apkg: 40 cards (40 basic), no problems"
    before = {path: path.stat().st_mtime_ns for path in Path().rglob("*")}
    assert build() == ["course.apkg: 40 cards (40 basic), no problems"]
    assert {path: path.stat().st_mtime_ns for path in Path().rglob("*")} == before


def seconds_of(decks: int) -> float:
    """Return the processor seconds of writing a package with so many decks, the least of three runs."""
    fields = {"Front": Html("a"), "Back": Html("b")}
    notes = [Note(f"g{n}", BASIC.name, fields, (), f"Course::Lesson {n}", n, 1_700_000_000) for n in range(decks)]
    least = float("inf")
    for _ in range(3):
        start = time.process_time()
        write_package(notes, Path("a.apkg"))
        least = min(least, time.process_time() - start)
    return least


def test_many_decks_cost_in_proportion() -> None:
    seconds_of(1)  # genanki is loaded, and knows the note type
    assert seconds_of(1600) < 24 * seconds_of(200)
