from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from mkdeck.cards import Html, Note
from mkdeck.errors import MkdeckError
from mkdeck.notetypes import BASIC, CLOZE
from mkdeck.packaging.apkg import deck_id, write_package


def note(guid: str, modified: int = 1_700_000_000, **fields: str) -> Note:
    filled = {name: Html(text) for name, text in (fields or {"Front": "<b>Question</b>?", "Back": "Answer"}).items()}
    return Note(guid, BASIC.name, filled, ("tag",), "Deck::Part", 7, modified)


def cloze(guid: str, text: str) -> Note:
    return replace(note(guid, Text=text), note_type=CLOZE.name)


def rows(path: Path, query: str) -> list[Any]:
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
        connection = sqlite3.connect(archive.extract("collection.anki2", folder))
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()


WRITE = """
import sys
from pathlib import Path
from test_apkg import sample
from mkdeck.packaging.apkg import write_package

write_package(sample(), Path(sys.argv[1]))
"""


def sample() -> list[Note]:
    return [note("one"), cloze("two", "{{c1::a}} {{c12::b}}"), replace(note("three"), deck="Other")]


def test_equal_notes_give_equal_bytes(tmp_path: Path) -> None:
    write_package(sample(), tmp_path / "here.apkg")
    elsewhere = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "PYTHONPATH": str(Path(__file__).parent),
    }
    subprocess.run([sys.executable, "-c", WRITE, str(tmp_path / "elsewhere.apkg")], check=True, env=elsewhere)
    assert (tmp_path / "here.apkg").read_bytes() == (tmp_path / "elsewhere.apkg").read_bytes()


def test_notes_and_note_types_carry_their_own_times(tmp_path: Path) -> None:
    write_package([note("old", 1_600_000_000), note("new", 1_700_000_000)], tmp_path / "a.apkg")
    assert rows(tmp_path / "a.apkg", "select guid, mod from notes") == [
        ("old", 1_600_000_000),
        ("new", 1_700_000_000),
    ]
    assert rows(tmp_path / "a.apkg", "select mod, due from cards") == [(1_600_000_000, 7), (1_700_000_000, 7)]
    ((models,),) = rows(tmp_path / "a.apkg", "select models from col")
    assert {name: model["mod"] for name, model in json.loads(models).items()} == {str(BASIC.id): BASIC.modified}


def test_several_decks_share_one_note_type(tmp_path: Path) -> None:
    write_package([replace(note(name), deck=name) for name in "abc"], tmp_path / "a.apkg")
    ((models, decks),) = rows(tmp_path / "a.apkg", "select models, decks from col")
    pairs: list[str] = []
    json.loads(models, object_pairs_hook=lambda found: pairs.extend(name for name, _ in found))
    assert pairs.count(str(BASIC.id)) == 1
    assert {deck["name"] for deck in json.loads(decks).values()} == {"Default", "a", "b", "c"}


def test_ids_are_above_nought_whatever_the_time(tmp_path: Path) -> None:
    write_package([note("one", 0)], tmp_path / "a.apkg")
    assert rows(tmp_path / "a.apkg", "select min(id) from notes union select min(id) from cards") == [
        (1,),
        (2,),
    ]


def test_each_cloze_number_has_a_card(tmp_path: Path) -> None:
    write_package([cloze("one", "{{c2::a {{c10::b}}}} {{c2::c\n}} {{c1::d}}")], tmp_path / "a.apkg")
    assert rows(tmp_path / "a.apkg", "select ord from cards order by id") == [(0,), (1,), (9,)]


def test_a_number_above_those_of_anki_is_no_card(tmp_path: Path) -> None:
    write_package([cloze("one", "{{c500::a}} {{c501::b}} {{c99999999999999999999::c}}")], tmp_path / "a.apkg")
    assert rows(tmp_path / "a.apkg", "select ord from cards") == [(499,)]


def test_a_reverse_card_needs_a_filled_reverse(tmp_path: Path) -> None:
    one = note("one", Front="France", Back="Paris", Context="Capitals", Source="a.md:1")
    both = replace(one, guid="both", fields={**one.fields, "Reverse": Html("y")})
    write_package([one, both], tmp_path / "a.apkg")
    query = "select guid, ord from notes join cards on nid = notes.id order by cards.id"
    assert rows(tmp_path / "a.apkg", query) == [("one", 0), ("both", 0), ("both", 1)]


def test_a_package_without_notes_is_one(tmp_path: Path) -> None:
    write_package([], tmp_path / "a.apkg")
    assert rows(tmp_path / "a.apkg", "select count() from notes") == [(0,)]


def test_the_archive_is_packed_and_dateless(tmp_path: Path) -> None:
    write_package([note("one")], tmp_path / "a.apkg")
    with zipfile.ZipFile(tmp_path / "a.apkg") as archive:
        assert [entry.filename for entry in archive.infolist()] == ["collection.anki2", "media"]
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_DEFLATED}
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("media") == b"{}"


def test_nothing_is_left_in_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    (tmp_path / "decks").mkdir()
    write_package([note("one")], tmp_path / "decks/a.apkg")
    assert list(temporary.iterdir()) == []
    assert [path.name for path in (tmp_path / "decks").iterdir()] == ["a.apkg"]


def test_a_failure_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.apkg"
    write_package([note("one")], target)
    before = target.read_bytes()

    def fail(*_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(MkdeckError, match=r"a\.apkg: cannot be written: No space left on device$"):
        write_package([note("two")], target)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.apkg"]


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_package([note("one")], tmp_path / "a.apkg")
    assert list(tmp_path.iterdir()) == []


def test_a_failing_source_of_notes_touches_nothing(tmp_path: Path) -> None:
    def notes() -> Iterator[Note]:
        yield note("one")
        raise MkdeckError("content/one.md:3: the question is empty once it is rendered")

    with pytest.raises(MkdeckError):
        write_package(notes(), tmp_path / "a.apkg")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MkdeckError) as raised:
        write_package([note("one")], tmp_path / "nowhere/a.apkg")
    assert raised.value.lines == (
        f"{tmp_path}/nowhere/a.apkg: cannot be written: there is no folder {tmp_path}/nowhere",
    )


def kept_of(path: Path) -> tuple[int, ...]:
    """Return what is known of a file but when it was last looked at: to follow a link moves that."""
    known = path.lstat()
    return known.st_mode, known.st_ino, known.st_nlink, known.st_size, known.st_mtime_ns, known.st_ctime_ns


@pytest.mark.parametrize("name", ["folder", "pipe", "protected", "loop", "n" * 300, "here/../folder", ""])
def test_only_a_file_that_may_be_written_is_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "protected").write_bytes(b"old")
    (tmp_path / "protected").chmod(0o444)
    (tmp_path / "loop").symlink_to("loop")
    before = {path.name: kept_of(path) for path in tmp_path.iterdir()}
    with pytest.raises(MkdeckError, match=r"\A[^\n]*: cannot be written: [^\n]+\Z") as raised:
        write_package([note("one")], tmp_path / name)
    assert {path.name: kept_of(path) for path in tmp_path.iterdir()} == before
    reasons = {"folder": "it is a folder", "pipe": "it is no regular file", "protected": "the file is write-protected"}
    assert str(raised.value).endswith(reasons.get(name, ""))


def test_the_current_folder_is_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MkdeckError, match=r"\A\.: cannot be written: it is a folder\Z"):
        write_package([note("one")], Path())


def test_a_link_stays_and_leads_to_the_new_file(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "link.apkg").symlink_to("decks/a.apkg")
    for guid in ("one", "two"):  # at first the link leads nowhere
        write_package([note(guid)], tmp_path / "link.apkg")
        assert (tmp_path / "link.apkg").readlink() == Path("decks/a.apkg")
        assert rows(tmp_path / "decks/a.apkg", "select guid from notes") == [(guid,)]
    assert [path.name for path in (tmp_path / "decks").iterdir()] == ["a.apkg"]


def test_what_utf_8_cannot_write_becomes_a_question_mark(tmp_path: Path) -> None:
    odd = replace(note("one", Front="a\udcff", Back="b"), deck="Deck\udcff", tags=("tag\udcff",))
    write_package([odd], tmp_path / "a.apkg")
    ((fields, tags),) = rows(tmp_path / "a.apkg", "select flds, tags from notes")
    assert fields.startswith("a?\x1fb\x1f")
    assert tags.split() == ["tag?"]
    ((decks,),) = rows(tmp_path / "a.apkg", "select decks from col")
    assert {deck["name"] for deck in json.loads(decks).values()} == {"Default", "Deck?"}


def test_the_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_package([note("one")], tmp_path / "a.apkg")
    assert (tmp_path / "a.apkg").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_a_deck_keeps_its_id() -> None:
    assert deck_id("Spanish::Chapter 1") == 1812472477
    assert deck_id("Spanish::Chapter 1") != deck_id("Spanish::Chapter 2")


def test_genanki_is_loaded_by_writing_only() -> None:
    code = "import sys, mkdeck.packaging.apkg; sys.exit('genanki' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_genanki_is_loaded_without_what_a_package_does_not_need() -> None:
    has_more = "not {'asyncio', 'yaml'}.isdisjoint(sys.modules)"
    code = f"import sys; from mkdeck.packaging.apkg import _genanki; _genanki(); sys.exit({has_more})"
    subprocess.run([sys.executable, "-c", code], check=True)
