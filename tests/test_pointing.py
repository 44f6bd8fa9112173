"""Sentences that point back, or go on, are told by their forms, and a look at their words leaves none of these out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdeck.facts import self_contained
from mkdeck.facts.by_words import ByWords
from mkdeck.facts.pointing import FORMS, points_back

AROUND = st.sampled_from(["", "A ", "They", " ", "won in", "’s", "-", ", ", "."])


@pytest.mark.parametrize("example", FORMS)
def test_each_example_points_back(example: str) -> None:
    assert points_back(example)


@pytest.mark.parametrize("form", [form for _, form in FORMS.values()], ids=FORMS.keys())
@settings(max_examples=8)
@given(data=st.data())
def test_each_form_is_found(form: str, data: st.DataObject) -> None:
    pattern = re.compile(form, re.IGNORECASE)
    begins = "" if "^" in form else data.draw(AROUND)
    text = (
        begins + data.draw(st.from_regex(pattern).filter(lambda text: not re.search('[“”"]', text))) + data.draw(AROUND)
    )
    if pattern.search(text):
        assert points_back(text)


@pytest.mark.parametrize(("example", "told"), self_contained.FORMS.items(), ids=[*self_contained.FORMS])
def test_each_example_goes_on_by_a_form_of_its_own(example: str, told: tuple[str, str]) -> None:
    assert re.search(told[1], example, re.IGNORECASE)
    assert ByWords([told]).find_in(example)
    assert not self_contained.says_all(example)


@pytest.mark.parametrize("told", self_contained.FORMS.values(), ids=[*self_contained.FORMS])
@settings(max_examples=8)
@given(data=st.data())
def test_each_form_that_goes_on_is_found_by_its_words(told: tuple[str, str], data: st.DataObject) -> None:
    pattern = re.compile(told[1], re.IGNORECASE)
    begins = "" if told[1].startswith("^") else data.draw(AROUND)
    text = begins + data.draw(st.from_regex(pattern)) + data.draw(AROUND)
    if pattern.search(text):
        assert ByWords([told]).find_in(text)
