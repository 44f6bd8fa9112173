"""Front matter that is read without PyYAML: only where PyYAML reads the same."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mkdeck.lessons.plain_entries import plain_entries
from mkdeck.lessons.yamlfile import YamlError, load_yaml

_SIGNS = "\u2028\x85\u00a0\u3000\ufeff\t\\’😀%@`|>!&*#:,-?[]{}'\"./() "
_PIECES = st.sampled_from(
    [
        "title",
        "a",
        "b-1",
        "null",
        "~",
        "yes",
        "10",
        "2024-02-30",
        "0x1F",
        "Länge",
        "法",
        "<<",
        "=",
        "...",
        "---",
        ": ",
        ", ",
        "- ",
        "--",
        "? ",
        "  ",
        *_SIGNS,
    ]
)
_TEXTS = st.lists(_PIECES, max_size=5).map("".join)
_WORDS = st.sampled_from(["rivers", "part-1", "Lesson 1", '"a: b"', "'c, d'", '""', "1.5", "http://a.b/c", "Ça va"])
_LINES = st.one_of(
    _TEXTS,
    st.builds("{}:{}{}".format, st.sampled_from(["title", "tags", "a-b", "_c"]), st.sampled_from(["", " "]), _TEXTS),
    st.builds("{}: {}".format, st.sampled_from(["title", "tags", "a-b"]), _WORDS),
    st.builds("{}- {}".format, st.sampled_from(["", " ", "  "]), st.one_of(_WORDS, _TEXTS)),
    st.lists(st.one_of(_WORDS, _TEXTS), max_size=4).map(lambda items: f"tags: [{', '.join(items)}]"),
    st.sampled_from(["title:", "tags:"]),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_LINES, max_size=5))
@example(["x" * 1100 + ": a"])
@example(["a: b", "a:", "a: c"])
def test_plain_is_what_pyyaml_reads_the_same(lines: Sequence[str]) -> None:
    values = plain_entries(lines)

    if values is not None:
        assert list(values.items()) == list((load_yaml("\n".join(lines)) or {}).items())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("title: Lesson 1\ntags: [rivers, part-1]", {"title": "Lesson 1", "tags": ["rivers", "part-1"]}),
        ("tags:\n  - a b\n  - 'c: d'\nweight: 10", {"tags": ["a b", "c: d"], "weight": "10"}),
        ('tags:\n- ["a"]', None),
        ("base_url: https://example.org/a#b", {"base_url": "https://example.org/a#b"}),
        ('tags: ["a, b", ""]', None),
        ('tags: ["a", ""]\ntitle:', {"tags": ["a", ""], "title": None}),
        ("title: a: b", None),
        ("title: null", None),
        ("title: a\n  b", None),
        ("title: a # b", None),
        ("title: |\n  a", None),
        ("a: {b: c}", None),
    ],
)
def test_texts_and_lists_are_plain(text: str, values: object) -> None:
    assert plain_entries(text.split("\n")) == values


def test_what_pyyaml_refuses_is_not_plain() -> None:
    for text in ("a: b\n- c", "tags:\n  - b\n - c", "a: 'it's'", "a: [b, , c]"):
        with pytest.raises(YamlError):
            load_yaml(text)
        assert plain_entries(text.split("\n")) is None
