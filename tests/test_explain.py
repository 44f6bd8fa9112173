"""What `mkdeck explain` says of a lesson: for each block and sentence its cards, or what stood in the way."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from mkdeck.decks.project import Deck
from mkdeck.pipeline import read_deck
from mkdeck.reports.explain import Explained, explain
from mkdeck.rules.tiers import Facts

LESSON = """\
---
title: Trains
---
# Trains

The Rocket was designed by Robert Stephenson in 1829. It may have been the fastest engine of its day.
You will love this museum. Many are fond of going there.

Who designed the Rocket?

Answer: Robert Stephenson

## On board

- a ticket
- a seat

This asks nothing, does it?

What is a sleeper?

Answer: to be written
"""


UNNAMED = (
    "nothing above it asks for its points or says what they are; a heading that asks, “What belongs to it?”, makes a "
    "card of it"
)


def explained(
    tmp_path: Path, *lessons: str, facts: Facts = "default", skip: Iterable[str] = ()
) -> dict[str, Explained]:
    """Return what is said of the last lesson, by the beginning of each text."""
    paths = []
    for number, text in enumerate(lessons):
        path = tmp_path / f"lesson-{number}.md"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    deck = Deck(tuple(paths), tmp_path / "trains.apkg", facts=facts, skip=frozenset(skip))
    contents = read_deck(deck)
    return {found.text[:12]: found for found in explain(contents.lessons[-1].lesson, contents)}


def test_a_sentence_has_its_cards_and_the_reason_why_another_card_went(tmp_path: Path) -> None:
    rocket = explained(tmp_path, LESSON)["The Rocket w"]
    assert [card.origin.extractor for card in rocket.cards] == ["created"]
    assert rocket.span.first == 6


def test_a_sentence_is_told_of_though_words_between_its_commas_are_passed_over(tmp_path: Path) -> None:
    found = explained(tmp_path, "Semantics, by contrast, is not its matter.\n\nIt is fun, and the others are not.\n")
    assert [each.kind for each in found.values()] == ["sentence", "sentence"]


def test_a_list_belongs_to_the_fact_that_it_answers(tmp_path: Path) -> None:
    found = explained(tmp_path, "## Kinds of rail\n\n- flat\n- vignoles\n\n## Sleepers\n\n- oak\n- beech\n")
    assert [card.origin.extractor for card in found["Kinds of rai"].cards] == ["introduced_list"]
    assert found["- flat\n- vig"].reasons == ("it belongs to the card of line 1",)
    assert found["- oak\n- beec"].reasons == (UNNAMED,)


def test_a_heading_is_a_heading_though_it_introduces_a_list(tmp_path: Path) -> None:
    text = "Q: What is it?\n\n## Kinds of rail\n\n- flat\n- vignoles\n\n## Sleepers\n\n- oak\n- beech\n"
    found = explained(tmp_path, text)
    assert (found["Kinds of rai"].kind, len(found["Kinds of rai"].cards)) == ("heading", 1)
    assert found["Sleepers"].kind == "heading"


def test_an_item_of_a_list_has_the_cards_of_its_sentences(tmp_path: Path) -> None:
    found = explained(tmp_path, "- Blender is open source.\n- Buy milk.")
    assert len(found["Blender is o"].cards) == 1
    assert "Buy milk." not in found


def test_a_guard_says_what_it_refused(tmp_path: Path) -> None:
    found = explained(tmp_path, LESSON)
    assert found["You will lov"].reasons == ("it speaks of the reader or of the author",)
    assert found["It may have "].cards == ()
    device = explained(tmp_path, "# A\n\nThe device was invented by Ada Lovelace in 1843.\n")["The device w"]
    assert "created, in_which_year: “The device” stands for something that was named before" in device.reasons


def test_a_sentence_that_every_pattern_refuses(tmp_path: Path) -> None:
    reasons = explained(tmp_path, LESSON)["Many are fon"].reasons
    assert any(
        "key_phrase" in reason and reason.endswith(": it leans on what was said before it") for reason in reasons
    )


def test_rules_that_one_reason_stopped_stand_together(tmp_path: Path) -> None:
    reasons = explained(tmp_path, LESSON)["Many are fon"].reasons
    whys = [reason.partition(": ")[2] for reason in reasons]
    assert len(whys) == len(set(whys))


def test_a_fact_that_ends_where_its_sentence_turns(tmp_path: Path) -> None:
    text = (
        "# Coffee\n\nCharles II tried to suppress the coffeehouses in 1675, but he withdrew his proclamation after "
        "eleven days because the public outcry was so great.\n"
    )
    found = explained(tmp_path, text, facts="more")
    assert [card.origin.extractor for card in found["Charles II t"].cards] == ["key_phrase"]


def test_a_block_has_its_cards_its_problems_or_a_reason(tmp_path: Path) -> None:
    found = explained(tmp_path, LESSON)
    assert len(found["Who designed"].cards) == 1
    assert found["Answer: Robe"].reasons == ("it belongs to the card of line 9",)
    assert found["- a ticket\n-"].reasons == (UNNAMED,)
    assert found["This asks no"].reasons == ("it asks",)
    assert [problem.span.first for problem in found["Answer: to b"].problems] == [22]


def test_what_the_choice_of_the_deck_leaves_out(tmp_path: Path) -> None:
    text = "The Rocket was designed by Robert Stephenson in 1829.\n"
    left_out = explained(tmp_path, text, skip=["created", "in_which_year", "key_phrase"])["The Rocket w"].reasons
    assert "created, in_which_year, key_phrase: the deck file leaves this rule out" in left_out
    none = explained(tmp_path, text, facts="none")["The Rocket w"].reasons
    assert "created, in_which_year, key_phrase: the deck takes no facts of this tier; --facts default does" in none


def test_a_fact_that_yields_to_another_lesson(tmp_path: Path) -> None:
    asked = "Who designed the Rocket, and when was it designed?\n\nAnswer: Robert Stephenson, in 1829\n"
    stated = "The Rocket was designed by Robert Stephenson in 1829.\n"
    reasons = explained(tmp_path, asked, stated)["The Rocket w"].reasons
    assert f"created: {tmp_path.as_posix()}/lesson-0.md:1 asks the same" in reasons


def table(*rows: str) -> str:
    """Return a table in Markdown of its header and its rows, which are written with commas."""
    header, *others = (f"| {' | '.join(row.split(','))} |" for row in rows)
    return "\n".join([header, "|" + "---|" * (rows[0].count(",") + 1), *others]) + "\n"


PLANETS = table(
    "Planet,Discoverer,Inhabitants,Remark,Probes",
    "Uranus,William Herschel,no,see above,Voyager 2",
    "Neptune,Johann Galle,no,see above,Voyager 2 again",
    "Pluto,Clyde Tombaugh,no,see above,New Horizons",
)


def test_a_key_answers_the_cards_above_it(tmp_path: Path) -> None:
    lesson = "1. Who built the Rocket?\n2. Who built the Mallard?\n\n## Answers\n\n1. Stephenson\n2. Gresley\n"
    key = explained(tmp_path, f"{lesson}\n## Stops\n\n- Rainhill\n- York\n")
    assert key["1. Stephenso"].reasons == ("it answers the cards from line 1 on",)
    assert key["- Rainhill\n-"].reasons == (UNNAMED,)


def test_a_key_in_parts_answers_the_cards_of_each_part(tmp_path: Path) -> None:
    asked = "## Exercise 1\n\n1. Who built the Rocket?\n2. Who built the Mallard?\n\n"
    asked += "## Exercise 2\n\n1. What did it burn?\n2. Where did it run?\n\n"
    told = "**Exercise 1**\n\n1. Stephenson\n2. Gresley\n\n**Exercise 2**\n\n1. Coke\n2. At Rainhill\n\n"
    key = explained(tmp_path, f"{asked}## Key\n\n{told}## Stops\n\n1. Whiston\n2. York\n")
    assert key["1. Stephenso"].reasons == ("it answers the cards from line 3 on",)
    assert key["1. Coke\n2. A"].reasons == ("it answers the cards from line 8 on",)
    assert key["1. Whiston\n2"].reasons == (UNNAMED.replace("What belongs to it?", "What are its steps?"),)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- [ ] buy rope\n- [x] pay the fee\n", "it is a list of things to do"),
        ("- [A](https://a.org)\n- [B](https://b.org)\n", "its points are links or pictures, and no more"),
        (
            "Q: Who?\nA: I.\n\n## More\n\n- What is a jib?\n- What is a keel?\n",
            "its points ask, and no answer stands below them",
        ),
        (
            "- oar – moves a boat\n- sail – so does this\n- mast\n",
            "not all of its points are a term and its meaning: “mast”",
        ),
        ("- oar – moves a boat\n- sail – so does this\n", "it has but two points, too few to be sure"),
        (
            "- oar – moves it\n- sail – so does this\n- mast – holds it\n",
            "its points may be terms and their meanings, but",
        ),
        (
            "You will need some of these:\n\n- an oar\n- a sail\n",
            "it is led to by “You will need some of these:”, which",
        ),
        (
            "- He rows. It is hard.\n- She sails. They like it.\n",
            "its points are sentences, none of which states a fact",
        ),
        ("- Take these:\n- And those:\n", "its points are too long, or too unlike each other"),
        ("- ```\n  oar\n  ```\n- ![a](b.png)\n\n  - c\n", "its points hold lists, code or pictures of their own"),
    ],
)
def test_a_list_without_a_card_has_a_reason(tmp_path: Path, text: str, reason: str) -> None:
    found = explained(tmp_path, f"# Boats\n\n{text}")
    [of_list] = [one for one in found.values() if one.kind == "list"]
    assert of_list.cards == ()
    assert [said[: len(reason)] for said in of_list.reasons] == [reason]


def test_what_a_reason_of_a_list_promises_makes_cards(tmp_path: Path) -> None:
    pairs = "- oar – moves it\n- sail – so does this\n- mast – holds it\n"
    assert len(explained(tmp_path, f"# Boats\n\n## Glossary\n\n{pairs}")["- oar – move"].cards) == 3
    for asked, points in (("What belongs to it?", "- oar\n- sail\n"), ("What are its steps?", "1. pull\n2. turn\n")):
        assert len(explained(tmp_path, f"# Boats\n\n## {asked}\n\n{points}")[asked[:12]].cards) == 1


def test_the_sentences_of_a_list_without_cards_have_their_reasons(tmp_path: Path) -> None:
    found = explained(tmp_path, "- He rows. It is hard.\n- She sails. They like it.\n")
    assert [one.kind for one in found.values()] == ["list", *["sentence"] * 4]
    assert all(one.reasons for one in found.values())


def test_a_list_of_which_a_sentence_is_a_card_has_none_as_a_whole(tmp_path: Path) -> None:
    found = explained(tmp_path, "- Buy milk.\n- Blender is open source.\n")
    assert found["- Buy milk.\n"].reasons == ("no rule makes a card of it as a whole",)


def test_a_column_of_a_table_that_makes_no_card_has_a_reason(tmp_path: Path) -> None:
    planets = explained(tmp_path, f"# Planets\n\n{PLANETS}")["| Planet | D"]
    assert {card.origin.extractor for card in planets.cards} == {"record_table"}
    assert planets.reasons == (
        "it makes no card of “Inhabitants”, which says nothing, or only whether",
        "it makes no card of “Remark”, which says nothing, or only whether",
        "it makes no card of “Probes”, which asks no whole question; --facts more may ask for it behind a label",
    )


def test_a_table_of_which_all_is_asked_has_no_reasons(tmp_path: Path) -> None:
    terms = table("Term,Meaning", "Osmosis,The movement of water", "Turgor,The pressure of water in a cell")
    compared = table(",TCP,UDP", "Order,kept by numbers,not kept", "Speed,it waits for answers,it never waits")
    found = explained(tmp_path, f"# Words\n\n{terms}\n# Networks\n\n{compared}")
    assert [(len(one.cards), one.reasons) for one in found.values() if one.kind == "table"] == [(2, ()), (2, ())]


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        (["Planet,Colour", "Mars,red"], "fewer than two rows below its header"),
        (["Planet", "Mars", "Venus"], "a single column"),
        (["Number,Square", "2,4", "3,9"], "numbers in its first column"),
        (["Art,Held", "Painting,Monday", "Dance,Tuesday"], "a column of hours, days, addresses, links or prices"),
        (
            ["Planet,Colour", "Mars,red", "Mars,brown"],
            "it does not name a thing of its own at the beginning of each row",
        ),
        (["Animal,Tame", "Cat,yes", "Lion,no"], "no column to ask for: “Tame” says nothing, or only whether"),
        (["Attaches to,Foo", "the hip,above it", "the knee,below it"], "it says in its header neither"),
    ],
)
def test_a_table_without_a_card_has_a_reason(tmp_path: Path, rows: list[str], reason: str) -> None:
    (found,) = explained(tmp_path, table(*rows)).values()
    assert found.cards == ()
    assert [reason in said for said in found.reasons] == [True]


DRAWN = """\
+------+----------------+
| Term | Meaning        |
+------+----------------+
| bogie | the undercarriage |
+------+----------------+
| tender | what holds coal |
+------+----------------+
"""


def test_a_drawn_table_that_is_none_has_a_reason(tmp_path: Path) -> None:
    (found,) = explained(tmp_path, DRAWN).values()
    assert found.reasons == ("it begins as a drawn table, whose line 4 is longer or shorter than the first one",)
    over_two = "+---+---+\n| a | b |\n+---+---+\n| a     |\n+---+---+\n"
    (found,) = explained(tmp_path, over_two).values()
    assert "but a cell goes over several others" in found.reasons[0]


def test_a_drawn_table_without_a_header_is_told_how_one_is_drawn(tmp_path: Path) -> None:
    drawn = "+------+-------+\n| Term | Means |\n+------+-------+\n| rail | steel |\n+------+-------+\n"
    (found,) = explained(tmp_path, drawn).values()
    assert found.reasons[0].startswith("it has an empty header: that of a drawn table ends with “+===+”")


MEANT = "; with “Term | Meaning” for a header each row is a card"


@pytest.mark.parametrize(
    ("header", "meanings", "ways"),
    [
        ("Thing,About", ("takes up the water", "ferments as a whole", "rises a last time"), MEANT),
        ("Bread,Oven", ("needs long heat", "needs steam", "burns"), "; --facts more asks for it behind labels" + MEANT),
        ("Bread,Oven,Shop", ("long heat,mine", "steam,yours", "burns,his"), "; --facts more asks for it behind labels"),
        ("Thing,About", ("takes up the water", "ferments as a whole"), ""),
        ("Thing,About", ("takes up the water", "ferments as a whole", ""), ""),
        ("Thing,About", ("water", "salt", "yeast"), ""),
    ],
)
def test_what_would_make_cards_of_a_table(tmp_path: Path, header: str, meanings: tuple[str, ...], ways: str) -> None:
    rows = [f"{term},{meaning}" for term, meaning in zip(("Autolyse", "Bulk rise", "Proofing"), meanings, strict=False)]
    (found,) = explained(tmp_path, table(header, *rows)).values()
    assert found.reasons[-1].partition("or asks no whole question")[2] == ways
    (more,) = explained(tmp_path, table(header, *rows), facts="more").values()
    assert bool(more.cards) == ("--facts more" in ways)
    if MEANT in ways:
        (known,) = explained(tmp_path, table("Term,Meaning", *rows)).values()
        assert len(known.cards) == len(rows)


def test_a_table_whose_rule_the_deck_leaves_out(tmp_path: Path) -> None:
    (found,) = explained(tmp_path, PLANETS, skip=["record_table"]).values()
    assert "record_table: the deck file leaves this rule out" in found.reasons


@pytest.mark.parametrize("text", ["![](river.png)", "***"])
def test_what_holds_no_text(tmp_path: Path, text: str) -> None:
    (found,) = explained(tmp_path, text).values()
    assert found.reasons == ("it holds no text",)


@pytest.mark.parametrize("text", ["", "---\ntitle: A\n---\n", "\n\n"])
def test_a_lesson_without_text_has_nothing_to_explain(tmp_path: Path, text: str) -> None:
    assert all(found.kind == "front matter" for found in explained(tmp_path, text).values())


def test_a_problem_of_prose_is_told_with_its_first_sentence(tmp_path: Path) -> None:
    lesson = "# Locks\n\nHow deep is the lock? Ask the keeper. He knows it.\n\nWho keeps it? Nobody.\n"
    found = explained(tmp_path, lesson)
    told = [problem.message for one in found.values() for problem in one.problems]
    assert told == [problem.message for problem in found["How deep is "].problems]
    assert "no card was made" in told[0]


def test_that_a_deck_takes_only_what_is_certain(tmp_path: Path) -> None:
    text = "Marine helictites cope by drinking seawater and pumping salt out through their gills.\n"
    explanation = explained(tmp_path, text)["Marine helic"]
    assert not explanation.cards
    reason = "likely_phrase: the deck takes only the surest of its cards; --facts more takes all"
    assert reason in explanation.reasons
