"""The command as people run it: what it prints, what it writes, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from commands import Ended, run_mkdeck, start_mkdeck
from mkdeck.cli import COMMANDS

LESSON = """\
---
title: Rivers
tags: [geography]
---
# Rivers

## Europe

1. Where does the Danube rise?

   Answer: In the Black Forest.
"""

Run = Callable[..., Ended]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run mkdeck in an empty folder that holds `rivers.md`."""
    (tmp_path / "rivers.md").write_text(LESSON, encoding="utf-8")

    return partial(run_mkdeck, tmp_path)


def write(tmp_path: Path, name: str, text: str | bytes) -> None:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def test_build_writes_a_package_and_says_so_in_a_line(run: Run, tmp_path: Path) -> None:
    result = run("build", "rivers.md")
    assert (result.returncode, result.stdout, result.stderr) == (
        0,
        "rivers.apkg: 1 card (1 basic), no problems\n",
        "",
    )
    assert [path.name for path in sorted(tmp_path.iterdir()) if path.suffix != ".md"] == [
        "rivers.apkg",
        "rivers.ledger.jsonl",
    ]


def test_build_takes_an_output_and_a_deck_name(run: Run, tmp_path: Path) -> None:
    assert run("build", "rivers.md", "-o", "out.apkg", "--deck", "Europe::Rivers").returncode == 0
    assert (tmp_path / "out.apkg").exists()


def test_build_without_a_path_builds_every_deck_file(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "decks/one.yaml", "lessons: ../rivers.md\n")
    write(tmp_path, "decks/two.yaml", "deck: Two\nlessons: ../rivers.md\n")
    result = run("build")
    assert result.returncode == 0
    assert result.stdout.splitlines() == [
        "decks/one.apkg: 1 card (1 basic), no problems",
        "decks/two.apkg: 1 card (1 basic), no problems",
    ]


def test_show_prints_the_cards(run: Run) -> None:
    result = run("show", "rivers.md")
    assert result.returncode == 0
    assert result.stdout == (
        "rivers.md\n\n9-11 marked explicit_answer\nin Rivers › Europe\n"
        "Q: Where does the Danube rise?\nA: In the Black Forest.\n\n"
    )


def test_show_prints_json_with_every_key(run: Run) -> None:
    [card] = json.loads(run("show", "--format", "json", "rivers.md").stdout)
    assert len(card.pop("id")) == 16
    assert card == {
        "kind": "basic",
        "evidence": "marked",
        "extractor": "explicit_answer",
        "front": "Where does the Danube rise?",
        "back": "In the Black Forest.",
        "context": ["Rivers", "Europe"],
        "tags": ["geography", "rivers::europe"],
        "deck": "Rivers",
        "path": "rivers.md",
        "first_line": 9,
        "last_line": 11,
        "source": "",
    }


def test_show_of_nothing_is_an_empty_array(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "empty.md", "Nothing here.\n")
    assert json.loads(run("show", "--format", "json", "empty.md").stdout) == []


def test_show_says_where_to_look_when_nothing_is_found(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "empty.md", "Nothing here.\n")
    result = run("show", "empty.md")
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr.startswith("no card was found; `mkdeck explain` says why")


def test_show_of_what_cannot_be_read_says_that_alone(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "broken.md", "---\ntitle: a: b\n---\n")
    assert run("show", "none.md").stderr == "none.md: no such file or folder\n"
    assert run("show", "broken.md").stderr.startswith("broken.md:2: the front matter is not valid YAML")


def test_a_folder_is_a_deck_of_decks(run: Run) -> None:
    [card] = json.loads(run("show", "--format", "json", ".").stdout)
    assert card["deck"].endswith("::Rivers")


def test_check_is_quiet_about_a_good_lesson(run: Run) -> None:
    result = run("check", "rivers.md")
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == "1 lesson, 1 card (1 basic), no problems\n"


def test_problems_are_lines_and_exit_code_1(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "rivers.md", LESSON + "\n2. And the Rhine?\n\n   Answer:\n")
    line = "rivers.md:15: the answer is empty; write it behind the marker or below it\n"
    result = run("check", "rivers.md")
    assert (result.returncode, result.stdout) == (1, line)
    built = run("build", "rivers.md")
    assert (built.returncode, built.stderr) == (1, line)
    assert built.stdout == "rivers.apkg: 1 card (1 basic), 1 problem\n"
    assert run("show", "rivers.md").returncode == 1


@pytest.mark.parametrize("command", ["build", "show", "check"])
@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.md", None, "none.md: no such file or folder"),
        (
            "empty",
            "",
            "empty: no lessons in this folder (files that end with .md, .markdown, .mdx, .qmd, .rmd or .ipynb)",
        ),
        ("latin.md", b"caf\xe9", "latin.md:1: not UTF-8 (byte 0xe9); save the file as UTF-8 and try again"),
        ("yaml.md", "---\na: [\n---\n", "yaml.md:2: the front matter is not valid YAML"),
        ("deck.yaml", "lesons: rivers.md\n", "deck.yaml:1: unknown key `lesons`; did you mean `lessons`?"),
    ],
)
def test_bad_input_is_one_clear_line_and_nothing_is_written(
    run: Run, tmp_path: Path, command: str, name: str, content: str | bytes | None, message: str
) -> None:
    if name == "empty":
        (tmp_path / name).mkdir()
    elif content is not None:
        write(tmp_path, name, content)
    result = run(command, name)
    printed = result.stdout + result.stderr
    assert result.returncode == 2
    assert sum(line.startswith(message) for line in printed.splitlines()) == 1
    assert not list(tmp_path.glob("*.apkg*"))


def test_a_bad_lesson_does_not_keep_the_others_from_their_deck(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "latin.md", b"caf\xe9")
    result = run("build", "rivers.md", "latin.md", "none.md")
    assert result.returncode == 2
    assert result.stdout == (
        "lessons.apkg: 1 card (1 basic), 1 error\n  1 lesson could not be read and is left out: latin.md\n"
    )
    assert result.stderr.splitlines() == [
        "latin.md:1: not UTF-8 (byte 0xe9); save the file as UTF-8 and try again",
        "none.md: no such file or folder",
    ]


def test_a_bad_deck_file_does_not_keep_the_others_from_being_built(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "decks/bad.yaml", "lesson: x\ntag: y\n")
    write(tmp_path, "decks/good.yaml", "lessons: ../rivers.md\n")
    result = run("build")
    assert result.returncode == 2
    assert result.stdout == "decks/good.apkg: 1 card (1 basic), no problems\n"
    assert len(result.stderr.splitlines()) == 2


def test_a_card_that_cannot_be_shown_is_left_out_and_the_others_are_built(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "rivers.md", LESSON + "\n2. And the Rhine?\n\n   Answer:\n\n   <script>alps()</script>\n")
    result = run("build", "rivers.md")
    assert result.returncode == 1
    assert result.stdout == "rivers.apkg: 1 card (1 basic), 2 problems\n"
    assert result.stderr == (
        "rivers.md:13: the answer is empty once it is rendered, so the card is left out\n"
        "rivers.md:17: `<script>` is left out of the card, with all within\n"
    )


def test_an_old_package_survives_a_build_that_fails(run: Run, tmp_path: Path) -> None:
    run("build", "rivers.md")
    before = (tmp_path / "rivers.apkg").read_bytes()
    write(tmp_path, "rivers.md", "No cards any more.\n")
    result = run("build", "rivers.md")
    assert (result.returncode, result.stdout) == (2, "")
    assert "no card was found" in result.stderr
    assert (tmp_path / "rivers.apkg").read_bytes() == before


def test_a_package_that_cannot_be_written_is_one_line(run: Run) -> None:
    result = run("build", "rivers.md", "-o", "no/such/folder/out.apkg")
    assert result.returncode == 2
    assert len(result.stderr.splitlines()) == 1


def test_a_lesson_is_piped_in(tmp_path: Path) -> None:
    def piped(*arguments: str, text: str = LESSON) -> Ended:
        command = [sys.executable, "-m", "mkdeck", *arguments]
        return subprocess.run(command, cwd=tmp_path, input=text, capture_output=True, text=True, check=False)

    assert piped("show", "-").stdout.startswith("stdin\n\n9-11 marked explicit_answer\n")
    built = piped("build", "-", "-o", "out.apkg")
    assert (built.returncode, built.stdout) == (0, "out.apkg: 1 card (1 basic), no problems\n")
    assert piped("check", "-", text="Q: What?\n").stdout.startswith("stdin:1: a question without an answer")
    cell = {"cell_type": "markdown", "metadata": {}, "source": "Q: What?\nA: That."}
    notebook = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}, indent=1)
    assert json.loads(piped("show", "-", "--format", "json", text=notebook).stdout)[0]["first_line"] == 7


def test_explain_says_what_became_of_each_sentence(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "canal.md", "# Canals\n\nThe Suez Canal was opened in 1869. A ditch.\n")
    result = run("explain", "canal.md")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "canal.md\n\n"
        "1 heading  Canals\n\n"
        "3 sentence  The Suez Canal was opened in 1869.\n"
        "  → created\n"
        "    Q: In which year was the Suez Canal opened?\n"
        "    A: 1869\n\n"
        "3 sentence  A ditch.\n"
        "  · it is too short or too long\n\n"
    )


def test_explain_tells_programs_the_same_as_json(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "canal.md", "# Canals\n\nThe Suez Canal was opened in 1869. A ditch.\n\nQ: Why?\n")
    result = run("explain", "--format", "json", "canal.md")
    assert (result.returncode, len(result.stderr.splitlines())) == (1, 1)
    _, opened, long, asks = json.loads(result.stdout)
    assert opened == {
        "path": "canal.md",
        "first_line": 3,
        "last_line": 3,
        "kind": "sentence",
        "text": "The Suez Canal was opened in 1869.",
        "cards": [{"extractor": "created", "front": "In which year was the Suez Canal opened?", "back": "1869"}],
        "problems": [],
        "reasons": [],
    }
    assert (long["cards"], long["reasons"]) == ([], ["it is too short or too long"])
    assert asks["problems"][0].startswith("a question without an answer")


def test_what_is_on_the_web_is_fetched_if_the_deck_file_says_so(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "rivers.md", LESSON.replace("Forest.", "Forest: ![a wood](http://127.0.0.1/wood.png)"))
    write(tmp_path, "link.yaml", "lessons: rivers.md\n")
    write(tmp_path, "fetch.yaml", "lessons: rivers.md\nweb_media: fetch\n")
    refused = "rivers.md:11: `http://127.0.0.1/wood.png` was not fetched"
    for arguments, is_fetched in (
        (["link.yaml"], False),
        (["link.yaml", "--fetch-media"], True),
        (["fetch.yaml"], True),
        (["fetch.yaml", "--no-fetch-media"], False),
    ):
        assert run("build", *arguments).stderr.startswith(refused) == is_fetched


def test_facts_are_chosen_on_the_command_line(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "canal.md", "# Canals\n\nThe Suez Canal was opened in 1869.\n")
    assert json.loads(run("show", "--format", "json", "--facts", "none", "canal.md").stdout) == []
    assert len(json.loads(run("show", "--format", "json", "canal.md").stdout)) == 1
    assert run("show", "--facts", "all", "canal.md").returncode == 2


def test_problems_come_in_the_order_of_the_lines(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path,
        "a.md",
        "![gone](no.png) What?\n\nAnswer: TODO\n\nWhat is it?\n\nAnswer: ![gone](none.png)\n\nQ: Why?\n",
    )
    lines = [int(line.split(":")[1]) for line in run("check", "a.md").stdout.splitlines()]
    assert len(lines) > 1
    assert lines == sorted(lines)


def test_extractors_are_a_line_each(run: Run) -> None:
    lines = run("extractors").stdout.splitlines()
    assert any(line.startswith("explicit_answer ") for line in lines)
    assert all(line.endswith(".") for line in lines)


def test_the_schema_is_printed_as_it_ships(run: Run) -> None:
    assert json.loads(run("schema").stdout)["properties"].keys() >= {"lessons", "deck"}


def test_an_output_is_never_a_lesson(run: Run, tmp_path: Path) -> None:
    result = run("build", "rivers.md", "-o", "rivers.md")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "rivers.md: a package's name ends with .apkg; Anki imports no other\n"
    assert (tmp_path / "rivers.md").read_text() == LESSON


@pytest.mark.parametrize("name", ["", "A::::B", "::A"])
def test_a_deck_name_has_no_empty_part(run: Run, name: str) -> None:
    result = run("build", "rivers.md", "--deck", name)
    assert result.returncode == 2
    assert "a deck's name has no empty part" in result.stderr


def test_a_path_that_the_system_refuses_is_one_line(run: Run) -> None:
    result = run("show", "x" * 300 + ".md")
    assert result.returncode == 2
    assert result.stderr.endswith("File name too long\n")


def test_a_folder_of_deck_files_is_built_as_they_say(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "decks/one.yaml", "lessons: ../rivers.md\n")
    assert run("build", "decks").stdout == "decks/one.apkg: 1 card (1 basic), no problems\n"


def test_a_deck_file_chooses_its_conventions(run: Run, tmp_path: Path) -> None:
    write(tmp_path, "rivers.md", LESSON + "\nThe Rhine is long.\n\nSpring\n: where a river begins\n")
    write(tmp_path, "all.yaml", "lessons: rivers.md\n")
    write(tmp_path, "only.yaml", "lessons: rivers.md\nonly: [definition_list]\n")
    write(tmp_path, "skip.yaml", "lessons: rivers.md\nskip: [marked]\n")
    fronts = {
        name: [card["front"] for card in json.loads(run("show", "--format", "json", f"{name}.yaml").stdout)]
        for name in ("all", "only", "skip")
    }
    assert fronts == {
        "all": ["Where does the Danube rise?", "Spring"],
        "only": ["Spring"],
        "skip": ["Spring"],
    }


@pytest.mark.parametrize(
    ("front_matter", "message"),
    [
        ("title: {a: b}", "rivers.md:2: `title` takes a text; put it in quotes if it holds a colon"),
        ("tags: [a, [b]]", "rivers.md:2: `tags` takes a text or a list of texts"),
    ],
)
def test_front_matter_of_the_wrong_kind_is_a_problem(run: Run, tmp_path: Path, front_matter: str, message: str) -> None:
    write(tmp_path, "rivers.md", LESSON.replace("title: Rivers\ntags: [geography]", front_matter))
    result = run("check", "rivers.md")
    assert (result.returncode, result.stdout) == (1, message + "\n")


@pytest.mark.parametrize(
    "command",
    [
        *("build rivers.md", "check rivers.md", "diff rivers.md", "explain rivers.md", "export rivers.md -o a.csv"),
        *("show rivers.md", "show none.md", "extractors", "schema", "bild"),
    ],
)
def test_a_process_of_its_own_does_what_the_process_of_the_tests_does(run: Run, tmp_path: Path, command: str) -> None:
    apart, within = start_mkdeck(tmp_path, *command.split()), run(*command.split())
    assert (apart.returncode, apart.stdout, apart.stderr) == (within.returncode, within.stdout, within.stderr)


@pytest.mark.parametrize("arguments", [(), *((command,) for command in COMMANDS)])
def test_every_command_has_help(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "--help")
    assert result.returncode == 0
    assert "Usage: mkdeck" in result.stdout


def test_a_command_that_is_misspelt(run: Run) -> None:
    assert run("bild").stderr.endswith("Error: No such command 'bild'; do you mean build?\n")
    assert "do you mean" not in run("xyzzy").stderr


def test_no_summary_of_a_command_is_cut_off(run: Run) -> None:
    listed = run("--help").stdout.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert [line for line in listed if line.endswith("...") or not line.endswith(".")] == []


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("command", ["show", "explain", "export --format csv"])
def test_a_closed_output_is_a_line_and_no_traceback(command: str, tmp_path: Path) -> None:
    write(tmp_path, "rivers.md", LESSON)
    line = f'"{sys.executable}" -m mkdeck {command} rivers.md >&-'
    result = subprocess.run(["sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (2, "output: standard output is closed\n")


def test_the_version_does_not_pay_for_the_parser(tmp_path: Path) -> None:
    code = "import sys, mkdeck.cli; print([m for m in ('markdown_it', 'genanki', 'yaml', 'nh3') if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert result.stdout == "[]\n"
