"""Blanks before questions and statements, with what a teacher has written into them: `__F__ 1. …`, `<u>B</u> 6. …`."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Inline, Mark
from mkdeck.values import dataclass

_NUMBER = r"(?P<number>\d{1,3})\s?[.)]\s{1,3}"
_HEAD = re.compile(rf"(?:{_NUMBER})?_{{0,60}}\s{{0,5}}")
_TAIL = re.compile(rf"_{{0,60}}(?:\s{{0,5}}{_NUMBER}|\s{{1,5}})(?=\S)")
_WORD = r"[^\s\d_()\[\]]{1,15}"
_LITERAL = re.compile(
    rf"(?:\d{{1,3}}\s?[.)]\s{{1,3}})?_{{1,60}}\s{{0,5}}(?P<said>{_WORD}(?:\s{_WORD})?)\s{{0,5}}(?=_)", signs="_"
)
_EMPTY = re.compile(r"(?:\d{1,3}\s?[.)]\s{1,3})?_{3,60}(?=\s)", signs="_")
_LONGEST_SAID = 30


@dataclass(frozen=True, slots=True)
class FilledBlank:
    """What stands in a blank that a text begins with, nothing in an empty one.

    `number` is the one that stands beside it, behind it if it `is_before_number`, and `start` is where the text goes on
    behind both. One `is_drawn` is underlined or has underscores of its own, and may not just be bold.
    """

    said: str
    number: int | None
    start: int
    is_before_number: bool
    is_drawn: bool


SIGNS_OF_BLANKS = (
    "__",
    "<u>",
    "<U>",
    "\\_",
    *(f"{before}_" for before in " \t\n\xa0.,:;!?。！？：；、（「|>*([{\"'“”‘’–—-+=/"),
)
"""How blanks begin, as it stands in a lesson's source: without one, no rule for them needs to look.

An underscore within a word, as code and formulas have them, draws no line: https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
"""


def blank_before(inline: Inline) -> FilledBlank | None:
    """Return the blank that running text begins with, behind a number or before one; None without a blank."""
    text = inline.text
    if not (text[:1] == "_" or text[:1].isdecimal() or any(mark.start == 0 for mark in inline.marks[:1])):
        return None  # as most
    head = _HEAD.match(text)
    start = head.end() if head else 0
    if literal := _LITERAL.match(text):
        said, end = literal["said"], literal.end()
    elif empty := _EMPTY.match(text):
        said, end = "", empty.end()
    elif (span := _marked(inline, start)) is not None:
        said, end = text[slice(*span)].strip(" _"), span[1]
    else:
        return None
    tail = _TAIL.match(text, end)
    if tail is None or len(said) > _LONGEST_SAID or "\n" in text[: tail.end()]:
        return None
    numbers = [found["number"] for found in (head, tail) if found and found["number"]]
    if len(numbers) > 1:
        return None
    is_drawn = "_" in text[: tail.end()] or any(mark.start == start and opens_underline(mark) for mark in inline.marks)
    number = int(numbers[0]) if numbers else None
    return FilledBlank(said, number, tail.end(), is_before_number=tail["number"] is not None, is_drawn=is_drawn)


def _marked(inline: Inline, start: int) -> tuple[int, int] | None:
    """Return where the markup ends that begins at a place: bold and italics as underscores make them, or `<u>`."""
    for place, mark in enumerate(inline.marks):
        if mark.start > start:
            return None
        if mark.start == start and mark.kind in ("strong", "emphasis"):
            return start, mark.end
        if mark.start == start and opens_underline(mark):
            end = end_of_underline(inline.marks, place)
            return (start, end) if end is not None and end > start else None
    return None


def opens_underline(mark: Mark) -> bool:
    """Whether a mark is the tag behind which text is underlined."""
    return mark.kind == "html" and mark.target.casefold() == "<u>"


def end_of_underline(marks: tuple[Mark, ...], place: int) -> int | None:
    """Return where the underlined text ends that begins at one of some marks."""
    closing = (mark.start for mark in marks[place + 1 :] if mark.kind == "html" and mark.target.casefold() == "</u>")
    return next(closing, None)
