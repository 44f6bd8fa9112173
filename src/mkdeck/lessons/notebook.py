"""Reads Jupyter notebooks as Markdown: their Markdown cells, and code cells as fences with what they print.

Every line of Markdown stands at the line that it has in the notebook's file as Jupyter saves it, so that `path:line`
leads there. Only a code cell that prints is laid out from its first line on, because Jupyter saves outputs before the
code. https://nbformat.readthedocs.io/en/latest/format_description.html
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mkdeck import lazy_re as re
from mkdeck.values import dataclass

_FORMAT = 4
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_BACKTICKS = re.compile(r"^\s*(`{3,})", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook as lines of Markdown; `first` is the place of the first cell's text, `title` the one it is given."""

    lines: tuple[str, ...]
    first: int
    title: str


class NotebookError(Exception):
    """What keeps a file from being read as a notebook, and the line where that is."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


def read_notebook(text: str) -> Notebook:
    """Return the Markdown of a notebook's JSON. Raises NotebookError."""
    try:
        notebook = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotebookError(error.lineno, f"not a notebook, since it is not valid JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:  # ValueError: a number of thousands of digits
        raise NotebookError(1, "not a notebook; its JSON holds what no notebook does") from error
    if not isinstance(notebook, dict) or not isinstance(notebook.get("nbformat"), int):
        raise NotebookError(1, "not a notebook: its JSON holds no `nbformat`")
    if notebook["nbformat"] != _FORMAT:
        raise NotebookError(
            1,
            f"a notebook of format {notebook['nbformat']}, and mkdeck reads {_FORMAT}; "
            "open and save it in a Jupyter of today, or run: jupyter nbconvert --to notebook --inplace FILE",
        )
    metadata = _mapping(notebook.get("metadata"))
    lines: list[str] = []
    first = 0
    for number, (cell, start) in enumerate(_placed_cells(notebook), 1):
        source = _source(cell, start, number)
        at = _line_of(cell, start, "source") + 1
        match cell.get("cell_type"):
            case "markdown":
                placed = source
            case "raw" if number == 1 and source[0] == "---":
                placed = source
            case "code" if any(line.strip() for line in source):
                outputs = list(_outputs(cell))
                at = start if outputs else at - 1
                placed = _fenced(source, _language(metadata))
                for output in outputs:
                    placed += ["", *_fenced(output)]
            case _:
                placed = []
        first = at if number == 1 else first
        lines += [""] * (at - len(lines)) + placed
    title = metadata.get("title")
    return Notebook(tuple(lines), min(first, len(lines)), title if isinstance(title, str) else "")


def _placed_cells(notebook: Mapping[str, Any]) -> Iterator[tuple[dict[str, Any], int]]:
    """Yield each cell, with the place of its first line in the file, from 0."""
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise NotebookError(1, "not a notebook: its JSON holds no list of `cells`")
    at = _line_of(notebook, 0, "cells") + 1
    for number, cell in enumerate(cells, 1):
        if not isinstance(cell, dict):
            raise NotebookError(at + 1, f"cell {number} of the notebook is none")
        yield cell, at
        at += _height(cell)


def _line_of(mapping: Mapping[str, Any], start: int, key: str) -> int:
    """Return the line of a key in a mapping that begins at line `start`."""
    line = start + 1
    for name, value in mapping.items():
        if name == key:
            break
        line += _height(value, name)
    return line


def _height(value: Any, key: str = "") -> int:
    """Return how many lines Jupyter fills with a value; it saves texts as a list of their lines."""
    if isinstance(value, str) and (key in ("source", "text") or key.startswith("text/")):
        value = _text(value).split("\n") if value else []
    if isinstance(value, dict) and value:
        return 2 + sum(_height(item, name) for name, item in value.items())
    if isinstance(value, list) and value:
        lines = _text(value).count("\n") + 1 if all(isinstance(item, str) for item in value) else 0
        return 2 + max(sum(map(_height, value)), lines)
    return 1


def _source(cell: Mapping[str, Any], start: int, number: int) -> list[str]:
    source = cell.get("source")
    is_text = isinstance(source, str) or (isinstance(source, list) and all(isinstance(line, str) for line in source))
    if not is_text:
        raise NotebookError(start + 1, f"cell {number} of the notebook has no text as its `source`")
    return _text(source).split("\n")


def _text(value: Any) -> str:
    """Return a text that is saved as such or as the list of its lines, with each line ended the same way."""
    text = "".join(map(str, value)) if isinstance(value, list) else str(value)
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")


def _outputs(cell: Mapping[str, Any]) -> Iterator[list[str]]:
    """Yield the lines of what a code cell printed or returned as text; pictures, warnings and errors are left out."""
    outputs = cell.get("outputs")
    for output in outputs if isinstance(outputs, list) else []:
        match output:
            case {"output_type": "stream", "name": "stdout", "text": text}:
                pass
            case {"output_type": "execute_result" | "display_data", "data": {"text/plain": text, **others}}:
                if any(str(kind).startswith("image/") for kind in others):
                    continue
            case _:
                continue
        lines = _ANSI.sub("", _text(text)).split("\n")
        if any(line.strip() for line in lines):
            yield lines


def _fenced(lines: Sequence[str], language: str = "") -> list[str]:
    longest = max((len(found) for found in _BACKTICKS.findall("\n".join(lines))), default=2)
    fence = "`" * (longest + 1)
    return [fence + language, *lines, fence]


def _language(metadata: Mapping[str, Any]) -> str:
    name = _mapping(metadata.get("language_info")).get("name") or _mapping(metadata.get("kernelspec")).get("language")
    return name if isinstance(name, str) and name.isprintable() and "`" not in name else ""


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}
