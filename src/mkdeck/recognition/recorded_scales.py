"""Tables that lead from a number to what it means: “BMI | Category”, “Age | Crisis | Virtue”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Markdown, Origin
from mkdeck.facts.guards import addresses_reader, points_elsewhere
from mkdeck.facts.words import word_set
from mkdeck.headings.headers import within
from mkdeck.headings.titles import is_of_occasion as is_title_of_occasion
from mkdeck.headings.titles import is_plural, singular
from mkdeck.parsing.inline import escape, to_markdown
from mkdeck.parsing.pieces import in_cell
from mkdeck.recognition.recorded_shapes import OF_OCCASION, is_told_of, names_something
from mkdeck.recognition.recorded_things import UNTOLD, names_kind
from mkdeck.recognition.tables import is_number, is_of_occasion, says_nothing
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, is_task, plain, words

_FEWEST_ROWS, _MOST_ROWS, _MOST_COLUMNS = 2, 12, 4
_LONGEST_KIND, _LONGEST_STEP, _LONGEST_VALUE = 3, 5, 12
"""Words."""
_UNIT = re.compile(r"\s*[(\[](?P<unit>[^()\[\]]{1,12})[)\]]$")
_STEP = re.compile(
    r"(?i)(?:(?:under|below|over|above|from|up to|at least|at most|about|around|less than|more than"
    r"|fewer than|[<>≤≥~≈])"
    r"\s?)?\d[\d.,/ ]*(?:\s?(?:[–-]|to|and)\s?\d[\d.,]*)?\s?[^\W\d]{0,7}[%°]?[CFK]?"
    r"(?: (?:or|and) (?:more|less|over|above|below|under|older|younger|higher|lower|fewer|up))?|\d[\d.,]*\+"
)
_COUNTED = word_set(
    "year date day week month hour minute time page chapter lesson unit module session slide step question exercise "
    "problem task round game match price cost budget point mark grade rank place position id group team room table "
    "seat delay trial run test sample tube concentration version release verse line row item rule part phase period "
    "section floor level age bus tram platform gate track door locker shelf aisle deck cabin shift"
)
"""Numbers that count what a lesson, a plan or an experiment has, and those of years, which have rules of their own."""
_WORD = re.compile(r"[^\W\d_]{3}")


def cards_of_scale(before: Block | None, table: Block) -> Iterator[Basic]:
    """Yield a card for each cell of a table whose first column holds the steps of a scale and the others words.

    `before` is what stands above the table.
    """
    header, rows = table.children[0].children, table.children[1:]
    if not _FEWEST_ROWS <= len(rows) <= _MOST_ROWS or not 1 < len(header) <= _MOST_COLUMNS:
        return
    if any(len(row.children) != len(header) for row in rows):
        return
    unit = _UNIT.search(header[0].text)
    named = " ".join(_UNIT.sub("", header[0].text).split())
    if not _is_scale(named, [row.children[0].text.strip() for row in rows]) or _is_occasional(before, table):
        return
    if is_of_occasion(rows):
        return
    for place in range(1, len(header)):
        cells = [row.children[place] for row in rows]
        if not _is_told(header[place], cells):
            continue
        title = escape(within(" ".join(header[place].text.split())))
        verb = "are" if is_plural(plain(header[place].text).rpartition(" ")[2]) else "is"
        asked = f"what {verb} the {title}" if is_told_of(plain(header[place].text)) else f"which {title}"
        for row, cell in zip(rows, cells, strict=True):
            step = to_markdown(row.children[0].inline)
            step = Markdown(f"{step} {escape(unit['unit'])}") if unit else step
            step = Markdown(step[:1].lower() + step[1:])
            if not is_missing(cell.text) and not says_nothing(cell.text):
                origin = Origin(span=row.span, context=row.context, evidence="shaped")
                yield Basic(Markdown(f"{escape(named)} {step}: {asked}?"), in_cell(cell), origin)


def _is_scale(named: str, steps: Sequence[str]) -> bool:
    """Whether a first header names a quantity, and numbers stand below it, each its own."""
    spoken = plain(named).split()
    if not spoken or len(spoken) > _LONGEST_KIND or not names_kind(named) or plain(named) in UNTOLD:
        return False
    noun = singular(spoken[-1])
    if noun in _COUNTED or noun != spoken[-1] or noun in words("manual") - {"score"} or noun in words("gathered"):
        return False
    if any(len(step.split()) > _LONGEST_STEP for step in steps) or len(set(map(plain, steps))) < len(steps):
        return False
    return all(_STEP.fullmatch(step) for step in steps) and named[:1].isalpha()


def _is_occasional(before: Block | None, table: Block) -> bool:
    """Whether the heading or the sentence above says that somebody measured or planned what the table holds."""
    title = "".join(table.context[-1:])
    said = before.text.rstrip().rpartition(". ")[2] if before is not None and before.kind == "paragraph" else ""
    return is_title_of_occasion(title) or any(OF_OCCASION.search(text) for text in (title, said))


def _is_told(header: Block, cells: Sequence[Block]) -> bool:
    """Whether a column tells in few words of its own what each step means."""
    if not names_something(header.text):
        return False
    told = [cell.text.strip() for cell in cells if not is_missing(cell.text) and not says_nothing(cell.text)]
    if len(told) < len(cells) - 1 or len(set(map(plain, told))) < len(told):
        return False
    if any(mark.kind in ("link", "image", "code") for cell in cells for mark in cell.inline.marks):
        return False
    return all(
        len(text.split()) <= _LONGEST_VALUE
        and _WORD.search(text) is not None
        and not is_number(text)
        and not has_question_mark(text)
        and not is_task(text)
        and not addresses_reader(text)
        and not points_elsewhere(text)
        for text in told
    )
