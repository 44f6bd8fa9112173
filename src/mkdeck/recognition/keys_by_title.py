"""Keys whose entries have the numbers of titles, “**1.** a Rome; b Pisa”, “**3.** 1–C, 2–A”, put title by title.

“1. Fill the gaps” counts an exercise, and what is asked below it has letters or numbers of its own. Such a key is put
as one with the title of each exercise, which other rules read: where what an entry tells has just these labels. Letters
that stand before answers without any sign get one, “a) Rome”, be the key one to a single exercise as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline
from mkdeck.parsing.inline import beside, cut, join_lines, split_lines
from mkdeck.parsing.pieces import line_span, paragraph, with_children
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answer_keys import is_key
from mkdeck.recognition.answers import is_answer_container, is_marker
from mkdeck.recognition.exercise_names import is_key_title
from mkdeck.recognition.key_entries import numbered
from mkdeck.recognition.matching import keys_of_pairs, matchings
from mkdeck.recognition.numbered_questions import questions_in
from mkdeck.recognition.parts import lettered
from mkdeck.recognition.written_parts import heading_of, section_of
from mkdeck.values import cached_property, dataclass, replace
from mkdeck.wording.words import answer_marker, is_exact_answer_label

_FEWEST = 2
"""Answers of an entry."""
_FEWEST_BARE = 3
"""Letters without signs."""
_EXERCISE, _ANSWERS = "Exercise", "Answers"
_COUNTED = re.compile(r"(?P<count>\d{1,2})[.:)]\s{1,3}(?=\S)")
_ENTRY = re.compile(r"(?P<count>\d{1,2})(?P<sign>\s?[.:)–—-])?\s{1,3}(?=\S)")
"""“1. …”, or “**1** …” in bold."""
_LETTER = re.compile(
    r"(?P<before>^|[;,·|/\n]\s{0,3}|\.\s{1,3})\(?(?P<letter>[a-z])(?P<sign>\)|\.|\s?[:=–—-])?\s{1,3}(?=\S)"
)
_BETWEEN = " ;,·|/\n"
_GOING_ON = frozenset(["list", "code", "quote", "table"])
"""The kinds of blocks with which an entry goes on."""


class _Title:
    """A heading or a bold line above an exercise, its count if it has one, and what stands below it."""

    def __init__(self, block: Block, below: Sequence[Block]) -> None:
        found = _COUNTED.match(block.text)
        self.block, self._below = block, below
        self.number: str = found["count"] if found else ""

    @cached_property
    def labels(self) -> Sequence[frozenset[str]]:
        """The labels of the parts of the exercise, of its questions, and of things that are to be matched."""
        return list(_labels(self._below))


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a key under the number of a title."""

    number: str
    blocks: tuple[Block, ...]


class _Keys:
    """The titles of a lesson, and which of them have entries in a key."""

    def __init__(self, titles: Sequence[_Title]) -> None:
        numbers = [title.number for title in titles if title.number]
        self.counted = {title.number: title for title in titles if title.number}
        if len(set(numbers)) < len(numbers):
            self.counted = {}
        self.titles = titles
        self.named: dict[int, str] = {}
        """The numbers by which titles are named as exercises, by the identity of their blocks."""

    def name(self, title: _Title, number: str) -> Inline:
        """Have a title name an exercise, and return that name."""
        self.named[id(title.block)] = number
        return Inline(f"{_EXERCISE} {number}")


def with_keys_by_title(lesson: Block) -> Block:
    """Return a lesson whose keys by the numbers of its titles are sections, and whose bare letters have signs."""
    keys = _Keys(list(_titles(lesson)))
    put = _put(lesson, keys, is_within_key=False)
    return _named(put, keys.named) if keys.named else put


def _titles(block: Block) -> Iterator[_Title]:
    """Yield the titles of the exercises of a lesson: headings, and lines in bold that count; none of keys."""
    for place, child in enumerate(block.children):
        if _counted_line(child) is not None:
            yield _Title(child, block.children[place + 1 : _end_of_line(block.children, place)])
        if child.kind not in HOLDING or is_key(child):
            continue
        if child.kind == "section":
            yield _Title(child.children[0], child.children[1:])
        yield from _titles(child)


def _counted_line(block: Block) -> re.Match[str] | None:
    """Return the count with which a line begins that is bold as a whole: “**1. Fill the gaps**”."""
    return _COUNTED.match(block.text) if is_bold_line(block) else None


def _end_of_line(children: Sequence[Block], place: int) -> int:
    """Return where what stands below a bold line ends: at the next one, a section or a key."""
    behind = range(place + 1, len(children))
    return next((at for at in behind if _counted_line(children[at]) or _ends(children[at])), len(children))


def _ends(block: Block) -> bool:
    return block.kind in ("section", "heading") or is_key(block) or is_marker(block)


def _labels(blocks: Sequence[Block]) -> Iterator[frozenset[str]]:
    """Yield the labels of the parts of an exercise, of its questions, and of things that are to be matched."""
    yield frozenset(lettered(blocks)[1])
    lists = (inner for block in blocks for inner in block.within("list") if inner.ordered)
    items = {str(item.number) for one in lists for item in one.children}
    yield frozenset({question.number for question in questions_in(blocks)} | items)
    for _, exercise in matchings(blocks):
        yield frozenset(exercise.asked.things)


def _put(block: Block, keys: _Keys, *, is_within_key: bool) -> Block:
    """Return a block in which keys have the names of exercises above their entries, and signs behind letters."""
    if block.kind not in HOLDING:
        return block
    is_within_key = is_within_key or (block.kind != "document" and is_key(block))
    children = [_put(child, keys, is_within_key=is_within_key) for child in block.children]
    line = next((place for place, child in enumerate(children) if _is_title_of_key(child)), len(children))
    if is_within_key:
        title, told = (children[:1], children[1:]) if block.kind == "section" else ([], children)
        before = len(keys.named)
        made = list(_by_title(told, keys))
        if title and len(keys.named) > before and not is_answer_container(block):
            title = [replace(title[0], inline=Inline(_ANSWERS))]  # “Key” may be that of a song
        children = [*title, *made]
    elif line < len(children):
        before = len(keys.named)
        told = list(_by_title(children[line + 1 :], keys))
        if len(keys.named) > before:
            children[line:] = [section_of(heading_of(Inline(_ANSWERS), children[line]), told)]
    are_told = [is_within_key or is_marker(child) for child in children]
    signed = [_signed(child) if told else child for child, told in zip(children, are_told, strict=True)]
    return with_children(block, signed)


def _is_title_of_key(block: Block) -> bool:
    return is_bold_line(block) and (is_exact_answer_label(block.text) or is_key_title(block.text))


def _named(block: Block, named: Mapping[int, str]) -> Block:
    """Return a lesson in which titles name exercises: “Exercise 1: Fill the gaps”."""
    if block.kind not in HOLDING:
        return block
    children: list[Block] = []
    place = 0
    while place < len(block.children):
        child = block.children[place]
        number = named.get(id(child))
        if number is None:
            children.append(_named(child, named))
            place += 1
            continue
        found = _COUNTED.match(child.text)
        title = cut(child.inline, found.end() if found else 0, len(child.text))
        heading = heading_of(beside(Inline(f"{_EXERCISE} {number}:"), title), child)
        if child.kind == "heading":
            children.append(replace(heading, level=child.level))
            place += 1
        else:
            end = _end_of_line(block.children, place)
            children.append(section_of(heading, block.children[place + 1 : end]))
            place = end
    return with_children(block, children)


def _by_title(children: Sequence[Block], keys: _Keys) -> Iterator[Block]:
    """Yield the blocks of a key, its entries as sections if all have numbers of titles and most the labels below.

    A key without such numbers may be one to the only exercise that has its letters.
    """
    first = next((place for place, child in enumerate(children) if _entries(child)), len(children))
    entries: list[_Entry] = []
    end = first
    for child in children[first:]:
        if found := _entries(child):
            entries += found
        elif child.kind in _GOING_ON and entries:
            entries[-1] = replace(entries[-1], blocks=(*entries[-1].blocks, child))
        else:
            break
        end += 1
    if _fit(entries, keys.counted):
        yield from children[:first]
        for entry in entries:
            told = [_signed(block, is_known=True) for block in entry.blocks]
            yield section_of(heading_of(keys.name(keys.counted[entry.number], entry.number), told[0]), told)
        yield from children[end:]
    elif not entries and (title := _only_title(children, keys)) is not None:
        told = list(map(_signed, children))
        yield section_of(heading_of(keys.name(title, title.number or "1"), told[0]), told)
    else:
        yield from children


def _only_title(children: Sequence[Block], keys: _Keys) -> _Title | None:
    """Return the title of the only exercise whose parts have the letters of a key that has no numbers."""
    first = children[0] if children and children[0].kind == "paragraph" else None
    letters = frozenset(letter["letter"] for letter in _letters(first.inline, are_bare=False)) if first else frozenset()
    if len(letters) < _FEWEST or keys.named or any(child.kind != "paragraph" for child in children):
        return None
    found = [title for title in keys.titles if letters in title.labels and title.block.context]
    return found[0] if len(found) == 1 else None


def _entries(block: Block) -> list[_Entry]:
    """Return the entries of a paragraph, a line for each, of a list, or below a heading; none without numbers."""
    if block.kind == "section":
        found = _COUNTED.match(block.children[0].text)
        return [_Entry(found["count"], block.children[1:])] if found and len(block.children) > 1 else []
    if block.kind == "list":
        items = [_entry_of_item(item, is_ordered=block.ordered) for item in block.children]
        known = [entry for entry in items if entry is not None]
        return known if len(known) == len(items) else []
    return _in_lines(block) if block.kind == "paragraph" else []


def _entry_of_item(item: Block, *, is_ordered: bool) -> _Entry | None:
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph":
        return None
    if is_ordered:
        return _Entry(str(item.number), item.children)
    entry = _entry(first.inline, first)
    return replace(entry, blocks=(*entry.blocks, *item.children[1:])) if entry is not None else None


def _in_lines(block: Block) -> list[_Entry]:
    """Return the entries of a paragraph that begins with one; a line without a number goes on with that before it."""
    found: list[tuple[_Entry, list[Inline]]] = []
    for place, line in enumerate(split_lines(block.inline)):
        entry = _entry(line, replace(block, span=line_span(block, place)))
        if entry is not None:
            found.append((entry, []))
        elif not found:
            return []
        else:
            found[-1][1].append(line)
    return [_going_on(entry, lines) if lines else entry for entry, lines in found]


def _going_on(entry: _Entry, lines: Sequence[Inline]) -> _Entry:
    first = entry.blocks[0]
    return replace(entry, blocks=(paragraph(join_lines([first.inline, *lines]), first),))


def _entry(line: Inline, block: Block) -> _Entry | None:
    found = _ENTRY.match(line.text)
    is_bold = bool(line.marks) and line.marks[0].kind == "strong" and not line.marks[0].start
    if found is None or not (found["sign"] or is_bold):
        return None
    return _Entry(found["count"], (paragraph(cut(line, found.end(), len(line.text)), block),))


def _fit(entries: Sequence[_Entry], titles: Mapping[str, _Title]) -> bool:
    """Whether entries go up in the numbers of titles, and half of them have just the labels of what stands there."""
    numbers = [int(entry.number) for entry in entries]
    if not entries or numbers != sorted(set(numbers)) or not all(entry.number in titles for entry in entries):
        return False
    told = [(set(map(frozenset, _told(entry))), titles[entry.number].labels) for entry in entries]
    fitting = sum(any(len(labels) >= _FEWEST and labels in known for labels in found) for found, known in told)
    return 2 * fitting >= len(entries)


def _told(entry: _Entry) -> Iterator[frozenset[str]]:
    """Yield the labels of the answers that an entry tells."""
    first = entry.blocks[0]
    yield frozenset(letter["letter"] for letter in _letters(first.inline, are_bare=False))
    yield frozenset(lettered(entry.blocks)[1])
    yield frozenset(numbered(list(entry.blocks)))
    for key in keys_of_pairs([first], 0):
        yield frozenset(number for number, _ in key.pairs)
        yield frozenset(letter for _, letter in key.pairs)


def _letters(inline: Inline, start: int = 0, *, are_bare: bool) -> list[re.Match[str]]:
    """Return the letters that count from a on before the answers of a text; none where some of it is before them."""
    opaque = [mark for mark in inline.marks if mark.is_opaque]
    letters: list[re.Match[str]] = []
    text = inline.text[start:]
    for found in _LETTER.finditer(text):
        place = found.start("letter") + start
        is_told = found["letter"] == chr(ord("a") + len(letters))
        if is_told and not any(mark.start <= place < mark.end for mark in opaque):
            letters.append(found)
    are_bare = are_bare and not all(letter["sign"] for letter in letters)
    is_whole = bool(letters) and not letters[0].start()
    return letters if is_whole and len(letters) >= (_FEWEST_BARE if are_bare else _FEWEST) else []


def _signed(block: Block, *, is_known: bool = False) -> Block:
    """Return a paragraph of answers behind bare letters with each on a line of its own, “a) Rome”; else itself.

    Where it `is_known` that they are letters of parts, two are enough.
    """
    if block.kind != "paragraph":
        return block
    label = answer_marker(block.text) or 0
    start = label
    letters = _letters(block.inline, start, are_bare=not is_known)
    if not letters or all(letter["sign"] in (")", ".") for letter in letters):
        return block
    ends = [*(start + letter.start() for letter in letters[1:]), len(block.text)]
    lines = [Inline(f"{_ANSWERS}:")] if label else []
    for letter, end in zip(letters, ends, strict=True):
        told = cut(block.inline, start + letter.end(), end)
        lines.append(beside(Inline(f"{letter['letter']})"), cut(told, 0, len(told.text.rstrip(_BETWEEN)))))
    return paragraph(join_lines(lines), block)
