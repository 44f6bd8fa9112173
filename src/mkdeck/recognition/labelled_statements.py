"""Statements under labels, “S1 …”, and the verdicts on them under these labels elsewhere: “**S3 – false.** …”.

Nothing has to call the verdicts a key: that each label stands before a statement, and further down before a verdict,
tells it, in whatever order they come there. Labels are a letter or a word with a number. Bare numbers, and letters
alone, count options and much else, and are labels only where it is asked what is true.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Span
from mkdeck.parsing.inline import cut, split_lines
from mkdeck.parsing.pieces import line_span, paragraph
from mkdeck.recognition.truth_cues import Cue, cue_of
from mkdeck.recognition.truth_keys import NumberedStatement, StatementsWithKey, Told
from mkdeck.recognition.verdicts import WEAK, names_verdict, verdict_words
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import has_question_mark, is_task, longest_first, words

_FEWEST = 3
"""Statements."""
_FEWEST_FOR_EACH = 4
"""Statements for each on which nothing tells a verdict."""
_FEWEST_WORDS = 2
_LABEL = re.compile(
    r"[(\[]?(?:(?P<word>[^\W\d_]{1,12})[ .#№-]?)?(?:(?P<number>\d{1,2})|(?<![^\W_])(?P<letter>[A-Z]))(?![^\W_])[)\]]?"
    r"(?P<sign>\s?[:：.)|–—-]{1,2}\s{0,3}|\s{1,3})(?=\S)(?P<next>[^\W\d_]{1,4}\s)?"
)
"""“S1: …”, “(A) …”, “Statement 3 is …”."""
_ALONE = re.compile(r"[(\[]?(?:(?P<word>[^\W\d_]{1,12})[ .#№-]?)?(?:(?P<number>\d{1,2})|(?P<letter>[A-Z]))[)\]]?[.:]?")
"""What stands in the cell of a label."""
_NO_CUE = Cue(None, None, length=0, in_heading=False)


@dataclass(frozen=True, slots=True)
class _Label:
    """What counts a statement: its word, “s”, and its number, that of a letter in the alphabet."""

    word: str
    number: int
    is_letter: bool
    written: str

    @property
    def kind(self) -> tuple[str, bool]:
        """What the labels of one group have in common."""
        return self.word, self.is_letter

    def follows(self, other: _Label) -> bool:
        return self.kind == other.kind and self.number == other.number + 1


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands behind a label: a text, and the blocks that belong to it, with the lines of all."""

    label: _Label
    inline: Inline
    block: Block
    more: tuple[Block, ...]
    span: Span

    @property
    def told(self) -> Told | None:
        """The verdict with which the text begins, and the reason behind it."""
        found = _verdict().match(self.inline.text)
        if found is None:
            return None
        end = found.end()
        is_parted = found["sign"] is not None or end == len(self.inline.text)
        if not is_parted and not _ends_mark(self.inline, found.end("said")):
            return None
        rest = cut(self.inline, end, len(self.inline.text))
        reasons = (paragraph(rest, self.block), *self.more) if rest.text.strip(" .!") else self.more
        return Told(found["said"].casefold(), reasons, self.span)

    @property
    def may_state(self) -> bool:
        """Whether the text may be a statement: it has some words, asks nothing and sets no task."""
        text = self.inline.text
        return len(text.split()) >= _FEWEST_WORDS and not has_question_mark(text) and not is_task(text)


def labelled_statements(lesson: Block) -> Iterator[StatementsWithKey]:
    """Yield the statements of a lesson that have labels, each group with the verdicts under these labels below it."""
    entries = list(_entries_of(lesson.children))
    told = [(entry, verdict) for entry in entries if (verdict := entry.told) is not None]
    if len(told) < _FEWEST:
        return  # as nearly always
    by_kind: dict[tuple[str, bool], list[tuple[_Entry, Told]]] = {}
    for entry, verdict in told:
        by_kind.setdefault(entry.label.kind, []).append((entry, verdict))
    groups = list(_groups(entries))
    times = Counter(group[0].label.kind for group in groups)
    alike = Counter(entry.label.kind for entry in entries)
    cues: _Cues | None = None
    former = 0
    for group in groups:
        begin, former = former, group[-1].span.last
        kind = group[0].label.kind
        verdicts = _verdicts_on(group, by_kind.get(kind, ())) if times[kind] == 1 else {}
        if not verdicts:
            continue  # which of several groups is meant nobody can tell
        cues = cues or _Cues(lesson)
        cue = cues.between(begin, min(one.span.first for one in verdicts.values()), group)
        counts_others = alike[kind] > len(group) + len(verdicts) or len(verdicts) < len(group)
        if cue is None and (not _tell_by_themselves(group[0].label, verdicts) or (not kind[0] and counts_others)):
            continue
        statements = [NumberedStatement(one.label.written, one.inline, one.span, one.block.context) for one in group]
        by_label = {one.label.written: verdicts.get(one.label.number) for one in group}
        yield StatementsWithKey(statements, cue or _NO_CUE, by_label, lesson, frozenset())


def _verdicts_on(group: Sequence[_Entry], told: Sequence[tuple[_Entry, Told]]) -> dict[int, Told]:
    """Return the verdicts on nearly all of some statements by their numbers; nothing where others are told as well."""
    under: dict[int, list[Told]] = {}
    for entry, verdict in told:
        if entry.span.first > group[-1].span.last:
            under.setdefault(entry.label.number, []).append(verdict)
    verdicts = {number: found[0] for number, found in under.items() if len(found) == 1}
    numbers = {entry.label.number for entry in group}
    are_most = _FEWEST_FOR_EACH * (len(numbers) - len(verdicts)) <= len(numbers)
    return verdicts if len(verdicts) >= _FEWEST and are_most and under.keys() <= numbers else {}


class _Cues:
    """What in a lesson asks which statements are true, or but names a verdict, by lines."""

    def __init__(self, lesson: Block) -> None:
        told = [block for block in lesson.walk() if block.kind in ("heading", "paragraph", "cell")]
        self._found = sorted(
            ((block.span.first, cue) for block in told if (cue := _cue_or_name(block)) is not None),
            key=lambda found: found[0],
        )
        self._lines = [line for line, _ in self._found]

    def between(self, first: int, end: int, group: Sequence[_Entry]) -> Cue | None:
        """Return what asks between two lines, outside some statements; what but names a verdict, if nothing does."""
        own = {line for entry in group for line in range(entry.span.first, entry.span.last + 1)}
        within = self._found[bisect_right(self._lines, first) : bisect_left(self._lines, end)]
        found = [cue for line, cue in within if line not in own]
        asking = next((cue for cue in found if cue is not _NO_CUE), None)
        return asking or (_NO_CUE if found and group[0].label.word else None)


def _cue_or_name(block: Block) -> Cue | None:
    if not names_verdict(block.text):
        return cue_of(block) if block.kind != "cell" and not block.text.isascii() else None
    return cue_of(paragraph(block.inline, block) if block.kind == "cell" else block) or _NO_CUE


def judges_labelled(told: Block, above: Sequence[Block]) -> bool:
    """Whether a block holds verdicts on statements that stand under their labels elsewhere: “S2 – false. They do not.”.

    They stand above it, or nothing does to which a label belongs.
    """
    entries = list(_entries_of([told]))
    labels = [entry.label for entry in entries if entry.label.word and entry.told is not None]
    if not labels or (told.kind != "paragraph" and len(labels) < _FEWEST):
        return False  # as nearly always
    groups = list(_groups(list(_entries_of(above))))
    return not above or any(group[0].label.kind == labels[0].kind for group in groups)


def _tell_by_themselves(label: _Label, verdicts: Mapping[int, Told]) -> bool:
    """Whether verdicts under labels are surely such though nothing asks for them: words, and both of them.

    Hypotheses are found true or false in a report, which is nothing to learn.
    """
    if label.is_letter or label.word in words("hypothesis"):
        return False
    said = {one.said for one in verdicts.values()}
    return len(said) > 1 and min(map(len, said)) > 1 and said.isdisjoint(WEAK)


def _groups(entries: Sequence[_Entry]) -> Iterator[Sequence[_Entry]]:
    """Yield what may be statements, whose labels count from one, in the order in which they stand."""
    group: list[_Entry] = []
    for entry in entries:
        may_state = entry.may_state and entry.told is None
        if may_state and group and entry.label.follows(group[-1].label):
            group.append(entry)
            continue
        if len(group) >= _FEWEST:
            yield group
        group = [entry] if may_state and entry.label.number == 1 else []
    if len(group) >= _FEWEST:
        yield group


def _entries_of(blocks: Sequence[Block]) -> Iterator[_Entry]:
    """Yield what stands behind labels in the paragraphs, the items, the rows and the headings within some blocks."""
    for child in blocks:
        if child.kind == "paragraph":
            yield from _in_paragraph(child)
        elif child.kind == "list":
            for item in child.children:
                yield from _in_item(item, is_ordered=child.ordered)
        elif child.kind == "table":
            for row in child.children[1:]:
                yield from _in_row(row)
        elif child.kind == "section":
            title, *below = child.children
            if (titled := _entry_of(title, title.inline, ())) is not None:
                yield replace(titled, more=tuple(takewhile(_belongs, below)))
            yield from _entries_of(below)
        elif child.kind in ("container", "quote"):
            yield from _entries_of(child.children)


def _belongs(block: Block) -> bool:
    """Whether a block below a title tells more of what that names, and has no label of its own."""
    return block.kind not in ("section", "heading", "rule") and not list(_entries_of([block]))


def _in_paragraph(block: Block) -> Iterator[_Entry]:
    """Yield the entry that a paragraph is, those of its lines, or those in a row: “S1 T, S2 F”."""
    if (row := list(_in_a_row(block))) and len(row) >= _FEWEST:
        yield from row
        return
    lines = split_lines(block.inline) if "\n" in block.text else []
    if lines and all(_LABEL.match(line.text) for line in lines):
        for place, line in enumerate(lines):
            at = line_span(block, place)
            entry = _entry_of(paragraph(line, block), line, ())
            if entry is not None:
                yield _Entry(entry.label, entry.inline, entry.block, (), at)
    elif (entry := _entry_of(block, block.inline, ())) is not None:
        yield entry


def _in_a_row(block: Block) -> Iterator[_Entry]:
    """Yield the verdicts of a paragraph that holds nothing else, each behind its label."""
    if not any(map(str.isdecimal, block.text)):
        return
    found = list(_row().finditer(block.text))
    if not found or _row().sub("", block.text).strip(" ,;|·/\n."):
        return
    for one in found:
        label = _label_of(one)
        yield _Entry(label, cut(block.inline, *one.span("said")), block, (), block.span)


def _in_item(item: Block, *, is_ordered: bool) -> Iterator[_Entry]:
    first, *more = item.children or (None,)
    if first is None or first.kind != "paragraph":
        return
    entry = _entry_of(first, first.inline, tuple(more))
    if entry is None and is_ordered and item.number is not None:
        label = _Label("", item.number, is_letter=False, written=str(item.number))
        entry = _Entry(label, first.inline, first, tuple(more), item.span)
    if entry is not None:
        yield entry


def _in_row(row: Block) -> Iterator[_Entry]:
    """Yield the entry of a row whose first cell is a label; what stands in the cells behind the second explains it."""
    first, *cells = row.children or (None,)
    found = _ALONE.fullmatch(first.text) if first is not None and cells else None
    if found is not None:
        told = cells[0]
        more = tuple(paragraph(cell.inline, row) for cell in cells[1:] if cell.text.strip())
        yield _Entry(_label_of(found), told.inline, row, more, row.span)


def _entry_of(block: Block, inline: Inline, more: Sequence[Block]) -> _Entry | None:
    """Return what stands behind the label with which a text begins; a sign parts it, or the end of its markup."""
    found = _LABEL.match(inline.text)
    if found is None:
        return None
    is_blank = not found["sign"].strip()
    is_short = found["word"] is not None and len(found["word"]) == 1 and found["number"] is not None
    is_said = is_blank and found["next"] is not None and found["next"].strip().casefold() in words("is")
    is_told = is_said and _verdict().match(inline.text, found.end()) is not None  # “S3 is false”
    is_parted = not is_blank or is_short or inline.text[:1] in "([" or _ends_mark(inline, found.start("sign"))
    if not is_parted and not is_told:
        return None
    rest = cut(inline, found.end() if is_told else found.end("sign"), len(inline.text))
    return _Entry(_label_of(found), rest, block, tuple(more), block.span)


def _label_of(found: re.Match[str]) -> _Label:
    letter = found["letter"]
    number = ord(letter) - ord("A") + 1 if letter else int(found["number"])
    written = f"{found['word'] or ''} {letter or found['number']}".strip()
    is_short = len(found["word"] or "") == 1
    return _Label(
        (found["word"] or "").casefold(), number, bool(letter), written.replace(" ", "") if is_short else written
    )


def _ends_mark(inline: Inline, place: int) -> bool:
    """Whether bold or italics end at a place of a text, or behind one sign there."""
    return any(mark.kind in ("strong", "emphasis") and place <= mark.end <= place + 1 for mark in inline.marks)


@cache
def _verdict() -> re.Pattern[str]:
    said = "|".join(map(re.escape, longest_first(verdict_words())))
    return re.compile(
        rf"(?i)[(\[„“\"]?(?P<said>{said})(?![^\W_])[)\]”\"]?(?P<sign>\s?[.:,;!–—-]+\s{{0,3}}|\s?\n)?\s{{0,3}}"
    )


@cache
def _row() -> re.Pattern[str]:
    said = "|".join(map(re.escape, longest_first(verdict_words())))
    return re.compile(
        rf"(?:(?P<word>[^\W\d_]{{1,12}})[ .#№-]?)?(?:(?P<number>\d{{1,2}})|(?<![^\W_])(?P<letter>[A-Z]))"
        rf"(?![^\W_])\)?\s?[:.=)–—-]?\s?(?P<said>(?i:{said}))(?![^\W_])"
    )
