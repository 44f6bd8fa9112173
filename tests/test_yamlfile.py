"""What is said of YAML that cannot be read: which line it is about, and what to do there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.lessons.yamlfile import YamlError, compose_yaml, load_yaml, mistakes_and_rest

CASES = [
    ("a: 1\nb: [1, 2\nc: 3", 2, "a `[` or `{` is not closed"),
    ("a: {b: 1", 1, "a `[` or `{` is not closed"),
    ("a: [", 1, "a `[` or `{` is not closed"),
    ("a: 1\nb: 'x\nc: 2\n", 2, "the quotation mark is not closed; put the same one at the end of the text"),
    ("title: Rivers: a course", 1, "a colon makes a key of what stands before it; put a text with a colon in quotes"),
    ("a: 1\ntitle Rivers\nb: 2", 2, "this line is no `key: value`; put a colon behind its key"),
    ("title Rivers\nb: 2", 2, "the line above this one is no `key: value`; put a colon and a blank behind"),
    ("a: 'it's'", 1, "a value ends before `s`; put the whole of it in quotes"),
    ("title: [Draft] Rivers", 1, "a value ends before `R`; put the whole of it in quotes"),
    ("a: 1 # one\n  b: 2", 2, "this line is indented otherwise than those it belongs to"),
    ("a:\n  - b\n - c", 3, "this line is indented otherwise than those it belongs to"),
    (" a: 1\nb: 2", 2, "this line is indented otherwise than those it belongs to"),
    ("title: Rivers\n  tags: [b]", 2, "the indent makes this line a part of the text above it; begin a key where"),
    (
        "title:Rivers\ntags: [b]",
        2,
        "the line above this one is no `key: value`; put a colon and a blank behind its key",
    ),
    ("a: b\n- c", 2, "a list begins on the line below its key"),
    ("a: - b", 1, "a list begins on the line below its key"),
    ("- a\nb: c", 2, "a list begins on the line below its key"),
    ("a:\n\t- b", 2, "the line is indented with a tab; use spaces"),
    ("a: 1\n\tb: 2", 2, "the line is indented with a tab; use spaces"),
    ("title: @home", 1, "a text may not begin with @; put the text in quotes"),
    ("title: *bold*", 1, "a text may not begin with `*` or `&`; put the text in quotes"),
    ("title: !new x", 1, "a text may not begin with `!`; put the text in quotes"),
    ("title: > x", 1, "nothing may follow `|` or `>`; begin the text on the next line"),
    ('path: "C:\\quiz"', 1, "a backslash within double quotes is written twice"),
    ("? [a]\n: b", 1, "a key is a text"),
    ("a: 1\n---\nb: 2", 2, "the line `---` ends what is read; leave it out"),
    ("a: 1\nb: \x01", 2, "a character that cannot be seen stands in this line; delete it"),
    ("date: !!timestamp 2024-13-45", 1, "month must be in 1..12; put the text in quotes"),
    ("a: " + "[" * 100, 1, "nested deeper than 50 levels"),
]


@pytest.mark.parametrize(("text", "line", "message"), CASES)
def test_a_mistake_is_told_with_its_line_and_what_to_do(text: str, line: int, message: str) -> None:
    with pytest.raises(YamlError) as error:
        load_yaml(text)
    assert error.value.line == line
    assert error.value.message.startswith(message)


@pytest.mark.parametrize(
    ("text", "value"),
    [("", None), ("a: 2024-02-30", {"a": "2024-02-30"}), ("title: What is *this*?", {"title": "What is *this*?"})],
)
def test_what_is_right_is_read(text: str, value: object) -> None:
    assert load_yaml(text) == value


def test_aliases_are_refused_where_lines_matter() -> None:
    with pytest.raises(YamlError, match="an alias"):
        compose_yaml("a: &x 1\nb: *x")


def mistakes_in(text: str) -> tuple[list[YamlError], str]:
    with pytest.raises(YamlError) as error:
        load_yaml(text)
    return mistakes_and_rest(text, error.value)


@pytest.mark.parametrize(
    ("text", "lines", "rest"),
    [
        ("a: b: c\nd: [e\nf: g", [1, 2], "\n\nf: g"),
        ("a: 1\nb: 'x\n  y\nc: @d\ne: 2", [2, 4], "a: 1\n\n\n\ne: 2"),
        ("title Rivers\nb: 2\nc: [", [2, 3], "title Rivers\n\n"),
        ("a: 1\n---\nb: 2", [2], "\n\nb: 2"),
        ("a: &x 1\nb: *x\nc: [d\nd: @e", [3], "\n\n\n"),
        ("- a\nb: c", [2], "- a\n"),
    ],
)
def test_each_entry_with_a_mistake_is_told_and_left_out(text: str, lines: list[int], rest: str) -> None:
    mistakes, left = mistakes_in(text)
    assert ([mistake.line for mistake in mistakes], left) == (lines, rest)


@pytest.mark.parametrize(("text", "line", "message"), CASES)
def test_a_single_mistake_is_told_as_if_it_were_alone(text: str, line: int, message: str) -> None:
    mistakes, _ = mistakes_in(text)
    assert [(mistake.line, mistake.message[: len(message)]) for mistake in mistakes] == [(line, message)]


_WRONG = ("x: a: b", "x: [a", "x: 'a", "x: @a", "x:\n\t- a")
_RIGHT = ("x: a", "x: [a, b]", "x:\n  - a\n  - b", "x: |\n  a: b\n\n  c", "# x: y", "x:\n- a: b\n- 'c'")


@given(st.lists(st.sampled_from(_WRONG + _RIGHT), min_size=1).filter(lambda entries: any(e in _WRONG for e in entries)))
def test_mistakes_are_those_of_the_entries_one_by_one(entries: list[str]) -> None:
    text = "\n".join(entries)
    mistakes, rest = mistakes_in(text)
    assert len(mistakes) == sum(entry in _WRONG for entry in entries)
    assert rest.count("\n") == text.count("\n")
    load_yaml(rest)


@given(st.text("ab:-[]{}'\"&*@#|>? \n\t", max_size=60))
def test_any_text_has_its_mistakes_on_its_lines(text: str) -> None:
    try:
        load_yaml(text)
    except YamlError as error:
        mistakes, rest = mistakes_and_rest(text, error)
        assert mistakes
        assert all(1 <= mistake.line <= text.count("\n") + 1 for mistake in mistakes)
        assert rest.count("\n") == text.count("\n")
