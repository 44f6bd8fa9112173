"""Cards as the preview shows them are the cards that the real Anki shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.apkg import write_package
from mkdeck.cards import Html, Note
from mkdeck.notetypes import BASIC, NOTE_TYPES, NoteType, Template
from mkdeck.pipeline import read_deck, render_deck
from mkdeck.preview.clozes import show_clozes
from mkdeck.preview.templates import ShownCard, shown_cards
from mkdeck.project import Deck
from realanki import RealAnki

LESSON = Path(__file__).parent.parent.parent / "content" / "21-career-connection.md"

TEXTS = [
    "Plain &amp; &lt;simple&gt; “text”",
    "a {{c1::one}} b {{c2::two::with a <b>hint</b>}} c {{c1::three}}",
    "{{c1::outer {{c2::inner::hint}} outer::outer hint}} {{c12::é \"'&nbsp;}}",
    r"\({{c1::\frac{a}{b} }} &lt; {{c2::<b>x</b>}}\) and \[ {{c3::y}} <i>z</i> \] <b>\(</b>",
    "<p>{{c2::over</p>\n<p>blocks}} }} :: {{c1::a}}",
    "<div></div> <br>",
    "",
]


def notes() -> list[Note]:
    """Return notes of every type with each text in every field, and those of a whole lesson."""
    made = [
        Note(f"{note_type.name} {place}", note_type.name, fields(note_type, place), ("a::b", "c"), "Deck::Sub", 1, 1)
        for note_type in NOTE_TYPES.values()
        for place in range(len(TEXTS))
    ]
    of_lesson = render_deck(read_deck(Deck((LESSON,), Path("a.apkg")))).notes
    return [note for note in made if next(iter(note.fields.values()))] + list(of_lesson)


def fields(note_type: NoteType, place: int) -> dict[str, Html]:
    """Fill the fields with the texts from a place on, one after the other."""
    return {field.name: Html(TEXTS[(place + offset) % len(TEXTS)]) for offset, field in enumerate(note_type.fields)}


def test_every_card_of_every_note_type_is_the_one_that_anki_shows(tmp_path: Path) -> None:
    made = {note.guid: note for note in notes()}
    write_package(made.values(), tmp_path / "test.apkg")
    with RealAnki(tmp_path / "anki") as anki:
        anki.import_package(tmp_path / "test.apkg")
        expected = {
            (card.guid, card.template): (card.question, card.answer)
            for card in anki.cards()
            if "The front of this card is blank." not in card.question  # written for a field of nothing but `<br>`
        }
    shown = {
        (note.guid, card.place): (card.question, card.answer)
        for note in made.values()
        for card in shown_cards(note, NOTE_TYPES[note.note_type])
    }
    assert len(shown) > 30
    assert shown == expected


class Written(Template):
    """A template whose text a test gives."""

    texts = ("", "")

    @property
    def question(self) -> str:
        return self.texts[0]

    @property
    def answer(self) -> str:
        return self.texts[1]


def show(question: str, answer: str, **fields: str) -> list[ShownCard]:
    class Given(Written):
        texts = (question, answer)

    note_type = replace(BASIC, templates=(Given("Card one", 1, ""),))
    note = Note("guid", BASIC.name, {name: Html(text) for name, text in fields.items()}, ("x", "y"), "A::B", 1, 1)
    return list(shown_cards(note, note_type))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{{Front}}{{ Front }}", "<b>f</b><b>f</b>"),
        ("{{Front}} {{Nothing}}", "<b>f</b> "),
        ("{{Front}}{{#Back}}yes{{Front}}{{/Back}}{{^Back}}no{{/Back}}", "<b>f</b>no"),
        ("{{#Front}}a{{^Back}}b{{#Front}}c{{/Front}}d{{/Back}}e{{Front}}{{/Front}}f", "abcde<b>f</b>f"),
        ("{{Front}}<!-- {{Front}} -->", "<b>f</b><!-- {{Front}} -->"),
        ("{{text:Front}} {{nosuchfilter:Front}}", "f <b>f</b>"),
        ("{{Front}} {{Tags}} {{Deck}} {{Subdeck}} {{Type}} {{Card}}", "<b>f</b> x y A::B B mkdeck Basic Card one"),
    ],
)
def test_templates_as_people_write_them(template: str, expected: str) -> None:
    (card,) = show(template, "", Front="<b>f</b>")
    assert card.question == expected


def test_a_template_that_shows_no_field_makes_no_card() -> None:
    assert show("{{#Back}}{{Front}}{{/Back}} text", "", Front="f") == []
    assert show("{{Back}}", "", Front="f", Back="<br> ") == []


def test_the_answer_holds_the_front_side() -> None:
    (card,) = show("{{Front}}?", "{{FrontSide}}!", Front="f")
    assert card.answer == "f?!"


@given(st.lists(st.sampled_from(["{{c1::", "{{c2::", "}}", "::", "\\(", "\\]", "<b>", "x", "{", "}"])).map("".join))
def test_an_answer_shows_all_that_a_cloze_text_says(text: str) -> None:
    for number in (1, 2):
        show_clozes(text, number, hide=True)
    if "{{" not in text:
        assert "\\(" in text or show_clozes(text, 1, hide=False) == text
