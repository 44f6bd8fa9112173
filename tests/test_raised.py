"""What stands below or above the line, and what only looks so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document
from mkdeck.parsing.markdown import card_parser, rules_for_cards
from mkdeck.parsing.raised import RAISED


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("CO~2~", "CO<sub>2</sub>"),
        ("10^3^ m", "10<sup>3</sup> m"),
        ("SO~4~^2-^", "SO<sub>4</sub><sup>2-</sup>"),
        ("H~2~SO~4~ and Ca^2+^", "H<sub>2</sub>SO<sub>4</sub> and Ca<sup>2+</sup>"),
        ("**x**^n+1^", "<strong>x</strong><sup>n+1</sup>"),
        ("(a + b)^2^", "(a + b)<sup>2</sup>"),
        ("about ~5 to ~10", "about ~5 to ~10"),
        ("it is ~gone~", "it is ~gone~"),
        ("2^10 and 2^20", "2^10 and 2^20"),
        ("~~struck~~", "<s>struck</s>"),
        ("`CO~2~`", "<code>CO~2~</code>"),
        ("a^b c^", "a^b c^"),
        (r"CO\~2\~", "CO~2~"),
        ("a^2+b^2=c^2", "a^2+b^2=c^2"),
        ("(a+b)^2=a^2+2ab+b^2", "(a+b)^2=a^2+2ab+b^2"),
        ("8~10,3~5", "8~10,3~5"),
        ("HEAD~1~1", "HEAD~1~1"),
        ("1~3年生と4~6年生", "1~3年生と4~6年生"),
        ("C~6~H~12~O~6~", "C<sub>6</sub>H<sub>12</sub>O<sub>6</sub>"),
        ("x~i+1~ is", "x<sub>i+1</sub> is"),
    ],
)
def test_indices_are_shown_where_they_are_meant(written: str, shown: str) -> None:
    assert card_parser().render(written) == f"<p>{shown}</p>\n"


def test_a_lesson_says_what_is_read_aloud() -> None:
    lesson = parse_lesson("lesson.md", "# Gases\n\nCO~2~ is heavier than air.\n")
    assert isinstance(lesson, Lesson)

    (paragraph,) = parse_document(lesson).root.within("paragraph")

    assert paragraph.text == "CO2 is heavier than air."


@given(st.text("aO2~^*_ `\\[]()", max_size=30))
def test_nothing_else_changes_without_a_pair_of_signs(text: str) -> None:
    if text.count("~") < 2 and text.count("^") < 2:
        without = rules_for_cards()
        without.inline.ruler.disable(RAISED)
        assert rules_for_cards().render(text) == without.render(text)
