"""A test with blanks before its numbers, “____ 1. …”, or questions of several numbers, “11–13. …”, put in lists.

Where a question counts several times its key tells all answers in one line, “11-13. …”, or has a number for each.
Without a key below, such lines are left as they are: nothing says that they are questions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline, Mark
from mkdeck.parsing.inline import cut, join_lines, split_lines, without
from mkdeck.parsing.pieces import (
    as_item,
    covering,
    joined,
    line_span,
    numbered_item,
    numbered_list,
    paragraph,
    with_children,
)
from mkdeck.recognition.answer_keys import is_key
from mkdeck.recognition.bare_tasks import ASKED
from mkdeck.recognition.filled_blanks import blank_before
from mkdeck.recognition.key_labels import key_label
from mkdeck.recognition.options import BEFORE_OPTION
from mkdeck.recognition.part_names import part_line
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import has_question_mark

_FEWEST = 3
"""Numbers behind blanks; two may be those of a form."""
_MOST = 20
"""Numbers for which one question stands."""
_RANGE = re.compile(r"\(?(?P<first>\d{1,3})(?P<more>\s?[-–—]\s?(?P<last>\d{1,3}))\s?[.):]\)?(?:\s{1,3}|$)")
_BLANK = re.compile(r"(?:_{3,80}|[.…]{4,80}|…{2,80})\s{0,5}(?P<first>\d{1,3})\s?[.)](?:\s{1,3})(?=\S)")
_ENTRY = re.compile(r"(?P<first>\d{1,3})\s?[.)]\s{1,3}(?=\S)")
_FIRST_OPTION = re.compile(r"[(\[]?[Aa]\s?[.)\]:]\s{1,3}(?=\S)")

_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Form:
    """What of a test is to be put in another form: the line where its key begins, and the questions of many numbers."""

    key: int
    ranges: frozenset[_Range]
    has_blanks: bool


def with_bare_numbers(lesson: Block, *, has_blanks: bool) -> Block:
    """Return a test whose questions stand in lists under one number each, as its key has it.

    `has_blanks` tells that something in it may be a blank.
    """
    key = _line_of_key(lesson)
    if key is None:
        return lesson
    above, below = set[_Range](), set[_Range]()
    blanks = 0
    for block in lesson.within("paragraph"):
        lines = split_lines(block.inline)
        (above if block.span.first < key else below).update(filter(None, map(_range_of, lines)))
        if block.span.first < key and has_blanks:
            filled = (blank_before(line) for line in lines)
            if any(one is not None and one.said and one.is_drawn and one.is_before_number for one in filled):
                return lesson  # the blanks hold the answers
            blanks += sum(_BLANK.match(line.text) is not None for line in lines)
    asked, told = _numbers(lesson, key)
    ranges = frozenset(
        one
        for one in above
        if (one in below or told.issuperset(_counted(one))) and asked.isdisjoint(_counted(one))  # “1-5. Choose one.”
    )
    form = _Form(key, ranges, blanks >= _FEWEST)
    return _put(lesson, form) if form.ranges or form.has_blanks else lesson


def _line_of_key(lesson: Block) -> int | None:
    """Return the line where the first key of a lesson begins, None without one."""
    keys = (block.span.first for kind in ("section", "container") for block in lesson.within(kind) if is_key(block))
    lines = (block.span.first for block in lesson.within("paragraph") if key_label(block.inline) is not None)
    return min([*keys, *lines], default=None)


def _range_of(line: Inline) -> _Range | None:
    """Return the first number and the last one with which a line opens, “11–13. …”."""
    found = _RANGE.match(line.text)
    first, last = (int(found["first"]), int(found["last"])) if found else (0, 0)
    return (first, last) if 0 < first < last < first + _MOST else None


def _counted(told: _Range) -> range:
    return range(told[0], told[1] + 1)


def _numbers(lesson: Block, key: int) -> tuple[set[int], set[int]]:
    """Return the numbers of the items and lines above a key, each for one question, and those of the key."""
    asked, told = set[int](), set[int]()
    for found in lesson.within("list"):
        numbers = told if found.span.first >= key else asked
        numbers.update(item.number for item in found.children if item.number is not None)
    for block in lesson.within("paragraph"):
        numbers = told if block.span.first >= key else asked
        entries = (_BLANK.match(line) or _ENTRY.match(line) for line in block.text.split("\n"))
        numbers.update(int(entry["first"]) for entry in entries if entry)
    return asked, told


def _put(block: Block, form: _Form) -> Block:
    """Return a block whose lines have one number each; a list of them stands for paragraphs in a row."""
    if block.kind not in HOLDING:
        return block
    children: list[Block] = []
    run: list[Block] = []
    for before, child in zip([None, *block.children], block.children, strict=False):
        is_told = child.span.first >= form.key
        if child.kind == "paragraph" and not is_told and (items := _items(child, form)):
            if run and items[0].number != (run[-1].number or 0) + 1 and not _goes_on(run[-1], items[0], form):
                children.append(_asked(run))
                run = []
            run += items
            continue
        if run and _offers(child, run[-1]):
            run[-1] = _with_options(run[-1], child)
            continue
        if run:
            children.append(_asked(run))
            run = []
        if is_told and before is not None and child.kind == "list" and (number := _number_alone(before, form)):
            children[-1] = numbered_list([replace(as_item([child], number), span=covering([before, child]))])
        elif is_told and child.kind in ("paragraph", "list"):
            children.append(_told(child, form))
        else:
            children.append(_put(child, form))
    if run:
        children.append(_asked(run))
    return with_children(block, children)


def _offers(block: Block, item: Block) -> bool:
    """Whether a paragraph below an item is its options, or one more of them, and no title of a part."""
    if block.kind != "paragraph" or part_line(block) is not None:
        return False
    found = BEFORE_OPTION if len(item.children) > 1 else _FIRST_OPTION
    return found.match(block.text) is not None


def _with_options(item: Block, options: Block) -> Block:
    """Return an item with the options below it, which to Markdown are no part of it."""
    source = joined([item.source, options.source])
    return replace(item, source=source, span=covering([item, options]), children=(*item.children, options))


def _goes_on(item: Block, following: Block, form: _Form) -> bool:
    """Whether an item has the number behind those for which the one before it stands."""
    lasts = (last for first, last in form.ranges if first == item.number)
    return any(following.number == last + 1 for last in lasts)


def _items(block: Block, form: _Form) -> list[Block]:
    """Return the items that the lines of a paragraph are, of which the first has to open one; else none."""
    opened: list[tuple[int, int, list[Inline]]] = []
    for place, line in enumerate(split_lines(block.inline)):
        found = _opened(line, form)
        if found is not None:
            opened.append((found[0], place, [found[1]]))
        elif not opened:
            return []
        else:
            opened[-1][2].append(line)
    spans = (line_span(block, at, len(told)) for _, at, told in opened)
    items = zip(opened, spans, strict=True)
    return [numbered_item(number, join_lines(told), span, block.context) for (number, _, told), span in items]


def _opened(line: Inline, form: _Form) -> tuple[int, Inline] | None:
    """Return the number with which the line of a question opens, and what stands behind it."""
    found = _BLANK.match(line.text) if form.has_blanks else None
    if found is None and _range_of(line) in form.ranges:
        found = _RANGE.match(line.text)
    return (int(found["first"]), cut(line, found.end(), len(line.text))) if found else None


def _asked(items: Sequence[Block]) -> Block:
    return replace(numbered_list(items), roles=(ASKED,))


def _number_alone(block: Block, form: _Form) -> int | None:
    """Return the first of the numbers that a line of a key is and nothing else, “11–13.”."""
    if block.kind != "paragraph" or (told := _range_of(block.inline)) not in form.ranges or told is None:
        return None
    found = _RANGE.fullmatch(block.text.strip())
    return told[0] if found else None


def _told(block: Block, form: _Form) -> Block:
    """Return a block of a key that has the first number of a question for all of those for which that stands."""
    if block.kind == "list":
        items = [
            replace(item, children=tuple([_told(child, form) for child in item.children])) for item in block.children
        ]
        items = list(_joined(items, form)) if block.ordered else items
        return replace(block, children=tuple(items)) if items != list(block.children) else block
    if block.kind != "paragraph":
        return block
    lines = list(_joined_lines([_with_first(line, form) for line in split_lines(block.inline)], form))
    inline = join_lines(lines)
    return block if inline == block.inline else replace(paragraph(inline, block), info=block.info)


def _with_first(line: Inline, form: _Form) -> Inline:
    found = _RANGE.match(line.text) if _range_of(line) in form.ranges else None
    return without(line, [found.span("more")]) if found else line


def _joined(items: Sequence[Block], form: _Form) -> Iterator[Block]:
    """Yield the items of a key, those of one question as one: “11. sepal 12. petal” to “11–12. Name two …”."""
    place = 0
    while place < len(items):
        many = _many(items[place].number, form)
        told = items[place : place + many]
        numbers = [item.number for item in told]
        are_lines = all(len(item.children) == 1 and not has_question_mark(item.children[0].text) for item in told)
        if many > 1 and are_lines and numbers == [(numbers[0] or 0) + at for at in range(many)]:
            first = told[0]
            inline = _beside([item.children[0].inline for item in told])
            yield numbered_item(first.number or 0, inline, covering(told), first.context)
            place += many
        else:
            yield items[place]
            place += 1


def _joined_lines(lines: Sequence[Inline], form: _Form) -> Iterator[Inline]:
    """Yield the lines of a key, those of one question as one."""
    place = 0
    while place < len(lines):
        entries = [_ENTRY.match(line.text) for line in lines[place : place + _MOST]]
        number = int(entries[0]["first"]) if entries[0] else None
        many = _many(number, form)
        numbers = [int(entry["first"]) for entry in entries[:many] if entry]
        if many > 1 and number is not None and numbers == [number + at for at in range(many)]:
            behind = zip(lines[place + 1 : place + many], entries[1:many], strict=True)
            rest = [cut(line, entry.end(), len(line.text)) for line, entry in behind if entry]
            yield _beside([lines[place], *rest])
            place += many
        else:
            yield lines[place]
            place += 1


def _many(number: int | None, form: _Form) -> int:
    return next((last - first + 1 for first, last in form.ranges if first == number), 1)


def _beside(texts: Sequence[Inline]) -> Inline:
    """Return texts in one line, with commas between them, or semicolons where one has a comma itself."""
    sign = "; " if any("," in text.text for text in texts) else ", "
    text = ""
    marks: list[Mark] = []
    for told in (cut(one, 0, len(one.text.rstrip(" .;,"))) for one in texts):
        text += sign if text else ""
        marks += [replace(mark, start=mark.start + len(text), end=mark.end + len(text)) for mark in told.marks]
        text += told.text
    return Inline(text, tuple(marks))
