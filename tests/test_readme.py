"""The README and the docs tell the truth: tables are the rules' own, links lead somewhere, commands work."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

import pytest

from mkdeck.decks.project import find_decks
from mkdeck.extractors import extractors
from mkdeck.facts.run import patterns
from mkdeck.pipeline import read_deck
from published import copy_project

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
COMMANDS = ROOT / "docs" / "commands.md"
WRITING = ROOT / "docs" / "writing.md"
FACTS = ROOT / "docs" / "facts.md"
TABLE = re.compile(r"(<!-- (?:extractors|patterns):.*?-->\n)(.*?)(<!-- /(?:extractors|patterns) -->)", re.DOTALL)
EXAMPLE = re.compile(r"^````markdown\n(.*?)^````$", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def tables() -> dict[Path, str]:
    """Return the tables of rules by the documents that hold them."""
    shaped = "".join(f"| `{rule.name}` | {rule.summary} |\n" for rule in extractors())
    stated = "".join(f"| `{rule.name}` | {rule.tier} | {rule.summary} |\n" for rule in patterns())
    return {
        WRITING: "| rule | what it recognises |\n|---|---|\n" + shaped,
        FACTS: "| rule | tier | what it recognises |\n|---|---|---|\n" + stated,
    }


def commands() -> list[str]:
    """Return those that the README and the page on commands show, in their order."""
    fences = FENCE.findall(README.read_text("utf-8") + COMMANDS.read_text("utf-8"))
    lines = [line for kind, text in fences if kind == "sh" for line in text.splitlines()]
    return [re.sub(r"\s+#.*", "", line) for line in lines]


def test_the_ways_to_write_that_it_shows_give_the_cards_that_it_promises(tmp_path: Path) -> None:
    (example,) = EXAMPLE.findall(WRITING.read_text("utf-8"))
    (tmp_path / "cells.md").write_text(example, "utf-8")
    (deck,) = find_decks([tmp_path]).decks
    contents = read_deck(deck)
    assert contents.problems == ()
    assert [found.card.origin.extractor for found in contents.cards] == [
        *("answer_key", "answer_key", "term_list", "term_list", "term_list", "term_table", "term_table"),
        *("labelled_lines", "explicit_answer"),
    ]


@pytest.mark.parametrize("path", tables(), ids=lambda path: path.name)
def test_the_table_of_rules_is_fresh(path: Path, accepting: bool) -> None:
    text = path.read_text(encoding="utf-8")
    fresh = TABLE.sub(lambda found: found[1] + tables()[path] + found[3], text)
    if accepting:
        path.write_text(fresh, encoding="utf-8")
    else:
        assert text == fresh, "run .venv/bin/pytest --accept tests/test_readme.py"


@pytest.mark.parametrize("path", [README, *sorted((ROOT / "docs").glob("*.md"))], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what git would give to somebody, changes not yet committed included."""
    folder = tmp_path_factory.mktemp("clone")
    copy_project(folder)
    return folder


def first_line_until_interrupted(command: str, folder: Path, environment: Mapping[str, str]) -> str:
    """Run what goes on until Ctrl-C, and press that after the first line; returns the line."""
    shell = ["sh", "-c", f"exec {command}"]
    with subprocess.Popen(shell, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            line = process.stdout.readline()
            process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0
        finally:
            process.kill()  # what does not end would be waited for without an end
    return line


def test_every_command_works_in_a_fresh_clone(clone: Path, tmp_path: Path) -> None:
    """Run them one after the other; `make test` is what runs this test, so only what it would run is looked at."""
    lesson = next(text for kind, text in FENCE.findall(README.read_text()) if kind == "markdown")
    (clone / "rivers.md").write_text(lesson, encoding="utf-8")
    venv.create(tmp_path / "tool")
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "VIRTUAL_ENV")},
        "PATH": f"{tmp_path / 'bin'}:{tmp_path / 'tool' / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PIPX_HOME": str(tmp_path / "pipx"),
        "PIPX_BIN_DIR": str(tmp_path / "bin"),
        "PIPX_DEFAULT_PYTHON": sys.executable,
        "PIP_COMPILE": "0",  # what is installed runs but once
    }
    expected = commands()
    assert expected[:3] == ["make deck", "make test", "pipx install ."]
    assert "mkdeck watch" in expected
    for command in expected:
        if command == "mkdeck watch":
            assert first_line_until_interrupted(command, clone, environment).endswith(" s\n")
            continue
        wanted = command.replace("make test", "make --dry-run test")
        shell = ["sh", "-c", wanted]
        result = subprocess.run(shell, cwd=clone, env=environment, capture_output=True, text=True, check=False)
        assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    installed = subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(tmp_path / "tool"), "install", "--quiet", "."],
        cwd=clone,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert installed.returncode == 0, installed.stderr
    for package in ("decks/career-connection.apkg", "rivers.apkg", "course.apkg"):
        assert (clone / package).stat().st_size > 1000
