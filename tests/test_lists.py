"""Answers that are ordered lists are asked item by item."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.cards import Basic, IdentifiedCard, Markdown, Origin, Span
from mkdeck.clozes import cloze_numbers
from mkdeck.collecting.lists import with_items
from mkdeck.decks.project import Deck
from mkdeck.identity.guids import new_guid
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document
from mkdeck.reading import extract
from mkdeck.recognition.items import heads
from mkdeck.render import render_note

ORIGIN = Origin(span=Span("a.md", 1, 4), context=(), evidence="shaped")
LESSON = "# T\n\n## What are the three steps?\n\n1. Read **it**\n2. Write\n3. Rest\n"


def items(back: str, *, both_ways: bool = False) -> tuple[str, ...]:
    card = with_items(Basic(Markdown("In which order?"), Markdown(back), ORIGIN, both_ways))
    assert isinstance(card, Basic)
    return card.items


@pytest.mark.parametrize("joint", ["", ",", ";", ", and", "; or", ";   and,", "   or;", " and"])
def test_heads_are_read_without_what_joins_them_to_the_next(joint: str) -> None:
    lesson = parse_lesson("a.md", f"- a sandy, and a stony bank{joint}\n- a reed\n")
    assert isinstance(lesson, Lesson)
    (block,) = parse_document(lesson).root.children
    assert [head.text for head in heads(block)] == ["a sandy, and a stony bank", "a reed"]


def test_a_short_ordered_list_has_items() -> None:
    assert items("1. a\n2. **b**\n3. c\n   d") == ("a", "**b**", "c\nd")
    assert items("1) a\n\n2) b\n\n3) c") == ("a", "b", "c")


@pytest.mark.parametrize(
    "back",
    [
        "1. a\n2. b",
        "- a\n- b\n- c",
        "These:\n\n1. a\n2. b\n3. c",
        "1. a\n2. b\n3. c\n\nAnd so on.",
        "2. a\n3. b\n4. c",
        "1. a\n2. b\n   - x\n3. c",
        "1. a\n2. b\n3. " + "c" * 201,
        "\n".join(f"{number}. a" for number in range(1, 22)),
        "1. a",
        "",
    ],
)
def test_other_answers_are_asked_as_a_whole(back: str) -> None:
    assert items(back) == ()


def test_a_card_of_both_directions_is_asked_as_a_whole() -> None:
    assert items("1. a\n2. b\n3. c", both_ways=True) == ()


def test_a_list_is_a_note_with_a_card_for_each_item() -> None:
    lesson = parse_lesson("a.md", LESSON)
    assert isinstance(lesson, Lesson)
    (card,) = extract(lesson, Deck((), Path("a.apkg"))).collected.cards
    note = render_note(IdentifiedCard("g", card, "d", (), 1), 1)
    assert note.note_type == "mkdeck List"  # type: ignore[union-attr]
    assert note.fields["Items"].split("\n") == [  # type: ignore[union-attr]
        '{{c1::<span class="item">Read <strong>it</strong></span>}}',
        '{{c2::<span class="item">Write</span>}}',
        '{{c3::<span class="item">Rest</span>}}',
    ]
    assert cloze_numbers(note.fields["Items"]) == {1, 2, 3}  # type: ignore[union-attr]


def test_a_deck_file_may_leave_lists_whole() -> None:
    lesson = parse_lesson("a.md", LESSON)
    assert isinstance(lesson, Lesson)
    (card,) = extract(lesson, Deck((), Path("a.apkg"), asks_items=False)).collected.cards
    assert isinstance(card, Basic)
    assert card.items == ()


def test_a_list_and_a_whole_are_different_notes() -> None:
    whole = Basic(Markdown("In which order?"), Markdown("1. a\n2. b\n3. c"), ORIGIN)
    assert new_guid(whole, ()) != new_guid(with_items(whole), ())


def test_an_item_that_shows_nothing_is_a_problem() -> None:
    card = Basic(Markdown("q"), Markdown("1. a"), ORIGIN, items=(Markdown("a"), Markdown("<b></b>")))
    assert "an item of the answer is empty" in str(render_note(IdentifiedCard("g", card, "d", (), 1), 1))


def test_formulas_in_items_stay_formulas() -> None:
    card = Basic(Markdown("q"), Markdown("1. a"), ORIGIN, items=(Markdown("$x_1$"), Markdown("![](a.png) }} ::")))
    note = render_note(IdentifiedCard("g", card, "d", (), 1), 1)
    assert r"\(x_1\)" in note.fields["Items"]  # type: ignore[union-attr]
    assert "&#125;} &#58;&#58;" in note.fields["Items"]  # type: ignore[union-attr]
