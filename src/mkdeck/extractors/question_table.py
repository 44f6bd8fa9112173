"""A table with a column of questions and one of answers: a card for each row, a choice where it has options.

The header names both, “Question | Answer”, or most cells of a column ask, “They ask | You say”. Columns that explain
the answer go behind it; others, of who, where from or how hard, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Choice, Inline, Origin, Problem
from mkdeck.extractors.term_table import are_terms
from mkdeck.extractors.true_false_table import are_statements
from mkdeck.headings.topics import lacks_topic
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import joined, paragraph
from mkdeck.recognition.answers import without_links
from mkdeck.recognition.matching import matching_in_table
from mkdeck.recognition.options import Option, correct_options
from mkdeck.recognition.questions import without_label
from mkdeck.recognition.tables import NUMBERS
from mkdeck.values import dataclass, replace
from mkdeck.wording.scripts import runs_on
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import has_question_mark, has_word, plain, words

READS = ("table",)
GIVES_WAY = True
TABLES_STAND_ALONE = True

_COLUMNS = 2
_FEWEST, _SEVERAL = 2, 3
_MOSTLY = 0.8
"""The share of its cells that ask in a column of questions."""
_OPTION = re.compile(r"(?:(?P<before>\w{1,20})(?: |(?<=[\u3040-\u9fff])))?(?P<label>[a-h]|[1-6])")
_OPTION_IN_CELL = re.compile(r"(?:^|(?<=[\s,;/?·•|]))\(?(?P<label>[A-Ha-h])[.)]\s+(?=\S)")
_LETTER = re.compile(r"\(?[A-Ha-h][.)]?(?:\s?[,;&/]\s?[A-Ha-h])*")
_TO_FILL_IN = re.compile(
    r"(?i)(?:yes|ja|oui|s[ií]|sim|tak) ?[/|] ?(?:no|nein|non|não|nee|nie)\b.{0,20}"
    r"|[dmyjta]{2,4}([./-])[dmyjta]{2,4}\1[dmyjta]{2,4}|[☐□][^☐□]{1,40}(?:[☐□][^☐□]{1,40})+",
    signs=("/", "|", ".", "-", "☐", "□"),
)
"""“yes / no”, “dd.mm.yyyy”, “☐ yes ☐ no”."""
_FEWEST_WORDS, _FEWEST_LETTERS = 3, 3
"""In most answers below a header that does not say what they are; letters where no spaces part words."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of the columns of questions, of their answers, of what explains these, and of options by label.

    `in_cell` is the column whose cells hold all options each; it may be that of the questions.
    """

    question: int
    answer: int
    explained: tuple[int, ...]
    options: dict[str, int]
    in_cell: int | None = None


def needs_topic(card: Card) -> bool:
    """Whether what is asked does not say to what it belongs, as a whole question does."""
    return isinstance(card, Basic) and not has_question_mark(card.front) and lacks_topic(card)


def are_questions(table: Block) -> bool:
    """Whether a table's rows are questions with their answers."""
    return _columns(table) is not None


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each row whose question is answered, and a problem for others where most are."""
    columns = _columns(block)
    if columns is None:
        return
    rows = [row for row in block.children[1:] if len(row.children) > max(columns.question, columns.answer)]
    rows = [row for row in rows if row.children[columns.question].text.strip()]
    answered = [_is_written(row.children[columns.answer]) for row in rows]
    are_most = 2 * sum(answered) >= len(answered)
    for row, is_answered in zip(rows, answered, strict=True):
        if is_answered:
            yield from _card(row, columns)
        elif are_most and has_question_mark(row.children[columns.question].text):
            yield Problem(row.span, "a question without an answer, unlike the others of its table", is_unanswered=True)


def _card(row: Block, columns: _Columns) -> Iterator[Card]:
    question, answer = row.children[columns.question], row.children[columns.answer]
    origin = Origin(span=row.span, context=row.context, evidence="shaped")
    asked = has_question_mark(question.text)
    front = to_markdown(without_label(question.inline) if asked else question.inline)
    told = [row.children[place] for place in columns.explained if place < len(row.children)]
    explanation = [to_markdown(cell.inline) for cell in told if _is_written(cell)]
    if columns.in_cell is not None:
        yield from _choice_in_cell(row, columns, explanation, origin)
        return
    if not columns.options:
        yield Basic(front, joined([to_markdown(answer.inline), *explanation]), origin)
        return
    options = {label: row.children[place] for label, place in columns.options.items() if place < len(row.children)}
    options = {label: cell for label, cell in options.items() if cell.text.strip() or cell.inline.marks}
    correct = _correct(options, answer.text)
    if len(options) >= _FEWEST and correct:
        texts = tuple(to_markdown(cell.inline) for cell in options.values())
        yield Choice(front, texts, correct, joined(explanation), origin)


def _choice_in_cell(row: Block, columns: _Columns, explanation: Sequence[str], origin: Origin) -> Iterator[Card]:
    """Yield the choice of a row of which one cell holds all options, “A) Atlantic B) Pacific”."""
    question, place = row.children[columns.question], columns.in_cell
    options = _options_in(row.children[place]) if place is not None and place < len(row.children) else {}
    asked = question.inline
    begins = _OPTION_IN_CELL.search(asked.text) if place == columns.question else None
    if begins is not None:
        asked = cut(asked, 0, begins.start())
    correct = _correct(options, row.children[columns.answer].text) if len(options) >= _FEWEST else ()
    if correct:
        texts = tuple(to_markdown(option.inline) for option in options.values())
        yield Choice(to_markdown(without_label(asked)), texts, correct, joined(explanation), origin)


def _options_in(cell: Block) -> dict[str, Block]:
    """Return the options of a cell by their letters, which are those of the alphabet from the first on."""
    signs = list(_OPTION_IN_CELL.finditer(cell.text))
    labels = [sign["label"].casefold() for sign in signs]
    if len(labels) < _FEWEST or labels != [chr(ord("a") + number) for number in range(len(labels))]:
        return {}
    ends = [sign.start() for sign in signs[1:]] + [len(cell.text)]
    parts = [cut(cell.inline, sign.end(), end) for sign, end in zip(signs, ends, strict=True)]
    told = [cut(part, 0, len(part.text.rstrip(" ,;/·•|"))) for part in parts]
    return {label: paragraph(option, cell) for label, option in zip(labels, told, strict=True)}


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


def _columns(table: Block) -> _Columns | None:
    """Return the columns of a table of questions; None of other tables."""
    if len(table.children) < _COLUMNS:
        return None
    header, rows = table.children[0].children, table.children[1:]
    titles = [plain(cell.text) for cell in header]
    first = 1 if titles and titles[0] in NUMBERS else 0
    if len(titles) - first < _COLUMNS or are_terms(table) or are_statements(table) or matching_in_table(table):
        return None
    if words("answer").isdisjoint(titles) and (
        any("%" in cell.text for cell in header) or any(has_word(title, "decided") for title in titles)
    ):
        return None  # how many knew it, or what was decided
    if (sides := _of_sides(titles, rows)) is not None:
        return sides
    columns = _of_two(titles, rows, first) if len(titles) - first == _COLUMNS else _of_more(titles, rows)
    if columns and _are_counted(columns.answer, rows):
        return None
    if columns and not columns.options and _are_letters(columns.answer, rows):
        places = [columns.question, *(place for place in range(len(titles)) if place != columns.answer)]
        held = next((place for place in places if all(map(_options_in, _cells(rows, place)))), None)
        return None if held is None else replace(columns, in_cell=held)
    return None if columns and _are_no_answers([cell.text for cell in _cells(rows, columns.answer)]) else columns


def _are_letters(answer: int, rows: Sequence[Block]) -> bool:
    """Whether answers are but letters, which answer nothing without the options that they name."""
    written = [cell.text.strip() for cell in _cells(rows, answer) if cell.text.strip()]
    return len(written) >= _FEWEST and all(_LETTER.fullmatch(text) is not None for text in written)


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


def _of_sides(titles: Sequence[str], rows: Sequence[Block]) -> _Columns | None:
    """Return the columns of the two sides of cards, “# | Front | Back”, or of Cornell notes, “Cue | Notes”.

    In such notes a cue asks; that of a play says when the light goes out.
    """
    for place, (front, back) in enumerate(pairwise(titles)):
        is_of_card = front in words("front_side") and back in words("back_side")
        if not is_of_card and not (front in words("cue_side") and back in words("note_side")):
            continue
        if is_of_card or any(has_question_mark(cell.text) for cell in _cells(rows, place)):
            return _Columns(place, place + 1, (), {})
    return None


def _of_two(titles: Sequence[str], rows: Sequence[Block], first: int) -> _Columns | None:
    """Return the columns of a table of two, behind one that but counts."""
    pair = _Columns(first, first + 1, (), {})
    if has_word(titles[first], "question") and has_word(titles[first + 1], "answer"):
        return pair if words("answer_form").isdisjoint(titles[first + 1].split()) else None
    if has_word(titles[first + 1], "asked") or any(has_question_mark(cell.text) for cell in _cells(rows, first + 1)):
        return None
    return pair if _ask(_cells(rows, first)) and not _are_languages(titles[first:]) else None


def _of_more(titles: Sequence[str], rows: Sequence[Block]) -> _Columns | None:
    """Return the columns of a table in which more stands than questions and their answers."""
    labels = {label: place for place, title in enumerate(titles) if (label := _label(title))}
    options = labels if len(labels) >= _FEWEST and "".join(labels) in "abcdefgh 123456" else {}
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
    return _Columns(question, answers[0], told, options)


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
        cells = _cells(rows, place)
        tells = sum(len(cell.text.split()) >= _FEWEST_WORDS or runs_on(cell.text, _FEWEST_LETTERS) for cell in cells)
        may_answer = 2 * tells > len(cells) and not any(has_question_mark(cell.text) for cell in cells)
        is_of_questions = any(part in words("asked") for part in parts)
        return [place] if may_answer and not is_of_questions and words("no_answer").isdisjoint(parts) else []
    return []


def _may_lean(titles: Sequence[str], rows: Sequence[Block], question: int) -> bool:
    """Whether the questions may be about what another column names before them, row by row: “Risk | Question”."""
    for place, title in enumerate(titles[:question]):
        named = {plain(cell.text) for cell in _cells(rows, place)}
        is_known = title in NUMBERS or any(part in words("beside_answer") for part in title.split())
        if not is_known and len(named) == len(rows):
            return True
    return False


def _cells(rows: Sequence[Block], place: int) -> list[Block]:
    return [row.children[place] for row in rows if place < len(row.children)]


def _ask(cells: Sequence[Block]) -> bool:
    """Whether nearly all cells of a column are questions."""
    asking = sum(has_question_mark(cell.text) for cell in cells)
    return asking >= _FEWEST and asking >= _MOSTLY * len(cells)


def _are_languages(titles: Sequence[str]) -> bool:
    return all(title in words("language") for title in titles)
