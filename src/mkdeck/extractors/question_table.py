"""A table with a column of questions and one of answers: a card for each row, a choice where it has options.

The header names both, “Question | Answer”, or most cells of a column ask, “They ask | You say”. Columns that explain
the answer go behind it; others, of who, where from or how hard, are left out. A row without a question goes on with the
answer above.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Basic, Block, Card, Choice, Inline, Origin, Problem, Span
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import in_cell, in_line, joined
from mkdeck.recognition.answers import without_links
from mkdeck.recognition.options import Option
from mkdeck.recognition.question_columns import (
    FEWEST,
    OPTION_IN_CELL,
    QuestionColumns,
    options_in_cell,
    question_columns,
)
from mkdeck.recognition.questions import without_label
from mkdeck.recognition.right_options import correct_options
from mkdeck.recognition.tables import with_rows_that_go_on
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import has_question_mark, plain

READS = ("table",)
GIVES_WAY = True
TABLES_STAND_ALONE = True


def needs_topic(card: Card) -> bool:
    """Whether what is asked does not say to what it belongs, as a whole question does."""
    return isinstance(card, Basic) and not has_question_mark(card.front) and lacks_topic(card)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each row whose question is answered, and a problem for others where most are."""
    columns = question_columns(block)
    if columns is None:
        return
    rows = [row for row in block.children[1:] if len(row.children) > max(columns.question, columns.answer)]
    told = with_rows_that_go_on(rows, columns.question, columns.answer)
    told = [(row, more) for row, more in told if row.children[columns.question].text.strip()]
    answered = [any(map(_is_written, (row.children[columns.answer], *more))) for row, more in told]
    are_most = 2 * sum(answered) >= len(answered)
    for (row, more), is_answered in zip(told, answered, strict=True):
        if is_answered:
            yield from _card(row, more, columns)
        elif are_most and has_question_mark(row.children[columns.question].text):
            yield Problem(row.span, "a question without an answer, unlike the others of its table", is_unanswered=True)


def _card(row: Block, more: Sequence[Block], columns: QuestionColumns) -> Iterator[Card]:
    question, answer = row.children[columns.question], row.children[columns.answer]
    span = Span(row.span.path, row.span.first, more[-1].span.last) if more else row.span
    origin = Origin(span=span, context=row.context, evidence="shaped")
    asked = has_question_mark(question.text)
    said = in_line(question)
    front = to_markdown(without_label(said) if asked else said)
    told = [row.children[place] for place in columns.explained if place < len(row.children)]
    explanation = [in_cell(cell) for cell in told if _is_written(cell)]
    if columns.in_cell is not None:
        yield from _choice_in_cell(row, columns, explanation, origin)
        return
    if not columns.options:
        answers = [in_cell(cell) for cell in (answer, *more) if _is_written(cell)]
        yield Basic(front, joined([*answers, *explanation]), origin)
        return
    options = {label: row.children[place] for label, place in columns.options.items() if place < len(row.children)}
    options = {label: cell for label, cell in options.items() if cell.text.strip() or cell.inline.marks}
    correct = _correct(options, answer.text)
    if len(options) >= FEWEST and correct:
        texts = tuple(to_markdown(in_line(cell)) for cell in options.values())
        yield Choice(front, texts, correct, joined(explanation), origin)


def _choice_in_cell(row: Block, columns: QuestionColumns, explanation: Sequence[str], origin: Origin) -> Iterator[Card]:
    """Yield the choice of a row of which one cell holds all options, “A) Atlantic B) Pacific”."""
    question, place = row.children[columns.question], columns.in_cell
    options = options_in_cell(row.children[place]) if place is not None and place < len(row.children) else {}
    asked = question.inline
    begins = OPTION_IN_CELL.search(asked.text) if place == columns.question else None
    if begins is not None:
        asked = cut(asked, 0, begins.start())
    correct = _correct(options, row.children[columns.answer].text) if len(options) >= FEWEST else ()
    if correct:
        texts = tuple(to_markdown(option.inline) for option in options.values())
        yield Choice(to_markdown(without_label(asked)), texts, correct, joined(explanation), origin)


def _correct(options: dict[str, Block], answer: str) -> tuple[int, ...]:
    """Return the places of the options that an answer names by their labels, or repeats."""
    labels, said = list(options), plain(answer)
    same = tuple(place for place, cell in enumerate(options.values()) if " ".join(cell.text.split()) == answer.strip())
    named = said.split() or answer.split()
    if same or all(label in options for label in named):
        return same or tuple(sorted({labels.index(label) for label in named}))
    read = [Option(label, to_markdown(cell.inline), cell.text) for label, cell in options.items()]
    return correct_options(read, Inline(answer))  # “B) Oslo”, “A and C”


def _is_written(cell: Block) -> bool:
    if any(mark.kind in ("image", "code", "math") for mark in cell.inline.marks):
        return True
    unlinked: Inline | str = without_links(cell.inline)
    has_link = unlinked != cell.text
    return not is_unwritten_answer(cell.text) and not (has_link and is_unwritten_answer(str(unlinked) or cell.text))
