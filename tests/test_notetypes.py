from __future__ import annotations

import hashlib
import re
from importlib.resources import files

import pytest

from mkdeck.notetypes import BASIC, CHOICE, NOTE_TYPES, NoteType, own_note_types

PROMISED = {
    "mkdeck Basic": (
        1501543428,
        {
            "Front": 1732468192383431,
            "Back": 6359077300440734,
            "Reverse": 3165657738025583,
            "Context": 1597677210971581,
            "Quote": 6164103803413678,
            "Source": 8801441420328972,
            "Spare1": 8433918706534853,
            "Spare2": 4452148879658588,
            "Spare3": 5461410701707971,
        },
        {"Forward": 8497450032764128, "Reverse": 2353382676478142},
    ),
    "mkdeck Cloze": (
        2075401034,
        {
            "Text": 5038708635244991,
            "Extra": 3294110177403632,
            "Context": 6853265029315494,
            "Quote": 2594216843183892,
            "Source": 8506377136865186,
            "Spare1": 5503059664837971,
            "Spare2": 2352491445843926,
            "Spare3": 7439053784257861,
        },
        {"Cloze": 6116262452250429},
    ),
    "mkdeck Choice": (
        1972193911,
        {
            "Question": 5516678670819895,
            "Options": 3256304390923436,
            "Solution": 2594458095159314,
            "Correct": 8076715087200298,
            "Explanation": 4936918802415115,
            "Context": 5518796226619285,
            "Quote": 8559429590665400,
            "Source": 5899280903957862,
            "Spare1": 3749978359144180,
            "Spare2": 2947049253449505,
            "Spare3": 7019292490958847,
        },
        {"Choice": 2887567053807795},
    ),
    "mkdeck List": (
        2026363448,
        {
            "Question": 2458463834161810,
            "Items": 8601887191152682,
            "Extra": 7049309882716898,
            "Context": 5649633230417282,
            "Quote": 5491360235110945,
            "Source": 6422630901653821,
            "Spare1": 3652035249318656,
            "Spare2": 3053285663279640,
            "Spare3": 1993954261017466,
        },
        {"Item": 7342568190188379},
    ),
}
"""What Anki knows a note type by, in the collections of its users. Entries are added, never changed."""

APPEARANCE = {
    "mkdeck Basic": (1796078384, "c8ab8a4b03bfc7db"),
    "mkdeck Cloze": (1796078384, "7b21e2a9fc69119c"),
    "mkdeck Choice": (1796078384, "1dc6fdc8a11ba1eb"),
    "mkdeck List": (1796078384, "189be9c1a9edab4b"),
}
"""When the templates and the style last changed, and a digest of them."""


def digest(note_type: NoteType) -> str:
    texts = [note_type.css]
    for template in note_type.templates:
        texts += [template.question, template.answer]
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


def test_names_order_and_ids_are_kept_for_ever() -> None:
    here = {
        note_type.name: (
            note_type.id,
            [(field.name, field.id) for field in note_type.fields],
            [(template.name, template.id) for template in note_type.templates],
        )
        for note_type in NOTE_TYPES.values()
    }
    promised = {
        name: (number, list(fields.items()), list(templates.items()))
        for name, (number, fields, templates) in PROMISED.items()
    }
    assert here == promised, "collections in use no longer take updates when a name, an order or an id changes"


@pytest.mark.parametrize("note_type", NOTE_TYPES.values(), ids=lambda note_type: note_type.name)
def test_a_new_appearance_has_a_new_time(note_type: NoteType) -> None:
    modified, known = APPEARANCE[note_type.name]
    now = digest(note_type)
    assert now == known, (
        f"the templates or the style of {note_type.name} changed: set its `modified` in notetypes.py to the "
        f'present (`date +%s`), or Anki keeps the old ones, and set APPEARANCE here to (that time, "{now}")'
    )
    assert note_type.modified == modified


def test_ids_are_unique_and_of_the_size_that_anki_has() -> None:
    types = NOTE_TYPES.values()
    inner = [field.id for note_type in types for field in note_type.fields]
    inner += [template.id for note_type in types for template in note_type.templates]
    assert len(set(inner)) == len(inner)
    assert all(0 < number < 1 << 53 for number in inner)  # readers in JavaScript keep no more than 53 bits
    assert all(1 << 30 <= note_type.id < 1 << 31 for note_type in types)


@pytest.mark.parametrize("note_type", NOTE_TYPES.values(), ids=lambda note_type: note_type.name)
def test_templates_name_only_fields_that_exist(note_type: NoteType) -> None:
    known = {field.name for field in note_type.fields} | {"FrontSide"}
    for template in note_type.templates:
        for side in (template.question, template.answer):
            assert set(re.findall(r"\{\{[#^/]?(?:cloze:)?(\w+)\}\}", side)) <= known
            assert side.count("{{#") == side.count("{{/")


SCRIPT = re.compile(r"<script>\n(.*?)</script>", re.DOTALL)
SHUFFLE = (files("mkdeck.notetypes") / "shuffle.js").read_text("utf-8")


@pytest.mark.parametrize("note_type", NOTE_TYPES.values(), ids=lambda note_type: note_type.name)
def test_cards_load_nothing_and_run_nothing_but_what_shuffles_a_choice(note_type: NoteType) -> None:
    sides = [side for template in note_type.templates for side in (template.question, template.answer)]
    assert [script for side in sides for script in SCRIPT.findall(side)] == [SHUFFLE] * 2 * (note_type is CHOICE)
    css = re.sub(r"(?s)/\*.*?\*/", "", note_type.css)
    for text in (css, *(SCRIPT.sub("", side) for side in sides)):
        assert not re.search(r"(?i)<script|https?:|url\(|@import|@font-face", text)
    assert not re.search(r"https?:|XMLHttpRequest|fetch|src|innerHTML|eval|\{\{|\}\}", SHUFFLE)


def palettes() -> list[dict[str, tuple[float, ...]]]:
    """The colours of the style sheet by name, for the day and for the night, as shares of light."""
    found = []
    for block in re.findall(r"(?s)\.card \{\n(  --background.*?)\}", BASIC.css):
        pairs = re.findall(r"--(\w+): #([0-9a-f]{6})", block)
        found.append({name: tuple(int(value[at : at + 2], 16) / 255 for at in (0, 2, 4)) for name, value in pairs})
    return found


def luminance(colour: tuple[float, ...]) -> float:
    """https://www.w3.org/TR/WCAG21/#dfn-relative-luminance"""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_is_legible_by_day_and_by_night() -> None:
    day, night = palettes()
    assert day.keys() == night.keys()
    for palette in (day, night):
        for name, colour in palette.items():
            for ground in ("background", "tint"):
                lighter, darker = sorted((luminance(colour), luminance(palette[ground])), reverse=True)
                contrast = (lighter + 0.05) / (darker + 0.05)
                assert name in ("background", "tint", "line", "mark") or contrast >= 4.5, (name, ground, contrast)


def test_highlighted_text_is_legible_whatever_its_colour() -> None:
    for palette in palettes():
        for name in ("text", "quiet", "link", "cloze", "correct"):
            lighter, darker = sorted((luminance(palette[name]), luminance(palette["mark"])), reverse=True)
            contrast = (lighter + 0.05) / (darker + 0.05)
            assert contrast >= 4.5, (name, contrast)


def test_a_deck_of_its_own_look_has_note_types_of_its_own() -> None:
    own = own_note_types("biology", ".card { color: red }", {"basic_front": "<b>{{Front}}</b>"}, 2_000_000_000)
    basic = own[BASIC.name]
    assert basic.name == "mkdeck Basic (biology)"
    assert basic.css == BASIC.css + "\n.card { color: red }"
    assert [(side.question, side.answer) for side in basic.templates] == [
        ("<b>{{Front}}</b>", BASIC.templates[0].answer),
        (BASIC.templates[1].question, BASIC.templates[1].answer),
    ]
    assert (basic.fields, basic.modified) == (BASIC.fields, 2_000_000_000)
    ids = {
        note_type.id for note_type in (*own.values(), *NOTE_TYPES.values(), *own_note_types("b", "", {}, 0).values())
    }
    assert len(ids) == 3 * len(NOTE_TYPES)
    assert all(1 << 30 <= number < 1 << 31 for number in ids)
    assert own_note_types("biology", "", {}, 0)[BASIC.name].id == basic.id
