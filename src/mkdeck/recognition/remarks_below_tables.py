"""Tables of statements that are true or false, with what a list below them says by their numbers in a column.

“- **3** – It is the other way round.” explains the verdict on statement 3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdeck.cards import HOLDING, Block, Inline
from mkdeck.facts.same_question import content_words
from mkdeck.parsing.pieces import paragraph, with_children
from mkdeck.recognition.key_entries import entries_of
from mkdeck.recognition.key_tables import number_in_cell
from mkdeck.recognition.statement_columns import statement_columns
from mkdeck.values import replace
from mkdeck.wording.words import asks, has_question_mark, is_task, words

_FEWEST, _LONGEST_TITLE, _FURTHEST = 2, 60, 4
"""Remarks; letters of their title; blocks between them and the table."""
_HEADER = Inline("Explanation")


def with_remarks_in_tables(block: Block) -> Block:
    """Return a lesson, or a part of it, whose tables of statements hold the remarks that stand below them."""
    if block.kind not in HOLDING or not block.within("table"):
        return block
    children = [
        _explained(child, block.children[place + 1 : place + 1 + _FURTHEST])
        if child.kind == "table"
        else with_remarks_in_tables(child)
        for place, child in enumerate(block.children)
    ]
    return with_children(block, children)


def _explained(table: Block, below: Sequence[Block]) -> Block:
    """Return a table with a column of remarks, or as it is where there are none on its statements."""
    title, remarks = _remarks(below)
    found = statement_columns(table) if remarks else None
    if found is None or found.explained or not found.statement:
        return table
    numbers = [number_in_cell(row.children[0].text) if row.children else "" for row in table.children]
    counted = [number for number in numbers if number]
    if not remarks.keys() <= set(counted) or len(set(counted)) < len(counted):
        return table
    header, *rows = table.children
    statements = {
        number: row.children[found.statement].text
        for number, row in zip(numbers, table.children, strict=True)
        if len(row.children) > found.statement
    }
    if not _says(title, "explained") and not _belong(remarks, counted, statements):
        return table
    cells = [remarks.get(number, Inline()) for number in numbers[1:]]
    return replace(table, children=(_with_cell(header, _HEADER), *map(_with_cell, rows, cells)))


def _with_cell(row: Block, told: Inline) -> Block:
    return replace(row, children=(*row.children, replace(paragraph(told, row), kind="cell")))


def _belong(remarks: Mapping[str, Inline], numbers: Sequence[str], statements: Mapping[str, str]) -> bool:
    """Whether notes are on statements: they leave out some before others, or half of them share a word with theirs.

    “1. The bus leaves at nine.” below “Notes” has but a number in common.
    """
    if list(remarks) != list(numbers[: len(remarks)]):
        return True
    shared = (content_words(told.text) & content_words(statements.get(number, "")) for number, told in remarks.items())
    return 2 * sum(map(bool, shared)) >= len(remarks)


def _remarks(below: Sequence[Block]) -> tuple[str, Mapping[str, Inline]]:
    """Return the remarks of the list below a table by their numbers, if what stands above them calls them so, and that.

    Below a title a sentence may lead up to them.
    """
    for place, child in enumerate(below):
        if child.kind in ("table", "rule"):
            return "", {}
        if child.kind == "section":
            title, *told = child.children
            more = told[:-1]
            is_only = len(more) <= 1 and all(
                one.kind == "paragraph" and not has_question_mark(one.text) for one in more
            )
            return title.text, _entries(told[-1]) if told and is_only and _calls_remarks(title.text) else {}
        if child.kind == "list":
            title_text = below[place - 1].text if place else ""
            return title_text, _entries(child) if _calls_remarks(title_text) else {}
    return "", {}


def _calls_remarks(title: str) -> bool:
    """Whether a title or a line is that of remarks or explanations: “Notes for the trainer”, “Why:”."""
    return len(title) <= _LONGEST_TITLE and (_says(title, "explained") or _says(title, "commented"))


def _says(title: str, table: str) -> bool:
    """Whether one of the words of a title, or what it is the plural of, stands in a table."""
    said = title.casefold().replace(":", " ").split()
    return any(word in words(table) or word.removesuffix("s") in words(table) for word in said)


def _entries(block: Block) -> Mapping[str, Inline]:
    """Return the entries of a list by their numbers, if each is one paragraph that neither asks nor sets a task."""
    told = list(entries_of(block)) if block.kind == "list" else []
    are_remarks = all(
        number and len(entry) == 1 and entry[0].kind == "paragraph" and not _asks(entry[0].text)
        for number, entry in told
    )
    entries = {number: entry[0].inline for number, entry in told} if are_remarks else {}
    return entries if len(entries) == len(told) >= _FEWEST else {}


def _asks(text: str) -> bool:
    return asks(text) or is_task(text)
