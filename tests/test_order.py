"""The order of a course."""

from __future__ import annotations

import pytest

from mkdeck.decks.order import in_course_order
from mkdeck.decks.project import Order
from mkdeck.lessons.lesson import Lesson, parse_lesson

COURSE = {
    "c/readme.md": "",
    "c/10-end.md": "",
    "c/2-middle/b.md": "order: 1",
    "c/2-middle/index.md": "weight: 3",
    "c/2-middle/a.md": "order: 2",
    "c/1-start.md": "",
    "c/z.md": "sidebar_position: -1.5",
}


def lesson(path: str, front_matter: str) -> Lesson:
    result = parse_lesson(path, f"---\n{front_matter}\n---\n" if front_matter else "Text\n")
    assert isinstance(result, Lesson)
    return result


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("listed", ["readme", "10-end", "b", "index", "a", "1-start", "z"]),
        ("name", ["readme", "1-start", "index", "a", "b", "10-end", "z"]),
        ("weight", ["readme", "z", "index", "b", "a", "1-start", "10-end"]),
    ],
)
def test_order(order: Order, expected: list[str]) -> None:
    found = in_course_order([lesson(*item) for item in COURSE.items()], order)
    assert [lesson.path.rpartition("/")[2].removesuffix(".md") for lesson in found.lessons] == expected
    assert found.problems == ()


@pytest.mark.parametrize("weight", ["first", "[1]", "nan", "inf"])
def test_a_weight_that_is_no_number_is_a_problem_where_weights_count(weight: str) -> None:
    lessons = [lesson("b.md", f"title: B\nweight: {weight}"), lesson("a.md", "weight: 7")]
    found = in_course_order(lessons, "weight")
    assert [lesson.path for lesson in found.lessons] == ["a.md", "b.md"]
    assert [str(problem) for problem in found.problems] == [
        "b.md:3: `weight` takes a number, by which the deck orders its lessons"
    ]
    assert in_course_order(lessons, "name").problems == ()
