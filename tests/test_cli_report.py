"""What commands say of a whole course: as JSON, in tables, not at all, and in a bar while people wait."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from commands import Ended, run_mkdeck
from mkdeck.cards import Basic, Choice, Cloze
from mkdeck.decks.project import Deck
from mkdeck.ledger import STATES
from mkdeck.pipeline import read_deck
from mkdeck.reports.hints import hints

ROOT = Path(__file__).parent.parent
RIVERS = (
    "# Rivers\n\nQ: Where does the Danube rise?\nA: In the Black Forest.\n\n---\n\nQ: Which river runs through Paris?\n"
)
SEAS = "# Seas\n\nThe Dead Sea has {{c1::no}} outlet and {{c2::no}} fish.\n\nBaltic\n: a sea\n"

Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run mkdeck in a folder with a deck file, two lessons, and a third one that cannot be read."""
    for name, text in {
        "content/rivers.md": RIVERS,
        "content/seas.md": SEAS,
        "content/yaml.md": "---\na: [\n---\n",
        "decks/water.yaml": "deck: Water\nlessons: ../content\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")

    return partial(run_mkdeck, tmp_path)


PROBLEM = {
    "path": "content/rivers.md",
    "line": 8,
    "message": "a question without an answer; write it behind A: on the next line",
}
NO_CHANGES = dict.fromkeys(STATES, 0)


def report(result: Ended) -> dict[str, Any]:
    """Return the one object that was printed, while nothing else was said."""
    assert result.stderr == ""
    printed: dict[str, Any] = json.loads(result.stdout)
    assert printed["exit_code"] == result.returncode
    return printed


class TestJson:
    def test_build_tells_all_of_each_deck(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "decks/wrong.yaml").write_text("lesson: ../content\n", encoding="utf-8")
        found = report(run("build", "--json"))
        [deck] = found["decks"]
        [error] = deck.pop("errors")
        assert (error["path"], error["line"]) == ("content/yaml.md", 2)
        assert deck == {
            "output": "decks/water.apkg",
            "file": "decks/water.yaml",
            "name": "Water",
            "written": True,
            "lessons": ["content/rivers.md", "content/seas.md"],
            "cards": {"all": 4, "basic": 2, "cloze": 2},
            "changes": NO_CHANGES | {"new": 3},
            "problems": [PROBLEM],
        }
        assert found["exit_code"] == 2
        assert found["failures"] == [
            "decks/wrong.yaml:1: unknown key `lesson`; did you mean `lessons`?",
        ]

    def test_a_second_build_changes_nothing(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "content/yaml.md").unlink()
        run("build")
        [deck] = report(run("build", "--json"))["decks"]
        assert deck["changes"] == NO_CHANGES | {"kept": 3}

    def test_check_writes_nothing_and_knows_no_changes(self, run: Run, tmp_path: Path) -> None:
        [deck] = report(run("check", "--json"))["decks"]
        assert (deck["written"], deck["changes"], deck["problems"]) == (False, None, [PROBLEM])
        assert not list(tmp_path.rglob("*.apkg"))

    def test_diff_tells_what_a_build_would_change(self, run: Run, tmp_path: Path) -> None:
        run("build")
        (tmp_path / "content/seas.md").write_text(SEAS.replace("a sea", "a sea of little salt"), encoding="utf-8")
        [deck] = report(run("diff", "--json"))["decks"]
        assert (deck["written"], deck["changes"]) == (False, NO_CHANGES | {"changed": 1, "kept": 2})

    def test_a_deck_that_is_not_written_says_why(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "empty.md").write_text("Nothing.\n", encoding="utf-8")
        found = report(run("build", "--json", "empty.md"))
        assert found["failures"] == [
            "empty.apkg: not written, since no card was found; mkdeck extractors lists what makes one"
        ]
        assert [deck["written"] for deck in found["decks"]] == [False]

    @pytest.mark.parametrize("command", ["build", "check", "diff"])
    def test_what_leaves_nothing_to_do_is_a_report_as_well(self, run: Run, tmp_path: Path, command: str) -> None:
        (tmp_path / "decks/water.yaml").unlink()
        found = report(run(command, "--json"))
        assert (found["exit_code"], found["decks"]) == (2, [])
        assert found["failures"][0].startswith("no deck files in decks/: name a lesson")

    def test_the_docs_name_every_key(self, run: Run) -> None:
        found = report(run("build", "--json"))
        documented = set(re.findall(r"`(\w+)`", (ROOT / "docs/json.md").read_text(encoding="utf-8")))
        keys = {*found, *found["decks"][0], *found["decks"][0]["problems"][0], *found["decks"][0]["cards"], *STATES}
        assert keys | {kind.__name__.lower() for kind in (Basic, Choice, Cloze)} <= documented


class TestTables:
    TABLES = (
        "\n"
        "  lesson             cards  problems\n"
        "  content/rivers.md      1         1\n"
        "  content/seas.md        3\n"
        "  content/yaml.md           not read\n"
        "\n"
        "  rule             cards\n"
        "  cloze_markup         2\n"
        "  labelled_lines       1\n"
        "  definition_list      1\n"
    )

    def test_build_adds_them_to_what_it_says(self, run: Run) -> None:
        result = run("build", "--verbose")
        assert result.stdout == (
            "decks/water.apkg: 4 cards of 3 notes (2 basic, 2 cloze), 1 problem, 1 error\n"
            "  1 lesson could not be read and is left out: content/yaml.md\n" + self.TABLES
        )

    def test_check_adds_them_to_its_summary(self, run: Run) -> None:
        result = run("check", "-v")
        assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["content/yaml.md", "content/rivers.md"]
        assert result.stderr == "2 lessons, 4 cards of 3 notes (2 basic, 2 cloze), 1 problem, 1 error\n" + self.TABLES


class TestHints:
    TABLES = (
        "| {} | {} |\n|---|---|\n"
        "| Ford | a place to wade through |\n| Weir | a low dam |\n| Lade | a mill's channel |\n"
    )
    SAID = "this table makes no card; if its rows are to be learnt, write “Term | Meaning” into its header"

    def test_a_table_without_a_telling_header_is_told_once_for_each_lesson(self, run: Run, tmp_path: Path) -> None:
        table = self.TABLES.format("Thing", "About")
        (tmp_path / "content/rivers.md").write_text(f"{RIVERS}A: The Seine.\n\n## Words\n\n{table}\n## More\n\n{table}")
        (tmp_path / "content/seas.md").write_text(f"{SEAS}\n{self.TABLES.format('Term', 'Meaning')}")
        told = f"  content/rivers.md:13: {self.SAID.replace('card', 'card (1 more in this lesson)')}\n"
        for command in ("check", "build"):
            result = run(command, "-v")
            assert (result.stdout + result.stderr).count("makes no card") == 1
            assert f"\n\n{told}" in result.stdout + result.stderr
            assert "makes no card" not in run(command).stdout + run(command).stderr

    def test_a_lesson_without_cards_is_told_of_it_always(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "mills.md").write_text(self.TABLES.format("Thing", "About"))
        checked, built = run("check", "mills.md"), run("build", "mills.md")
        assert (checked.returncode, checked.stdout) == (0, "")
        assert checked.stderr == f"1 lesson, no cards, no problems\n  mills.md:1: {self.SAID}\n"
        assert built.stderr.startswith(f"  mills.md:1: {self.SAID}\nmills.apkg: not written, ")
        for command in ("check", "build"):
            assert self.SAID not in run(command, "--quiet", "mills.md").stderr

    @pytest.mark.parametrize(
        "rows",
        [
            ("Thing | About", ":-- | --:", "Ford | a shallow", "Weir | a low dam", "Lade | a channel"),
            (
                *("+-------+-----------+", "| Thing | About     |", "+=======+===========+", "| Ford  | a shallow |"),
                *("+-------+-----------+", "| Weir  | a low dam |", "+-------+-----------+", "| Lade  | a channel |"),
                "+-------+-----------+",
            ),
            (
                *("<table>", "<tr><th>Thing</th><th>About</th></tr>", "<tr><td>Ford</td><td>a shallow</td></tr>"),
                *("<tr><td>Weir</td><td>a low dam</td></tr>", "<tr><td>Lade</td><td>a channel</td></tr>", "</table>"),
            ),
        ],
    )
    def test_a_table_is_told_of_however_it_is_drawn(self, run: Run, tmp_path: Path, rows: Sequence[str]) -> None:
        for sign in ("", "> "):
            (tmp_path / "mills.md").write_text("".join(f"{sign}{row}\n" for row in rows))
            assert run("check", "mills.md").stderr.endswith(f"  mills.md:1: {self.SAID}\n")

    def test_a_lesson_without_a_table_is_parsed_but_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        lesson = tmp_path / "mills.md"
        lesson.write_text("The mill | the weir, <time>1900</time>.\n\nThe wheel turns - and + stops.\n")
        contents = read_deck(Deck((lesson,), tmp_path / "mills.apkg"))
        monkeypatch.delattr("mkdeck.reports.hints.parse_document")
        assert list(hints(contents)) == []

    def test_a_deck_that_takes_no_tables_of_terms_is_told_nothing(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "content/mills.md").write_text(self.TABLES.format("Thing", "About"))
        (tmp_path / "decks/water.yaml").write_text("lessons: ../content\nskip: term_table\n")
        assert "makes no card" not in run("check", "-v").stderr


class TestQuiet:
    def test_build_prints_what_to_mend_and_nothing_else(self, run: Run, tmp_path: Path) -> None:
        result = run("build", "--quiet")
        assert result.stdout == ""
        assert [line.split(": ")[0] for line in result.stderr.splitlines()] == [
            "content/yaml.md:2",
            "content/rivers.md:8",
        ]
        assert (tmp_path / "decks/water.apkg").exists()

    def test_check_leaves_its_summary_out(self, run: Run) -> None:
        result = run("check", "-q", "content/seas.md")
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


class TestSummaryOfCheck:
    def test_mistakes_in_a_deck_file_are_counted(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "decks/wrong.yaml").write_text("lesson: ../content\n", encoding="utf-8")
        assert (
            run("check").stderr.splitlines()[-1]
            == "2 lessons, 4 cards of 3 notes (2 basic, 2 cloze), 1 problem, 2 errors"
        )

    def test_a_lesson_with_several_mistakes_is_left_out_once(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "content/yaml.md").write_text("---\na: [\nb: c: d\ntags: {e: f}\n---\n", encoding="utf-8")
        checked, built = run("check", "-v"), run("build")
        assert [line.split(": ")[0] for line in checked.stdout.splitlines()][:3] == [
            f"content/yaml.md:{line}" for line in (2, 3, 4)
        ]
        assert checked.stderr.splitlines()[0].endswith("1 problem, 3 errors")
        assert checked.stderr.count("not read") == 1
        assert "\n  1 lesson could not be read and is left out: content/yaml.md\n" in built.stdout

    def test_nothing_is_counted_where_no_deck_could_be_read(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "decks/water.yaml").write_text("lesson: ../content\n", encoding="utf-8")
        result = run("check")
        assert (result.returncode, result.stdout) == (2, "")
        assert [line.partition(": ")[0] for line in result.stderr.splitlines()] == ["decks/water.yaml:1"]


def at_terminal(folder: Path, *arguments: str, seconds: float, **environment: str) -> tuple[str, str]:
    """Build two lessons and one that is typed in for some seconds; returns standard output, and what a terminal saw."""
    main, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdeck", "build", "content/rivers.md", "-", "content/seas.md", *arguments],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=other,
        env={**os.environ, "COLUMNS": "120", "TERM": "xterm-256color", **environment},
    )
    os.close(other)
    assert process.stdin is not None
    assert process.stdout is not None
    time.sleep(seconds)
    process.stdin.write(b"Q: Which is the longest river?\nA: The Nile.\n")
    process.stdin.close()
    parts = []
    while select.select([main], [], [], 20)[0]:
        try:
            parts.append(os.read(main, 1 << 16))
        except OSError:  # the other side is closed, in Linux's words
            break
    os.close(main)
    printed = process.stdout.read().decode()
    process.stdout.close()
    assert process.wait(20) == 1
    return printed, b"".join(parts).decode()


@pytest.mark.usefixtures("run")
class TestBar:
    SUMMARY = "lessons.apkg: 5 cards of 4 notes (3 basic, 2 cloze), 1 problem\n"

    def test_it_counts_lessons_and_notes_and_is_gone_in_the_end(self, tmp_path: Path) -> None:
        printed, seen = at_terminal(tmp_path, seconds=2.5)
        assert printed == self.SUMMARY
        shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", seen)
        assert re.search(r"lessons\.apkg [━╸]+ 2/3 lessons, 2 notes, \d s left", shown)
        assert "\x1b[2K" in seen  # the line is erased
        assert seen.rindex("\x1b[2K") > seen.rindex("lessons, ")
        assert seen.rindex("\x1b[?25h") > seen.rindex("\x1b[?25l")  # the cursor is back

    def test_it_has_no_colours_if_they_are_not_wanted(self, tmp_path: Path) -> None:
        _, seen = at_terminal(tmp_path, seconds=2.5, NO_COLOR="1")
        assert "2/3 lessons" in seen
        assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", seen)

    @pytest.mark.parametrize(
        ("arguments", "environment", "printed"),
        [(["--quiet"], {}, ""), ([], {"TERM": "dumb"}, SUMMARY)],
    )
    def test_it_stays_away(
        self, tmp_path: Path, arguments: list[str], environment: dict[str, str], printed: str
    ) -> None:
        said, seen = at_terminal(tmp_path, *arguments, seconds=2.5, **environment)
        assert (said, "lessons, " in seen) == (printed, False)

    def test_work_of_a_moment_has_none_and_does_not_load_it(self, tmp_path: Path) -> None:
        assert "━" not in at_terminal(tmp_path, seconds=0)[1]
        command = [sys.executable, "-X", "importtime", "-m", "mkdeck", "build", "content/seas.md"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
        assert not re.search(r"\| +(?:rich|watchfiles|anyio)$", done.stderr, re.MULTILINE)
