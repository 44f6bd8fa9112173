"""Numbered questions, and their answers under the same numbers elsewhere in the lesson.

A heading or a container "Answers" holds the key: a numbered list, or lines such as `1. B` and `2) photosynthesis`. It
belongs to the questions of its own section, or of the lesson.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from mkdeck.answer_keys import exercise_name, name_of_section, number_of, read_groups, read_key
from mkdeck.answers import (
    answers_below,
    behind_marker,
    body,
    is_answer_container,
    is_marker,
    is_unwritten,
    why_unwritten,
)
from mkdeck.cards import Block, Card, Choice, Cloze, Inline, Problem, Span
from mkdeck.gaps import filled, has_gap
from mkdeck.inline import cut
from mkdeck.matching import answers_matching
from mkdeck.options import read_options, split_options
from mkdeck.pieces import joined
from mkdeck.questions import heading_of, question_card, without_label
from mkdeck.truth import statement_front, truth_behind
from mkdeck.values import dataclass, replace
from mkdeck.words import asks, has_question_mark, is_question_label, question_label

READS = ("document", "section", "container", "quote")
WITH = ("answer", "section")

_FEWEST = 2
_FURTHEST, _FARTHEST_EXERCISE = 20, 60
"""Blocks; what stands further above a list of answers is not asked again when another such list comes."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A question under its number: its blocks, with what belongs to it.

    A heading that only counts is not `is_sure`. `within` is the first line of the list that the question is an item of.
    """

    number: str
    blocks: tuple[Block, ...]
    is_sure: bool = True
    within: int = 0


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each numbered question of a container whose number stands in a key among its children."""
    keys = [read_key(block.children, place) for place in range(len(block.children))]
    if not any(keys):
        return  # as nearly always; what might be asked is not looked for
    keys = [{} if key and _is_of_others(block, place) else key for place, key in enumerate(keys)]
    series = deque(_in_series(block.children))
    seen = {id(question.blocks[0]) for question in series}
    before: list[Numbered] = []
    for child, entries in zip(block.children, keys, strict=True):
        while series and series[0].blocks[0].span.last < child.span.first:
            before.append(series.popleft())
        if entries and before:
            yield from cards_of_key(before, entries)
            before = []
            while series and series[0].blocks[0].span.first <= child.span.last:
                series.popleft()
        else:
            before += [question for question in _questions(child) if id(question.blocks[0]) not in seen]


def is_key(block: Block) -> bool:
    """Whether an answer's container or marked paragraph holds at least two numbered entries."""
    return len(read_key([block], 0)) >= _FEWEST


def is_key_to(children: Sequence[Block], place: int) -> bool:
    """Whether the block at a place is the key to two numbered questions at least, or to exercises, before it."""
    if any(group.entries for group in read_groups(children, place)) or names_exercises(children, place):
        return True
    entries = read_key(children, place)
    if len(entries) < _FEWEST:
        return False
    before = children[max(0, place - _FURTHEST) : place]
    return sum(question.number in entries for question in questions_in(before)) >= _FEWEST


def _is_of_others(block: Block, place: int) -> bool:
    """Whether a child of a block is the key to several exercises or to a matching one, which other rules read."""
    if answers_matching(block.children, place):
        return True
    several = sum(bool(group.entries) for group in read_groups(block.children, place)) > 1
    return several or names_exercises(block.children, place, heading_of(block))


def names_exercises(children: Sequence[Block], place: int, heading: Block | None = None) -> bool:
    """Whether a key names an exercise before it, and more of it is told than the answer below a heading.

    Below the `heading` of an exercise stands the key to several where it refers to that one too.
    """
    groups = read_groups(children, place)
    if not any(group.tells_more() for group in groups):
        return False
    own = exercise_name(heading.text) if heading and len(groups) >= _FEWEST else None
    if own and any(group.refers and own.fits(group.name) for group in groups):
        return True
    numbers = {group.name.number for group in groups}
    before = chain.from_iterable(map(_sections, children[max(0, place - _FARTHEST_EXERCISE) : place]))
    names = map(name_of_section, before)
    return any(name.fits(group.name) for name in names if name and name.number in numbers for group in groups)


def _sections(block: Block) -> Iterator[Block]:
    """Yield a section and those in it."""
    if block.kind == "section":
        yield block
        for child in block.children[1:]:
            yield from _sections(child)


def questions_in(children: Sequence[Block]) -> list[Numbered]:
    """Return the numbered questions among some blocks and within them that are not answered where they stand."""
    return [*_in_series(children), *(question for child in children for question in _questions(child))]


def _questions(block: Block) -> Iterator[Numbered]:
    """Yield the numbered questions in a block that are not answered where they stand."""
    pending = [block]
    while pending:
        inner = pending.pop()
        if inner.kind == "list":
            some_ask = any(item.children and has_question_mark(item.children[0].text) for item in inner.children)
            for item in inner.children:
                number = _item_number(item)
                is_asked = _may_ask(item) or (some_ask and bool(item.children))  # “Donner la définition.” among them
                if number is not None and not answers_below(item) and is_asked:
                    yield Numbered(number, _with_truth_asked(item.children), within=inner.span.first)
        elif inner.kind == "section":
            title = inner.children[0].text
            labelled = number_of(inner.children[0]) if question_label(title) or is_question_label(title) else None
            is_sure = asks(title) or any(map(str.isalpha, title[: question_label(title)]))
            if labelled is not None and not answers_below(inner) and (is_sure or not _holds_sure(inner)):
                yield Numbered(labelled, inner.children, is_sure=is_sure)
            else:
                yield from _in_series(inner.children)
                pending += reversed(inner.children[1:])
        elif inner.kind in ("container", "quote") and not is_answer_container(inner):
            yield from _in_series(inner.children)
            pending += reversed(inner.children)


def _with_truth_asked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return a statement behind which two words stand to choose from, “W / NW”, as one of which that is asked."""
    first, *more = blocks
    found = truth_behind(first.text)
    if found is None:
        return tuple(blocks)
    front = statement_front(f"{found[1]}:", cut(first.inline, 0, found[0]))
    return (replace(first, inline=Inline(front), source=front), *more)


def _holds_sure(section: Block) -> bool:
    """Whether numbered questions stand below a heading: “3. Interview prep” counts the sections."""
    return any(question.is_sure for child in section.children[1:] for question in _questions(child))


def _item_number(item: Block) -> str | None:
    """Return the number of an item of a list, or the one that its text begins with: “- **Q1** Why keep it short?”."""
    if item.number is not None:
        return str(item.number)
    return number_of(item.children[0]) if item.children and _is_numbered(item.children[0]) else None


def _in_series(children: Sequence[Block]) -> Iterator[Numbered]:
    """Yield the questions of paragraphs that carry numbers, each with the options or the code below it."""
    places = [place for place, child in enumerate(children) if _is_numbered(child) and _asks_or_offers(children, place)]
    for place in places:
        end = place + 1
        while end < len(children) and _belongs_to_question(children[end]):
            end += 1
        if not _is_answered_at(children, end):
            yield Numbered(number_of(children[place]) or "", tuple(children[place:end]))


def _is_numbered(block: Block) -> bool:
    return block.kind == "paragraph" and question_label(block.text) > 0 and number_of(block) is not None


def _asks_or_offers(children: Sequence[Block], place: int) -> bool:
    """Whether a numbered paragraph asks, or options stand below it: "DNA consists of"."""
    if asks(children[place].text) or has_gap(children[place].inline):
        return True
    return any(map(read_options, ([child] for child in children[place + 1 : place + 2])))


def _belongs_to_question(block: Block) -> bool:
    return block.kind in ("list", "code", "table") or read_options([block]) is not None


def _is_answered_at(children: Sequence[Block], place: int) -> bool:
    """Whether an answer of its own stands behind a question, and no key to several."""
    if place >= len(children) or not (is_answer_container(children[place]) or is_marker(children[place])):
        return False
    return not read_key(children, place)


def _may_ask(item: Block) -> bool:
    if not item.children:
        return False
    first, *more = item.children
    if truth_behind(first.text) is not None:
        return True
    return (
        asks(first.text)
        or has_gap(first.inline)
        or len(split_options(first)) > 1
        or any(child.kind == "list" for child in more)
    )


def _asked_by(questions: Sequence[Numbered], entries: Mapping[str, list[Block]]) -> Sequence[Numbered]:
    """Return the questions to which a key may belong: those that ask for sure, of the only list that fits the key."""
    sure = [question for question in questions if question.is_sure]
    if any(question.number in entries for question in sure):
        questions = sure
    if len({question.number for question in questions}) == len(questions):
        return questions
    lists = {
        within: [q for q in questions if q.within == within] for within in {q.within for q in questions if q.within}
    }
    fitting = [asked for asked in lists.values() if [question.number for question in asked] == list(entries)]
    return fitting[0] if len(fitting) == 1 else questions


def cards_of_key(questions: Sequence[Numbered], entries: Mapping[str, list[Block]]) -> Iterator[Card | Problem]:
    """Yield the cards of the questions that a key's entries answer by their numbers, and problems of the others."""
    questions = _asked_by(questions, entries)
    numbers = [question.number for question in questions]
    if len(set(numbers)) != len(numbers) or 2 * len(set(numbers) & set(entries)) < len(entries):
        return
    for question in questions:
        answer = entries.get(question.number)
        span = Span(question.blocks[0].span.path, question.blocks[0].span.first, question.blocks[-1].span.last)
        if answer is None:
            yield Problem(span, f"the key has no answer to question {question.number}")
        elif is_unwritten(answer):
            yield Problem(
                answer[0].span if answer else span, f"the answer to question {question.number} {why_unwritten(answer)}"
            )
        else:
            key = next((inner.inline for part in answer for inner in part.walk() if inner.text), Inline())
            yield _card(question_card(question.blocks, joined([body(answer)]), key, span, "marked"), question, answer)


def _card(card: Card, question: Numbered, answer: Sequence[Block]) -> Card:
    """Return the card of a question, as a cloze where it is a sentence whose gaps the answer fills."""
    if isinstance(card, Choice) or any(len(blocks) > 1 for blocks in (question.blocks, answer)):
        return card
    told = filled(without_label(question.blocks[0].inline), behind_marker(answer[0].inline))
    return Cloze(told, card.origin) if told else card
