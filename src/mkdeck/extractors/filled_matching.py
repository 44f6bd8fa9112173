"""A matching exercise with letters in its blanks: `__C__ 10. fjord  A. a strip of land`, as teachers fill it in.

The lettered things stand behind the numbered ones, in the same line or in the same row of a table, or in lines or a
list below. Three at least are needed, and the letters must count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem, Span
from mkdeck.parsing.inline import beside, cut, split_lines, to_markdown
from mkdeck.parsing.pieces import line_span
from mkdeck.recognition.filled_blanks import SIGNS_OF_BLANKS, blank_before
from mkdeck.recognition.options import read_options
from mkdeck.recognition.questions import is_list_of_questions
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import has_question_mark

READS = ("document",)
SIGNS = SIGNS_OF_BLANKS

_FEWEST = 3
_LETTERS = "abcdefghijklmnopqrst"
_LABEL = re.compile(r"(?:^|(?<=\s))\(?(?P<letter>[A-Ta-t])[.)]\s+(?=\S)", signs=".)")
_OPENING, _BEHIND_LETTER = frozenset("_("), frozenset(".)")
_FEWEST_FOR_EACH = 3
"""Things for each of which a letter is written that stands before nothing."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of an exercise: the letter in its blank, its number, and what stands behind; neither in one without."""

    letter: str
    number: int | None
    told: Inline
    span: Span
    context: tuple[str, ...]


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each thing in whose blank the letter of another one stands, and a problem for a wrong letter."""
    for holder in block.holders("paragraph"):
        yield from _exercises(holder.children)
    for table in block.within("table"):
        lines = list(filter(None, map(_of_row, table.children)))
        yield from _exercise(lines, None)


def _exercises(children: Sequence[Block]) -> Iterator[Card | Problem]:
    """Yield what is told of the exercises among blocks that stand side by side."""
    lines: list[_Line] = []
    for child in (*children, None):
        found = _of_paragraph(child) if child is not None and child.kind == "paragraph" else []
        if found and (found[0].number is None or not lines or lines[-1].number in (None, found[0].number - 1)):
            lines += found
            continue
        if lines:
            yield from _exercise(lines, child)
        lines = found


def _of_paragraph(block: Block) -> list[_Line]:
    """Return the lines of a paragraph that are things behind blanks, or lettered things that go on with such."""
    if not _may_be_line(block.inline):
        return []  # as most
    told = [cut(line, 0, len(line.text)) for line in split_lines(block.inline)]
    lines = [_line(line, block, line_span(block, place)) for place, line in enumerate(told)]
    return [line for line in lines if line is not None] if all(lines) else []


def _may_be_line(inline: Inline) -> bool:
    """Whether a text may begin with a blank, a number or a letter that counts; quick to tell."""
    text = inline.text
    opens = text[:1] in _OPENING or text[:1].isdecimal() or text[1:2] in _BEHIND_LETTER
    return opens or any(mark.start == 0 for mark in inline.marks[:1])


def _line(inline: Inline, block: Block, span: Span) -> _Line | None:
    blank = blank_before(inline)
    if blank is None:
        return _Line("", None, inline, span, block.context) if _LABEL.match(inline.text) else None
    if blank.number is None or not blank.is_drawn or len(blank.said) > 1:
        return None
    return _Line(blank.said.casefold(), blank.number, cut(inline, blank.start, len(inline.text)), span, block.context)


def _of_row(row: Block) -> _Line | None:
    """Return a row of a table as a line, its filled cells side by side."""
    filled = [cell.inline for cell in row.children if cell.text.strip()]
    if not filled or not _may_be_line(filled[0]):
        return None
    return _line(reduce(beside, filled), row, row.span)


def _exercise(lines: Sequence[_Line], below: Block | None) -> Iterator[Card | Problem]:
    """Yield the cards of an exercise, whose lettered things stand in its lines or in the block below."""
    numbered = [line for line in lines if line.number is not None]
    filled = [line for line in numbered if line.letter]
    if len(numbered) < _FEWEST or 2 * len(filled) <= len(numbered) or not _count_on(numbered):
        return
    things = _things_behind(lines)
    rows = [_before_thing(line, place) if things else line for place, line in enumerate(numbered)]
    if not things and len(numbered) < len(lines):
        things = _things_apart(lines)
    elif not things:
        things = _things_in(below)
    if len(things) < _FEWEST or any(has_question_mark(row.told.text) for row in rows):
        return
    wrong = [row for row in rows if row.letter and row.letter not in things]
    if _FEWEST_FOR_EACH * len(wrong) > len(rows):
        return
    for row in rows:
        if row in wrong:
            yield Problem(row.span, f"the blank says “{row.letter.upper()}”, which stands before nothing")
        elif row.letter:
            origin = Origin(span=row.span, context=row.context, evidence="marked")
            yield Basic(to_markdown(row.told), things[row.letter], origin)
        else:
            yield Problem(row.span, "a blank without a letter in a matching exercise", is_unanswered=True)


def _count_on(lines: Sequence[_Line]) -> bool:
    """Whether the numbers of lines go up by one."""
    return all(first.number is not None and second.number == first.number + 1 for first, second in pairwise(lines))


def _labels_of(line: _Line, place: int) -> list[re.Match[str]]:
    """Return what may be the label of the lettered thing at a place among others, in a line."""
    letter = _LETTERS[place : place + 1]
    return [found for found in _LABEL.finditer(line.told.text) if found["letter"].casefold() == letter]


def _things_behind(lines: Sequence[_Line]) -> Mapping[str, Markdown]:
    """Return the lettered things that stand in the lines of numbered ones, behind these; nothing where any has none.

    Further ones may stand in lines of their own below.
    """
    things: dict[str, Markdown] = {}
    is_below = False
    for place, line in enumerate(lines):
        labels = _labels_of(line, place)
        is_below = is_below or line.number is None
        if len(labels) != 1 or is_below != (line.number is None) or is_below != (not labels[0].start()):
            return {}
        things[_LETTERS[place]] = to_markdown(line.told, labels[0].end())
    return things


def _before_thing(line: _Line, place: int) -> _Line:
    """Return a line of a numbered thing without the lettered one behind it."""
    return replace(line, told=cut(line.told, 0, _labels_of(line, place)[0].start()))


def _things_apart(lines: Sequence[_Line]) -> Mapping[str, Markdown]:
    """Return the lettered things in lines above or below all the numbered ones."""
    is_apart = sum((first.number is None) != (second.number is None) for first, second in pairwise(lines)) == 1
    lettered = [line for line in lines if line.number is None] if is_apart else []
    labels = [_LABEL.match(line.told.text) for line in lettered]
    if [label["letter"].casefold() for label in labels if label] != list(_LETTERS[: len(lettered)]):
        return {}
    return {
        letter: to_markdown(line.told, label.end())
        for letter, line, label in zip(_LETTERS, lettered, labels, strict=False)
        if label
    }


def _things_in(block: Block | None) -> Mapping[str, Markdown]:
    """Return the lettered things of a list."""
    if block is None or block.kind != "list" or is_list_of_questions(block):
        return {}
    found = read_options([block])
    options = found[2] if found else []
    return {option.label: option.text for option in options} if all(option.is_lettered for option in options) else {}
