"""The words of a text, which are read stretch by stretch and remembered."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mkdeck.facts import phrases

TEXTS = st.text() | st.text(alphabet="aBß1İſ_ .,;:)(#+@-'’\n\u00a0")


@given(TEXTS)
def test_words_are_those_of_the_whole_text(text: str) -> None:
    assert phrases.split_words(text) == (phrases._WORD.findall(text) or text.split())


@given(TEXTS)
def test_folded_words_are_those_of_the_whole_text(text: str) -> None:
    words = [word.casefold() for word in phrases._WORD.findall(text.replace("’", "'"))]
    assert phrases.words_of(text) == (words or text.split())


@given(TEXTS)
def test_parts_of_words_are_those_of_the_whole_text(text: str) -> None:
    small = text.translate(str.maketrans("ſıİ\u212a", "siik")).lower()
    assert phrases.parts_of(text) == set(phrases._PART.findall(small))


@given(st.text("ab_. -", max_size=12), st.text("ab_.-", max_size=3))
def test_what_begins_a_word_is_what_an_expression_finds_at_its_edge(text: str, begun: str) -> None:
    assert phrases.begins_word(text, begun) == (re.search(rf"\b{re.escape(begun)}", text) is not None)
