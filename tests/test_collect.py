"""Which cards stay when several claim the same lines or ask the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.cards import (
    EVIDENCE,
    Basic,
    Card,
    Cloze,
    Collected,
    Dropped,
    Evidence,
    Markdown,
    Origin,
    Problem,
    Span,
    named,
)
from mkdeck.collecting.collect import collect
from mkdeck.collecting.fronts import settle_fronts
from mkdeck.ledger import Found, recognise
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document


def basic(
    front: str,
    back: str = "b",
    lines: tuple[int, int] = (1, 1),
    evidence: Evidence = "shaped",
    path: str = "a.md",
) -> Basic:
    return Basic(Markdown(front), Markdown(back), Origin(span=Span(path, *lines), context=(), evidence=evidence))


def cloze(text: str, line: int = 1) -> Cloze:
    return Cloze(Markdown(text), Origin(span=Span("a.md", line, line), context=(), evidence="stated"))


def also_at(card: Basic, *others: Card) -> Basic:
    return replace(card, origin=replace(card.origin, also=tuple(other.origin.span for other in others)))


def guids(cards: Iterable[Card]) -> list[str]:
    recognised, _ = recognise([], [Found(card, card.origin.span.path) for card in cards])
    return [known.guid for known in recognised]


def test_stronger_evidence_wins_the_lines_that_it_shares() -> None:
    marked, shaped, stated = (
        basic("1", "b", (5, 9), "marked"),
        basic("2", "b", (9, 12)),
        basic("3", "b", (3, 4), "stated"),
    )
    assert collect([stated, shaped, marked]).cards == (stated, marked)


def test_equal_evidence_keeps_both_the_whole_before_its_parts() -> None:
    whole, part = basic("list", "b", (1, 9)), basic("item", "b", (1, 2))
    assert collect([part, whole]).cards == (whole, part)


def below_heading(back: str, lines: tuple[int, int]) -> Basic:
    card = basic("How did it get here?", back, lines)
    return replace(card, origin=replace(card.origin, extractor="question_heading"))


@pytest.mark.parametrize(
    ("words", "lines", "stay"),
    [(80, 40, True), (10, 40, False), (80, 12, False)],
    ids=["passage", "short", "list of questions"],
)
def test_a_long_passage_below_a_question_leaves_others_its_lines(words: int, lines: int, stay: bool) -> None:
    asked = below_heading("word " * words, (1, 10))
    event, stated, end = (
        basic("event", "b", (5, 5)),
        basic("stated", "b", (7, 7), "stated"),
        basic("end", "b", (12, 12)),
    )
    others = (event, stated) if stay else ()
    assert collect([asked, event, stated, end], lines).cards == (asked, *others, end)
    within = below_heading("word " * words, (4, 10))
    assert (event in collect([asked, within, event], lines).cards) == stay  # lines of both are counted once


@pytest.mark.parametrize(("words", "stays"), [(200, True), (90, False)], ids=["essay", "passage"])
def test_an_essay_below_a_question_leaves_facts_their_lines_in_a_list_of_questions(words: int, stays: bool) -> None:
    asked, other = below_heading("word " * words, (1, 10)), below_heading("word " * 70, (11, 20))
    event, stated = basic("event", "b", (5, 5)), basic("stated", "b", (7, 7), "stated")
    assert collect([asked, other, event, stated], 20).cards == (asked, *((stated,) if stays else ()), other)


def test_a_card_that_lost_its_lines_takes_none_from_others() -> None:
    marked, loser, stated = (
        basic("1", "b", (1, 2), "marked"),
        basic("2", "b", (2, 9)),
        basic("3", "b", (8, 8), "stated"),
    )
    assert collect([marked, loser, stated]).cards == (marked, stated)


def test_a_fact_yields_to_the_question_that_asks_the_same() -> None:
    asked, stated = basic("What is X?", "Y", (1, 1), "marked"), basic("what is  x?", "Z", (7, 7), "stated")
    settled = Collected((asked,), (), (Dropped(stated, "a.md:1 asks the same"),))
    assert collect([stated, asked]) == settled
    assert settle_fronts([Collected((stated,), ()), Collected((asked,), ())]) == settled


@pytest.mark.parametrize(
    "front",
    [
        "Osmosis",
        "**Osmosis** (diffusion of water)",
        "What is osmosis?",
        "In a few words, what is *osmosis*?",
        "What is meant by “osmosis”?",
        "What does osmosis mean?",
        "What does the term *osmosis* refer to?",
        "How is osmosis defined?",
        "Define osmosis.",
        "Define: Osmosis",
    ],
)
def test_one_definition_of_a_term_stays_and_it_is_the_structured_one(front: str) -> None:
    structured, stated = basic(front, "Y", (9, 9)), basic("What is osmosis?", "Z", (1, 1), "stated")
    assert collect([stated, structured]).cards == (structured,)
    assert settle_fronts([Collected((stated,), ()), Collected((structured,), ())]).cards == (structured,)


def test_a_question_for_a_definition_goes_before_a_cloze() -> None:
    told, asked = cloze("{{c1::Osmosis}} is slow.", 1), basic("What is osmosis?", "Z", (5, 5), "stated")
    assert collect([told, asked]).cards == (asked,)


def test_the_first_of_two_definitions_in_prose_stays() -> None:
    first = basic("What is an isotope?", "Y", (1, 1), "stated")
    again = basic("What are isotopes?", "Z", (5, 5), "stated")
    assert collect([first, again]).cards == (first,)


@pytest.mark.parametrize(
    "text",
    [
        "{{c1::**Osmosis**}} is the diffusion of water.",
        "{{c1::Osmosis}} (of water) occurs when a membrane holds salt back.",
        "The diffusion of water through a membrane is called {{c1::osmosis}}.",
    ],
)
def test_a_cloze_that_defines_its_term_yields_to_a_definition(text: str) -> None:
    structured, stated = basic("Osmosis", "Y", (9, 9)), cloze(text)
    assert collect([stated, structured]).cards == (structured,)
    assert collect([stated]).cards == (stated,)


@pytest.mark.parametrize(
    ("front", "other"),
    [
        ("Osmosis", "Who discovered osmosis?"),
        ("Osmosis", "What is reverse osmosis?"),
        ("What is osmosis?", "What is osmosis used for?"),
        ("Glass", "What is gas?"),
    ],
)
def test_another_question_about_a_term_stays(front: str, other: str) -> None:
    structured, stated = basic(front, "Y", (1, 1)), basic(other, "Z", (5, 5), "stated")
    assert collect([structured, stated]).cards == (
        structured,
        stated,
    )


def test_a_cloze_that_only_uses_a_term_stays() -> None:
    structured, stated = basic("Osmosis", "Y", (9, 9)), cloze("Plants take up water by {{c1::osmosis}} in their roots.")
    assert collect([stated, structured]).cards == (
        stated,
        structured,
    )


def test_two_definitions_that_an_author_wrote_as_cards_both_stay() -> None:
    first, second = basic("Osmosis", "Y", (1, 1)), basic("What is osmosis?", "Z", (5, 5))
    assert collect([first, second]).cards == (
        first,
        second,
    )


def test_the_answer_of_a_fact_is_the_same_with_other_markup() -> None:
    front = "What does TLS stand for?"
    first = basic(front, "[Transport Layer Security](/tls)", (1, 1), "stated")
    again = basic(front, "**transport layer security**", (5, 5), "stated")
    (kept,) = collect([first, again]).cards
    assert kept == replace(first, origin=kept.origin)
    assert kept.origin.also == (again.origin.span,)


def test_a_fact_that_a_list_answers_stands_beside_the_cards_of_its_items() -> None:
    fact, first, second = basic("list", "b", (1, 4), "stated"), basic("1", "b", (3, 3)), basic("2", "b", (4, 4))
    assert collect([first, second, fact]).cards == (fact, first, second)


def test_a_fact_that_a_list_answers_yields_to_another_card_of_the_list() -> None:
    fact, whole, part = basic("list", "b", (1, 4), "stated"), basic("1", "b", (3, 4)), basic("2", "b", (4, 4))
    assert collect([whole, part, fact]).cards == (whole, part)


def test_a_row_that_hides_its_year_and_more_goes_before_a_question_for_the_year() -> None:
    row = replace(cloze("{{c1::1913}}, {{c2::*Cabiria*}}: first long shots on wheels"), origin=basic("").origin)
    year, maker = basic("In which year was *Cabiria* released?", "1913"), basic("Who made *Cabiria*?", "Pastrone")
    assert collect([year, row]).cards == (row,)
    assert collect([year, maker, row]).cards == (year, maker)


def test_the_same_card_twice_is_one() -> None:
    first, again = basic("“Q”?", "b", (1, 1)), basic('"q"?', "B", (5, 5))
    assert collect([first, again]).cards == (also_at(first, again),)


def test_a_fact_of_two_lessons_is_one_card_that_knows_both_places() -> None:
    first, again = basic("Q?", "b", (1, 1), "stated"), basic("Q?", "b", (5, 6), "stated", path="b.md")
    settled = settle_fronts([Collected((first,), ()), Collected((again,), ())])
    assert settled.cards == (also_at(first, again),)
    assert settled.dropped == (Dropped(again, "a.md:1 makes the same card"),)
    assert settle_fronts([settled]).cards == settled.cards


def test_one_front_with_two_backs_keeps_both_and_names_both_places() -> None:
    first, second = basic("Q?", "one", (1, 1)), basic("Q?", "two", (5, 6), path="b.md")
    settled = settle_fronts([Collected((first,), ()), Collected((second,), ())])
    assert settled.cards == (first, second)
    assert [str(problem) for problem in settled.problems] == [
        "b.md:5: the question of a.md:1 again, with another answer; reword one of the two questions"
    ]


OPTIONS = ["A 4   B 6   C 8", "**A** 4   **B** 6", "A four\nB six\nC eight"]


@pytest.mark.parametrize("back", [*OPTIONS, "A. 4   B. 6   D. 8"])
def test_what_is_to_choose_from_is_no_answer_unless_its_author_says_so(back: str) -> None:
    other = basic("0", "A 1   B 2", (7, 7))
    collected = collect([basic("1", back), basic("2", back, (3, 3), "marked"), basic("3", "A boat", (5, 5)), other])
    assert [card.front for card in collected.cards if isinstance(card, Basic)] == ["2", "3"]
    assert {drop.reason for drop in collected.dropped} == {"its answer is but the options to choose from"}


@pytest.mark.parametrize("back", OPTIONS)
@pytest.mark.parametrize(
    ("other", "lets_choose"),
    [
        ("Which day is it?\nA Monday   B Friday   C Sunday", True),
        ("Which day is it?\na) Monday\nb) Friday\nc) Sunday", True),
        ("1. Which day is it?\n   - a) Monday\n   - b) Friday", True),
        ("What are the days?\nA Monday   B Friday   C Sunday", False),
        ("Which day is it?\n\n- [ ] Monday\n- [x] Friday", False),
        ("A boat sails.", False),
    ],
)
def test_bare_letters_count_options_only_where_others_let_choose(back: str, other: str, lets_choose: bool) -> None:
    lesson = parse_lesson("a.md", f"Which hour is it?\n{back}\n\n{other}\n")
    assert isinstance(lesson, Lesson)
    card = basic("Which hour is it?", back, (1, 2 + back.count("\n")))
    cards = collect([card], lesson=parse_document(lesson).root).cards
    assert cards == (() if lets_choose else (card,))


def test_what_a_key_lets_tell_of_a_question_shows_that_its_bare_letters_count_options() -> None:
    card = basic("Which hour is it?", "A 4   B 6   D 8")
    assert collect([card, Problem(Span("a.md", 1, 1), "the key names no option")]).cards == ()
    assert collect([card, Problem(Span("a.md", 9, 9), "the key names no option")]).cards == (card,)


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("What are the horizons of soil?", "A topsoil\nB subsoil\nC bedrock"),
        ("**What do the marks mean?**", "A best\nB good\nC fair"),
        ("Which letter comes when?", "A is first.\nB is second.\nC is third."),
        ("Which letter is which?", "A – best\nB – good\nC – fair"),
        ("Which viruses are there?", "A   B   C   D   E"),
        ("Which groups are there?", "A  AB  B  O"),
        ("What is plan B?", "A plan   B is for backup"),
    ],
)
def test_what_answers_for_several_letters_is_no_choice(front: str, back: str) -> None:
    cards = (basic(front, back), basic(f"{front} (again)", back, (3, 3)))
    assert collect(cards).cards == cards


def test_a_question_without_an_answer_is_told_once() -> None:
    first = Problem(Span("a.md", 3, 3), "a question without an answer", is_unanswered=True)
    again = Problem(Span("a.md", 3, 5), "a question without an answer below it", is_unanswered=True)
    other = Problem(Span("a.md", 3, 3), "the answer is empty")
    assert collect([again, first, other]).problems == (first, other)


def test_a_question_is_not_unanswered_where_another_rule_answers_it() -> None:
    missing = Problem(Span("a.md", 3, 3), "a question without an answer", is_unanswered=True)
    elsewhere = Problem(Span("a.md", 9, 9), "a question without an answer", is_unanswered=True)
    other = Problem(Span("a.md", 3, 3), "something else")
    collected = collect([missing, elsewhere, other, basic("Q?", "b", (3, 5))])
    assert collected.problems == (other, elsewhere)


def test_problems_come_in_the_order_of_the_lines_and_once() -> None:
    late, early = Problem(Span("a.md", 9, 9), "late"), Problem(Span("a.md", 2, 2), "early")
    collected = collect([late, early])
    assert collected.problems == (early, late)
    assert settle_fronts([collected, collected]).problems == (early, late)


CARDS = st.lists(
    st.builds(
        basic,
        st.sampled_from(["p?", "q?", "r?", "s?"]),
        st.sampled_from(["1", "2", "3"]),
        st.tuples(st.integers(1, 30), st.integers(0, 5)).map(lambda pair: (pair[0], pair[0] + pair[1])),
        st.sampled_from(EVIDENCE),
    ),
    max_size=12,
)


@given(CARDS)
def test_a_weaker_card_shares_a_line_with_a_stronger_one_only_as_the_whole_of_its_parts(cards: list[Card]) -> None:
    kept = collect(cards).cards
    for one in kept:
        for other in kept:
            if EVIDENCE.index(one.origin.evidence) < EVIDENCE.index(other.origin.evidence):
                a, b = one.origin.span, other.origin.span
                is_whole = other.origin.evidence == "stated" and b.contains(a) and b.first < a.first
                assert a.last < b.first or b.last < a.first or is_whole


@given(CARDS)
def test_no_two_cards_have_one_guid(cards: list[Card]) -> None:
    found = guids(collect(cards).cards)
    assert len(set(found)) == len(found)


def test_a_guid_depends_on_the_question_alone() -> None:
    one = basic("What is “it”?", "answer", (1, 1), "marked")
    moved = basic('what is  "it"?', "another answer", (70, 71), "shaped", path="elsewhere.md")
    assert guids([one]) == guids([moved])
    assert guids([one]) != guids([basic("What was “it”?")])


def test_guids_are_a_promise_and_never_change() -> None:
    assert guids([basic("What is “it”?"), basic("What is “it”?", "c"), cloze("A {{c1::b}} c.")]) == [
        "ohNiLPWSXzU6lISt",
        "UDbAYLzHzErT7jtE",
        "_FR8mRM7Z3SKGay4",
    ]


def test_a_cloze_is_known_by_its_text_and_not_by_what_it_hides() -> None:
    assert guids([cloze("A {{c1::b}} c.")]) == guids([cloze("A b {{c2::c}}.")])
    assert guids([cloze("A {{c1::b}} c.")]) != guids([basic("A b c.")])


def test_a_card_named_after_its_rule_keeps_the_rest_of_its_origin() -> None:
    origin = Origin(
        span=Span("lesson.md", 3, 5),
        context=("Rivers",),
        evidence="stated",
        quote="It flows.",
        also=(Span("other.md", 7, 7),),
        key="flow",
        definitions=Markdown("[a]: b"),
        topic="Water",
    )
    assert all(getattr(origin, field.name) or field.name == "extractor" for field in fields(Origin))
    card = named(Cloze(Markdown("{{c1::It}} flows."), origin), "created")
    assert card.origin == replace(origin, extractor="created")
