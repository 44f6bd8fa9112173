"""The whole flow: read → parse → extract → collect → identify → render → settle → package."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mkdeck.apkg import package
from mkdeck.cards import IdentifiedCard, Note, Problem
from mkdeck.collect import Collected, Dropped, collect, settle_fronts
from mkdeck.definitions import with_definitions
from mkdeck.document import parse_document
from mkdeck.extractors import extractors, run_extractors
from mkdeck.facts import patterns, run_patterns
from mkdeck.facts.ranking import within_budget
from mkdeck.files import replace_files
from mkdeck.keys import give_keys
from mkdeck.ledger import (
    Change,
    Entry,
    Found,
    Match,
    Recognised,
    RetirePolicy,
    compare_ledgers,
    ledger_text,
    lesson_name,
    read_ledger,
    recognise,
    settle,
)
from mkdeck.lesson import Lesson, front_matter_problems, read_lesson
from mkdeck.lists import with_items
from mkdeck.media import Fetch
from mkdeck.naming import card_tags, deck_name, lesson_title
from mkdeck.order import in_course_order
from mkdeck.pages import lesson_pages, media_problems
from mkdeck.project import Deck
from mkdeck.render import render_note

Progress = Callable[[int, int, int], None]
"""Is told how many of a deck's lessons are read, how many there are, and how many cards were found in them so far.

It is always called in the process that asked for the lessons.
"""


@dataclass(frozen=True, slots=True)
class DeckContents:
    """What a deck holds: its cards in order, what the authors should mend, and the lessons that could not be read.

    `entries` are those of the ledger that the last build left, `matches` says by guid which cards are among them.
    `dropped` are the cards that did not stay, each with its reason.
    """

    deck: Deck
    lessons: tuple[LessonCards, ...]
    cards: tuple[IdentifiedCard, ...]
    problems: tuple[Problem, ...]
    errors: tuple[Problem, ...]
    entries: tuple[Entry, ...]
    matches: Mapping[str, Match]
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class LessonCards:
    """What one lesson gave."""

    lesson: Lesson
    title: str
    collected: Collected


@dataclass(frozen=True, slots=True)
class Build:
    """A deck as it is to be written: its contents, its notes, and the entries of its next ledger, sorted by guid."""

    contents: DeckContents
    notes: tuple[Note, ...]
    entries: tuple[Entry, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """What an import of the package does, card by card, to somebody who has imported the last one."""
        return compare_ledgers(self.contents.entries, self.entries)


def read_deck(deck: Deck, entries: Sequence[Entry] | None = None, *, progress: Progress | None = None) -> DeckContents:
    """Read a deck's lessons and settle who its cards are, by its ledger or by the `entries` of another one.

    `progress` is told of each lesson that is done. Raises MkdeckError if the ledger cannot be read.
    """
    entries = read_ledger(deck.ledger) if entries is None else entries
    read = list(_counted((_read(path, deck) for path in deck.lessons), len(deck.lessons), progress))
    by_path = {lesson.lesson.path: lesson for lesson in read if isinstance(lesson, LessonCards)}
    course = in_course_order([lesson.lesson for lesson in by_path.values()], deck.order)
    lessons = tuple(by_path[lesson.path] for lesson in course.lessons)
    collected = settle_fronts([lesson.collected for lesson in lessons])
    found = [Found(card, lesson_name(card.origin.span.path, deck.ledger)) for card in collected.cards]
    recognised, problems = recognise(entries, found)
    cards = identify(deck, lessons, recognised)
    of_course = [read.lesson for read in lessons]
    without = media_problems(of_course, cards, lesson_pages(deck, of_course))
    return DeckContents(
        deck=deck,
        lessons=lessons,
        cards=cards,
        problems=(*course.problems, *collected.problems, *problems, *without),
        errors=tuple(problem for problem in read if isinstance(problem, Problem)),
        entries=tuple(entries),
        matches={known.guid: known.match for known in recognised if known.match},
        dropped=collected.dropped,
    )


def _counted(
    read: Iterable[LessonCards | Problem], total: int, progress: Progress | None
) -> Iterator[LessonCards | Problem]:
    """Yield what was read, and tell `progress` of each lesson."""
    cards = 0
    for done, lesson in enumerate(read, 1):
        cards += len(lesson.collected.cards) if isinstance(lesson, LessonCards) else 0
        if progress:
            progress(done, total, cards)
        yield lesson


def _read(path: Path, deck: Deck) -> LessonCards | Problem:
    lesson = read_lesson(path)
    return lesson if isinstance(lesson, Problem) else extract(lesson, deck)


def extract(lesson: Lesson, deck: Deck) -> LessonCards:
    """Return the cards of one lesson that its deck takes; a pure function of the lesson and of the deck's choice."""
    document = parse_document(lesson)
    found = [
        *run_extractors(document.root, tuple(rule for rule in extractors() if deck.runs(rule.name))),
        *run_patterns(document.root, tuple(rule for rule in patterns(deck.facts) if deck.runs(rule.name))),
    ]
    taken = [item for item in found if isinstance(item, Problem) or deck.admits(item.origin)]
    whole = [item if isinstance(item, Problem) else with_definitions(item, document.definitions) for item in taken]
    if deck.asks_items:
        whole = [item if isinstance(item, Problem) else with_items(item) for item in whole]
    collected = within_budget(collect([*front_matter_problems(lesson), *document.problems, *whole]), document.root)
    collected = give_keys(collected, lesson, document.root)
    return LessonCards(lesson, lesson_title(lesson, document.root), collected)


def identify(
    deck: Deck, lessons: Sequence[LessonCards], recognised: Sequence[Recognised]
) -> tuple[IdentifiedCard, ...]:
    """File each card under its deck and its tags."""
    by_path = {read.lesson.path: read for read in lessons}

    def identified(known: Recognised) -> IdentifiedCard:
        read = by_path[known.card.origin.span.path]
        return IdentifiedCard(
            guid=known.guid,
            card=known.card,
            deck=deck_name(deck, read.lesson, read.title, known.card),
            tags=card_tags(deck, read.lesson, read.title, known.card),
            modified=known.match.entry.changed if known.match else 0,
        )

    return tuple(map(identified, recognised))


def render_deck(
    contents: DeckContents, now: int = 0, retire: RetirePolicy = "keep", fetch: Fetch | None = None
) -> Build:
    """Render a deck's cards as notes, and say what the next ledger holds; `now` is the time of what has changed.

    A card that cannot be shown is left out, and is one problem more, as is what `fetch` could not bring from the web.
    """
    of_course = [read.lesson for read in contents.lessons]
    pages = lesson_pages(contents.deck, of_course, fetch)
    without = media_problems(of_course, contents.cards, pages) if fetch else ()
    rendered = [render_note(card, due, pages[card.card.origin.span.path]) for due, card in enumerate(contents.cards, 1)]
    settled = settle(
        contents.entries,
        [
            (card, lesson_name(card.card.origin.span.path, contents.deck.ledger), note)
            for card, note in zip(contents.cards, rendered, strict=True)
        ],
        unread={lesson_name(problem.span.path, contents.deck.ledger) for problem in contents.errors},
        now=now,
        retire=retire,
        render=render_note,
    )
    shown = zip(contents.cards, rendered, strict=True)
    unshown = (note for note in rendered if isinstance(note, Problem))
    return Build(
        contents=replace(
            contents,
            cards=tuple(card for card, note in shown if isinstance(note, Note)),
            problems=tuple(dict.fromkeys((*contents.problems, *without, *unshown, *settled.problems))),
        ),
        notes=settled.notes,
        entries=settled.entries,
    )


def write_deck(build: Build) -> None:
    """Write a deck's ledger and its package, both or neither. Raises MkdeckError if one cannot be written.

    The ledger goes first. Should the computer stop between the two, the next build makes the package that belongs to
    it; a package whose cards no ledger knows could be imported, and the next build would not know them again.
    """
    deck = build.contents.deck
    ledger = ledger_text(build.entries)
    is_new = not deck.ledger.exists() or deck.ledger.read_bytes() != ledger
    replace_files([*([(deck.ledger, ledger)] if is_new else []), (deck.output, package(build.notes, deck.note_types))])
