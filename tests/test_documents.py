"""Runs the fixture documents of the extractors and of the fact patterns."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from documents import Case, accept, read_cases
from mkdeck.cards import Card, Problem
from mkdeck.collecting.collect import lesson_order
from mkdeck.extractors import extractors, run_extractors
from mkdeck.facts.run import patterns, run_patterns
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document
from mkdeck.reports.listing import listing_text
from mkdeck.rules.tiers import FACTS

HERE = Path(__file__).parent
FOLDERS = ("extractors", "facts")
DOCUMENTS = sorted(path for folder in FOLDERS for path in (HERE / folder).glob("*.md"))
CASES = [case for path in DOCUMENTS for case in read_cases(path)]


def listing_of(path: Path) -> Callable[[str], str]:
    """Return the function that lists what the rule of a fixture document makes of a lesson."""

    def listing(text: str) -> str:
        lesson = parse_lesson(path.name, text)
        assert isinstance(lesson, Lesson), lesson
        document = parse_document(lesson).root
        if path.parent.name == "extractors":
            found = list(run_extractors(document, tuple(e for e in extractors() if e.name == path.stem)))
        else:
            found = list(run_patterns(document, tuple(p for p in patterns() if p.name == path.stem)))
        cards: list[Card] = [card for card in found if not isinstance(card, Problem)]
        cards.sort(key=lesson_order)
        return listing_text(cards, [problem for problem in found if isinstance(problem, Problem)])

    return listing


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.path.stem}: {case.name}")
def test_case(case: Case, accepting: bool) -> None:
    listing = listing_of(case.path)
    if accepting:
        accept(case.path, listing)
    else:
        assert listing(case.lesson) == case.cards.rstrip("\n")


def test_every_rule_has_its_document_and_every_document_its_rule() -> None:
    documents = {path.parent.name: set[str]() for path in DOCUMENTS}
    for path in DOCUMENTS:
        documents[path.parent.name].add(path.stem)
    assert documents == {
        "extractors": {extractor.name for extractor in extractors()},
        "facts": {pattern.name for pattern in patterns()},
    }


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_document_shows_action_and_silence(path: Path) -> None:
    silent = [case.is_silent for case in read_cases(path)]
    assert not all(silent)
    assert sum(silent) >= len(silent) / 4, "about two cases in five show silence"


def test_every_pattern_has_a_tier_that_people_can_choose() -> None:
    assert {pattern.tier for pattern in patterns()} <= set(FACTS) - {"none"}


@pytest.mark.parametrize("rule", [*extractors(), *patterns()], ids=lambda rule: rule.name)
def test_every_rule_says_in_a_line_what_it_recognises(rule: object) -> None:
    summary = str(getattr(rule, "summary", ""))
    assert summary.endswith(".")
    assert len(summary) <= 110
