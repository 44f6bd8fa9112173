"""Tables that are drawn with signs: the same blocks as those of a table between bars, or the text that they were."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.cards import Block
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document
from mkdeck.parsing.pieces import in_cell

DRAWN = """\
+-----------+-----------------+
| Term      | Meaning         |
+===========+=================+
| *moraine* | rubble that ice |
|           | left behind     |
+-----------+-----------------+
| 氷河      | - ice           |
|           | - that moves    |
+-----------+-----------------+
"""


def tree(text: str) -> Block:
    lesson = parse_lesson("lesson.md", text)
    assert isinstance(lesson, Lesson)
    return parse_document(lesson).root


def cells(table: Block) -> list[list[str]]:
    return [[in_cell(cell) for cell in row.children] for row in table.children]


def test_cells_hold_markdown_over_several_lines() -> None:
    (table,) = tree(DRAWN).children
    assert table.kind == "table"
    assert cells(table) == [
        ["Term", "Meaning"],
        ["*moraine*", "rubble that ice left behind"],
        ["氷河", "- ice\n- that moves"],
    ]
    assert [row.roles for row in table.children] == [("header",), (), ()]


def test_rows_and_cells_have_the_lines_of_the_file() -> None:
    table = tree(f"# Ice\n\n{DRAWN}\nMore.\n").within("table")[0]
    assert (table.span.first, table.span.last) == (3, 11)
    assert [(row.span.first, row.span.last) for row in table.children] == [(4, 4), (6, 7), (9, 10)]


def test_on_a_card_it_is_a_table_between_bars() -> None:
    (table,) = tree(DRAWN).children
    assert table.source == (
        "| Term | Meaning |\n|---|---|\n| *moraine* | rubble that ice left behind |\n| 氷河 | ice<br>that moves |"
    )


def test_a_table_without_a_header_has_an_empty_one() -> None:
    (table,) = tree("+---+----+\n| a | b  |\n+---+----+\n| c | d  |\n+---+----+\n").children
    assert cells(table) == [["", ""], ["a", "b"], ["c", "d"]]


def test_one_in_a_list_or_a_quotation_belongs_to_it() -> None:
    indented = "\n".join(f"  {line}" for line in DRAWN.splitlines())
    assert [block.kind for block in tree(f"- Ice:\n\n{indented}\n").walk()].count("table") == 1
    quoted = "\n".join(f"> {line}" for line in DRAWN.splitlines())
    assert [block.kind for block in tree(f"{quoted}\n").walk()].count("table") == 1


@pytest.mark.parametrize(
    "text",
    [
        "+---+\n| a |\n",
        "+---+\n+---+\n",
        "+---+---+\n| a     |\n+---+---+\n| b | c |\n+---+---+\n",
        "+---+---+\n| a | b |\n+   +---+\n|   | c |\n+---+---+\n",
        "+---+---+\n| a | b |\n+===+===+\n| c | d |\n+===+===+\n| e | f |\n+---+---+\n",
        "+---+---+\n| a | b | c |\n+---+---+\n",
        "+ a\n+ b\n",
        "    +---+\n    | a |\n    +---+\n",
        "```\n+---+\n| a |\n+---+\n```\n",
        "Costs:\n+---+\n| a |\n+---+\n",
    ],
)
def test_all_else_is_no_table(text: str) -> None:
    assert "table" not in {block.kind for block in tree(text).walk()}


def width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


TEXTS = (
    st.text("abcäß水*`_ ", max_size=12)
    .map(str.strip)
    .filter(lambda text: not text.startswith(("+", "-", "*", "_", "`")))
)


@given(st.integers(1, 4).flatmap(lambda columns: st.lists(st.tuples(*[TEXTS] * columns), min_size=2, max_size=4)))
def test_it_says_what_a_table_between_bars_says(rows: list[tuple[str, ...]]) -> None:
    widths = [max(map(width, column)) + 1 for column in zip(*rows, strict=True)]
    line = "+" + "".join("-" * (room + 1) + "+" for room in widths)
    drawn = [line]
    for number, row in enumerate(rows):
        padded = (f" {text}{' ' * (room - width(text))}|" for text, room in zip(row, widths, strict=True))
        drawn += ["|" + "".join(padded), line if number else line.replace("-", "=")]
    bars = [f"| {' | '.join(row)} |" for row in rows]
    plain = [bars[0], "|" + "---|" * len(widths), *bars[1:]]
    (table,) = tree("\n".join(drawn)).children
    (same,) = tree("\n".join(plain)).children
    assert [[(cell.text, cell.inline.marks) for cell in row.children] for row in table.children] == [
        [(cell.text, cell.inline.marks) for cell in row.children] for row in same.children
    ]


@pytest.mark.parametrize(
    "text",
    [
        "+---+\n" * 20_000,
        "| a |\n" * 20_000,
        "+---+\n| a |\n" * 10_000 + "| b\n",
        "+" + "-+" * 40_000 + "\n",
        "+" + "-" * 40_000 + "\n" + "| a\n" * 20,
    ],
)
def test_what_looks_like_many_tables_is_read_in_no_time(text: str) -> None:
    start = time.process_time()
    tree(text)
    assert time.process_time() - start < 4
