"""The whole flow: read → parse → extract → collect → identify → render → package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mkdeck.apkg import write_package
from mkdeck.cards import Card, IdentifiedCard, Note, Problem
from mkdeck.collect import Collected, Dropped, collect, settle_fronts
from mkdeck.document import parse_document
from mkdeck.extractors import extractors, run_extractors
from mkdeck.facts import patterns, run_patterns
from mkdeck.facts.ranking import within_budget
from mkdeck.identity import guids
from mkdeck.lesson import Lesson, front_matter_problems, read_lesson
from mkdeck.naming import card_tags, deck_name, lesson_title
from mkdeck.order import in_course_order
from mkdeck.project import Deck
from mkdeck.render import render_note


@dataclass(frozen=True, slots=True)
class DeckContents:
    """What a deck holds: its cards in order, what the authors should mend, and the lessons that could not be read.

    `dropped` are the cards that did not stay, each with its reason.
    """

    deck: Deck
    lessons: tuple[LessonCards, ...]
    cards: tuple[IdentifiedCard, ...]
    problems: tuple[Problem, ...]
    errors: tuple[Problem, ...]
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class LessonCards:
    """What one lesson gave."""

    lesson: Lesson
    title: str
    collected: Collected


@dataclass(frozen=True, slots=True)
class Build:
    """A deck as it can be shown, and the notes of its cards."""

    contents: DeckContents
    notes: tuple[Note, ...]


def read_deck(deck: Deck) -> DeckContents:
    """Read a deck's lessons and settle its cards."""
    read = [read_lesson(path) for path in deck.lessons]
    course = in_course_order([lesson for lesson in read if isinstance(lesson, Lesson)], deck.order)
    lessons = tuple(extract(lesson, deck) for lesson in course.lessons)
    collected = settle_fronts([lesson.collected for lesson in lessons])
    return DeckContents(
        deck=deck,
        lessons=lessons,
        cards=identify(deck, lessons, collected.cards),
        problems=(*course.problems, *collected.problems),
        errors=tuple(problem for problem in read if isinstance(problem, Problem)),
        dropped=collected.dropped,
    )


def extract(lesson: Lesson, deck: Deck) -> LessonCards:
    """Return the cards of one lesson that its deck takes; a pure function of the lesson and of the deck's choice."""
    document = parse_document(lesson)
    found = [
        *run_extractors(document.root, tuple(rule for rule in extractors() if deck.runs(rule.name))),
        *run_patterns(document.root, tuple(rule for rule in patterns(deck.facts) if deck.runs(rule.name))),
    ]
    taken = [item for item in found if isinstance(item, Problem) or deck.admits(item.origin)]
    collected = within_budget(collect([*front_matter_problems(lesson), *document.problems, *taken]), document.root)
    return LessonCards(lesson, lesson_title(lesson, document.root), collected)


def identify(deck: Deck, lessons: Sequence[LessonCards], cards: Sequence[Card]) -> tuple[IdentifiedCard, ...]:
    """Give each card its guid, its deck, its tags and its time."""
    by_path = {read.lesson.path: read for read in lessons}

    def identified(card: Card, guid: str) -> IdentifiedCard:
        read = by_path[card.origin.span.path]
        return IdentifiedCard(
            guid=guid,
            card=card,
            deck=deck_name(deck, read.lesson, read.title, card),
            tags=card_tags(deck, read.lesson, read.title, card),
            modified=max(read.lesson.modified, deck.modified),
        )

    return tuple(map(identified, cards, guids(cards)))


def render_deck(contents: DeckContents) -> Build:
    """Render a deck's cards as notes. A card that cannot be shown is left out, and is one problem more."""
    rendered = [render_note(card, due) for due, card in enumerate(contents.cards, 1)]
    pairs = zip(contents.cards, rendered, strict=True)
    return Build(
        replace(
            contents,
            cards=tuple(card for card, note in pairs if isinstance(note, Note)),
            problems=(*contents.problems, *(note for note in rendered if isinstance(note, Problem))),
        ),
        tuple(note for note in rendered if isinstance(note, Note)),
    )


def write_deck(contents: DeckContents) -> DeckContents:
    """Write a deck's package, and return the deck as it was written. Raises MkdeckError if it cannot be written."""
    build = render_deck(contents)
    write_package(build.notes, contents.deck.output)
    return build.contents
