"""Questions that letters count, “a) Which …?”, “**(b)** …”, put in lists under numbers, and their keys as well.

Letters may count options, the parts of a task, or questions. They count questions where each line asks by itself, by a
question, a task or a gap, or is a statement below “True or false?”, where no task stands above them that they would be
parts of, and where a key has the same letters or each is answered where it stands. A key may have any form: a list, a
table, a paragraph for each, all in one line.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline, Span
from mkdeck.parsing.inline import cut, join_lines, split_lines
from mkdeck.parsing.pieces import as_item, leads_up, line_span, numbered_list, paragraph, with_children
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.answer_keys import is_key
from mkdeck.recognition.exercise_names import (
    behind_key_word,
    title_of_section,
    titles_fit,
    titles_it_may_hold,
    words_fit,
)
from mkdeck.recognition.fenced_keys import told_in_fence
from mkdeck.recognition.gaps import has_gap
from mkdeck.recognition.key_entries import behind_reference
from mkdeck.recognition.key_labels import key_label
from mkdeck.recognition.key_tables import is_scheme_of_letters, labelled_cells
from mkdeck.recognition.option_letters import NUMERALS
from mkdeck.recognition.options import read_options, split_options
from mkdeck.recognition.part_names import part_line
from mkdeck.recognition.parts import told_of
from mkdeck.recognition.truth_cues import asks_for_itself, cue_of
from mkdeck.recognition.written_parts import heading_of, section_of
from mkdeck.values import dataclass, replace
from mkdeck.wording.polls import are_of_report
from mkdeck.wording.words import answer_marker, asks, has_question_mark, has_word, is_task, plain, question_label, words

_FEWEST = 2
"""Questions, and entries of a key."""
_MOST = 0.6
"""The share of questions to which a key has an answer."""
_ASKING = 0.7
"""The share of lines that have to ask."""
_LONGEST_INSTRUCTION = 20
"""Words of what is said above questions; a longer text is what they are about."""
_LETTERS = "abcdefghijklmnopqrst"
_SERIES: tuple[Sequence[str], ...] = (_LETTERS, _LETTERS.upper(), NUMERALS)
"""What counts questions."""
_SIGN = r"(?P<open>[(\[]?)(?P<sign>[ivx]{2,4}|[IVX]{2,4}|[a-t]|[A-T])(?P<close>[)\]]?)"
_LABEL = re.compile(rf"(?:(?P<word>[^\W\d_]{{2,12}})\.?\s)?{_SIGN}(?P<mark>\s?[.:]|)(?P<blank>\s{{1,3}}|$)")
"""“a) ”, “(b) ”, “c. ”, “Question d: ” at the beginning of a line."""
_BEFORE_NEXT = r"(?<![^\s(\[;,|/·•*])"
_BEHIND_WORD = r"(?P<word>[^\W\d_]{2,12})\.?\s"
_REST = rf"{_SIGN}(?P<mark>\s?(?:[.:=→–—-]|->|=>)|)(?P<blank>\s{{0,3}})(?=\S|$)"
_ENTRY = re.compile(rf"(?:{_BEHIND_WORD})?{_REST}")
_NEXT = re.compile(rf"{_BEFORE_NEXT}(?P<word>){_REST}")
_NEXT_BEHIND_WORD = re.compile(rf"{_BEFORE_NEXT}{_BEHIND_WORD}{_REST}")
"""The label of an entry, “a) ”, “b – ”, “c=”, “Question d”."""
_NAME = r"(?:(?P<word>[^\W\d_]{2,20})\.?\s)?(?P<count>\d{1,2}|[A-H]|[IVX]{1,4})"
_FIRST_SIGN = r"(?=[(\[]?(?:a|A|i|I)(?:[)\]]|\s?[.:=→–—-]|\s))"
_GROUP = re.compile(rf"{_NAME}(?:\s?\([^()\n]{{1,30}}\))?\s?[.:)–—-]{{0,2}}\s+{_FIRST_SIGN}")
_GROUP_WITHIN = re.compile(rf"(?<=\s){_NAME}\s?[.:)–—-]{{1,2}}\s+{_FIRST_SIGN}")
"""“Exercise 2: a. …”, “**1.** a oak; b …”."""
_COUNT = re.compile(rf"{_NAME}(?![^\W_])")
"""“Exercise 2”, “B”, with which a title begins."""
_TIGHT = frozenset(["=", "→", "–", "—", "-", "->", "=>"])
"""The signs behind which no blank need stand."""
_BEFORE_LETTER = ("question", "answer", "regarding", "exercise_in_short")
"""The words that may stand before the letter of a question or an entry."""
_PARTING = tuple(";,|/·•\n")
_BETWEEN = " ;,|/·•\n"
"""What parts entries."""
_UNITING = frozenset(["quote", "code", "table", "definitions"])
"""The kinds of blocks that questions below them are about."""
_ABOUT_QUESTIONS = ("exercise_list", "quiz", "question")
_TITLE = "Answers"
"""What stands above a key that had its label in running text."""
_FURTHEST_END, _WIDTH, _LONGEST_KEY = 2, 4, 100
"""Signs in bold behind a letter; signs before a label that are looked at; blocks of a key."""

_Look = tuple[str, str, str, str, bool, bool]
"""How a label is written: the word before its letter, the signs around it, whether it is bold, and a capital."""


@dataclass(frozen=True, slots=True)
class _Question:
    """A question behind a letter: its text without that, and the blocks below it."""

    inline: Inline
    span: Span
    below: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Questions that letters count, among the children of a block from a place to an end."""

    parent: Block
    place: int
    end: int
    before: Inline
    """What stands above the first question in its own paragraph."""
    series: Sequence[str]
    questions: tuple[_Question, ...]


@dataclass(frozen=True, slots=True)
class _Key:
    """What may be a key, which begins with a child of a block, and the blocks of it that tell.

    These are children of the `holder` from a place on; without one they were cut from the text of the block.
    """

    parent: Block
    place: int
    told: tuple[Block, ...]
    holder: Block | None
    first: int = 0


@dataclass(frozen=True, slots=True)
class _Group:
    """What a key tells of one exercise: the place and the block where that stands, the name, and the entries.

    It `is_known` where the name is one that other rules know, and stands `apart` where it opens the text of the block.
    """

    place: int
    block: Block
    name: str
    told: tuple[Block, ...]
    is_known: bool
    is_apart: bool = False

    def put(self, told: Block, before: Sequence[Block], end: int, title: str) -> Block:
        """Return the block with a list in the place of the entries up to an end, and behind what stands before them."""
        if self.is_apart:
            return section_of(heading_of(Inline(title), self.block), [told])
        if self.block.kind == "section":
            return replace(self.block, children=(self.block.children[0], *before, told, *self.told[end:]))
        return told


_Edits = dict[tuple[int, int], tuple[int, Sequence[Block]]]
"""What stands for the children of a block, told by its id, from a place on: up to which one, and what."""


def with_numbers_for_letters(lesson: Block) -> Block:
    """Return a lesson whose lettered questions, and the keys to them, are lists under numbers."""
    edits: _Edits = {}
    waiting: list[_Run] = []
    for found in _runs_and_keys(lesson):
        if isinstance(found, _Run):
            if found.questions[0].below and not any(map(_offers, found.questions)):
                if not _is_checklist(found):
                    edits[id(found.parent), found.place] = (found.end, _asked(found))
            else:
                waiting.append(found)
            continue
        if waiting:
            first = next((place for place, block in enumerate(found.told) if _names_group(block)), len(found.told))
            by_groups = _answered_by_groups(waiting, found) if first < len(found.told) else {}
            edits.update(by_groups or _answered(waiting, found, first))
        waiting = []
    return _put(lesson, edits) if edits else lesson


def _put(block: Block, edits: _Edits) -> Block:
    if block.kind not in HOLDING:
        return block
    children: list[Block] = []
    place = 0
    while place < len(block.children):
        end, made = edits.get((id(block), place), (0, ()))
        if end > place:
            children += made
            place = end
        else:
            children.append(_put(block.children[place], edits))
            place += 1
    return with_children(block, children)


def _runs_and_keys(block: Block) -> Iterator[_Run | _Key]:
    """Yield the runs of questions and the keys within a block, in the order of the lesson."""
    place = 0
    while place < len(block.children):
        child = block.children[place]
        if (key := _key_at(block, place)) is not None:
            yield key
            place += 1
        elif (run := _run_at(block, place)) is not None:
            yield run
            place = run.end
        else:
            if child.kind in HOLDING:
                yield from _runs_and_keys(child)
            place += 1


# Questions


def _run_at(parent: Block, place: int) -> _Run | None:
    """Return the questions that begin at a place, if letters count some there: neither options nor parts of one."""
    for series in _SERIES:
        run = _read_run(parent, place, series)
        if run is not None and _are_questions(run):
            return run
    return None


def _read_run(parent: Block, place: int, series: Sequence[str]) -> _Run | None:
    first, look = _first_label(parent.children[place], series)
    if look is None:
        return None
    before = Inline()
    if first:
        lines = split_lines(parent.children[place].inline)
        before = join_lines(lines[:first])
    questions: list[_Question] = []
    pending: list[Block] = []
    at = end = place
    while at < len(parent.children):
        child = parent.children[at]
        if at > place and _first_label(child, series)[1] is not None:
            break  # others begin
        more = list(_labelled(child, series[len(questions) :], look, first if at == place else 0))
        if more:
            if pending:
                questions[-1] = replace(questions[-1], below=(*questions[-1].below, *pending))
            pending = []
            questions += more
            end = at + 1
        elif child.kind in ("section", "rule") or (at > place and parent.children[place].kind == "section"):
            break
        else:
            pending.append(child)
        at += 1
    if len(questions) < _FEWEST:
        return None
    tail = _tail(questions, pending)
    if tail:
        questions[-1] = replace(questions[-1], below=(*questions[-1].below, *tail))
    return _Run(parent, place, end + len(tail), before, series, tuple(questions))


def _tail(questions: Sequence[_Question], pending: Sequence[Block]) -> Sequence[Block]:
    """Return those of the blocks below the last question that are its own, as the ones before it have such."""
    *former, last = questions
    if last.below or not all(question.below for question in former):
        return ()
    shape = [block.kind for block in former[-1].below]
    tail: list[Block] = []
    for kind, block in zip(shape, pending, strict=False):
        if block.kind != kind:
            break
        tail.append(block)
    return tail


def _first_label(block: Block, series: Sequence[str]) -> tuple[int, _Look | None]:
    """Return in which line of a paragraph, or with which bullet, the first letter stands, and how it is written."""
    if block.kind == "list" and not block.ordered:
        first = block.children[0].children[:1]
        found = _label(first[0].inline, series[0]) if first and first[0].kind == "paragraph" else None
        return 0, found[0] if found else None
    if block.kind == "section":
        found = _label(block.children[0].inline, series[0])
        return 0, found[0] if found else None
    if block.kind != "paragraph":
        return 0, None
    for place, line in enumerate(split_lines(block.inline)):
        if (found := _label(line, series[0])) is not None:
            return place, found[0]
    return 0, None


def _label(line: Inline, sign: str) -> tuple[_Look, int] | None:
    """Return how the label of a line is written that begins with a letter, and where it ends."""
    found = _LABEL.match(line.text)
    if found is None or found["sign"] != sign:
        return None
    word = (found["word"] or "").casefold()
    if word and word not in words("question"):
        return None
    is_bold = _is_bold(line, found.start("sign"), found.end("sign"))
    if not (found["close"] or found["mark"] or is_bold) or bool(found["open"]) > bool(found["close"]):
        return None
    look = (word, found["open"], found["close"], found["mark"].strip(), is_bold, sign.isupper())
    return look, found.end()


def _is_bold(inline: Inline, start: int, end: int) -> bool:
    """Whether a label is bold, and what stands behind it is not."""
    return any(m.kind == "strong" and m.start <= start and end <= m.end <= end + _FURTHEST_END for m in inline.marks)


def _labelled(block: Block, signs: Sequence[str], look: _Look, start: int) -> Iterator[_Question]:
    """Yield the questions that a block holds, counted by the first of some letters, from a line on."""
    if block.kind == "list" and not block.ordered:
        yield from _in_bullets(block, signs, look)
    elif block.kind == "section":
        heading, *below = block.children
        if (told := _behind_label(heading.inline, signs[:1], look)) is not None:
            yield _Question(told, heading.span, tuple(below))
    elif block.kind == "paragraph":
        yield from _in_lines(block, signs, look, start)


def _behind_label(line: Inline, signs: Sequence[str], look: _Look) -> Inline | None:
    """Return what stands behind the first of some letters in a line that begins with it."""
    found = _label(line, signs[0]) if signs else None
    return cut(line, found[1], len(line.text)) if found is not None and found[0] == look else None


def _in_bullets(block: Block, signs: Sequence[str], look: _Look) -> Sequence[_Question]:
    """Return the questions that all items of a list are."""
    items: list[_Question] = []
    for place, item in enumerate(block.children):
        first, *below = item.children or (item,)
        told = _behind_label(first.inline, signs[place:], look) if first.kind == "paragraph" else None
        if told is None:
            return ()
        items.append(_Question(told, first.span, tuple(below)))
    return items


def _in_lines(block: Block, signs: Sequence[str], look: _Look, start: int) -> Iterator[_Question]:
    """Yield the questions of a paragraph, each with the lines below it that no letter begins."""
    opened: list[tuple[int, list[Inline]]] = []
    for place, line in enumerate(split_lines(block.inline)):
        told = _behind_label(line, signs[len(opened) :], look) if place >= start else None
        if told is not None:
            opened.append((place, [told]))
        elif opened:
            opened[-1][1].append(line)
        elif place >= start:
            return
    for place, lines in opened:
        yield _Question(join_lines(lines), line_span(block, place, len(lines)), ())


def _are_questions(run: _Run) -> bool:
    """Whether each letter of a run counts a question: no option, and no part of a task."""
    answered = [bool(question.below) for question in run.questions]
    if any(answered) != all(answered) or not all(question.inline.text for question in run.questions):
        return False
    if any(block.kind == "html" for question in run.questions for block in question.below):
        return False  # comments that answer
    if answered[0] and run.parent.children[run.place].kind == "section":
        return False  # headings that ask
    above = paragraph(run.before, run.parent.children[run.place]) if run.before.text else _above(run)
    are_gaps = all(has_gap(question.inline) for question in run.questions)
    if above is not None and not are_gaps and not _may_stand_above(above):
        return False
    judges = above is not None and cue_of(above) is not None
    heading = run.parent.children[0] if run.parent.kind == "section" else None
    if judges or (heading is not None and cue_of(heading) is not None):
        return True
    asking = sum(_asks(question.inline) for question in run.questions)
    return asking >= _ASKING * len(run.questions)


def _is_checklist(run: _Run) -> bool:
    """Whether what stands below questions says what to do then: “Is the meter read? – If not, wait with the keys.”.

    What a label calls an answer, “A: …”, is one.
    """
    first = run.parent.children[run.place]
    told = [question.below[0] for question in run.questions]
    said = [block.text for block in told if block.kind == "paragraph" and not answer_marker(block.text)]
    if are_of_report(first.context) or any(plain(text).startswith(_conditions()) for text in said):
        return True
    asked = [plain(question.inline.text) for question in run.questions if has_question_mark(question.inline.text)]
    orders = sum(len(text.split()) > 1 and is_imperative(text) for text in said) if asked else 0
    return 2 * orders > len(told) and not any(f"{phrase} " in text for text in asked for phrase in words("what_to_do"))


def _conditions() -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in words("if_so"))


def _offers(question: _Question) -> bool:
    """Whether options stand below a question, so that a key answers it."""
    found = read_options([part for block in question.below for part in split_options(block)])
    return found is not None and len(found[2]) >= _FEWEST


def _above(run: _Run) -> Block | None:
    return run.parent.children[run.place - 1] if run.place else None


def _asks(inline: Inline) -> bool:
    return asks(inline.text) or has_gap(inline) or asks_for_itself(inline)


def _may_stand_above(block: Block) -> bool:
    """Whether a block above questions is no task of which they are parts, and no text that they are about."""
    if block.kind == "list":
        return not block.ordered
    if block.kind in _UNITING:
        return is_key(block)
    if block.kind != "paragraph" or is_bold_line(block) or part_line(block) is not None:
        return True
    if question_label(block.text):
        return False
    if cue_of(block) is not None:
        return True
    if len(block.text.split()) > _LONGEST_INSTRUCTION:
        return False
    return leads_up(block) or is_task(block.text) or any(has_word(plain(block.text), one) for one in _ABOUT_QUESTIONS)


def _asked(run: _Run) -> Sequence[Block]:
    """Return the questions of a run as a list under numbers, below what stands above the first one."""
    first = run.parent.children[run.place]
    items = [
        as_item((paragraph(question.inline, first, question.span), *question.below), number)
        for number, question in enumerate(run.questions, 1)
    ]
    span = line_span(first, 0, 1 + run.before.text.count("\n"))
    above = [paragraph(run.before, first, span)] if run.before.text else []
    return [*above, numbered_list(items)]


# Keys


def _key_at(parent: Block, place: int) -> _Key | None:
    """Return the key that begins with a child of a block."""
    child = parent.children[place]
    if child.kind == "quote" and len(child.children) == 1 and child.children[0].kind == "paragraph":
        inner = _key_at(child, 0)
        if inner is not None and inner.holder is None:
            return replace(inner, parent=parent, place=place)
    if child.kind in ("section", "container", "quote"):
        return _Key(parent, place, child.children, child) if is_key(child) else None
    if child.kind == "table":
        return _Key(parent, place, (child,), None) if is_scheme_of_letters(child) else None
    if child.kind == "code":
        label, told = told_in_fence(child, is_stripped=True) or ("", child)
        return _Key(parent, place, (told,), None) if label else None
    if child.kind != "paragraph":
        return None
    start = _end_of_label(child)
    if not start:
        return None
    behind = cut(child.inline, start, len(child.text))
    if behind.text.strip(" )"):
        return _Key(parent, place, (paragraph(_stripped(behind, child), child),), None)
    return _Key(parent, place, parent.children[place + 1 : place + _LONGEST_KEY], parent, place + 1)


def _end_of_label(block: Block) -> int:
    """Return where a paragraph goes on behind the word that calls it a key; 0 without one."""
    start = 1 if block.text.startswith("(") else 0
    inline = cut(block.inline, start, len(block.text)) if start else block.inline
    if (label := key_label(inline)) is not None:
        return start + label[1]
    end = answer_marker(inline.text) or behind_key_word(inline.text)
    return start + end if end else 0


def _stripped(inline: Inline, block: Block) -> Inline:
    """Return what stands behind the label of a key without the tags and brackets around all of it."""
    start = len(inline.text) - len(inline.text.lstrip())
    end = len(inline.text.rstrip())
    if block.text.startswith("(") and inline.text[:end].endswith(")"):
        end -= 1
    marks = tuple(m for m in inline.marks if not (m.kind == "html" and m.target.startswith("</") and m.start >= end))
    return cut(replace(inline, marks=marks), start, end)


def _answered(runs: Sequence[_Run], key: _Key, length: int) -> _Edits:
    """Return what stands for a run and for the key to it, which ends at a block of those that tell.

    It is nothing where the key is one to something else, or to several runs.
    """
    read: dict[Sequence[str], tuple[_Reader, int]] = {}
    for series in {run.series for run in runs}:
        reader = _Reader(series)
        read[series] = (reader, reader.read(key.told[:length]))
    fitting = [run for run in runs if _answers(run, read[run.series][0])]
    if len(fitting) != 1:
        return {}
    run = fitting[0]
    reader, end = read[run.series]
    told = _told(reader)
    edits: _Edits = {(id(run.parent), run.place): (run.end, _asked(run))}
    child = key.parent.children[key.place]
    if key.holder is child:
        made = replace(child, children=(*reader.before, told, *key.told[end:]))
        edits[id(key.parent), key.place] = (key.place + 1, [made])
    else:
        last = key.place + 1 + (end if key.holder is not None else 0)
        edits[id(key.parent), key.place] = (last, [section_of(heading_of(Inline(_TITLE), child), [told])])
    return edits


def _answers(run: _Run, reader: _Reader) -> bool:
    """Whether the entries that were read are a key to a run."""
    known = [number for number in reader.entries if number <= len(run.questions)]
    return len(known) >= max(_FEWEST, _MOST * len(run.questions)) and all(reader.entries.values())


def _told(reader: _Reader) -> Block:
    """Return the entries that were read as a list under numbers."""
    return numbered_list([as_item(blocks, number) for number, blocks in reader.entries.items()])


def _answered_by_groups(runs: Sequence[_Run], key: _Key) -> _Edits:
    """Return what stands for some runs and for a key that names each of them: “**Part 2** a. … b. …”.

    What other rules read as it stands is left to them.
    """
    edits: _Edits = {}
    put: dict[int, Block] = {}
    titles = _Titles(runs)
    for group in _groups_in(key) if key.holder is not None else ():
        run = titles.run_of(group.name)
        if run is None or (place := (id(run.parent), run.place)) in edits:
            continue
        reader = _Reader(run.series)
        end = reader.read(group.told)
        if not _answers(run, reader):
            continue
        told = _told(reader)
        if group.is_known and len(told_of(run.series, group.told)[1]) >= len(told.children):
            continue
        edits[place] = (run.end, _asked(run))
        put[group.place] = group.put(told, reader.before, end, _title_of(run))
    child = key.parent.children[key.place]
    if put and key.holder is not child:  # a label in a line of its own
        below = [put.get(place, block) for place, block in enumerate(key.told, key.first) if place <= max(put)]
        edits[id(key.parent), key.place] = (max(put) + 1, [section_of(heading_of(Inline(_TITLE), child), below)])
    else:
        edits |= {(id(key.holder), place): (place + 1, [made]) for place, made in put.items()}
    return edits


def _groups_in(key: _Key) -> Iterator[_Group]:
    """Yield what a key tells of each exercise that it names: by a heading, a line in bold, or where a line opens."""
    name = ""
    for place, block in enumerate(key.told, key.first):
        if block.kind == "section":
            yield _Group(place, block, block.children[0].text, block.children[1:], is_known=True)
        elif block.kind == "paragraph" and (label := _GROUP.match(block.text)) is not None:
            told = paragraph(cut(block.inline, label.end(), len(block.text)), block)
            if _GROUP_WITHIN.search(told.text) is None:
                is_known = label["word"] is not None
                yield _Group(place, block, label[0], (told,), is_known=is_known, is_apart=True)
        elif _names_group(block):
            name = block.text
        elif name:
            yield _Group(place, block, name, (block,), is_known=True)


def _title_of(run: _Run) -> str:
    """Return the title above a run: a line in bold, or the heading of its section."""
    above = _above(run)
    if above is not None and above.kind == "paragraph" and (is_bold_line(above) or part_line(above) is not None):
        return above.text
    return run.parent.children[0].text if run.parent.kind == "section" else ""


class _Titles:
    """Runs by their titles, so that a key with many names looks at each title but where that may fit."""

    def __init__(self, runs: Sequence[_Run]) -> None:
        self._runs: dict[str, list[_Run]] = defaultdict(list)
        self._by_count: dict[str, list[str]] = defaultdict(list)
        self._by_words: dict[str, list[str]] = defaultdict(list)
        self._by_part: dict[str, list[str]] = defaultdict(list)
        for run in runs:
            self._runs[_title_of(run)].append(run)
        for title in self._runs:
            if (found := _COUNT.match(title)) is not None:
                self._by_count[found["count"].casefold()].append(title)
            spoken = title_of_section(title)
            self._by_words[spoken].append(title)
            for part in titles_it_may_hold(spoken):
                self._by_part[part].append(title)

    def run_of(self, name: str) -> _Run | None:
        """Return the only run of the exercise that a key names."""
        name = name[behind_reference(name) :]
        spoken = title_of_section(name)
        near = {title for part in (spoken, *titles_it_may_hold(spoken)) for title in self._by_words.get(part, ())}
        near.update(self._by_part.get(spoken, ()))
        if (found := _COUNT.match(name)) is not None:
            near.update(self._by_count.get(found["count"].casefold(), ()))
        fitting = [title for title in near if _fit(title, name)]
        runs = self._runs[fitting[0]] if len(fitting) == 1 else []
        return runs[0] if len(runs) == 1 else None


def _fit(title: str, name: str) -> bool:
    """Whether the title of questions and the name in a key are of one exercise: “2. Months” and “Zu 2”."""
    first, other = _COUNT.match(title), _COUNT.match(name)
    if first is None or other is None:
        return titles_fit(title_of_section(title), title_of_section(name))
    one, two = (found["word"].casefold() if found["word"] else "" for found in (first, other))
    return first["count"].casefold() == other["count"].casefold() and (not one or not two or words_fit(one, two))


def _names_group(block: Block) -> bool:
    """Whether a block of a key names what it answers, or is a part of one with several, “**Zu 1**”, “**1.** a oak”."""
    if block.kind == "section":
        return True
    if block.kind == "list":
        return block.ordered
    if block.kind != "paragraph":
        return False
    if _GROUP.match(block.text) is not None:
        return True
    return is_bold_line(block) and not _is_entry(block.text) and not _end_of_label(block)


def _is_entry(text: str) -> bool:
    """Whether a line begins with the letter of an entry, “a) oak”, “b oak”, and not with a word, “Part 1”."""
    found = _ENTRY.match(text)
    return found is not None and bool(found["close"] or found["mark"] or found["blank"] or found.end() == len(text))


class _Reader:
    """Reads the entries of a key behind the letters of a series, all of which are written alike."""

    def __init__(self, series: Sequence[str]) -> None:
        self.entries: dict[int, list[Block]] = {}
        self.before: list[Block] = []
        self._places = {sign: number for number, sign in enumerate(series, 1)}
        self._other = {sign.swapcase(): number for sign, number in self._places.items()}
        self._look: _Look | None = None
        self._last = 0
        self._bold: frozenset[int] = frozenset()
        """Where something in bold begins in the text that is read."""

    def read(self, blocks: Sequence[Block]) -> int:
        """Take the entries of some blocks, and return where they end among these."""
        end = 0
        pending: list[Block] = []
        for place, block in enumerate(blocks):
            last = self._last
            if self._take(block):
                if last:
                    self.entries[last].extend(pending)
                pending = []
                end = place + 1
            elif block.kind in ("section", "rule"):
                break
            elif last and not pending and self._goes_on(block):
                self.entries[last].append(block)
                end = place + 1
            else:
                (pending if last else self.before).append(block)
        return end

    def _goes_on(self, block: Block) -> bool:
        """Whether a block below an entry is what that tells, or belongs to it by its kind."""
        told = self.entries[self._last]
        return not told or leads_up(told[-1]) or block.kind in _UNITING

    def _take(self, block: Block) -> bool:
        """Take the entries of a block, if it has any."""
        if block.kind == "list" and not block.ordered:
            return self._of_each([(item.children[0], item.children[1:]) for item in block.children if item.children])
        if block.kind == "table":
            return self._of_table([(label, paragraph(told.inline, told)) for label, told in labelled_cells(block)])
        if block.kind != "paragraph":
            return False
        return self._in_text(block)

    def _of_each(self, told: Sequence[tuple[Block, Sequence[Block]]]) -> bool:
        found = [(self._at(first.inline, 0), first, more) for first, more in told]
        if not found or any(one is None for one, _, _ in found):
            return False
        for label, first, more in found:
            if label is None:
                return False
            number, look, end = label
            rest = cut(first.inline, end, len(first.text))
            self._add(number, look, (*((paragraph(rest, first),) if rest.text else ()), *more))
        return True

    def _of_table(self, rows: Sequence[tuple[Block, Block]]) -> bool:
        found = [(self._number(label.text.strip(" .:()")), told) for label, told in rows]
        if not found or not all(number for number, _ in found):
            return False
        for number, told in found:
            self._add(number, None, (told,))
        return True

    def _number(self, sign: str) -> int:
        return self._places.get(sign) or self._other.get(sign) or 0

    def _add(self, number: int, look: _Look | None, blocks: Sequence[Block]) -> None:
        self.entries.setdefault(number, []).extend(blocks)
        self._look, self._last = self._look or look, number

    def _at(self, inline: Inline, start: int) -> tuple[int, _Look, int] | None:
        """Return the number, the look and the end of the label at a place."""
        self._bold = frozenset(mark.start for mark in inline.marks if mark.kind == "strong")
        found = _ENTRY.match(inline.text, start)
        return self._read(found, inline) if found is not None else None

    def _read(self, found: re.Match[str], inline: Inline) -> tuple[int, _Look, int] | None:
        word = (found["word"] or "").casefold()
        number = self._number(found["sign"])
        if not number or (word and not any(word in words(table) for table in _BEFORE_LETTER)):
            return None
        mark = found["mark"].strip()
        is_end = found.end() == len(inline.text)
        if not found["blank"] and mark not in _TIGHT and not is_end:
            return None
        is_bold = not self._bold.isdisjoint((found.start(), found.start("open"), found.start("sign")))
        look = (word, found["open"], found["close"], mark, is_bold, found["sign"].isupper())
        return (number, look, found.end()) if self._look in (None, look) else None

    def _in_text(self, block: Block) -> bool:
        """Take the entries of a paragraph: one, one for each line, or several within a line."""
        inline, text = block.inline, block.text
        first = self._at(inline, 0)
        if first is None or first[0] <= self._last:
            return False
        labels = [(0, *first)]
        look = first[1]
        self._look = self._look or look
        for found in (_NEXT_BEHIND_WORD if look[0] else _NEXT).finditer(text, first[2]):
            read = self._read(found, inline)
            before = text[max(0, found.start() - _WIDTH) : found.start()].rstrip(" ")
            begins = before.endswith("\n")
            if read is None or not (read[0] > labels[-1][1] if begins else read[0] == labels[-1][1] + 1):
                continue
            is_plain = not any(look[:-1])
            if is_plain and not before.endswith(_PARTING):
                continue
            labels.append((found.start(), *read))
        for (_, number, _, end), after in zip(labels, [*labels[1:], None], strict=True):
            stop = after[0] if after else len(text)
            told = cut(inline, end, end + len(text[end:stop].rstrip(_BETWEEN)))
            place = text.count("\n", 0, end)
            blocks = (paragraph(told, block, line_span(block, place)),) if told.text else ()
            self._add(number, look, blocks)
        return True
