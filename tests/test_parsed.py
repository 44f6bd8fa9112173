"""Sides that are blocks of their lesson are rendered from its tokens, and come out as if they had been parsed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdeck.cards import Block, Markdown
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import Document, parse_document
from mkdeck.parsing.pieces import joined
from mkdeck.render.body import to_html
from mkdeck.render.page import Page

LINES = [
    "", "", "Text *with* `code`.", "  indented", "    indented more", "\ta", "- item", "* item", "1. item", "2) item",
    "  - item", "- [ ] task", ": defined", "~ defined", "| a | b |", "|---|:-:|", "```", "```python", "~~~", "> quoted",
    "$$", "---", r"$a_{1}$ and $$\frac{1}{2}$$", "`x`{.a} *y*{#b}", "[linked] [^1]", "[linked]: <a>", "[^1]: noted",
    "*[HTML]: meant", "HTML", "[[note]]", "<details>", "</details>", "::: tip", ":::", "!!! note", "{{< short >}}",
    "{% tag %}", "a  ", "\\(x\\)", "***", "===", "x <b>y</b> &amp; \\* z", "{sub}`role`", "```{note}", "# Title",
    "{/* hidden */} shown", "==marked== it", "<!-- hidden -->", "![](a.png)", "**", "``", "{", "}",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(LINES), min_size=1, max_size=14).map(lambda lines: "\n".join(["Before.", *lines]))


def read(text: str) -> Document:
    lesson = parse_lesson("a.md", text)
    assert isinstance(lesson, Lesson)
    return parse_document(lesson)


def runs(block: Block) -> list[list[Block]]:
    """Return the blocks that stand side by side, up to three together."""
    children = block.children
    return [list(children[at : at + count]) for count in (1, 2, 3) for at in range(len(children) - count + 1)]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_what_the_lesson_has_parsed_is_rendered_as_if_parsed_anew(text: str) -> None:
    blocks = [run for block in read(text).root.walk() for run in runs(block)]
    for run in blocks:
        side = joined(block.source for block in run)
        fresh = to_html(side, Page(), Markdown(""))
        assert to_html(side, Page(), Markdown(""), read(text).parsed) == fresh


@pytest.mark.parametrize(
    "text",
    [
        "Text with **bold**, `a` and\na second line.",
        "Above.\n\n- one\n- two\n\n  of two\n\nBelow.",
        "Run this:\n\n```python\na = [1]\n\nb = {}\n```\n\n| a | b |\n|---|:-:|\n| 1 | 2 |",
        "It is\n\n$$\\frac{1}{2}$$",
    ],
)
def test_ordinary_blocks_are_taken_from_the_lesson_once(text: str) -> None:
    parsed = read(f"{text}\n").parsed
    assert parsed.take(text) is not None
    assert parsed.take(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "- one\n\n* two",
        "Term\n\n: defined",
        "- [ ] task",
        "[linked]",
        "```\nnever closed",
        "a\n    - indented",
        "x{.a}",
    ],
)
def test_what_parsers_may_read_apart_is_parsed_anew(text: str) -> None:
    assert read(text + "\n\n[linked]: <https://example.org>\n").parsed.take(text) is None
