"""A build that remembers gives what one gives that does not, whatever was edited between two of them."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from mkdeck import pipeline, reading
from mkdeck.cards import IdentifiedCard, Note, Problem
from mkdeck.cli import main
from mkdeck.decks.project import Deck, find_decks
from mkdeck.incremental import cache, unchanged
from mkdeck.lessons.lesson import Lesson
from mkdeck.parsing.document import Document
from mkdeck.render import Page, render_note
from mkdeck.system.caches import cache_folder

PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452")

LESSON = """\
---
title: Rivers of {name}
tags: [rivers]
---
# Rivers of {name}

![The source](spring.png)

## Where does the {name} rise?

In the **Black Forest**, near `Furtwangen`.

![Its spring](spring.png)

## Which cities lie on the {name}?

1. Ulm
2. Linz
3. Vienna

The {name} Canal was opened in {year}.

Q: What is missing?
A: ![This](missing.png)

The {{{{c1::{name}}}}} meets the {{{{c2::sea}}}}.
"""


@pytest.fixture
def projects(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two projects that are alike."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return project_in(tmp_path / "remembering"), project_in(tmp_path / "forgetting")


def project_in(folder: Path) -> Path:
    """Return a new folder with a project of three lessons."""
    (folder / "content").mkdir(parents=True)
    (folder / "decks").mkdir()
    (folder / "decks/course.yaml").write_text("lessons: [../content]\ndeck: Course\n", encoding="utf-8")
    for year, river in enumerate(("Danube", "Rhine", "Elbe"), 1869):
        write(folder, f"{river}.md", LESSON.format(name=river, year=year))
    (folder / "content/spring.png").write_bytes(PICTURE)
    return folder


def write(folder: Path, name: str, text: str) -> None:
    (folder / "content" / name).write_text(text, encoding="utf-8")


def build(folder: Path, *options: str) -> Result:
    return run(folder, "build", *options)


def run(folder: Path, *arguments: str) -> Result:
    with chdir(folder):
        return CliRunner().invoke(main, list(arguments))


def made(folder: Path) -> dict[str, bytes | None]:
    names = ("course.apkg", "course.ledger.jsonl")
    return {name: file.read_bytes() if (file := folder / "decks" / name).exists() else None for name in names}


@dataclass(frozen=True)
class Told:
    """How a build ended, what it printed and what it wrote."""

    exit_code: int
    stdout: str
    stderr: str
    files: dict[str, bytes | None]


def remembered(folder: Path, *options: str) -> Told:
    """Build with a cache, as a large deck is built."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("mkdeck.system.packed.WORTH_PACKING", 1)
        built = build(folder, *options)
    assert built.exception is None or isinstance(built.exception, SystemExit)
    return Told(built.exit_code, built.stdout, built.stderr, made(folder))


def afresh(folder: Path, *options: str) -> Told:
    """Build without a cache, as a small deck is built."""
    built = build(folder, "--no-cache", *options)
    return Told(built.exit_code, built.stdout, built.stderr, made(folder))


def assert_alike(projects: tuple[Path, Path], *options: str) -> None:
    """Hold a build that remembers against one that does not."""
    remembering, forgetting = projects
    assert remembered(remembering, *options) == afresh(forgetting, *options)


def edit(name: str, old: str, new: str) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return change


def remove(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


DECK = "decks/course.yaml"
RIVER = "content/Danube.md"
LEDGER = "decks/course.ledger.jsonl"

EDITS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _: None,
    "an answer": edit(RIVER, "Black Forest", "Black Forest Hills"),
    "an answer, by letters as many": edit(RIVER, "Ulm", "Ulb"),
    "a question": edit(RIVER, "Which cities lie", "Which towns lie"),
    "a line more above all cards": edit(RIVER, "# Rivers of Danube\n", "# Rivers of Danube\n\nSome words.\n"),
    "a deletion more": edit(RIVER, "meets the", "{{c3::slowly}} meets the"),
    "a deletion less": edit(RIVER, "{{c1::Danube}}", "Danube"),
    "an embed of a picture elsewhere": lambda folder: (
        edit(RIVER, "near `Furt", "near ![[brook.png|30]] `Furt")(folder),
        (folder / "decks/brook.png").write_bytes(PICTURE),
    ),
    "links and a script": edit(RIVER, "near `Furt", "near [[Ulm|a city]] [x](none.md) <script>1</script> `Furt"),
    "front matter": edit(RIVER, "tags: [rivers]", "tags: [streams]"),
    "front matter that JSON cannot hold": edit(RIVER, "tags: [rivers]", "weight: .nan\n1: one"),
    "front matter that is broken": edit(RIVER, "tags: [rivers]", "tags: [rivers"),
    "the same card in two lessons": lambda folder: write(folder, "Inn.md", LESSON.format(name="Elbe", year=1900)),
    "a lesson more": lambda folder: write(folder, "Main.md", LESSON.format(name="Main", year=1903)),
    "a lesson less": remove(RIVER),
    "a lesson renamed": lambda folder: (folder / RIVER).rename(folder / "content/Donau.md"),
    "a lesson in another folder": lambda folder: (folder / RIVER).rename(folder / "Danube.md"),
    "two lessons that trade names": lambda folder: (
        (folder / RIVER).rename(folder / "x"),
        (folder / "content/Rhine.md").rename(folder / RIVER),
        (folder / "x").rename(folder / "content/Rhine.md"),
    ),
    "a lesson that is no UTF-8": lambda folder: (folder / RIVER).write_bytes(b"# A\n\n\xff"),
    "a lesson touched": lambda folder: os.utime(folder / RIVER, (1, 1)),
    "a lesson replaced in the same second": lambda folder: keep_times(folder / RIVER, b"Ulm", b"Ens"),
    "a picture": lambda folder: (folder / "content/spring.png").write_bytes(PICTURE + b"more"),
    "a picture less": remove("content/spring.png"),
    "a missing picture": lambda folder: (folder / "content/missing.png").write_bytes(PICTURE),
    "a picture that is none": lambda folder: (folder / "content/spring.png").write_bytes(b"words"),
    "a picture that leads elsewhere": lambda folder: point(folder / "content/spring.png", folder / "other.png"),
    "the project's own folder": lambda folder: (folder / "content/.git").mkdir(),
    "the deck's name": edit(DECK, "Course", "Waters"),
    "tags of the deck": lambda folder: append(folder / DECK, "tags: [course]\n"),
    "subdecks": lambda folder: append(folder / DECK, "subdecks: lesson\n"),
    "rules that are skipped": lambda folder: append(folder / DECK, "skip: [question_heading]\n"),
    "facts": lambda folder: append(folder / DECK, "facts: none\n"),
    "lists as a whole": lambda folder: append(folder / DECK, "lists: whole\n"),
    "an address": lambda folder: append(folder / DECK, "base_url: https://example.org/\n"),
    "a limit": lambda folder: append(folder / DECK, "media_limit: 0.00001\n"),
    "what becomes of retired cards": lambda folder: append(folder / DECK, "retire: tag\n"),
    "what is on the web": lambda folder: append(folder / DECK, "web_media: fetch\n"),
    "a look": lambda folder: give_look(folder),
    "settings that decks share": lambda folder: (folder / "decks/_defaults.yaml").write_text("tags: [shared]\n"),
    "settings of the project": lambda folder: (folder / "pyproject.toml").write_text("[tool.mkdeck]\norder = 'name'"),
    "a ledger that is gone": remove(LEDGER),
    "a ledger that was edited": edit(LEDGER, '"first_seen": "2023-11-14', '"first_seen": "2022-11-14'),
    "a ledger with a mistake": lambda folder: append(folder / LEDGER, "x"),
    "a package that is gone": remove("decks/course.apkg"),
    "a package that was replaced": lambda folder: (folder / "decks/course.apkg").write_bytes(b"x"),
}


def give_look(folder: Path) -> None:
    """Give a deck a style of a time that packages tell of, whenever it is written."""
    (folder / "decks/x.css").write_text("b {}")
    os.utime(folder / "decks/x.css", (1_750_000_000, 1_750_000_000))
    append(folder / DECK, "css: x.css\n")


def append(path: Path, text: str) -> int:
    with path.open("a", encoding="utf-8") as file:
        return file.write(text)


def keep_times(path: Path, old: bytes, new: bytes) -> None:
    state = path.stat()
    path.write_bytes(path.read_bytes().replace(old, new))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def point(link: Path, target: Path) -> None:
    target.write_bytes(PICTURE + b"other")
    link.unlink()
    link.symlink_to(target)


@pytest.fixture
def times_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the times of files tell of changes at once, not only two seconds later."""
    monkeypatch.setattr(unchanged, "_SETTLED", -1_000_000_000_000)


@pytest.fixture(scope="module")
def built_afresh(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Told]:
    """A project that was built without a cache, to be copied, and what that told."""
    folder = project_in(tmp_path_factory.mktemp("built") / "forgetting")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOURCE_DATE_EPOCH", "1700000000")
        return folder, afresh(folder)


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_gives_the_same_as_without_a_cache(
    built_afresh: tuple[Path, Told], tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the files' contents tell of it or, as `times_tell` has it, their times."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    before, told = built_afresh
    forgetting = shutil.copytree(before, tmp_path / "forgetting")
    EDITS[name](forgetting)
    expected = [told, afresh(forgetting), afresh(forgetting)]

    for settled in (unchanged._SETTLED, -1_000_000_000_000):
        monkeypatch.setattr(unchanged, "_SETTLED", settled)
        remembering = project_in(tmp_path / f"remembering {settled}")
        found = [remembered(remembering)]
        EDITS[name](remembering)
        assert [*found, remembered(remembering), remembered(remembering)] == expected


@pytest.mark.usefixtures("times_tell")
@pytest.mark.parametrize(
    "name", ["an answer", "an answer, by letters as many", "a picture", "a picture less", "a lesson less"]
)
def test_an_edit_during_a_build_is_seen_by_the_next_one(
    projects: tuple[Path, Path], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_deck = pipeline.write_deck

    def edit_and_write(built: pipeline.Build) -> None:
        write_deck(built)
        EDITS[name](projects[0])

    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "write_deck", edit_and_write)
        build(projects[0])
    build(projects[1], "--no-cache")
    EDITS[name](projects[1])
    assert_alike(projects)


@pytest.mark.usefixtures("times_tell")
def test_nothing_changed_is_told_by_the_files_times(
    projects: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build(projects[0])
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "read_deck", None)
        patched.setattr(unchanged, "_digest", None)
        told = build(projects[0])
    assert told.exit_code == 1
    assert told.stdout.splitlines() == built.stdout.splitlines()[:1]
    assert told.stderr == built.stderr


@pytest.mark.usefixtures("times_tell")
def test_nothing_changed_is_told_as_quietly_as_it_is_asked_for(
    projects: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    built = build(projects[0])
    with monkeypatch.context() as patched:
        patched.setattr(pipeline, "read_deck", None)
        told = build(projects[0], "--quiet")
    assert (told.exit_code, told.stdout, told.stderr) == (1, "", built.stderr)


@pytest.mark.usefixtures("times_tell")
@pytest.mark.parametrize(
    ("options", "times_read"),
    [([], 0), (["--retire", "tag"], 0), (["--json"], 1), (["--verbose"], 1), (["--fetch-media"], 1)],
)
def test_what_is_not_remembered_is_found_out(
    projects: tuple[Path, Path], options: list[str], times_read: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert_alike(projects)
    assert_alike(projects, *options)
    read: list[Deck] = []
    read_deck = pipeline.read_deck

    def listed(deck: Deck, **how: Any) -> pipeline.DeckContents:
        read.append(deck)
        return read_deck(deck, **how)

    monkeypatch.setattr(pipeline, "read_deck", listed)
    build(projects[0], *options)
    assert len(read) == times_read


@pytest.mark.parametrize("seed", range(4))
def test_many_edits_give_the_same_as_without_a_cache(projects: tuple[Path, Path], seed: int) -> None:
    choose = random.Random(seed)  # noqa: S311 - nothing secret
    names = [name for name in EDITS if "ledger" not in name]
    for name in choose.sample(names, 6):
        try:
            for project in projects:
                EDITS[name](project)
        except (
            AssertionError,
            ValueError,
            FileNotFoundError,
            FileExistsError,
        ):  # an earlier edit leaves nothing for this one
            continue
        assert_alike(projects)
    assert_alike(projects, "--retire", "tag")
    assert_alike(projects, "--retire", "tag")
    assert_alike(projects, "--facts", "more")


def caches() -> list[Path]:
    folder = cache_folder()
    assert folder is not None
    return sorted(folder.iterdir()) if folder.exists() else []


def databases() -> list[Path]:
    return [path for path in caches() if path.suffix == ".sqlite"]


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_a_damaged_cache_is_begun_anew_in_silence(projects: tuple[Path, Path], damage: bytes | None) -> None:
    assert_alike(projects)
    assert caches()
    for path in caches():
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if damage is None else damage)
    for project in projects:
        EDITS["an answer"](project)
    assert_alike(projects)
    assert_alike(projects)


@pytest.mark.parametrize(
    "damage",
    [
        "cards = x'', notes = x''",
        "cards = 'x', notes = 'x'",
        "cards = x'789c', notes = x'00000002789c'",
        "cards = notes",
        "notes = cards",
        "notes = substr(notes, 1, length(notes) - 1)",
        "notes = substr(notes, 1, length(notes) - 9) || x'00' || substr(notes, -8)",
    ],
)
def test_damaged_records_are_made_anew(projects: tuple[Path, Path], damage: str) -> None:
    assert_alike(projects)
    for path in databases():
        connection = sqlite3.connect(path)
        with connection:
            connection.execute(f"UPDATE lesson SET {damage}")  # noqa: S608
        connection.close()
    for project in projects:
        EDITS["a lesson more"](project)
    assert_alike(projects)


def test_a_cache_of_another_mkdeck_is_begun_anew(projects: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert_alike(projects)
    for path in databases():
        connection = sqlite3.connect(path)
        with connection:
            connection.execute("UPDATE lesson SET cards = X'', notes = X''")
        connection.close()
    monkeypatch.setattr(cache, "fingerprint", lambda: "another")
    (database,) = databases()
    assert_alike(projects)
    connection = sqlite3.connect(database)
    assert connection.execute("SELECT fingerprint FROM tool").fetchall() == [("another",)]
    assert connection.execute("SELECT min(length(cards)) FROM lesson").fetchone()[0] > 0
    connection.close()


def test_the_cache_holds_the_lessons_of_the_last_build(projects: tuple[Path, Path]) -> None:
    def count() -> int:
        (database,) = databases()
        connection = sqlite3.connect(database)
        ((number,),) = connection.execute("SELECT count(*) FROM lesson")
        connection.close()
        return int(number)

    build(projects[0])
    assert count() == 3
    EDITS["an answer"](projects[0])
    build(projects[0])
    assert count() == 3
    EDITS["a lesson less"](projects[0])
    build(projects[0])
    assert count() == 2


def test_without_a_cache_nothing_is_written_but_the_deck(projects: tuple[Path, Path]) -> None:
    assert build(projects[1], "--no-cache").exit_code == 1
    assert run(projects[1], "explain", "--no-cache", "content/Danube.md").exit_code == 1
    assert run(projects[1], "init", "--no-cache", "content").exit_code == 1
    assert caches() == []


def test_a_folder_that_cannot_be_written_keeps_no_cache(
    projects: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert_alike(projects)
    assert_alike(projects)


def test_caches_that_nobody_used_for_long_are_deleted(projects: tuple[Path, Path]) -> None:
    build(projects[0])
    (folder := databases()[0].parent).joinpath("old.sqlite").write_bytes(b"")
    folder.joinpath("other.txt").write_bytes(b"")
    for name in ("old.sqlite", "other.txt"):
        os.utime(folder / name, (1, 1))
    EDITS["an answer"](projects[0])
    build(projects[0])
    assert not (folder / "old.sqlite").exists()
    assert (folder / "other.txt").exists()


def test_several_processes_give_the_same_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    results = []
    for jobs, *options in (["1", "--no-cache"], ["3", "--no-cache"], ["3"]):
        folder = tmp_path / "course"
        (folder / "content").mkdir(parents=True)
        (folder / "content/spring.png").write_bytes(PICTURE)
        for number in range(103):
            text = "# A\n\n\x07\xff" if number == 7 else LESSON.format(name=f"River {number}", year=1800 + number)
            (folder / f"content/{number}.md").write_bytes(text.encode("latin-1" if number == 7 else "utf-8"))
        result = build(folder, "content", "-o", "course.apkg", "--jobs", jobs, *options)
        assert isinstance(result.exception, SystemExit)
        assert result.exit_code == 2
        written = [(folder / name).read_bytes() for name in ("course.apkg", "course.ledger.jsonl")]
        results.append((result.output, *written))
        shutil.rmtree(folder)
    assert results[1:] == results[:-1]


def test_facts_with_labels_are_rendered_ahead(projects: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    folder, _ = projects
    work = "**Sprints** are weeks of work which close with a review of what was made."
    write(folder, "scrum.md", f"---\ntitle: 'Unit 2: Scrum'\n---\n{work}\n")
    build(folder)
    write(folder, "Danube.md", LESSON.format(name="Danube", year=1870))

    rendered: list[str] = []

    def noted(card: IdentifiedCard, due: int, page: Page) -> Note | Problem:
        rendered.append(str(card.card))
        return render_note(card, due, page)

    monkeypatch.setattr("mkdeck.pipeline.render_note", noted)
    build(folder)
    assert rendered, "a card of several lessons is rendered when all are read"
    assert not any("sprints" in card for card in rendered)
    assert "sprints" in (folder / "decks/course.ledger.jsonl").read_text(encoding="utf-8")


READERS = (
    ["check", "--verbose"],
    ["check", "--json", "--facts", "more"],
    ["diff"],
    ["diff", "--json"],
    ["diff", "--format", "json"],
    ["show"],
    ["show", "--format", "json", "--facts", "none"],
    ["export", "--format", "csv"],
    ["export", "--format", "txt"],
    ["show", "content/Danube.md"],
)
"""Commands that read lessons and build nothing."""
FIRST_READERS = READERS[:2] + READERS[6:7]
"""Those that are the first to ask for some facts, and find none remembered until they are run again."""


def assert_read_alike(project: Path) -> None:
    for command in READERS:
        fresh = run(project, *command, "--no-cache")
        assert fresh.exception is None or isinstance(fresh.exception, SystemExit)
        for _ in range(2 if command in FIRST_READERS else 1):
            cached = run(project, *command)
            assert (cached.exit_code, cached.stdout, cached.stderr) == (fresh.exit_code, fresh.stdout, fresh.stderr)


@pytest.mark.parametrize("is_built", [True, False])
def test_commands_that_read_tell_the_same_as_without_a_cache(projects: tuple[Path, Path], is_built: bool) -> None:
    project, other = projects
    if is_built:
        assert_alike(projects)
    assert_read_alike(project)
    for name in ("an answer", "front matter that JSON cannot hold", "a deletion less", "a lesson more", "a picture"):
        for each in projects:
            EDITS[name](each)
        assert_read_alike(project)
    for name in ("a lesson that is no UTF-8", "the same card in two lessons", "a picture less", "tags of the deck"):
        for each in projects:
            EDITS[name](each)
    assert_read_alike(project)
    assert_alike(projects)
    assert not list(other.glob("*.apkg"))


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the lessons that no cache knew."""
    read: list[str] = []
    extract = reading.extract

    def noted(
        lesson: Lesson, deck: Deck, document: Document | None = None, *, explains: bool = False
    ) -> reading.LessonCards:
        read.append(lesson.path)
        return extract(lesson, deck, document, explains=explains)

    monkeypatch.setattr(reading, "extract", noted)
    return read


@pytest.mark.parametrize("first", [["build"], ["check"], ["diff"], ["show"], ["export", "--format", "csv"]])
def test_commands_share_one_cache(projects: tuple[Path, Path], read_anew: list[str], first: list[str]) -> None:
    run(projects[0], *first)
    assert len(read_anew) == 3
    EDITS["an answer"](projects[0])
    for command in (["check"], ["diff"], ["show"], ["export", "--format", "csv"], ["build"]):
        run(projects[0], *command)
    assert read_anew[3:] == [RIVER]


def test_what_a_reader_asks_for_leaves_what_a_build_remembers(
    projects: tuple[Path, Path], read_anew: list[str]
) -> None:
    build(projects[0])
    run(projects[0], "check", "--facts", "more")
    run(projects[0], "check", "--facts", "none")
    assert len(read_anew) == 9
    run(projects[0], "check")
    EDITS["a picture less"](projects[0])
    build(projects[0])
    assert len(read_anew) == 9


def test_a_build_renders_what_a_reader_left_unrendered_and_remembers_it(
    projects: tuple[Path, Path], read_anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run(projects[0], "check")
    assert_alike(projects)
    read_anew.clear()
    (projects[0] / "decks/course.apkg").unlink()
    (projects[1] / "decks/course.apkg").unlink()
    with monkeypatch.context() as patched:
        patched.setattr("mkdeck.reading.rendered_ahead", None)
        build(projects[0])
    assert read_anew == []
    build(projects[1])
    assert made(projects[0]) == made(projects[1])


def test_a_cache_that_is_only_read_from_does_not_grow_for_ever(projects: tuple[Path, Path]) -> None:
    for number in range(30):
        write(projects[0], "Danube.md", LESSON.format(name="Danube", year=1800 + number))
        run(projects[0], "check")
    (database,) = databases()
    connection = sqlite3.connect(database)
    ((count,),) = connection.execute("SELECT count(*) FROM lesson")
    connection.close()
    assert 3 <= count <= 3 + 4 * 3


@pytest.mark.parametrize("damage", [b"", b"no database"])
def test_a_reader_begins_a_damaged_cache_anew_in_silence(
    projects: tuple[Path, Path], damage: bytes, read_anew: list[str]
) -> None:
    assert_read_alike(projects[0])
    for path in databases():
        path.write_bytes(damage)
    assert_read_alike(projects[0])
    read_anew.clear()
    run(projects[0], "check")
    assert read_anew == []


def test_a_revision_is_served_from_the_cache(projects: tuple[Path, Path], read_anew: list[str]) -> None:
    project = projects[0]
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    append(project / DECK, "base_url: https://example.org/\n")
    for arguments in (["init"], ["add", "."], [*who, "commit", "-m", "one"]):
        subprocess.run(["git", *arguments], cwd=project, check=True, capture_output=True)
    command = ["diff", "--against", "HEAD", "--format", "json"]
    assert {change["state"] for change in json.loads(run(project, *command, "--no-cache").stdout)} == {"kept"}
    for name in ("an answer", "a picture", "a lesson more"):
        EDITS[name](project)
    build(project)
    read_anew.clear()
    fresh = run(project, *command, "--no-cache")
    assert len(read_anew) == 7, "three lessons then, four lessons now"
    read_anew.clear()
    cached = run(project, *command)
    assert read_anew == [RIVER], "as it was then"
    assert run(project, *command).output == cached.output == fresh.output
    assert read_anew == [RIVER]
    changed = [change for change in json.loads(cached.stdout) if change["state"] == "changed"]
    assert changed, "the answer, and what shows the picture"


def test_what_is_piped_in_is_not_remembered(projects: tuple[Path, Path]) -> None:
    with chdir(projects[0]):
        result = CliRunner().invoke(main, ["show", "-"], input=LESSON.format(name="Inn", year=1900))
    assert "Where does the Inn rise?" in result.stdout
    assert caches() == []


def test_two_commands_at_a_time_share_the_cache(projects: tuple[Path, Path], read_anew: list[str]) -> None:
    project = projects[0]

    def build_meanwhile(done: int, *_: int) -> None:
        if done == 1:
            build(project)

    with chdir(project):
        deck = find_decks([]).decks[0]
        pipeline.read_deck(deck, progress=build_meanwhile, memory=deck.memory, renders=False)
    assert len(read_anew) == 3 + 2, "the build knows the first lesson, and is told nothing of those to come"
    read_anew.clear()
    run(project, "check")
    assert read_anew == []
