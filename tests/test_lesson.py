"""Reading a file: front matter, encodings, line ends, and what is said when it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.cards import Problem
from mkdeck.lessons import lesson as reading
from mkdeck.lessons.lesson import (
    Lesson,
    Source,
    SourceLines,
    front_matter_problems,
    parse_lesson,
    parse_source,
    read_lesson,
)
from mkdeck.system.shelf import Shelf


def lesson(text: str) -> Lesson:
    result = parse_lesson("lesson.md", text)
    assert isinstance(result, Lesson), result
    return result


def test_front_matter_becomes_values_and_the_body_begins_behind_it() -> None:
    result = lesson("---\ntitle: A\ntags: [b, c]\n---\nBody\n")
    assert result.front_matter == {"title": "A", "tags": ["b", "c"]}
    assert result.lines[result.body] == "Body"


@pytest.mark.parametrize(
    "text", ["", "Body", "\n---\na: 1\n---\n", "---\n\nJust a rule\n", "---\n---\n", "---\n# none\n...\n"]
)
def test_without_front_matter_there_are_no_values(text: str) -> None:
    assert lesson(text).front_matter == {}


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("---\na: 1\nb: [1, 2\n---\n", 3, "not valid YAML"),
        ("---\na: 1\na b: : c\n---\n", 3, "not valid YAML"),
        ("---\n- a\n- b\n---\n", 2, "must be a mapping"),
        ("---\ndate: !!timestamp 2024-13-45\n---\n", 2, "month"),
        ("---\na: !!python/object:os.system x\n---\n", 2, "may not begin with `!`"),
        ("---\na: " + "[" * 100_000 + "\n---\n", 2, "nested deeper than 50 levels"),
    ],
)
def test_what_is_wrong_with_front_matter_is_said_with_its_line(text: str, line: int, part: str) -> None:
    result = parse_lesson("lesson.md", text)
    assert isinstance(result, Problem)
    assert result.span.first == line
    assert part in result.message
    assert "\n" not in str(result)


def test_front_matter_between_plus_signs_is_toml() -> None:
    result = lesson('+++\ntitle = "A"\ntags = ["b"]\n+++\nText\n')
    assert result.front_matter == {"title": "A", "tags": ["b"]}
    assert result.lines[result.body] == "Text"


def test_what_is_wrong_with_front_matter_in_toml_is_said_with_its_line() -> None:
    problem = parse_lesson("a.md", '+++\ntitle = "A"\ntags = [b]\n+++\n')
    assert str(problem) == "a.md:3: the front matter is not valid TOML: Invalid value"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("tilte", "title"), ("titel", "title"), ("tagz", "tags"), ("tag", "tags"), ("base_ulr", "base_url")],
)
def test_a_slip_in_a_key_is_told_with_its_line(written: str, meant: str) -> None:
    (problem,) = front_matter_problems(lesson(f"---\nlayout: page\n{written}: text\n---\n"))
    assert str(problem) == f"lesson.md:3: `{written}` is nothing that mkdeck reads; do you mean `{meant}`?"


@pytest.mark.parametrize("key", ["titre", "tabs", "baseurl", "subtitle", "taxonomy", "date", "toc", "2024"])
def test_a_key_of_another_tool_is_no_slip(key: str) -> None:
    assert list(front_matter_problems(lesson(f"---\n{key}: text\n---\n"))) == []


def test_a_key_beside_the_one_that_it_is_like_is_no_slip() -> None:
    assert list(front_matter_problems(lesson("---\ntags: [a]\ntagz: [b]\n---\n"))) == []


def test_a_key_that_stands_twice_is_told_with_both_lines() -> None:
    (problem,) = front_matter_problems(lesson("---\ntags: [a]\nlayout: page\ntags: [b]\n---\ntags: [c]\n"))
    assert str(problem) == "lesson.md:4: `tags` stands in line 2 as well; leave one of the two"


def test_no_text_within_front_matter_stands_twice() -> None:
    assert list(front_matter_problems(lesson("---\nintro: |\n  note: a\n  note: b\nnote: c\n---\n"))) == []
    assert list(front_matter_problems(lesson('+++\nintro = """\nnote: a\nnote: b\n"""\n+++\n'))) == []


def test_a_key_of_toml_is_found_by_its_line() -> None:
    result = lesson('+++\ntitle = "A"\nbase_url = "here"\n+++\n')
    (problem,) = front_matter_problems(result)
    assert problem.span.first == 3


@pytest.mark.parametrize(
    ("text", "below"),
    [
        ("---\ntitle: A\ntags: [b, c]\n\nBody: a text\n", 3),
        ("---\ntitle: A\ntags:\n  - b\n  - c\n# Body\n", 5),
        ("---\ntitle: A\ntags:\n- b\n- c\nBody", 5),
        ("---\ntitle: A\ntags: [b, c]", 3),
        ("---\ntitle: A\ntags: [b, c]\n\n# Body\n\nThe canal was opened.\n\n---\n\nMore.\n", 3),
    ],
)
def test_front_matter_that_is_never_closed_ends_with_its_entries_and_is_a_problem(text: str, below: int) -> None:
    result = lesson(text)
    assert result.front_matter == {"title": "A", "tags": ["b", "c"]}
    assert result.body == below
    (problem,) = front_matter_problems(result)
    message = f"the front matter that opens here is never closed; write a line --- below line {below}"
    assert str(problem) == f"lesson.md:1: {message}"


def test_front_matter_that_is_neither_closed_nor_yaml_has_both_problems_and_what_can_be_read() -> None:
    result = lesson("---\ntitle: A: b\ntags: [c]\n\nBody\n")
    assert (result.front_matter, result.body) == ({"tags": ["c"]}, 3)
    assert [problem.span.first for problem in front_matter_problems(result)] == [1, 2]


def test_all_mistakes_in_front_matter_are_told_at_once() -> None:
    entries = "title: Rivers: a course\ntags: [a, b\nweight: 3\nauthor: @ada\nfaq:\n  - a\n - b\nbase_url: here\n"
    result = parse_lesson("lesson.md", f"---\n{entries}---\nText\n")
    assert isinstance(result, Problem)
    told = [(problem.span.first, problem.message) for problem in (result, *result.others)]
    assert [line for line, _ in told] == [2, 3, 5, 8, 9]
    assert all(message.startswith("the front matter is not valid YAML: ") for _, message in told[:4])
    assert told[4][1].startswith("`base_url` takes the address")


@pytest.mark.parametrize(
    "text",
    [
        "---\nThis tells of: rivers\n\nBody\n",
        "---\nNote: the rivers are long.\n",
        "---\nQ: Where does the Danube rise?\nA: In the Black Forest.\n",
        "---\nhttps://example.org: a page\n",
        "---\nweather: a text of its own kind\n\nBody\n",
        "---\nSome words on rivers.\n\nThere are two: a and b.\n\n---\n\nMore.\n",
    ],
)
def test_a_lesson_may_begin_with_a_thematic_break(text: str) -> None:
    result = lesson(text)
    assert (result.front_matter, result.body) == ({}, 0)
    assert list(front_matter_problems(result)) == []


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\nB\r\n", b"---\ntitle: A\n---\nB\n", b"---\rtitle: A\r---\rB\r"],
)
def test_byte_order_marks_and_line_ends_make_no_difference(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "lesson.md"
    path.write_bytes(data)
    result = read_lesson(path)
    assert isinstance(result, Lesson)
    assert result.front_matter == {"title": "A"}
    assert result.lines[result.body :] == ("B", "")


def test_another_encoding_is_a_problem_with_the_line_of_its_first_byte(tmp_path: Path) -> None:
    path = tmp_path / "lesson.md"
    path.write_bytes("one\ntwo\ncaf\xe9\n".encode("latin-1"))
    result = read_lesson(path)
    assert isinstance(result, Problem)
    assert str(result) == f"{path}:3: not UTF-8 (byte 0xe9); save the file as UTF-8 and try again"


def test_a_folder_is_no_lesson(tmp_path: Path) -> None:
    result = read_lesson(tmp_path)
    assert isinstance(result, Problem)
    assert "not a file" in result.message


@given(st.text())
def test_any_text_is_a_lesson_or_one_problem(text: str) -> None:
    for source in (text, f"---\n{text}\n---\n"):
        result = parse_lesson("lesson.md", source)
        assert isinstance(result, Lesson | Problem)


def test_lines_that_stand_on_a_shelf_are_not_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = SourceLines(Source("lesson.md", b"a\n" * 1000), Shelf())
    read: list[Source] = []

    def counted(source: Source) -> Lesson | Problem:
        read.append(source)
        return parse_source(source)

    monkeypatch.setattr(reading, "parse_source", counted)
    assert [*lines] == ["a"] * 1000 + [""]
    assert len(read) < 3  # how many there are, and all of them
