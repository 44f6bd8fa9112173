"""What the preview shows: lessons with their lines, the cards that Anki makes of them, and all problems."""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import Any

from mkdeck import lazy_re as re
from mkdeck.cards import IdentifiedCard, Note, Problem
from mkdeck.decks.project import Found
from mkdeck.lessons.lesson import Lesson
from mkdeck.notetypes import NoteType
from mkdeck.parsing.document import parse_document
from mkdeck.pipeline import Build, DeckContents, read_deck, render_deck
from mkdeck.preview.readable import readable
from mkdeck.preview.templates import ShownCard, shown_cards
from mkdeck.reading import Progress
from mkdeck.values import dataclass

_SOUND = re.compile(r"\[sound:[^\[\]]*\]")
"""What Anki plays: https://docs.ankiweb.net/media.html"""


@dataclass(frozen=True, slots=True)
class Preview:
    """All that one page shows.

    `mistakes` are lines about what was named but is no lesson or deck. `unread` are the lines of the files that are
    lessons but could not be read as such, by their paths.
    """

    decks: tuple[Build, ...]
    mistakes: tuple[str, ...] = ()
    unread: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_preview(found: Found, progress: Progress | None = None, *, remembers: bool = False) -> Preview:
    """Read the lessons of all decks that were found, and render their cards; tells `progress` of each lesson.

    `remembers` tells that what lessons give is kept in the decks' caches, and looked for.
    """
    decks = tuple(
        render_deck(read_deck(deck, progress=progress, memory=deck.memory if remembers else None))
        for deck in found.decks
    )
    errors = (error for deck in decks for error in deck.contents.errors)
    return Preview(decks, found.mistakes, {error.span.path: _lines_of(Path(error.span.path)) for error in errors})


def _lines_of(path: Path) -> tuple[str, ...]:
    """Return the lines of a file as well as they can be read; why they cannot is a problem that is known already."""
    try:
        return tuple(path.read_text("utf-8", errors="replace").split("\n")) if path.is_file() else ()
    except OSError:
        return ()


def as_data(preview: Preview) -> dict[str, Any]:
    """Return the preview as the page's script reads it, made of what JSON can hold."""
    contents = [deck.contents for deck in preview.decks]
    problems = dict.fromkeys(problem for deck in contents for problem in (*deck.errors, *deck.problems))
    return {
        "title": _title(contents),
        "mistakes": list(preview.mistakes),
        "lessons": list(_lessons(preview).values()),
        "problems": [_problem(problem) for problem in problems],
        "cards": [card for number, deck in enumerate(preview.decks) for card in _cards(number, deck)],
        "media": dict(_media(preview.decks)),
        "styles": {look.name: look.css for deck in contents for look in deck.deck.note_types.values()},
    }


def _title(decks: Sequence[DeckContents]) -> str:
    """Return the names of the decks; a deck without one goes by its package."""
    names = (contents.deck.name or contents.deck.output.stem for contents in decks)
    return ", ".join(dict.fromkeys(names)) or "No deck"


def _lessons(preview: Preview) -> dict[str, dict[str, Any]]:
    """Return each lesson once, by its path."""
    lessons: dict[str, dict[str, Any]] = {}
    for deck in preview.decks:
        for read in deck.contents.lessons:
            if read.lesson.path not in lessons:
                lessons[read.lesson.path] = {
                    "path": read.lesson.path,
                    "title": read.title,
                    "lines": list(read.lesson.lines),
                    "looks": list(_looks(read.lesson)),
                }
    for path, lines in preview.unread.items():
        lessons.setdefault(path, {"path": path, "title": path, "lines": lines, "looks": []})
    return lessons


def _looks(lesson: Lesson) -> Iterator[tuple[int, int, str]]:
    """Yield the first and the last line of what is to look unlike running text, and what it is."""
    for block in parse_document(lesson).root.walk():
        if block.kind == "heading":
            yield block.span.first, block.span.last, f"heading-{block.level}"
        elif block.kind in ("code", "table", "html", "front matter"):
            yield block.span.first, block.span.last, block.kind.replace(" ", "-")


def _media(decks: Iterable[Build]) -> Iterator[tuple[str, str]]:
    """Yield the name of each file that cards show or play, and the address that stands for it: its own content."""
    for name, path in {
        name: path for deck in decks for note in deck.notes for name, path in note.media.items()
    }.items():
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        with suppress(OSError):  # gone since the deck was read
            yield name, f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"


def _problem(problem: Problem) -> dict[str, Any]:
    span = problem.span
    return {"path": span.path, "first": span.first, "last": span.last, "message": problem.message}


def _cards(number: int, deck: Build) -> Iterator[dict[str, Any]]:
    notes = {note.guid: note for note in deck.notes}
    for identified in deck.contents.cards:
        note = notes[identified.guid]
        note_type = deck.contents.deck.note_types[note.note_type]
        for shown in shown_cards(note, note_type):
            yield {"id": f"{number} {note.guid} {shown.place}", **_card(identified, note, note_type, shown)}


def _card(identified: IdentifiedCard, note: Note, note_type: NoteType, shown: ShownCard) -> dict[str, Any]:
    origin = identified.card.origin
    context = readable(note.fields.get("Context", ""))
    return {
        "kind": type(identified.card).__name__.lower(),
        "extractor": origin.extractor,
        "evidence": origin.evidence,
        "path": origin.span.path,
        "first": origin.span.first,
        "last": origin.span.last,
        "deck": note.deck,
        "tags": note.tags,
        "noteType": note_type.name,
        "place": shown.place,
        "front": readable(_SOUND.sub("", shown.question)).removeprefix(context).strip(),
        "back": readable(_SOUND.sub("", shown.answer)),
        "question": shown.question,
        "answer": shown.answer,
    }
