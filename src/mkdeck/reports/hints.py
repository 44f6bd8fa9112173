"""Tells of tables that make no card for want of a header that says what their columns are.

Such a table may be meant to be read and no more, so nothing is to be mended: it is told where people ask what each
lesson gave, or where a lesson gave nothing at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Span
from mkdeck.lessons.lesson import Lesson
from mkdeck.parsing.document import parse_document
from mkdeck.pipeline import DeckContents
from mkdeck.reports.unasked import are_pairs
from mkdeck.rules.claims import Lines
from mkdeck.values import dataclass

_RULE = "term_table"
_OPENS_TABLE = re.compile(r"(?i)-:?[ \t]*[|+][ \t]*:?-|<table\b", signs=("|", "+", "<"))
"""The line below a header of two columns, “---|---”, the border of a drawn table, or a tag."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What would make cards of a place that makes none."""

    span: Span
    message: str


def hints(contents: DeckContents, *, only_without_cards: bool = False) -> Iterator[Hint]:
    """Yield one for each lesson that has such tables; of all lessons, or of those alone that give no card."""
    if not contents.deck.runs(_RULE):
        return
    taken: dict[str, list[Span]] = {}
    for found in contents.cards:
        for span in (found.card.origin.span, *found.card.origin.also):
            taken.setdefault(span.path, []).append(span)
    problems = [problem.span for problem in contents.problems]
    for read in contents.lessons:
        path = read.lesson.path
        if _may_hold_table(read.lesson) and not (only_without_cards and path in taken):
            told = Lines([*taken.get(path, ()), *(span for span in problems if span.path == path)])
            tables = [table for table in _tables(read.lesson) if not told.hold(table.span)]
            yield from _hint(tables)


def _may_hold_table(lesson: Lesson) -> bool:
    """Whether a lesson holds a table of two columns at all, so that others need not be parsed once more."""
    return any(_OPENS_TABLE.search(line) for line in lesson.lines)


def _tables(lesson: Lesson) -> Iterator[Block]:
    return (block for block in parse_document(lesson).root.walk() if block.kind == "table" and are_pairs(block))


def _hint(tables: Sequence[Block]) -> Iterator[Hint]:
    """Yield what is to be said of the tables of a lesson, if it has any."""
    if tables:
        others = len(tables) - 1
        more = f" ({others} more in this lesson)" if others else ""
        message = (
            f"this table makes no card{more}; if its rows are to be learnt, write “Term | Meaning” into its header"
        )
        yield Hint(tables[0].span, message)
