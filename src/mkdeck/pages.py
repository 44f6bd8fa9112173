"""Where the cards of a lesson stand: on which page of the web, with which pictures, sounds and films beside them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from mkdeck.cards import Card, IdentifiedCard, Problem, Span
from mkdeck.files import Stamp, stamp_of
from mkdeck.lesson import Lesson
from mkdeck.media import Fetch, Media
from mkdeck.naming import lesson_address
from mkdeck.project import Deck
from mkdeck.render import Page, media_targets

Roots = dict[Path, Path]
"""The projects that folders of lessons belong to, found once for all lessons of a folder."""


def lesson_pages(deck: Deck, lessons: Iterable[Lesson], fetch: Fetch | None = None) -> dict[str, Page]:
    """Return for each lesson's path what its links and pictures lead to; `fetch` brings those that are on the web."""
    roots: Roots = {}
    return {lesson.path: lesson_page(deck, lesson, fetch, roots) for lesson in lessons}


def lesson_page(deck: Deck, lesson: Lesson, fetch: Fetch | None = None, roots: Roots | None = None) -> Page:
    """Return what the links and pictures of one lesson lead to; `roots` are known to all lessons of a deck."""
    media = Media(Path(lesson.path), deck.media_limit, fetch, roots={} if roots is None else roots)
    return Page(lesson_address(deck, lesson), media.find)


def media_problems(
    lessons: Iterable[Lesson],
    cards: Iterable[IdentifiedCard],
    pages: Mapping[str, Page],
    named: Mapping[Card, Sequence[str]] = MappingProxyType({}),
) -> tuple[Problem, ...]:
    """Return a problem for each file that cards go without, with the line that names it.

    `named` are the files that some of the cards name, as far as that is known.
    """
    lines = {lesson.path: lesson.lines for lesson in lessons}
    problems: dict[Problem, None] = {}
    for identified in cards:
        span = identified.card.origin.span
        page = pages[span.path]
        for target in named.get(identified.card) or media_targets(identified.card):
            if isinstance(reason := page.find_media(target), str):
                within = enumerate(lines[span.path][span.first - 1 : span.last], span.first)
                line = next((number for number, line in within if unquote(target) in unquote(line)), span.first)
                problems[Problem(Span(span.path, line, line), reason)] = None
    return tuple(problems)


def media_stamps(
    deck: Deck, lesson: Lesson, targets: Iterable[str], page: Page, roots: Roots
) -> dict[str, Stamp] | None:
    """Return what is there now at each place where a file may be that the cards of a lesson name.

    `roots` are the projects of folders as they are now, as far as that is known.
    None if that is no longer what the page found.
    """
    media = Media(Path(lesson.path), deck.media_limit, roots=roots)
    found: dict[str, Stamp] = {}
    for target in targets:
        found |= {os.fspath(place): stamp_of(os.fspath(place)) for place in media.places(target)}
        if media.find(target) != page.find_media(target):
            return None
    return found


def media_places(cards: Iterable[IdentifiedCard]) -> frozenset[Path]:
    """Return where the pictures, sounds and films of cards may be in the file system, whether they are there or not.

    Where a link of the file system leads elsewhere, that is a place as well.
    """
    places: set[Path] = set()
    for identified in cards:
        for target in media_targets(identified.card):
            for place in Media(Path(identified.card.origin.span.path)).places(target):
                with suppress(OSError, ValueError):  # a NUL in the name: no file has it
                    places.update((place, place.resolve()))
    return frozenset(places)
