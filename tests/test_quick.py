"""A parser that asks rules only where their signs stand reads as one that asks them everywhere."""

from __future__ import annotations

import re
import string
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mkdeck.parsing.definitions import new_environment
from mkdeck.parsing.markdown import card_parser, lesson_parser, rules_for_cards, rules_for_lessons
from mkdeck.parsing.quick_spans import read_spans
from mkdeck.parsing.quick_tokens import spelled_out

DOCUMENTS = sorted(Path(__file__).parent.glob("*/*.md"))

PARSERS = [(card_parser, cache(rules_for_cards)), (lesson_parser, cache(rules_for_lessons))]

SIGNS = r"""
# - * + 1. 2) > >> - ``` ~~~py --- === |a|b| |-|-| -|- ** * __ _ ` `` ~~ == [ ](x) ![ ] [^1] [^1]: *[AB]: AB [a]: [a] /b
<div> </div> <br> <a@b.c> <https://a.b> : ~ :::note ::: !!! ??? "a" {: .a} {.a} {% a %} {/* */} {{< >}} {a}
[[a]] ![[a.png|3]] [[ ]] $ $$ $a$ \( \) \[ \] \ &amp; & [x] word a-b é
"""

MARKDOWN = st.lists(
    st.sampled_from(
        [
            *SIGNS.split(),
            *(f"{sign} " for sign in SIGNS.split()),
            " ",
            "    ",
            "\t",
            "\n",
            "\n",
            "\n\n",
            "\r",
            "\r\n",
            "\0",
        ]
    )
    | st.text(string.printable, max_size=3),
    max_size=30,
).map("".join)


PLAIN_LINES = [
    "", "", "", "text", "more of it", "- item", "- other item", "- a|b", "-  wide", "* item", "+ item", "1. item", "-",
    "-\titem", "- [x] done", "- `code`", "  indented", "    indented more", "\ttab", ": defined", "~ defined",
    "- ", "  : defined", "# Title", "## Title #", "===", "---", "- - -", "|-|", "|a|", "a | b", "> quoted", "> - item",
    "$$", "```", "<div>", "::: note", ":::", "!!! note", "*[AB]: c", "[a]: b", "text  ", " ", "\t", "é", "- é",
    "- item\\", "a ", "- a\u00a0", "| a | b |", "|-|-|", "| - |:-:|", "|--:| :- |", "||c|", "|", "||", "|\\|d|",
    "|e|f| ", " |g|h|", "|\u00a0|\t|", "|-|\u00a0-|",
]  # fmt: skip
PLAIN = st.lists(st.sampled_from(PLAIN_LINES), max_size=12).map("\n".join)
"""Lines that are paragraphs, lists and tables by themselves, and what makes them something else."""
TABLES = st.lists(st.sampled_from([line for line in PLAIN_LINES if "|" in line] + PLAIN_LINES[:6]), max_size=6).map(
    "\n".join
)


STRESSED = [
    "*",
    "**",
    "*of it*",
    "**bold**",
    "**Label:**",
    "**a b.**",
    "*“a”*",
    "`code`",
    "==marked==",
    "**a ==b== c**",
    "==",
    "`` ` ``",
    "` a `",
    "$a^2$",
    "$$b$$",
    "![A view, 2](a/b_c.png)",
    "![](a.png)",
    "![a](//a.B/c)",
    "![a](a.png 't')",
]
SPANS = st.lists(
    st.sampled_from(
        [*STRESSED, "a", "word", "2", " ", " ", "\n", "  \n", *".,:!?()“”’–€é_~=\\[{&`$", "{.a}", "\u0301", "\xa0"]
    ),
    max_size=9,
).map("".join)
"""What stands beside signs that are read at once where they stand by themselves."""


def read(parser: MarkdownIt, text: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    environment = new_environment()
    tokens = spelled_out(parser.parse(text, environment))
    return [dict(token.as_dict()) for token in tokens], environment


@pytest.mark.parametrize(("quick", "plain"), PARSERS)
@settings(max_examples=600)
@given(text=MARKDOWN)
def test_any_text_is_read_alike(quick: Callable[[], MarkdownIt], plain: Callable[[], MarkdownIt], text: str) -> None:
    assert read(quick(), text) == read(plain(), text)


@pytest.mark.parametrize(("quick", "plain"), PARSERS)
@settings(max_examples=1500, deadline=None)
@given(text=PLAIN | TABLES)
def test_plain_lines_are_read_alike(
    quick: Callable[[], MarkdownIt], plain: Callable[[], MarkdownIt], text: str
) -> None:
    assert read(quick(), text) == read(plain(), text)


@pytest.mark.parametrize(("quick", "plain"), PARSERS)
@settings(max_examples=600, deadline=None)
@given(text=SPANS)
def test_spans_are_read_alike(quick: Callable[[], MarkdownIt], plain: Callable[[], MarkdownIt], text: str) -> None:
    assert read(quick(), text) == read(plain(), text)


@pytest.mark.parametrize("text", ["a **b** c", "**A:** *b*", "`a` and $b$", "a\nb", "So!", "![A b](c/d.png)"])
def test_plain_spans_are_read_at_once(text: str) -> None:
    assert read_spans(text, re.compile(r"[*`$\n!\[]")) is not None


@pytest.mark.parametrize(("quick", "plain"), PARSERS)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_documents_are_read_alike(quick: Callable[[], MarkdownIt], plain: Callable[[], MarkdownIt], path: Path) -> None:
    text = path.read_text("utf-8")
    assert read(quick(), text) == read(plain(), text)
