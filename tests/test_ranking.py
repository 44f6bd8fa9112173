"""Which facts stay where a lesson states more than its budget has place for."""

from __future__ import annotations

from mkdeck.cards import Basic, Card, Collected, Evidence, Markdown, Origin, Span
from mkdeck.facts.ranking import within_budget
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document

PROSE = "# Tides\n\n" + "The tides follow the moon, and the moon pulls the sea. " * 12


def facts(number: int, front: str, rule: str = "created", evidence: Evidence = "stated") -> list[Card]:
    return [
        Basic(
            Markdown(f"{front} {place}?"),
            Markdown("an answer"),
            Origin(span=Span("a.md", place, place), context=("Tides",), evidence=evidence, extractor=rule),
        )
        for place in range(1, number + 1)
    ]


def settled(cards: list[Card], text: str = PROSE) -> Collected:
    lesson = parse_lesson("a.md", text)
    assert isinstance(lesson, Lesson)
    return within_budget(Collected(tuple(cards), ()), parse_document(lesson).root)


def test_a_lesson_gives_twenty_facts_and_more_with_its_length_a_chapter_fewer_by_the_word() -> None:
    assert len(settled(facts(30, "Who saw the moon"), "# Tides\n").cards) == 20
    assert len(settled(facts(30, "Who saw the moon")).cards) == 24
    assert len(settled(facts(90, "Who saw the moon"), PROSE * 20).cards) == 20 + 33 + 13


def test_what_fits_stays_as_it_is() -> None:
    cards = facts(12, "Who saw the moon")
    assert settled(cards) == Collected(tuple(cards), ())


def test_cards_of_the_author_and_of_the_form_are_outside_the_budget() -> None:
    cards = [*facts(30, "Which sea", evidence="shaped"), *facts(30, "Why", evidence="marked")]
    assert len(settled(cards).cards) == 60


def test_the_surer_tier_stays_and_what_the_lesson_is_about() -> None:
    aside, topic = facts(20, "Who built the harbour"), facts(20, "What do the tides of the moon do")
    kept = settled([*aside, *topic]).cards
    assert [card for card in kept if card in topic] == topic
    assert len(kept) == 24


def test_the_order_of_the_lesson_stays_and_each_fact_left_out_has_its_reason() -> None:
    cards = facts(26, "Who saw the moon")
    collected = settled(cards)
    assert list(collected.cards) == [card for card in cards if card in collected.cards]
    assert [drop.reason for drop in collected.dropped] == [
        "a lesson of this length gives 24 facts, and others weigh more"
    ] * 2
