"""Where the cards of a lesson stand: on which page of the web, with which pictures, sounds and films beside them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from mkdeck import lazy_re as re
from mkdeck.cards import Card, IdentifiedCard, Problem, Span
from mkdeck.decks.project import Deck
from mkdeck.identity.naming import lesson_address
from mkdeck.lessons.finding import SUFFIXES
from mkdeck.lessons.lesson import STANDARD_INPUT_NAME, Lesson
from mkdeck.links.media import PICTURE_TYPES, PLAYED_TYPES, Fetch, Media, Projects, spellings
from mkdeck.parsing.wikilinks import embedded_name
from mkdeck.render import NOTHING_NAMED, Named, Page, may_name, named_by
from mkdeck.system.files import Stamp, stamp_of
from mkdeck.values import dataclass

_FILES = {
    ".csv", ".doc", ".docx", ".epub", ".json", ".ods", ".odp", ".odt", ".pdf", ".ppt", ".pptx", ".py", ".r", ".txt",
    ".tsv", ".xls", ".xlsx", ".yaml", ".yml", ".zip", *PICTURE_TYPES, *PLAYED_TYPES,
}  # fmt: skip
"""The endings of what stands beside lessons and is linked; whatever else a link names may be a page of the site."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Where files were looked for that cards name.

    `stamps` tell what was at each place; `linked` whether there was anything where a link leads. `searched` are by the
    folders of projects and by names the files that such a name may mean there.
    """

    stamps: dict[str, Stamp] = field(default_factory=dict)
    linked: dict[str, bool] = field(default_factory=dict)
    searched: dict[str, dict[str, list[str]]] = field(default_factory=dict)


def lesson_pages(deck: Deck, lessons: Iterable[Lesson], fetch: Fetch | None = None) -> dict[str, Page]:
    """Return for each lesson's path what its links and pictures lead to; `fetch` brings those that are on the web."""
    projects = Projects()
    return {lesson.path: lesson_page(deck, lesson, fetch, projects) for lesson in lessons}


def lesson_page(deck: Deck, lesson: Lesson, fetch: Fetch | None = None, projects: Projects | None = None) -> Page:
    """Return what the links and pictures of one lesson lead to; `projects` are known to all lessons of a deck."""
    media = Media(Path(lesson.path), deck.media_limit, fetch, projects=projects or Projects())
    return Page(lesson_address(deck, lesson), media.find)


def media_problems(
    lessons: Iterable[Lesson],
    cards: Iterable[IdentifiedCard],
    pages: Mapping[str, Page],
    named: Mapping[Card, Named] = MappingProxyType({}),
) -> tuple[Problem, ...]:
    """Return a problem for each file that cards go without, for each link that leads to none, for HTML left out.

    `named` are the files and links that some of the cards name, as far as that is known.
    """
    lines = {lesson.path: lesson.lines for lesson in lessons}
    problems: dict[Problem, None] = {}
    for identified in cards:
        if not may_name(identified.card):
            continue
        span = identified.card.origin.span
        page = pages[span.path]
        found = named.get(identified.card) or named_by(identified.card)
        if found is NOTHING_NAMED:
            continue
        reasons = [(target, page.find_media(target)) for target in found.media]
        reasons += [(link, _why_nowhere(link, span.path, page)) for link in found.links]
        if found.left_out:
            tags = " and ".join(f"`<{tag}>`" for tag in found.left_out)
            are = "is" if len(found.left_out) == 1 else "are"
            reasons.append((f"<{found.left_out[0]}", f"{tags} {are} left out of the card, with all within"))
        for target, reason in reasons:
            if isinstance(reason, str):
                written = unquote(embedded_name(target) or target)
                within = enumerate(lines[span.path][span.first - 1 : span.last], span.first)
                line = next((number for number, line in within if written in unquote(line)), span.first)
                problems[Problem(Span(span.path, line, line), reason)] = None
    return tuple(problems)


def _why_nowhere(link: str, lesson: str, page: Page) -> str | None:
    """Return why a link leads nowhere: it names a lesson or another file beside this one, and there is none."""
    places = _linked_places(link, lesson, page)
    if not places or any(map(_is_there, places)):
        return None
    return f"`{link}` is linked here and was not found beside the lesson"


def _linked_places(link: str, lesson: str, page: Page) -> tuple[Path, ...]:
    """Return where the file may be to which a link leads; none where it may lead to a page of a site.

    A site that has an address may hold more files than the project, but its lessons are those of the project.
    """
    target = re.split("[?#]", link)[0]
    suffix = Path(target).suffix.lower()
    if not (suffix in SUFFIXES or (suffix in _FILES and not page.address)):
        return ()
    if lesson == STANDARD_INPUT_NAME or target.startswith("/") or "{" in unquote(target) or ":" in target.split("/")[0]:
        return ()
    return tuple(Path(lesson).parent / name for name in spellings(link))


def _is_there(place: Path) -> bool:
    try:
        return place.exists()
    except (OSError, ValueError):  # a name too long, a NUL in it
        return False


def look_again(
    deck: Deck, lesson: Lesson, named: Iterable[Named], page: Page, projects: Projects, looked: Looked
) -> bool:
    """Note in `looked` what is there now at each place where a file may be that the cards of a lesson name.

    `projects` is what is known of these as they are now. Returns whether that is still what the page found.
    """
    media = Media(Path(lesson.path), deck.media_limit, projects=projects)
    for target in dict.fromkeys(target for one in named for target in one.media):
        looked.stamps.update((os.fspath(place), stamp_of(place)) for place in media.places(target))
        if search := media.search(target):
            root, name, paths = search
            looked.searched.setdefault(os.fspath(root), {})[name] = paths
        if media.find(target) != page.find_media(target):
            return False
    for link in dict.fromkeys(link for one in named for link in one.links):
        looked.linked.update((os.fspath(place), _is_there(place)) for place in _linked_places(link, lesson.path, page))
    return True


def media_places(cards: Iterable[IdentifiedCard]) -> frozenset[Path]:
    """Return where the media of cards, and what they link, may be in the file system, whether they are there or not.

    Where a link of the file system leads elsewhere, that is a place as well.
    """
    places: set[Path] = set()
    projects = Projects()
    for identified in cards:
        path, named = identified.card.origin.span.path, named_by(identified.card)
        media = Media(Path(path), projects=projects)
        found = [media.places(target) for target in named.media]
        found += [_linked_places(link, path, Page()) for link in named.links]
        for of_one in found:
            for place in of_one:
                with suppress(OSError, ValueError):  # a NUL in the name: no file has it
                    places.update((place, place.resolve()))
    return frozenset(places)
