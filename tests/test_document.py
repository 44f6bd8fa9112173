"""The block tree: every block with its lines, its own source and the headings above it."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.cards import Block
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document

LESSON = Path(__file__).parent.parent / "content" / "21-career-connection.md"

MARKDOWN = st.lists(
    st.sampled_from(
        [
            "# ",
            "## ",
            "- ",
            "* ",
            "1. ",
            "2) ",
            "> ",
            "    ",
            "\t",
            "```",
            "~~~py",
            "---",
            "===",
            "|a|b|",
            "|-|-|",
            "\n",
            "\n\n",
            "**",
            "*",
            "`",
            "[",
            "](x)",
            "![",
            "<div>",
            "</div>",
            "<br>",
            ": ",
            "word ",
            "Answer: ",
            "why? ",
            "é",
            "字",
        ]
    )
    | st.text(string.printable, max_size=5),
    max_size=40,
).map("".join)


def tree(text: str) -> Block:
    lesson = parse_lesson("lesson.md", text)
    assert isinstance(lesson, Lesson)
    return parse_document(lesson).root


def blocks(text: str, kind: str) -> list[Block]:
    return [block for block in tree(text).walk() if block.kind == kind]


def test_lines_are_those_of_the_file_front_matter_included() -> None:
    text = "---\ntitle: T\n---\n\nOne\ntwo.\n\n> three\n"
    assert [(b.kind, b.span.first, b.span.last) for b in tree(text).walk()][1:] == [
        ("front matter", 1, 3),
        ("entry", 1, 3),
        ("paragraph", 5, 6),
        ("quote", 8, 8),
        ("paragraph", 8, 8),
    ]


def test_the_source_of_a_block_stands_on_its_own() -> None:
    text = "> 1. Why?\n>\n>    Because:\n>\n>    ```c\n>      a;\n>    ```\n>    * one\n>      two\n"
    item = blocks(text, "item")[0]
    assert item.source == "Why?\n\nBecause:\n\n```c\n  a;\n```\n* one\n  two"
    assert blocks(text, "code")[0].source == "```c\n  a;\n```"
    assert blocks(text, "list")[1].source == "* one\n  two"


def test_lazy_lines_belong_to_their_quotation() -> None:
    quote = blocks("> one\ntwo\n", "quote")[0]
    assert (quote.source, quote.children[0].source) == ("> one\ntwo", "one\ntwo")


def test_tabs_count_as_indentation() -> None:
    assert blocks("-\tone\n\n\ttwo\n", "item")[0].source == "one\n\ntwo"


def test_items_know_their_numbers_and_lists_their_order() -> None:
    text = "3. c\n4. d\n\n- x\n"
    assert [item.number for item in blocks(text, "item")] == [3, 4, None]
    assert [found.ordered for found in blocks(text, "list")] == [True, False]


def test_headings_open_sections_and_name_the_context_of_what_stands_in_them() -> None:
    text = "Zero\n\n# A\n\nOne\n\n## B\n\nTwo\n\n# C\n\nThree\n"
    assert {b.text: b.context for b in blocks(text, "paragraph")} == {
        "Zero": (),
        "One": ("A",),
        "Two": ("A", "B"),
        "Three": ("C",),
    }
    assert [(b.context, b.span.first, b.span.last) for b in blocks(text, "section")] == [
        ((), 3, 9),
        (("A",), 7, 9),
        ((), 11, 13),
    ]


def test_a_bold_first_line_is_the_title_of_a_quotation_but_not_of_a_section() -> None:
    assert blocks("> **Note**\n>\n> Text\n", "paragraph")[1].context == ("Note",)
    assert blocks("**Note**\n\nText\n", "paragraph")[1].context == ()


def test_marks_lie_on_the_text_without_markup() -> None:
    inline = blocks("a **b *c*** `d` [e **f**](g) ![h](i) <b>j</b>\nk", "paragraph")[0].inline
    assert inline.text == "a b c d e f h j\nk"
    assert [(m.kind, inline.text[m.start : m.end], m.target) for m in inline.marks] == [
        ("strong", "b c", ""),
        ("emphasis", "c", ""),
        ("code", "d", ""),
        ("link", "e f", "g"),
        ("strong", "f", ""),
        ("image", "h", "i"),
        ("html", "", "<b>"),
        ("html", "", "</b>"),
    ]


def test_definition_lists_and_tables() -> None:
    assert [b.source for b in blocks("Term\n:   one\n\n    two\n", "definition")] == ["one\n\ntwo"]
    assert [b.text for b in blocks("|a|**b**|\n|-|-|\n|c|d|\n", "cell")] == ["a", "b", "c", "d"]


@given(MARKDOWN)
def test_any_text_gives_a_tree_whose_children_lie_within_their_parents(text: str) -> None:
    lesson = parse_lesson("lesson.md", text)
    if not isinstance(lesson, Lesson):
        return
    for block in parse_document(lesson).root.walk():
        assert 1 <= block.span.first <= block.span.last <= len(lesson.lines)
        assert all(block.span.contains(child.span) for child in block.children)
        assert all(0 <= mark.start <= mark.end <= len(block.text) for mark in block.inline.marks)


@given(MARKDOWN)
def test_a_prefix_moves_the_lines_and_nothing_else(text: str) -> None:
    plain, moved = tree("x\n\n" + text), tree("---\na: 1\n---\nx\n\n" + text)
    assert [(b.kind, b.source, b.span.first + 3) for b in list(plain.walk())[1:]] == [
        (b.kind, b.source, b.span.first) for b in list(moved.walk())[3:]
    ]


@pytest.mark.parametrize("sign", ["> ", "- ", "* 1. "])
def test_depth_is_no_danger(sign: str) -> None:
    assert tree(sign * 5000 + "deep").children


def test_the_lesson_is_read_whole() -> None:
    lesson = parse_lesson("lesson.md", LESSON.read_text(encoding="utf-8"))
    assert isinstance(lesson, Lesson)
    covered = {
        line for block in parse_document(lesson).root.children for line in range(block.span.first, block.span.last + 1)
    }
    missing = [n for n, line in enumerate(lesson.lines, 1) if line.strip() and n > lesson.body and n not in covered]
    assert missing == []
