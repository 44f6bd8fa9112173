"""Keys in tables: a row or a column for each numbered answer, and mark schemes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import beside
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.part_keys import is_scheme_of_parts
from mkdeck.recognition.statement_columns import crossed_column, verdict_columns
from mkdeck.recognition.tables import NUMBERS
from mkdeck.wording.scripts import runs_on
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import has_word, plain, words

_FEWEST, _FEWEST_OF_COMMENT = 2, 3


def is_mark_scheme(table: Block) -> bool:
    """Whether a table numbers answers by its headers and its rows, as a mark scheme does: “Q | Answer | Marks”.

    It may lie on its side, “Q | 1 | 2”, and below that “Ans | c | b”.
    """
    if table.kind != "table" or len(table.children[0].children) < _FEWEST:
        return False
    if _has_headers(table):
        return all(number_in_cell(row.children[0].text) if row.children else "" for row in table.children[1:])
    return _lies_on_its_side(table) and len(entries_in_columns(table)) > _FEWEST


def is_scheme_of_letters(table: Block) -> bool:
    """Whether a table is such a key to questions that letters count, “Question | Answer” and “a | oak” below it."""
    if table.kind != "table" or len(table.children[0].children) < _FEWEST:
        return False
    if not _has_headers(table) and not _lies_on_its_side(table):
        return False
    labels = [label.text.strip(" .:()") for label, _ in labelled_cells(table)]
    return len(labels) > _FEWEST and all(len(label) == 1 and label.isalpha() for label in labels)


def labelled_cells(table: Block) -> Sequence[tuple[Block, Block]]:
    """Return the label and the answer of each row of two cells, or of each column of a table that lies on its side.

    Above the columns, or before them, stand no headers in what is returned; none of other tables.
    """
    if all(len(row.children) == _FEWEST for row in table.children) and not _lies_on_its_side(table):
        rows = (row.children for row in table.children if "header" not in row.roles)
        return [(label, told) for label, told in rows]
    rows_above, rows_below = table.children[::2], table.children[1::2]
    if len(rows_above) != len(rows_below):
        return []
    cells = (
        zip(above.children, below.children, strict=False) for above, below in zip(rows_above, rows_below, strict=True)
    )
    pairs = [list(row) for row in cells]
    if all(row and len(row[0][0].text.strip(" .:()#")) != 1 for row in pairs):
        pairs = [row[1:] for row in pairs]
    return [(label, told) for row in pairs for label, told in row if label.text.strip() or told.text.strip()]


def _has_headers(table: Block) -> bool:
    """Whether the first two columns of a table are called those of questions and of answers."""
    if len(table.children) <= _FEWEST:
        return False
    number, answer, *_ = (plain(cell.text) for cell in table.children[0].children)
    return (number in NUMBERS or number in words("question")) and answer in words("answer")


def _lies_on_its_side(table: Block) -> bool:
    """Whether each second row of a table says that it tells answers to what stands in the row above it.

    That one says that it counts questions, or nothing: not “Student”.
    """
    counted, told = table.children[::2], table.children[1::2]
    return (
        len(counted) == len(told)
        and all(row.children and _says_answer(row.children[0].text) for row in told)
        and all(row.children and _says_question(row.children[0].text) for row in counted)
    )


def _says_question(header: str) -> bool:
    return (said := plain(header)) in NUMBERS or has_word(said, "question")


def _says_answer(header: str) -> bool:
    return (said := plain(header)) in words("answer") or said in words("key")


def in_rows(table: Block) -> Iterator[tuple[str, list[Block]]]:
    """Yield the entries of a table's rows that begin with numbers, each with what other columns say to explain it.

    What names parts as well, “1(a)”, is a scheme of another kind.
    """
    if is_scheme_of_parts(table):
        return
    if beside := entries_in_columns(table):
        yield from ((number, [paragraph(cell.inline, row)]) for number, cell, row in beside)
        return
    if crossed := list(_in_crosses(table)):
        yield from crossed
        return
    titles = [plain(cell.text) for cell in table.children[0].children]
    says_why = [place for place, title in enumerate(titles) if place and _says_more(title, table, place)]
    others = (place for place, title in enumerate(titles) if place and place not in says_why)
    answer = next((at for at in others if has_word(titles[at], "answer") or titles[at] in words("key")), 1)
    if both := _numbered_alike(titles):
        yield from _in_several(table, both)
        return
    explaining = [place for place in says_why if place != answer]
    for first in _columns_of_numbers(table):
        yield from _in_columns(table, first, first + answer, explaining if first == 0 else ())


def _numbered_alike(titles: Sequence[str]) -> Sequence[int]:
    """Return the columns “Answer 1”, “Answer 2”, where a question asks for both; none in other tables."""
    counted = [title.rpartition(" ") for title in titles]
    places = [at for at, (word, _, number) in enumerate(counted) if word in words("answer") and number.isdecimal()]
    numbers = [int(counted[at][2]) for at in places]
    return places if len(places) >= _FEWEST and numbers == list(range(1, len(places) + 1)) else ()


def _in_several(table: Block, places: Sequence[int]) -> Iterator[tuple[str, list[Block]]]:
    """Yield the entries of rows whose answers stand in several columns."""
    for row in table.children[1:]:
        number = number_in_cell(row.children[0].text) if len(row.children) > places[-1] else ""
        told = [row.children[at].inline for at in places if number and row.children[at].text.strip()]
        if told:
            yield number, [paragraph(reduce(_semicolon, told), row)]


def _semicolon(first: Inline, second: Inline) -> Inline:
    return beside(Inline(f"{first.text};", first.marks), second)


def _in_crosses(table: Block) -> Iterator[tuple[str, list[Block]]]:
    """Yield the entries of rows in which a number's verdict is crossed, each with the header above the cross."""
    header, *rows = table.children
    columns = verdict_columns([cell.text for cell in header.children])
    if columns is None or not columns.marked[0]:
        return
    for row in rows:
        number = number_in_cell(row.children[0].text) if len(row.children) > columns.marked[-1] else ""
        place = crossed_column(row, columns.marked, columns.false) if number else None
        if place is not None:
            said = header.children[place].text.rstrip(" :?")
            yield number, [paragraph(Inline(said), row)]


def _columns_of_numbers(table: Block) -> Sequence[int]:
    """Return the columns that number answers: the first, and those that go on with it, “| 1 | B | 6 | D |”."""
    header, *rows = ([cell.text for cell in row.children] for row in table.children)
    further = range(2, len(header) - 1, 2)
    is_entry = number_in_cell(header[0]) != ""
    counted = [header, *rows] if is_entry else rows
    numbers = [number_in_cell(row[at]) for row in counted for at in (0, *further) if at < len(row) and row[at].strip()]
    is_paired = len(header) % 2 == 0 and "" not in numbers and len(set(numbers)) == len(numbers)
    is_told = is_entry or all(plain(header[at]) == plain(header[0]) for at in further)
    return (0, *further) if is_paired and is_told and further else (0,)


def number_in_cell(text: str) -> str:
    """Return the number of a question that a cell is, “3.”, “Q3”, “Question 3”; nothing where it is more."""
    word, _, behind = text.strip(" .)").rpartition(" ")
    number = behind if plain(word) in words("question") else text.strip(" .)Qq")
    return number if number.isdecimal() else ""


def _in_columns(table: Block, first: int, answer: int, explaining: Sequence[int]) -> Iterator[tuple[str, list[Block]]]:
    """Yield the entries of rows whose numbers stand in one column and whose answers in another."""
    for row in table.children:
        number = number_in_cell(row.children[first].text) if len(row.children) > answer else ""
        if number:
            key, *told = (row.children[place] for place in (answer, *explaining) if place < len(row.children))
            explained = [cell for cell in told if _is_written(key) and _is_written(cell)]
            yield number, [paragraph(cell.inline, row) for cell in (key, *explained)]


def _says_more(title: str, table: Block, place: int) -> bool:
    """Whether a column explains answers: by its header, or as comments that say more than “easy”."""
    if has_word(title, "explained") or title not in words("commented"):
        return has_word(title, "explained")
    cells = [row.children[place].text for row in table.children[1:] if place < len(row.children)]
    written = [cell for cell in cells if cell.strip()]
    telling = sum(len(cell.split()) >= _FEWEST_OF_COMMENT or runs_on(cell, _FEWEST_OF_COMMENT) for cell in written)
    return 2 * telling > len(written)


def entries_in_columns(table: Block) -> list[tuple[str, Block, Block]]:
    """Return the numbers of a key whose rows are numbers and below these their answers, each with its cell and row.

    A word may stand before both: “| No. | 1 | 2 |”, “| Answer | b | c |”. None of other tables.
    """
    rows = table.children
    found: list[tuple[str, Block, Block]] = []
    for numbers, answers in zip(rows[::2], rows[1::2], strict=False):
        cells = list(zip(numbers.children, answers.children, strict=False))
        if cells and not cells[0][0].text.strip(" .)").isdecimal():
            del cells[0]
        cells = [(number, answer) for number, answer in cells if number.text.strip() or answer.text.strip()]
        if not cells or not all(number.text.strip(" .)Qq").isdecimal() for number, _ in cells):
            return []
        found += [(number.text.strip(" .)Qq"), answer, answers) for number, answer in cells]
    counts = [int(number) for number, _, _ in found]
    is_key = len(rows) % 2 == 0 and len(found) >= _FEWEST and counts == sorted(set(counts))
    return found if is_key and not all(_is_count(answer.text) for _, answer, _ in found) else []


def _is_count(answer: str) -> bool:
    """Whether an answer is but a number or a page: “p. 12”."""
    word, _, number = plain(answer).rpartition(" ")
    return number.isdecimal() and (not word or word in words("leaf"))


def _is_written(cell: Block) -> bool:
    return bool(cell.inline.marks) or not is_unwritten_answer(cell.text)
