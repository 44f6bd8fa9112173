"""Which numbers the deletions of a cloze keep when its text is edited."""

from __future__ import annotations

import pytest

from mkdeck.cards import Markdown
from mkdeck.ledger.renumber import NumbersUsedUpError, numbers_of, renumber


def renumbered(before: str, after: str, **gone: str) -> str:
    """Renumber a text; `gone` are texts of numbers that the cloze once had, as `n4="text"`."""
    used = {int(name[1:]): (text,) for name, text in gone.items()} | numbers_of(Markdown(before))
    return renumber(Markdown(after), Markdown(before), used)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("{{c1::a}} or {{c2::b}}", "{{c1::a}} or {{c2::b}}", "{{c1::a}} or {{c2::b}}"),
        # the author's numbers are but a proposal: a text keeps the number that it has in Anki
        ("{{c1::a}} or {{c2::b}}", "{{c1::x}}, {{c2::a}} or {{c3::b}}", "{{c3::x}}, {{c1::a}} or {{c2::b}}"),
        ("{{c1::a}} or {{c2::b}}", "{{c1::b}} or {{c2::a}}", "{{c2::b}} or {{c1::a}}"),
        ("{{c1::a}}, {{c2::b}}, {{c3::c}}", "{{c1::a}}, {{c2::c}}", "{{c1::a}}, {{c3::c}}"),
        ("{{c1::a::hint}}", "{{c7::a::other hint}}", "{{c1::a::other hint}}"),
        # a text that was mended where it stands is the same deletion
        ("{{c1::a}} was in {{c2::1898}}.", "{{c1::a}} was in {{c2::1998}}.", "{{c1::a}} was in {{c2::1998}}."),
        ("All of {{c4::it}} is new", "Nothing {{c1::else}} stayed", "Nothing {{c4::else}} stayed"),
        # one that went, and another one elsewhere, are two
        ("an {{c1::a}} and more", "more and a {{c1::b}}, {{c2::a}}", "more and a {{c2::b}}, {{c1::a}}"),
        ("x {{c1::a}} y {{c2::b}} z", "x a y {{c1::b}} z {{c2::c}} w", "x a y {{c2::b}} z {{c3::c}} w"),
        # deletions of one number are one card, and stay it
        ("{{c1::a}} {{c1::b}} {{c2::c}}", "{{c2::a}} {{c2::b}} {{c1::c}}", "{{c1::a}} {{c1::b}} {{c2::c}}"),
        ("{{c1::a}} {{c2::b}}", "{{c1::a}} {{c1::b}}", "{{c1::a}} {{c1::b}}"),
        ("{{c1::a}} {{c1::b}}", "{{c1::a}} {{c2::b}}", "{{c1::a}} {{c2::b}}"),
        ("{{c1::a}} {{c2::a}}", "{{c1::a}} {{c2::a}}", "{{c1::a}} {{c2::a}}"),
        ("{{c1::a {{c2::b}}}}", "{{c3::a {{c4::b}}}}", "{{c1::a {{c2::b}}}}"),
        # what code shows is no deletion
        ("{{c1::a}} b", "`{{c9::x` {{c2::a}} b", "`{{c9::x` {{c1::a}} b"),
    ],
)
def test_a_deletion_keeps_its_number_while_it_lives(before: str, after: str, expected: str) -> None:
    assert renumbered(before, after) == expected


def test_a_number_that_was_used_is_not_given_to_another_text_and_waits_for_its_own() -> None:
    assert renumbered("{{c1::a}} b", "{{c1::a}} {{c2::x}}", n2="b") == "{{c1::a}} {{c3::x}}"
    assert renumbered("{{c1::a}} b", "{{c1::a}} {{c3::b}}", n2="b") == "{{c1::a}} {{c2::b}}"


def test_numbers_end_where_anki_makes_no_more_cards() -> None:
    assert renumbered("{{c1::a}}", "{{c1::a}} {{c2::b}}", n499="x") == "{{c1::a}} {{c2::b}}"
    assert renumbered("{{c1::a}}", "{{c1::a}} {{c2::b}}", n2="x", n499="y") == "{{c1::a}} {{c500::b}}"
    with pytest.raises(NumbersUsedUpError):
        renumbered("{{c1::a}}", "{{c1::a}} {{c2::b}}", n2="x", n500="y")
