"""Signs and words that are looked for before an expression is asked: what it finds must hold one of them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.extractors import question_heading
from mkdeck.facts import alone, guards, marked_terms
from mkdeck.facts.phrases import parts_of
from mkdeck.lessons.finding import _NO_LESSON, _NO_LESSON_BEGINS
from mkdeck.recognition import advice, letter_labels, options, tables
from mkdeck.wording import unwritten


def _holds(words: frozenset[str]) -> Callable[[str], bool]:
    """Return what tells whether one of some words stands in a text."""
    return lambda text: not words.isdisjoint(parts_of(text))


PAIRS = {
    "what was cut out": (guards._CUT_OUT, lambda text: guards._MAY_BE_CUT_OUT.search(text) is not None),
    "what points elsewhere": (guards._ELSEWHERE, _holds(guards._OF_ELSEWHERE)),
    "one and another": (guards._ONE_TO_ANOTHER, _holds(guards._OF_ELSEWHERE)),
    "a time that passes": (guards._RELATIVE_TIME, _holds(guards._OF_RELATIVE_TIME)),
    "a comparison": (guards._COMPARATIVE, _holds(guards._OF_COMPARATIVE)),
    "what people find": (guards._FOUND_SO, _holds(guards._OF_FOUND_SO)),
    "an anecdote": (alone._STORY, _holds(alone._OF_STORY)),
    "a time after another": (alone._LATER, _holds(alone._OF_LATER)),
    "an adjective that compares": (alone._FUSSIER, lambda text: "ier" in text),
    "what matters": (alone._MATTERS, lambda text: text.rstrip("\n").endswith(alone._MOST_IMPORTANT)),
    "a screen": (
        marked_terms.SCREEN,
        lambda text: ":" in text or not marked_terms._OF_SCREEN.isdisjoint(parts_of(text)),
    ),
    "one of two": (alone._QUIETER, lambda text: "er " in text),
    "what a sentence itself names": (alone._WITHIN, alone._may_be_within),
    "a question's label": (letter_labels.QUESTION, lambda line: line.startswith(letter_labels.QUESTION_LETTERS)),
    "an answer's label": (
        letter_labels.ANSWER,
        lambda line: line.startswith((*letter_labels.ANSWER_LETTERS, *letter_labels.ANSWER_SIGNS)),
    ),
    "an option's label": (options.LABEL, lambda text: options._may_be_label(text[: options._LONGEST_LABEL])),
    "a heading that lets choose": (question_heading._IS_CHOICE, question_heading._may_be_choice),
    "a question of somebody": (advice._OF_SOMEBODY, advice._may_be_of_somebody),
    "a file beside lessons": (
        _NO_LESSON,
        lambda name: not name.isascii() or name.lower().lstrip("_").startswith(_NO_LESSON_BEGINS),
    ),
}


@pytest.mark.parametrize(("expression", "may_match"), PAIRS.values(), ids=PAIRS.keys())
@given(data=st.data())
def test_whatever_is_found_passes(
    expression: re.Pattern[str], may_match: Callable[[str], bool], data: st.DataObject
) -> None:
    text = data.draw(st.from_regex(re.compile(expression.pattern, expression.flags)))
    found = expression.search(text)
    assert found is None or may_match(text[found.start() :])


@given(st.from_regex(re.compile(tables._NOTHING.pattern), fullmatch=True))
def test_whatever_says_nothing_is_asked_about(text: str) -> None:
    assert tables.says_nothing(text)


@given(st.from_regex(re.compile(unwritten._FILLER.pattern), fullmatch=True))
def test_whatever_fills_an_answer_is_asked_about(text: str) -> None:
    assert unwritten.is_missing(text)
