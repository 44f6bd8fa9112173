"""The parts of exam questions, each behind its label: “1 (a) …”, “(ii) …”, “(b) …” below “Question 2”, “02.1 …”."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import cut, is_wholly, join_lines, split_lines
from mkdeck.parsing.pieces import line_span, paragraph
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answers import is_answer_container, is_hint, is_marker
from mkdeck.recognition.exercise_names import is_key_title
from mkdeck.recognition.key_entries import number_of
from mkdeck.recognition.options import options_in_boxes, read_options
from mkdeck.recognition.part_keys import PartEntry, entries_of_parts
from mkdeck.recognition.part_labels import LineLabel, PartLabel, label_of_line, next_label
from mkdeck.recognition.questions import is_to_write_on, shows_nothing, without_points
from mkdeck.values import dataclass
from mkdeck.wording.words import asks, is_question_label, question_label

_SUM = re.compile(r"[(\[][^()\[\]]{0,40}\d[^()\[\]]{0,20}[)\]]")
"""“[2 marks]”, “(Total for question 1: 6 marks)” on a line of its own."""

_FEWEST_OF_CAPTION, _MOST_OF_CAPTION = 2, 5
"""Words in capitals."""


@dataclass(frozen=True, slots=True)
class AskedPart:
    """A part of a question: its label, its blocks without that, and what stands above it for several parts."""

    label: PartLabel
    blocks: tuple[Block, ...]
    shared: tuple[Block, ...]
    is_answered: bool = False


class _Part:
    """A part while its blocks are read."""

    def __init__(self, label: PartLabel, shared: Sequence[Block]) -> None:
        self.label, self.shared = label, tuple(shared)
        self.blocks: list[Block] = []
        self.is_answered = False


def read_parts(lesson: Block) -> Iterator[tuple[list[AskedPart], list[PartEntry]]]:
    """Yield the entries of each mark scheme by parts in a lesson, which may be several tables, with the parts above it.

    Nothing is read in a lesson without such a scheme.
    """
    schemes = {id(table): entries for table in lesson.within("table") if (entries := entries_of_parts(table))}
    if not schemes:
        return
    reader = _Reader({entry.label for entries in schemes.values() for entry in entries})
    start = end = 0
    told: list[PartEntry] = []
    for block, is_in_key in _opened(lesson.children, is_in_key=False):
        if id(block) in schemes:
            told += schemes[id(block)]
            end = len(reader.parts)
            reader.end_at_key()
        elif is_in_key:
            reader.answer(block, holds_key=any(id(table) in schemes for table in block.within("table")))
        else:
            reader.read(block)
            if told and len(reader.parts) > end:
                yield list(map(_finished, reader.parts[start:end])), told
                start, told = end, []
    yield list(map(_finished, reader.parts[start:end])), told


def _finished(part: _Part) -> AskedPart:
    return AskedPart(part.label, tuple(part.blocks), part.shared, part.is_answered)


def _opened(children: Sequence[Block], *, is_in_key: bool) -> Iterator[tuple[Block, bool]]:
    """Yield blocks in their order without the sections and containers around them, and whether they stand in a key.

    A container that answers comes before what it holds.
    """
    for child in children:
        if child.kind in ("section", "container", "quote"):
            is_key_title_above = child.kind == "section" and is_key_title(child.children[0].text)
            is_key = is_key_title_above or is_answer_container(child)
            if is_key and not is_in_key:
                yield child, True
            yield from _opened(child.children, is_in_key=is_in_key or is_key)
        else:
            yield child, is_in_key


class _Reader:
    """What has been read of an exam paper: its parts, and the label that the next one goes on with."""

    def __init__(self, keyed: Collection[PartLabel]) -> None:
        self.parts: list[_Part] = []
        self._keyed = keyed
        self._numbers = {label[0] for label in keyed}
        self._lettered = {label[0] for label in keyed if len(label) > 1}
        self._label: PartLabel = ()
        self._level = 0
        """The rank of the heading that has the number of the question; 0 where a heading has none."""
        self._open: _Part | None = None
        self._marked: _Part | None = None
        """The part that a marker right behind it seems to answer."""
        self._whole: _Part | None = None
        """The question of which parts are read, with what all of these share."""
        self._begun: set[PartLabel] = set()
        """The labels of its parts so far."""

    def close(self) -> None:
        """End the part that is read."""
        self._open = None

    def end_at_key(self) -> None:
        """End the part that is read at a mark scheme, above which but a marker may stand: “**Mark scheme**”."""
        if self._marked is not None:
            self._marked.is_answered = False
        self.close()

    def answer(self, block: Block, *, holds_key: bool) -> None:
        """Take a part as answered where it stands, unless what answers is a section of its own or the mark scheme."""
        if self._open is not None and block.kind in ("container", "quote") and not holds_key:
            self._open.is_answered = True
        self.close()

    def read(self, block: Block) -> None:
        """Read the next block of the paper."""
        if block.kind == "heading":
            self._read_heading(block)
        elif block.kind == "paragraph":
            self._read_paragraph(block)
        elif block.kind == "list" and _counts_lines_to_write_on(block):
            return
        elif block.kind == "list" and self._numbers_questions(block):
            for item in block.children:
                if block.ordered:
                    self._begin((str(item.number),))
                for child in item.children:
                    self.read(child)
        elif block.kind == "rule":
            self.close()
        elif block.kind not in ("front matter", "footnotes") and not shows_nothing(block):
            self._add(block)

    def _read_heading(self, heading: Block) -> None:
        self.close()
        if (found := self._sign(heading.inline)) is not None:
            self._begin_with(heading, found)
            return
        is_numbered = is_question_label(heading.text) or question_label(heading.text) > 0
        number = number_of(heading) if is_numbered else None
        if number is not None and number.isdecimal():
            self._begin((number,))
            self._level = heading.level
        elif heading.level <= self._level or not self._level:
            self._label, self._whole, self._level = (), None, 0

    def _read_paragraph(self, block: Block) -> None:
        if _SUM.fullmatch(block.text.strip()) or is_hint(block) or is_to_write_on(block):
            return
        if is_marker(block):
            self._marked = self._open
            if self._open is not None:
                self._open.is_answered = True
            self.close()
            return
        if _is_caption(block):
            self.close()
            return
        lines = split_lines(block.inline)
        held: list[Inline] = []
        for place, line in enumerate(lines):
            found = self._sign(line, is_first=place == 0)
            if found is not None:
                self._add_lines(block, place, held)
                held = []
                self._begin(found[0])
                line = cut(line, found[1], len(line.text))
            held.append(line)
        self._add_lines(block, len(lines), held)

    def _add_lines(self, block: Block, end: int, lines: Sequence[Inline]) -> None:
        """Add the lines of a paragraph up to one, without the points that they give."""
        told = [without_points(line) for line in lines]
        if not any(line.text for line in told) and not any(line.marks for line in told):
            return
        self._add(paragraph(join_lines(told), block, line_span(block, end - len(lines), len(lines))))

    def _begin_with(self, block: Block, found: tuple[PartLabel, int]) -> None:
        label, end = found
        self._begin(label)
        self._add_lines(block, 1, [cut(block.inline, end, len(block.text))])

    def _begin(self, label: PartLabel) -> None:
        self._marked = None
        whole = self._whole if self._whole is not None and self._whole.label == label[:1] else None
        if len(label) == 1 or whole is None or label in self._begun:  # a label comes again in another paper
            self._whole = whole = _Part(label[:1], ())
            self._begun = set()
            self.parts.append(whole)
        self._begun.add(label)
        if len(label) > 1:
            above = [part for part in self._above(label) if part.label not in self._keyed]
            self._open = _Part(label, [*whole.blocks, *(block for part in above for block in part.blocks)])
            self.parts.append(self._open)
        else:
            self._open = whole
        self._label = label

    def _above(self, label: PartLabel) -> list[_Part]:
        """Return the part of which a label names a part, (b) of (b)(ii)."""
        for part in reversed(self.parts):
            if part is self._whole:
                break
            if len(part.label) < len(label) and part.label == label[: len(part.label)]:
                return [part]
        return []

    def _add(self, block: Block) -> None:
        """Add a block to the part that is read; a further paragraph leads up to the parts below it."""
        part = self._open
        goes_on = part is not None and len(part.label) > 1 and part.blocks
        leads_on = part is not None and goes_on and not _belongs(block) and not _asks_at_last(part.blocks, block)
        if part is None or leads_on:
            self.close()
            part = self._whole
        if part is not None:
            part.blocks += options_in_boxes(block)

    def _numbers_questions(self, block: Block) -> bool:
        """Whether the items of a list are questions or parts: they have labels, or numbers that count on in the key."""
        firsts = [item.children[0].inline for item in block.children if item.children]
        if firsts and self._sign(firsts[0]) is not None:
            return True
        if not block.ordered or self._level or (self._open is not None and len(self._label) == 1):
            return False
        numbers = [str(item.number) for item in block.children]
        before = int(self._label[0]) if self._label else 0
        return int(numbers[0]) > before and all(
            (number,) in self._keyed or number in self._lettered for number in numbers
        )

    def _sign(self, inline: Inline, *, is_first: bool = True) -> tuple[PartLabel, int] | None:
        """Return the label that a line begins with, and where it goes on; it is the `first` of its text."""
        first = inline.marks[0] if inline.marks else None
        bold = first.end if first is not None and first.kind == "strong" and not first.start else 0
        found = label_of_line(inline.text)
        if found is None:
            return None
        label = self._counted_label(found, bold, is_first=is_first) if found.counts else self._label_at(found, bold)
        return (label, found.end) if label is not None else None

    def _label_at(self, found: LineLabel, bold: int) -> PartLabel | None:
        """Return the label that a line has whose first so many characters are bold."""
        is_told = found.is_closed or found.end <= bold
        if not found.goes_on:
            label = found.signs
            if len(label) > 1:
                return label if is_told else None
            return label if (found.is_named or 0 < bold <= found.end) and label[0] in self._numbers else None
        label_here: PartLabel | None = self._label
        for sign in found.signs:
            label_here = next_label(sign, label_here) if label_here is not None else None
        is_known = label_here is not None and label_here[0] in self._lettered
        return label_here if is_told and is_known else None

    def _counted_label(self, found: LineLabel, bold: int, *, is_first: bool) -> PartLabel | None:
        """Return a label such as “1.2”: bold, or in the key; within a text it counts on from the last one as well."""
        label = found.signs
        if label[0] not in self._lettered:
            return None
        follows = is_first or label == (*self._label[:-1], str(int(self._label[-1]) + 1) if self._is_counted() else "")
        return label if found.end <= bold or (label in self._keyed and follows) else None

    def _is_counted(self) -> bool:
        return len(self._label) > 1 and self._label[-1].isdecimal()


def _counts_lines_to_write_on(block: Block) -> bool:
    """Whether all items of a list are lines to write on: “1. ........”."""
    firsts = [item.children for item in block.children]
    return all(len(first) == 1 and first[0].kind == "paragraph" and is_to_write_on(first[0]) for first in firsts)


def _is_caption(block: Block) -> bool:
    """Whether a bold line in capitals tells of the paper and not of what it asks: “**END OF QUESTIONS**”."""
    told = block.text.strip(" .–—-*")
    said = told.split()
    is_loud = is_bold_line(block) and told.isupper() and all(map(str.isalpha, said))
    return is_loud and _FEWEST_OF_CAPTION <= len(said) <= _MOST_OF_CAPTION and not asks(block.text)


def _asks_at_last(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a paragraph asks of what stands above and asks nothing: “A car brakes.” “Explain why.”."""
    return asks(block.text) and not any(asks(above.text) for above in blocks)


def _belongs(block: Block) -> bool:
    """Whether a block below the words of a part belongs to it: options, a table, a picture, a formula."""
    if block.kind != "paragraph":
        return True
    return is_wholly(block.inline, "math", "image") or _offers(block)


def _offers(block: Block) -> bool:
    made = options_in_boxes(block)
    return made[0].kind == "list" or read_options(made) is not None
