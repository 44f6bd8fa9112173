"""The attributes of a tag: plain values are read as JavaScript reads them, and nothing else is."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.parsing.attribute_values import Attributes, Markup, Value, read_attributes, read_tag


def value_of(expression: str) -> Value:
    """Return what an expression between braces says, as the value of an attribute before another one."""
    found = read_tag(f'<Quiz told={{{expression}}} next="1" />')
    assert not isinstance(found, int), expression
    assert dict(found[1].values).keys() == {"told", "next"}, expression
    return found[1].values["told"]


def as_read(value: object) -> object:
    """Return a value of JSON as the reader gives it."""
    if isinstance(value, list):
        return tuple(map(as_read, value))
    return {key.casefold(): as_read(told) for key, told in value.items()} if isinstance(value, dict) else value


TEXTS = st.text(st.characters(blacklist_categories=["Cc", "Cs"]))
PLAIN = st.one_of(TEXTS, st.booleans(), st.integers(-999_999_999, 999_999_999))
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=12)


def depth(value: object) -> int:
    within = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if within is None else 1 + max(map(depth, within), default=0)


@given(VALUES.filter(lambda value: depth(value) <= 4), st.sampled_from([None, 2]), st.booleans())
def test_what_json_writes_is_read(value: object, indent: int | None, is_ascii: bool) -> None:
    assert value_of(json.dumps(value, indent=indent, ensure_ascii=is_ascii)) == as_read(value)


@given(TEXTS, st.sampled_from("'\"`"))
def test_strings_are_read_in_all_quotation_marks(text: str, mark: str) -> None:
    escaped = text.replace("\\", "\\\\").replace(mark, f"\\{mark}").replace("$", "\\$")
    assert value_of(f"{mark}{escaped}{mark}") == text


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("['a', 'b',]", ("a", "b")),
        ("[]", ()),
        ("{ text: 'a', 'is-it': true, }", {"text": "a", "is-it": True}),
        ("/* one */ [ // two }\n 'a' ]", ("a",)),
        ("`two\nlines`", "two\nlines"),
        (r"'it\'s \u{1F41D} \uD83D\uDC1D \x41'", "it's 🐝 🐝 A"),
        ("<>can't <b>be</b></>", Markup("<>can't <b>be</b></>")),
    ],
)
def test_plain_values(expression: str, value: Value) -> None:
    assert value_of(expression) == value


@pytest.mark.parametrize(
    "expression",
    [
        "name", "f('a')", "'a' + 'b'", "`a ${b}`", "[a]", "['a', ...more]", "['a',, 'b']", "{ text }", "{ ...it }",
        "{ text() { return '}' } }", "1.5", "1e3", "0x1", "null", "undefined", "!0", "() => { return \"}\" }", "'a'.b",
        "[['a'], [[[['b']]]]]", "", "x /* } */", "a ? 'b' : 'c'", "truely", "['a' 'b']",
    ],
)  # fmt: skip
def test_other_expressions_have_no_value(expression: str) -> None:
    assert value_of(expression) is None


@pytest.mark.parametrize(
    "tag",
    [
        '<Quiz a="b', "<Quiz a={'b} />", "<Quiz a={`} />", "<Quiz a={/* } />", "<Quiz a={b", "<Quiz a=>",
        "<Quiz a", "< Quiz />", "<Quiz <b/> />", "<Quiz a={1}} />",
    ],
)  # fmt: skip
def test_what_is_no_tag_is_refused(tag: str) -> None:
    assert isinstance(read_tag(tag), int)


def test_attributes_of_all_kinds() -> None:
    found = read_tag(
        """<Quiz {...all} {/* b="no" */} multiple A='it is "so"' /* c="no" */ d = {2} e=f a="g" /> h="no">"""
    )

    assert not isinstance(found, int)
    name, attributes = found
    assert name == "Quiz"
    assert attributes.values == {"multiple": True, "a": 'it is "so"', "d": 2, "e": "f"}
    assert attributes.quoted == {"a", "e"}
    assert attributes.is_closed


@given(st.text(st.sampled_from("<>/={}[]'\"`\\$,:*ab1 \n")))
def test_anything_is_read_or_refused(text: str) -> None:
    found = read_tag(f"<Quiz {text}")
    assert isinstance(found, int) or found[1].end <= len(text) + 6
    attributes = read_attributes(text)
    assert attributes is None or isinstance(attributes, Attributes)


@pytest.mark.parametrize(
    "piece",
    [
        "a={",
        "a={[",
        "a={{b:",
        "'",
        '"',
        "`",
        "\\'",
        "'\\",
        "/*",
        "//",
        "a={'b'} ",
        "a={`b",
        "{/*",
        "a={<",
        "a={b'}\n",
        "[",
        "a ",
    ],
)
def test_cost_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        text = f"<Quiz a={{{piece * count}"
        start = time.process_time()
        read_tag(text)
        read_tag(f"<Quiz {piece * count}")
        return time.process_time() - start

    assert min(seconds(40_000) for _ in range(3)) < 24 * max(min(seconds(5_000) for _ in range(3)), 0.004)
