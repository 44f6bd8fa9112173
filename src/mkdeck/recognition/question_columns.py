"""Which columns of a table hold questions and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.matching import matching_in_table
from mkdeck.recognition.part_keys import is_scheme_of_parts, names_only_parts
from mkdeck.recognition.statement_columns import are_statements
from mkdeck.recognition.tables import NUMBERS
from mkdeck.recognition.term_columns import are_terms
from mkdeck.values import dataclass, replace
from mkdeck.wording.scripts import runs_on
from mkdeck.wording.words import has_question_mark, has_word, is_task, plain, words

_COLUMNS = 2
FEWEST, _SEVERAL = 2, 3
_MOSTLY = 0.8
"""The share of its cells that ask in a column of questions."""
_OPTION = re.compile(r"(?:(?P<before>\w{1,20})(?: |(?<=[\u3040-\u9fff])))?(?P<label>[a-h]|[1-6])")
OPTION_IN_CELL = re.compile(r"(?:^|(?<=[\s,;/?·•|]))\(?(?P<label>[A-Ha-h])[.)]\s+(?=\S)")
_LETTER = re.compile(r"\(?[A-Ha-h][.)]?(?:\s?[,;&/]\s?[A-Ha-h])*")
_TO_FILL_IN = re.compile(
    r"(?i)(?:yes|ja|oui|s[ií]|sim|tak) ?[/|] ?(?:no|nein|non|não|nee|nie)\b.{0,20}"
    r"|[dmyjta]{2,4}([./-])[dmyjta]{2,4}\1[dmyjta]{2,4}|[☐□][^☐□]{1,40}(?:[☐□][^☐□]{1,40})+",
    signs=("/", "|", ".", "-", "☐", "□"),
)
"""“yes / no”, “dd.mm.yyyy”, “☐ yes ☐ no”."""
_FEWEST_ASKING = 3
"""Cells of which one asks, at least, where the others are empty."""
_REFERENCE = re.compile(r"(?:[^\W\d_]{0,8}\.? ?\d{1,4}[.,/ –-]{0,2}){1,3}[a-z)]?")
"""“2019 Q4”, “p. 12”: where a question comes from."""
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 3
"""In most answers below a header that does not say what they are; letters where no spaces part words."""


@dataclass(frozen=True, slots=True)
class QuestionColumns:
    """The places of the columns of questions, of their answers, of what explains these, and of options by label.

    `in_cell` is the column whose cells hold all options each; it may be that of the questions.
    """

    question: int
    answer: int
    explained: tuple[int, ...]
    options: dict[str, int]
    in_cell: int | None = None


def are_questions(table: Block) -> bool:
    """Whether a table's rows are questions with their answers."""
    return question_columns(table) is not None


def options_in_cell(cell: Block) -> dict[str, Block]:
    """Return the options of a cell by their letters, which are those of the alphabet from the first on."""
    signs = list(OPTION_IN_CELL.finditer(cell.text))
    labels = [sign["label"].casefold() for sign in signs]
    if len(labels) < FEWEST or labels != [chr(ord("a") + number) for number in range(len(labels))]:
        return {}
    ends = [sign.start() for sign in signs[1:]] + [len(cell.text)]
    parts = [cut(cell.inline, sign.end(), end) for sign, end in zip(signs, ends, strict=True)]
    told = [cut(part, 0, len(part.text.rstrip(" ,;/·•|"))) for part in parts]
    return {label: paragraph(option, cell) for label, option in zip(labels, told, strict=True)}


def question_columns(table: Block) -> QuestionColumns | None:
    """Return the columns of a table of questions; None of other tables."""
    if len(table.children) < _COLUMNS:
        return None
    header, rows = table.children[0].children, table.children[1:]
    titles = [plain(cell.text) for cell in header]
    first = 1 if titles and titles[0] in NUMBERS and (titles[0] or len(titles) > _COLUMNS) else 0
    if len(titles) - first < _COLUMNS or are_terms(table) or are_statements(table) or matching_in_table(table):
        return None
    numbers = sum(bool(row.children) and row.children[0].text.strip(" .)").isdecimal() for row in rows)
    if titles[0] in words("question") and 2 * numbers > len(rows):
        return None  # a key: “Q | Answer | Marks”
    if words("answer").isdisjoint(titles) and (
        any("%" in cell.text for cell in header) or any(has_word(title, "decided") for title in titles)
    ):
        return None  # how many knew it, or what was decided
    if (sides := _of_sides(titles, rows)) is not None:
        return sides
    columns = _of_two(titles, rows, first) if len(titles) - first == _COLUMNS else _of_more(titles, rows)
    if columns and (_are_counted(columns.answer, rows) or _numbers(rows, columns.question)):
        return None
    if columns and (names_only_parts(_cells(rows, columns.question)) or is_scheme_of_parts(table)):
        return None  # “1(a)”, “1(b)”
    if columns and not columns.options and _are_letters(columns.answer, rows):
        places = [columns.question, *(place for place in range(len(titles)) if place != columns.answer)]
        held = next((place for place in places if all(map(options_in_cell, _cells(rows, place)))), None)
        return None if held is None else replace(columns, in_cell=held)
    return None if columns and _are_no_answers([cell.text for cell in _cells(rows, columns.answer)]) else columns


def _are_letters(answer: int, rows: Sequence[Block]) -> bool:
    """Whether answers are but letters, which answer nothing without the options that they name."""
    written = [cell.text.strip() for cell in _cells(rows, answer) if cell.text.strip()]
    return len(written) >= FEWEST and all(_LETTER.fullmatch(text) is not None for text in written)


def _are_counted(answer: int, rows: Sequence[Block]) -> bool:
    """Whether answers are counted, as in statistics: another column holds but numbers as well, none of them larger."""
    counted = _numbers(rows, answer)
    others = (_numbers(rows, place) for place in range(answer + 1, len(rows[0].children)))
    return counted != [] and any(
        column and all(part <= whole for part, whole in zip(column, counted, strict=False)) for column in others
    )


def _numbers(rows: Sequence[Block], place: int) -> list[int]:
    """Return the numbers of a column that holds nothing else."""
    texts = [cell.text.strip() for cell in _cells(rows, place)]
    return [int(text) for text in texts] if all(map(str.isdecimal, texts)) else []


def _are_no_answers(cells: Sequence[str]) -> bool:
    """Whether a column mostly holds what may be filled in, “yes / no”, or the same number for all of several."""
    to_fill_in = sum(_TO_FILL_IN.fullmatch(cell) is not None for cell in cells)
    written = sum(bool(cell.strip()) for cell in cells)
    return 2 * to_fill_in > written or (len(cells) >= _SEVERAL and cells[0].isdecimal() and len({*cells}) == 1)


def _of_sides(titles: Sequence[str], rows: Sequence[Block]) -> QuestionColumns | None:
    """Return the columns of the two sides of cards, “# | Front | Back”, or of Cornell notes, “Cue | Notes”.

    In such notes a cue asks; that of a play says when the light goes out.
    """
    for place, (front, back) in enumerate(pairwise(titles)):
        is_of_card = front in words("front_side") and back in words("back_side")
        if not is_of_card and not (front in words("cue_side") and back in words("note_side")):
            continue
        is_of_card = is_of_card and all(title in NUMBERS for title in titles[:place])  # not of a bicycle's tyres
        if is_of_card or any(has_question_mark(cell.text) for cell in _cells(rows, place)):
            return QuestionColumns(place, place + 1, (), {})
    return None


def _of_two(titles: Sequence[str], rows: Sequence[Block], first: int) -> QuestionColumns | None:
    """Return the columns of a table of two, behind one that but counts."""
    pair = QuestionColumns(first, first + 1, (), {})
    if has_word(titles[first], "question") and has_word(titles[first + 1], "answer"):
        return pair if words("answer_form").isdisjoint(titles[first + 1].split()) else None
    if has_word(titles[first + 1], "asked") or any(has_question_mark(cell.text) for cell in _cells(rows, first + 1)):
        return None
    return pair if _ask(_cells(rows, first)) and not _are_languages(titles[first:]) else None


def _of_more(titles: Sequence[str], rows: Sequence[Block]) -> QuestionColumns | None:
    """Return the columns of a table in which more stands than questions and their answers."""
    labels = {label: place for place, title in enumerate(titles) if (label := _label(title))}
    options = labels if len(labels) >= FEWEST and "".join(labels) in "abcdefgh 123456" else {}
    answers = _answers(titles, options)
    columns = [place for place in range(len(titles)) if place not in options.values() and place not in answers]
    asking = [place for place in columns if _ask(_cells(rows, place))]
    named = [place for place in columns if answers and has_word(titles[place], "asked")]
    question = next(iter(asking or named), None)
    if question is None or _are_languages([titles[question]]):
        return None
    if not answers and not options:
        answers = _beside(titles, rows, question)
    if len(answers) != 1 or (titles[answers[0]] not in words("answer") and _may_lean(titles, rows, question)):
        return None
    explained = [place for place in columns if place not in (question, answers[0])]
    told = tuple(place for place in explained if has_word(titles[place], "explained"))
    return QuestionColumns(question, answers[0], told, options)


def _label(title: str) -> str:
    """Return the letter or number of an option that a header names, “b”, “Opción B”; "" of another header."""
    found = _OPTION.fullmatch(title)
    return found["label"] if found and (not found["before"] or found["before"] in words("option")) else ""


def _answers(titles: Sequence[str], options: dict[str, int]) -> list[int]:
    """Return the column whose header names the right answers; several where it is not told which it is.

    Beside options it may say no more than “Correct”, and is meant rather than one of answers that somebody gave.
    """
    if options:
        right = [at for at, title in enumerate(titles) if at not in options.values() and _names_right_option(title)]
        if right:
            return right
    found = []
    for place, title in enumerate(titles):
        parts = title.split()
        names = title in words("answer") or any(_is_answer(part) for part in parts)
        beside = any(
            part in words(table) for part in parts for table in ("beside_answer", "answer_form", "other_answer")
        )
        if names and title not in words("weak_column") and not beside and place not in options.values():
            found.append(place)
    ranked = [
        place
        for place in found
        if all(_is_answer(part) or part in words("ranked_answer") for part in titles[place].split())
    ]
    return ranked[:1] if len(ranked) == len(found) else found


def _names_right_option(title: str) -> bool:
    """Whether a header says that the letters of right options stand below it: “Correcta”, “Correct answer”."""
    parts = title.split()
    is_right = any(part in words("right_option") for part in parts)
    others = (part for part in parts if part not in words("right_option") and part not in words("option"))
    return is_right and all(_is_answer(part) or part in words("ranked_answer") for part in others)


def _is_answer(part: str) -> bool:
    return (part in words("answer") and part not in words("weak_column")) or part in words("answered")


def _beside(titles: Sequence[str], rows: Sequence[Block], question: int) -> list[int]:
    """Return the column behind that of the questions, if it says what may answer them."""
    if not words("shown_question").isdisjoint(titles[question].split()):
        return []
    for place in range(question + 1, len(titles)):
        parts = titles[place].split()
        if any(part in words("beside_answer") for part in parts):
            continue
        cells = [cell for cell in _cells(rows, place) if cell.text.strip()]
        tells = sum(len(cell.text.split()) >= _FEWEST_WORDS or runs_on(cell.text, _FEWEST_LETTERS) for cell in cells)
        may_answer = 2 * tells > len(cells) and not any(has_question_mark(cell.text) for cell in cells)
        is_of_questions = any(part in words("asked") for part in parts)
        return [place] if may_answer and not is_of_questions and words("no_answer").isdisjoint(parts) else []
    return []


def _may_lean(titles: Sequence[str], rows: Sequence[Block], question: int) -> bool:
    """Whether the questions may be about what another column names before them, row by row: “Risk | Question”."""
    for place, title in enumerate(titles[:question]):
        named = {plain(cell.text) for cell in _cells(rows, place)}
        is_known = title in NUMBERS or all(_REFERENCE.fullmatch(cell.text) for cell in _cells(rows, place))
        is_known = is_known or any(part in words("beside_answer") for part in title.split())
        if not is_known and len(named) == len(rows):
            return True
    return False


def _cells(rows: Sequence[Block], place: int) -> list[Block]:
    return [row.children[place] for row in rows if place < len(row.children)]


def _ask(cells: Sequence[Block]) -> bool:
    """Whether nearly all cells of a column are questions, but for some empty ones, which go on with what is above."""
    asking = sum(has_question_mark(cell.text) for cell in cells)
    ordering = sum(not has_question_mark(cell.text) and is_task(cell.text) for cell in cells)
    written = sum(bool(cell.text.strip()) for cell in cells)
    tasks = ordering if asking >= _SEVERAL and 2 * asking >= written else 0  # “Define inflation.” among questions
    return asking >= FEWEST and asking + tasks >= _MOSTLY * written and _FEWEST_ASKING * (asking + tasks) >= len(cells)


def _are_languages(titles: Sequence[str]) -> bool:
    return all(title in words("language") for title in titles)
