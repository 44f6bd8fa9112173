"""Keys whose entries name the part of a test beside the number of a question, “**II.4** …”, “B3: …”, put part by part.

Where parts count their questions from one each, such a key is put as one with a heading for each part and a list below
it, which other rules read. Its labels must be those of questions that stand below titles which count parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import as_item, numbered_list, paragraph, with_children
from mkdeck.parsing.sections import is_in_italics
from mkdeck.recognition.answer_keys import is_key
from mkdeck.recognition.answers import is_marker
from mkdeck.recognition.exercise_names import behind_key_word
from mkdeck.recognition.navigation import is_navigation
from mkdeck.recognition.numbered_questions import questions_in
from mkdeck.recognition.part_names import counts_of, part_line, part_name_at
from mkdeck.recognition.written_parts import heading_of, section_of
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import answer_marker, words

Count = tuple[str, int]
"""How a part is counted, by a letter, a numeral or a number, and which one it is."""

_FEWEST_PARTS, _FEWEST, _COLUMNS = 2, 3, 2
"""Parts of a test, and entries of a key."""
_MOST = 0.7
"""The share of entries that have the number of a question."""
_MOST_LEFT_OUT = 3
"""Numbers of a part that a key leaves out in a row."""
_COUNTED = re.compile(r"(?P<count>\d{1,2})[.:)]\s")
"""“2. Alloys”, a title that a bare number counts."""
_LABEL = re.compile(
    r"(?:^|(?<=[\s;,|·(\[]))"
    r"(?:(?P<word>[^\W\d_]{4,10})\.? )?(?P<part>[A-H]|[IVX]{1,4}|\d{1,2})"
    r"(?P<sign>\s?[.,/:–-]\s?|\s?\(|\s|)(?:[^\W\d_]{1,10}\.?\s)?(?P<number>\d{1,2})(?![\w%°])(?!\.\d)"
    r"(?P<behind>[)\]]?\s?[.):=–—-]{0,2})(?:\s+|$)"
)
"""“II.4 …”, “B3: …”, “Part I, 2: …”, “A (5) …”."""
_WIDTH, _LONGEST_KEY = 4, 400
"""Signs before a label in which a line begins, and blocks of a key."""
_GOING_ON = frozenset(["paragraph", "list", "code", "quote", "table"])
"""The kinds of blocks with which an answer goes on."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a test: its title, and the numbers of what is asked below it."""

    title: Inline
    numbers: frozenset[str]


_Parts = Mapping[Count, _Part]
_Title = tuple[Inline, Sequence[Block]]
"""The title of a part, and the blocks below it."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a key: the part and the number that its label names, and its blocks."""

    part: Count
    number: int
    blocks: tuple[Block, ...]


def with_keys_by_part(lesson: Block) -> Block:
    """Return a lesson whose keys by parts and numbers are sections, one for each part, with a list of their entries."""
    put = lesson
    for parts in list(_families(lesson)):
        put = _put(put, parts, is_within_key=False)
    return put


def _families(lesson: Block) -> Iterator[_Parts]:
    """Yield the parts of a lesson that one word, or none, counts in one way, if all of them are told apart."""
    found: dict[tuple[str, str], list[tuple[int, _Title]]] = {}
    for word, counts, title in _titles_in(lesson):
        for way, number in counts:
            found.setdefault((word, way), []).append((number, title))
    for (_, way), titles in found.items():
        if len(titles) < _FEWEST_PARTS:
            continue  # as mostly; what is asked below them is not looked for
        parts = [(number, part) for number, title in titles if (part := _part(title)) is not None]
        numbers = [number for number, _ in parts]
        if len(set(numbers)) == len(numbers) >= _FEWEST_PARTS:
            yield {(way, number): part for number, part in parts}


def _titles_in(block: Block) -> Iterator[tuple[str, Sequence[Count], _Title]]:
    """Yield the words and the counts of all parts that titles name, headings or bold lines, but for those of keys."""
    lines = [place for place, child in enumerate(block.children) if part_line(child) is not None]
    for at, place in enumerate(lines):
        title = block.children[place].inline
        below = block.children[place + 1 : lines[at + 1] if at + 1 < len(lines) else len(block.children)]
        yield from _named(title, below)
    for child in block.children:
        if child.kind not in HOLDING or is_key(child):
            continue
        if child.kind == "section":
            yield from _named(child.children[0].inline, child.children[1:])
        yield from _titles_in(child)


def _named(title: Inline, below: Sequence[Block]) -> Iterator[tuple[str, Sequence[Count], _Title]]:
    name = part_name_at(title, 0)
    if name is not None:
        yield name.word, sorted(name.counts), (title, below)
    elif (found := _COUNTED.match(title.text)) is not None:
        yield "", [("number", int(found["count"]))], (title, below)


def _part(title: _Title) -> _Part | None:
    """Return the part below a title; None where nothing is asked there by its number."""
    inline, below = title
    numbers = {question.number for question in questions_in(below)}
    lists = (inner for block in below for inner in block.within("list") if inner.ordered)
    numbers |= {str(item.number) for one in lists for item in one.children}
    return _Part(inline, frozenset(numbers)) if numbers else None


def _put(block: Block, parts: _Parts, *, is_within_key: bool) -> Block:
    """Return a block in which the keys to some parts are sections."""
    if block.kind not in HOLDING:
        return block
    is_within_key = is_within_key or is_key(block)
    children: list[Block] = []
    place = tried = 0
    while place < len(block.children):
        child = block.children[place]
        title, start = _title(child)
        entries: Sequence[_Entry] = ()
        end = place
        if start or place >= tried:  # what goes on in a run that is no key begins none
            entries, end = _entries_at(block.children, place, start, parts, is_within_key=is_within_key)
            tried = max(tried, end)
        if entries:
            made = list(_sections(entries, parts))
            children += made if is_within_key else [section_of(heading_of(Inline(title), child), made)]
            place = end
        else:
            children.append(_put(child, parts, is_within_key=is_within_key))
            place += 1
    return with_children(block, children)


def _title(block: Block) -> tuple[str, int]:
    """Return the label of a key with which a paragraph begins, and where it ends; “Answers” without one."""
    start = 0
    if block.kind == "paragraph":
        start = (answer_marker(block.text) or 0) if is_marker(block) else behind_key_word(block.text)
    return block.text[:start].strip(" :.") or "Answers", start


def _entries_at(
    children: Sequence[Block], place: int, start: int, parts: _Parts, *, is_within_key: bool
) -> tuple[Sequence[_Entry], int]:
    """Return the entries of a key that begins at a place, behind a label, and where these end; none if it is no key."""
    first = place + 1 if start and not children[place].text[start:].strip() else place
    entries: list[_Entry] = []
    waiting: list[Block] = []
    end = place
    for at in range(first, min(len(children), first + _LONGEST_KEY)):
        child = children[at]
        found = list(_entries_of(child, start if at == place else 0, parts, entries[-1:]))
        if found:
            _go_on(entries, waiting)
            entries += found
            waiting, end = [], at + 1
        elif not entries or child.kind not in _GOING_ON:
            break
        else:
            waiting.append(child)
    if not _is_key_to(entries, parts, is_within_key=is_within_key):
        return (), end
    if is_within_key:
        told = [block for block in waiting if not _is_remark(block)]
        _go_on(entries, told)
        end += len(waiting)
    return entries, end


def _go_on(entries: list[_Entry], blocks: Sequence[Block]) -> None:
    """Have the last one of some entries go on with some blocks."""
    if entries and blocks:
        entries[-1] = replace(entries[-1], blocks=(*entries[-1].blocks, *blocks))


def _is_remark(block: Block) -> bool:
    """Whether a paragraph at the end of a key is no part of its last answer: in italics or small print, or it links."""
    marks = block.inline.marks
    is_small = bool(marks) and marks[0].kind == "html" and marks[0].target.casefold() in ("<small>", "<sub>", "<sup>")
    return is_in_italics(block) or is_small or is_navigation(block)


def _is_key_to(entries: Sequence[_Entry], parts: _Parts, *, is_within_key: bool) -> bool:
    """Whether entries are a key to several parts: nearly all are numbers of questions, and each part comes once."""
    named = [part for part, _ in groupby(entry.part for entry in entries)]
    if len(entries) < _FEWEST or len(set(named)) < len(named):
        return False
    known = sum(str(entry.number) in parts[entry.part].numbers for entry in entries)
    is_several = len(named) >= _FEWEST_PARTS or (is_within_key and known == len(entries))
    return is_several and known >= _MOST * len(entries)


def _sections(entries: Sequence[_Entry], parts: _Parts) -> Iterator[Block]:
    """Yield a section for each part of a key, with its title and a list of the entries."""
    for part, told in groupby(entries, key=lambda entry: entry.part):
        items = [as_item(entry.blocks, entry.number) for entry in told]
        yield section_of(heading_of(parts[part].title, items[0]), [numbered_list(items)])


def _entries_of(block: Block, start: int, parts: _Parts, last: Sequence[_Entry]) -> Iterator[_Entry]:
    """Yield the entries of a paragraph from a place on, of bullets, of a table's rows, or of a section below its label.

    They go on behind the `last` one, if there is one.
    """
    if block.kind == "paragraph":
        yield from _in_text(block, start, parts, last)
    elif block.kind == "list" and not block.ordered:
        yield from _of_each([(item.children[0], item.children[1:]) for item in block.children if item.children], parts)
    elif block.kind == "table":
        rows = [row.children for row in block.children if "header" not in row.roles]
        if all(len(row) == _COLUMNS for row in rows):
            yield from _of_each([(label, [paragraph(told.inline, told)]) for label, told in rows], parts)
    elif block.kind == "section":
        yield from _of_each([(block.children[0], block.children[1:])], parts)


def _of_each(told: Sequence[tuple[Block, Sequence[Block]]], parts: _Parts) -> Iterator[_Entry]:
    """Yield the entries of which each begins with its label, with more blocks behind it; none if one has no label."""
    entries: list[_Entry] = []
    for first, more in told:
        label = _LABEL.match(first.text)
        part = _part_of(label, first.inline, parts) if label is not None else None
        if label is None or part is None:
            return
        rest = cut(first.inline, label.end(), len(first.text))
        blocks = (*((paragraph(rest, first),) if rest.text else ()), *more)
        if blocks:
            entries.append(_Entry(part, int(label["number"]), blocks))
    yield from entries


def _in_text(block: Block, start: int, parts: _Parts, last: Sequence[_Entry]) -> Iterator[_Entry]:
    """Yield the entries of a paragraph that begins with a label, or whose text from a place on does.

    Those within its lines go on right behind the ones before them: “It melts with A2. B1 tin”.
    """
    text = block.text
    signs: list[tuple[re.Match[str], Count]] = []
    before = (last[0].part, last[0].number) if last else None
    at = start + len(text[start:]) - len(text[start:].lstrip())
    while (label := _LABEL.search(text, at)) is not None:
        part = _part_of(label, block.inline, parts)
        is_first = not signs and not text[start : label.start()].strip(" ([")
        if not signs and not is_first:
            return
        begins = is_first or text[max(0, label.start() - _WIDTH) : label.start()].rstrip(" ([").endswith("\n")
        if part is not None and _may_follow(before, (part, int(label["number"])), begins=begins):
            signs.append((label, part))
            before = (part, int(label["number"]))
            at = label.end()
        elif is_first:
            return
        else:
            at = label.start() + 1
    ends = [*(label.start() for label, _ in signs[1:]), len(text)] if signs else []
    for (label, part), end in zip(signs, ends, strict=True):
        told = cut(block.inline, label.end(), label.end() + len(text[label.end() : end].rstrip(" ,;|·([\n")))
        if told.text:
            yield _Entry(part, int(label["number"]), (paragraph(told, block),))


def _part_of(label: re.Match[str], inline: Inline, parts: _Parts) -> Count | None:
    """Return the part that a label names, if there is such; in “A 1” bold or a word tells that it is a label."""
    word, sign = (label["word"] or "").casefold(), label["sign"]
    if word and word not in words("part") and word not in words("question"):
        return None
    if not sign and not label["part"].isalpha():
        return None
    if sign.isspace() and not word and not _is_bold(inline, *label.span("number")):
        return None
    return next((count for count in counts_of(label["part"]) if count in parts), None)


def _is_bold(inline: Inline, start: int, end: int) -> bool:
    return any(mark.kind == "strong" and mark.start <= start and end <= mark.end for mark in inline.marks)


def _may_follow(before: tuple[Count, int] | None, label: tuple[Count, int], *, begins: bool) -> bool:
    """Whether a label may stand behind another one, at the beginning of a line or within it.

    At the beginning one may be typed twice, and some left out.
    """
    if before is None:
        return True
    (part, number), (former, last) = label, before
    if part == former:
        return last + (0 if begins else 1) <= number <= last + 1 + (_MOST_LEFT_OUT if begins else 0)
    return part[1] > former[1] and number <= 1 + (_MOST_LEFT_OUT if begins else 0)
