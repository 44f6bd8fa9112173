"""A timeline: a list or a table whose entries open with a year or a date, in order of time.

The date is asked for by a cloze of the entry's first sentence, which reads well whether the entry is a sentence or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Cloze, Inline, Markdown, Origin, Problem
from mkdeck.facts.guards import addresses_reader, has_pronoun, points_elsewhere
from mkdeck.facts.sentences import boundaries
from mkdeck.inline import cut, to_markdown
from mkdeck.words import has_question_mark, plain, words

READS = ("list", "table")

_FEWEST = 3
_SHORTEST, _LONGEST = 2, 30
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_ERA = r"(?: ?(?:BCE?|CE|AD))?"
_ABOUT = r"(?:(?:c\.|ca\.|circa|around|about|early|late|spring|summer|autumn|winter) )?"
_DATE = re.compile(
    rf"{_ABOUT}(?:\d{{1,2}} {_MONTH},? |{_MONTH} (?:\d{{1,2}}, )?)?"
    rf"(?P<year>\d{{3,4}}|\d{{1,2}}(?= ?(?:BCE?|CE|AD)\b))s?(?P<era>{_ERA})"
    rf"(?:(?:\s?[–-]\s?| and )\d{{2,4}}{_ERA})?(?!\d)"
)
_SEPARATOR = re.compile(r"\s*[:：]\s+|\s+[–—-]\s+")
_NUMERAL = re.compile(r"(?<=\w) I\b")
"""“World War I” speaks of nobody."""

_CLOZE_SIGN = re.compile(r"\{\{|\}\}|::")
_LAST_YEAR = 2100
_FOUR_DIGITS = 1000
"""Numbers below it are years only beside one that is: 204, 301 and 404 are codes."""
_NO_HISTORY = re.compile(
    r"(?i)\b(?:change ?log|changes|releases?|versions?|schedule|calendar|agenda|news|updates?|publications?|references"
    r"|papers|experience|education|awards?|talks|history of this|contributors?)\b"
)
_WITHOUT_SUBJECT = re.compile(
    r"(?i)(?:\w+(?:ed|ing)(?! of\b)|born|dies|marries|becomes?|became|moves|joins|begins|wins|won|goes|went|made|built"
    r"|wrote|met|left|also|added|fix(?:es)?|removes?)\b"
)
_EVENTS = frozenset(["event", "events", "what", "what happened", "milestone", "development", "discovery", "invention"])


def needs_topic(card: Card) -> bool:  # noqa: ARG001 - of every card
    """Tell that an event does not say whose it is."""
    return True


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each entry that says by itself what happened."""
    if any(map(_NO_HISTORY.search, block.context)):
        return
    if block.kind == "list":
        entries = [(item, _entry(item)) for item in block.children]
    elif block.kind == "table" and _is_of_events(block):
        entries = [(row, _row(row)) for row in block.children[1:]]
    else:
        return
    found = [(part, entry) for part, entry in entries if entry]
    if len(found) < _FEWEST or len(found) < len(entries) or not _run_on([date for _, (date, _) in found]):
        return
    for part, (date, told) in found:
        yield from _card(part, date, told)


def _entry(item: Block) -> tuple[str, Inline] | None:
    """Read an item of a list that opens with a date, and what it says behind it."""
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph":
        return None
    date = _DATE.match(first.text)
    if date is None:
        return None
    separator = _SEPARATOR.match(first.text, date.end())
    is_bold = any(mark.kind == "strong" and mark.start == 0 and mark.end >= date.end() for mark in first.inline.marks)
    if separator is None and not (is_bold and first.text[date.end() :][:1] == " "):
        return None
    start = separator.end() if separator else date.end()
    return date[0], cut(first.inline, start, len(first.text))


def _is_of_events(table: Block) -> bool:
    header = table.children[0].children if table.children else ()
    return len(header) == 2 and plain(header[0].text) in words("time") and plain(header[1].text) in _EVENTS


def _row(row: Block) -> tuple[str, Inline] | None:
    cells = row.children
    date = _DATE.fullmatch(cells[0].text.strip()) if len(cells) == 2 else None
    return (date[0], cells[1].inline) if date else None


def _run_on(dates: Sequence[str]) -> bool:
    """Whether dates come in the order of time, as those of a schedule of prices or a list of references do not."""
    years = [_year(date) for date in dates]
    is_told = any(
        abs(year) >= _FOUR_DIGITS or "C" in date or "AD" in date for year, date in zip(years, dates, strict=True)
    )
    run_on = all(a <= b for a, b in pairwise(years)) and len(set(years)) > 1
    return is_told and run_on and years[-1] <= _LAST_YEAR


def _year(date: str) -> int:
    found = _DATE.match(date)
    year = int(found["year"]) if found else 0
    return -year if found and "B" in found["era"] else year


def _card(part: Block, date: str, entry: Inline) -> Iterator[Card]:
    sentence = cut(entry, *next(boundaries(entry), (0, 0)))
    text = to_markdown(sentence).replace("\n", " ")
    if not _SHORTEST <= len(sentence.text.split()) <= _LONGEST or _WITHOUT_SUBJECT.match(sentence.text):
        return
    told = _NUMERAL.sub("", sentence.text)
    if has_pronoun(told) or addresses_reader(told) or points_elsewhere(told):
        return
    if has_question_mark(sentence.text) or _CLOZE_SIGN.search(text) or _says_when(sentence.text, date):
        return
    origin = Origin(span=part.span, context=part.context, evidence="shaped")
    yield Cloze(Markdown(f"{{{{c1::{date}}}}}: {text}"), origin)


def _says_when(text: str, date: str) -> bool:
    """Whether the entry gives its own date away, or only says that something is “the first” of that time."""
    found = _DATE.match(date)
    return found is not None and found["year"] in text
