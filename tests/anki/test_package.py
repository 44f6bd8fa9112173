"""What the real Anki makes of a package."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mkdeck.cards import Basic, Card, Choice, Cloze, Html, IdentifiedCard, Markdown, Note, Origin, Span
from mkdeck.notetypes import BASIC, NOTE_TYPES
from mkdeck.packaging.apkg import write_package
from mkdeck.render import render_note
from realanki import RealAnki

ORIGIN = Origin(span=Span("content/one.md", 12, 14), context=("Lesson", "Part"), evidence="shaped")
FACT = replace(ORIGIN, evidence="stated", quote="Rust was released in 2015 & is fast.")


@pytest.fixture
def real_anki(tmp_path: Path) -> Iterator[RealAnki]:
    with RealAnki(tmp_path / "anki") as opened:
        yield opened


def basic(front: str, back: str) -> Basic:
    return Basic(Markdown(front), Markdown(back), ORIGIN)


def note(guid: str, card: Card, due: int = 0, deck: str = "Test", modified: int = 1_700_000_000) -> Note:
    note = render_note(IdentifiedCard(guid, card, deck, ("chapter::one", "mkdeck"), modified), due)
    assert isinstance(note, Note), note
    return note


def notes() -> list[Note]:
    cards: list[Card] = [
        basic("What is **bold**?", "`a<b` and a<b, `vector<int>` and vector<int>"),
        basic("What is in the table?", "| a | b |\n|---|--:|\n| 1 | {{2}} |"),
        basic(
            "A picture, and a link?",
            "![A cat](https://example.com/cat.png) ![Dog](dog.png) [b](b.md) {{c1::x}}",
        ),
        Cloze(Markdown("Rust was released in {{c1::2015::year}} by {{c2::**Mozilla**}}."), FACT),
        Cloze(
            Markdown("It is written {{c1::`std::vector<int>{{1}}`}} in code, \\{{c2::\\frac{a}{b}}}\\."),
            ORIGIN,
        ),
        Cloze(Markdown("One {{c1::deletion {{c2::within}} another}}."), ORIGIN),
        Choice(
            Markdown("Which river rises in the **Black Forest**?"),
            (Markdown("The Rhine"), Markdown("The Danube"), Markdown("```\n{{c1::x}}\n```")),
            (1,),
            Markdown("At Donaueschingen."),
            ORIGIN,
        ),
    ]
    return [note(f"guid-{place}", card, due=place) for place, card in enumerate(cards)]


def import_notes(collection: RealAnki, folder: Path, notes: Iterable[Note]) -> dict[str, int]:
    path = folder / "test.apkg"
    write_package(notes, path)
    imported = collection.import_package(path)
    return {
        "new": imported.new,
        "updated": imported.updated,
        "duplicate": imported.duplicate,
        "other": imported.other,
    }


def counts(new: int = 0, updated: int = 0, duplicate: int = 0) -> dict[str, int]:
    return {"new": new, "updated": updated, "duplicate": duplicate, "other": 0}


def test_all_arrives_and_nothing_is_amiss(real_anki: RealAnki, tmp_path: Path) -> None:
    assert import_notes(real_anki, tmp_path, notes()) == counts(new=7)
    assert (real_anki.note_count, real_anki.card_count) == (7, 10)
    assert real_anki.missing_media() == []
    assert real_anki.empty_cards() == []
    assert real_anki.note("guid-0").tags == ["chapter::one", "mkdeck"]
    assert {card.deck for card in real_anki.cards()} == {"Test"}
    assert real_anki.database_problems() == ""
    assert real_anki.card_count == 10


def test_a_basic_card_shows_its_text_as_written(real_anki: RealAnki, tmp_path: Path) -> None:
    import_notes(real_anki, tmp_path, notes())
    (card,) = real_anki.cards_of("guid-0")
    assert '<div class="question" dir="auto">What is <strong>bold</strong>?</div>' in card.question
    assert '<div class="context" dir="auto">Lesson › Part</div>' in card.question
    assert "<code>a&lt;b</code> and a&lt;b" in card.answer
    assert "<code>vector&lt;int&gt;</code> and vector&lt;int&gt;" in card.answer
    assert "content/one.md:12 · Lesson › Part" in card.answer
    assert "content/one.md" not in card.question
    assert 'class="quote"' not in card.answer


def test_a_table_stands_in_a_box_that_scrolls(real_anki: RealAnki, tmp_path: Path) -> None:
    import_notes(real_anki, tmp_path, notes())
    (card,) = real_anki.cards_of("guid-1")
    assert '<div class="scroll">\n<table>' in card.answer
    assert '<td align="right">{{2}}</td>' in card.answer


def test_nothing_is_fetched_and_nothing_is_missing(real_anki: RealAnki, tmp_path: Path) -> None:
    import_notes(real_anki, tmp_path, notes())
    (card,) = real_anki.cards_of("guid-2")
    assert "<img" not in card.answer
    assert '<a href="https://example.com/cat.png" rel="noopener noreferrer">A cat</a>' in card.answer
    assert '<span class="image">Dog</span> b {{c1::x}}' in card.answer


def test_each_deletion_is_a_card(real_anki: RealAnki, tmp_path: Path) -> None:
    import_notes(real_anki, tmp_path, notes())
    year, maker = real_anki.cards_of("guid-3")
    assert year.question_text == "Lesson › Part Rust was released in [year] by Mozilla ."
    assert "<strong>Mozilla</strong>" in year.question
    assert "[...]</span>" in maker.question
    assert "<strong>Mozilla</strong></span>." in maker.answer
    assert '<div class="quote" dir="auto">Rust was released in 2015 &amp; is fast.</div>' in maker.answer


def test_signs_of_a_cloze_within_a_deletion_are_text(real_anki: RealAnki, tmp_path: Path) -> None:
    import_notes(real_anki, tmp_path, notes())
    code, fraction = real_anki.cards_of("guid-4")
    assert "[...]</span> in code" in code.question
    assert "<code>std&#58;&#58;vector&lt;int&gt;{{1&#125;}</code></span> in code" in code.answer
    assert "[...]</span>." in fraction.question
    assert "\\frac{a}{b&#125;</span>." in fraction.answer


def test_a_deletion_within_a_deletion_has_its_own_card(real_anki: RealAnki, tmp_path: Path) -> None:
    import_notes(real_anki, tmp_path, notes())
    outer, inner = real_anki.cards_of("guid-5")
    assert outer.question_text == "Lesson › Part One [...] ."
    assert inner.question_text == "Lesson › Part One deletion [...] another ."


def test_a_choice_gives_its_key_away_on_the_answer_only(real_anki: RealAnki, tmp_path: Path) -> None:
    import_notes(real_anki, tmp_path, notes())
    (card,) = real_anki.cards_of("guid-6")
    options = (
        '<li>The Rhine</li>\n<li>The Danube</li>\n<li><div class="code"><pre><code>{{c1::x}}\n</code></pre></div></li>'
    )
    assert f'<ol class="options">\n{options}\n</ol>' in card.question
    assert card.question_text == "Lesson › Part Which river rises in the Black Forest ? The Rhine The Danube {{c1::x}}"
    assert not re.search(r'✓|class="correct"|tick"|Donau', card.question)
    assert card.answer.count("✓") == 1
    assert '<li class="correct"><span class="tick">✓</span> The Danube</li>' in card.answer
    assert '<div class="extra" dir="auto">At Donaueschingen.</div>' in card.answer
    assert "content/one.md:12" in card.answer


def test_a_choice_without_an_explanation_leaves_no_trace_of_it(real_anki: RealAnki, tmp_path: Path) -> None:
    card = Choice(Markdown("Which?"), (Markdown("a"), Markdown("b")), (0, 1), Markdown(""), ORIGIN)
    import_notes(real_anki, tmp_path, [note("guid", card)])
    (shown,) = real_anki.cards_of("guid")
    assert 'class="extra"' not in shown.answer
    assert shown.answer.count("✓") == 2


def test_the_same_package_again_changes_nothing(real_anki: RealAnki, tmp_path: Path) -> None:
    import_notes(real_anki, tmp_path, notes())
    before = real_anki.cards()
    assert import_notes(real_anki, tmp_path, notes()) == counts(duplicate=7)
    assert real_anki.cards() == before


def test_new_cards_come_up_in_the_order_given(real_anki: RealAnki, tmp_path: Path) -> None:
    shuffled = [note(f"guid-{due}", basic(f"Question {due}?", "Answer"), due) for due in (3, 1, 0, 4, 2)]
    import_notes(real_anki, tmp_path, shuffled)
    assert real_anki.new_cards() == [f"guid-{due}" for due in range(5)]
    assert [card.due for card in real_anki.cards()] == list(range(5))


def test_a_newer_note_replaces_just_that_note(real_anki: RealAnki, tmp_path: Path) -> None:
    import_notes(real_anki, tmp_path, notes())
    before = {card.guid: card for card in real_anki.cards()}
    changed = notes()
    changed[1] = replace(changed[1], fields={**changed[1].fields, "Back": Html("new")}, modified=1_700_000_001)
    changed[2] = replace(changed[2], fields={**changed[2].fields, "Back": Html("not newer")})
    assert import_notes(real_anki, tmp_path, changed) == counts(updated=1, duplicate=6)
    after = {card.guid: card for card in real_anki.cards()}
    assert [guid for guid in before if before[guid] != after[guid]] == ["guid-1"]
    assert '<div class="answer" dir="auto">new</div>' in after["guid-1"].answer
    assert real_anki.database_problems() == ""


def test_notes_that_come_later_take_no_ids_away(real_anki: RealAnki, tmp_path: Path) -> None:
    many = [note(f"guid-{due}", basic(f"Question {due}?", "Answer"), due) for due in range(1200)]
    import_notes(real_anki, tmp_path, many)
    later = note("later", basic("One more?", "Yes"), 1200, modified=1_700_000_001)
    assert import_notes(real_anki, tmp_path, [later, *many]) == counts(new=1, duplicate=1200)
    assert (real_anki.note_count, real_anki.card_count) == (1201, 1201)
    assert real_anki.database_problems() == ""


def test_a_filled_reverse_gives_a_second_card(real_anki: RealAnki, tmp_path: Path) -> None:
    one_way = note("one", basic("What is the capital of France?", "Paris"))
    both_ways = replace(one_way, guid="both", fields={**one_way.fields, "Reverse": Html("y")})
    import_notes(real_anki, tmp_path, [one_way, both_ways])
    assert len(real_anki.cards_of("one")) == 1
    forward, reverse = real_anki.cards_of("both")
    assert forward.question == real_anki.cards_of("one")[0].question
    assert '<div class="question" dir="auto">Paris</div>' in reverse.question
    assert "France" not in reverse.question
    assert '<div class="answer" dir="auto">What is the capital of France?</div>' in reverse.answer
    assert real_anki.empty_cards() == []
    assert real_anki.database_problems() == ""
    assert real_anki.card_count == 3


def test_decks_are_those_that_the_notes_name(real_anki: RealAnki, tmp_path: Path) -> None:
    decks = ["Course::One", "Course::Two", "Course::Drei · 三"]
    made = [note(deck, basic(f"In {deck}?", "Yes"), due, deck) for due, deck in enumerate(decks)]
    assert import_notes(real_anki, tmp_path, made) == counts(new=3)
    assert [card.deck for card in real_anki.cards()] == decks


def test_note_types_arrive_with_their_ids(real_anki: RealAnki, tmp_path: Path) -> None:
    listed = Basic(Markdown("In order?"), Markdown("1. a\n2. b"), ORIGIN, items=(Markdown("a"), Markdown("b")))
    import_notes(real_anki, tmp_path, [*notes(), note("listed", listed)])
    for note_type in NOTE_TYPES.values():
        arrived = real_anki.collection.models.by_name(note_type.name)
        assert arrived is not None
        assert arrived["id"] == note_type.id
        assert arrived["mod"] == note_type.modified
        assert arrived["css"] == note_type.css
        assert [(field["name"], field["id"]) for field in arrived["flds"]] == [
            (field.name, field.id) for field in note_type.fields
        ]
        assert [(template["name"], template["id"]) for template in arrived["tmpls"]] == [
            (template.name, template.id) for template in note_type.templates
        ]


def test_only_note_types_in_use_arrive(real_anki: RealAnki, tmp_path: Path) -> None:
    import_notes(real_anki, tmp_path, [note("guid", basic("Question?", "Answer"))])
    names = {entry.name for entry in real_anki.collection.models.all_names_and_ids()}
    assert {name for name in names if name.startswith("mkdeck")} == {BASIC.name}


def test_hostile_text_neither_runs_nor_breaks_the_import(real_anki: RealAnki, tmp_path: Path) -> None:
    hostile = (
        "a\x1fb \x00 <script>alert(1)</script> <img src=x onerror=alert(1)> [sound:x.mp3] [latex]x[/latex] {{Front}}"
    )
    assert import_notes(real_anki, tmp_path, [note("guid", basic(hostile, hostile))]) == counts(new=1)
    (card,) = real_anki.cards_of("guid")
    for side in (card.question, card.answer):
        assert "<script" not in side
        assert "onerror" not in side
        assert "&#91;sound:x.mp3]" in side
        assert "{{Front}}" in side
    assert real_anki.missing_media() == []


SHUFFLE = re.compile(r"<script>\n// Puts the options of a choice .*?</script>", re.DOTALL)
_CLASSES = (
    "answer|card|choices|cloze|cloze-inactive|code|context|correct|extra|image|language-.*|options|question|quote"
    "|scroll|side|source|tick"
)
_ALLOWED = {
    "class": re.compile(_CLASSES),
    "dir": re.compile("auto"),
    "id": re.compile("answer"),
    "href": re.compile("(?s)(?:https?://|mailto:).*"),
    "rel": re.compile("noopener noreferrer"),
    "data-ordinal": re.compile(r"\d+"),
    "data-cloze": re.compile("(?s).*"),
    "title": re.compile("(?s).*"),
    "lang": re.compile("(?s).*"),
}


class _Strict(HTMLParser):
    """Collects what in a side of a card might do anything."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "img", "iframe", "svg", "audio", "video", "object", "input"}:
            self.found.append(tag)
        for name, value in attrs:
            if name not in _ALLOWED or not _ALLOWED[name].fullmatch(value or ""):
                self.found.append(f"{tag} {name}={value}")


def active(side: str) -> list[str]:
    """Return what a side of a card would have a reviewer do."""
    strict = _Strict()
    side = SHUFFLE.sub("", side)
    strict.feed(re.sub(r"(?s)<style>.*?</style>", "", side))
    strict.found += re.findall(r"(?i)\[(?:sound:|anki:|latex\]|\$\$?\]|type:)", side)
    if re.search(r"\\(?:href|style|class)", re.sub("<[^>]*>", "", side)):
        strict.found += re.findall(r"\\(?:<wbr>)*[(\[]", side)
    return strict.found


HOSTILE = [
    'Rivers are {{c1::<abbr title="::x">tributaries</abbr>}}, wrote " onmouseover=alert(1) y=" Mark Twain.',
    '{{c1::<abbr title="}}">a</abbr>}} <abbr title="{{c2::"> <b title=" onmouseover=alert(1) x=">b</b> }} {{c2::c}}',
    '{{c1::a}} <abbr title="{{c2::b::" lang=">onmouseover=alert(1) }}">c</abbr>',
    '\\\\( <abbr title=">" lang="\\\\) <img src=x onerror=alert(1)>">b</abbr> {{c1::a}}',
    "{{c1::a}} [b](https://x.org/{{c2::y}}) &#123;&#123;c2::b}} {{c501::x}} {{c1,2::y}}",
    "{{c1::a::sound:evil.mp3}} {{c2::b}}",
    "{{c1::a::anki:tts lang=en_US}} b [/anki:tts]",
    "{{c1::a::[latex}}]x[/latex] {{c2::b::latex}}]x[/latex]",
    "{{c1::a::$}}x[/$] {{c2::b::$$}}x[/$$]",
    "[{{c1::a::type:Back}}] [[type:Back]] [sound:a.mp3] [$]x[/$] [$$]x[/$$] [latex]x[/latex]",
    "{{c1::image-occlusion:rect:left=.1:top=.2:fill=x onclick=y}} {{c2::b::image-occlusion:rect:left=.1}}",
    "\\\\([<b>sound:a.mp3</b>] [<b>lat</b>ex]x[/latex]\\\\) {{c1::a}}",
    "\\\\(\\\\hr{{c1::ef{javascript:alert(1)}{x} y}}\\\\) {{c2::b}}",
    "\\\\({{c1::a::\\\\href{javascript:alert(1)}{x} y}}\\\\) {{c2::b}}",
    "\\\\(\\\\hr<b>ef</b>{javascript:alert(1)}{x}\\\\) {{c1::a}}",
    "".join(f"{{{{c{number}::" for number in range(1, 13)) + "x" + "}}" * 12 + ' <b title="}}">b</b>',
    "{{c1::a <b>::hint</b>}} <b onclick=alert(1)>x</b> {{c2::<script>alert(1)</script>b}}",
]


def test_nothing_in_a_cloze_becomes_active_in_any_of_its_cards(real_anki: RealAnki, tmp_path: Path) -> None:
    made = [note(f"guid-{place}", Cloze(Markdown(text), ORIGIN), place) for place, text in enumerate(HOSTILE)]
    assert import_notes(real_anki, tmp_path, made) == counts(new=len(HOSTILE))
    cards = real_anki.cards()
    assert {card.guid for card in cards} == {note.guid for note in made}
    for card in cards:
        assert active(card.question) == []
        assert active(card.answer) == []
        assert card.sounds == 0
    assert [card.template for card in real_anki.cards_of("guid-4")] == [0]
    assert [card.template for card in real_anki.cards_of("guid-15")] == list(range(10))
    assert real_anki.missing_media() == []
    assert real_anki.empty_cards() == []
    assert real_anki.database_problems() == ""


def test_nothing_in_other_cards_becomes_active(real_anki: RealAnki, tmp_path: Path) -> None:
    made = []
    for place, text in enumerate(HOSTILE):
        side = Markdown(text)
        both = Basic(side, side, ORIGIN, both_ways=True)
        made += [note(f"basic-{place}", both), note(f"choice-{place}", Choice(side, (side, side), (0,), side, ORIGIN))]
    import_notes(real_anki, tmp_path, made)
    cards = real_anki.cards()
    assert len(cards) == 3 * len(HOSTILE)
    for card in cards:
        assert active(card.question) == []
        assert active(card.answer) == []
        assert card.sounds == 0


def test_hints_and_text_read_as_written(real_anki: RealAnki, tmp_path: Path) -> None:
    text = "The {{c1::answer::type:Back}} is \\\\(\\href{x}{y}\\\\) and {{c501::b}} and {{c2::}}."
    import_notes(real_anki, tmp_path, [note("guid", Cloze(Markdown(text), ORIGIN))])
    (card,) = real_anki.cards_of("guid")
    expected = r"The [type:Back] is \ (\href{x}{y}\) and {{c501::b}} and {{c2::}}."
    assert card.question_text == f"Lesson › Part {expected}"
    assert f"{expected.replace('[type:Back]', 'answer')} content" in card.answer_text


def test_an_unknown_tag_is_text_on_both_sides(real_anki: RealAnki, tmp_path: Path) -> None:
    import_notes(real_anki, tmp_path, [note("guid", basic("What is <T>?", "A type; not a < b but a &lt; <T>"))])
    (card,) = real_anki.cards_of("guid")
    assert card.question_text == "Lesson › Part What is <T>?"
    assert "A type; not a < b but a < <T> content" in card.answer_text
