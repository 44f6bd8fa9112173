"""The project as others use it, by git and by what docs/continuous-integration.md shows; for tests that do so."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs/continuous-integration.md"


def copy_project(folder: Path) -> None:
    """Copy what git knows of, changes not yet committed included."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())


def example(beginning: str) -> str:
    """Return the example of the docs that begins with a line."""
    found = re.search(rf"^```yaml\n({re.escape(beginning)}.*?)^```", DOCS.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def git(folder: Path, *arguments: str) -> str:
    """Run git and return what it prints."""
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    result = subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return result.stdout.strip()


def write(folder: Path, name: str, text: str) -> None:
    """Write a file, and the folders above it."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
