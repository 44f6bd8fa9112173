"""Keys that tell the answers to several questions in a row: “1–5 BDACB 6–10 CABDC”, “1-3: T F T”, “11、12 AD”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import cut
from mkdeck.recognition.option_letters import lettered_key
from mkdeck.values import dataclass

_DASH = r"\s?(?:[-–—－−~～〜]{1,2}|\.\.|、|至|到)\s?"
_ANSWER = r"[A-HRTVa-hrtv√×✓✔✗✘]"
_VOID = r"[*/?_○-]"
_ROW = rf"(?:{_ANSWER}|{_VOID})(?:[\s,，、;；/]{{0,3}}(?:{_ANSWER}|{_VOID})){{0,200}}"
_FIRST = r"(?<!\d)(?P<first>\d{1,3})"
_RANGE = re.compile(
    rf"[(（\[]?{_FIRST}(?:{_DASH}(?P<last>\d{{1,3}}))?\s?[)）\]]?\s?[.:：．=]?\s{{0,3}}(?P<row>{_ROW})(?![^\W_])"
    r"[\s,，;；|·•.。]{0,6}"
)
_MAY_RANGE = re.compile(r"\d\s?(?:[-–—－−~～〜、至到]|\.\.)\s?-?\d{1,3}\s?[)）\]]?\s?[.:：．=]?\s{0,3}\S")
_PART = re.compile(r"(?:[IVXⅠ-Ⅻ一二三四五六七八九十]{1,5}|[A-H])\s?[.:：．)）、]{1,2}\s{0,3}(?=[(（\[]?\d)")
"""“Ⅰ. 1–5 …”, “一、1-5 …”, the count of a part of a test."""
_TOKEN, _LETTER = re.compile(r"[^\s,，、;；/]+"), re.compile(_ANSWER)
_SIGN = re.compile(rf"{_ANSWER}|{_VOID}")
_LONGEST = 100
"""Questions in a row."""


@dataclass(frozen=True, slots=True)
class KeyRange:
    """The answers to the questions `first` to `last`: where each stands in its text, None for one that is void."""

    first: int
    last: int
    answers: tuple[tuple[int, int] | None, ...]

    @property
    def fits(self) -> bool:
        """Whether it has one answer for each question; else nobody knows which was left out."""
        return len(self.answers) == self.last - self.first + 1


def may_hold_ranges(text: str) -> bool:
    """Whether a text has two numbers with a sign for all between them; quick to tell."""
    return _MAY_RANGE.search(text) is not None


def ranges_in(text: str) -> list[KeyRange]:
    """Return the rows of answers that a text is made of, one at least to several questions; none where it says more.

    The rows go on counting, and single answers may stand between them: “1-5 BDACB 6. A 7-9 CCB”.
    """
    if not may_hold_ranges(text):
        return []  # as nearly always
    text = lettered_key(text)
    part = _PART.match(text)
    at = part.end() if part else 0
    ranges: list[KeyRange] = []
    while at < len(text):
        found = _RANGE.match(text, at)
        if found is None:
            return []
        first, last = int(found["first"]), int(found["last"] or found["first"])
        if not _are_answers(found["row"]):
            return []
        is_next = first <= last < first + _LONGEST and (not ranges or first > ranges[-1].last)
        if not is_next:
            return []
        ranges.append(KeyRange(first, last, _answers(text, *found.span("row"), last - first + 1)))
        at = found.end()
    return ranges if any(found.last > found.first for found in ranges) else []


_ALIKE = tuple(map(frozenset, ("ABCDEFGH", "TF√×✓✔✗✘", "RF", "VF")))
"""The letters of options, and the pairs of verdicts."""


def _are_answers(row: str) -> bool:
    """Whether a row holds options or verdicts, and not both as a word may: “2–3 feet”, “5–7 bar”."""
    letters = frozenset(filter(_LETTER.match, row.upper()))
    return any(map(letters.issubset, _ALIKE))


def _answers(text: str, start: int, end: int, number: int) -> tuple[tuple[int, int] | None, ...]:
    """Return where the answers of a row stand: letter by letter, or several together, “AB BCD AC”, where these fit."""
    tokens = [found.span() for found in _TOKEN.finditer(text, start, end)]
    signs = [found.span() for found in _SIGN.finditer(text, start, end)]
    spans = tokens if len(tokens) == number else signs
    return tuple(span if _LETTER.match(text, *span) else None for span in spans)


def entries_in_ranges(block: Block) -> Iterator[tuple[str, Inline]]:
    """Yield the numbers of questions whose answers a paragraph tells in rows, and the answers."""
    for found in ranges_in(block.text):
        for place, span in enumerate(found.answers if found.fits else ()):
            if span is not None:
                yield str(found.first + place), cut(block.inline, *span)


def misfit_in(block: Block) -> KeyRange | None:
    """Return the first row of a paragraph that has more answers, or fewer, than there are questions; None without."""
    if block.kind != "paragraph":
        return None
    return next((found for found in ranges_in(block.text) if not found.fits and len(found.answers) > 1), None)
