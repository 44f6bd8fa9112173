"""The real Anki makes nothing active of hostile texts."""

from __future__ import annotations

import re
from pathlib import Path

from hostile import SMALL
from mkdeck.cards import Note
from mkdeck.notetypes import CHOICE
from mkdeck.packaging.apkg import write_package
from realanki import RealAnki
from test_hostile import harm, notes

OF_ANKI = {"data-cloze": "(?s).*", "data-ordinal": r"\d+", "id": "answer"}


def test_the_real_anki_makes_nothing_active_of_them(tmp_path: Path) -> None:
    made = [
        Note(f"{place}-{note.guid}", note.note_type, note.fields, (), "Deck", place, 1_700_000_000)
        for place, text in enumerate(SMALL)
        for note in notes(text)
    ]
    write_package(made, tmp_path / "hostile.apkg")
    script = CHOICE.templates[0].question[CHOICE.templates[0].question.index("<script>") :].partition("</script>")[0]
    with RealAnki(tmp_path / "anki") as anki:
        imported = anki.import_package(tmp_path / "hostile.apkg")
        assert (imported.new, imported.other) == (len(made), 0)
        for card in anki.cards():
            for side in (card.question, card.answer):
                shown = re.sub(r"(?s)\A<style>.*?</style>", "", side).replace(f"{script}</script>", "")
                assert harm(shown, OF_ANKI) == [], (card.guid, shown[:800])
            assert card.sounds == 0
        assert anki.missing_media() == []
        assert anki.database_problems() == ""
