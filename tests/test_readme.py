"""The README tells the truth: its table is the rules' own, its links lead somewhere, its commands work."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from mkdeck.extractors import extractors
from mkdeck.facts import patterns

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
FACTS = ROOT / "docs" / "facts.md"
TABLE = re.compile(r"(<!-- (?:extractors|patterns):.*?-->\n)(.*?)(<!-- /(?:extractors|patterns) -->)", re.DOTALL)
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def tables() -> dict[Path, str]:
    """Return the tables of rules by the documents that hold them."""
    shaped = "".join(f"| `{rule.name}` | {rule.summary} |\n" for rule in extractors())
    stated = "".join(f"| `{rule.name}` | {rule.tier} | {rule.summary} |\n" for rule in patterns())
    return {
        README: "| rule | what it recognises |\n|---|---|\n" + shaped,
        FACTS: "| rule | tier | what it recognises |\n|---|---|---|\n" + stated,
    }


def commands() -> list[str]:
    lines = [line for kind, text in FENCE.findall(README.read_text()) if kind == "sh" for line in text.splitlines()]
    return [re.sub(r"\s+#.*", "", line) for line in lines]


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
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    return folder


def test_every_command_works_in_a_fresh_clone(clone: Path, tmp_path: Path) -> None:
    """Run them one after the other; `make test` is what runs this test, so only what it would run is looked at."""
    lesson = next(text for kind, text in FENCE.findall(README.read_text()) if kind == "markdown")
    (clone / "rivers.md").write_text(lesson, encoding="utf-8")
    venv.create(tmp_path / "tool", with_pip=True)
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "VIRTUAL_ENV")},
        "PATH": f"{tmp_path / 'bin'}:{tmp_path / 'tool' / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PIPX_HOME": str(tmp_path / "pipx"),
        "PIPX_BIN_DIR": str(tmp_path / "bin"),
        "PIPX_DEFAULT_PYTHON": sys.executable,
    }
    expected = commands()
    assert expected[:3] == ["make deck", "make test", "pipx install ."]
    for command in expected:
        wanted = command.replace("make test", "make --dry-run test")
        shell = ["sh", "-c", wanted]
        result = subprocess.run(shell, cwd=clone, env=environment, capture_output=True, text=True, check=False)
        assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    installed = subprocess.run(
        [tmp_path / "tool/bin/pip", "install", "--quiet", "."],
        cwd=clone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert installed.returncode == 0, installed.stderr
    for package in ("decks/career-connection.apkg", "rivers.apkg", "course.apkg"):
        assert (clone / package).stat().st_size > 1000
