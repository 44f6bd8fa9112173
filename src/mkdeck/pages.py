"""Where the cards of a lesson stand: on which page of the web, with which pictures, sounds and films beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote

from mkdeck.cards import IdentifiedCard, Problem, Span
from mkdeck.lesson import Lesson
from mkdeck.media import Fetch, Media, local_places
from mkdeck.naming import lesson_address
from mkdeck.project import Deck
from mkdeck.render import Page, missing_media


def lesson_pages(deck: Deck, lessons: Iterable[Lesson], fetch: Fetch | None = None) -> dict[str, Page]:
    """Return for each lesson's path what its links and pictures lead to; `fetch` brings those that are on the web."""
    return {
        lesson.path: Page(lesson_address(deck, lesson), Media(Path(lesson.path), deck.media_limit, fetch).find)
        for lesson in lessons
    }


def media_problems(
    lessons: Iterable[Lesson], cards: Iterable[IdentifiedCard], pages: Mapping[str, Page]
) -> tuple[Problem, ...]:
    """Return a problem for each file that cards go without, with the line that names it."""
    lines = {lesson.path: lesson.lines for lesson in lessons}
    problems: dict[Problem, None] = {}
    for identified in cards:
        span = identified.card.origin.span
        for target, reason in missing_media(identified.card, pages[span.path]).items():
            numbers = range(span.first, min(span.last, len(lines[span.path])) + 1)
            named = (number for number in numbers if unquote(target) in unquote(lines[span.path][number - 1]))
            line = next(named, span.first)
            problems[Problem(Span(span.path, line, line), reason)] = None
    return tuple(problems)


def media_places(cards: Iterable[IdentifiedCard]) -> frozenset[Path]:
    """Return where the pictures, sounds and films of cards may be in the file system, whether they are there or not."""
    places: set[Path] = set()
    for identified in cards:
        for target in missing_media(identified.card, Page(find_media=lambda target: target)):
            places.update(local_places(Path(identified.card.origin.span.path), target))
    return frozenset(places)
