"""Where something was brought about: what belongs to the question, what is told by the way, what answers “Where?”."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.agents import BY, NAMED
from mkdeck.facts.dates import MONTHS, exact_date
from mkdeck.facts.guards import has_pronoun, points_elsewhere
from mkdeck.facts.languages import LANGUAGES
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.towns import COUNTRY, LAND, STATE, TOWN
from mkdeck.facts.words import word_set

OF_FIRMS = word_set("founded established formed incorporated")
"""Deeds by which firms and societies come into the world."""
AT_A_HOUSE = word_set(
    "begun built coined conceived created designed developed devised invented made originated started written"
)
"""Deeds of which people say at which house they were done."""

OF_TOWNS = AT_A_HOUSE - word_set("made")
"""Deeds of which people say in which town they were done."""
OF_LANDS = OF_FIRMS | (AT_A_HOUSE - word_set("made written"))
"""Deeds of which people say in which country or state they were done; a launch tells nothing of where it began."""

_IN_TOWN = re.compile(rf"(?:in|at|near) {NAMED}(?:, (?:(?:in|near) )?(?:the )?{NAMED})*,?")
_WORD_OF_HOUSE = r"(?:[A-Z][\w’'.-]*|of|for|and|in|at|the|de|la)"
_AT_LONG_HOUSE = re.compile(rf"(?:at|in) (?:the )?{_WORD_OF_HOUSE}(?: {_WORD_OF_HOUSE})+")
_IN_LANGUAGE = re.compile(r"(?:(?:mostly|entirely|originally) )?in (?P<name>[A-Z][\w+#]*)")
_THAT_TIME = re.compile(rf"(?:^| )that (?:{MONTHS}|spring|summer|autumn|winter|year)$")
"""“At Strasbourg that April” tells a time that the question cannot."""
_IN_DAYS = re.compile(r"in (?:only |just |about )?[\w-]+ (?:days?|weeks?|months?|years?)")
_AS_NAME = re.compile(r"as [A-Z][\w.-]*(?: [A-Z][\w.-]*)?")
_UNDER_NAME = re.compile(r"under the name (?:of )?[A-Z][\w.-]*(?: [A-Z][\w.-]*)*")
_OPENS_PLACE = word_set("to for at on into as with in from publicly commercially")
_LONGEST_PLACE = 6
_NOUNS_IN_ED = word_set("breed seed speed feed creed weed need bed shed")
_AT_HOUSE = re.compile(
    r"(?:^| )(?P<house>(?:at|inside|within) (?!Christmas|Easter|Night|Noon|Dawn|Sea)"
    rf"(?:the )?{NAMED}(?: of {NAMED})?"
    rf"(?:(?:(?<=Centre)|(?<=Center)|(?<=Institute)|(?<=Council)|(?<=Laboratory)|(?<=School)) for (?:the )?{NAMED})?)"
    r"(?=$|[.,;]| (?:and|as|by|during|for|from|in|on|out|so|to|under|using|where|while|with)\b)"
)
_NO_HOUSE = re.compile(r"[a-z]+ the (?:Center|Centre|Institute|Council|Laboratory|School|University|College|Academy)")
"""“At the Centre”: of what?"""
_IN_YEAR = r"(?: ?in (?:[A-Z][a-z]+ )?\d{4})?"
_TOWN_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){0,2}(?:, [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ]\w+)?)?"
_IN_A_TOWN = re.compile(
    rf"{_IN_YEAR}(?: by [^,;:()\d]{{3,60}}?)?{_IN_YEAR},? ?\bin (?!(?:{MONTHS}|Spring|Summer|Autumn|Fall|Winter)\b)"
    rf"(?P<town>{_TOWN_NAME})(?=$|[.;)]|, (?![A-Z])| in | by | and [a-z])"
)
_IN_A_LAND = re.compile(
    rf"{_IN_YEAR}(?: by [^,;:()\d]{{3,60}}?)?{_IN_YEAR},? ?\bin "
    rf"(?:(?P<country>{COUNTRY.pattern})|(?P<state>{STATE.pattern}))"
    r"(?=$|[.;)]|, (?![A-Z])| in | by | and [a-z])"
)
_SEAT = re.compile(r"\b(?:based|headquartered|located)\b")
"""“Started in 2007 by Tyson Weihs and based in Houston” tells where a firm is now."""
_BROKEN = re.compile(r"[,;:()]| the |\d{3}")


def house(deed: Phrase, start: int) -> Phrase | None:
    """Return where something was made, at which firm or university: “was designed at Google”."""
    found = _AT_HOUSE.match(deed.text, start)
    if found is None or _NO_HOUSE.fullmatch(found["house"]):
        return None
    return deed.part(*found.span("house"))


def town(deed: Phrase, start: int) -> Phrase | None:
    """Return the town in which a firm was founded: “Redlands, California” of “founded in 1969 in Redlands, California”.

    For a state or a country see `land`.
    """
    found = _IN_A_TOWN.match(deed.text, start)
    if found is None or LAND.fullmatch(found["town"]) or _SEAT.search(found[0]):
        return None
    return deed.part(*found.span("town"))


def known_town(deed: Phrase, start: int) -> Phrase | None:
    """Return a town in which something was made, if it is known for one: “in Python” and “in Europe” tell no town."""
    found = town(deed, start)
    return found if found is not None and TOWN.search(found.text) else None


def land(deed: Phrase, start: int) -> tuple[str, Phrase] | None:
    """Return whether a country or a state is told in which something was founded, and its name; no town is told then.

    “Founded in Portugal in 2011”.
    """
    found = _IN_A_LAND.match(deed.text, start)
    kind = found.lastgroup if found and _SEAT.search(found[0]) is None else None
    return (kind, deed.part(*found.span(kind))) if found and kind else None


def where_done(deed: Phrase, start: int, verb: str, *, behind: int | None = None) -> Phrase | None:
    """Return where something was brought about: the town of a firm, or the house, or else a town that is known.

    `verb` is the participle, and `behind` where its maker ends, behind whom the house may be told as well.
    """
    where = town(deed, start) if verb in OF_FIRMS else None
    if where is None and verb in AT_A_HOUSE:
        where = house(deed, start) or (house(deed, behind) if behind is not None else None)
    return known_town(deed, start) if where is None and verb in OF_TOWNS else where


def place_of(deed: Phrase, start: int, verb: str) -> str | None:
    """Return what stands between the verb and the maker or the date, and belongs to the question.

    “ to GitHub” in “was deployed to GitHub by Facebook in 2017”. Nothing where it is told by the way, a town with its
    country or a name that somebody took; None where it is no such phrase, unless the thing could be made but once.
    """
    between = _between(deed, start)
    if between is not None and (time := _THAT_TIME.search(between.text)) is not None:
        between = between.part(0, time.start())
    if between is None or not words_of(between.text) or _is_by_the_way(between.text):
        return ""
    if verb in AT_A_HOUSE and (LAND.fullmatch(between.text.removeprefix("in ")) or _is_language_at(between.text)):
        return ""
    if (named := _UNDER_NAME.fullmatch(between.text)) is not None:
        return f" {named[0]}"
    if _is_clear(between.text):
        return f" {between.markdown}"
    return "" if verb in AT_A_HOUSE | OF_FIRMS and _AT_LONG_HOUSE.fullmatch(between.text) else None


def _between(deed: Phrase, start: int) -> Phrase | None:
    by, date = BY.search(deed.text, start), exact_date(deed, start)
    ends = ([by.start()] if by else []) + ([date.start] if date else [])
    if ends:
        return deed.part(start, min(ends))
    at = re.match(r" (?:in|at|on) [^,;:()]+$", deed.text[start:])
    return deed.part(start, start + at.end()) if at else None


def _is_by_the_way(text: str) -> bool:
    if (language := _IN_LANGUAGE.fullmatch(text)) is not None:
        return language["name"] in LANGUAGES  # “written in C by …”, of which another rule asks
    if _IN_DAYS.fullmatch(text):
        return True
    if _AS_NAME.fullmatch(text):
        return True  # “was created as Singularity” asks for what it is called now
    return "," in text and _IN_TOWN.fullmatch(text) is not None


def _is_language_at(text: str) -> bool:
    """Whether it is told in which language a thing was written, and at which house: “in Python at MIT”."""
    language = _IN_LANGUAGE.match(text)
    return language is not None and language["name"] in LANGUAGES and _AT_HOUSE.match(text, language.end()) is not None


def _is_clear(text: str) -> bool:
    words = words_of(text)
    if words[0] not in _OPENS_PLACE or len(words) > _LONGEST_PLACE or words[-1] in ("starting", "beginning"):
        return False
    if words[-1].endswith("ed") and words[-1] not in _NOUNS_IN_ED:
        return False  # “for offenses committed by people of high status”
    return not (has_pronoun(text) or points_elsewhere(text) or _BROKEN.search(text))
