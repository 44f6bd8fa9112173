"""Reads a deck's lessons, one by one or side by side, and takes from the cache what has not changed.

What a lesson gives is a pure function of its path, its text and what its deck takes, and that is how it is remembered.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdeck.cards import Block, Card, Collected, Dropped, Problem, Span
from mkdeck.collecting.collect import (
    Passages,
    answered_lines,
    claimed_lines,
    collect,
    passages_among,
    settle_unstated,
    without,
)
from mkdeck.collecting.essays import essays_with_facts, without_titles
from mkdeck.collecting.labels import is_homeless, labelled, labels_for, topics_above
from mkdeck.collecting.letters import without_letters
from mkdeck.collecting.lists import with_items
from mkdeck.collecting.lone_keys import may_hold_lone_key
from mkdeck.collecting.other_pages import of_other_pages
from mkdeck.collecting.unread import questions_without_cards
from mkdeck.decks.project import Deck
from mkdeck.extractors import Extractor, extractors, run_extractors
from mkdeck.facts.phrases import words_of
from mkdeck.facts.prose import may_state
from mkdeck.facts.ranking import within_budget
from mkdeck.headings.file_names import plain_title
from mkdeck.identity.keys import give_keys
from mkdeck.identity.naming import card_tags, lesson_title, told_title
from mkdeck.incremental.ahead import rendered_ahead
from mkdeck.incremental.cache import LessonCache, Record, lesson_cache
from mkdeck.incremental.records import RecordError, decode, encode, plain_collected, plain_front_matter, read_collected
from mkdeck.lessons.failing import unless_it_fails
from mkdeck.lessons.finding import STANDARD_INPUT
from mkdeck.lessons.lesson import Lesson, Source, SourceLines, front_matter_problems, parse_source, read_source
from mkdeck.links.media import Projects
from mkdeck.links.pages import lesson_page
from mkdeck.parsing.definitions import with_definitions
from mkdeck.parsing.document import Document, parse_document
from mkdeck.parsing.parsed import ParsedBlocks
from mkdeck.render import NOTHING_NAMED, Named, Page, named_by
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.rules.tiers import Facts
from mkdeck.system.files import Stamp
from mkdeck.system.shelf import Shelf, Shelved
from mkdeck.system.workers import side_by_side
from mkdeck.values import cached_property, dataclass

if TYPE_CHECKING:  # which is loaded for lessons of prose alone
    from mkdeck.facts.run import Pattern

Progress = Callable[[int, int, int, int], None]
"""Is told how many of a deck's lessons are done, how many there are, and how many cards were found in them so far; last
how many of those that are done were remembered and not read anew, which come first.

It is always called in the process that asked for the lessons.
"""

WORTH_PROCESSES = 100
"""Lessons to read that take longer than processes need to start."""


@dataclass(frozen=True, slots=True)
class LessonCards:
    """What one lesson gave.

    `labels` says what facts are about that do not say so themselves. `named` are, by the places of its cards, the
    files and links of those that name any, and `notes` is the record of what was rendered ahead, as far as that is
    known already, both of labelled cards. `page` is what the lesson's links and pictures were found to lead to,
    where they were looked for. `digest` and `stamp` are those of the file that was read, where that is to be
    remembered.
    """

    lesson: Lesson
    title: str
    collected: Collected
    labels: Mapping[Card, str] = field(default_factory=dict)
    named: Mapping[int, Named] = field(default_factory=dict)
    notes: Shelved | None = None
    page: Page | None = None
    digest: str = ""
    stamp: Stamp = None

    def labelled(self, card: Card) -> Card:
        """Return one of the cards with its label before it, if it has one."""
        return labelled(card, self.labels.get(_alone(card), "")) if self.labels else card


@dataclass(frozen=True, slots=True)
class Reading:
    """How lessons are read.

    `progress` is told of each that is done. With more than one of `processes`, many are read side by side. `memory` is
    the ledger of the deck in whose cache is kept what they give, for the next time, and looked for; None for none.
    `forgets` tells that what that cache holds beside it is dropped, `renders` that notes will be wanted of the cards,
    `explains` that whatever did not stay is wanted as well, which no cache and no other process can give.
    """

    progress: Progress | None = None
    processes: int = 1
    memory: Path | None = None
    forgets: bool = False
    renders: bool = True
    explains: bool = False


def extract(lesson: Lesson, deck: Deck, document: Document | None = None, *, explains: bool = False) -> LessonCards:
    """Return the cards of one lesson that its deck takes; a pure function of the lesson and of the deck's choice.

    `document` is the lesson's own, where it is read already. `explains` tells that all that did not stay is wanted too:
    else some is looked for only where it can stay.
    """
    document = document or parse_document(lesson)
    chosen = _chosen(deck.only, deck.skip, deck.facts)
    told = told_title(lesson, document.root)

    def has_id(span: Span) -> bool:
        return "ids" in lesson.front_matter or any(
            "<!-- id:" in line for line in lesson.lines[span.first - 1 : span.last]
        )

    def without_titles_in(found: Iterable[Card | Problem]) -> tuple[list[Card | Problem], list[Dropped], Passages]:
        kept, titles = without_titles(_taken(found, deck, document), told, has_id)
        return kept, titles, passages_among(kept, len(lesson.lines))

    early: dict[int, tuple[list[Card | Problem], list[Dropped], Passages]] = {}  # by how much had been found

    def answered(found: Iterable[Card | Problem]) -> Lines:
        all_found = list(found)
        kept, _, passages = early[len(all_found)] = without_titles_in(all_found)
        return answered_lines(kept, document.root, passages)

    found = list(run_extractors(document.root, chosen, None if explains else answered))
    whole, titles, passages = early.get(len(found)) or without_titles_in(found)  # mostly nothing more comes
    unstated = None if explains else settle_unstated(whole, passages, document.root)
    claimed = claimed_lines(unstated) if unstated else NO_LINES
    whole += _taken(_facts(document.root, deck, claimed), deck, document)
    collected = within_budget(
        collect(
            [*front_matter_problems(lesson), *document.problems, *whole], len(lesson.lines), unstated, document.root
        ),
        document.root,
    )
    if not deck.only and not deck.skip and may_hold_lone_key(document.root.source):
        from mkdeck.collecting.untold_keys import keys_without_word  # few lessons have any

        taken = [card.origin.span for card in collected.cards if card.origin.evidence != "stated"]
        untold = keys_without_word(document.root, Lines([*taken, *(problem.span for problem in collected.problems)]))
        problems = sorted([*collected.problems, *untold], key=lambda problem: problem.span)
        collected = replace(collected, problems=tuple(problems))
    are_stated = all(card.origin.evidence == "stated" for card in collected.cards)
    if are_stated and not collected.problems and not deck.only and not deck.skip:
        unread = questions_without_cards(document.root, states=bool(collected.cards))
        collected = replace(collected, problems=(unread,)) if unread else collected
    titles += [drop for drop in essays_with_facts(collected.cards) if not has_id(drop.card.origin.span)]
    titles += [drop for drop in of_other_pages(collected.cards, told) if not has_id(drop.card.origin.span)]
    collected = without(collected, titles)
    collected = give_keys(collected, lesson, document.root)
    title = lesson_title(lesson, document.root)
    description = lesson.front_matter.get("description", lesson.front_matter.get("subtitle"))
    about = description if isinstance(description, str) else ""
    counts = _Counts(lesson)
    states = any(card.origin.evidence == "stated" for card in collected.cards)
    body = lesson.lines[lesson.body :]
    of_lesson = (plain_title(told, lesson.path, counts, body) if states else told, counts, about)
    found_labels = labels_for(collected.cards, *of_lesson)
    above = tuple(
        replace(card, origin=replace(card.origin, topic=topic)) if topic else card
        for card, topic in topics_above(collected.cards, *of_lesson)
    )
    labels = {
        _alone(shown): label
        for card, shown in zip(collected.cards if found_labels else (), above, strict=False)
        if (label := found_labels.get(card))
    }
    reason = "nothing tells to which trade it belongs"
    homeless = [
        Dropped(card, reason) for card in above if is_homeless(card, labels.get(_alone(card), "") if labels else "")
    ]
    return LessonCards(lesson, title, without(replace(collected, cards=above), homeless), labels)


@lru_cache(maxsize=1)
def _chosen(only: frozenset[str], skip: frozenset[str], facts: Facts) -> tuple[Extractor, ...]:
    """Return the extractors of a deck that chooses so; each of its lessons asks for them."""
    deck = Deck((), Path(), only=only, skip=skip, facts=facts)
    return tuple(rule for rule in extractors() if deck.runs(rule.name) and deck.reaches(rule.name, rule.tier))


def _taken(found: Iterable[Card | Problem], deck: Deck, document: Document) -> Iterator[Card | Problem]:
    """Yield what a deck takes of what was found in a lesson, each card with what it needs of the rest of the lesson."""
    for item in found:
        if isinstance(item, Problem):
            yield item
        elif deck.admits(item.origin):
            card = with_definitions(without_letters(item), document.definitions)
            yield with_items(card) if deck.asks_items else card


def _facts(document: Block, deck: Deck, claimed: Lines) -> Iterable[Card | Problem]:
    """Return the facts of a lesson that a deck asks for, without those that begin on claimed lines."""
    if deck.facts == "none" or not may_state(document, claimed):
        return ()
    from mkdeck.facts.run import run_patterns  # many lessons are questions and answers alone

    return run_patterns(document, _chosen_patterns(deck.only, deck.skip, deck.facts), claimed)


@lru_cache(maxsize=1)
def _chosen_patterns(only: frozenset[str], skip: frozenset[str], facts: Facts) -> tuple[Pattern, ...]:
    """Return the patterns of a deck that chooses so; the same tuple for each lesson, by which their words are known."""
    from mkdeck.facts.run import patterns

    deck = Deck((), Path(), only=only, skip=skip, facts=facts)
    return tuple(rule for rule in patterns(facts) if deck.runs(rule.name))


class _Counts(Mapping[str, int]):
    """How often the words of a lesson stand in it; counted when the first of them is asked for."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(words_of("\n".join(self._lesson.lines[self._lesson.body :])))

    def __getitem__(self, word: str) -> int:
        if word not in self._counts:
            raise KeyError(word)
        return self._counts[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._counts)

    def __len__(self) -> int:
        return len(self._counts)


def _alone(card: Card) -> Card:
    """Return a card without its other places, which other lessons add to."""
    return replace(card, origin=replace(card.origin, also=())) if card.origin.also else card


def read_lessons(deck: Deck, how: Reading) -> list[LessonCards | Problem]:
    """Return for each of a deck's lessons what it gave, or why it could not be read.

    Raises MkdeckError where a process dies that reads lessons.
    """
    found: dict[Path, LessonCards | Problem] = {}
    shelf = Shelf()
    cards = remembered = 0

    def done(path: Path, read: LessonCards | Problem) -> None:
        nonlocal cards
        found[path] = read
        cards += len(read.collected.cards) if isinstance(read, LessonCards) else 0
        if how.progress:
            how.progress(len(found), len(deck.lessons), cards, remembered)

    with lesson_cache(how.memory, forgets=how.forgets) as cache:
        for path, known in _remembered(deck, cache, shelf, renders=how.renders) if how.memory else ():
            remembered += 1
            done(path, known)
        missing = [path for path in deck.lessons if path not in found]
        for path, read in _read_anew(deck, missing, cache, shelf, how):
            done(path, read)
    return [found[path] for path in deck.lessons]


def _remembered(deck: Deck, cache: LessonCache, shelf: Shelf, *, renders: bool) -> Iterator[tuple[Path, LessonCards]]:
    """Yield the lessons that the cache knows as they are now; `renders` those of which it knows the cards alone."""
    projects = Projects()
    for path in () if cache.is_empty else deck.lessons:
        source = None if path == STANDARD_INPUT else read_source(path)  # what is piped in can be read but once
        if isinstance(source, Source) and (record := cache.get(_key(source.name, _digest(source), deck))):
            with suppress(RecordError):  # damaged
                read = _from_record(source, record, shelf)
                if renders and not record[1]:
                    notes = _rendered(read, deck, lesson_page(deck, read.lesson, projects=projects))
                    cache.put(_key(source.name, read.digest, deck), (record[0], notes))
                    read = replace(read, notes=shelf.put(notes))
                yield path, read


def _read_anew(
    deck: Deck, paths: Sequence[Path], cache: LessonCache, shelf: Shelf, how: Reading
) -> Iterator[tuple[Path, LessonCards | Problem]]:
    many = how.processes > 1 and len(paths) > WORTH_PROCESSES
    if how.explains or (not many and not how.memory):
        yield from ((path, _read_whole(path, deck, explains=how.explains)) for path in paths)
        return
    sources: deque[Source | Problem] = deque()  # those that are on their way

    def sent() -> Iterator[Source | Problem]:
        for path in paths:
            sources.append(read_source(path))
            yield sources[-1]

    # A worker needs neither the paths of the other lessons nor the deck's look, and these cannot all be sent to it.
    make = partial(_made, replace(deck, lessons=(), look=None), Projects(), how.renders)
    results = side_by_side(partial(_sendable, make), sent(), how.processes) if many else map(make, sent())
    for path, result in zip(paths, results, strict=True):
        source = sources.popleft()
        if isinstance(source, Source) and isinstance(result, _Made):
            read = _kept(source, result, shelf)
            cache.put(_key(source.name, read.digest, deck), result.record)
            yield path, read
        elif isinstance(source, Source) and isinstance(result, tuple):
            read = _from_record(source, result, shelf)
            cache.put(_key(source.name, read.digest, deck), result)
            yield path, read
        elif isinstance(source, Source) and isinstance(result, LessonCards):
            yield path, replace(result, digest=_digest(source), stamp=source.stamp)
        elif isinstance(result, Problem):
            yield path, result


def _read_whole(path: Path, deck: Deck, *, explains: bool) -> LessonCards | Problem:
    source = read_source(path)
    lesson = source if isinstance(source, Problem) else parse_source(source)
    if isinstance(lesson, Problem) or explains:  # who asks why is told all of a failure
        return lesson if isinstance(lesson, Problem) else extract(lesson, deck, explains=True)
    return unless_it_fails(partial(extract, lesson, deck), lesson.path)


@dataclass(frozen=True, slots=True)
class _Made:
    """What a lesson gave, what its links and pictures lead to, and the same as a record."""

    read: LessonCards
    page: Page
    record: Record


def _sendable(
    make: Callable[[Source | Problem], _Made | LessonCards | Problem], source: Source | Problem
) -> Record | LessonCards | Problem:
    """Return what is made of a lesson as one process tells it another."""
    made = make(source)
    return made.record if isinstance(made, _Made) else made


def _made(deck: Deck, projects: Projects, renders: bool, source: Source | Problem) -> _Made | LessonCards | Problem:
    """Return what a lesson gives, with a record of it unless its front matter holds what no record can.

    `projects` is what is known of these to the lessons before it. The notes are left out unless it `renders` them.
    """
    lesson = source if isinstance(source, Problem) else parse_source(source)
    if isinstance(lesson, Problem):
        return lesson
    return unless_it_fails(partial(_made_of, lesson, deck, projects, renders), lesson.path)


def _made_of(lesson: Lesson, deck: Deck, projects: Projects, renders: bool) -> _Made | LessonCards:
    document = parse_document(lesson)
    read = extract(lesson, deck, document)
    found = (named_by(read.labelled(card), document.parsed) for card in read.collected.cards)
    read = replace(read, named={place: named for place, named in enumerate(found) if named is not NOTHING_NAMED})
    try:
        page = lesson_page(deck, lesson, projects=projects)
        notes = _rendered(read, deck, page, document.parsed) if renders else b""
        return _Made(read, page, (_cards_record(read), notes))
    except RecordError:
        return read


def _key(name: str, digest: str, deck: Deck) -> str:
    """Return what all that a lesson gives depends on, in short; what mkdeck itself is the cache looks after."""
    taken = [sorted(deck.only), sorted(deck.skip), deck.facts, deck.asks_items]
    text = json.dumps([name, digest, taken])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _digest(source: Source) -> str:
    return hashlib.sha256(source.data).hexdigest()


def _rendered(read: LessonCards, deck: Deck, page: Page, parsed: ParsedBlocks | None = None) -> bytes:
    """Return what the notes of a lesson's cards show. Raises RecordError where no record can hold it."""
    cards = tuple(map(read.labelled, read.collected.cards))
    known: dict[tuple[str, ...], Sequence[str]] = {}  # of a lesson's cards they depend on the headings above alone

    def tags(card: Card) -> Sequence[str]:
        found = known.get(card.origin.context)
        if found is None:
            found = known[card.origin.context] = card_tags(deck, read.lesson, read.title, card)
        return found

    return rendered_ahead(cards, map(tags, cards), page, parsed)


def _cards_record(read: LessonCards) -> bytes:
    """Return what a lesson gave as a record. Raises RecordError where none can hold it."""
    lesson = read.lesson
    labels = [
        [place, label]
        for place, card in enumerate(read.collected.cards if read.labels else ())
        if (label := read.labels.get(_alone(card)))
    ]
    plain, texts = plain_collected(read.collected, lesson.path)
    values = [
        read.title,
        lesson.body,
        plain_front_matter(lesson.front_matter),
        plain,
        labels,
        [[place, named.media, named.links, named.left_out] for place, named in read.named.items()],
    ]
    return encode(values, texts)


def _kept(source: Source, made: _Made, shelf: Shelf) -> LessonCards:
    """Return what a lesson gave as its record would have it; its text and its notes go to the shelf."""
    read = made.read
    lesson = Lesson(source.name, SourceLines(source, shelf), read.lesson.body, read.lesson.front_matter)
    collected = Collected(read.collected.cards, read.collected.problems)
    notes = shelf.put(made.record[1])
    found = (read.labels, read.named, notes, made.page)
    return LessonCards(lesson, read.title, collected, *found, _digest(source), source.stamp)


def _from_record(source: Source, record: Record, shelf: Shelf) -> LessonCards:
    """Return what a lesson gave; its text and its notes go to the shelf. Raises RecordError for a damaged record."""
    cards, notes = record
    try:
        (title, body, front_matter, values, labels, found), texts = decode(cards)
        collected = read_collected(values, texts, source.name)
        known = {_alone(collected.cards[place]): str(label) for place, label in labels}
        lesson = Lesson(source.name, SourceLines(source, shelf), body, front_matter)
        named = {place: Named(*map(tuple, names)) for place, *names in found}
        kept = (shelf.put(notes), None, _digest(source), source.stamp)
    except (TypeError, ValueError, IndexError) as error:
        raise RecordError from error
    return LessonCards(lesson, title, collected, known, named, *kept)
