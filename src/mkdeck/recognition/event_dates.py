"""The dates that events are listed by: “1796”, “17 December 1903”, “c. 1450s”, “753 BC”, “1939–1945”."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import beside
from mkdeck.parsing.pieces import covering, paragraph
from mkdeck.values import replace

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
ABOUT = r"(?:(?:c\.|ca\.|circa|around|about|early|late|spring|summer|autumn|winter) )?"
_ERA = r"(?: ?(?:BCE?|CE|AD))?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DAYS = rf"{_DAY}(?:(?: {MONTH})?\s?[–-]\s?{_DAY})?"
DATE = re.compile(
    rf"{ABOUT}(?:AD |{_DAYS} {MONTH},? |{MONTH} (?:\d{{1,2}}(?:\s?[–-]\s?\d{{1,2}})?, )?)?"
    rf"(?P<year>\d{{3,4}}|\d{{1,2}}(?= ?(?:BCE?|CE|AD)\b)|(?<=AD )\d{{1,2}})s?(?P<era>{_ERA})"
    rf"(?:(?:\s?[–-]\s?| and )\d{{2,4}}{_ERA})?(?!\d)"
)
_LAST_ERA = re.compile(r"(?:BCE?|CE|AD)$")
_FEWEST = 3


_MANY = 6
"""Dates of which one may be out of place."""
_LAST_YEAR = 2100
_FOUR_DIGITS = 1000
"""Numbers below it are years only beside one that is: 204, 301 and 404 are codes."""


def year_of(date: str) -> int:
    """Return the year of a date, below nothing before our era; 0 where it has none."""
    found = DATE.match(date)
    if found is None:
        return 0
    year = int(found["year"])
    era = found["era"] or "".join(_LAST_ERA.findall(found[0]))  # “550–330 BC”
    return -year if "B" in era else year


def run_on(dates: Sequence[str]) -> bool:
    """Whether dates come in the order of time, as those of a schedule of prices or a list of references do not."""
    years = [year_of(date) for date in dates]
    is_told = any(
        abs(year) >= _FOUR_DIGITS or "C" in date or "AD" in date for year, date in zip(years, dates, strict=True)
    )
    return is_told and _is_sorted_but_for_one(years) and len(set(years)) > 1 and years[-1] <= _LAST_YEAR


def _is_sorted_but_for_one(years: Sequence[int]) -> bool:
    """Whether years ascend, or would without one of many that an author remembered late."""
    falls = [place for place, (a, b) in enumerate(pairwise(years)) if a > b]
    if len(falls) != 1:
        return not falls
    at = falls[0]
    without = [[*years[:place], *years[place + 1 :]] for place in (at, at + 1)]
    return len(years) >= _MANY and any(left == sorted(left) for left in without)


def dated_as_list(definitions: Block) -> Block | None:
    """Return a definition list as a list of events; None for one that is none.

    Its terms are dates that run on, three of them at least, and what happened then is told in one paragraph each.
    """
    terms = [child.text.strip() for child in definitions.children if child.kind == "term"]
    if len(terms) < _FEWEST or not all(map(DATE.fullmatch, terms)) or not run_on(terms):
        return None
    if len(definitions.children) != 2 * len(terms):
        return None  # several definitions of one term, or several terms with one
    entries = [
        _entry(date, told) for date, told in zip(definitions.children[::2], definitions.children[1::2], strict=True)
    ]
    items = [entry for entry in entries if entry is not None]
    return replace(definitions, kind="list", children=tuple(items)) if len(items) == len(entries) else None


def _entry(date: Block, told: Block) -> Block | None:
    """Return a date with the only paragraph of what it is defined as, “1796: …”, as an item."""
    if date.kind != "term" or told.kind != "definition" or len(told.children) != 1:
        return None
    first = told.children[0]
    if first.kind != "paragraph":
        return None
    entry = paragraph(beside(Inline(f"{date.text.strip()}:"), first.inline), date)
    return replace(entry, kind="item", span=covering([date, told]), children=(entry,))
