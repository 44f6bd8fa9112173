"""Names of blocks are taken out of prose alone, and only where they can be nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.parsing.block_ids import read_block_ids


@pytest.mark.parametrize(
    "lines",
    [
        ["It is (1 + r) ^2024"],
        ["    It prints that. ^bbb"],
        ["\tIt prints that. ^bbb"],
        ["```", "It prints this. ^aaa", "```"],
        ["````text", "```", "It prints this. ^aaa", "```", "````"],
        ["~~~", "```", "It prints this. ^aaa", "~~~"],
        ["(a + b) ^n1"],
    ],
    ids=str,
)
def test_what_is_no_name_stays(lines: list[str]) -> None:
    assert list(read_block_ids(lines).lines) == lines


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        (["An oak is a tree. ^oak"], ["An oak is a tree."]),
        (["- A point of a list. ^37066d"], ["- A point of a list."]),
        (["Some text", "^alone"], ["Some text", ""]),
        (["- Trees", "    - An oak. ^oak", "\t- A fir. ^fir"], ["- Trees", "    - An oak.", "\t- A fir."]),
        (["```", "x", "```", "Behind a fence. ^bbb1"], ["```", "x", "```", "Behind a fence."]),
    ],
    ids=str,
)
def test_names_are_taken_out(lines: list[str], shown: list[str]) -> None:
    assert list(read_block_ids(lines).lines) == shown


_NAME = re.compile(r"\s*\^[\w-]+\s*")


@given(st.lists(st.text("a^`~ \t.[]#1>-", max_size=14), max_size=8))
def test_lines_keep_their_places_and_lose_nothing_but_names(lines: list[str]) -> None:
    shown = list(read_block_ids(lines).lines)

    assert len(shown) == len(lines)
    for before, after in zip(lines, shown, strict=True):
        if before != after and "[[#^" not in before:
            assert before.startswith(after)
            assert _NAME.fullmatch(before[len(after) :])
