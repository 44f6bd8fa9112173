"""Numbers in bold on the lines of one paragraph: each begins a paragraph of its own, and none of the text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.lessons.lesson import Lesson
from mkdeck.parsing.document import parse_document

PLAIN = st.text("abc é?.", max_size=12).map(lambda text: f"x{text.strip()}")


def paragraphs(text: str) -> list[tuple[str, int, int]]:
    """Return the texts of a lesson's blocks and the lines on which they stand."""
    lesson = Lesson("a.md", tuple(text.split("\n")), 0, {})
    children = parse_document(lesson).root.children
    return [(block.text, block.span.first, block.span.last) for block in children]


@given(st.integers(1, 900), st.lists(st.lists(PLAIN, min_size=1, max_size=3), min_size=2, max_size=5))
def test_each_number_begins_a_paragraph(first: int, parts: list[list[str]]) -> None:
    numbered = [(f"{number}.", *part) for number, part in enumerate(parts, first)]
    lines = [line for number, head, *more in numbered for line in (f"**{number}** {head}", *more)]
    found = paragraphs("\n".join(lines))
    assert [text for text, _, _ in found] == [
        "\n".join([f"{number} {head}", *more]) for number, head, *more in numbered
    ]
    assert [start for _, start, _ in found] == [1, *(end + 1 for _, _, end in found[:-1])]


@pytest.mark.parametrize(
    "text",
    [
        "**3.** one line\nand another",
        "**3.** one\n**5.** another",
        "**3.** one\n4. two",
        "a line\n**1.** one\n**2.** two",
    ],
)
def test_other_paragraphs_stay_whole(text: str) -> None:
    assert len(paragraphs(text)) == 1
