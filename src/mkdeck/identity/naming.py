"""What cards are filed under: the deck's name, the tags, and the page of the web that the lesson is on."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import assert_never
from urllib.parse import quote

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card
from mkdeck.decks.project import Deck
from mkdeck.lessons.finding import plain
from mkdeck.lessons.lesson import Lesson
from mkdeck.links.media import project_root
from mkdeck.recognition.items import bold_behind_article
from mkdeck.recognition.questions import bold_lead

_NUMBERED = re.compile(
    r"(?i)(?:[a-z]|lessons?|weeks?|units?|chapters?|ch|days?|parts?|modules?|sessions?|lectures?|topics?)?[ _-]?"
    r"\d{1,3}[a-z]?(?:[._-]\d{1,3})*"
)
"""The name of a file that numbers its lesson."""
_HYPHENS = re.compile("-+")
_IS = re.compile(r"(?: \([^()]{1,80}\))?,? (?:is|are|was|were|or|also|sometimes) ")
"""What follows a term that is explained; nothing of the kind follows a label."""
_RESERVED_TAGS = ("leech", "marked")
"""Anki takes these off the notes of an imported package."""


def lesson_title(lesson: Lesson, document: Block) -> str:
    """Return the front matter's title, or the lesson's first heading of rank one, or the file's name."""
    return _written_title(lesson, document) or PurePosixPath(lesson.path).stem


def told_title(lesson: Lesson, document: Block) -> str:
    """Return what tells the topic of a lesson: its title or, without one, its file's name as words.

    Where that is but a number (`03.md`), the bold term that the lesson opens with, as encyclopaedias do, or nothing.
    """
    if title := _written_title(lesson, document):
        return title
    stem = PurePosixPath(lesson.path).stem
    return _bold_opening(document) if _NUMBERED.fullmatch(stem) else stem.replace("-", " ").replace("_", " ")


def _written_title(lesson: Lesson, document: Block) -> str:
    title = lesson.front_matter.get("title")
    if isinstance(title, str) and title.strip():
        return " ".join(title.split())
    headings = (block.text for block in document.within("heading") if block.level == 1)
    return next((" ".join(text.split()) for text in headings if text), "")


def _bold_opening(document: Block) -> str:
    """Return the bold term of which the first paragraph says what it is: “**Halley's Comet** is …”."""
    first = next(iter(document.within("paragraph")), None)
    mark = (bold_lead(first) or bold_behind_article(first)) if first is not None else None
    if first is None or mark is None or first.text[mark.end - 1] in ":.!?" or not _IS.match(first.text, mark.end):
        return ""
    return first.text[mark.start : mark.end]


def deck_name(deck: Deck, lesson: Lesson, title: str, card: Card) -> str:
    """Return the name of the deck in Anki that a card belongs to; `::` separates a deck from its subdeck.

    Where neither the deck has a name nor the card a subdeck, the lesson's title is its name.
    """
    parts = [deck.name] if deck.name else []
    for subdeck in deck.subdecks:
        match subdeck:
            case "folder":
                parts += _folders(deck, lesson)
            case "lesson":
                parts.append(deck_part(title))
            case "section":
                parts += map(deck_part, _sections(card, title)[:1])
            case _:
                assert_never(subdeck)
    return "::".join(parts or [deck_part(title)])


def _folders(deck: Deck, lesson: Lesson) -> list[str]:
    """Return the names of the folders between the deck's own and the lesson."""
    folder = plain(Path(lesson.path).absolute()).parent
    inside = folder.relative_to(deck.folder).parts if folder.is_relative_to(deck.folder) else ()
    return [deck_part(part) for part in inside]


def deck_part(text: str) -> str:
    """Return a text as the name of one deck, in which `::` would make two of it."""
    return " ".join(text.replace("::", ":").split())


def _sections(card: Card, title: str) -> list[str]:
    """Return the headings above a card without the lesson's own title."""
    return [heading for heading in card.origin.context if heading != title]


def card_tags(deck: Deck, lesson: Lesson, title: str, card: Card) -> tuple[str, ...]:
    """Return a card's tags: the deck file's, the front matter's, and `lesson::section` of where it stands."""
    place = slug(PurePosixPath(lesson.path).stem)
    sections = _sections(card, title)
    if sections and (section := slug(sections[0])):
        place = f"{place}::{section}"
    tags = [*deck.tags, *_front_matter_tags(lesson), place]
    return tuple(dict.fromkeys(_allowed(tag) for tag in tags if tag))


def _front_matter_tags(lesson: Lesson) -> Iterable[str]:
    """Read `tags` as Hugo and Jekyll do: a list, or a text in which commas or spaces separate them."""
    tags = lesson.front_matter.get("tags")
    if isinstance(tags, str):
        tags = re.split(r",\s*", tags) if "," in tags else tags.split()
    if not isinstance(tags, list):
        return []
    return ["::".join(slug(part) for part in tag.split("::")) for tag in tags if isinstance(tag, str)]


def lesson_address(deck: Deck, lesson: Lesson) -> str:
    """Return the page of the web on which a lesson is read, empty if that is not known.

    The front matter's `base_url` is the page itself; the deck file's is where the project's folder is published.
    """
    own = lesson.front_matter.get("base_url")
    if isinstance(own, str):
        return own.strip()
    if not deck.base_url:
        return ""
    path = Path(lesson.path).resolve()
    return f"{deck.base_url.rstrip('/')}/{quote(path.relative_to(project_root(path.parent)).as_posix())}"


@lru_cache(1024)
def slug(text: str) -> str:
    """Return `text` as a tag that people can type: lower case, hyphens for all that is no letter or digit."""
    kept = (c if unicodedata.category(c)[0] in "LMN" else "-" for c in unicodedata.normalize("NFC", text.casefold()))
    return _HYPHENS.sub("-", "".join(kept)).strip("-")


def _allowed(tag: str) -> str:
    return f"{tag}-" if tag.casefold() in _RESERVED_TAGS else tag
