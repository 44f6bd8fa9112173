"""The hooks for pre-commit, run by pre-commit itself as the docs have them configured."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from published import copy_project, example, git, write

RIVERS = "Q: Where does the Danube rise?\nA: In the Black Forest.\n"


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that offers the hooks, beside which pre-commit keeps what it installs."""
    folder = tmp_path_factory.mktemp("hooks") / "mkdeck"
    copy_project(folder)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=All")
    return folder


@pytest.fixture
def course(hooks: Path, tmp_path: Path) -> Path:
    """A course with the hooks of the docs, and with the one of all decks."""
    config = yaml.safe_load(example("repos:"))
    [repository] = config["repos"]
    assert repository["repo"] == "https://github.com/OWNER/mkdeck"
    repository |= {"repo": str(hooks), "rev": git(hooks, "rev-parse", "HEAD")}
    repository["hooks"].append({"id": "mkdeck-check-decks"})
    write(tmp_path, ".pre-commit-config.yaml", yaml.safe_dump(config))
    write(tmp_path, "content/rivers.md", RIVERS)
    write(tmp_path, "decks/rivers.yaml", "lessons: ../content\n")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=First")
    return tmp_path


def checked(course: Path, hooks: Path) -> tuple[int, str]:
    """Run the hooks as a commit of all changes does; returns the exit code, and what was printed."""
    git(course, "add", "--all")
    environment = {
        **os.environ,
        "PRE_COMMIT_HOME": str(hooks.with_name("kept")),
        "PIP_CONSTRAINT": str(hooks / "constraints.txt"),
        "PIP_COMPILE": "0",
    }
    command = [str(Path(sys.executable).with_name("pre-commit")), "run", "--color=never"]
    result = subprocess.run(command, cwd=course, env=environment, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def test_what_to_mend_in_a_commit_is_said_before_it_is_made(hooks: Path, course: Path) -> None:
    write(course, "content/seas.md", "Q: Which sea is the saltiest?\n")
    write(course, "notes.md", "Q: No lesson, since it is not in content/\n")
    code, said = checked(course, hooks)
    assert code == 1
    problem = "content/seas.md:1: a question without an answer; write it behind A: on the next line"
    assert said.count(problem) == 2, said
    assert "notes.md" not in said

    write(course, "content/seas.md", "Q: Where does the Danube rise?\nA: In Romania.\n")
    code, said = checked(course, hooks)
    assert code == 1
    again = "content/seas.md:1: the question of content/rivers.md:1 again, with another answer"
    assert (said.count("Passed"), said.count(again)) == (1, 1), said  # the lesson alone contradicts nobody

    write(course, "content/seas.md", "Q: Where does the Danube end?\nA: In Romania.\n")
    code, said = checked(course, hooks)
    assert (code, said.count("Passed")) == (0, 2), said


def test_a_commit_without_lessons_is_not_looked_at(hooks: Path, course: Path) -> None:
    write(course, "script.py", "print()\n")
    code, said = checked(course, hooks)
    assert (code, said.count("Skipped")) == (0, 2), said
