"""Dates as prose tells them: years, days, decades, centuries and the periods between two of them."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.phrases import Phrase
from mkdeck.values import dataclass

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_ERA = r"(?:BCE?|B\.C\.(?:E\.)?|CE|AD)(?!\w)"
_PLAIN_YEAR = r"(?:1\d{3}|20\d\d)(?![\d%]|[.,]\d)"
_YEAR = rf"(?:\d{{1,4}} {_ERA}|AD \d{{1,4}}|{_PLAIN_YEAR})"
_ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first)"
)
_PART = r"(?:(?:very )?(?:early|mid|late|later)[ -])?"
_CENTURY = rf"the {_PART}{_ORDINAL}[- ](?:century|millennium)(?: {_ERA})?"
_DECADE = rf"the {_PART}(?:1\d|20)\d0s"
_MONTH_OF = rf"(?:{_DAY} (?:{MONTHS})|(?:{MONTHS}) {_DAY},|{MONTHS}),? {_PLAIN_YEAR}"
DATE = rf"(?:{_MONTH_OF}|{_CENTURY}|{_DECADE}|{_YEAR})"
"""The pattern of a date."""

_YEAR_ONLY = re.compile(_YEAR)
FRONTED = re.compile(rf"(?:Then,? (?=[io]n))?(?:[Ii]n|[Oo]n) (?P<date>(?:about |around )?{DATE}),? (?=[^\W\d])")
"""A date that opens a sentence: “In 1905, …”, “On 20 July 1969 …”, “Then, in 2010, …”."""
_OPENS_DATE = ("In ", "On ", "in ", "on ", "Then")

_PERIOD = rf"(?:from|between) (?P<period>{DATE} (?:to|and|until) {DATE})"
AT_END = re.compile(rf" (?:(?:in|on) (?P<date>{DATE})|{_PERIOD})$")
"""A date or a period that closes a sentence: “… in 53 BC”, “… from 1939 to 1945”."""

_WITHIN = re.compile(rf"\b(?:in|on) (?P<date>{DATE})(?![\w%])")
_ANY = re.compile(rf"{DATE}|\b\d{{3,4}}\b")

_INEXACT = re.compile(
    r"\w|[’']s|\?| ?[-–—/~](?! (?:an?|and|at|but|by|for|in|then|the|which|with) [a-z])"
    r"| ?\((?!as |the |when )| ?(?:BC|BCE|B\.C)\b|,? (?:or|at the (?:latest|earliest))\b"
    r"|(?:,|,? (?:and|to|until|till|through)) (?:(?:again|then|in|about|around|early|late|later) )*"
    rf"(?:(?:{MONTHS}) )?\d"
)
"""What follows a year that is not the one answer: “in 1599 or 1600”, “in 1791 and 1792”, “in 1914–1918”."""


_COUNTS = re.compile(r" (?!(?:as|was|is|has|across|towards|afterwards|its|his|thus|this)\b)[a-z]+s\b")
"""“In 1912 cases” holds no year."""


_IS_DAY = re.compile(rf"{_DAY} (?:{MONTHS})|(?:{MONTHS}) {_DAY},")


@dataclass(frozen=True, slots=True)
class Date:
    """A date within a phrase: where the words that tell it begin (“in …”), and the date itself."""

    start: int
    phrase: Phrase

    @property
    def question(self) -> str:
        """The words that ask for it: a bare year is asked for as a year."""
        return "In which year" if _YEAR_ONLY.fullmatch(self.phrase.text) else "When"

    @property
    def told(self) -> str:
        """The date as it stands behind a verb: “in 2008”, “on 16 January 2008”."""
        return f"{'on' if _IS_DAY.match(self.phrase.text) else 'in'} {self.phrase.markdown}"

    @property
    def is_century(self) -> bool:
        """Whether it tells no more than a century or a millennium, which nobody learns for itself."""
        return self.phrase.text.endswith(("century", "millennium"))


def exact_date(phrase: Phrase, start: int = 0) -> Date | None:
    """Return the first date behind `start` if it is the one answer to “when?”."""
    found = _WITHIN.search(phrase.text, start)
    if found is None or _INEXACT.match(phrase.text, found.end()) or _COUNTS.match(phrase.text, found.end()):
        return None
    return Date(found.start(), phrase.part(*found.span("date")))


def fronted_date(phrase: Phrase) -> tuple[Date, Phrase] | None:
    """Return the date that opens a phrase, and the rest of the phrase."""
    found = FRONTED.match(phrase.text) if phrase.text.startswith(_OPENS_DATE) else None
    if found is None:
        return None
    return Date(0, phrase.part(*found.span("date"))), phrase.part(found.end())


def dates_in(text: str) -> int:
    """Return how many dates stand in a text; any number as long as a year counts."""
    return sum(1 for _ in _ANY.finditer(text))
