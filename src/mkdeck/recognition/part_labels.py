"""The labels of the parts of exam questions, “1(b)(ii)”, as cells of a mark scheme hold them and lines begin with."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.recognition.option_letters import NUMERALS
from mkdeck.values import dataclass
from mkdeck.wording.words import plain, words

PartLabel = tuple[str, ...]
"""The number of a question, the letter of a part and the numeral of one within that: ("1", "b", "ii").

Parts may be numbered as well: ("1", "2") is “1.2”.
"""

_LONGEST = 24
"""Characters of a cell that is but a label."""
_NUMERAL = "[ivx]{1,4}"
_WORD = r"(?:(?P<word>[^\W\d_]{1,16})\.?\s?)?"
_QUESTION = rf"{_WORD}0?(?P<number>[1-9]\d?)"
_COUNTED = rf"{_WORD}(?:0\s?)?(?P<number>[1-9](?:\s?\d)?)(?P<counted>(?:\s?\.\s?[1-9]\d?){{1,2}})"
"""A label whose parts are numbered: “1.2”, “01.2”, “0 1 . 2” as in boxes of a printed paper, “2.1.3”."""
_PARTS_IN_CELL = (
    rf"(?:\s?\.?\s?\(?(?P<letter>[a-z](?![a-z])|[a-h](?={_NUMERAL}(?![a-z])))\)?)?"
    rf"(?:\s?\.?\s?\(?(?P<numeral>{_NUMERAL})\)?)?\s?[.:)]?"
)
_CELL = re.compile(rf"{_QUESTION}{_PARTS_IN_CELL}")
"""“1(b)(ii)”, “Q2 c”, “1aii”: what is nothing else needs no brackets."""
_COUNTED_CELL = re.compile(rf"{_COUNTED}{_PARTS_IN_CELL}")
_COUNTED_LINE = re.compile(rf"{_COUNTED}[.):]?(?=\s|$)")
_CELL_GOING_ON = re.compile(rf"\(?(?P<sign>[a-z]|{_NUMERAL})\)?[.:]?")
"""“(ii)”, “c)”, which goes on with the label in the row before."""
_ENDS_LINE_LABEL = rf"(?:\s?(?:\((?P<numeral>{_NUMERAL})\)|(?P<closed>{_NUMERAL})\)))?[.:]?(?=\s|$)"
_LINE = re.compile(
    rf"{_QUESTION}"
    rf"(?:\s?\.?\s?(?:\((?P<letter>[a-z])\)|(?P<bare>[a-z])(?P<sign>[).]?)(?=[\s(]|$)))?{_ENDS_LINE_LABEL}"
)
"""“1 (a)”, “1b) (ii)”, “Q2 (c)”, “2.”."""
_LINE_GOING_ON = re.compile(
    rf"(?:\((?P<letter>[a-z]|{_NUMERAL})\)|(?P<bare>[a-z]|{_NUMERAL})(?P<sign>[).]?)(?=\s|$)){_ENDS_LINE_LABEL}"
)
"""“(b)”, “ii)”, “(b) (i)”."""


@dataclass(frozen=True, slots=True)
class LineLabel:
    """The label that a line begins with, or signs that go on with the one before, and where the line goes on behind it.

    One that `is_closed` has a bracket behind its letter or numeral, as “1 a dog” has not; one that `is_named` has a
    word for questions before its number. Of one that `counts` the parts are numbered, “1.2”.
    """

    signs: tuple[str, ...]
    end: int
    is_closed: bool
    is_named: bool = False
    goes_on: bool = False
    counts: bool = False


def written(label: PartLabel) -> str:
    """Return a label as people write it: “1(b)(ii)”, “1.2”."""
    return label[0] + "".join(f".{sign}" if sign.isdecimal() else f"({sign})" for sign in label[1:])


def whole_label(text: str) -> PartLabel | None:
    """Return the label that a cell is, with the number of its question; None where it is more than that."""
    said = text.strip() if len(text) <= _LONGEST else ""
    counted = _COUNTED_CELL.fullmatch(said) if "." in said else None
    found = counted or _CELL.fullmatch(said)
    if found is None or not _is_of_questions(found):
        return None
    numbers = _numbers_in(counted) if counted else (found["number"],)
    return (*numbers, *(sign for sign in (found["letter"], found["numeral"]) if sign))


def _is_of_questions(found: re.Match[str]) -> bool:
    """Whether no word but one for questions stands before a number."""
    return not found["word"] or plain(found["word"]) in words("question")


def _numbers_in(found: re.Match[str]) -> PartLabel:
    """Return the numbers of a label whose parts are numbered, each without a zero before it: ("1", "2") of “01.2”."""
    parts = (part.strip() for part in str(found["counted"]).split(".")[1:])
    return ("".join(str(found["number"]).split()), *parts)


def next_label(sign: str, before: PartLabel) -> PartLabel | None:
    """Return the label that a letter or a numeral stands for behind another: “c” behind 1(b)(ii), “ii” behind 1(a)(i).

    None where it does not count on from there, as the letter of an option does not.
    """
    number, *parts = before or ("",)
    if not number:
        return None
    if parts and _follows(parts[-1], sign):
        return (number, *parts[:-1], sign)
    if sign == "i" and len(parts) <= 1:
        return (*before, sign)
    if not parts:
        return (number, sign) if sign == "a" else None
    return (number, sign) if _is_next_letter(parts[0], sign) else None


def _follows(sign: str, other: str) -> bool:
    """Whether a sign is the one behind another, as a numeral or as a letter: “ii” behind “i”, “i” behind “h”."""
    is_next_numeral = sign in NUMERALS and NUMERALS[NUMERALS.index(sign) + 1 :][:1] == (other,)
    return is_next_numeral or _is_next_letter(sign, other)


def _is_next_letter(sign: str, other: str) -> bool:
    return len(sign) == len(other) == 1 and ord(other) == ord(sign) + 1


def bare_sign(text: str) -> PartLabel | None:
    """Return the sign that a cell is which has no number, “(ii)”, “c)”; None where it is more, or has no bracket."""
    found = _CELL_GOING_ON.fullmatch(text) if len(text) <= _LONGEST else None
    return (found["sign"],) if found and ("(" in text or ")" in text) else None


def label_of_line(text: str) -> LineLabel | None:
    """Return the label that a line begins with; None where it begins with none, or with that of something else."""
    if (found := _COUNTED_LINE.match(text)) is not None:
        is_label = _is_of_questions(found)
        return LineLabel(_numbers_in(found), found.end(), is_closed=False, counts=True) if is_label else None
    if (found := _LINE.match(text)) is not None:
        if not _is_of_questions(found):
            return None
        signs = (found["number"], found["letter"] or found["bare"], _numeral(found))
        return _line_label(found, signs, is_named=bool(found["word"]))
    if (found := _LINE_GOING_ON.match(text)) is not None:
        return _line_label(found, (found["letter"] or found["bare"], _numeral(found)), goes_on=True)
    return None


def bold_number(block: Block) -> str:
    """Return the number in bold that a paragraph begins with and goes on behind, “**4** Name …”; "" without one."""
    first = block.inline.marks[0] if block.kind == "paragraph" and block.inline.marks else None
    if first is None or first.kind != "strong" or first.start or first.end >= len(block.text):
        return ""
    found = label_of_line(block.text[: first.end])
    is_number = found is not None and not found.goes_on and found.end == first.end
    return found.signs[0] if found is not None and is_number else ""


def _line_label(
    found: re.Match[str], signs: tuple[str | None, ...], *, is_named: bool = False, goes_on: bool = False
) -> LineLabel:
    is_closed = found["letter"] is not None or found["sign"] == ")" or _numeral(found) is not None
    return LineLabel(tuple(filter(None, signs)), found.end(), is_closed, is_named, goes_on)


def _numeral(found: re.Match[str]) -> str | None:
    return found["numeral"] or found["closed"]
