"""Mark schemes in tables whose rows name the parts of questions: “1(a)”, “1(b)(ii)”, “Q2 c”, “01.2”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Block, Inline
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.part_labels import PartLabel, bare_sign, next_label, whole_label
from mkdeck.recognition.tables import NUMBERS
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import has_word, plain, words

_FEWEST = 2
_MOSTLY = 0.8
"""The share of its rows that a mark scheme has labels for; among the others there may be one of the sum."""
_NUMBERS = frozenset([*NUMBERS, "q", "qn", "qu", "ques"])
"""What the column of labels is called."""


@dataclass(frozen=True, slots=True)
class PartEntry:
    """What a mark scheme has for one part: the row with its label, and the cells that answer, of further rows too."""

    label: PartLabel
    row: Block
    answer: tuple[Block, ...]


def names_only_parts(cells: Sequence[Block]) -> bool:
    """Whether nearly all cells of a column are but labels, with a letter or a numeral at least, and so ask nothing."""
    texts = [cell.text.strip() for cell in cells if cell.text.strip()]
    named = [label for text in texts if (label := whole_label(text) or bare_sign(text))]
    has_letters = any(len(label) > 1 or not label[-1].isdecimal() for label in named)
    return len(named) >= _FEWEST and has_letters and len(named) >= _MOSTLY * len(texts)


def entries_of_parts(table: Block) -> list[PartEntry]:
    """Return the entries of a mark scheme by parts, “Question | Answer | Mark”; none of any other table."""
    if table.kind != "table" or len(table.children) <= _FEWEST:
        return []
    titles = [plain(cell.text) for cell in table.children[0].children]
    if not titles or not (titles[0] in _NUMBERS or has_word(titles[0], "question") or has_word(titles[0], "part")):
        return []
    answer = next((at for at, title in enumerate(titles) if at and _names_answer(title)), 0)
    is_apart = answer > 1 and has_word(titles[1], "part") and not has_word(titles[0], "part")
    rows = _with_whole_labels(table.children[1:]) if is_apart else table.children[1:]
    return _entries(rows, answer) if answer else []


def _with_whole_labels(rows: Sequence[Block]) -> Sequence[Block]:
    """Return rows whose second cells name the parts of the questions in their first cells, with both in the first.

    A question that is asked in several parts may be named in the first of their rows alone.
    """
    made: list[Block] = []
    number = ""
    for row in rows:
        first, *more = row.children
        number = first.text.strip() or number
        sign = more[0].text.strip(" ().") if more else ""
        label = f"{number}({sign})" if sign else first.text
        made.append(replace(row, children=(replace(first, inline=Inline(label)), *more)))
    return made


def _names_answer(title: str) -> bool:
    return title in words("key") or any(part in words("answer") for part in (title, *title.split()))


def _entries(rows: Sequence[Block], answer: int) -> list[PartEntry]:
    """Return the entries of rows; none where what is told in many rows belongs to no label, or no label has a part."""
    found: list[PartEntry] = []
    others = 0
    slipped = _typed_twice(rows)
    for place, row in enumerate(rows):
        named, told = (row.children[at] if at < len(row.children) else None for at in (0, answer))
        if named is None or told is None:
            continue
        label = slipped.get(place) or _label_in_row(named.text.strip(), found)
        cell = paragraph(told.inline, row)
        if not named.text.strip() and plain(told.text).rstrip(" 0123456789") in words("sum_of_points"):
            continue
        if label is None:
            others += bool(told.text.strip())
        elif found and found[-1].label == label:
            found[-1] = PartEntry(label, found[-1].row, (*found[-1].answer, cell))
        else:
            found.append(PartEntry(label, row, (cell,)))
    has_parts = sum(len(entry.label) > 1 for entry in found) >= _FEWEST
    return found if has_parts and len(found) >= _MOSTLY * (len(found) + others) else []


def _typed_twice(rows: Sequence[Block]) -> dict[int, PartLabel]:
    """Return the labels that were meant in rows with that of the row before: 1(b) in the second of 1(a), 1(a), 1(c)."""
    labels = [whole_label(row.children[0].text.strip()) if row.children else None for row in rows]
    meant: dict[int, PartLabel] = {}
    for place in range(1, len(rows) - 1):
        before, label, behind = labels[place - 1 : place + 2]
        if label is None or before != label or len(label) == 1 or labels.count(label) > _FEWEST:
            continue
        missing = next_label(chr(ord(label[-1][-1]) + 1), label)
        if missing is None or missing in labels or behind is None or not missing[-1].isalpha():
            continue
        if next_label(behind[-1], missing) == behind:
            meant[place] = missing
    return meant


def _label_in_row(text: str, before: Sequence[PartEntry]) -> PartLabel | None:
    """Return the label of a row: its own, one that goes on with that before it, or that one where the cell is empty."""
    if (label := whole_label(text)) is not None:
        return label
    if not before:
        return None
    further = bare_sign(text)
    return next_label(further[0], before[-1].label) if further else (None if text else before[-1].label)


def is_scheme_of_parts(table: Block) -> bool:
    """Whether a table is a mark scheme by parts, which answers several questions and none by itself."""
    return bool(entries_of_parts(table))


def is_key_by_labels(table: Block) -> bool:
    """Whether a table is a key whose rows name questions in their first cells, “4(a)”, “5b”, “7”, whatever its header.

    A first column that but counts the rows is none of a key by itself.
    """
    firsts = [row.children[0] for row in table.children[1:] if row.children] if table.kind == "table" else []
    return names_only_parts(firsts) or is_scheme_of_parts(table)


def holds_scheme_of_parts(children: Sequence[Block], place: int) -> bool:
    """Whether the block at a place holds such a scheme, or is a line with one right below it, or below a remark."""
    block = children[place]
    if block.kind != "paragraph":
        return any(map(is_scheme_of_parts, block.within("table")))
    return any(map(is_scheme_of_parts, _tables_below(children, place)))


def _tables_below(children: Sequence[Block], place: int) -> Iterator[Block]:
    for block in children[place + 1 : place + 3]:
        if block.kind not in ("paragraph", "table"):
            return
        if block.kind == "table":
            yield block
