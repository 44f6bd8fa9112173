"""Cards as the preview shows them are the cards that the real Anki shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection
from anki.models import NotetypeId
from hypothesis import example, given
from hypothesis import strategies as st

from mkdeck.cards import Html, Note
from mkdeck.clozes import cloze_numbers
from mkdeck.decks.project import Deck
from mkdeck.notetypes import BASIC, NOTE_TYPES, NoteType, Template
from mkdeck.packaging.apkg import write_package
from mkdeck.pipeline import read_deck, render_deck
from mkdeck.preview.clozes import show_clozes
from mkdeck.preview.templates import ShownCard, shown_cards
from mkdeck.values import dataclass
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


@dataclass(frozen=True, slots=True)
class Written(Template):
    """A template whose text a test gives."""

    texts: tuple[str, str] = ("", "")

    @property
    def question(self) -> str:
        return self.texts[0]

    @property
    def answer(self) -> str:
        return self.texts[1]


def show(question: str, answer: str, *, front: str, back: str = "") -> list[ShownCard]:
    """Return the cards of a note of the type Basic, with other templates."""
    note_type = replace(BASIC, name="Own", templates=(Written("Card one", 1, "", texts=(question, answer)),))
    fields = {"Front": Html(front), "Back": Html(back)}
    return list(shown_cards(Note("guid", "Own", fields, ("x", "y"), "A::B", 1, 1), note_type))


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    with RealAnki(tmp_path_factory.mktemp("collection") / "anki") as anki:
        yield anki.collection


def show_in_anki(collection: Collection, question: str, answer: str, *, front: str, back: str = "") -> tuple[str, str]:
    """Return the two sides of the one card of such a note, as Anki shows it."""
    models = collection.models
    note_type = models.new(f"Own {len(models.all())}")
    for name in ("Front", "Back"):
        models.add_field(note_type, models.new_field(name))
    models.add_template(note_type, models.new_template("Card one") | {"qfmt": question, "afmt": answer})
    made = models.get(NotetypeId(models.add_dict(note_type).id))
    deck = collection.decks.id("A::B")
    assert made is not None
    assert deck is not None
    note = collection.new_note(made)
    note.fields, note.tags = [front, back], ["x", "y"]
    collection.add_note(note, deck)
    (card,) = note.cards()
    output = card.render_output()
    return output.question_text.replace(note_type["name"], "Own"), output.answer_text.replace(note_type["name"], "Own")


@pytest.mark.parametrize(
    "template",
    [
        "{{Front}}{{ Front }}",
        "{{Front}} {{text:Front}}|{{ text:Front }}",
        "{{Front}}{{#Back}}yes{{Front}}{{/Back}}{{^Back}}no{{/Back}}",
        "{{#Front}}a{{^Back}}b{{#Front}}c{{/Front}}d{{/Back}}e{{Front}}{{/Front}}f",
        "{{Front}}<!-- {{Front}} -->",
        "{{Front}} {{Tags}} {{Deck}} {{Subdeck}} {{Type}} {{Card}}",
        "{{Front}}{{#Tags}}tags{{/Tags}}",
        "{{^Back}}{{Front}}{{/Back}} {{cloze:Front}} {{cloze:Back}}",
    ],
)
@pytest.mark.parametrize(("front", "back"), [("<b>f</b>", ""), ("f", "<br> "), ("f &amp; <i>g</i>&lt;", "{{c1::b}}")])
def test_templates_as_people_write_them(collection: Collection, template: str, front: str, back: str) -> None:
    sides = (template, "{{FrontSide}}-" + template)
    shown = show(*sides, front=front, back=back)
    if shown:
        assert [(card.question, card.answer) for card in shown] == [
            show_in_anki(collection, *sides, front=front, back=back)
        ]
    else:
        assert "The front of this card is blank" in show_in_anki(collection, *sides, front=front, back=back)[0]


def test_an_unknown_filter_lets_the_field_through() -> None:
    (card,) = show("{{nosuchfilter:Front}}", "", front="<b>f</b>")
    assert card.question == "<b>f</b>"


SIGNS = [
    "{{c1::",
    "{{c2::",
    "}}",
    "::",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "<b>",
    "</b>",
    "&lt;",
    "x é",
    " ",
    "\n",
    "{",
    "}",
    ":",
]


@given(text=st.lists(st.sampled_from(SIGNS), max_size=12).map("".join))
@example(text="{{c1::::{{c1::}}}}")
@example(text="{{c1::a::b{{c2::c}}d::e}}")
@example(text="{{c1::a::}}")
def test_any_text_with_deletions_is_shown_as_in_anki(collection: Collection, text: str) -> None:
    note_type = collection.models.by_name("Cloze")
    assert note_type is not None
    note = collection.new_note(note_type)
    note["Text"] = text
    for number in cloze_numbers(text):
        output = note.ephemeral_card(number - 1).render_output()
        question, answer = output.question_text, output.answer_text.removesuffix("<br>\n")
        if "No cloze" in question:  # Anki's message for a text without a deletion of this number
            question = answer = ""
        assert (show_clozes(text, number, hide=True), show_clozes(text, number, hide=False)) == (question, answer)
