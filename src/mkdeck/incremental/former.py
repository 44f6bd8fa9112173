"""What the last build made of each lesson, so that the next one makes only the rest.

A lesson *stands* where nothing of it has changed, what its pictures lead to included, and where nothing else in the
deck or in the ledger asks what it asks or bears an id of its cards. Then its cards are found again without being looked
for, their lines of the ledger stay as they are, and their rows are copied from the last package. All other lessons go
the long way, and so do the entries of the cards that have gone.

This is trusted only where the ledger and the package are, byte for byte, those that the last build wrote,
by the same mkdeck and with the same settings. In all other cases there is nothing that stands.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any
from zlib import crc32

from mkdeck.cards import Basic, Card, Choice, Cloze, IdentifiedCard, sides
from mkdeck.decks.project import Deck
from mkdeck.incremental.ahead import outcome
from mkdeck.incremental.cache import cache_file
from mkdeck.incremental.unchanged import settings_of
from mkdeck.ledger import Entry, Found, entries_of, lines_by_guid
from mkdeck.packaging.former_rows import PACKAGE_ERRORS, FormerRows, Rows
from mkdeck.render import Page
from mkdeck.system.packed import Outline
from mkdeck.values import dataclass
from mkdeck.wording.normalise import known_by

if TYPE_CHECKING:
    from mkdeck.reading import LessonCards

_SUFFIX = ".former.json"
"""How the name of the file ends in which this is kept, beside the deck's cache.

Its last line is a digest of the others: damage must not give a card the guid of another one.
"""

_KINDS, _OF_IDS = {Basic: 1, Choice: 2, Cloze: 3}, 4
"""With what the checksums of marks begin, so that those of different kinds are different."""


@dataclass(frozen=True, slots=True)
class FormerLesson:
    """What a build made of a lesson: the guids of its cards, and the files that they show, by their names.

    `key` is a digest of what that depends on beside the settings, and `marks` are what else would be taken for one of
    these cards.
    """

    key: str
    guids: Sequence[str]
    marks: Sequence[int]
    media: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stays as the last build made it: by their paths the lessons, and the rows of their notes in its database.

    `lines` are those of the ledger by the guids of their cards, `entries` are the ledger's entries of all other cards.
    """

    entries: tuple[Entry, ...]
    lessons: Mapping[str, FormerLesson] = field(default_factory=dict)
    rows: Mapping[str, Rows] = field(default_factory=dict)
    lines: Mapping[str, bytes] = field(default_factory=dict)
    database: FormerRows | None = None

    @property
    def modified(self) -> dict[str, int]:
        """When the notes of these lessons last changed, by their guids."""
        times = (zip(lesson.guids, self.rows[path].modified, strict=True) for path, lesson in self.lessons.items())
        return dict(chain.from_iterable(times))


class FormerBuild:
    """What the last build left of a deck."""

    def __init__(self, lessons: Mapping[str, FormerLesson], lines: Mapping[str, bytes], database: FormerRows) -> None:
        """Take what it made of the lessons, by their paths, the lines of its ledger by guids, and its database."""
        self._lessons = lessons
        self._lines = lines
        self._database = database

    def standing(self, lessons: Sequence[LessonCards], found: Sequence[Found], pages: Mapping[str, Page]) -> Standing:
        """Return what stands of a deck's lessons, of which these cards are `found`, in the order of the lessons."""
        places: dict[str, list[int]] = {}
        for place, item in enumerate(found):
            places.setdefault(item.card.origin.span.path, []).append(place)
        same: dict[str, FormerLesson] = {}
        for read in lessons:
            path = read.lesson.path
            former = self._lessons.get(path)
            is_whole = path in places and _is_whole(read, [found[place].bare for place in places[path]])
            if former and is_whole and former.key == lesson_key(read, pages[path]):
                same[path] = former
        others = chain.from_iterable(_marks(item.card) for item in found if item.card.origin.span.path not in same)
        asked = Counter(chain(others, *(former.marks for former in same.values())))
        standing: dict[str, FormerLesson] = {}
        rows: dict[str, Rows] = {}
        for path, former in same.items():
            copied = self._database.of(former.guids, places[path][0] + 1, former.media)
            if copied and all(asked[mark] == 1 for mark in former.marks):
                standing[path], rows[path] = former, copied
        return self._without_doubtful(standing, rows)

    def _without_doubtful(self, standing: dict[str, FormerLesson], rows: dict[str, Rows]) -> Standing:
        """Return what stands but for lessons with a card that may be that of another entry."""
        guids = {guid for former in standing.values() for guid in former.guids}
        entries = entries_of(line for guid, line in self._lines.items() if guid not in guids)
        others = {mark for entry in entries for mark in _marks(entry.card, entry.front)}
        doubtful = [path for path, former in standing.items() if not others.isdisjoint(former.marks)]
        if doubtful:
            for path in doubtful:
                guids -= set(standing.pop(path).guids)
                del rows[path]
            entries = entries_of(line for guid, line in self._lines.items() if guid not in guids)
        lines = {guid: line for guid, line in self._lines.items() if guid in guids}
        return Standing(entries, standing, rows, lines, self._database)


def _marks(card: Card, front: str | None = None) -> Iterator[int]:
    """Yield by what a card is found in the ledger without a comparison, in short: what it is known by, and its id.

    That two have one mark by chance only means that their lessons do not stand.
    """
    yield crc32((known_by(card) if front is None else front).encode("utf-8", "replace"), _KINDS[type(card)])
    if card.origin.key:
        yield crc32(card.origin.key.encode("utf-8", "replace"), _OF_IDS)


def _is_whole(read: LessonCards, cards: Sequence[Card | None]) -> bool:
    """Whether some cards of a deck are just those that a lesson gave, which no other lesson has touched."""
    own = read.collected.cards
    return len(own) == len(cards) and all(card is one for card, one in zip(cards, own, strict=True))


def lesson_key(read: LessonCards, page: Page) -> str:
    """Return a digest of what the notes of a lesson depend on beside the settings; nothing if that is not known."""
    targets = dict.fromkeys(target for named in read.named.values() for target in named.media)
    looked_for = [(target, outcome(page.find_media(target))) for target in targets]
    text = json.dumps([read.digest, page.address, looked_for])
    return hashlib.sha256(text.encode("ascii")).hexdigest() if read.digest else ""


def former_build(deck: Deck) -> FormerBuild | None:
    """Return what the last build of a deck left; None where that is not known, or no longer what is there."""
    path = cache_file(deck.ledger, _SUFFIX)
    if path is None or deck.fetches_media:
        return None
    try:
        lines = path.read_bytes().splitlines(keepends=True)
        if lines.pop().decode() != hashlib.sha256(b"".join(lines)).hexdigest():
            return None
        state, *made = map(json.loads, lines)
        if state["of"] != settings_of(deck):
            return None
        ledger = deck.ledger.read_bytes()
        if state["ledger"] != hashlib.sha256(ledger).hexdigest():
            return None
        with deck.output.open("rb") as package:
            if state["package"] != hashlib.file_digest(package, "sha256").hexdigest():
                return None
            database = FormerRows(package, {note_type.id: name for name, note_type in deck.note_types.items()})
        lessons = {lesson: FormerLesson(*values) for lesson, *values in made}
        return FormerBuild(lessons, lines_by_guid(ledger), database)
    except (*PACKAGE_ERRORS, TypeError, AttributeError, RecursionError):  # there is none yet, or it is damaged
        return None


def remember_lessons(
    deck: Deck,
    lessons: Iterable[LessonCards],
    cards: Sequence[IdentifiedCard],
    notes: Iterable[Outline],
    standing: Standing,
    pages: Mapping[str, Page],
    digests: tuple[str, str],
) -> None:
    """Keep what a build made of its lessons, for `former_build`.

    `cards` are those that are shown, and `notes` begin with the outlines of those of their notes that were made anew.
    `digests` are those of the ledger and of the package.
    """
    path = cache_file(deck.ledger, _SUFFIX)
    if path is None or deck.fetches_media:
        return
    of_ledger, of_package = digests
    begin = {"of": settings_of(deck), "ledger": of_ledger, "package": of_package}
    made = _made_of_lessons({read.lesson.path: read for read in lessons}, cards, notes, standing, pages)
    aside = path.with_suffix(".new")
    found = hashlib.sha256()
    with suppress(OSError):
        with aside.open("wb") as file:
            for part in chain([begin], made):
                line = json.dumps(part).encode("ascii") + b"\n"
                found.update(line)
                file.write(line)
            file.write(found.hexdigest().encode("ascii"))
        aside.replace(path)


def _made_of_lessons(
    lessons: Mapping[str, LessonCards],
    cards: Iterable[IdentifiedCard],
    notes: Iterable[Outline],
    standing: Standing,
    pages: Mapping[str, Page],
) -> Iterator[list[Any]]:
    """Yield for each lesson that may stand its path and the values of a `FormerLesson`, one after another."""
    outlines = iter(notes)
    for path, of_lesson in groupby(cards, lambda identified: identified.card.origin.span.path):
        if former := standing.lessons.get(path):
            yield [path, former.key, former.guids, former.marks, former.media]
            continue
        made = [(identified, next(outlines).media) for identified in of_lesson]
        identified_cards = [identified for identified, _ in made]
        read = lessons[path]
        if read.digest and _may_stand(read, identified_cards):
            guids = [identified.guid for identified in identified_cards]
            marks = [mark for identified in identified_cards for mark in _marks(identified.card)]
            media = {name: str(file) for _, files in made for name, file in files.items()}
            yield [path, lesson_key(read, pages[path]), guids, marks, media]


def _may_stand(read: LessonCards, cards: Sequence[IdentifiedCard]) -> bool:
    """Whether the cards of a lesson are just those that it gave, and the ledger and the package hold all their text."""
    own = list(map(read.labelled, read.collected.cards))
    return own == [identified.card for identified in cards] and _are_written_as_they_are(cards)


def _are_written_as_they_are(cards: Iterable[IdentifiedCard]) -> bool:
    """Whether UTF-8 can write all of some cards, which JSON of notebooks may hold what it cannot."""
    parts: list[str] = []
    for identified in cards:
        origin = identified.card.origin
        parts += (*sides(identified.card), *origin.context, origin.quote, origin.key, identified.deck, *identified.tags)
    text = "".join(parts)
    return text.isascii() or text.encode("utf-8", "replace").decode() == text
