"""A key to several exercises, each with questions, lettered parts or gaps of its own, below their names.

A name is a number, “8.1”, or a word with one or with a letter, “Round 2”, “Exercise A”; the exercise's own heading may
say more: “ROUND 2 - Kitchen”. An exercise that asks as a whole is answered as a whole. A slide answers the
one before it, where both have one name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Problem, Span
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.answer_keys import Group, counted_anew, read_groups, read_titled_groups
from mkdeck.recognition.answer_slides import AnswerSlides, read_answer_slides
from mkdeck.recognition.answers import body, is_answer_container, is_hint, is_marker, is_unwritten, why_unwritten
from mkdeck.recognition.bare_tasks import tasks_to
from mkdeck.recognition.counting import with_those_asked
from mkdeck.recognition.exercise_names import (
    ExerciseName,
    NamesIn,
    calls_exercise,
    exercise_name,
    lettered_name,
    name_of_section,
    title_of_section,
    titles_fit,
    words_fit,
)
from mkdeck.recognition.key_cards import (
    asked_by,
    cards_of_key,
    cards_of_lettered,
    tell_but_letters,
    without_sign_behind,
)
from mkdeck.recognition.key_entries import entries_of, number_of
from mkdeck.recognition.key_owners import counting_on
from mkdeck.recognition.key_tables import is_mark_scheme
from mkdeck.recognition.matching import matchings
from mkdeck.recognition.numbered_questions import Numbered, put, questions_in
from mkdeck.recognition.option_letters import is_option_letter
from mkdeck.recognition.part_keys import is_key_by_labels
from mkdeck.recognition.part_labels import bold_number
from mkdeck.recognition.parts import FEWEST, cards_of_parts, first_text, leaves_open, lettered, told_of
from mkdeck.recognition.questions import is_list_of_questions, is_ruled_line, question_card
from mkdeck.recognition.truth_cards import cards_of_statements
from mkdeck.recognition.truth_cues import cue_of, pair_of
from mkdeck.recognition.truth_keys import statements_of, verdict_of
from mkdeck.values import dataclass
from mkdeck.wording.words import asks, is_task, question_label, words

READS = ("document",)
WITH = ("section",)
ANYWHERE = ("answer", "key", "lead", "rule")

_ONLY_NAMES = re.compile(
    r"(?:[^\W\d_]{1,20}\.? ?)?(?:\d{1,3}|\d{1,3}(?:\.\d{1,3}){1,3}(?=[^\w.]*\()|[A-Z])[.:)]?(?:\s?\([^()]{1,30}\))?"
)
"""“Exercise 4”, “Exercise 1.2 (4 points)”."""


@dataclass(frozen=True, slots=True)
class _Key:
    """A key to exercises, the line where it begins, and the headings above it."""

    groups: Sequence[Group]
    first: int
    context: tuple[str, ...]


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of the exercises of a lesson whose questions a key answers one by one."""
    found = list(_sections_and_keys(block))
    if not any(isinstance(one, _Key) for one in found):
        return
    waiting, names = _Waiting(), NamesIn(block)
    for one in found:
        if isinstance(one, _Key):
            taken = [(group, waiting.take(group.name, one)) for group in one.groups]
            for (group, sections), anew in zip(taken, counted_anew(one.groups), strict=True):
                yield from _answered(sections, group, anew, one)
            if not any(sections for _, sections in taken):
                yield from _unnamed(one, block)
            else:
                yield from _unknown([group for group, sections in taken if not sections], names, one)
        else:
            waiting.add(name_of_section(one), one)
    keys = [one.first for one in found if isinstance(one, _Key)]
    for section in waiting.passed_over():
        title = section.children[0]
        if _is_named_below(block, section, _end_of(section, keys)):
            continue  # “Part D: Answers will vary.”
        yield Problem(title.span, f"the key has no answer to “{title.text}”; write it there")


def _unnamed(key: _Key, lesson: Block) -> Iterator[Problem]:
    """Yield a problem for a key to several parts whose numbers are asked, and whose names no title has."""
    if len(key.groups) < FEWEST or not all(group.entries for group in key.groups):
        return
    asked = {question.number for question in questions_in(lesson.children)}
    if len(asked & key.groups[0].entries.keys()) >= FEWEST:
        names = ", ".join(group.name.number.upper() or group.name.word for group in key.groups)
        why = f"the key tells of the parts {names}, and no titles above it have these names"
        yield Problem(key.groups[0].blocks[0].span, why)


def _unknown(groups: Sequence[Group], names: NamesIn, key: _Key) -> Iterator[Problem]:
    """Yield a problem of each of some keys whose exercise stands nowhere before them."""
    for group in groups:
        is_exercise = group.refers and (group.name.word in words("question") or calls_exercise(group.name.word))
        if is_exercise and not any(map(group.name.fits, names.of_number(group.name.number, key.first))):
            yield Problem(group.blocks[0].span, f"a key to “{group.name.written}”, which does not stand before it")


class _Waiting:
    """The exercises of a lesson that no key has named yet."""

    def __init__(self) -> None:
        self._sections: dict[str, dict[str, list[Block]]] = {}
        self._titled: list[tuple[str, Block]] = []
        self._answered: set[tuple[str, tuple[str, ...]]] = set()
        self._all: list[Block] = []
        self._before: dict[tuple[str, ...], int] = {}
        self._taken: set[int] = set()

    def add(self, name: ExerciseName | None, section: Block) -> None:
        self._all.append(section)
        self._titled.append((title_of_section(section.children[0].text), section))
        if name is None:
            return
        self._sections.setdefault(name.number, {}).setdefault(name.word, []).append(section)

    def take(self, name: ExerciseName, key: _Key) -> Sequence[Block]:
        """Return the exercises of a name that the key may mean: those beside it, or all; no other key answers them."""
        sections = self._take(name, key)
        for section in sections:
            self._taken.add(id(section))
            self._before[section.children[0].context] = len(self._all)
        return sections

    def _take(self, name: ExerciseName, key: _Key) -> Sequence[Block]:
        if not name.number:
            return self._take_titled(name.word, key)
        named = self._sections.get(name.number, {})
        fitting = [name.word] if name.word in named else [word for word in named if words_fit(word, name.word)]
        if len(fitting) != 1:
            return ()
        sections = named.pop(fitting[0])
        beside = [section for section in sections if section.children[0].context == key.context]
        for section in beside or sections:
            self._answered.add((fitting[0], section.children[0].context))
        return beside or sections

    def _take_titled(self, title: str, key: _Key) -> Sequence[Block]:
        """Return the parts of a test of a title that the key may mean: those beside it, or all."""
        told_so = [section for told, section in self._titled if told == title]
        sections = told_so or [section for told, section in self._titled if titles_fit(told, title)]
        taken = set(map(id, sections))
        self._titled = [(told, section) for told, section in self._titled if id(section) not in taken]
        beside = [section for section in sections if section.children[0].context == key.context]
        return beside or sections

    def passed_over(self) -> Iterator[Block]:
        """Yield the exercises without a key beside which such have one: of the same word, or that ask under numbers."""
        named = {
            id(section)
            for sections in self._sections.values()
            for word, left in sections.items()
            for section in left
            if word in words("question") and (word, section.children[0].context) in self._answered
        }
        for place, section in enumerate(self._all):
            if id(section) in named:
                within = any(id(inner) in self._taken for inner in section.within("section"))  # “Exercise 1.1”
                is_left = not within and not any(map(_answers, section.children))
            else:
                is_left = place < self._before.get(section.children[0].context, 0) and self._asks_alone(section)
            if is_left:
                yield section

    def _asks_alone(self, section: Block) -> bool:
        """Whether a section asks under numbers, and neither it nor a key, nor one within it, has the answers."""
        within = list(section.walk())
        if any(id(inner) in self._taken or _answers(inner) for inner in within):
            return False
        counts = [question.number for question in questions_in(section.children[1:])]
        if len(counts) < FEWEST or not all(map(str.isdecimal, counts)) or "[x]" in section.source.casefold():
            return False
        return counts == [str(int(counts[0]) + at) for at in range(len(counts))]


def _end_of(section: Block, keys: Iterable[int]) -> int:
    """Return the line where a section ends, or where the key of the lesson begins that stands at its end."""
    return min([section.span.last, *(first - 1 for first in keys if section.span.first < first)])


def _is_named_below(block: Block, section: Block, end: int) -> bool:
    """Whether a line below the end of a section names it, and says what answers nothing under a number."""
    name, title = name_of_section(section), title_of_section(section.children[0].text)
    below = (inner for inner in block.within("paragraph") if inner.span.first > end and ":" in inner.text)
    for line in chain.from_iterable(inner.text.split("\n") for inner in below):
        lead, _, behind = line.partition(":")
        told = behind.strip(" *_(")
        if not told or told[0].isdecimal():
            continue
        if len(told.split(",")) == len(questions_in(section.children[1:])) >= FEWEST:
            continue  # “Part B: cold, down, yellow” tells an answer to each, though no numbers
        named = exercise_name(lead) or lettered_name(lead)
        if (name and named and name.fits(named)) or titles_fit(title, title_of_section(lead)):
            return True
    return False


def _sections_and_keys(block: Block) -> Iterator[Block | _Key]:
    """Yield the sections of a lesson that are in no key, and its keys, in their order."""
    pending: list[tuple[Sequence[Block], int, AnswerSlides]] = [(block.children, 0, read_answer_slides(block.children))]
    while pending:
        children, place, slides = pending.pop()
        if place == len(children):
            continue
        child = children[place]
        context = child.children[0].context if child.children else child.context
        groups = _of_exercises(read_groups(children, place), context) or read_titled_groups(children, place)
        if groups and counting_on(children, place) and questions_in(children[:place]):
            groups = ()  # the numbers tell all
        if not groups and place in slides:
            groups = [Group(*slides[place], entries={}, is_apart=True, refers=True)]
        pending.append((children, place + 1, slides))
        if groups:
            yield _Key(groups, child.span.first, context)
        elif child.kind in ("section", "container", "quote"):
            if child.kind == "section":
                yield child
            pending.append((child.children, 0, read_answer_slides(child.children)))


def _of_exercises(groups: Sequence[Group], context: Sequence[str]) -> Sequence[Group]:
    """Return the keys to exercises that an answer holds: none where it tells ways to solve the exercise around it."""
    if not groups:
        return ()
    is_within = bool(context) and exercise_name(context[-1]) is not None
    if not any(group.tells_more() for group in groups) or (is_within and not any(group.refers for group in groups)):
        return ()
    return groups


def _answered(sections: Sequence[Block], group: Group, anew: Group | None, key: _Key) -> Iterator[Card | Problem]:
    """Yield the cards of the only exercise among some of one name that the key to it answers.

    `anew` is the key as it counts from one, where it goes on with the numbers of the one before it.
    """
    made = [cards for section in sections if (cards := list(_cards(section, group, key)))]
    if not made and anew is not None:
        exact = [section for section in sections if _counts_alike(section, anew)]
        made = [cards for section in exact if (cards := list(_cards(section, anew, key)))]
    if len(made) == 1:
        yield from made[0]
        if len(sections) == 1 and any(isinstance(item, Card) for item in made[0]):
            yield from _left_over(sections[0], group, key)
    elif made:
        places = " and ".join(str(section.span.first) for section in sections)
        yield Problem(group.blocks[0].span, f"a key to {group.name.told}, and such exercises stand in lines {places}")
    elif sections and anew is not None and not any(any(matchings(section.children)) for section in sections):
        yield _other_numbers(group)
    elif len(sections) == 1:
        yield from _of_other_numbers(sections[0], group, key)


def _other_numbers(group: Group) -> Problem:
    first, *_, last = group.entries
    why = f"the key to {group.name.told} has the numbers {first} to {last}, which this part does not have"
    return Problem(group.blocks[0].span, why)


def _left_over(section: Block, group: Group, key: _Key) -> Iterator[Problem]:
    """Yield a problem for each answer of a key to which its exercise has no question and no item of a list.

    Where two questions have one number, that is what is told.
    """
    above = _above(section, key)
    numbers = [question.number for question in asked_by(questions_in(above), group.entries)]
    asked = {*numbers, *_numbers_in(above)}
    told = with_those_asked(group.entries, asked)
    if len(set(numbers)) == len(numbers) and 2 * len(asked & told.keys()) >= len(told):
        yield from _of_no_question([number for number in told if number not in asked], group, told)


def _of_no_question(numbers: Iterable[str], group: Group, entries: Mapping[str, Sequence[Block]]) -> Iterator[Problem]:
    for number in numbers:
        if not is_unwritten(entries[number]):
            why = f"the key to {group.name.told} has an answer to question {number}, which does not stand in that part"
            yield Problem(entries[number][0].span, why)


def _above(section: Block, key: _Key) -> Sequence[Block]:
    """Return what an exercise holds above the key to it, which may stand within the last one."""
    return [child for child in section.children[1:] if child.span.last < key.first]


def _numbers_in(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the numbers of all items and paragraphs that have one, whether they ask or not."""
    for inner in chain.from_iterable(block.walk() for block in blocks):
        number = inner.number if inner.kind == "item" else number_of(inner) if inner.kind == "paragraph" else None
        if number is not None:
            yield str(number)


def _of_other_numbers(section: Block, group: Group, key: _Key) -> Iterator[Problem]:
    """Yield a problem for each number by which the only list of an exercise differs from the key to it.

    No card was made, for that these items ask is told by nothing else than a key that has all their numbers.
    """
    above = _above(section, key)
    lists = [inner for child in above for inner in child.within("list") if inner.ordered]
    items = {str(item.number): item for item in lists[0].children} if len(lists) == 1 else {}
    more, missing = (
        [n for n in one if n not in other] for one, other in ((group.entries, items), (items, group.entries))
    )
    both = len(items) - len(missing)
    if not both and len(items) == len(more) >= FEWEST and not any(matchings(above)):
        yield _other_numbers(group)
    if both < FEWEST or (more and missing) or len(more) + len(missing) > both or any(matchings(above)):
        return
    for number in missing:
        why = f"the key to {group.name.told} has no answer to question {number}; write it there"
        yield Problem(items[number].span, why)
    yield from _of_no_question(more, group, group.entries)


def _counts_alike(section: Block, group: Group) -> bool:
    """Whether a section has one numbered list, of the numbers of a key and no others."""
    lists = [inner for inner in section.within("list") if inner.ordered]
    return len(lists) == 1 and [str(item.number) for item in lists[0].children] == list(group.entries)


def _cards(section: Block, group: Group, key: _Key) -> Iterator[Card | Problem]:
    asked = _above(section, key)
    entries = group.entries or _only_entry(group, asked)
    if (statements := statements_of(section, entries, group.blocks)) is not None:
        yield from cards_of_statements(statements)
        return
    is_of_title = not group.name.number
    if is_of_title and not entries:
        return
    questions = _unmatched(asked) if entries or group.refers or group.is_apart else []
    if len({question.number for question in questions} & entries.keys()) < len(entries):
        questions = (
            _bare_tasks(asked, entries, is_set=_sets_task(section, asked)) or questions
        )  # “4. Name two keys. 5. Kinds of clefs.”
    if entries and (cards := list(cards_of_key(questions, entries))):
        if tell_but_letters(cards):
            told_why = f"the key to {group.name.told} has but letters, and what it answers has no options"
            yield Problem(group.blocks[0].span, told_why)
        else:
            yield from cards
        return
    rule = next((place for place, child in enumerate(asked) if child.kind == "rule"), len(asked))
    asked = [child for child in asked[:rule] if not (child.kind == "html" or is_hint(child) or is_ruled_line(child))]
    answers = _without_end(group.blocks)
    stem, parts = lettered(asked)
    above, told = told_of(parts, answers)
    if len(parts) >= FEWEST and (len(told) >= FEWEST or (told and not above)):
        bare = {letter: without_sign_behind(said) for letter, said in told.items()}
        of_gaps = cards_of_lettered(Numbered(group.name.number, tuple(asked)), answers)
        yield from of_gaps or cards_of_parts(stem, parts, bare, group.name.number)
    elif answers and _is_whole(section, asked, group):
        yield from _of_whole(section, asked, answers, group.name)
    elif len(questions) >= FEWEST and (group.refers or group.is_apart) and not entries:
        told_why = f"the key to {group.name.told} does not tell which of its questions it answers"
        yield Problem(group.blocks[0].span, told_why)


def _unmatched(asked: Sequence[Block]) -> Sequence[Numbered]:
    """Return the numbered questions of an exercise, without things that are to be matched with others."""
    found = questions_in(asked)
    spans = [exercise.span for _, exercise in matchings(asked)] if found else []
    return [one for one in found if not any(span.first <= one.blocks[0].span.first <= span.last for span in spans)]


def _sets_task(section: Block, asked: Sequence[Block]) -> bool:
    """Whether the title of an exercise, or a line above its items, tells what to do with each: “2: Translate”."""
    title = section.children[0].text
    said = [title, title[question_label(title) :], *title.split(":")[1:]]
    return any(map(is_task, [*said, *(child.text for child in asked if child.kind == "paragraph")]))


def _bare_tasks(asked: Sequence[Block], entries: Mapping[str, list[Block]], *, is_set: bool) -> Sequence[Numbered]:
    """Return the items of the only list of an exercise, if the key to it has their numbers and tells no options.

    Where it has but verdicts, they are statements.
    """
    letters = [is_option_letter(first_text(entry).text.strip(" .()")) for entry in entries.values()]
    verdicts = [told.said for entry in entries.values() if (told := verdict_of(entry)) is not None]
    pair = pair_of(set(verdicts), None) if len(verdicts) == len(entries) and not all(letters) else None
    if pair is None and any(letters):
        return ()
    tasks = tasks_to(asked, entries, are_named=True, is_set=is_set)
    if len(tasks) != len(entries):
        return ()
    return [Numbered(str(task.number), _judged(task.children, pair) if pair else task.children) for task in tasks]


def _judged(statement: Sequence[Block], pair: tuple[str, str]) -> tuple[Block, ...]:
    first, *more = statement
    return (put(first, f"{pair[0]}/{pair[1]}:", first.inline), *more)


def _only_entry(group: Group, asked: Sequence[Block]) -> Mapping[str, list[Block]]:
    """Return the entry of a key that holds one item of a list with numbers and nothing else.

    It may be a line, where its number is the only one of the exercise: “Part B: 5. carbon dioxide”.
    """
    told = group.blocks[0] if len(group.blocks) == 1 else None
    if told is None or told.kind not in ("list", "paragraph"):
        return {}
    entries = dict(entries_of(told)) if told.kind == "paragraph" or told.ordered else {}
    is_line = told.kind == "paragraph"
    return {} if is_line and list(entries) != [question.number for question in questions_in(asked)] else entries


def _of_whole(
    section: Block, asked: Sequence[Block], answers: Sequence[Block], name: ExerciseName
) -> Iterator[Card | Problem]:
    title = section.children[0]
    says_more = _ONLY_NAMES.fullmatch(title.text) is None and not title.text[question_label(title.text) :].startswith(
        "("
    )
    front = [title, *asked] if says_more else asked  # neither “Clicker 3” nor “Exercise 4 (4 points)”
    span = Span(section.span.path, title.span.first, asked[-1].span.last)
    if not is_unwritten(answers) and not leaves_open(answers[:1]):
        yield question_card(front, joined([body(answers)]), first_text(answers), span, "marked")
    elif not leaves_open(answers):
        yield Problem(answers[0].span, f"the answer to {name.told} {why_unwritten(answers)}")


def _is_whole(section: Block, asked: Sequence[Block], group: Group) -> bool:
    """Whether an exercise asks once: it holds no list of questions, no other section and no answer of its own.

    A key with a row for each of several questions tells that it asks more than once.
    """
    name = exercise_name(section.children[0].text)
    is_exercise = name is not None and name.word in words("question")
    if not any(child.text for child in asked) or any(map(_answers, asked)):
        return False
    if any(child.kind == "section" or is_list_of_questions(child) for child in asked) or any(matchings(asked)):
        return False
    tables = chain.from_iterable(told.within("table") for told in group.blocks)
    if any(is_key_by_labels(table) or is_mark_scheme(table) for table in tables):
        return False
    if len({label for child in asked if (label := bold_number(child))}) >= FEWEST:
        return False  # “**4** …”, “**5** …” are questions, though no sign stands behind their numbers
    if group.entries and any((child.kind == "list" and child.ordered) or cue_of(child) for child in section.children):
        return False  # what is numbered in it asks in some other way
    return is_exercise or any(asks(child.text) for child in asked)


def _answers(block: Block) -> bool:
    return is_answer_container(block) or is_marker(block)


def _without_end(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return a key without what leads elsewhere at its end."""
    end = len(blocks)
    while end > 1 and (blocks[end - 1].kind == "rule" or is_unwritten(blocks[end - 1 : end])):
        end -= 1
    return blocks[:end]
