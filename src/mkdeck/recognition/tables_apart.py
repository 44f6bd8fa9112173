"""Tables that stand side by side in one, to save paper: “Prefix | Meaning | Prefix | Meaning”.

Each is read as a table of its own, one below the other, and its empty rows are left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.cards import HOLDING, Block, Markdown
from mkdeck.values import replace
from mkdeck.wording.words import plain

_FEWEST_COLUMNS = 2


def with_tables_apart(lesson: Block) -> Block:
    """Return a lesson in which each table whose header says the same several times is as many tables."""
    if not any(len(_groups(table)) > 1 for table in lesson.within("table")):
        return lesson
    return _apart(lesson)


def _apart(block: Block) -> Block:
    if block.kind not in HOLDING:
        return block
    children = tuple(part for child in block.children for part in _parts(child))
    return replace(block, children=children)


def _parts(block: Block) -> Sequence[Block]:
    groups = _groups(block) if block.kind == "table" else ()
    if len(groups) < _FEWEST_COLUMNS:
        return [_apart(block)]
    return [_part(block, group) for group in groups]


def _groups(table: Block) -> Sequence[range]:
    """Return the columns of each table within one; a column without a title or a cell parts two of them."""
    if not table.children:
        return ()
    titles = [plain(cell.text) for cell in table.children[0].children]
    if len(titles) < 2 * _FEWEST_COLUMNS or not titles[0] or titles.count(titles[0]) < _FEWEST_COLUMNS:
        return ()
    starts = [place for place, title in enumerate(titles) if title == titles[0]]
    groups = [range(start, end) for start, end in zip(starts, [*starts[1:], len(titles)], strict=True)]
    wide = len(titles[starts[-1] :])
    told = [titles[group.start : group.start + wide] for group in groups]
    between = [place for group in groups for place in group[wide:]]
    are_alike = all(part == told[0] and len(part) == wide for part in told)
    is_parted = not any(_has_text(row, place) for row in table.children for place in between)
    if not are_alike or not is_parted or wide < _FEWEST_COLUMNS or len(set(told[0])) < wide or not all(told[0]):
        return ()
    return [range(group.start, group.start + wide) for group in groups]


def _has_text(row: Block, place: int) -> bool:
    return place < len(row.children) and bool(row.children[place].text.strip())


def _part(table: Block, columns: range) -> Block:
    """Return the table in some columns of one, without the rows in which nothing stands there.

    The first one keeps the source of all, so that an answer shows that once.
    """
    header, *rows = (replace(row, children=row.children[columns.start : columns.stop]) for row in table.children)
    told = (row for row in rows if any(cell.text.strip() for cell in row.children))
    source = table.source if columns.start == 0 else Markdown("")
    return replace(table, source=source, children=(header, *told))
