"""Which way imports go: what extractors share knows none of them."""

from __future__ import annotations

from pathlib import Path

import mkdeck

FOLDER = Path(mkdeck.__file__).parent
ABOVE = {"cli", "extractors"}
"""The folders of what asks extractors, and of themselves."""
ASKS_ALL = {"essays.py", "labels.py", "other_pages.py", "reading.py"}
"""Modules that ask the registry for all extractors, and none by name."""


def test_only_what_runs_extractors_imports_them() -> None:
    importers = {
        file.name
        for file in FOLDER.rglob("*.py")
        if file.relative_to(FOLDER).parts[0] not in ABOVE and "from mkdeck.extractors" in file.read_text("utf-8")
    }

    assert importers == ASKS_ALL


def test_who_asks_the_registry_names_no_extractor() -> None:
    files = (file for file in FOLDER.rglob("*.py") if file.name in ASKS_ALL)

    assert not any("from mkdeck.extractors." in file.read_text("utf-8") for file in files)


def test_no_extractor_imports_another() -> None:
    files = [*(FOLDER / "extractors").glob("*.py"), *(FOLDER / "facts" / "patterns").glob("*.py")]

    assert [file.name for file in files if "from mkdeck.extractors." in file.read_text("utf-8")] == []
