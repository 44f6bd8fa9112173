"""Numbered questions, and their answers under the same numbers elsewhere in the lesson.

A heading or a container "Answers" holds the key: a numbered list, or lines such as `1. B` and `2) photosynthesis`. It
belongs to the questions of its own section, or of the lesson.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Choice, Cloze, Inline, Markdown, Problem, Span
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.answer_keys import counted_parts, read_groups, read_titled_groups
from mkdeck.recognition.answers import (
    answers_below,
    behind_marker,
    body,
    is_answer_container,
    is_marker,
    is_unwritten,
    why_unwritten,
)
from mkdeck.recognition.bare_tasks import items_left, tasks_to
from mkdeck.recognition.exercise_names import (
    exercise_name,
    lettered_name,
    name_of_section,
    named_within,
    title_of_section,
    titles_fit,
)
from mkdeck.recognition.gaps import filled, has_gap
from mkdeck.recognition.key_entries import is_series, number_of, read_key
from mkdeck.recognition.matching import answers_matching
from mkdeck.recognition.navigation import is_navigation
from mkdeck.recognition.options import read_options, split_options
from mkdeck.recognition.parts import first_text
from mkdeck.recognition.questions import heading_of, question_card, why_no_option, without_label
from mkdeck.recognition.truth import statement_front, truth_behind
from mkdeck.recognition.truth_cues import pair_of
from mkdeck.recognition.truth_keys import verdict_of
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import asks, has_question_mark, is_question_label, question_label

READS = ("document", "section", "container", "quote")
WITH = ("answer", "section", "rule")

_FEWEST = 2
_FURTHEST, _FARTHEST_EXERCISE = 20, 60
"""Blocks; what stands further above a list of answers is not asked again when another such list comes."""
_LETTER = re.compile("[A-Ha-h]")


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
    block = _with_key_behind(block)
    keys = [read_key(block.children, at) or counting_on(block.children, at) for at in range(len(block.children))]
    if not any(keys):
        return  # as nearly always; what might be asked is not looked for
    keys = [_own(block, place, key) for place, key in enumerate(keys)]
    series = deque(_in_series(block.children))
    seen = {id(question.blocks[0]) for question in series}
    before: list[Numbered] = []
    since: list[Block] = []
    asked: list[_Asked] = []
    for child, entries in zip(block.children, keys, strict=True):
        while series and series[0].blocks[0].span.last < child.span.first:
            before.append(series.popleft())
        if not entries:
            before += [question for question in _questions(child) if id(question.blocks[0]) not in seen]
            since.append(child)
            continue
        bare = _bare(before, since, entries)
        if len(bare) > len(numbers := {task.number for task in bare}):
            places = " and ".join(str(task.blocks[0].span.first) for task in bare if task.number == min(numbers))
            yield Problem(child.span, f"the key may be one to any of the lists in lines {places}")
            bare = []
        before += bare
        if before:
            asked.append(_Asked(before, since, []))
            before, since = [], []
            while series and series[0].blocks[0].span.first <= child.span.last:
                series.popleft()
        if asked:
            asked[-1].keys.append((child, entries))
    for one in asked:
        yield from _answered(one)


def _bare(questions: Sequence[Numbered], blocks: Sequence[Block], entries: Mapping[str, list[Block]]) -> list[Numbered]:
    """Return the items that a key answers beside such questions, or without any, though nothing tells that they ask."""
    asked = {question.number: question.blocks[0].span.first for question in questions}
    if asked.keys() >= entries.keys():
        return []
    items = items_left(blocks, asked, entries) if asked else tasks_to(blocks, entries)
    texts = {number: first_text(entry).text.strip(" .()") for number, entry in entries.items()}
    verdicts = {number: told.said for number, entry in entries.items() if (told := verdict_of(entry))}
    if any(_LETTER.fullmatch(text) and number not in verdicts for number, text in texts.items()):
        verdicts = {number: said for number, said in verdicts.items() if len(said) > 1}  # “c” is an option
    pair = pair_of(set(verdicts.values()), None) if verdicts else None
    bare = []
    for item in items:
        number = str(item.number)
        first, *more = item.children
        if pair and number in verdicts and first.kind == "paragraph":
            first = _put(first, statement_front(f"{pair[0]}/{pair[1]}:", first.inline))
        elif not more and "\n" not in first.text and _LETTER.fullmatch(texts[number]):
            continue  # the letter of an option that stands nowhere
        bare.append(Numbered(number, (first, *more)))
    return bare


def _put(first: Block, front: Markdown) -> Block:
    """Return a paragraph as it is put to a learner."""
    return replace(first, inline=Inline(front), source=front)


def _with_key_behind(block: Block) -> Block:
    """Return a block whose last question, below a heading, does not hold the key to all of them."""
    last = block.children[-1] if len(block.children) > _FEWEST else None
    if last is None or last.kind != "section" or not any(child.kind == "section" for child in block.children[:-1]):
        return block
    place = next((at for at in range(1, len(last.children)) if is_key_of_letters(last.children, at)), None)
    if place is None:
        return block
    rest = last.children[place:]
    return replace(block, children=(*block.children[:-1], replace(last, children=last.children[:place]), *rest))


@dataclass(frozen=True, slots=True)
class _Asked:
    """Questions, all the blocks among which they stand, and the keys behind them, of which the first one counts."""

    questions: Sequence[Numbered]
    blocks: Sequence[Block]
    keys: list[tuple[Block, Mapping[str, list[Block]]]]


def _answered(one: _Asked) -> Iterator[Card | Problem]:
    """Yield the cards of questions and of the key to them, or a problem where it may be one to something else."""
    (key, entries), *others = one.keys
    if nearer := _nearer_list(one, entries):
        why = f"the key may be one to the list in line {nearer.span.first}, and not to the questions above that"
        yield Problem(key.span, why)
        return
    questions = _asked_by(one.questions, entries)
    lines: dict[str, list[int]] = {}
    for question in questions:
        lines.setdefault(question.number, []).append(question.blocks[0].span.first)
    repeated = [number for number in entries if len(lines.get(number, ())) > 1]
    if len(repeated) >= _FEWEST:
        places = " and ".join(map(str, lines[repeated[0]]))
        yield Problem(key.span, f"the key may be one to any of the questions {repeated[0]} in lines {places}")
        return
    if is_series(key) and len(entries) != len(questions):
        yield Problem(key.span, f"the key has {len(entries)} letters in a row for {len(questions)} questions")
        return
    disputed = {number: line for _, told in others for number, line in _disputed(entries, told)}
    clear = {number: entry for number, entry in entries.items() if number not in disputed}
    cards = list(cards_of_key([question for question in questions if question.number not in disputed], clear))
    if cards and all(isinstance(card, Basic) and _LETTER.fullmatch(card.back) for card in cards):
        yield Problem(key.span, "the key has but letters, and what it answers has no options")
    else:
        yield from cards
    for question in questions:
        if question.number in disputed:
            places = f"lines {entries[question.number][0].span.first} and {disputed[question.number]}"
            yield Problem(question.blocks[0].span, f"the keys in {places} disagree on question {question.number}")


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
        if _LETTER.fullmatch(first) and _LETTER.fullmatch(second) and first.casefold() != second.casefold():
            yield number, others[number][0].span.first


def is_key(block: Block) -> bool:
    """Whether an answer's container or marked paragraph holds at least two numbered entries."""
    return len(read_key([block], 0)) >= _FEWEST


def is_key_of_letters(children: Sequence[Block], place: int) -> bool:
    """Whether a block is a key with a letter for each of several questions, which no single question has as answer."""
    entries = read_key(children, place)
    told = (first_text(entry).text.strip(" .*") for entry in entries.values())
    return len(entries) > _FEWEST and all(_LETTER.fullmatch(text) is not None for text in told)


def is_key_to(children: Sequence[Block], place: int) -> bool:
    """Whether the block at a place is the key to two numbered questions at least, or to exercises, before it."""
    if any(group.entries for group in read_groups(children, place)) or names_exercises(children, place):
        return True
    entries = read_key(children, place)
    if len(entries) < _FEWEST:
        return False
    before = children[max(0, place - _FURTHEST) : place]
    if tasks_to(before, entries):
        return True
    return sum(question.number in entries for question in questions_in(before)) >= _FEWEST


def _own(block: Block, place: int, key: dict[str, list[Block]]) -> dict[str, list[Block]]:
    """Return what of a key answers the questions before it, whose numbers it has."""
    return (counting_on(block.children, place) or ({} if _is_of_others(block, place) else key)) if key else key


def counting_on(children: Sequence[Block], place: int) -> dict[str, list[Block]]:
    """Return a key whose numbers count on from part to part, unless a section that a part names asks under others."""
    parts = counted_parts(children[place])
    if not parts:
        return {}
    numbers = {number for _, entries in parts for number in entries}
    sections = list(chain.from_iterable(map(_sections, children[:place])))
    for title, entries in parts:
        name = named_within(title) or lettered_name(title)
        named = [section for section in sections if name and (own := name_of_section(section)) and own.fits(name)]
        asked = {question.number for section in named[:1] for question in questions_in(section.children[1:])}
        if len(named) == 1 and asked and not (entries.keys() <= asked and asked.isdisjoint(numbers - entries.keys())):
            return {}
    return {number: told for _, entries in parts for number, told in entries.items()}


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
    if _names_titles(children, place):
        return True
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


def _names_titles(children: Sequence[Block], place: int) -> bool:
    """Whether a key holds answers below the titles of sections before it."""
    groups = read_titled_groups(children, place)
    if not groups or counting_on(children, place):
        return False
    before = chain.from_iterable(map(_sections, children[max(0, place - _FARTHEST_EXERCISE) : place]))
    titles = [title_of_section(section.children[0].text) for section in before if section.kind == "section"]
    return any(titles_fit(title, group.name.word) for title in titles for group in groups)


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
    return (_put(first, statement_front(f"{found[1]}:", cut(first.inline, 0, found[0]))), *more)


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
    if not item.children or is_navigation(item.children[0]):
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
    """Return the questions to which a key may belong: those that ask for sure, of the only run that fits the key."""
    sure = [question for question in questions if question.is_sure]
    if any(question.number in entries for question in sure):
        questions = sure
    if len({question.number for question in questions}) == len(questions):
        return questions
    runs = [run for run in _runs(questions) if any(_plainly_asks(question.blocks[0]) for question in run)]
    if len({question.number for run in runs for question in run}) == sum(map(len, runs)):
        return [question for run in runs for question in run]
    told = list(entries)
    fitting = [run for run in runs if [question.number for question in run] == told]
    fitting = fitting or [run for run in runs if set(told) <= {question.number for question in run}]
    return fitting[0] if len(fitting) == 1 else questions


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
    return len(counts) < _FEWEST or counts[0] < counts[1]


def cards_of_key(questions: Sequence[Numbered], entries: Mapping[str, list[Block]]) -> Iterator[Card | Problem]:
    """Yield the cards of the questions that a key's entries answer by their numbers, and problems of the others."""
    questions = _asked_by(questions, entries)
    numbers = [question.number for question in questions]
    if len(set(numbers)) != len(numbers) or 2 * len(set(numbers) & set(entries)) < len(entries):
        return
    if shift := _shift(numbers, entries):
        first = next(iter(entries.values()))
        places = first[0].span if first else questions[0].blocks[0].span
        than = "higher" if shift > 0 else "lower"
        yield Problem(places, f"the numbers of the key are {than} by {abs(shift)} than those of the questions")
        return
    is_of_every_other = len(entries) > _FEWEST and len({int(n) % 2 if n.isdecimal() else None for n in entries}) == 1
    for question in questions:
        answer = entries.get(question.number)
        span = Span(question.blocks[0].span.path, question.blocks[0].span.first, question.blocks[-1].span.last)
        if answer is None and is_of_every_other:
            continue
        if answer is None:
            yield Problem(span, f"the key has no answer to question {question.number}")
        elif is_unwritten(answer):
            yield Problem(
                answer[0].span if answer else span, f"the answer to question {question.number} {why_unwritten(answer)}"
            )
        else:
            key = first_text(answer)
            if why_not := why_no_option(question.blocks, [key]):
                yield Problem(answer[0].span, f"the answer to question {question.number} {why_not}")
                continue
            yield _card(question_card(question.blocks, joined([body(answer)]), key, span, "marked"), question, answer)


def _shift(numbers: Sequence[str], entries: Mapping[str, list[Block]]) -> int:
    """Return by how much the numbers of a key differ from those of as many questions, 0 unless all do alike."""
    if len(numbers) != len(entries) or not all(map(str.isdecimal, (*numbers, *entries))):
        return 0
    pairs = zip(sorted(map(int, numbers)), sorted(map(int, entries)), strict=True)
    shifts = {told - asked for asked, told in pairs}
    return shifts.pop() if len(shifts) == 1 else 0


def _card(card: Card, question: Numbered, answer: Sequence[Block]) -> Card:
    """Return the card of a question, as a cloze where it is a sentence whose gaps the answer fills."""
    if isinstance(card, Choice) or any(len(blocks) > 1 for blocks in (question.blocks, answer)):
        return card
    told = filled(without_label(question.blocks[0].inline), behind_marker(answer[0].inline))
    return Cloze(told, card.origin) if told else card
