"""Rules found by being there: every module of a package is one, its name the rule's name.

The way that django-upgrade finds its fixers: https://github.com/adamchainz/django-upgrade
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType


def rule_modules(package: ModuleType) -> Iterator[ModuleType]:
    """Yield the modules directly within a package, by name; one that begins with an underscore is no rule."""
    files = (file for folder in package.__path__ for file in Path(folder).iterdir())
    for name in sorted({file.stem for file in files if file.suffix in (".py", ".pyc")}):
        if not name.startswith("_"):
            yield importlib.import_module(f"{package.__name__}.{name}")


def rule_name(module: ModuleType) -> str:
    """Return a rule's name: the last part of its module's."""
    return module.__name__.rpartition(".")[2]


def summary(module: ModuleType) -> str:
    """Return the first line of a rule's docstring, which says what it recognises."""
    return (module.__doc__ or "").strip().partition("\n")[0]
