"""The whole flow: read → parse → extract → collect → identify → render → settle → package."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import groupby
from pathlib import Path

from mkdeck.cards import Collected, Dropped, IdentifiedCard, Note, Problem
from mkdeck.collecting.fronts import settle_fronts
from mkdeck.decks.order import in_course_order
from mkdeck.decks.project import Deck
from mkdeck.errors import MkdeckError
from mkdeck.identity.naming import card_tags, deck_name
from mkdeck.incremental.ahead import RenderedAhead
from mkdeck.incremental.former import FormerBuild, Standing, remember_lessons
from mkdeck.incremental.unchanged import Inputs
from mkdeck.ledger import (
    Change,
    Entry,
    Found,
    Known,
    Match,
    Recognised,
    RetirePolicy,
    compare_ledgers,
    ledger_lines,
    lesson_name,
    read_ledger,
    recognise,
    settle,
)
from mkdeck.links.media import Fetch, Projects
from mkdeck.links.pages import Looked, lesson_pages, look_again, media_problems
from mkdeck.packaging.apkg import packaged
from mkdeck.packaging.former_rows import Rows
from mkdeck.reading import LessonCards, Progress, Reading, read_lessons
from mkdeck.render import Page, render_note
from mkdeck.reports.untagged import lost_with_the_tag
from mkdeck.system.files import Stamp, replace_files, rewritten
from mkdeck.system.packed import outlines
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class DeckContents:
    """What a deck holds: its cards in order, what the authors should mend, and the lessons that could not be read.

    `entries` are those of the ledger that the last build left, `matches` says by guid which cards are among them.
    `pages` says by the lessons' paths what their links and pictures lead to. `standing` is what a build may take over
    from the last one; then the entries and the matches are those of the other cards alone. `dropped` are the cards that
    did not stay, each with its reason. `reasons` says by guid why cards have gone whose text is still there, as far as
    that is known.
    """

    deck: Deck
    lessons: tuple[LessonCards, ...]
    cards: tuple[IdentifiedCard, ...]
    problems: tuple[Problem, ...]
    errors: tuple[Problem, ...]
    entries: tuple[Entry, ...]
    matches: Mapping[str, Match]
    pages: Mapping[str, Page]
    dropped: tuple[Dropped, ...] = ()
    reasons: Mapping[str, Problem] = field(default_factory=dict)
    standing: Standing = Standing(())


@dataclass(frozen=True, slots=True)
class Build:
    """A deck as it is to be written: its contents, its notes, and the entries of its next ledger, sorted by guid.

    Of the lessons that stand it has neither notes nor entries.
    """

    contents: DeckContents
    notes: Sequence[Note]
    entries: Sequence[Entry]

    @property
    def changes(self) -> tuple[Change, ...]:
        """What an import of the package does, card by card, to somebody who has imported the last one.

        Of lessons that stand no card is among them: all of these are kept.
        """
        return compare_ledgers(self.contents.entries, self.entries)


def read_deck(
    deck: Deck,
    entries: Sequence[Entry] | None = None,
    *,
    progress: Progress | None = None,
    processes: int = 1,
    memory: Path | None = None,
    forgets: bool = False,
    renders: bool = True,
    explains: bool = False,
    former: FormerBuild | None = None,
) -> DeckContents:
    """Read a deck's lessons and settle who its cards are, by its ledger or by the `entries` of another one.

    `progress` is told of each lesson that is done. With more than one of `processes` many lessons are read side by
    side. `memory` is the ledger of the deck in whose cache is kept what they give, and looked for. `forgets` tells that
    the cache drops all else, `renders` that the cards will be rendered, so that this is done along with the reading,
    `explains` that what did not stay is wanted as well, which means to read all lessons anew. `former` is what the last
    build left, for one that takes over what stands of it.
    Raises MkdeckError if the ledger cannot be read.
    """
    if former is None and entries is None:
        entries = read_ledger(deck.ledger)
    read = read_lessons(deck, Reading(progress, processes, memory, forgets, renders, explains))
    cards_of = {id(found.lesson): found for found in read if isinstance(found, LessonCards)}
    course = in_course_order([found.lesson for found in cards_of.values()], deck.order)
    lessons = tuple(cards_of[id(lesson)] for lesson in course.lessons)
    settled = settle_fronts([lesson.collected for lesson in lessons])
    collected = with_labels(settled, lessons)
    ledger = deck.ledger
    names = {read.lesson.path: lesson_name(read.lesson.path, ledger) for read in lessons}
    found = (
        Found(card, names[card.origin.span.path], bare)
        for card, bare in zip(collected.cards, settled.cards, strict=True)
    )
    of_course = [read.lesson for read in lessons]
    pages = lesson_pages(deck, [read.lesson for read in lessons if read.page is None])
    pages |= {read.lesson.path: read.page for read in lessons if read.page}
    if former:
        standing, recognised, problems = _taken_over(former, lessons, list(found), pages)
    else:
        standing = Standing(tuple(entries or ()))
        recognised, problems = recognise(standing.entries, found)
    cards = identify(deck, lessons, recognised, standing.modified)
    named = {read.labelled(read.collected.cards[place]): one for read in lessons for place, one in read.named.items()}
    without = media_problems(of_course, cards, pages, named)
    matches = {known.guid: known.match for known in recognised if known.match}
    gone = (entry for entry in standing.entries if entry.retired is None and entry.guid not in matches)
    return DeckContents(
        deck=deck,
        lessons=lessons,
        cards=cards,
        problems=(*course.problems, *collected.problems, *problems, *without),
        errors=tuple(
            told for one in read if isinstance(one, Problem) for told in (replace(one, others=()), *one.others)
        ),
        entries=standing.entries,
        matches=matches,
        pages=pages,
        dropped=collected.dropped,
        reasons=lost_with_the_tag(deck, {names[read.lesson.path]: read.lesson for read in lessons}, gone),
        standing=standing,
    )


def _taken_over(
    former: FormerBuild, lessons: Sequence[LessonCards], found: Sequence[Found], pages: Mapping[str, Page]
) -> tuple[Standing, list[Recognised], list[Problem]]:
    """Return what stands of the last build, and who the cards of a deck are: of lessons that stand it is known."""
    standing = former.standing(lessons, found, pages)
    known: dict[int, Recognised] = {}
    guids = {path: iter(lesson.guids) for path, lesson in standing.lessons.items()}
    others: list[Found] = []
    for number, item in enumerate(found):
        if of_lesson := guids.get(item.card.origin.span.path):
            known[number] = Recognised(item.card, item.lesson, next(of_lesson), None)
        else:
            others.append(item)
    recognised, problems = recognise(standing.entries, others, {one.guid: one.card for one in known.values()})
    anew = iter(recognised)
    return standing, [known.get(number) or next(anew) for number in range(len(found))], problems


def with_labels(collected: Collected, lessons: Sequence[LessonCards]) -> Collected:
    """Say on facts what they are about, where they do not say it themselves."""
    read = {read.lesson.path: read for read in lessons}
    return replace(collected, cards=tuple(read[card.origin.span.path].labelled(card) for card in collected.cards))


def identify(
    deck: Deck, lessons: Sequence[LessonCards], recognised: Sequence[Recognised], modified: Mapping[str, int]
) -> tuple[IdentifiedCard, ...]:
    """File each card under its deck and its tags; `modified` are by guids the times of those that are taken over."""
    by_path = {read.lesson.path: read for read in lessons}
    filed: dict[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]] = {}
    shared: dict[str, str] = {}  # many lessons have the same few

    def identified(known: Recognised) -> IdentifiedCard:
        origin = known.card.origin
        place = (origin.span.path, origin.context)  # all that deck and tags depend on
        under = filed.get(place)
        if under is None:
            read = by_path[origin.span.path]
            of_card = (deck, read.lesson, read.title, known.card)
            name, tags = deck_name(*of_card), card_tags(*of_card)
            under = filed[place] = shared.setdefault(name, name), tuple(shared.setdefault(tag, tag) for tag in tags)
        return IdentifiedCard(
            guid=known.guid,
            card=known.card,
            deck=under[0],
            tags=under[1],
            modified=known.match.entry.changed if known.match else modified.get(known.guid, 0),
        )

    return tuple(map(identified, recognised))


def render_deck(
    contents: DeckContents, now: int = 0, retire: RetirePolicy = "keep", fetch: Fetch | None = None
) -> Build:
    """Render a deck's cards as notes, and say what the next ledger holds; `now` is the time of what has changed.

    A card that cannot be shown is left out, and is one problem more, as is what `fetch` could not bring from the web.
    """
    of_course = [read.lesson for read in contents.lessons]
    pages = lesson_pages(contents.deck, of_course, fetch) if fetch else contents.pages
    without = media_problems(of_course, contents.cards, pages) if fetch else ()
    ahead = RenderedAhead(
        {
            read.lesson.path: (tuple(map(read.labelled, read.collected.cards)), read.notes)
            for read in contents.lessons
            if read.notes and read.lesson.path not in contents.standing.lessons
        }
    )
    cards: Sequence[IdentifiedCard] = contents.cards
    dues: Sequence[int] = range(1, len(cards) + 1)
    if contents.standing.lessons:
        dues = [due for due, card in zip(dues, cards, strict=True) if _path(card) not in contents.standing.lessons]
        cards = [contents.cards[due - 1] for due in dues]
    unshown: dict[str, Problem] = {}

    def notes() -> Iterator[Note | Known | Problem]:
        for due, card in zip(dues, cards, strict=True):
            page = pages[_path(card)]
            note = ahead.known(card, page) or render_note(card, due, page)
            if isinstance(note, Problem):
                unshown[card.guid] = note
            yield note

    def again(place: int) -> Note:
        return ahead.note(cards[place], dues[place], pages[_path(cards[place])])

    ledger = contents.deck.ledger
    names = {lesson.path: lesson_name(lesson.path, ledger) for lesson in of_course}
    settled = settle(
        contents.entries,
        cards,
        [names[_path(card)] for card in cards],
        notes(),
        again=again,
        unread={lesson_name(problem.span.path, ledger) for problem in contents.errors},
        now=now,
        retire=retire,
        render=render_note,
        others=len(contents.cards) - len(cards),
    )
    return Build(
        contents=replace(
            contents,
            cards=tuple(card for card in contents.cards if card.guid not in unshown),
            problems=tuple(dict.fromkeys((*contents.problems, *without, *unshown.values(), *settled.problems))),
        ),
        notes=settled.notes,
        entries=settled.entries,
    )


def write_deck(build: Build) -> tuple[str, str]:
    """Write a deck's ledger and its package, both or neither. Raises MkdeckError if one cannot be written.

    Returns the digests of the two.

    The ledger goes first. Should the computer stop between the two, the next build makes the package that belongs to
    it; a package whose cards no ledger knows could be imported, and the next build would not know them again.
    """
    deck, standing = build.contents.deck, build.contents.standing
    former = standing.database.path if standing.database else None
    of_ledger = hashlib.sha256()
    try:
        with (
            rewritten(deck.ledger, _told(ledger_lines(build.entries, standing.lines), of_ledger.update)) as ledger,
            packaged(build.notes, deck.note_types, _copied(build.contents), former) as package,
        ):
            files = [(deck.ledger, ledger)] if ledger is not None else []
            replace_files([*files, (deck.output, package.write)])
            return of_ledger.hexdigest(), package.digest
    except OSError as error:  # there is no place for temporary files
        raise MkdeckError(f"{deck.output}: cannot be written: {error.strerror}") from error


def remember_build(build: Build, digests: tuple[str, str]) -> None:
    """Keep what a build made of its lessons; `digests` are those that `write_deck` returned."""
    contents = build.contents
    notes = outlines(build.notes)
    remember_lessons(contents.deck, contents.lessons, contents.cards, notes, contents.standing, contents.pages, digests)


def _told(parts: Iterable[bytes], tell: Callable[[bytes], object]) -> Iterator[bytes]:
    """Yield some bytes, and tell them."""
    for part in parts:
        tell(part)
        yield part


def _copied(contents: DeckContents) -> dict[int, list[Rows]]:
    """Return the rows that are taken over, by how many of the other notes come before them."""
    copied: dict[int, list[Rows]] = {}
    others = 0
    for path, cards in groupby(contents.cards, _path):
        if path in contents.standing.rows:
            copied.setdefault(others, []).append(contents.standing.rows[path])
        else:
            others += sum(1 for _ in cards)
    return copied


def _path(identified: IdentifiedCard) -> str:
    return identified.card.origin.span.path


def what_was_read(contents: DeckContents, began: int) -> Inputs | None:
    """Return what a build that began at a time read, for `unchanged.remember`.

    None where that is not known of all lessons, or where a file is not what it was a moment ago.
    """
    lessons: dict[str, tuple[str, Stamp]] = {}
    looked, projects = Looked(), Projects()
    for read in contents.lessons:
        if not read.digest:
            return None
        lessons[read.lesson.path] = (read.digest, read.stamp)
        page = contents.pages[read.lesson.path]
        if not look_again(contents.deck, read.lesson, read.named.values(), page, projects, looked):
            return None
    return Inputs(began, lessons, looked.stamps, looked.linked, looked.searched)
