"""The dates that events are listed by: “1796”, “17 December 1903”, “c. 1450s”, “753 BC”, “1939–1945”."""

from __future__ import annotations

from itertools import zip_longest

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
DATE = re.compile(
    rf"{ABOUT}(?:AD |\d{{1,2}} {MONTH},? |{MONTH} (?:\d{{1,2}}, )?)?"
    rf"(?P<year>\d{{3,4}}|\d{{1,2}}(?= ?(?:BCE?|CE|AD)\b)|(?<=AD )\d{{1,2}})s?(?P<era>{_ERA})"
    rf"(?:(?:\s?[–-]\s?| and )\d{{2,4}}{_ERA})?(?!\d)"
)
_FEWEST = 3


def dated_as_list(definitions: Block) -> Block | None:
    """Return a definition list as a list of events, if all its terms are dates, three of them at least; else None."""
    terms = [child for child in definitions.children if child.kind == "term"]
    if len(terms) < _FEWEST or not all(DATE.fullmatch(term.text.strip()) for term in terms):
        return None
    entries = [
        _entry(term, told)
        for term, told in zip_longest(definitions.children, definitions.children[1:])
        if term.kind == "term"
    ]
    items = [entry for entry in entries if entry is not None]
    return replace(definitions, kind="list", children=tuple(items)) if len(items) == len(entries) else None


def _entry(date: Block, told: Block | None) -> Block | None:
    """Return a date with the first paragraph of what it is defined as, “1796: …”, as an item."""
    first = told.children[0] if told is not None and told.kind == "definition" and told.children else None
    if told is None or first is None or first.kind != "paragraph":
        return None
    entry = paragraph(beside(Inline(f"{date.text.strip()}:"), first.inline), date)
    return replace(entry, kind="item", span=covering([date, told]), children=(entry,))
