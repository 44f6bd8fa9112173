"""What mkdeck's modules hold once all of them are loaded."""

from __future__ import annotations

import gc
import importlib
import pkgutil

import mkdeck
from mkdeck import lazy_re

MODULES = sorted(
    found.name for found in pkgutil.walk_packages(mkdeck.__path__, "mkdeck.") if found.name != "mkdeck.__main__"
)


def expressions() -> list[lazy_re.Expression]:
    """Return all regular expressions that are named, in modules and in what functions remember."""
    for name in MODULES:
        importlib.import_module(name)
    gc.unfreeze()  # what is left out of searches for garbage is not told of
    found = [one for one in gc.get_objects() if isinstance(one, lazy_re.Expression)]
    gc.freeze()
    return found
