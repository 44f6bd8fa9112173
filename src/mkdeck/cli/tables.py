"""What `-v` adds: tables of what each lesson gave, and what each rule, and what would make cards of more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from mkdeck.cli.cards import shown_cards

if TYPE_CHECKING:  # a build that has nothing to do loads nothing of what makes cards
    from mkdeck.pipeline import DeckContents

_Row = tuple[str, ...]


def summary_tables(contents: DeckContents) -> Iterator[str]:
    """Yield the lines of two tables, cards and problems by lesson, and cards by the rule that made them; then hints."""
    by_lesson: Counter[str] = Counter()
    by_rule: Counter[str] = Counter()
    for found in contents.cards:
        number = shown_cards(found.card)
        by_lesson[found.card.origin.span.path] += number
        by_rule[found.card.origin.extractor] += number
    problems = Counter(problem.span.path for problem in contents.problems)
    lessons = [read.lesson.path for read in contents.lessons]
    unread = dict.fromkeys(problem.span.path for problem in contents.errors)
    rows = [(path, str(by_lesson[path]), str(problems[path] or "")) for path in lessons]
    rows += [(path, "", "not read") for path in unread]
    yield from _table(("lesson", "cards", "problems"), rows)
    yield from _table(("rule", "cards"), [(name, str(number)) for name, number in by_rule.most_common()])
    told = list(hint_lines(contents))
    yield from ["", *told] if told else []


def hint_lines(contents: DeckContents, *, only_without_cards: bool = False) -> Iterator[str]:
    """Yield a line for each lesson with a table that a header would make cards of, or for each such without a card."""
    from mkdeck.reports.hints import hints  # which reads lessons with tables once more, and is seldom asked for

    for hint in hints(contents, only_without_cards=only_without_cards):
        yield f"  {click.style(str(hint.span), bold=True)}: {hint.message}"


def _table(head: _Row, rows: Sequence[_Row]) -> Iterator[str]:
    """Yield the lines of a table with numbers to the right, a blank line above it."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    yield ""
    for row in (head, *rows):
        first, *others = zip(row, widths, strict=True)
        cells = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
        yield "  " + "  ".join(cells).rstrip()
