"""A lesson in which the parts of a test and those of its key are sections, though lines or letters alone name them.

A key in one paragraph, “Answers: **A** 1 b, 2 c **B** 1 T, 2 F”, then reads as one with a heading for each part does,
and so does a test whose parts stand below “Part One” and “Part Two”, if a key names them. What stands below “Key” alone
is an answer's box, where questions above have its numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, takewhile

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline, Markdown
from mkdeck.parsing.inline import beside, cut, opening_mark, split_lines
from mkdeck.parsing.pieces import covering, ending, joined, paragraph, with_children
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answer_keys import is_key
from mkdeck.recognition.answers import is_answer_container
from mkdeck.recognition.bare_tasks import are_exercises
from mkdeck.recognition.exercise_names import behind_key_word, is_key_title, shows_key, without_remark
from mkdeck.recognition.gaps import has_gap
from mkdeck.recognition.key_entries import (
    behind_reference,
    counts_from_one,
    entries_of,
    labelled_entries,
    numbered,
    read_key,
)
from mkdeck.recognition.key_labels import key_label
from mkdeck.recognition.numbered_questions import below_names, questions_in
from mkdeck.recognition.options import holds_options
from mkdeck.recognition.part_names import PartName, part_line, part_name_at
from mkdeck.recognition.titled_keys import box, titled_quotation
from mkdeck.recognition.verdicts import verdict_words
from mkdeck.values import cached_property, dataclass, replace
from mkdeck.wording.words import answer_marker, asks, has_question_mark, is_exact_answer_label, plain, words

_FEWEST, _FEWEST_OF_KEY = 2, 3
"""Parts, and the entries of each of them; entries below “KEY” alone."""
_MOST = 0.7
"""The share of questions that a key must answer; one that is left out is told."""
_FURTHEST = 60
"""Blocks between a key and the questions that it answers, at most."""
_MOST_BLOCKS = 40
"""Blocks of entries behind the name of one part, at most."""
_LONGEST_OPENING = 24
"""Characters in which a title names its part."""
_DEEPEST = 6
"""The rank of headings that nobody wrote."""
_TELLING = frozenset(["section", "container", "quote", "paragraph", "list"])
"""The kinds of blocks with which a key may begin."""
_REMARK = re.compile(r"\([^()\n]{1,60}\)[.:]?[ ]{0,3}\n\s{0,3}")
"""“IV. (in any order)”, above the entries."""
_BRACKETED, _COUNT_WITH_BRACKET = re.compile(r"\([^()]{0,60}\)"), re.compile(r"(?:^|(?<=[\s,;|]))\d{1,3}\)")
"""“(1)”, “(or ash)” and “1)” within brackets."""
_BARE_NAME = re.compile(r"(?:[^\W\d_]{3,10}\.? )?(?:[A-H]|[IVX]{1,4})(?=\s[^\W\d_]{2})")
"""“A Short answers”, “Part B Reasons”."""
_MAY_BEGIN_PART = re.compile(r"(?:^|(?<=[\s;|·(]))(?=[^\W\d_])")


def with_written_parts(lesson: Block) -> Block:
    """Return a lesson whose keys to several parts, and the parts that these name, are sections."""
    plainly = _with_keys(lesson, _Titles(lesson))
    names = list(_names_in_keys(plainly))
    return _with_signs(_with_parts(plainly, names), names) if len(names) >= _FEWEST else plainly


@dataclass(frozen=True, slots=True)
class _Part:
    """The key to one part: its name, the block in which that stands, and what it tells."""

    name: PartName
    named_in: Block
    blocks: tuple[Block, ...]


class _Titles:
    """The titles of a lesson, headings and short lines, by whose words a part may be known."""

    def __init__(self, lesson: Block) -> None:
        self._lesson = lesson

    @cached_property
    def _words(self) -> frozenset[str]:
        headings = (heading.text for heading in self._lesson.within("heading"))
        lines = (line.text for line in self._lesson.within("paragraph") if part_line(line) is not None)
        return frozenset(word for title in (*headings, *lines) for word in plain(title[:_LONGEST_OPENING]).split())

    @cached_property
    def _openings(self) -> tuple[str, ...]:
        return tuple(heading.text.casefold() for heading in self._lesson.within("heading"))

    def head(self, parts: Sequence[_Part]) -> bool:
        """Whether each of several parts has a heading of its own: “Round 1: Rivers”."""
        names = [rf"{re.escape(part.name.word)} {re.escape(part.name.count.casefold())}\b" for part in parts]
        is_headed = [any(re.match(name, opening) for opening in self._openings) for name in names]
        return len(parts) >= _FEWEST and all(is_headed)

    @cached_property
    def _names(self) -> frozenset[tuple[str, tuple[str, int]]]:
        headings = (part_name_at(heading.inline, 0) for heading in self._lesson.within("heading"))
        lines = (part_line(line) for line in self._lesson.within("paragraph") if not _tells_at_once(line))
        names = filter(None, (*headings, *lines))
        return frozenset((name.word, count) for name in names for count in name.counts)

    def call(self, parts: Sequence[_Part]) -> bool:
        """Whether all of several parts that a key has answers to, by a word, stand below titles with their names."""
        told = [part.name for part in parts if _has_entries(part.blocks)]
        words_and_counts = ({(word, count) for count in name.counts for word in (name.word, "")} for name in told)
        return len(told) >= _FEWEST and all(name.word for name in told) and not any(map(self._lack, words_and_counts))

    def _lack(self, name: Iterable[tuple[str, tuple[str, int]]]) -> bool:
        return self._names.isdisjoint(name)

    def name(self, parts: Sequence[_Part]) -> bool:
        """Whether two of some parts at least may stand below titles of their own."""
        return sum(part.name.count.casefold() in self._words for part in parts) >= _FEWEST


def _with_keys(block: Block, titles: _Titles) -> Block:
    """Return a block that may hold keys with those within it as sections."""
    children: list[Block] = []
    place, is_same, is_within_key = 0, True, is_key(block)
    while place < len(block.children):
        child = block.children[place]
        if child.kind in _TELLING:
            made, end = _key_at(block.children, place, titles, is_within_key=is_within_key)
        else:
            made, end = (), place
        if made:
            children += made
            place, is_same = end, False
        else:
            put = _with_keys(child, titles) if child.kind in HOLDING else child
            children.append(put)
            place, is_same = place + 1, is_same and put is child
    return block if is_same else replace(block, children=tuple(children))


def _key_at(
    children: Sequence[Block], place: int, titles: _Titles, *, is_within_key: bool
) -> tuple[Sequence[Block], int]:
    """Return a key that begins at a place, as sections, and where it ends; nothing where none does."""
    if children[place].kind in ("section", "container", "quote"):
        return _key_in(children, place)
    block = _unbracketed(children[place])
    label = key_label(block.inline) if block.kind == "paragraph" else None
    marked = answer_marker(block.text) if block.kind == "paragraph" else None
    if label is None and marked is None:
        if not is_within_key and not block.inline.marks:
            return [], place  # as nearly always: there bold is what names a part
        return _unlabelled_key_at(children, place, titles, block, is_within_key=is_within_key)
    title, start = label or (block.text[:marked].strip(" :"), marked or 0)
    told = cut(block.inline, start, len(block.text))
    if told.text.strip(" )"):
        parts, end = _parts_in(told, block), place + 1
    else:
        parts, end = _parts_at(children, place + 1)
    if parts and (titles.name(parts) or _asks_by_number(children[:place], parts)):
        return [_key_of(title, _plainly(parts), block)], end
    if parts or label is None:
        return [], place
    if not told.text.strip(" )"):
        is_alone = marked is not None and is_exact_answer_label(block.text)  # not “Answers (for the teacher)”
        is_title = plain(title) in words("key") or not is_alone
        return _key_below(children, place) if is_title else ([], place)
    entries = ending(_stripped(told, block).inline, block)
    is_known = block is children[place] and _is_known(block, marked)
    is_key_here = not is_known and counts_from_one(numbered([entries]))
    return ([_key_of(title, [entries], block)] if is_key_here else []), place + 1


def _unlabelled_key_at(
    children: Sequence[Block], place: int, titles: _Titles, block: Block, *, is_within_key: bool
) -> tuple[Sequence[Block], int]:
    """Return what `_key_at` does of a block without a label: the key to a part that it names, within a key or alone."""
    if not is_within_key and _opens_key(block):
        parts, end = _parts_at(children, place)
        is_key_here = titles.head(parts) and all(_has_entries(part.blocks) for part in parts[:_FEWEST])
        return ([_key_of("Answers", _plainly(parts), block)], end) if is_key_here else ([], place)
    parts, end = _parts_at(children, place) if is_within_key and _may_name_part(block) else ([], place)
    if not parts:
        return [], place  # as nearly always
    tells_at_once = any(_tells_at_once(part.named_in) for part in parts)
    is_read = _may_hide_parts(block) or ((tells_at_once or _count_on(parts)) and titles.call(parts))
    return (_plainly(parts), end) if is_read else ([], place)


def _opens_key(block: Block) -> bool:
    """Whether a paragraph is the key to a part that it names in bold, “**Round 1** – 1. Ottawa 2. The Danube”."""
    if block.kind != "paragraph" or not block.inline.marks:
        return False
    mark = opening_mark(block.inline, "strong")
    if mark is None:
        return False
    name = part_name_at(block.inline, 0)
    if name is None or name.word not in words("part") or not mark.end - 1 <= name.end <= mark.end + 2:
        return False
    return _has_entries([_stripped(cut(block.inline, name.end, len(block.text)), block)])


def _unbracketed(block: Block) -> Block:
    """Return a paragraph that stands in brackets as a whole, “(Answers: 1 a, 2 b, 3 a)”, without them."""
    if block.kind != "paragraph" or block.text[:1] != "(" or block.text[-1:] != ")":
        return block
    within = block.text[1:-1]
    if ")" in within and ")" in _COUNT_WITH_BRACKET.sub("", _BRACKETED.sub("", within)):
        return block  # “(a) … (b)”
    return paragraph(cut(block.inline, 1, len(block.text) - 1), block)


def _asks_by_number(before: Sequence[Block], parts: Sequence[_Part]) -> bool:
    """Whether questions above have numbers that a key has, so that it is no answer in parts to a single question."""
    told = numbered([block for part in parts[:1] for block in part.blocks])
    asked = {question.number for question in questions_in(before[-_FURTHEST:])}
    return len(asked & told.keys()) >= _FEWEST


def _is_known(block: Block, marked: int | None) -> bool:
    """Whether readers of keys know the label of one themselves: “Answers: …”, “Key: …”, “Answer 1: …” in each line."""
    is_marker = marked is not None and not any(map(str.isdecimal, block.text[:marked]))
    return is_marker or behind_key_word(block.text) > 0 or bool(labelled_entries(block))


def _key_of(title: str, below: Sequence[Block], block: Block) -> Block:
    """Return the section of a key that a paragraph holds or begins."""
    return section_of(heading_of(Inline(title), block), below)


def _may_name_part(block: Block) -> bool:
    """Whether a block of a key may open with the name of a part; it may be a list of bullets that all do."""
    if block.kind == "list":
        return not block.ordered and len(block.children) >= _FEWEST and all(map(_names_part, block.children))
    return block.kind == "paragraph" and part_name_at(block.inline, 0) is not None


def _names_part(item: Block) -> bool:
    first = item.children[0] if len(item.children) == 1 else None
    return first is not None and first.kind == "paragraph" and part_name_at(first.inline, 0) is not None


def _tells_at_once(line: Block) -> bool:
    """Whether a paragraph has entries behind the name of a part, “Part A: 1. T 2. F”, so that it is no title."""
    name = part_name_at(line.inline, 0)
    if name is None:
        return False
    return _has_entries([_stripped(cut(line.inline, _end_of_title(name, line), len(line.text)), line)])


def _count_on(parts: Sequence[_Part]) -> bool:
    """Whether the numbers of a key go on from part to part, “Part A: 1. T 2. F” and “Part B: 3. ice”."""
    told = [[number for block in part.blocks for number, _ in entries_of(block)] for part in parts]
    if not all(number.isdecimal() for numbers in told for number in numbers):
        return False
    counts = [int(number) for numbers in told for number in numbers]
    return all(one < other for one, other in pairwise(counts))


def _may_hide_parts(block: Block) -> bool:
    """Whether a block of a key names parts in a way that its readers do not know: within a line, or by words, “One”."""
    if block.kind != "paragraph":
        return False
    name = part_name_at(block.inline, 0)
    return name is not None and (name.is_in_words or len(_parts_in(block.inline, block)) > block.text.count("\n") + 1)


def _parts_in(told: Inline, block: Block) -> list[_Part]:
    """Return the keys to several parts that stand in one text, “A: 1 b, 2 c; B: 1 T, 2 F”; none where it is another."""
    names: list[tuple[int, PartName]] = []
    for sign in _MAY_BEGIN_PART.finditer(told.text):
        name = part_name_at(told, sign.start())
        if name is not None and name.follows(names[-1][1] if names else None):
            names.append((sign.start(), name))
    if not names or told.text[: names[0][0]].strip(" (:–—-"):
        return []
    ends = [start for start, _ in names[1:]] + [len(told.text)]
    texts = [cut(told, name.end, end) for (_, name), end in zip(names, ends, strict=True)]
    return _sure([_Part(name, block, (_stripped(text, block),)) for (_, name), text in zip(names, texts, strict=True)])


def _stripped(text: Inline, block: Block) -> Block:
    """Return what stands behind a label without the signs around it, and without italics over whole lines."""
    start = len(text.text) - len(text.text.lstrip(" :.)–—-\n"))
    remark = _REMARK.match(text.text, start)
    start = remark.end() if remark is not None and remark.end() < len(text.text.rstrip()) else start
    told = cut(text, start, len(text.text.rstrip(" ;|/·(–—\n")))
    ends = {0, len(told.text), *(at for at, sign in enumerate(told.text) if sign == "\n")}
    marks = [m for m in told.marks if not (m.kind == "emphasis" and m.end in ends and {m.start, m.start - 1} & ends)]
    return paragraph(replace(told, marks=tuple(marks)), block)


def _parts_at(children: Sequence[Block], place: int) -> tuple[list[_Part], int]:
    """Return the keys to several parts in the blocks from a place on, each below or behind its name; and their end.

    They may be the bullets of a list.
    """
    if place < len(children) and children[place].kind == "list" and _may_name_part(children[place]):
        bullets = [item.children[0] for item in children[place].children]
        parts, end = _parts_at(bullets, 0)
        return (parts, place + 1) if end == len(bullets) else ([], place)
    if place < len(children) and children[place].kind == "paragraph":
        parts = _parts_in(children[place].inline, children[place])
        if parts:
            return parts, place + 1
    found: list[_Part] = []
    while place < len(children):
        block = children[place]
        name = part_name_at(block.inline, 0) if block.kind == "paragraph" else None
        if name is not None and name.follows(found[-1].name if found else None):
            told = _stripped(cut(block.inline, _end_of_title(name, block), len(block.text)), block)
            found.append(_Part(name, block, (told,) if told.text else ()))
        elif found and _may_go_on(found[-1], block) and _has_entries([block]):
            found[-1] = replace(found[-1], blocks=(*found[-1].blocks, block))
        else:
            break
        place += 1
    return _sure(found), place


def _may_go_on(part: _Part, block: Block) -> bool:
    """Whether a block is of a kind that may go on with the key to a part, which has not too many blocks already."""
    return block.kind in ("list", "paragraph", "table") and len(part.blocks) < _MOST_BLOCKS


def _end_of_title(name: PartName, block: Block) -> int:
    """Return where the name of a part ends, with the bold that says what is in it: “**Part B: Gaps** 1. ice”."""
    bold = block.inline.marks[0] if block.inline.marks else None
    is_title = bold is not None and bold.kind == "strong" and not bold.start and name.end < bold.end
    said = block.text[name.end : bold.end] if bold is not None and is_title else ""
    return name.end + len(said) if not any(map(str.isdecimal, said)) else name.end


def _sure(parts: list[_Part]) -> list[_Part]:
    """Return parts that are surely a key: two of them at least have several entries."""
    return parts if sum(bool(numbered(part.blocks)) for part in parts) >= _FEWEST else []


def _key_below(children: Sequence[Block], place: int) -> tuple[Sequence[Block], int]:
    """Return the key that stands below its title “KEY”, as an answer's box; nothing in a song, whose key is another.

    It answers numbered questions above it, and counts from one.
    """
    below = list(takewhile(lambda block: _has_entries([block]), children[place + 1 :]))
    told = numbered(below)
    if not counts_from_one(told):
        is_key_here = bool(below) and _fits(children[:place], _counting_up(below))
        return ([box(children[place], below)], place + 1 + len(below)) if is_key_here else ([], place)
    asked = {question.number for question in questions_in(children[:place][-_FURTHEST:])}
    if len(asked & told.keys()) < _FEWEST or 2 * sum(map(_sets_task, told.values())) > len(told):
        return [], place  # “Our answers”, and what is to be done with them
    return [box(children[place], below)], place + 1 + len(below)


def _key_in(children: Sequence[Block], place: int) -> tuple[Sequence[Block], int]:
    """Return the key in a section, a box or a quotation “Key”, as an answer's box; a song has another key.

    It answers the questions above it, nearly all of them, in their order, and no picture stands among these, as above
    the key of a map. What else stands in it, as how to hand it out, has no numbers.
    """
    title, below = _titled(children[place])
    if title is None or not (told := _counting_up(below) or _below_labels(title, below)):
        return [], place
    is_behind_section = place > 0 and children[place - 1].kind == "section"
    scopes = [children[place - 1 : place], children[:place]] if is_behind_section else [children[:place]]
    if any(_judges_statements(above, told) for above in scopes):
        is_list = children[place].kind == "section" and len(below) == 1
        return [_key_of("Answers", below, title) if is_list else box(title, below)], place + 1
    return ([box(title, below)], place + 1) if any(_fits(above, told) for above in scopes) else ([], place)


def _titled(block: Block) -> tuple[Block | None, Sequence[Block]]:
    """Return the title of a section, a box or a quotation that is called a key, and what stands below it."""
    if block.kind == "section":
        title, *below = block.children
        return (title, below) if is_key_title(title.text) else (None, ())
    if block.kind == "quote":
        return titled_quotation(block)
    if is_answer_container(block) or not (is_key_title(block.text) or shows_key(block.text)):
        return None, ()
    return block, block.children


def _counting_up(below: Sequence[Block]) -> Mapping[str, Sequence[Block]]:
    """Return the entries of a key if their numbers go up through all of its blocks; nothing of any other."""
    told = [entry for block in below for entry in entries_of(block)]
    counts = [int(number) if number.isdecimal() else 0 for number, _ in told]
    are_going_up = all(one < other for one, other in pairwise([0, *counts]))
    return dict(told) if len(told) >= _FEWEST_OF_KEY and are_going_up else {}


def _below_labels(title: Block, below: Sequence[Block]) -> Mapping[str, Sequence[Block]]:
    """Return the entries of a key as its readers find them in a box, below labels as well; they must count from one."""
    told = read_key([box(title, below)], 0) if below else {}
    return told if len(told) >= _FEWEST_OF_KEY and counts_from_one(told) else {}


def _fits(above: Sequence[Block], told: Mapping[str, Sequence[Block]]) -> bool:
    """Whether a key answers nearly all the questions above it, in their order, and tells nobody what to do."""
    asked = below_names(questions_in(above), told)
    if not told or any(map(_shows, above)) or any(map(_sets_task, told.values())):
        return False
    if _are_of(told, [question.number for question in asked]):
        answered = [question.blocks for question in asked if question.number in told]
    else:
        lists = [inner for block in above for inner in block.walk() if inner.kind == "list" and inner.ordered]
        items = [item for found in lists for item in found.children if item.children]
        if not _are_of(told, [str(item.number) for item in items]):
            return False
        answered = [item.children for item in items if str(item.number) in told]
    if all(are_exercises(first) for first, *_ in answered):
        return True
    surely = list(map(_surely_asks, answered))
    others = (first for (first, *_), is_sure in zip(answered, surely, strict=True) if not is_sure)
    return 2 * sum(surely) >= len(answered) and all(asks(first.text) for first in others)


def _are_of(told: Mapping[str, Sequence[Block]], numbers: Sequence[str]) -> bool:
    """Whether the numbers of a key are nearly all of those that are asked, in their order."""
    return list(told) == [number for number in numbers if number in told] and len(told) >= _MOST * len(numbers)


def _surely_asks(blocks: Sequence[Block]) -> bool:
    """Whether a numbered question has a question mark, a gap or options; another may be a step, “Draw a line”."""
    asking = blocks[:2] if blocks[0].kind == "heading" else blocks[:1]  # “Question 3”, and below it what it asks
    return any(has_question_mark(one.text) or has_gap(one.inline) for one in asking) or any(map(holds_options, blocks))


def _sets_task(entry: Sequence[Block]) -> bool:
    """Whether an entry asks in its turn, or tells whoever teaches what to do: “Hand out the slips”; code does not."""
    if not entry or entry[0].kind != "paragraph":
        return False
    marks = entry[0].inline.marks
    return not (marks and marks[0].kind == "code" and not marks[0].start) and asks(entry[0].text)


def _judges_statements(above: Sequence[Block], told: Mapping[str, Sequence[Block]]) -> bool:
    """Whether a key tells of nearly all of the numbered statements above it, and of no question, whether it is true."""
    if not all(entry and _begins_verdict(entry[0].text) for entry in told.values()):
        return False
    from mkdeck.recognition.truth_keys import numbered_statements, tells_both_verdicts  # few keys tell such

    if not tells_both_verdicts(told):
        return False
    stated = [
        statement.number
        for block in above
        for inner in block.walk()
        if inner.kind in ("list", "table")
        for statement in numbered_statements(inner)
    ]
    return _are_of(told, stated)


def _begins_verdict(text: str) -> bool:
    said = plain(text).split()
    return any(" ".join(said[:length]) in verdict_words() for length in (1, 2))


def _shows(block: Block) -> bool:
    """Whether a picture stands in a block."""
    return any(mark.kind == "image" for inner in block.walk() for mark in inner.inline.marks)


def heading_of(title: Inline, block: Block) -> Block:
    """Return a heading that nobody wrote, above a block of a key or of a test."""
    return Block("heading", Markdown(title.text), block.span, level=_DEEPEST, context=block.context, inline=title)


def section_of(heading: Block, below: Sequence[Block]) -> Block:
    """Return a section with a heading that nobody wrote."""
    blocks = (heading, *below)
    source = joined(block.source for block in blocks)
    return Block("section", source, covering(blocks), level=_DEEPEST, children=blocks, context=heading.context)


def _plainly(parts: Sequence[_Part]) -> list[Block]:
    """Return the keys to parts as sections; what has no numbers, “C: open”, stands in a line before them."""
    said = [part for part in parts if not _has_entries(part.blocks)]
    lines = [
        paragraph(Inline(f"{part.name.title}: {' '.join(block.text for block in part.blocks)}"), part.named_in)
        for part in said
    ]
    told = (part for part in parts if _has_entries(part.blocks))
    return [*lines, *(section_of(heading_of(Inline(part.name.title), part.named_in), part.blocks) for part in told)]


def _has_entries(blocks: Iterable[Block]) -> bool:
    return any(True for block in blocks for _ in entries_of(block))


def _names_in_keys(block: Block) -> Iterator[PartName]:
    """Yield the names of the parts that have sections or lines of their own in the keys of a lesson."""
    for section in block.within("section"):
        for child in section.children[1:] if is_key(section) else ():
            if child.kind == "section":
                lines: Sequence[Inline] = [child.children[0].inline]
            else:
                lines = split_lines(child.inline) if child.kind == "paragraph" else ()
            yield from filter(None, map(_name_in_line, lines))
    yield from chain.from_iterable(map(_names_below_lines, (block, *block.within("section"))))


def _names_below_lines(block: Block) -> Iterator[PartName]:
    """Yield the names that open paragraphs below a line in bold which calls them a key, “**Answers**”."""
    is_told = False
    for child in block.children:
        if child.kind != "paragraph":
            is_told = is_told and child.kind not in HOLDING
        elif is_bold_line(child):
            is_told = is_key_title(child.text) or is_exact_answer_label(without_remark(child.text))
        elif is_told:
            yield from filter(None, map(_name_in_line, split_lines(child.inline)))


def _name_in_line(line: Inline) -> PartName | None:
    """Return the name with which a line opens, maybe behind words that refer to it, “zu A”, “Lösung zu A”."""
    first, _, rest = line.text.partition(" ")
    start = behind_reference(line.text)
    if not start and plain(first) in words("answer") and (reference := behind_reference(rest)):
        start = len(first) + 1 + reference
    return part_name_at(cut(line, start, len(line.text)) if start else line, 0)


def _with_parts(block: Block, names: Sequence[PartName]) -> Block:
    """Return a block in which the lines that open the parts of these names are headings."""
    if block.kind not in HOLDING or is_key(block):
        return block
    children = [_with_parts(child, names) for child in block.children]
    lines = [(place, name) for place, child in enumerate(children) if (name := part_line(child)) is not None]
    opened: list[int] = []
    last: PartName | None = None
    for place, name in lines:
        if name.follows(last) and any(map(name.fits, names)):
            opened.append(place)
            last = name
    if len(opened) < _FEWEST:
        return with_children(block, children)
    first_section = next((at for at, child in enumerate(children) if child.kind == "section"), len(children))
    ends = [*opened[1:], max(first_section, opened[-1] + 1)]
    sections = [_opened(children[start:end]) for start, end in zip(opened, ends, strict=True)]
    return replace(block, children=(*children[: opened[0]], *sections, *children[ends[-1] :]))


def _with_signs(block: Block, names: Sequence[PartName]) -> Block:
    """Return a block in which a sign parts the letters of parts from their titles, “A. Short answers”.

    Without one, “A Short answers”, the letters must count sections side by side, of which a key names two at least.
    """
    if block.kind not in HOLDING or is_key(block):
        return block
    children = [_with_signs(child, names) for child in block.children]
    last: PartName | None = None
    counted: list[int] = []
    bare: list[tuple[int, int]] = []
    many = 0
    for place, child in enumerate(children):
        title = (
            child.children[0] if child.kind == "section" and child.level == _level(children, counted, child) else None
        )
        name = _bare_name(title.inline) if title is not None else None
        if title is None or name is None or not name.follows(last):
            continue
        last = name
        counted.append(place)
        many += any(map(name.fits, names))
        if not name.is_parted and _BARE_NAME.match(title.text) is not None:
            bare.append((place, name.end))
    if many < _FEWEST or not bare:
        return with_children(block, children)
    for place, end in bare:
        title, *below = children[place].children
        children[place] = replace(children[place], children=(_with_sign(title, end), *below))
    return replace(block, children=tuple(children))


def _level(children: Sequence[Block], counted: Sequence[int], child: Block) -> int:
    """Return the rank that a title has to have beside those that are counted already."""
    return children[counted[0]].level if counted else child.level


def _bare_name(title: Inline) -> PartName | None:
    """Return the name of a part with which a title opens, though no sign may stand behind it: “B Reasons”."""
    found = _BARE_NAME.match(title.text)
    if found is None or has_question_mark(title.text):
        return part_name_at(title, 0)
    return part_name_at(cut(title, 0, found.end()), 0)


def _with_sign(title: Block, end: int) -> Block:
    """Return a title with a point behind its letter."""
    behind = cut(title.inline, end, len(title.text))
    return replace(title, inline=beside(Inline(f"{title.text[:end]}."), behind))


def _opened(blocks: Sequence[Block]) -> Block:
    """Return a line and what stands below it as a section."""
    line, *below = blocks
    return section_of(heading_of(line.inline, line), [_below(block, line.text) for block in below])


def _below(block: Block, title: str) -> Block:
    """Return a block with one more title above it."""
    children = tuple(_below(child, title) for child in block.children)
    return replace(block, context=(*block.context, title), children=children)
