"""Numbered questions, and their answers under the same numbers elsewhere in the lesson.

A heading or a container "Answers" holds the key: a numbered list, or lines such as `1. B` and `2) photosynthesis`. It
belongs to the questions of its own section, or of the lesson.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Problem
from mkdeck.recognition.answers import is_answer_container
from mkdeck.recognition.bare_tasks import count_on, items_left, tasks_to
from mkdeck.recognition.key_cards import are_many, asked_by, cards_of_key, tell_but_letters
from mkdeck.recognition.key_corrections import corrections
from mkdeck.recognition.key_entries import is_series, misfit_of, read_key
from mkdeck.recognition.key_owners import FEWEST, counting_on, is_of_others, without_matching
from mkdeck.recognition.key_runs import COUNT_OF_LINE
from mkdeck.recognition.matching import laid_open
from mkdeck.recognition.numbered_questions import Numbered, below_names, in_series, put, questions_of
from mkdeck.recognition.option_letters import is_option_letter
from mkdeck.recognition.parts import first_text
from mkdeck.recognition.slipped_verdicts import lack_verdicts, misplaced_verdicts
from mkdeck.recognition.truth_cards import lines_told
from mkdeck.recognition.truth_cues import pair_of
from mkdeck.recognition.truth_keys import tells_both_verdicts, verdict_of, without_place
from mkdeck.recognition.verdicts import may_tell
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import has_question_mark, plain

READS = ("document", "section", "container", "quote")
WITH = ("answer", "key", "section", "rule", "table")
ANYWHERE = ("answer", "key", "rule")

_NUMBER = re.compile(rf"(?m){COUNT_OF_LINE}|(?<![\d.,])(?P<other>\d{{1,3}})[.):]\s")
"""What may count a question: the number that opens a line, behind a word as well, or one with a sign behind it."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each numbered question of a container whose number stands in a key among its children."""
    keys = [read_key(block.children, at) or counting_on(block.children, at) for at in range(len(block.children))]
    yield from _misfits(block)
    if not any(keys):
        return  # as nearly always; what might be asked is not looked for
    keys = [_own(block, place, key) for place, key in enumerate(keys)]
    series = deque(in_series(block.children))
    seen = {id(question.blocks[0]) for question in series}
    before: list[Numbered] = []
    since: list[Block] = []
    asked: list[_Asked] = []
    above: list[tuple[Block, Mapping[str, list[Block]]]] = []  # keys before which nothing asks
    for place, (child, entries) in enumerate(zip(block.children, keys, strict=True)):
        while series and series[0].blocks[0].span.last < child.span.first:
            before.append(series.popleft())
        if not entries:
            before += [question for question in questions_of(child) if id(question.blocks[0]) not in seen]
            since.append(child)
            continue
        before, since = _counting_on(before, since, entries)
        before = list(below_names(before, entries))
        bare, unjudged = _bare(before, since, entries)
        yield from unjudged
        if len(bare) > len(numbers := {task.number for task in bare}):
            places = " and ".join(str(task.blocks[0].span.first) for task in bare if task.number == min(numbers))
            yield Problem(child.span, f"the key may be one to any of the lists in lines {places}")
            bare = []
        before += bare
        if before:
            asked.append(_Asked(before, since, [], corrections(block.children, place, entries)))
            before, since = [], []
            while series and series[0].blocks[0].span.first <= child.span.last:
                series.popleft()
        (asked[-1].keys if asked else above).append((child, entries))
    told = lines_told(list(laid_open(block))) if asked and may_tell(block.source) else frozenset[int]()
    for one in chain.from_iterable(map(_by_titles, asked)):
        yield from _answered(one, told)
    yield from _misplaced([] if asked else above, [*before, *series])


def _counting_on(
    questions: list[Numbered], blocks: list[Block], entries: Mapping[str, list[Block]]
) -> tuple[list[Numbered], list[Block]]:
    """Return lists that count on below headings, “Exercise 2”, and their questions without these; else all as it is."""
    if not any(question.blocks[0].kind == "heading" and question.number in entries for question in questions):
        return questions, blocks  # as nearly always
    lists = count_on(blocks, entries)
    return ([one for found in lists for one in questions_of(found)], list(lists)) if lists else (questions, blocks)


def _misfits(block: Block) -> Iterator[Problem]:
    """Yield a problem for each key that has more answers in a row, or fewer, than there are questions to them."""
    for place in range(len(block.children)):
        if (misfit := misfit_of(block.children, place)) is not None:
            told, row = misfit
            many = f"{len(row.answers)} answers in a row to the questions {row.first} to {row.last}"
            yield Problem(told.span, f"the key has {many}")


def _misplaced(
    above: Sequence[tuple[Block, Mapping[str, list[Block]]]], below: Sequence[Numbered]
) -> Iterator[Problem]:
    """Yield a problem for a key right above the questions that have its numbers: it may be one to others."""
    key, entries = above[-1] if above else (None, {})
    if key is not None and [question.number for question in below] == list(entries):
        first, *_, last = entries
        yield Problem(key.span, f"a key above the questions {first} to {last}; write it below them")


def _bare(
    questions: Sequence[Numbered], blocks: Sequence[Block], entries: Mapping[str, list[Block]]
) -> tuple[list[Numbered], list[Problem]]:
    """Return the items that a key answers beside such questions, or without any, though nothing tells that they ask.

    Beside statements on which it has verdicts, what it answers in another way is a problem.
    """
    asked = {question.number: question.blocks[0].span.first for question in questions}
    if asked.keys() >= entries.keys():
        return [], []
    texts = {number: first_text(entry).text.strip(" .()") for number, entry in entries.items()}
    verdicts = {number: told.said for number, entry in entries.items() if (told := verdict_of(entry))}
    if any(is_option_letter(text) and number not in verdicts for number, text in texts.items()):
        verdicts = {number: said for number, said in verdicts.items() if len(said) > 1}  # “c” is an option
    pair = pair_of(set(verdicts.values()), None) if verdicts else None
    are_named = pair is not None and tells_both_verdicts(entries)
    items = items_left(blocks, asked, entries) if asked else tasks_to(blocks, entries, are_named=are_named)
    judged = {item.number for item in items if pair and str(item.number) in verdicts}
    bare: list[Numbered] = []
    unjudged: list[Problem] = []
    for item in items:
        if not item.children:
            continue
        number = str(item.number)
        first, *more = item.children
        if item.number in judged and pair and first.kind == "paragraph":
            first = _to_judge(first, pair)
        elif len(judged) >= FEWEST and {(item.number or 0) - 1, (item.number or 0) + 1} & judged:
            unjudged.append(Problem(item.span, f"the key has no verdict on statement {number}; write it there"))
            continue
        elif not more and "\n" not in first.text and is_option_letter(texts.get(number, "")):
            continue  # the letter of an option that stands nowhere
        bare.append(Numbered(number, (first, *more)))
    return bare, unjudged


@dataclass(frozen=True, slots=True)
class _Asked:
    """Questions, all the blocks among which they stand, and the keys behind them, of which the first one counts."""

    questions: Sequence[Numbered]
    blocks: Sequence[Block]
    keys: list[tuple[Block, Mapping[str, list[Block]]]]
    corrected: dict[str, int]
    """The numbers of the first key that a line below it corrects, and that line."""
    is_named: bool = False
    """Whether the title of the key names the section of the questions."""


def _answered(one: _Asked, told_elsewhere: Container[int]) -> Iterator[Card | Problem]:
    """Yield the cards of questions and of the key to them, or a problem where it may be one to something else.

    What stands in the lines `told_elsewhere` is left to another rule.
    """
    (key, entries), *others = one.keys
    questions = _as_statements(asked_by(one.questions, entries), entries)
    if why_not := _why_no_key(one, questions):
        yield Problem(key.span, why_not)
        return
    if slip := _slip_in(one, questions):
        number, said = slip
        why = f"the key says “{said}” to question {number} and has no verdict on a statement: its numbers slipped"
        yield Problem(entries[number][0].span, why)
        return
    disputed = {number: line for _, told in others for number, line in _disputed(entries, told)}
    disputed |= one.corrected
    clear = {number: entry for number, entry in entries.items() if number not in disputed}
    found = cards_of_key([question for question in questions if question.number not in disputed], clear)
    cards = [card for card in found if isinstance(card, Problem) or card.origin.span.first not in told_elsewhere]
    if tell_but_letters(cards):
        yield Problem(key.span, "the key has but letters, and what it answers has no options")
    else:
        yield from cards
        left = {question.blocks[0].span.first for question in questions if question.number not in entries}
        problems = [card for card in cards if isinstance(card, Problem)]
        is_plain = len(cards) - len(problems) >= FEWEST and all(problem.span.first in left for problem in problems)
        yield from _surplus(one, questions) if is_plain else ()
    for question in questions:
        if question.number in disputed:
            told = entries[question.number] or [key]
            places = f"lines {told[0].span.first} and {disputed[question.number]}"
            are = "the key and its correction" if question.number in one.corrected else "the keys"
            yield Problem(question.blocks[0].span, f"{are} in {places} disagree on question {question.number}")


def _as_statements(questions: Sequence[Numbered], entries: Mapping[str, list[Block]]) -> Sequence[Numbered]:
    """Return the questions of a key that judges all of them; a blank before one waits for its verdict and is no gap."""
    if not tells_both_verdicts(entries):
        return questions
    pair = pair_of({told.said for entry in entries.values() if (told := verdict_of(entry))}, None)
    return [_as_statement(one, pair) for one in questions] if pair else questions


def _as_statement(question: Numbered, pair: tuple[str, str]) -> Numbered:
    first, *more = question.blocks
    waits = first.kind == "paragraph" and without_place(first.inline) is not first.inline
    return replace(question, blocks=(_to_judge(first, pair), *more)) if waits else question


def _to_judge(statement: Block, pair: tuple[str, str]) -> Block:
    """Return a statement as it is put to who judges it, behind both verdicts and without a place for one."""
    return put(statement, f"{pair[0]}/{pair[1]}:", without_place(statement.inline))


def _by_titles(one: _Asked) -> Iterator[_Asked]:
    """Yield questions and their keys as they are, or for each key those of the section that its title names."""
    named = [_named_by(key, entries, one.questions) for key, entries in one.keys]
    if any(len(questions) == len(one.questions) for questions in named):
        yield one
        return
    for key, questions in zip(one.keys, named, strict=True):
        yield replace(one, questions=questions, keys=[key], is_named=True)


def _named_by(key: Block, entries: Mapping[str, list[Block]], questions: Sequence[Numbered]) -> Sequence[Numbered]:
    """Return those questions whose section the title of a key names, “Answers to Review Questions”; else all.

    Where no number is asked twice, nobody need choose, and no entry is to lose its question by it.
    """
    numbers = [question.number for question in questions if question.number in entries]
    if key.kind != "section" or len(set(numbers)) == len(numbers):
        return questions
    title = f" {plain(key.children[0].text)} "
    named = [one for one in questions if any(f" {plain(text)} " in title for text in one.blocks[0].context[-1:])]
    return named if {one.number for one in named} >= set(numbers) else questions


def _surplus(one: _Asked, questions: Sequence[Numbered]) -> Iterator[Problem]:
    """Yield a problem for the answers of a key whose numbers stand nowhere above it, in code or behind “Q” either."""
    key, entries = one.keys[0]
    known = {question.number for question in (*one.questions, *questions)}
    left = [number for number in entries if number not in known]
    if left:
        known = {str(inner.number) for block in one.blocks for inner in block.walk() if inner.number is not None}
        counts = chain.from_iterable(_NUMBER.finditer(block.source) for block in one.blocks)
        known |= {count["number"] or count["other"] for count in counts}
        left = [number for number in left if number not in known]
    if left:
        entry = entries[left[0]]
        span = entry[0].span if entry else key.span
        yield Problem(span, f"the key answers {' and '.join(left)}, and nothing above it has such a number")


def _why_no_key(one: _Asked, questions: Sequence[Numbered]) -> str:
    """Return why a key may be one to something else than some questions, or counts them wrong; nothing if not so."""
    key, entries = one.keys[0]
    if not one.is_named and (nearer := _nearer_list(one, entries)):
        return f"the key may be one to the list in line {nearer.span.first}, and not to the questions above that"
    answered = [question for question in questions if question.number in entries]
    firsts = [question.blocks[0] for question in questions]
    are_titles = all(first.kind == "heading" and not has_question_mark(first.text) for first in firsts)
    if are_titles and 2 * len(answered) < len(questions):
        return f"the key may be one to a list among the sections from line {firsts[0].span.first} on, not to these"
    lines: dict[str, list[int]] = {}
    for question in questions:
        lines.setdefault(question.number, []).append(question.blocks[0].span.first)
    repeated = [number for number in entries if len(lines.get(number, ())) > 1]
    if len(repeated) >= FEWEST and are_many(repeated, entries):
        places = " and ".join(map(str, lines[repeated[0]]))
        return f"the key may be one to any of the questions {repeated[0]} in lines {places}"
    if is_series(key) and len(entries) != len(questions):
        return f"the key has {len(entries)} answers in a row for {len(questions)} questions"
    return ""


def _slip_in(one: _Asked, questions: Sequence[Numbered]) -> tuple[str, str] | None:
    """Return the first question to which a key says a verdict, and which, where it has none on a statement."""
    entries = one.keys[0][1]
    misplaced = misplaced_verdicts(questions, entries)
    lists = (inner for block in one.blocks for inner in block.within("list"))
    return next(iter(misplaced.items())) if misplaced and lack_verdicts(list(lists), entries) else None


def _nearer_list(one: _Asked, entries: Mapping[str, list[Block]]) -> Block | None:
    """Return the list with the numbers of a key that stands behind the last question, and is no part of that."""
    last = max(question.blocks[-1].span.last for question in one.questions)
    lists = [
        inner
        for block in one.blocks
        if block.span.last > last and not is_answer_container(block)
        for inner in block.walk()
        if inner.kind == "list" and inner.ordered and inner.span.first > last
    ]
    nearer = (found for found in lists if [str(item.number) for item in found.children] == list(entries))
    return next(nearer, None)


def _disputed(entries: Mapping[str, list[Block]], others: Mapping[str, list[Block]]) -> Iterator[tuple[str, int]]:
    """Yield the numbers under which two keys have letters that differ, and the lines of the second one."""
    for number in entries.keys() & others.keys():
        first, second = (first_text(told[number]).text.strip(" .*") for told in (entries, others))
        if is_option_letter(first) and is_option_letter(second) and first.casefold() != second.casefold():
            yield number, others[number][0].span.first


def _own(block: Block, place: int, key: dict[str, list[Block]]) -> dict[str, list[Block]]:
    """Return what of a key answers the questions before it, whose numbers it has."""
    if not key or (on := counting_on(block.children, place)):
        return on if key else key
    return without_matching(block.children, place, key) if is_of_others(block, place) else key
