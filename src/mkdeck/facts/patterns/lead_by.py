"""Who was behind what a line opens with, and when, and little more: “**Node.js** – Ryan Dahl, 2009.”.

The sentence is shown as it stands, for whether something was made, found or first played is not told. It may say as
well where that was, “**ABC**: John Atanasoff, Iowa State College, 1937.”, and a firm that nobody knows may be behind
what is bold: “**Pro Tools** – Digidesign, 1991.”. So may somebody's team
there, “Ada Ring's team at Stahlwerk, 1935”. No year is needed behind “by”: “**FMOD** — by Firelight.”
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.dates import MONTHS
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import is_noun_phrase
from mkdeck.facts.names import is_house, is_of_person
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import BOLD, ITALICS
from mkdeck.facts.term_leads import is_label

TIER = "default"
OF_PARTS = True
TRIGGERS = frozenset({BOLD, ITALICS})
_SAID = r"in print|about|around|circa|ca?\.|early|late|from|in"
"""What may stand before the year."""
_YEAR = rf"(?:(?:{MONTHS}) )?(?:1\d|20)\d\d(?:[–-]\d\d(?:\d\d)?)?"
MAY_STATE = re.compile(rf"[:–—→-] by [A-ZÀ-Þ]|, (?:(?:{_SAID}) )?{_YEAR}(?:, [a-z][^.]*)?\.?$")

_BY = re.compile(
    r"(?: \([^()]{1,40}\))?(?::| [–—→-]{1,2}|,) (?P<who>[A-ZÀ-Þ][^,;:()\d]{2,100})(?: \([^()]{2,40}\))?"
    r"(?P<where>(?:, [A-ZÀ-Þ][^,;:()\d]{2,40}){0,2})"
    rf", (?:(?:{_SAID}) )?(?P<year>{_YEAR})(?:, [a-z][^.;:]{{3,80}})?\.?$"
)
_NO_YEAR = re.compile(r"(?: \([^()]{1,40}\))?(?::| [–—→-]{1,2}) by (?P<who>[A-ZÀ-Þ][^,;:()\d]{2,60}?)(?=,|\.$|$)")
_FIRM = re.compile(r"[A-ZÀ-Þ][\w’&-]+(?: [A-ZÀ-Þ][\w’&-]+)?")
_AT = re.compile(
    r"(?:['’]s team| and (?:(?:his|her) team|colleagues|others))?(?: (?:at|of|from) (?:the )?[A-ZÀ-Þ][\w’'&.-]*"
    r"(?: [A-ZÀ-Þ][\w’'&.-]*){0,3})?(?: in (?:the )?[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ][\w’'-]*)?)?$"
)
"""“Wallace Carothers*'s team at DuPont*”, which tells where somebody was."""
_AND = re.compile(r" and | & ")
_TO_READ = re.compile(
    r"(?i)\b(?:reading|reads?|references?|resources?|books?|bibliography|sources?|literature|watch|talks?|links?"
    r"|credits?|team|authors?|contributors?|speakers?|schedule|prizes?|awards?)\b"
)
"""Headings above what one may read or hear, and above lists of people."""
_LONGEST_LEAD = 6
_ASKED = ("who", "year")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the name and the year deleted."""
    body = sentence.body
    lead = body.lead("strong", "emphasis")
    if lead is None:
        return
    end = lead.end - body.start
    found = _BY.match(body.text, end) or _NO_YEAR.match(body.text, end)
    if found is None or any(map(_TO_READ.search, sentence.context)):
        return
    if not is_noun_phrase(lead, _LONGEST_LEAD) or is_of_person(lead.text) or is_label(lead):
        return
    is_bold, is_said = lead.is_marked("strong"), "year" not in found.groupdict()
    named = (_AND.split(found["who"]), _AND.split(_AT.sub("", found["who"])))
    if any(
        all(is_of_person(name) or is_house(name) or (is_bold and _is_firm(name, is_said=is_said)) for name in names)
        for names in named
    ):
        yield from sentence.clozes(*(body.part(*found.span(told)) for told in found.groupdict() if told in _ASKED))


def _is_firm(name: str, *, is_said: bool) -> bool:
    """Whether a name may be that of a firm or a place: none of its words is one of every day, “Digidesign”.

    One of them may be where “by” says, `is_said`, that it is somebody's: “Firelight Technologies”.
    """
    common = [is_everyday(word.casefold()) for word in name.split()]
    return _FIRM.fullmatch(name) is not None and not (all(common) if is_said else any(common))
