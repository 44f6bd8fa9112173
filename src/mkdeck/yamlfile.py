"""YAML with line numbers: values for front matter, nodes for deck files, one kind of error for both."""

from __future__ import annotations

from typing import Any, ClassVar

import yaml

_FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader where PyYAML was built with it, about ten times as quick."""


class _Loader(_FastLoader):  # type: ignore[misc] # chosen at run time
    """Reads what looks like a date or a number as the text that it is: 2024-02-30 and 0x10 are but values here."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, Any]]]] = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in ("null", "merge")]
        for first, resolvers in _FastLoader.yaml_implicit_resolvers.items()
    }


_MAX_DEPTH = 50


class YamlError(Exception):
    """What is wrong with a YAML text; `line` is 1-based within that text."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def load_yaml(text: str) -> Any:
    """Return the value of a YAML text, built from plain types only. Raises YamlError."""
    return _guarded(yaml.load, text)


def compose_yaml(text: str) -> yaml.Node | None:
    """Return the node tree of a YAML text, in which every node knows its line. Raises YamlError.

    Aliases are refused: a tree with them has no end where one stands within what it names.
    """
    node: yaml.Node | None = _guarded(yaml.compose, text, aliases=False)
    return node


def _guarded(read: Any, text: str, *, aliases: bool = True) -> Any:
    try:
        _refuse_depth(text, aliases=aliases)
        return read(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(mark.line + 1 if mark else 1, error.problem or error.context or str(error)) from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a tagged date such as !!timestamp 2024-13-01
        raise YamlError(1, " ".join(str(error).split())) from error


def _refuse_depth(text: str, *, aliases: bool) -> None:
    """Raise YamlError where collections nest deeper than any person writes: the C loader ends in a crash there."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        line = event.start_mark.line + 1 if event.start_mark else 1
        if depth > _MAX_DEPTH:
            raise YamlError(line, f"nested deeper than {_MAX_DEPTH} levels")
        if not aliases and isinstance(event, yaml.AliasEvent):
            raise YamlError(line, "an alias (`*name`) is not read here; write the value out")
