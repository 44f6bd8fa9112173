"""Why a table, or a column of it, makes no card: by what the rules that read tables look for first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card
from mkdeck.parsing.inline import to_markdown
from mkdeck.recognition.matching import matching_in_table
from mkdeck.recognition.tables import (
    NUMBERS,
    are_measured,
    is_number,
    is_of_manual,
    is_of_occasion,
    only_grade,
    says_nothing,
)
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import plain, words

TABLE_RULES = (
    "comparison_table",
    "fact_table",
    "form_table",
    "outline",
    "question_table",
    "record_label",
    "record_table",
    "term_table",
    "timeline",
    "true_false_table",
)

_NO_QUESTION = "asks no whole question"
_NO_HEADER = (
    "it says in its header neither what kind of thing the first column names nor what the others tell of it, "
    f"or {_NO_QUESTION}"
)
_EMPTY_HEADER = "it has an empty header: that of a drawn table ends with “+===+”, where “+---+” parts two rows"
_BEHIND_LABEL = "--facts more may ask for it behind a label"
_WITH_HEADER = "with “Term | Meaning” for a header each row is a card"
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 2
_FEWEST_VALUES = 2
_FEWEST_TERMS = 3
"""Rows that show what a table is for."""
LONGEST_TERM, SHORTEST_MEANING = 6, 2
"""Words that a term has at most, and that most meanings have at least."""


def why_no_table(table: Block, *, has_labels: bool = False) -> str:
    """Return why no rule makes a card of a table, as a clause that begins with “it”, and what would make some.

    `has_labels` tells that its cells are asked for behind labels where a deck takes more.
    """
    if (reason := _why_no_rows(table)) is not None:
        return reason
    ways = ["--facts more asks for it behind labels"] if has_labels else []
    ways += [_WITH_HEADER] if are_pairs(table) else []
    is_empty = bool(table.children) and not any(cell.text for cell in table.children[0].children)
    return "; ".join([_EMPTY_HEADER if is_empty else _NO_HEADER, *ways])


def are_pairs(table: Block) -> bool:
    """Whether a table of two columns that no rule reads looks as if its rows were terms and what they mean.

    Then nothing but its header stands in the way. Tables of data have more columns, numbers, or words alone.
    """
    first = 1 if table.children[0].children and plain(table.children[0].children[0].text) in NUMBERS[1:] else 0
    rows = [row.children[first:] for row in table.children[1:]]
    if len(rows) < _FEWEST_TERMS or any(len(row) != _FEWEST_COLUMNS for row in rows) or _why_no_rows(table) is not None:
        return False
    terms, meanings = ([row[place].text for row in rows] for place in (0, 1))
    if any(len(term.split()) > LONGEST_TERM for term in terms) or any(map(is_missing, meanings)):
        return False
    told = sum(len(meaning.split()) >= SHORTEST_MEANING and not is_number(meaning) for meaning in meanings)
    return 2 * told > len(rows)


def _why_no_rows(table: Block) -> str | None:
    """Return why no rule reads the rows of a table whatever its header says, None where it may be the header."""
    header, rows = table.children[0].children, table.children[1:]
    if len(rows) < _FEWEST_ROWS:
        return "it has fewer than two rows below its header"
    if len(header) < _FEWEST_COLUMNS:
        return "it has a single column"
    if is_of_manual(header):
        return "it has the header of a manual, a list of people or a measurement, which is nothing to learn"
    if is_of_occasion(rows):
        return "it has a column of hours, days, addresses, links or prices"
    if matching_in_table(table):
        return "it is a matching exercise, whose rows are no pairs, and no key like “1–C, 2–A” tells them"
    names = [row.children[0].text for row in rows]
    if any(map(is_number, names)):
        return "it has numbers in its first column, and no names by which to ask for the rest"
    if not all(names) or len({plain(name) for name in names}) < len(names):
        return "it does not name a thing of its own at the beginning of each row"
    columns = zip(*(row.children for row in rows), strict=False)
    told = list(zip(header, columns, strict=False))[1:]
    reasons = [(cell.text, _why_no_column(cell, column)) for cell, column in told]
    if all(reason for _, reason in reasons):
        return "it has no column to ask for: " + ", ".join(f"“{title}” {reason}" for title, reason in reasons)
    return None


def why_no_columns(table: Block, cards: Sequence[Card]) -> Iterator[str]:
    """Yield a clause for each column that none of the cards asks for, which were made of a table's rows."""
    header, rows = table.children[0].children, table.children[1:]
    for place, cell in enumerate(header):
        column = [row.children[place] for row in rows if place < len(row.children)]
        if cell.text.strip() and not _is_asked(place, rows, cards):
            reason = _why_no_column(cell, column)
            yield f"it makes no card of “{cell.text}”, which {reason or f'{_NO_QUESTION}; {_BEHIND_LABEL}'}"


def _why_no_column(header: Block, cells: Sequence[Block]) -> str | None:
    """Return why a column is not asked, None where its header would be what stands in the way."""
    title = plain(header.text)
    if all(says_nothing(cell.text) or is_missing(cell.text) for cell in cells):
        return "says nothing, or only whether"
    if len({plain(cell.text) for cell in cells}) < _FEWEST_VALUES:
        return "says the same in each row"
    if only_grade(cells):
        return "says only whether or how much"
    if title in words("instance") or is_of_manual([header]):
        return "holds examples, remarks or notes"
    if are_measured(cells):
        return "holds numbers, and has no header that is known to be learnt"
    return None


def _is_asked(place: int, rows: Sequence[Block], cards: Sequence[Card]) -> bool:
    """Whether a column stands on cards: as the whole of a side, or within those of half of its rows."""
    by_line: dict[int, list[str]] = defaultdict(list)
    for card in cards:
        if isinstance(card, Basic):
            by_line[card.origin.span.first] += [card.front, card.back]
    asked = [row for row in rows if row.span.first in by_line and place < len(row.children)]
    mentioned = 0
    for row in asked:
        value, sides = to_markdown(row.children[place].inline), by_line[row.span.first]
        if value and value in sides:
            return True
        word = rf"(?<!\w){re.escape(value)}(?!\w)"
        mentioned += value != "" and any(re.search(word, side) for side in sides)
    return mentioned > 0 and 2 * mentioned >= len(asked)
