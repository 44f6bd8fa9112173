"""Who is who after an edit: cases for people to read; tests/benchmarks/identity.py tries thousands."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.edits import Item
from benchmarks.identity import entries_of
from mkdeck.cards import Basic, Card, Choice, Cloze, Markdown, Origin, Span
from mkdeck.ledger import Found
from mkdeck.ledger.match import match
from mkdeck.ledger.places import new_places


def basic(front: str, back: str, heading: str = "", key: str = "") -> Basic:
    return Basic(Markdown(front), Markdown(back), origin(heading, key))


def cloze(text: str) -> Cloze:
    return Cloze(Markdown(text), origin())


def choice(front: str, right: str, *wrong: str) -> Choice:
    return Choice(Markdown(front), tuple(map(Markdown, (right, *wrong))), (0,), Markdown(""), origin())


def origin(heading: str = "", key: str = "") -> Origin:
    return Origin(span=Span("a.md", 1, 1), context=(heading,), evidence="marked", key=key)


BEFORE = basic("What stands before?", "The card before")
BEHIND = basic("What stands behind?", "The card behind")


def known(old: Card, new: Card, lesson: str = "a.md") -> str:
    """Return by what a card between two others is recognised, or "new"."""
    entries = entries_of(Item(place, "a.md", card) for place, card in enumerate([BEFORE, old, BEHIND]))
    found = match(list(entries.values()), [Found(BEFORE, lesson), Found(new, lesson), Found(BEHIND, lesson)])
    assert all(found[place] for place in (0, 2))
    one = found[1]
    if one is None:
        return "new"
    assert one.entry is entries[1]
    return one.by


LONG = "a stretch of water that two pieces of land leave between them"


@pytest.mark.parametrize("lesson", ["a.md", "part/b.md"])
@pytest.mark.parametrize(
    ("old", "new", "by"),
    [
        (basic("Where?", "Here", key="x"), basic("Who was it, then?", "Nobody", key="x"), "id"),
        (basic("Where is “it”?", "Here"), basic('Where is  "it"?', "There"), "question"),
        (basic("Who founded Google?", "Larry Page"), basic("Who established Google?", "Larry Page"), "answer"),
        (basic("Who founded Gogle?", "Larry Page"), basic("Who founded Google?", "Larry Page"), "answer"),
        (basic("What is a strait?", LONG), basic("How would you define the word strait?", LONG), "answer"),
        (basic("In 1998, who founded Google?", "Page"), basic("Who founded Google in 1998?", "Page"), "answer"),
        (basic("What do the walls of a cell do?", "a"), basic("What does the wall of a cell do?", "b c"), "place"),
        (cloze("It is {{c1::red}}."), cloze("It {{c2::is}} {{c1::red}}."), "question"),
        (cloze("The Rhine is {{c1::1230}} km long."), cloze("The Rhine is {{c1::1233}} km long."), "question"),
        (cloze("The Rhine has {{c1::Basel}} on it."), cloze("The great Rhine has {{c1::Basel}} on it."), "answer"),
        (choice("Which?", "this", "that"), choice("Which?", "this", "those"), "question"),
    ],
)
def test_a_card_is_known_again(old: Card, new: Card, by: str, lesson: str) -> None:
    assert known(old, new, lesson) == by


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (basic("When was Google founded?", "1998"), basic("When was Apple founded?", "1976")),
        (basic("What is the currency of Spain?", "euro"), basic("What is the currency of Italy?", "euro")),
        (basic("When was Google founded?", "1998"), basic("Where was Google founded?", "In Menlo Park")),
        (basic("What is 3 + 4?", "7"), basic("What is 3 + 5?", "8")),
        (basic("What is 3 + 4?", "7"), basic("What is 3 - 4?", "-1")),
        (basic("What does `pop` do?", "it removes"), basic("What does `push` do?", "it adds")),
        (basic("What is mitosis?", "a division in two"), basic("What is meiosis?", "a division in four")),
        (basic("Which gas do plants take up?", LONG), basic("Which gas do plants not take up?", LONG)),
        (basic("Who wrote before Kant?", "Hume it was"), basic("Who wrote after Kant?", "Hume it was")),
        (basic("Did Brazil beat Germany?", "No"), basic("Did Germany beat Brazil?", "No")),
        (basic("What is its capital?", "Paris", "France"), basic("What is its capital?", "Rome", "Italy")),
        (basic("Where?", "Here", key="x"), basic("Where, exactly?", "Here", key="y")),
        (basic("It is red.", "It is red."), cloze("It is {{c1::red}}.")),
        (cloze("{{c1::Paris}} lies in {{c2::France}}."), cloze("{{c1::Rome}} lies in {{c2::Italy}}.")),
        (choice("Which of them?", "this", "that"), choice("Which of them?", "here", "there")),
    ],
)
def test_another_fact_is_another_card(old: Card, new: Card) -> None:
    assert known(old, new) == "new"


def test_two_cards_that_swap_their_answers_keep_their_questions() -> None:
    one, other = basic("What is the first?", "a b c d"), basic("What is the second?", "e f g h")
    entries = entries_of([Item(0, "a.md", one), Item(1, "a.md", other)])
    swapped = [basic("What is the first?", "e f g h"), basic("What is the second?", "a b c d")]
    found = match(list(entries.values()), [Found(card, "a.md") for card in swapped])
    assert [one and one.entry for one in found] == [entries[0], entries[1]]


def fact(front: str, back: str, *headings: str, key: str = "") -> Basic:
    origin = Origin(span=Span("a.md", 1, 1), context=headings, evidence="stated", quote="It is so.", key=key)
    return Basic(Markdown(front), Markdown(back), origin)


def known_as(old: Card, new: Basic, bare: str, lesson: str = "a.md") -> bool:
    """Whether a card is known again by what it is without its label."""
    entries = list(entries_of([Item(0, "a.md", old)]).values())
    found = match(entries, [Found(new, lesson, replace(new, front=Markdown(bare)))])
    return [one and one.entry for one in found] == entries


@pytest.mark.parametrize(
    ("old", "new", "bare"),
    [
        ("Ice: who saw the moraine?", "Glaciers: who saw the moraine?", "Who saw the moraine?"),
        ("Who saw the moraine?", "Glaciers: who saw the moraine?", "Who saw the moraine?"),
        ("Ice: who saw the moraine?", "Who saw the moraine?", "Who saw the moraine?"),
        ("Ice – Cirque (form): age?", "Glaciers – Cirque (form): age?", "Cirque (form): age?"),
        ("Ice – Alps: who saw it?", "Glaciers – Alps: who saw it?", "Who saw it?"),
        ("Ice: who saw it?", "Glaciers – Alps: who saw it?", "Who saw it?"),
    ],
)
def test_a_fact_is_known_again_behind_another_title(old: str, new: str, bare: str) -> None:
    assert known_as(fact(old, "Agassiz", "Ice", "Alps"), fact(new, "Agassiz", "Glaciers", "Alps"), bare)


@pytest.mark.parametrize(
    ("old", "new", "lesson"),
    [
        (fact("Ice – Alps: is it old?", "Yes", "Ice"), fact("Ice – Andes: is it old?", "Yes", "Ice"), "a.md"),
        (fact("Ice: is it old?", "Yes", "Ice", "Alps"), fact("Snow: is it old?", "Yes", "Snow", "Andes"), "a.md"),
        (fact("Ice: is it old?", "Yes", "Ice"), fact("Snow: is it old?", "No", "Snow"), "a.md"),
        (fact("Ice: is it old?", "Yes", "Ice"), fact("Snow: is it old?", "Yes", "Snow"), "b.md"),
        (fact("Ice: is it old?", "Yes", "Ice", key="x"), fact("Snow: is it old?", "Yes", "Snow", key="y"), "a.md"),
        (basic("Ice: is it old?", "Yes"), fact("Snow: is it old?", "Yes", "Snow"), "a.md"),
    ],
    ids=["section", "place", "answer", "lesson", "key", "author"],
)
def test_behind_another_title_all_else_must_be_the_same(old: Card, new: Basic, lesson: str) -> None:
    assert not known_as(old, new, "Is it old?", lesson)


@pytest.mark.parametrize(
    ("text", "is_same"),
    [
        ("Unsorted rock that was left directly by ice is {{c1::till}}.", True),
        ("Therapy is surgery by which the {{c1::lens}} is taken out of the eye.", False),
        ("It has {{c1::two}} chambers.", False),
    ],
)
def test_a_whole_statement_stays_itself_in_another_section(text: str, is_same: bool) -> None:
    def in_section(name: str, text: str) -> Cloze:
        origin = Origin(span=Span("a.md", 1, 1), context=("Ice", name), evidence="stated", quote="It is so.")
        return Cloze(Markdown(text), origin)

    entries = list(entries_of([Item(0, "a.md", in_section("Old", f"Ice – Old: {text}"))]).values())
    found = Found(in_section("New", f"Ice – New: {text}"), "a.md", in_section("New", text))
    assert [one and one.entry for one in match(entries, [found])] == (entries if is_same else [None])


def test_of_two_facts_that_only_their_labels_told_apart_neither_is_taken() -> None:
    facts = [fact("Ice: is it old?", "Yes", "Ice"), fact("Snow: is it old?", "Yes", "Ice")]
    entries = list(entries_of(Item(place, "a.md", card) for place, card in enumerate(facts)).values())
    new = fact("Frost: is it old?", "Yes", "Frost")
    assert match(entries, [Found(new, "a.md", fact("Is it old?", "Yes", "Frost"))]) == [None]


def test_many_facts_with_one_bare_front_cost_no_more_than_others() -> None:
    def seconds(number: int) -> float:
        facts = [fact(f"Title {place}: is it old?", "Yes", "Title") for place in range(number)]
        entries = list(entries_of(Item(place, f"{place}.md", card) for place, card in enumerate(facts)).values())
        bare = fact("Is it old?", "Yes", "Title")
        found = [
            Found(fact(f"New {place}: is it old?", "Yes", "Title"), f"{place}.md", bare) for place in range(number)
        ]
        start = time.perf_counter()
        assert all(match(entries, found))
        return time.perf_counter() - start

    least = {number: min(seconds(number) for _ in range(3)) for number in (500, 4000)}
    assert least[4000] < 24 * least[500]  # in step it is 8 times as much, squared 64 times


def test_of_two_that_would_do_as_well_neither_is_taken() -> None:
    entries = entries_of([Item(0, "a.md", basic("How does the red pump work here?", "By hand it works here"))])
    new = [basic(f"How does the {word} pump work here?", "By hand it works here") for word in ("old", "new")]
    assert match(list(entries.values()), [Found(card, "b.md") for card in new]) == [None, None]


QUESTIONS = st.sampled_from(["What is a b?", "What is b a?", "Who did A?", "Who did B?", "What is it?", "Where is 1?"])
CARDS = st.lists(
    st.one_of(
        st.builds(basic, QUESTIONS, st.sampled_from(["x", "y", "a long answer of words", "another long one here"])),
        st.builds(cloze, st.sampled_from(["a {{c1::b}} c", "a {{c1::b}} {{c2::c}}", "a {{c1::d}} c"])),
    ),
    max_size=8,
)


@given(CARDS, CARDS)
def test_whatever_the_decks_no_entry_is_given_twice_and_none_to_another_kind(old: list[Card], new: list[Card]) -> None:
    entries = entries_of(Item(place, "a.md", card) for place, card in enumerate(old))
    found = [
        (card, one)
        for card, one in zip(new, match(list(entries.values()), [Found(c, "b.md") for c in new]), strict=True)
        if one
    ]
    assert len({one.entry.guid for _, one in found}) == len(found)
    assert all(type(one.entry.card) is type(card) and 0.6 <= one.confidence <= 1 for card, one in found)


@given(CARDS)
def test_an_unchanged_deck_is_all_its_own(cards: list[Card]) -> None:
    unique = list({(type(card), str(card)): card for card in cards}.values())
    entries = entries_of(Item(place, "a.md", card) for place, card in enumerate(unique))
    found = match(list(entries.values()), [Found(card, "a.md") for card in unique])
    assert [one and one.entry.card for one in found] == unique


@pytest.mark.parametrize(
    ("former", "places"),
    [
        ([], []),
        ([None, None], [1, 2]),
        ([1, None, 2], [1, 1.5, 2]),
        ([None, 1], [0, 1]),
        ([2, 3, 1], [2, 3, 4]),
        ([1, None, None, 2, None], [1, 1.25, 1.5, 2, 3]),
        ([1, None, 1 + 2**-52], [1, 2, 3]),
    ],
)
def test_a_card_more_or_moved_changes_its_own_place_only(former: list[float | None], places: list[float]) -> None:
    assert new_places(former) == places


@given(st.lists(st.none() | st.floats(allow_nan=False, allow_infinity=False, width=16), max_size=20))
def test_places_rise(former: list[float | None]) -> None:
    places = new_places(former)
    assert len(places) == len(former)
    assert places == sorted(set(places))
