"""A table of statements that are crossed as true or false, or have one of these words beside them.

A column of corrections or explanations goes behind the answer. What stands in the header is asked: “Vero/Falso: …”.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem
from mkdeck.parsing.inline import cut, escape, to_markdown
from mkdeck.parsing.pieces import in_cell, in_line, joined
from mkdeck.recognition.questions import without_label
from mkdeck.recognition.statement_columns import (
    FIRST_WORD,
    NO_CROSS,
    StatementColumns,
    crossed_column,
    statement_columns,
    tells_something,
)
from mkdeck.recognition.truth import in_words, statement_front
from mkdeck.wording.unwritten import is_unwritten_answer

READS = ("table",)
GIVES_WAY = True
TABLES_STAND_ALONE = True

_LETTERED = re.compile(r"[a-zA-Z][.)]\s{1,3}(?=\S)")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each statement that is marked, and a problem for others where most are."""
    found = statement_columns(block)
    if found is None:
        return
    rows = [row for row in block.children[1:] if len(row.children) > max(found.statement, *found.marked)]
    rows = [row for row in rows if row.children[found.statement].text.strip()]
    answers = [_answer(block, row, found) for row in rows]
    are_lettered = all(_LETTERED.match(row.children[found.statement].text) for row in rows)
    are_most = 2 * sum(answer is not None for answer in answers) > len(rows)
    for row, answer in zip(rows, answers, strict=True):
        if answer is not None:
            yield _card(row, answer, found, are_lettered=are_lettered)
        elif are_most and all(NO_CROSS.fullmatch(row.children[place].text) for place in found.marked):
            yield Problem(row.span, "a statement of which is not told whether it is true", is_unanswered=True)


def _card(row: Block, answer: Markdown, found: StatementColumns, *, are_lettered: bool) -> Card:
    statement = without_label(in_line(row.children[found.statement]))
    if are_lettered and (letter := _LETTERED.match(statement.text)):
        statement = cut(statement, letter.end(), len(statement.text))
    told = (row.children[place] for place in found.explained if place < len(row.children))
    says = tells_something if found.are_comments else _is_written
    explanation = [in_cell(cell) for cell in told if says(cell.text)]
    origin = Origin(span=row.span, context=row.context, evidence="shaped")
    return in_words(Basic(statement_front(found.asked, statement), joined([answer, *explanation]), origin))


def _is_written(text: str) -> bool:
    return not is_unwritten_answer(text)


def _answer(table: Block, row: Block, found: StatementColumns) -> Markdown | None:
    """Return what a row says of its statement: the header above the cross, or the word beside it."""
    if found.words:
        return _said(row.children[found.marked[0]].inline, found.words)
    place = crossed_column(row, found.marked, found.false)
    return None if place is None else to_markdown(_undressed(table.children[0].children[place].inline))


def _undressed(inline: Inline) -> Inline:
    """Return a header's text without what only sets it off, or a colon behind it."""
    return Inline(inline.text.rstrip(" :?"), ())


def _said(cell: Inline, written: dict[str, str]) -> Markdown | None:
    """Return a cell that begins with a word for true or false, the word as it is written in full."""
    first = FIRST_WORD.match(cell.text)
    word = written.get(first["word"].casefold()) if first else None
    if first is None or word is None or not (first["behind"].strip() or first.end() == len(cell.text)):
        return None
    return Markdown(escape(word)) if first.end() == len(cell.text) else to_markdown(cell)
