"""What the real Anki makes of an exported text file: the same as of the package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdeck.cards import Problem
from mkdeck.decks.project import find_decks
from mkdeck.export import FORMATS
from mkdeck.pipeline import DeckContents, read_deck, render_deck, write_deck
from realanki import RealAnki

LESSON = """\
---
title: "Rivers: a course"
tags: [geography, a::b]
---
Q: Where does the **Danube** rise?
A: In the "Black Forest":

- `a<b`	and a tab
- 2 < 3

## Europe

1. Which river is the longest?

   - [ ] The Rhine
   - [x] The Danube

## The Rhine

The {{c1::Rhine}} flows into the {{c2::North Sea::which sea}}.

Loire ::: river of castles
"""

OTHERS = "Q: Any?\nA: {{c1::Any}}.\n\n1. Which?\n\n   - [x] A\n   - [ ] B\n\n## Text\n\nA {{c1::deletion}}.\n"
"""A lesson with a card of each note type."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def real_anki(folder: Path) -> Iterator[RealAnki]:
    with RealAnki(folder / "anki") as opened:
        yield opened


def contents(lesson: str = LESSON) -> DeckContents:
    Path("rivers.md").write_text(lesson, encoding="utf-8")
    [deck] = find_decks([Path("rivers.md")]).decks
    return read_deck(deck)


def text_of(deck: DeckContents) -> Path:
    pieces = list(FORMATS["txt"](deck.cards))
    assert not any(isinstance(piece, Problem) for piece in pieces)
    path = Path("rivers.txt")
    path.write_text("".join(map(str, pieces)), encoding="utf-8", newline="")
    return path


def package_of(deck: DeckContents) -> Path:
    write_deck(render_deck(deck))
    return deck.deck.output


def everything(anki: RealAnki) -> list[object]:
    """Return all that a person would see of a collection's cards, in the order in which they come up as new."""
    shown = [(card.guid, card.template, card.deck, card.question, card.answer) for card in anki.cards()]
    return [*shown, *((guid, sorted(anki.note(guid).tags)) for guid in {card.guid for card in anki.cards()})]


def test_it_imports_as_the_package_does(folder: Path, real_anki: RealAnki) -> None:
    deck = contents()
    assert len(deck.cards) == 4
    assert real_anki.import_package(package_of(deck)).new == 4
    with RealAnki(folder / "other") as other:
        other.import_package(package_of(contents(OTHERS)))
        other.remove_notes()
        imported = other.import_text(text_of(deck))
        assert (imported.found, imported.new, imported.other) == (4, 4, 0)
        assert sorted(map(str, everything(other))) == sorted(map(str, everything(real_anki)))
        assert [card.guid for card in other.cards()] == [card.guid for card in real_anki.cards()]
        assert other.database_problems() == ""


def test_an_update_is_one_and_keeps_the_review_history(real_anki: RealAnki) -> None:
    real_anki.import_package(package_of(contents()))
    before = everything(real_anki)
    unchanged = real_anki.import_text(text_of(contents()))
    assert (unchanged.new, unchanged.other) == (0, 0)
    assert everything(real_anki) == before
    reviewed = real_anki.review("Rivers: a course")
    changed = contents(LESSON.replace("river of castles", "river of *many* castles").replace("a::b", "c"))
    imported = real_anki.import_text(text_of(changed))
    assert (imported.new, imported.updated, imported.other) == (0, 4, 0)
    guid = changed.cards[-1].guid
    assert "river of <em>many</em> castles" in real_anki.cards_of(guid)[0].answer
    assert "c" in real_anki.note(guid).tags
    assert real_anki.reviews(reviewed) == 1


def test_without_the_note_types_nothing_is_taken_in_and_anki_says_so(real_anki: RealAnki) -> None:
    imported = real_anki.import_text(text_of(contents()))
    assert (imported.new, imported.other) == (0, 4)
