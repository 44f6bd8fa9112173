"""Loads a library without what it loads beside itself and mkdeck never asks it for, and without compiling anything."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from mkdeck import lazy_re


def load(library: str, stand_ins: Mapping[str, ModuleType]) -> ModuleType:
    """Import a library while other modules, by their names, stand in for some that it imports.

    Those that are loaded already stay as they are, and afterwards all of them can be imported as ever.
    """
    replaced = [name for name in stand_ins if name not in sys.modules]
    sys.modules.update({name: stand_ins[name] for name in replaced})
    with lazy_re.for_others():
        try:
            return importlib.import_module(library)
        except (AttributeError, ImportError):
            pass  # it takes something else from one of them by now
        finally:
            for name in replaced:
                del sys.modules[name]
        return importlib.import_module(library)


def stand_in(**members: Any) -> ModuleType:
    """Return a module of a few members."""
    module = ModuleType("stand_in")
    vars(module).update(members)
    return module


def late(module: str, name: str) -> Callable[..., Any]:
    """Return a function that imports the one of that name from its module when it is first called."""
    return _Late(module, name)


class _Late:
    __slots__ = ("_function", "_module", "_name")

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name
        self._function: Callable[..., Any] | None = None

    def __call__(self, *given: Any) -> Any:
        if self._function is None:
            self._function = getattr(importlib.import_module(self._module), self._name)
        return self._function(*given)
