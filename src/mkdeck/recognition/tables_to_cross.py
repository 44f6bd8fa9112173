"""Tables of statements in which a reader is to cross true or false: “1. | Bats are blind. | T | F”."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import cut
from mkdeck.recognition.statement_columns import NO_CROSS
from mkdeck.wording.words import plain, truth_pairs

_FEWEST_ROWS, _FEWEST_WORDS = 2, 3
_COLUMNS = 3
_NUMBER = re.compile(r"\(?(?P<number>\d{1,2})\s?[.):]?\)?")
_NUMBER_BEFORE = re.compile(r"\(?(?P<number>\d{1,2})[.)]\)?\s{1,3}(?=\S)")


def rows_to_cross(table: Block) -> list[tuple[str, Inline, Block]]:
    """Return the statements of a table, each with its number and its row; nothing of a table of another kind.

    The last two columns hold the words for true and false, in all rows or in the header alone above places for a cross.
    """
    if table.kind != "table" or len(table.children[0].children) < _COLUMNS:
        return []
    header, *body = table.children
    is_named = _is_pair(header.children[-2:])
    rows = body if is_named or not any(cell.text.strip() for cell in header.children) else table.children
    rows = body if rows is table.children and not _crosses(header, is_named=False) else rows
    if len(rows) < _FEWEST_ROWS or not all(_crosses(row, is_named=is_named) for row in rows):
        return []
    told = [_statement(row, place) for place, row in enumerate(rows, 1)]
    numbers = [number for number, _ in filter(None, told)]
    if len(numbers) < len(rows) or len(set(numbers)) < len(numbers):
        return []
    return [(*one, row) for one, row in zip(filter(None, told), rows, strict=True)]


def pair_to_cross(table: Block) -> tuple[str, str] | None:
    """Return the words for true and for false above the last two columns of a table, or in its rows; None without."""
    rows = (row.children[-2:] for row in table.children)
    return next((pair for cells in rows if (pair := _pair_in(cells)) is not None), None)


def _is_pair(cells: Sequence[Block]) -> bool:
    return _pair_in(cells) is not None


def _pair_in(cells: Sequence[Block]) -> tuple[str, str] | None:
    """Return the words or the letters for true and for false, if two cells hold them."""
    said = tuple(plain(cell.text) for cell in cells)
    return next((pair for pair in sorted(truth_pairs()) if said in (pair, pair[::-1])), None)


def _crosses(row: Block, *, is_named: bool) -> bool:
    """Whether the last two cells of a row wait for a cross."""
    last = row.children[-2:]
    return _is_pair(last) or (is_named and all(NO_CROSS.fullmatch(cell.text) for cell in last))


def _statement(row: Block, place: int) -> tuple[str, Inline] | None:
    """Return the number of a row, its place where it has none, and what it states."""
    filled = [cell for cell in row.children[:-2] if cell.text.strip()]
    number = _NUMBER.fullmatch(filled[0].text.strip()) if len(filled) > 1 else None
    cells = filled[1:] if number else filled
    if len(cells) != 1 or len(cells[0].text.split()) < _FEWEST_WORDS:
        return None
    before = None if number else _NUMBER_BEFORE.match(cells[0].text)
    start = before.end() if before else 0
    found = number or before
    return found["number"] if found else str(place), cut(cells[0].inline, start, len(cells[0].text))
