"""Cards of numbered questions and of the entries of the key that answer them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mkdeck.cards import Basic, Block, Card, Choice, Cloze, Problem, Span
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import joined, paragraph
from mkdeck.recognition.answers import behind_marker, body, is_unwritten, why_unwritten
from mkdeck.recognition.counting import PART, as_counted, as_shown, told_under, with_those_asked
from mkdeck.recognition.gaps import filled, has_gap
from mkdeck.recognition.key_owners import FEWEST
from mkdeck.recognition.numbered_questions import Numbered
from mkdeck.recognition.option_letters import is_option_letter
from mkdeck.recognition.parts import (
    cards_of_parts,
    first_text,
    is_left_to_reader,
    lettered,
    told_of,
)
from mkdeck.recognition.plain_questions import tells_to_choose
from mkdeck.recognition.questions import question_card, why_no_option, without_label, without_points
from mkdeck.recognition.slipped_verdicts import misplaced_verdicts
from mkdeck.recognition.truth import asks_for_letter, in_words, truth_behind
from mkdeck.values import replace
from mkdeck.wording.unwritten import is_told_in_class
from mkdeck.wording.words import asks, has_question_mark, question_label

_FEWEST_FOR_EACH = 3
"""Entries of a key for each number that two questions have."""


def asked_by(questions: Sequence[Numbered], entries: Mapping[str, list[Block]]) -> Sequence[Numbered]:
    """Return the questions to which a key may belong: those that ask for sure, of the only run that fits the key."""
    sure = [question for question in questions if question.is_sure]
    if any(question.number in entries for question in sure):
        questions = sure
    questions = _as_counted(questions, entries)
    if len({question.number for question in questions}) == len(questions):
        return questions
    runs = [run for run in _runs(questions) if any(_plainly_asks(question.blocks[0]) for question in run)]
    if len({question.number for run in runs for question in run}) == sum(map(len, runs)):
        return [question for run in runs for question in run]
    told = list(entries)
    fitting = [run for run in runs if [question.number for question in run] == told]
    fitting = fitting or [run for run in runs if set(told) <= {question.number for question in run}]
    return fitting[0] if len(fitting) == 1 else questions


def _as_counted(questions: Sequence[Numbered], entries: Mapping[str, list[Block]]) -> Sequence[Numbered]:
    """Return the questions, one whose number was typed twice under the one that was meant, if the key has that.

    Those of one list that skips numbers stand under the numbers that a page shows, if the key has these.
    """
    numbers = as_counted([question.number for question in questions])
    if len({question.within for question in questions}) == 1 and questions[0].within:
        numbers = as_shown(numbers, list(entries))
    pairs = zip(questions, numbers, strict=True)
    return [replace(one, number=number) if number in entries else one for one, number in pairs]


def _plainly_asks(block: Block) -> bool:
    return asks(block.text) or has_gap(block.inline) or truth_behind(block.text) is not None


def _runs(questions: Sequence[Numbered]) -> Iterator[Sequence[Numbered]]:
    """Yield the questions in stretches within which the numbers go up, each of one list or of none."""
    start = 0
    for place in range(1, len(questions) + 1):
        one, other = questions[place - 1 : place + 1] if place < len(questions) else (questions[-1], None)
        if other is None or one.within != other.within or not _counts_on(one.number, other.number):
            yield questions[start:place]
            start = place


def _counts_on(number: str, following: str) -> bool:
    counts = [tuple(map(int, told.split("."))) for told in (number, following) if told.replace(".", "").isdecimal()]
    return counts == sorted(set(counts))


def cards_of_key(questions: Sequence[Numbered], entries: Mapping[str, list[Block]]) -> Iterator[Card | Problem]:
    """Yield the cards of the questions that a key's entries answer by their numbers, and problems of the others."""
    questions = [question for question in asked_by(questions, entries) if question.blocks]
    numbers = [question.number for question in questions]
    entries = with_those_asked(entries, numbers)
    repeated = [number for number, times in Counter(numbers).items() if times > 1]
    if are_many(repeated, entries) or 2 * len(set(numbers) & set(entries)) < len(entries):
        return
    yield from _asked_twice(questions, [number for number in repeated if number in entries])
    slipped = _slipped(numbers, entries)
    if slipped < len(questions):
        behind = questions[slipped].blocks[0].span
        why = f"the key has more numbers than the questions, which may count wrong from number {numbers[slipped]} on"
        yield Problem(behind, why)
    questions = [question for question in questions[:slipped] if question.number not in repeated]
    if shift := _shift(numbers, entries):
        first = next(iter(entries.values()))
        places = first[0].span if first else questions[0].blocks[0].span
        than = "higher" if shift > 0 else "lower"
        yield Problem(places, f"the numbers of the key are {than} by {abs(shift)} than those of the questions")
        return
    misplaced = misplaced_verdicts(questions, entries)
    is_of_every_other = len(entries) > FEWEST and len(set(map(_parity, entries))) == 1
    for question in questions:
        answer = entries.get(question.number)
        span = Span(question.blocks[0].span.path, question.blocks[0].span.first, question.blocks[-1].span.last)
        if answer is None and is_of_every_other:
            continue
        if answer is None:
            left = span if len(entries) > FEWEST else None
            yield Problem(span, f"the key has no answer to question {question.number}; write it there", left_out=left)
        elif said := misplaced.get(question.number):
            why = f"the answer to question {question.number} is “{said}”, which judges a statement; see to the numbers"
            yield Problem(answer[0].span, why, disputed=span)
        else:
            yield from _cards_of(question, answer, span)


def _parity(number: str) -> int | str:
    """Return 1 for a number that is odd, or whose last part is, “6.11”, and 0 for others; what is no number itself."""
    last = number.rpartition(".")[2]
    return int(last) % 2 if last.isdecimal() else number


def _cards_of(question: Numbered, answer: Sequence[Block], span: Span) -> Iterator[Card | Problem]:
    """Yield the card of a question, or those of its parts, that an entry of a key answers; else why it does not."""
    if parts := cards_of_lettered(question, told_under(answer)):
        yield from parts
        return
    if is_unwritten(answer) or is_told_in_class(behind_marker(first_text(answer)).text, question.blocks[0].text):
        why = f"the answer to question {question.number} {why_unwritten(answer)}"
        yield Problem(answer[0].span if answer else span, why)
        return
    key = first_text(answer)
    if why_not := why_no_option(question.blocks, [key]):
        yield Problem(answer[0].span, f"the answer to question {question.number} {why_not}", disputed=span)
    elif parts := cards_of_lettered(question, answer):
        yield from parts
    else:
        card = question_card(question.blocks, joined([body(answer)]), key, span, "marked")
        if isinstance(card, Choice) or not _ends_in_points(question):
            yield _card(card, question, answer)


def _ends_in_points(question: Numbered) -> bool:
    """Whether a question is but a sentence that ends in options or points, of which only a letter has one chosen."""
    stem, *points = question.blocks
    return len(points) == 1 and stem.span == points[0].span and points[0].text.startswith("(a)")


def tell_but_letters(cards: Sequence[Card | Problem]) -> bool:
    """Whether all cards of a key have but the letter of an option for an answer, which stands nowhere.

    To statements behind which “(V / F)” stands “F” is a verdict.
    """
    return bool(cards) and all(
        isinstance(card, Basic) and is_option_letter(card.back) and not asks_for_letter(card.front, card.back)
        for card in cards
    )


def are_many(repeated: Sequence[str], entries: Mapping[str, list[Block]]) -> bool:
    """Whether so many numbers stand before two questions that the key may be one to other questions than it seems."""
    return _FEWEST_FOR_EACH * len(repeated) > len(entries)


def _asked_twice(questions: Sequence[Numbered], repeated: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each number that two questions have, so that the key does not tell which one it answers."""
    for number in repeated:
        same = [question.blocks[0].span for question in questions if question.number == number]
        lines = " and ".join(str(span.first) for span in same)
        yield Problem(same[-1], f"the questions in lines {lines} have one number, {number}, so the key answers neither")


def _slipped(numbers: Sequence[str], entries: Mapping[str, list[Block]]) -> int:
    """Return from which place on questions may have numbers too low by one, behind one that was typed twice.

    So they do where they end before a key to as many questions does, “1, 2, 2, 3” with answers 1 to 4.
    """
    twice = next((place for place, number in enumerate(numbers) if number in numbers[:place]), len(numbers))
    are_counts = twice < len(numbers) == len(entries) and all(map(str.isdecimal, (*numbers, *entries)))
    if not are_counts or max(map(int, entries)) != max(map(int, numbers)) + 1:
        return len(numbers)  # as nearly always
    return twice + 1


def _shift(numbers: Sequence[str], entries: Mapping[str, list[Block]]) -> int:
    """Return by how much the numbers of a key differ from those of as many questions, 0 unless all do alike.

    Where all but one are those of the questions, in their order, “9, 7, 8” to 6, 7 and 8, that one is wrong.
    """
    if len(numbers) != len(entries) or not all(map(str.isdecimal, (*numbers, *entries))):
        return 0
    alike = sum(asked == told for asked, told in zip(numbers, entries, strict=True))
    if alike == len(numbers) - 1 >= FEWEST:
        return 0
    pairs = zip(sorted(map(int, numbers)), sorted(map(int, entries)), strict=True)
    shifts = {told - asked for asked, told in pairs}
    return shifts.pop() if len(shifts) == 1 else 0


def cards_of_lettered(question: Numbered, answer: Sequence[Block]) -> Sequence[Card | Problem]:
    """Return the cards of the lettered parts of a question, each of which asks or has a gap; none of any other.

    The answer tells of them, “a) 7, b) red”, and of no more; one of which it tells nothing is a problem. Parts that
    do not ask are asked with what leads up to all of them, “Name the capital of: (i) Peru (ii) Chile”.
    """
    if not answer:
        return ()
    stem, parts = lettered(_without_label_before_part(question.blocks))
    if len(parts) < FEWEST:
        return ()
    firsts = {letter: first_text(part) for letter, part in parts.items()}
    all_ask = all(asks(first.text) or has_gap(first) for first in firsts.values())
    above, told = told_of(parts, answer)
    if above or not told or not (all_ask or (parts.keys() == told.keys() and _asks_of_each(stem))):
        return ()
    bare = {letter: without_sign_behind(blocks) for letter, blocks in told.items()}
    parts = {letter: part for letter, part in parts.items() if not is_left_to_reader(bare.get(letter, []))}
    cards = zip(parts, cards_of_parts(stem, parts, bare, question.number), strict=True)
    return [
        card if isinstance(card, Problem) else _card(card, Numbered(letter, tuple(parts[letter])), bare[letter])
        for letter, card in cards
    ]


def _without_label_before_part(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks of a question without a label right behind which its first part stands: “Question 3 (a) …”."""
    first, *more = blocks
    label = question_label(first.text) if first.kind == "paragraph" else 0
    if not label or PART.match(first.text, label) is None:
        return blocks
    return [paragraph(cut(first.inline, label, len(first.text)), first), *more]


def _asks_of_each(stem: Sequence[Block]) -> bool:
    """Whether what stands above parts is a task that leads up to them, and has nobody choose among options."""
    text = stem[-1].text if stem and stem[-1].kind == "paragraph" else ""
    lead = without_points(stem[-1].inline).text.rstrip() if text else ""
    return asks(text) and not has_question_mark(text) and not tells_to_choose(text) and lead.endswith((":", "："))


def without_sign_behind(blocks: Sequence[Block]) -> list[Block]:
    """Return what a key tells of a part without the comma that parts it from the next."""
    *more, last = blocks
    text = last.text.rstrip(" ,;")
    is_bare = last.kind != "paragraph" or len(text) == len(last.text)
    return [*more, last if is_bare else paragraph(cut(last.inline, 0, len(text)), last)]


def _card(card: Card, question: Numbered, answer: Sequence[Block]) -> Card:
    """Return the card of a question, as a cloze where it is a sentence whose gaps the answer fills."""
    if isinstance(card, Basic):
        card = in_words(card)
    if isinstance(card, Choice) or any(len(blocks) > 1 for blocks in (question.blocks, answer)):
        return card
    told = filled(without_label(question.blocks[0].inline), behind_marker(answer[0].inline))
    return Cloze(told, card.origin) if told else card
