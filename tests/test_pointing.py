"""Sentences that point back are told by their forms, and a glance at their words leaves none of these out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
