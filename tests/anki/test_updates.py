"""A lesson is imported, its cards are studied, the lesson is edited and imported again: what becomes of the cards.

Every edit is one that authors make. After each, Anki must have kept the schedule of every card, doubled none, updated
just the notes that were edited, and left alone what the user wrote into another note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection
from anki.notes import NoteId
from anki.scheduler.v3 import CardAnswer, Scheduler

from mkdeck.decks.project import Deck, read_deck_file
from mkdeck.ledger import RETIRED_TAG, RetirePolicy
from mkdeck.notetypes import NOTE_TYPES, NoteType
from mkdeck.pipeline import read_deck, render_deck, write_deck
from realanki import Imported, RealAnki

RIVERS = """\
---
title: Rivers
tags: [geography]
---
# Rivers

## Europe

Q: Where does the Danube rise?
A: In the Black Forest.

Q: Which sea does the Danube flow into?
A: Into the Black Sea.

Q: Which river runs through Paris, the capital of France?
A: The Seine.

The Rhine is {{c1::1230}} kilometres long and flows into the {{c2::North Sea}} near Rotterdam.

## Africa

Q: How long is the Nile, counted from its farthest source?
A: About 6650 kilometres.

Q: Which falls does the Zambezi pour over?
A: The Victoria Falls.
"""

NOTES = 6
PERSONAL = "my own remark"


class Study:
    """A folder with a deck, and the collection of somebody who studies it."""

    def __init__(self, folder: Path, anki: RealAnki) -> None:
        self.folder = folder
        self.anki = anki
        self.now = 1_700_000_000
        (folder / "decks").mkdir()
        self.write("content/rivers.md", RIVERS)
        self.write("decks/rivers.yaml", "deck: Rivers\nlessons: ../content\n")

    @property
    def collection(self) -> Collection:
        return self.anki.collection

    def write(self, name: str, text: str) -> None:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")

    def edit(self, old: str, new: str, name: str = "content/rivers.md") -> None:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def build_and_import(self, retire: RetirePolicy = "keep") -> Imported:
        deck = read_deck_file(self.folder / "decks" / "rivers.yaml")
        assert isinstance(deck, Deck)
        self.now += 60
        write_deck(render_deck(read_deck(deck), self.now, retire))
        return self.anki.import_package(deck.output)

    def study(self) -> None:
        """Answer every card that is new, so that all are scheduled."""
        scheduler = self.collection.sched
        assert isinstance(scheduler, Scheduler)
        for deck in self.collection.decks.all():
            self.collection.decks.select(deck["id"])
            while cards := scheduler.get_queued_cards(fetch_limit=1).cards:
                card = self.collection.get_card(cards[0].card.id)
                card.start_timer()
                answer = scheduler.build_answer(card=card, states=cards[0].states, rating=CardAnswer.EASY)
                scheduler.answer_card(answer)
        # Anki notes the time of an answer in two places, and mends one of them where a second ends between the two.
        self.anki.database_problems()

    def annotate(self, question: str) -> None:
        """Write into a note as a user does; Anki gives it the time of now, which is later than any build's here."""
        note = self.collection.get_note(self.find(question)[0])
        note["Spare1"] = PERSONAL
        self.collection.update_note(note)

    def find(self, question: str) -> list[NoteId]:
        return list(self.collection.find_notes(f'"*{question}*"'))

    def schedule(self) -> dict[int, tuple[int, int, int]]:
        """Return by its id what Anki knows of each card that was studied: interval, due date, repetitions."""
        assert self.collection.db is not None
        rows = self.collection.db.all("select id, ivl, due, reps from cards where reps > 0")
        return {card: (interval, due, repetitions) for card, interval, due, repetitions in rows}


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """A deck that was imported and studied, with a remark of the user's in the note about the Zambezi."""
    with RealAnki(tmp_path / "anki") as anki:
        study = Study(tmp_path, anki)
        imported = study.build_and_import()
        assert (imported.new, imported.found) == (NOTES, NOTES)
        study.study()
        assert len(study.schedule()) == NOTES + 1
        study.annotate("Zambezi")
        yield study


def nothing(_: Study) -> None:
    pass


def edit_an_answer(study: Study) -> None:
    study.edit("In the Black Forest.", "In the Black Forest,\nat Donaueschingen.")


def reword_a_question(study: Study) -> None:
    study.edit("Which sea does the Danube flow into?", "Into which sea does the Danube finally flow?")


def mend_a_typo(study: Study) -> None:
    study.edit("counted from its farthest source", "counted from its fartest source")


def insert_a_card_in_front(study: Study) -> None:
    study.edit("## Europe\n", "## Europe\n\nQ: Which is the longest river of Europe?\nA: The Volga.\n")


def reorder(study: Study) -> None:
    europe, africa = RIVERS.index("## Europe"), RIVERS.index("## Africa")
    study.write("content/rivers.md", RIVERS[:europe] + RIVERS[africa:] + "\n" + RIVERS[europe:africa])


def move_to_another_folder(study: Study) -> None:
    (study.folder / "content/part").mkdir()
    (study.folder / "content/rivers.md").rename(study.folder / "content/part/rivers.md")


def rename_the_lesson(study: Study) -> None:
    (study.folder / "content/rivers.md").rename(study.folder / "content/streams.md")


def split_the_lesson(study: Study) -> None:
    africa = RIVERS.index("## Africa")
    study.write("content/rivers.md", RIVERS[:africa])
    study.write("content/africa.md", RIVERS[: RIVERS.index("## Europe")] + RIVERS[africa:])


def rename_the_deck(study: Study) -> None:
    study.edit("deck: Rivers", "deck: Streams", "decks/rivers.yaml")


def change_the_tags(study: Study) -> None:
    study.edit("tags: [geography]", "tags: [geography, water]")


def mend_a_deletion(study: Study) -> None:
    study.edit("{{c1::1230}}", "{{c1::1233}}")


@pytest.mark.parametrize(
    ("edit", "updated", "new"),
    [
        (nothing, 0, 0),
        (edit_an_answer, 1, 0),
        (reword_a_question, 1, 0),
        (mend_a_typo, 1, 0),
        (insert_a_card_in_front, 0, 1),
        (reorder, 0, 0),
        (move_to_another_folder, 0, 0),
        (rename_the_deck, 0, 0),
        (mend_a_deletion, 1, 0),
    ],
)
def test_an_edit_touches_just_what_was_edited(
    study: Study, edit: Callable[[Study], None], updated: int, new: int
) -> None:
    before = study.schedule()
    edit(study)
    imported = study.build_and_import()
    assert (imported.updated, imported.new, imported.other) == (updated, new, 0)
    assert (study.anki.note_count, study.anki.card_count) == (NOTES + new, NOTES + 1 + new)
    assert study.schedule() == before
    assert study.collection.get_note(study.find("Zambezi")[0])["Spare1"] == PERSONAL
    assert study.anki.empty_cards() == []
    assert study.anki.database_problems() == ""


@pytest.mark.parametrize(
    ("edit", "updated"),
    [(rename_the_lesson, NOTES), (split_the_lesson, 2), (change_the_tags, NOTES)],
)
def test_what_changes_tags_updates_the_notes_that_carry_them(
    study: Study, edit: Callable[[Study], None], updated: int
) -> None:
    before = study.schedule()
    edit(study)
    study.now = 4_000_000_000  # the remark is of today, and a note of a build is updated only where it is newer
    imported = study.build_and_import()
    assert (imported.updated, imported.new, imported.duplicate) == (updated, 0, NOTES - updated)
    assert study.schedule() == before


def test_a_deletion_added_and_one_removed_leave_the_others_their_numbers(study: Study) -> None:
    before = study.schedule()
    study.edit("{{c1::1230}} kilometres long and flows into the {{c2::North Sea}}",
               "1230 kilometres long and flows into the {{c1::North Sea}}")  # fmt: skip
    study.edit("near Rotterdam", "near {{c2::Rotterdam}}")
    imported = study.build_and_import()
    assert (imported.updated, imported.new) == (1, 0)
    assert study.schedule() == before
    [note] = study.find("North Sea")
    cards = {card.template: card for card in study.anki.cards_of(study.collection.get_note(note).guid)}
    assert sorted(cards) == [0, 1, 2]
    assert "North Sea" not in cards[1].question_text
    assert "North Sea" in cards[2].question_text
    assert "Rotterdam" not in cards[2].question_text
    assert study.anki.empty_cards() == [note]  # that of the year, which the user deletes with Empty Cards


def test_a_style_that_changed_reaches_everybody_and_touches_no_note(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = study.schedule()
    css = property(lambda _: ".card { color: teal; }")
    monkeypatch.setattr(NoteType, "css", css)
    for name, note_type in NOTE_TYPES.items():
        newer = {**NOTE_TYPES, name: replace(note_type, modified=note_type.modified + 1)}
        monkeypatch.setattr("mkdeck.notetypes.NOTE_TYPES", newer)
        imported = study.build_and_import()
        assert (imported.updated, imported.duplicate, imported.other) == (0, NOTES, 0)
        if name in ("mkdeck Basic", "mkdeck Cloze"):
            arrived = study.collection.models.by_name(name)
            assert arrived is not None
            assert arrived["css"] == ".card { color: teal; }"
    assert study.schedule() == before
    assert not any(entry.name.endswith("+") for entry in study.collection.models.all_names_and_ids())


def test_a_card_removed_and_brought_back_has_its_history(study: Study) -> None:
    before = study.schedule()
    card = "Q: Which river runs through Paris, the capital of France?\nA: The Seine.\n\n"
    study.edit(card, "")
    imported = study.build_and_import()
    assert (imported.found, imported.updated, imported.new) == (NOTES - 1, 0, 0)
    assert study.schedule() == before
    study.edit("## Africa\n\n", "## Africa\n\n" + card)
    imported = study.build_and_import()
    assert (imported.found, imported.new, imported.duplicate) == (NOTES, 0, NOTES - 1)
    assert imported.updated == 1  # its section is another one, so a heading and a tag are
    assert study.schedule() == before


def test_a_retired_card_is_found_by_its_guid_and_tagged_on_demand(study: Study) -> None:
    [note] = study.find("through Paris")
    guid = study.collection.get_note(note).guid
    study.edit("Q: Which river runs through Paris, the capital of France?\nA: The Seine.\n\n", "")
    before = study.schedule()
    imported = study.build_and_import(retire="tag")
    assert (imported.found, imported.updated, imported.new) == (NOTES, 1, 0)
    assert study.collection.find_notes(f'"Spare3:re:^({guid}|none)$"') == [note]
    assert study.collection.find_notes(f"tag:{RETIRED_TAG}") == [note]
    arrived = study.collection.get_note(note)
    assert "Seine" in arrived["Back"]
    assert arrived["Source"] == "../content/rivers.md · Rivers › Europe"
    assert study.schedule() == before
    assert study.build_and_import(retire="tag").updated == 0
    study.write("content/rivers.md", RIVERS)
    assert study.build_and_import().updated == 1
    assert study.collection.find_notes(f"tag:{RETIRED_TAG}") == []


def test_a_lost_ledger_costs_no_history_of_cards_that_were_not_reworded(study: Study) -> None:
    before = study.schedule()
    (study.folder / "decks/rivers.ledger.jsonl").unlink()
    imported = study.build_and_import()
    assert (imported.new, imported.found) == (0, NOTES)
    assert study.schedule() == before


def test_a_moved_deck_leaves_the_cards_where_they_are_until_the_user_moves_them(study: Study) -> None:
    rename_the_deck(study)
    study.build_and_import()
    assert {card.deck for card in study.anki.cards()} == {"Rivers"}
    assert len(study.collection.find_cards('"deck:Rivers"')) == NOTES + 1
