"""Settles which cards of a lesson stay where they overlap; `fronts.py` settles those that ask the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, zip_longest

from mkdeck.cards import (
    EVIDENCE,
    Basic,
    Block,
    Card,
    Choice,
    Cloze,
    Collected,
    Dropped,
    Markdown,
    Origin,
    Problem,
    Span,
)
from mkdeck.clozes import DELETION
from mkdeck.collecting.essays import ESSAY, asks_by, asks_by_heading, is_long, words_of_answer
from mkdeck.collecting.fronts import settle_fronts
from mkdeck.recognition.options import (
    has_bare_letters,
    holds_lettered,
    is_run_of_options,
    may_be_options,
    split_options,
)
from mkdeck.rules.claims import Lines
from mkdeck.values import dataclass
from mkdeck.wording.words import asks_for_all, has_question_mark

_OPENS_OPTIONS = ("A", "**A")
_MOSTLY = 0.8
"""The share of a card's lines that questions within it must cover for the card to be but their title."""


_MOST_ASKED, _LONG_ANSWER = 0.5, 60
"""The share of a lesson's lines that its answers take where it is a list of questions, and words of a passage."""


@dataclass(frozen=True, slots=True)
class Passages:
    """The cards whose answers are long passages of prose: “So how did it get here?” above a whole section.

    What such a passage states can be asked for as well. In `parted` ones so can what other rules find in them.
    """

    all: frozenset[Card] = frozenset()
    parted: frozenset[Card] = frozenset()


@dataclass(frozen=True, slots=True)
class Unstated:
    """The cards of a lesson but for its facts, settled: those that stay, and what does not."""

    cards: Sequence[Card]
    kept: Sequence[Card]
    dropped: Sequence[Dropped]
    passages: Passages


def settle_unstated(found: Iterable[Card | Problem], passages: Passages, lesson: Block | None = None) -> Unstated:
    """Settle what was found in a lesson, but for facts; `passages` are those among it."""
    cards = [card for card in _sorted(found, lesson)[0] if card.origin.evidence != "stated"]
    return Unstated(cards, *_without_overlaps(cards, passages), passages)


def collect(
    found: Iterable[Card | Problem], lines: int = 0, unstated: Unstated | None = None, lesson: Block | None = None
) -> Collected:
    """Settle what was found in one lesson of so many lines, and put it into the lesson's order.

    `unstated` are all the cards among these but the facts, where they are settled already, and `lesson` is its blocks.

    Where cards claim the same lines the stronger evidence stays. With equal evidence a card goes that lies within the
    card of another rule; a rule's own whole and parts, as a list and its items, stand side by side.
    """
    cards, problems, disputed = _sorted(found, lesson)
    if unstated and len(unstated.cards) == len(cards):
        kept, dropped = list(unstated.kept), list(unstated.dropped)
    else:
        kept, dropped = _without_overlaps(cards, passages_among(cards, lines))
    dropped += disputed
    kept.sort(key=lesson_order)
    told = {card.origin.span.first for card in kept}
    problems.sort(key=lambda problem: problem.span)
    problems = [problem for problem in problems if not problem.is_unanswered or _is_new(problem.span.first, told)]
    return settle_fronts([Collected(tuple(kept), tuple(problems), tuple(dropped))])


def _sorted(found: Iterable[Card | Problem], lesson: Block | None) -> tuple[list[Card], list[Problem], list[Dropped]]:
    """Return the cards and the problems among what was found, and the cards that are left out, whatever overlaps.

    Left out is a card whose question has two answers that contradict one another, one whose answer is but the options
    below the question, and one of what stands below a question that a key leaves out.
    """
    cards: list[Card] = []
    problems: list[Problem] = []
    dropped: list[Dropped] = []
    told = list(found)
    unmarked = [item.unmarked for item in told if isinstance(item, Problem) and item.unmarked]
    choosing = set(map(id, _answered_with_options(told, lesson)))
    for item in told:
        if isinstance(item, Problem):
            problems.append(item)
        elif id(item) in choosing or (unmarked and _takes_unmarked(item, unmarked)):
            dropped.append(Dropped(item, "its answer is but the options to choose from"))
        else:
            cards.append(item)
    left = Lines(problem.left_out for problem in problems if problem.left_out)
    if len(left):
        taken = [card for card in cards if card.origin.evidence == "shaped" and _begins_on(card, left)]
        dropped += [Dropped(card, "a key answers the questions beside it, and leaves this one out") for card in taken]
        cards = [card for card in cards if not any(card is other for other in taken)]
    lines = Lines(problem.disputed for problem in problems if problem.disputed)
    if not len(lines):
        return cards, problems, dropped
    dropped += [Dropped(card, "its answers contradict one another") for card in cards if _begins_on(card, lines)]
    return [card for card in cards if not _begins_on(card, lines)], problems, dropped


def _answered_with_options(found: Sequence[Card | Problem], lesson: Block | None) -> Sequence[Card]:
    """Return the cards that take for the answer what is to choose from, “A 4   B 6   C 8”, and nobody wrote as one.

    Bare letters count options where other questions of the lesson have such too, or a key tells so. Alone,
    “A topsoil / B subsoil” may be all that there is to know.
    """
    runs = [
        item
        for item in found
        if isinstance(item, Basic)
        and item.back.startswith(_OPENS_OPTIONS)
        and item.origin.evidence != "marked"
        and is_run_of_options(_told(item), item.front)
    ]
    if len({card.origin.span.first for card in runs}) > 1 or (runs and _lets_choose(found, runs, lesson)):
        return runs
    return [card for card in runs if not has_bare_letters(_told(card))]


def _lets_choose(found: Sequence[Card | Problem], runs: Iterable[Basic], lesson: Block | None) -> bool:
    """Whether a lesson has options with letters elsewhere, or a key lets tell of questions with runs of options."""
    lines = Lines(card.origin.span for card in runs)
    problems = (item for item in found if isinstance(item, Problem))
    if any(item.unmarked or (not item.is_unanswered and lines.hold(item.span)) for item in problems):
        return True
    answers = (card for card in found if isinstance(card, Basic) and card.back.startswith(_OPENS_OPTIONS))
    lines = Lines(card.origin.span for card in answers)
    return lesson is not None and any(_offers(block) and not lines.hold(block.span) for block in lesson.walk())


def _offers(block: Block) -> bool:
    """Whether a paragraph or a list ends in options with letters, for a question that wants one of them."""
    if block.kind == "list" and not may_be_options(block):
        return False
    *above, last = split_options(block)
    return holds_lettered(last) and not any(asks_for_all(part.text) for part in above)


def _told(card: Basic) -> str:
    return card.back.replace("**", "")


def _takes_unmarked(card: Card, unmarked: Sequence[Span]) -> bool:
    """Whether a card that nobody wrote as one asks where unmarked options stand, and takes them for the answer."""
    span = card.origin.span
    is_written = card.origin.evidence == "marked"
    return not is_written and any(span.contains(one) and span.first == one.first for one in unmarked)


def _begins_on(card: Card, lines: Lines) -> bool:
    return lines.hold_start_of(card.origin.span)


def without(collected: Collected, drops: Sequence[Dropped]) -> Collected:
    """Return what was collected without some of its cards, which are told among those that did not stay."""
    if not drops:
        return collected
    left_out = {id(drop.card) for drop in drops}
    kept = tuple(card for card in collected.cards if id(card) not in left_out)
    return Collected(kept, collected.problems, (*collected.dropped, *drops))


def claimed_lines(unstated: Unstated) -> Lines:
    """Return which of a lesson's lines are claimed by its cards, so that no fact which begins there stays."""
    return _claimed(unstated.kept, unstated.passages.all)


def answered_lines(found: Iterable[Card | Problem], document: Block, passages: Passages) -> Lines:
    """Return lines on which nothing stays that other rules yet find in a list or a table, whatever it is.

    `passages` are those among what was found.

    They are those of headings that ask and of what answers them, where no other card shares these lines and where not
    so many of them could make cards that the heading would be but their title.
    """
    cards = [item for item in found if not isinstance(item, Problem)]
    parted = passages.parted
    whole = {
        card.origin.span.first: card.origin.span
        for card in _alone(cards)
        if asks_by_heading(card) and not (parted and card in parted)
    }
    return Lines(
        span
        for section in _sections(document)
        if (span := whole.get(section.span.first)) and _lines_of_parts(section, span) <= _MOSTLY * _length(span)
    )


def _alone(cards: Iterable[Card]) -> Iterator[Card]:
    """Yield the cards that share no line with another one."""
    ordered = sorted(cards, key=lesson_order)
    reach = 0
    for card, following in zip_longest(ordered, ordered[1:]):
        span = card.origin.span
        if span.first > reach and (following is None or span.last < following.origin.span.first):
            yield card
        reach = max(reach, span.last)


def _sections(block: Block) -> Iterator[Block]:
    """Yield the sections that stand in no other blocks than sections."""
    for child in block.children:
        if child.kind == "section":
            yield child
            yield from _sections(child)


def _lines_of_parts(section: Block, span: Span) -> int:
    return sum(_length(child.span) for child in section.children[1:] if span.contains(child.span))


def _length(span: Span) -> int:
    return span.last - span.first + 1


def _claimed(kept: Iterable[Card], passages: frozenset[Card]) -> Lines:
    return Lines(card.origin.span for card in kept if not (passages and card in passages))


def _is_new(line: int, told: set[int]) -> bool:
    """Whether a line is none of those of which something was told already; it is one from now on."""
    is_new = line not in told
    told.add(line)
    return is_new


def lesson_order(card: Card) -> tuple[int, int]:
    """Return the key by which cards come in the order of their lesson, a list before its items.

    Facts of one line stay in the order of their sentences, wherever these end.
    """
    origin = card.origin
    return origin.span.first, 0 if origin.evidence == "stated" else -origin.span.last


def _without_overlaps(cards: Sequence[Card], passages: Passages) -> tuple[list[Card], list[Dropped]]:
    ordered = sorted(cards, key=lesson_order)
    if all(card.origin.span.last < following.origin.span.first for card, following in pairwise(ordered)):
        return ordered, []  # as in most lessons of questions and answers
    kept: list[Card] = []
    dropped: list[Dropped] = []
    for evidence in EVIDENCE:
        taken = _claimed(kept, passages.all if evidence == "stated" else passages.parted)
        staying = []
        for card in cards:
            if card.origin.evidence == evidence:
                if not _may_stay(card, taken):
                    dropped.append(Dropped(card, "its lines make a card of stronger evidence"))
                else:
                    staying.append(card)
        if evidence != "stated":  # sentences share lines without being parts of one another
            staying, parts = _without_parts(staying, passages.parted)
            dropped += parts
        kept += staying
    return kept, dropped


def passages_among(found: Iterable[Card | Problem], lines: int) -> Passages:
    """Return the cards whose answers are passages, among what was found in a lesson of so many lines.

    In a lesson whose lines are mostly those of questions and answers there are none, unless most of the answers' words
    stand in essays: then its headings ask as those of articles do.
    """
    shaped = [card for card in found if isinstance(card, Basic) and card.origin.evidence != "stated"]
    asking = [card for card in shaped if has_question_mark(card.front)]
    # The answer below a bold name is a few sentences, of which each may state a fact as well.
    told = frozenset(card for card in shaped if asks_by(card, "lead"))
    of_headings = [card for card in shaped if asks_by_heading(card)]
    if len(Lines(card.origin.span for card in asking)) <= _MOST_ASKED * lines:
        long = frozenset(card for card in of_headings if is_long(card, _LONG_ANSWER))
        return Passages(long | told, long)
    essays = frozenset(card for card in of_headings if is_long(card, ESSAY))
    if not essays:  # as in most lessons, for which no card is hashed
        return Passages(told)
    lengths = {card: words_of_answer(card) for card in asking}
    are_most = 2 * sum(lengths[card] for card in essays) >= sum(lengths.values())
    return Passages(essays | told if are_most else told)


def _may_stay(card: Card, stronger: Lines) -> bool:
    """Whether stronger cards leave a card its lines; a fact that a list answers may have cards of the items in it."""
    span = card.origin.span
    return not stronger.hold(span) or (card.origin.evidence == "stated" and stronger.are_parts_of(span))


def _without_parts(cards: Sequence[Card], parted: frozenset[Card]) -> tuple[list[Card], list[Dropped]]:
    """Leave out what another rule found within a card's lines: it is a part of that card's answer.

    A rule that makes cards of a whole and of its parts knows what it does, and what is within `parted` passages stays.
    Where the whole is but a title over questions, the questions stay.
    """
    fuller = _told_in_full(cards)
    asked = {card.origin.span for card in cards if not isinstance(card, Cloze)} - fuller
    ordered = sorted(cards, key=lesson_order)
    titles = _titles(ordered)
    short = _said_in_short(ordered)
    kept: list[Card] = []
    dropped: list[Dropped] = []
    outer: list[Card] = []
    for card in ordered:
        while outer and outer[-1].origin.span.last < card.origin.span.first:
            outer.pop()
        if id(card) in titles:
            dropped.append(Dropped(card, "it is but the title of the questions in it"))
        elif id(card) in short:
            dropped.append(Dropped(card, "its lines make a card that says as much"))
        elif isinstance(card, Basic) and card.origin.span in fuller:
            dropped.append(Dropped(card, "its lines make a cloze that hides its year, and tells more"))
        elif isinstance(card, Cloze) and card.origin.span in asked:
            dropped.append(Dropped(card, "its lines make a card that asks"))
        elif outer and _is_part(card.origin, outer[-1].origin):
            whole = outer[-1].origin
            dropped.append(
                Dropped(card, f"it is a part of the card that {whole.extractor} made of line {whole.span.first}")
            )
        else:
            if not (parted and card in parted):
                outer.append(card)
            kept.append(card)
    return kept, dropped


def _told_in_full(cards: Sequence[Card]) -> set[Span]:
    """Return the lines of which all questions ask for a year that a cloze of them hides together with something else.

    “1993, *Jurassic Park*: first release in DTS” says what the film counts for, and a question for its year does not.
    """
    shaped = [card for card in cards if card.origin.evidence == "shaped"]
    hidden = {card.origin.span: DELETION.findall(card.text) for card in shaped if isinstance(card, Cloze)}
    years = {span: found[0] for span, found in hidden.items() if len(found) > 1 and found[0].isdecimal()}
    if not years:
        return set()
    return years.keys() - {
        card.origin.span
        for card in cards
        if not isinstance(card, Cloze) and not (isinstance(card, Basic) and card.back == years.get(card.origin.span))
    }


def _said_in_short(cards: Sequence[Card]) -> set[int]:
    """Return the ids of cards beside which another one of the same lines is enough.

    Of choices that ask alike one says more: a question whose options are marked may be answered by a key as well. Of
    questions of two rules with one answer the shorter stays: “att vandra” beside “Explain “att vandra””.
    """
    answered: dict[tuple[Span, Markdown], Basic] = {}
    first: dict[tuple[Span, Markdown, tuple[Markdown, ...], tuple[int, ...]], Choice] = {}
    short: set[int] = set()
    for card in cards:
        if isinstance(card, Basic):
            beside = answered.setdefault((card.origin.span, card.back), card)
            if beside.origin.extractor != card.origin.extractor and beside.front != card.front:
                short.add(id(max(beside, card, key=lambda one: len(one.front))))
        if isinstance(card, Choice):
            asked = (card.origin.span, card.front, card.options, card.correct)
            other = first.setdefault(asked, card)
            if len(card.back) > len(other.back):
                first[asked] = card
                short.add(id(other))
            elif card is not other:
                short.add(id(card))
    return short


def _is_part(inner: Origin, whole: Origin) -> bool:
    """Whether one card lies within the lines of another that a different rule made."""
    return inner.extractor != whole.extractor and inner.span != whole.span and whole.span.contains(inner.span)


def _titles(ordered: Sequence[Card]) -> set[int]:
    """Return the ids of cards whose answer is mostly questions that other rules read, two of them at least."""
    covered: dict[int, list[Span]] = {}
    outer: list[Card] = []
    for card in ordered:
        while outer and outer[-1].origin.span.last < card.origin.span.first:
            outer.pop()
        if outer and _is_part(card.origin, outer[-1].origin):
            parts = covered.setdefault(id(outer[-1]), [])
            asks = isinstance(card, Basic) and has_question_mark(card.front)
            if asks and not (parts and parts[-1].last >= card.origin.span.first):
                parts.append(card.origin.span)
        else:
            outer.append(card)
    lengths = {id(card): _length(card.origin.span) for card in ordered}
    return {
        key for key, parts in covered.items() if len(parts) > 1 and sum(map(_length, parts)) > _MOSTLY * lengths[key]
    }
