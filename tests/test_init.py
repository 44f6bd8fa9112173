"""`mkdeck init`: the deck file that suits a folder of lessons."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from commands import Ended, run_mkdeck
from mkdeck.decks.project import Deck, read_deck_file

OTHERS = "The {{c1::a}} and {{c2::b}}.\n\n---\n\nQ: Which?\nA: This.\n"

Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    return partial(run_mkdeck, tmp_path)


def write(name: str, front_matter: str = "", body: str = "## What is it?\n\nIt is what it is.\n") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    head = f"---\n{front_matter}\n---\n" if front_matter else ""
    Path(name).write_text(head + body.replace("it?", f"{name}?"), encoding="utf-8")


def test_a_course_in_folders_with_weights(run: Run) -> None:
    write("content/index.md", "title: 'Biology: a course'", "Welcome.\n")
    write("content/cells/a.md", "title: A\nweight: 2")
    write(
        "content/cells/b.md",
        "title: B\nweight: 1",
        "The {{c1::a}} and {{c2::b}}.\n\n::: {#x}\nQ: Which?\nA: This.\n:::\n",
    )
    write("content/plants/c.md", "title: C\norder: 3")
    result = run("init", "content")
    assert (result.returncode, result.stderr) == (0, "")
    first, *rules, arrangement, following = result.stdout.splitlines()
    assert first == "decks/content.yaml: 4 lessons, 5 cards of 4 notes (2 cloze, 3 basic)"
    assert [rule.split()[:2] for rule in rules] == [
        ["2", "cloze_markup"],
        ["2", "question_heading"],
        ["1", "labelled_lines"],
    ]
    assert rules[1].endswith("  A heading that asks; what stands below it is the answer.")
    assert arrangement == (
        "A subdeck for each folder, and one in it for each lesson, in the order of their weight in the front matter"
    )
    assert following == "Next: mkdeck show reads the cards here, mkdeck build makes the package"
    assert Path("decks/content.yaml").read_text(encoding="utf-8") == (
        "deck: 'Biology: a course'\nlessons: ../content\nsubdecks:\n- folder\n- lesson\norder: weight\n"
    )
    assert isinstance(read_deck_file(Path("decks/content.yaml")), Deck)
    assert run("build").returncode == 0


@pytest.mark.parametrize(
    ("lessons", "settings"),
    [
        (["notes/a.md"], "deck: Notes\nlessons: ../notes\n"),
        (["notes/a.md", "notes/b.md"], "deck: Notes\nlessons: ../notes\nsubdecks:\n- lesson\n"),
        (["notes/a/index.md", "notes/b/index.md"], "deck: Notes\nlessons: ../notes\nsubdecks:\n- lesson\n"),
    ],
)
def test_a_smaller_folder(run: Run, lessons: list[str], settings: str) -> None:
    for lesson in lessons:
        write(lesson)
    assert run("init", "notes/").returncode == 0
    assert Path("decks/notes.yaml").read_text(encoding="utf-8") == settings


def test_the_current_folder(run: Run, tmp_path: Path) -> None:
    write("a.md")
    assert run("init").returncode == 0
    [file] = Path("decks").iterdir()
    result = read_deck_file(file)
    assert isinstance(result, Deck)
    assert result.lessons == (Path("a.md"),)
    assert result.folder == tmp_path


def test_what_is_there_stays(run: Run) -> None:
    write("notes/a.md")
    Path("decks").mkdir()
    Path("decks/notes.yml").write_text("mine", encoding="utf-8")
    result = run("init", "notes")
    assert (result.returncode, result.stderr) == (
        2,
        "decks/notes.yml: is there already, and stays as it is; mkdeck build builds it\n",
    )
    assert [path.name for path in Path("decks").iterdir()] == ["notes.yml"]


def test_cards_stay_who_they_are_when_a_folder_gets_its_deck_file(run: Run) -> None:
    write("notes/a.md", body="Q: What does a ribosome do in the cell?\nA: It builds proteins.\n")
    run("build", "notes")
    before = json.loads(run("show", "notes", "--format", "json").stdout)[0]["id"]
    write("notes/a.md", body="Q: Which task has the ribosome in a cell?\nA: It builds proteins.\n")
    run("build", "notes")
    result = run("init", "notes")
    assert "decks/notes.ledger.jsonl goes on from notes.ledger.jsonl, which may go\n" in result.stdout
    assert Path("notes.ledger.jsonl").exists()
    assert '"../notes/a.md"' in Path("decks/notes.ledger.jsonl").read_text(encoding="utf-8")
    assert "new" not in run("build").stdout
    assert json.loads(run("show", "--format", "json").stdout)[0]["id"] == before


def test_cards_stay_who_they_are_when_the_package_had_a_name_of_its_own(run: Run) -> None:
    write("notes/a.md", body="Q: What does a ribosome do in the cell?\nA: It builds proteins.\n")
    write("others/b.md", body="Q: What does a lens do to light?\nA: It bends it.\n")
    run("build", "others", "-o", "another.apkg")
    run("build", "notes", "-o", "course.apkg")
    before = json.loads(run("show", "notes", "--format", "json").stdout)[0]["id"]
    write("notes/a.md", body="Q: Which task has the ribosome in a cell?\nA: It builds proteins.\n")
    run("build", "notes", "-o", "course.apkg")
    result = run("init", "notes")
    assert "decks/notes.ledger.jsonl goes on from course.ledger.jsonl, which may go\n" in result.stdout
    assert "new" not in run("build").stdout
    assert json.loads(run("show", "--format", "json").stdout)[0]["id"] == before


def test_the_deck_of_a_part_leaves_the_ledger_of_the_whole_alone(run: Run) -> None:
    write("notes/a.md", body="Q: What does a ribosome do in the cell?\nA: It builds proteins.\n")
    write("notes/part/b.md", body="Q: What does a lens do to light?\nA: It bends it.\n")
    run("build", "notes", "-o", "all.apkg")
    assert "goes on from" not in run("init", "notes/part").stdout
    assert "decks/notes.ledger.jsonl goes on from all.ledger.jsonl, which may go\n" in run("init", "notes").stdout


def test_a_broken_ledger_stops_before_anything_is_written(run: Run) -> None:
    write("notes/a.md")
    Path("notes.ledger.jsonl").write_text("broken\n", encoding="utf-8")
    result = run("init", "notes")
    assert result.returncode == 2
    assert result.stderr.startswith("notes.ledger.jsonl:1: ")
    assert not Path("decks").exists()


def test_no_deck_file_without_the_ledger_that_it_goes_on_from(run: Run) -> None:
    write("notes/a.md")
    run("build", "notes")
    Path("decks").mkdir()
    Path("decks/notes.ledger.jsonl").symlink_to("nowhere/notes.ledger.jsonl")
    result = run("init", "notes")
    assert result.returncode == 2
    assert not Path("decks/notes.yaml").exists()


def test_another_deck_of_the_same_lessons(run: Run) -> None:
    write("notes/a.md")
    write("notes/b.md")
    Path("decks").mkdir()
    Path("decks/first.yaml").write_text("deck: First\nlessons: ../notes/a.md\n", encoding="utf-8")
    Path("decks/wrong.yaml").write_text("deck: 1\nlesson: x\n", encoding="utf-8")
    told = run("init", "notes").stdout
    assert "decks/first.yaml takes 1 lesson of these as well; in Anki their cards stay where they are\n" in told
    assert "wrong" not in told


def test_problems_are_told_of_and_the_exit_code_says_so(run: Run) -> None:
    write("notes/a.md", body="Q: What?\nA: That.\n\nQ: And?\n")
    result = run("init", "notes")
    assert result.returncode == 1
    assert result.stdout.endswith("Next: mkdeck check tells 1 problem to mend, mkdeck build makes the package\n")


def test_problems_are_counted_as_check_and_build_count_them(run: Run) -> None:
    write("notes/a.md", "title: A\nweight: 1", "Q: What?\nA: That.\n\nQ: And?\n")
    write("notes/b.md", "title: B\nweight: 2")
    write("notes/c.md", "title: C\nweight: heavy")
    write("notes/d.md", "tags: [x")
    Path("decks").mkdir()
    Path("decks/_defaults.yaml").write_text("skip: question_heading\n", encoding="utf-8")
    result = run("init", "notes")
    assert result.returncode == 2
    first, _, left_out, *_, following = result.stdout.splitlines()
    assert first == "decks/notes.yaml: 3 lessons, 1 card (1 basic)"
    assert left_out == "  1 lesson could not be read and is left out: notes/d.md"
    assert following == "Next: mkdeck check tells 2 problems and 1 error to mend, mkdeck build makes the package"
    assert run("check").stderr == "3 lessons, 1 card (1 basic), 2 problems, 1 error\n"
    assert run("build").stdout.startswith("decks/notes.apkg: 1 card (1 basic), 2 problems, 1 error\n")


def test_mistakes_in_shared_settings_are_told(run: Run) -> None:
    write("notes/a.md")
    Path("decks").mkdir()
    Path("decks/_defaults.yaml").write_text("skipp: question_heading\n", encoding="utf-8")
    result = run("init", "notes")
    assert result.returncode == 2
    assert result.stderr == run("build").stderr
    assert "unknown key `skipp`" in result.stderr


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("empty/x.txt", "empty: no lessons in this folder\n"),
        ("empty/x.md", "empty: no lesson in it makes a card; mkdeck extractors lists what makes one\n"),
    ],
)
def test_nothing_to_make_a_deck_of(run: Run, name: str, message: str) -> None:
    write(name, body="Nothing.\n")
    result = run("init", "empty")
    assert (result.returncode, result.stdout, result.stderr) == (2, "", message)
    assert not Path("decks").exists()
