"""YAML with line numbers: values for front matter, nodes for deck files, one kind of error for both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import yaml

from mkdeck import lazy_re as re

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


_ENTRY = re.compile(r"(?![-#?:\s])[^:]*:(?:\s|$)")
"""A line with which an entry of the outermost mapping begins."""


def mistakes_and_rest(text: str, first: YamlError) -> tuple[list[YamlError], str]:
    """Return all mistakes of a YAML text of entries, of which the `first` is known, and the text without their entries.

    The entries are read one by one, so that a mistake in one tells nothing false of the next; of each the first one is
    told. Where one entry cites another, they cannot be read apart, and the first mistake is all that is known.
    """
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _ENTRY.match(line)]
    cites = "&" in text and "*" in text
    bounds = [] if cites else [*zip([0, *starts], [*starts, len(lines)], strict=True)]
    found: dict[tuple[int, int], YamlError] = {}
    for start, end in bounds:
        try:
            load_yaml("\n".join(lines[start:end]))
        except YamlError as error:
            found[start, end] = YamlError(start + error.line, error.message)
    of_first = next(((start, end) for start, end in bounds if start < first.line <= end), (0, len(lines)))
    if of_first in found or not found or first.line < min(error.line for error in found.values()):
        found[of_first] = first
    for start, end in found:
        lines[start:end] = [""] * (end - start)
    return sorted(found.values(), key=lambda error: error.line), "\n".join(lines)


def _guarded(read: Any, text: str, *, aliases: bool = True) -> Any:
    try:
        _refuse_depth(text, aliases=aliases)
        return read(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _explained(error, text) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlError(line, "a character that cannot be seen stands in this line; delete it") from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a tagged date such as !!timestamp 2024-13-01
        raise YamlError(1, f"{' '.join(str(error).split())}; {_IN_QUOTES}") from error


_UNCLOSED = "a `[` or `{` is not closed; put commas between what stands in it, and its other half behind the last one"
_TAB = "the line is indented with a tab; use spaces"
_LIST = "a list begins on the line below its key, with `- ` before each item"
_INDENT = "this line is indented otherwise than those it belongs to; give lines that belong together one indent"
_CONTINUES = (
    "the indent makes this line a part of the text above it; begin a key where the others begin, "
    "or put a text with a colon in quotes"
)
_NO_KEY_ABOVE = "the line above this one is no `key: value`; put a colon and a blank behind its key"
_IN_QUOTES = "put the text in quotes"

_ADVICE = tuple(
    (re.compile(said), advice)
    for said, advice in {
        r"expected ',' or": _UNCLOSED,
        r"unexpected end of stream": "the quotation mark is not closed; put the same one at the end of the text",
        r"mapping values are not allowed": (
            "a colon makes a key of what stands before it; "
            "put a text with a colon in quotes, and each key on a line of its own"
        ),
        r"sequence entries are not allowed": _LIST,
        r"expected '-' indicator": f"{_LIST}; no key can follow it here",
        r"tab character|'\\t' that cannot": _TAB,
        r"alphabetic or numeric character|undefined alias": f"a text may not begin with `*` or `&`; {_IN_QUOTES}",
        r"unknown escape character": "a backslash within double quotes is written twice, or within single quotes once",
        r"for the tag|tag handle|expected '>'": f"a text may not begin with `!`; {_IN_QUOTES}",
        r"comment or (?:a )?line break|chomping": (
            f"nothing may follow `|` or `>`; begin the text on the next line, or {_IN_QUOTES}"
        ),
        r"<document start>": _INDENT,
        r"expected ':'": "this line is no `key: value`; put a colon behind its key",
        r"unhashable key": "a key is a text; put it in quotes if it holds brackets or braces",
        r"another document": "the line `---` ends what is read; leave it out",
    }.items()
)
"""What to do, by what PyYAML's two loaders say: https://github.com/yaml/pyyaml/tree/main/lib/yaml"""

_OPENS_EARLIER = re.compile(r"expected ',' or|unexpected end of stream|expected ':'")
"""What is told of at the end of the text, though the sign that matters stands where it opens."""


def _explained(error: yaml.MarkedYAMLError, text: str) -> YamlError:
    """Return the error in words that say what to do."""
    said = error.problem or error.context or str(error)
    mark = error.problem_mark or error.context_mark
    if error.context_mark and _OPENS_EARLIER.search(said):
        mark = error.context_mark
    lines = text.rstrip().split("\n")
    number, column = (mark.line, mark.column) if mark else (0, 0)
    if number >= len(lines):  # behind all lines
        number, column = len(lines) - 1, len(lines[-1])
    advice = _advice(said, lines, number, column)
    return YamlError(number + 1, advice or f"{said}; {_IN_QUOTES}")


def _advice(said: str, lines: Sequence[str], number: int, column: int) -> str | None:
    """Return what to do about what PyYAML says of a place."""
    line = lines[number]
    found = line[column : column + 1]
    if said == "did not find expected key" or said.startswith("expected <block end>, but"):
        if line[:column].strip():
            return f"a value ends before `{found}`; put the whole of it in quotes, and a quotation mark in it twice"
        follows_item = number > 0 and lines[number - 1].lstrip().startswith("- ")
        return _LIST if line.lstrip().startswith("- ") and not follows_item else _INDENT
    if re.search("cannot start any token|expected (?:the )?node content", said):
        if found == "\t":
            return _TAB
        return f"a text may not begin with {found}; {_IN_QUOTES}" if found.strip() else _UNCLOSED
    if said.startswith("mapping values") and number and lines[number - 1].strip():
        if not re.search(r":(?:\s|$)", lines[number - 1]):
            return _NO_KEY_ABOVE
        if line[:1].isspace() and not re.search(r":\s", line[:column]):
            return _CONTINUES
    return next((advice for pattern, advice in _ADVICE if pattern.search(said)), None)


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
