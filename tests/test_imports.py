"""Each module can be the first one that somebody imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

MODULES = [
    "facts.alone",
    "facts.references",
    "facts.relations",
    "collecting.labels",
    "identity.naming",
    "wording.numbering",
    "headings.titles",
    "headings.topics",
]
"""Those that read headings, for facts and for structures."""


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_imported_first(module: str) -> None:
    subprocess.run([sys.executable, "-c", f"import mkdeck.{module}"], check=True)
