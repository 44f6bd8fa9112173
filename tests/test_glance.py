"""Rules that are asked only of blocks in which a glance sees something for them find what they find everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdeck.extractors import extractors, run_extractors
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document
from mkdeck.values import replace

DOCUMENTS = sorted(Path(__file__).parent.glob("*/*.md"))
_LESSON = re.compile(r"^````md\n(.*?)^````$", re.S | re.M)

BY_HAND = {
    "check boxes": "Which are right?\n\n[x] a\n[ ] b\n\nNext.\n",
    "check boxes in a quote": "> Which are right?\n>\n> [x] a\n> [ ] b\n",
    "a key below a heading": "1. What is a?\n2. What is b?\n\n## Answers\n\n1. One\n2. Two\n",
    "a key in bold": "1. What is a?\n2. What is b?\n\n**Answers**\n\n1. One\n2. Two\n",
    "a key in a line": "1. What is a?\n2. What is b?\n\nAnswers: 1. One 2. Two\n",
    "a key in a quote": "1. What is a?\n2. What is b?\n\n> 1. One\n> 2. Two\n",
    "a key behind its word": "1. What is a?\n2. What is b?\n3. Why c?\n\nKey: 1. One 2. Two 3. So\n\n# More\n\nIt.\n",
    "a key below a heading for it": "## Test 1\n\n1. What is a?\n2. What is b?\n\n## Key to test 1\n\n1. One\n2. Two\n",
    "a key behind a name": "## Round 1\n\n1. What is a?\n2. What is b?\n\n## Round 1 – Answers\n\n1. One\n2. Two\n",
    "a key behind a rule": "# Quiz\n\n1. Who?\n2. Why?\n3. How?\n\n---\n\n1. Ann\n2. Fun\n3. By foot\n",
    "a tag of an item": "- T #flashcard\n  body text here\n",
    "leads": "1. **Plan**: think\n2. **Do**: act\n3. **Check**: see\n",
    "leads in paragraphs": "## Steps to plan\n\n1\\. **Plan**: think hard\n\n2\\. **Do**: act hard\n",
    "questions behind code": "`Q1.` What is it?\n\nThis.\n\n`Q2.` Who is it?\n\nThat.\n",
    "questions behind marks": "~~x~~ **What is it?**\n\nThis.\n\nSo **Who is it?**\n\nThat.\n",
}

EVERYWHERE = tuple(replace(rule, held=None, anywhere=None, signs=None) for rule in extractors())
"""The rules as they are asked of all blocks."""


def lessons_of(path: Path) -> Iterator[str]:
    """Yield each lesson that a document shows, or a document that shows none."""
    text = path.read_text(encoding="utf-8")
    yield from _LESSON.findall(text) or (text,)


def assert_all_is_found(text: str) -> None:
    lesson = parse_lesson("lesson.md", text)
    if not isinstance(lesson, Lesson):
        return
    document = parse_document(lesson).root
    assert list(run_extractors(document)) == list(run_extractors(document, EVERYWHERE))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_glance_misses_nothing_in_a_document(path: Path) -> None:
    for text in lessons_of(path):
        assert_all_is_found(text)


@pytest.mark.parametrize("text", BY_HAND.values(), ids=BY_HAND)
def test_a_glance_misses_nothing_in_what_is_seldom_written(text: str) -> None:
    assert_all_is_found(text)


def test_rules_are_held_back_at_all() -> None:
    assert any(rule.held is not None for rule in extractors())
