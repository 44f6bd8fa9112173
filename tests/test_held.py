"""What is told by the words and the signs of a whole lesson misses nothing that an expression finds in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdeck.extractors import extractors
from mkdeck.recognition import passes
from mkdeck.recognition.graded_options import beside_answer
from mkdeck.wording.held import holds_any, may_hold

SIGNS = sorted({rule.signs for rule in extractors() if rule.signs is not None}, key=sorted)
TEXTS = st.text(" \t\n\xa0_<>!&?:\\{}=[](]|)A#STRextypu\0", max_size=24)
GRADED = st.lists(
    st.sampled_from(
        (
            "you",
            "YOU",
            "Answered",
            "anſwered",
            "réponse",
            "SÉLECTIONNÉE",
            "se\u0301lectionnée",
            "correct",
            "rİchtig",
            "rıchtig",
            "Correct",
            "x",
            "’",
            "1",
            "_",
            " ",
            "\n",
            " ",
            "-",
        )
    ),
    max_size=8,
).map("".join)
LINES = st.lists(
    st.sampled_from(
        ["Quiz title:", "quiz description:", "\n", "*", "a)", "[*]", "=", " 1", "[", "\t", "Deck:", "Tags:"]
    )
    | st.sampled_from(["<!--", "ID:", "1234567890", "deck:"]),
    max_size=8,
).map("".join)


@given(TEXTS, st.sampled_from(SIGNS))
def test_signs_are_found_as_a_search_for_each_finds_them(text: str, signs: frozenset[str]) -> None:
    assert holds_any(text, signs) == any(sign in text for sign in signs)


@given(GRADED)
def test_words_of_grading_are_held_where_they_are_found(text: str) -> None:
    if beside_answer().search(text) is not None:
        assert any(may_hold(text, table) for table in passes._GRADING)


@given(LINES)
def test_lessons_of_programs_hold_their_signs(text: str) -> None:
    for expression, signs in ((passes._TEXT2QTI, passes._OF_TEXT2QTI), (passes._INKA, passes._OF_INKA)):
        if expression.search(text) is not None:
            assert holds_any(f"\n{text}", signs)


@given(st.text("12 9-–—.:)x\t\n\xa0", max_size=30))
def test_numbers_around_a_dash_are_found_as_in_the_whole_text(text: str) -> None:
    assert passes._counts_from_to(text) == (passes._RANGE.search(text) is not None)
