"""The parser's rule for tables that are drawn with signs, whose cells hold any Markdown.

    +-----------+----------------+
    | Term      | Meaning        |
    +===========+================+
    | moraine   | - rubble       |
    |           | - left by ice  |
    +-----------+----------------+

https://pandoc.org/MANUAL.html#extension-grid_tables,
https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#grid-tables. A table in which a cell goes over
several columns or rows stays the text that it is to CommonMark.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.parsing.commonmark import StateBlock
from mkdeck.values import dataclass

GRID = "grid_table"
"""The type of the tokens of such tables; `token.meta["grid"]` is the `Grid`."""

_LINE = re.compile(r"\+(?:[-:]{1,500}\+){1,60}|\+(?:[=:]{1,500}\+){1,60}")
_FEWEST = 3
"""Lines of a table: one of a row, between two that are drawn."""
_WIDE = ("W", "F")
"""Signs of East Asian scripts, which take the room of two: https://www.unicode.org/reports/tr11/."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it is drawn: its rows, and whether the first of them is its header.

    Each row is the number of its first line, counted from that of the table, and the lines of each of its cells.
    """

    rows: tuple[tuple[int, tuple[tuple[str, ...], ...]], ...]
    has_header: bool


def grid_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a drawn table as one token; a rule of the parser, that stands before the one for lists."""
    if silent or state.is_code_block(start):
        return False
    lines = list(_lines(state, start, end))
    grid = _read(lines)
    if grid is None:
        return False
    token = state.push(GRID, "", 0)
    token.map, token.meta = [start, start + len(lines)], {"grid": grid}
    state.line = start + len(lines)
    return True


def _lines(state: StateBlock, start: int, end: int) -> Iterator[str]:
    """Yield the lines from one on that may be of a drawn table."""
    for number in range(start, end):
        line = state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()
        if not line.startswith(("+", "|")) or state.sCount[number] < state.blkIndent:
            return
        yield line


def _read(lines: Sequence[str]) -> Grid | None:
    """Return the table that lines draw; None where they draw none, or one with cells over several others."""
    if len(lines) < _FEWEST or not (_is_line(lines[0]) and _is_line(lines[-1])):
        return None
    columns = [place for place, sign in enumerate(lines[0]) if sign == "+"]
    rows: list[tuple[int, tuple[tuple[str, ...], ...]]] = []
    below: list[int] = []
    own: list[list[str]] = []
    first = 1
    for number, line in enumerate(lines[1:], 1):
        places = _places(line, columns)
        if places is None or len(line) > places[-1] + 1:
            return None
        if line[0] == "|" and all(line[place] == "|" for place in places):
            own.append([line[before + 1 : behind] for before, behind in pairwise(places)])
        elif _is_line(line) and own:
            rows.append((first, tuple(map(_without_indent, zip(*own, strict=True)))))
            below += [len(rows)] if "=" in line else []
            own, first = [], number + 1
        else:
            return None
    return Grid(tuple(rows), below[:1] == [1]) if not own and below in ([], [1]) else None


def why_no_grid(text: str) -> str | None:
    """Return why a text that begins as a drawn table is none, as a clause that begins with “it”; else None."""
    lines = [line.rstrip() for line in text.split("\n")]
    if not lines[0].startswith("+") or not _is_line(lines[0]):
        return None
    columns = [place for place, sign in enumerate(lines[0]) if sign == "+"]
    for number, line in enumerate(lines, 1):
        places = _places(line, columns)
        if places is None or len(line) > places[-1] + 1:
            return f"it begins as a drawn table, whose line {number} is longer or shorter than the first one"
    return "it begins as a drawn table, but a cell goes over several others, or the last line is not drawn"


def _is_line(line: str) -> bool:
    """Whether a line is one between two rows."""
    return line[0] == "+" and _LINE.fullmatch(line) is not None


def _places(line: str, columns: Sequence[int]) -> list[int] | None:
    """Return the places of a line's signs in some columns; None where it is too short, or a sign lies over one."""
    if line.isascii():
        return list(columns) if len(line) > columns[-1] else None
    at: dict[int, int] = {}
    column = 0
    for place, sign in enumerate(line):
        if not unicodedata.combining(sign):
            at[column] = place
            column += 2 if unicodedata.east_asian_width(sign) in _WIDE else 1
    places = [at.get(column, -1) for column in columns]
    return None if -1 in places else places


def _without_indent(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of a cell without the blanks that all of them begin with."""
    told = [line for line in lines if line.strip()]
    indent = min((len(line) - len(line.lstrip()) for line in told), default=0)
    return tuple(line[indent:].rstrip() for line in lines)
