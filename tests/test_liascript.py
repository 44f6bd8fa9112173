"""What tells a course of LiaScript, and what its double brackets are."""

from __future__ import annotations

import pytest

from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document
from mkdeck.parsing.liascript import is_liascript

HEADER = "<!--\nauthor: R. Okafor\nlanguage: en\n-->\n\n"
ADDRESS = "[course](https://liascript.github.io/course/?https://example.org/a.md)\n\n"
OPTIONS = "[( )] no\n[(X)] yes\n"


@pytest.mark.parametrize(
    "text",
    [
        HEADER + "[[gap]]",
        "\n\n" + HEADER + "[[gap]]",
        ADDRESS + "[[gap]]",
        OPTIONS,
        "- [[X]] yes\n- [[ ]] no\n",
        f"```\ncode\n```\n\n{OPTIONS}",
    ],
)
def test_a_course_says_so(text: str) -> None:
    assert is_liascript(text)


@pytest.mark.parametrize(
    "text",
    [
        "[[note]]",
        HEADER + "No quiz.",
        "<!--\nauthor: R. Okafor\nversion: 2\n-->\n\n[[note]]",
        "LiaScript is a dialect. See [[note]] and https://liascript.github.io.",
        f"```\n{OPTIONS}```\n\n[[note]]",
        "- [ ] no\n- [X] yes\n\n[[note]]",
        "[[ ]] an empty box, and [[X]]",
        f"[[note]]\n\n{HEADER}",
    ],
)
def test_notes_with_links_are_none(text: str) -> None:
    assert not is_liascript(text)


@pytest.mark.parametrize(("text", "shown"), [(HEADER + "{}", "a [[gap]]"), ("{}", "a gap")])
def test_double_brackets_stay_in_a_course_alone(text: str, shown: str) -> None:
    lesson = parse_lesson("a.md", text.replace("{}", "a [[gap]]"))
    assert isinstance(lesson, Lesson)

    root = parse_document(lesson).root

    assert [block.text for block in root.walk() if block.kind == "paragraph"] == [shown]


def test_the_cells_of_a_table_in_a_course_are_filled() -> None:
    lesson = parse_lesson("a.md", HEADER + "| of | is |\n|---|---|\n| Togo | **[[Lomé]]** |\n| Chad | [[___]] |\n")
    assert isinstance(lesson, Lesson)

    cells = [block for block in parse_document(lesson).root.walk() if block.kind == "cell"]

    assert [cell.text for cell in cells] == ["of", "is", "Togo", "Lomé", "Chad", "[[___]]"]
    assert cells[3].source == "**Lomé**"
