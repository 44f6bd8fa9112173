"""Rules found by being there: every module of a package is one, its name the rule's name.

The way that django-upgrade finds its fixers: https://github.com/adamchainz/django-upgrade

What a rule declares of itself, its constants in capitals, tells for most lessons that it has nothing to do there, and
to load all the rules takes longer than to read a lesson. So that stands in `declared.json` beside the modules as well,
which `.venv/bin/pytest --accept tests/test_registry.py` writes, and a rule is loaded when it is first asked. One that
is not in that file is loaded at once.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from mkdeck import lazy_re as re
from mkdeck.loading import late
from mkdeck.values import dataclass

DECLARED = "declared.json"
"""The file beside the modules."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What a module says of its rule: the first line of its docstring, its constants as plain values, its functions."""

    module: str
    summary: str
    constants: Mapping[str, Any]
    functions: tuple[str, ...]

    @property
    def name(self) -> str:
        """The rule's name: the last part of its module's."""
        return self.module.rpartition(".")[2]

    def listed(self, constant: str) -> frozenset[Any] | None:
        """Return what one of the constants lists; None where the rule does not declare it."""
        listed = self.constants.get(constant)
        return None if listed is None else frozenset(listed)

    def expression(self, constant: str) -> re.Pattern[str] | None:
        """Return the expression that one of the constants is; None where the rule does not declare it."""
        parts = self.constants.get(constant)
        return None if parts is None else re.compile(parts["pattern"], parts["flags"], signs=tuple(parts["signs"]))

    def function(self, name: str) -> Callable[..., Any] | None:
        """Return one of the functions, whose call loads the module; None where the rule has none of that name."""
        return late(self.module, name) if name in self.functions else None


def rules_in(package: ModuleType, members: Sequence[str]) -> Iterator[Rule]:
    """Yield the rules directly within a package, by name; a module that begins with an underscore is none.

    `members` are the constants and the functions that a module may have for whoever runs its rule.
    """
    declared = _declared(package)
    for name in _names(package):
        module = f"{package.__name__}.{name}"
        if name in declared:
            summary, constants, functions = declared[name]
            yield Rule(module, summary, constants, tuple(functions))
        else:
            yield _rule_of(module, members)


def declarations(package: ModuleType, members: Sequence[str]) -> str:
    """Return what is to stand in the file beside a package's modules, a line for each; it loads them all."""
    rules = [_rule_of(f"{package.__name__}.{name}", members) for name in _names(package)]
    lines = [f"{_json(rule.name)}: {_json([rule.summary, rule.constants, rule.functions])}" for rule in rules]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _names(package: ModuleType) -> list[str]:
    files = (file for folder in package.__path__ for file in Path(folder).iterdir())
    return sorted({file.stem for file in files if file.suffix in (".py", ".pyc") and not file.stem.startswith("_")})


def _declared(package: ModuleType) -> Mapping[str, Any]:
    declared: dict[str, Any] = {}
    for folder in package.__path__:
        file = Path(folder, DECLARED)
        if file.exists():
            declared |= json.loads(file.read_text(encoding="utf-8"))
    return declared


def _rule_of(name: str, members: Sequence[str]) -> Rule:
    module = importlib.import_module(name)
    held = [member for member in members if hasattr(module, member)]
    constants = {member: _plain(getattr(module, member)) for member in held if member.isupper()}
    summary = (module.__doc__ or "").strip().partition("\n")[0]
    return Rule(name, summary, constants, tuple(member for member in held if not member.isupper()))


def _plain(value: Any) -> Any:
    """Return a constant as JSON holds it: what is listed by name, and an expression by its parts."""
    if isinstance(value, re.Pattern):
        return {"pattern": value.pattern, "flags": int(value.flags), "signs": list(getattr(value, "signs", ()))}
    return value if isinstance(value, (str, bool)) else sorted(value)
