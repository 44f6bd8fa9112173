"""What keeps a pattern from being tried keeps no fact back: triggers, signs and what a sentence may state."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from documents import read_cases
from mkdeck.cards import Basic, Card
from mkdeck.facts.guards import why_no_fact
from mkdeck.facts.run import Pattern, patterns, read_sentences, tried
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.simple import simple_statements
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document

DOCUMENTS = sorted((Path(__file__).parent / "facts").glob("*.md"))


def sentences_in(path: Path) -> Iterator[Sentence]:
    for case in read_cases(path):
        lesson = parse_lesson("lesson.md", case.lesson)
        if isinstance(lesson, Lesson):
            for sentence in read_sentences(parse_document(lesson).root):
                if not sentence.is_introduction and why_no_fact(sentence) is None:
                    yield sentence


def questions(cards: Iterator[Card]) -> list[Card]:
    return [card for card in cards if isinstance(card, Basic)]


def untried(sentence: Sentence) -> list[Pattern]:
    """Return the patterns that are not tried on a sentence, but for those of what introduces a list."""
    met = {pattern.name for pattern in tried(sentence, patterns())}
    return [pattern for pattern in patterns() if pattern.name not in met and ":" not in pattern.triggers]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_no_pattern_finds_a_fact_where_it_is_not_tried(path: Path) -> None:
    for sentence in sentences_in(path):
        missed = untried(sentence)
        for pattern in missed:
            assert not list(pattern.find(sentence)), f"{pattern.name}: {sentence.text}"
        for statement in simple_statements(sentence):
            for pattern in {pattern.name: pattern for pattern in (*missed, *untried(statement))}.values():
                if pattern.of_statements:
                    assert not questions(pattern.find(statement)), f"{pattern.name}: {statement.text}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_no_card_is_certain_of_a_sentence_that_is_said_to_have_none(path: Path) -> None:
    looked = [pattern for pattern in patterns("default") if pattern.may_be_certain is not None]
    assert looked
    for sentence in sentences_in(path):
        for pattern in looked:
            if pattern.may_be_certain is not None and not pattern.may_be_certain(sentence):
                certain = [card for card in pattern.find(sentence) if pattern.is_certain(card, sentence)]
                assert not certain, f"{pattern.name}: {sentence.text}"
