"""Hostile texts stay harmless in every field, as a parser of HTML5 reads it."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from hostile import ADDRESSES, HANDLERS, HOSTILE, SCRIPTS
from mkdeck.cards import Basic, Card, Choice, Cloze, IdentifiedCard, Markdown, Note, Origin, Problem, Span
from mkdeck.decks.project import Deck
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.reading import extract
from mkdeck.render import Page, render_note
from mkdeck.render.sanitise import TAGS, sanitise

ORIGIN = Origin(span=Span("one.md", 1, 1), context=("<img src=x onerror=alert(1)>",), evidence="shaped", quote="<b>q")

HTML = "{http://www.w3.org/1999/xhtml}"
ATTRIBUTES = {
    "align": "left|center|right",
    "alt": "(?s).*",
    "class": r"[a-z -]+|[a-z][a-z0-9]{0,2}|language-[\w+#.-]+",
    "dir": "(?s).*",
    "height": r"\d+%?",
    "href": r"(?is)(?:https?://|mailto:).*",
    "lang": "(?s).*",
    "open": "",
    "rel": "noopener noreferrer",
    "src": r"mkdeck-[0-9a-f]+\.[a-z0-9]+",
    "start": r"\d+",
    "title": "(?s).*",
    "width": r"\d+%?",
}


@lru_cache(maxsize=32)
def elements(html: str) -> tuple[Element, ...]:
    """Return what some HTML is made of; the cards of one text show much of it alike, and it takes long to read."""
    return tuple(html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=True).iter())


def harm(html: str, more: dict[str, str] | None = None) -> list[str]:
    """Return what of some HTML is not on the list of what a card may hold."""
    allowed = ATTRIBUTES | (more or {})
    found = []
    for element in elements(html):
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        if not isinstance(element.tag, str):  # a comment
            found.append("comment")
        elif element.tag.removeprefix(HTML) not in TAGS:
            found.append(element.tag)
        found += [
            f"{element.tag} {name}={value}"
            for name, value in element.attrib.items()
            if name not in allowed or not re.fullmatch(allowed[name], value)
        ]
    found += re.findall(r"(?i)\[(?:sound:|anki:|latex\]|\$\$?\]|type:)", html)
    if re.search(r"\\(?:href|style|class|require|bbox)", "".join(text_of(html))):
        found += re.findall(r"\\(?:<wbr>)*[(\[]", html)
    found += re.findall("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdd2]", html)
    return found


def text_of(html: str) -> Iterator[str]:
    for element in elements(html):
        yield from (text for text in (element.text, element.tail) if text)


def notes(text: str) -> Iterator[Note]:
    side = Markdown(f"x\n\n{text}")
    origin = Origin(span=Span("a.md", 1, 1), context=(text[:300],), evidence="marked", quote=text[:300])
    cards: list[Card] = [
        Basic(side, Markdown(text), ORIGIN, both_ways=True),
        Basic(Markdown(text), side, origin),
        Basic(side, Markdown("1. a"), ORIGIN, items=(side, Markdown("b"))),
        Cloze(Markdown(f"{{{{c1::x}}}} {text}"), ORIGIN),
        Cloze(Markdown(f"{{{{c1::x {text}}}}}\n\n{{{{c2::y}}}}"), ORIGIN),
        Choice(side, (side, Markdown(text)), (0,), Markdown(text), ORIGIN),
    ]
    for place, card in enumerate(cards):
        made = render_note(IdentifiedCard(f"{place}", card, "Deck", (), 1), place, Page("https://example.org/"))
        assert isinstance(made, Note | Problem)
        if isinstance(made, Note):
            yield made


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_field_holds_anything_that_acts(text: str) -> None:
    started = time.process_time()
    for note in notes(text):
        for name, field in note.fields.items():
            assert harm(field) == [], (name, field[:500])
            assert note.media == {}
    assert time.process_time() - started < 20


@pytest.mark.parametrize("text", [*SCRIPTS, *HANDLERS, *ADDRESSES])
def test_the_sanitiser_by_itself_leaves_nothing_that_acts(text: str) -> None:
    assert harm(sanitise(text)) == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_lesson_of_it_is_read_to_its_end(text: str) -> None:
    body = f"# T\n\n## What is it?\n\n{text}\n\nQ: {text}\nA: {text}\n".encode("utf-8", "replace").decode()
    lesson = parse_lesson("a.md", body)
    assert isinstance(lesson, Lesson)
    for card in extract(lesson, Deck((), Path("a.apkg"))).collected.cards:
        made = render_note(IdentifiedCard("guid", card, "Deck", (), 1), 1, Page("https://example.org/"))
        if isinstance(made, Note):
            assert [name for name, field in made.fields.items() if harm(field)] == []
