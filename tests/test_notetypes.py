from __future__ import annotations

import hashlib
import re

import pytest

from mkdeck.notetypes import NOTE_TYPES, NoteType

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
}
"""What Anki knows a note type by, in the collections of its users. Entries are added, never changed."""

APPEARANCE = {
    "mkdeck Basic": (1795394732, "7c0013bb0e04b98d"),
    "mkdeck Cloze": (1795394732, "64e7607106448630"),
    "mkdeck Choice": (1795394732, "3636f5838e2b25d2"),
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


@pytest.mark.parametrize("note_type", NOTE_TYPES.values(), ids=lambda note_type: note_type.name)
def test_cards_load_nothing_and_run_nothing(note_type: NoteType) -> None:
    for text in (
        note_type.css,
        *(side for template in note_type.templates for side in (template.question, template.answer)),
    ):
        assert not re.search(r"(?i)<script|https?:|url\(|@import|@font-face", text)
