"""How a column of a table of things is asked for, by what its header means and what its cells hold."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Markdown
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.guards import addresses_reader
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import PREPOSITIONS, word_set
from mkdeck.headings.header_questions import is_person, question_of
from mkdeck.headings.headers import (
    as_asked,
    is_attribute,
    is_begun,
    is_content,
    is_noun,
    is_of_sentence,
    names_quality,
    whole_question,
    within,
)
from mkdeck.headings.titles import is_plural, singular
from mkdeck.parsing.inline import escape
from mkdeck.recognition.recorded_names import STANDS_FOR
from mkdeck.recognition.recorded_things import MAY_BE_SOMEBODY, OF_NAMES, UNTOLD, Things, is_latin
from mkdeck.recognition.recorded_trades import DOES, are_deeds, deed_asked
from mkdeck.recognition.tables import are_measured, only_grade, says_nothing
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import plain, words

_FEWEST = 2
_LONGEST_TITLE = 6
_COUNTED = re.compile(r"[a-z]{3,}s (?:in|of|per) ")
"""“Beats in 4/4”, above numbers, which is no beginning of a sentence."""
_OF_NATURE = word_set(
    "moons legs sides strings electrons protons neutrons chambers wings eyes faces edges vertices players petals bonds"
    " carbons chromosomes planets syllables lines valves"
)
"""What things have so many of by their nature, which nobody counted."""
_IS_COUNT = re.compile(
    r"(?i)(?:[~≈>]|about |over |at least )? ?\d{1,4}\+?|many|several|none|no|one|two|three|four|[–-]"
)
_NUMBER_OF = re.compile(r"number of [a-z]+s")
_OF_PART = re.compile(r"(?:role|position|place|function|duty|power) of the [a-z]+")
_OF_ALL = re.compile(
    r"(?:largest|smallest|highest|lowest|longest|shortest|oldest|deepest|main|chief|typical) [a-z ]{3,30}"
)
"""“Lowest note”, of which each has one."""
_OFTEN = re.compile(r"(?i)(?:once|twice|\w+ times|every|each|daily|weekly|monthly|quarterly|yearly|annually)\b")
_UNIT = re.compile(r"\s{0,3}[(\[](?P<unit>[^()\[\]=]{1,15})[)\]]$", signs="([")
_BARE_UNIT = re.compile(
    r"[a-zA-Zµ]{1,4}[²³]?/[a-zA-Z]{1,5}[²³]?|(?:approx\. ?|ca\. ?|~ ?|about )?%"
    r"|°[CFK]|[kcm]?m[²³]|[km]?g|[kM]?W|k[JV]|Hz"
)
"""“mm/h”, which does not say what is measured."""
_EQUATION = re.compile(r"\s{0,3}\([^()]{1,15}=[^()]{1,15}\)$", signs="=")
"""“Mass (Sun = 1)”."""
_OF_DOING = re.compile(r"(?P<opens>(?:\{\}: )?)(?P<what>[Ww]hat) does (?P<whom>\{\}|it) (?P<rest>[a-z]+(?: for)?)\?")
_MONTH = (
    r"(?:jan(?:uary)?\.?|feb(?:ruary)?\.?|mar(?:ch)?\.?|apr(?:il)?\.?|may|june?|july?|aug(?:ust)?\.?|sept?(?:ember)?\.?"
    r"|oct(?:ober)?\.?|nov(?:ember)?\.?|dec(?:ember)?\.?|spring|summer|autumn|winter|1\d{3}s?|20\d\ds?)(?![a-z])"
)
OF_DATE = re.compile(
    rf"(?i)(?:(?:about|around|early|mid|late|from|in|until|by)[ -]){{0,2}}(?:\d{{1,2}}\.? )?{_MONTH}(?: \d{{4}})?"
    rf"(?:(?: (?:to|and|or) |\s?[–-]\s?)(?:(?:early|mid|late)[ -])?{_MONTH}(?: \d{{4}})?)?"
)
"""“June”, “May to July”, “late autumn”, “1946”."""
_OF_MANNER = re.compile(
    r"(?i)(?:very |quite |rather |fairly )?[a-z]{2,}ly|(?:with)?in (?:a few )?(?:seconds|minutes|hours|days)|at once"
)
"""“slowly”, “very quickly”, “within minutes”."""
OF_SPAN = re.compile(
    r"(?i)(?:about |up to |at least |around )?(?:\d[\d–.,-]*|an?|one|two|three|four|five|six|ten|several|a few|many)"
    r"(?: (?:to|or) \d+)? (?:minute|hour|day|week|month|year)s?"
)
"""“a few days”, “2–3 weeks”."""
_UNITS_OF_MOMENT = frozenset(["day", "week", "month", "year"])
"""Units in the singular: “Cell capped (day)”."""
_MILLIONS = re.compile(r"\b(thousand|million|billion)s\b")
_INSTANCE = frozenset(["example", "examples"])
_OF_SOMEBODY = re.compile(r"\b[A-Z][a-z]+['’]s [€$£]\d")
"""“Priya's €90” is of an example."""
_TO_DO = re.compile(
    r"(?:look|remember|watch|see|note|think|notice|listen|look out|don't forget|try|taste|buy|order|pair with)\b"
    r"|what['’]?s (?:going on|happening|up)\b|what s (?:going on|happening|up)\b",
    signs=(
        "look", "remember", "watch", "see", "note", "think", "notice", "listen", "don't forget", "try", "taste", "buy",
        "order", "pair with", "what",
    ),
)  # fmt: skip
"""Headers that tell the reader to do something: “look at”, “watch out for”."""
_SEEN = re.compile(r"what (?:you|we|people) (?P<verb>see|hear|feel|notice|smell|find)(?P<rest>(?: [a-z]+){0,4})")
"""“What you see on the recording”."""
_SAYS_NOTHING = word_set(
    "where how place places consequence consequences implication implications point points details"
) | {
    "what to know",
    "need to know",
    "good to know",
    "worth knowing",
    "to know",
    "know this",
    "know",
    "remember",
    "remember this",
}
"""Headers that leave open what is asked for."""
_DONE = {
    "invention": "invented", "discovery": "discovered", "book": "published", "novel": "published",
    "poem": "published", "film": "released", "painting": "painted", "treaty": "signed", "battle": "fought",
    "case": "decided", "law": "passed", "act": "passed", "mission": "launched",
}  # fmt: skip
"""What was done with a thing of a kind, whose date is told."""


def _as_it_stands(header: Block, cells: Sequence[Block]) -> str:
    """Return how a column is asked for in another language than English; nothing where it but counts or grades."""
    title = plain(header.text)
    is_title = is_latin(title) and 0 < len(title.split()) <= _LONGEST_TITLE and title not in words("manual")
    is_told = is_title and not are_measured(cells) and not only_grade(cells)
    return f"{{}}: {escape(' '.join(header.text.split()))}?" if is_told else ""


_USED_FOR = re.compile(
    r"what (?:[a-z]+ ){1,2}?(?:use|need|reach for|want) (?:it|them) (?:for|to do)"
    r"|what (?:you|people|they|we|one)(?: d| would| can)? do with (?:it|them)"
)
_FROM = frozenset(["from", "comes from", "came from", "where it came from", "where it comes from"])
_MADE_THEN = re.compile(r"(?!\d)\w[^,;]{2,60}, [^,;]{0,30}\b(?:1[89]|20)\d\d\b[^,;]{0,40}")
"""“Databricks, 2018”, “Airbnb, started in 2014 by Maxime Beauchemin”."""
WHO_THEN = "Who made {}, and when?"
_OF_WHO_THEN = re.compile(
    r"(?:made |built |written |created |started |developed )?(?:by )?whom?(?: made it)?(?: and)? when"
    r"|(?:made|built|written|created|started|developed) by(?: and)? (?:when|year)|by(?: and)? (?:when|year)|whose idea"
    r"|(?:author|creator|developer|inventor|maker|origin)s?(?: and)? (?:date|when|year)|origins?|by|who"
)
"""“who / when”, “By whom, when”, “Origin”."""
_SOMEBODY_THEN = re.compile(
    r"[A-ZÀ-Þ][^,;:]{2,60}(?:, [^,;:]{2,60}){0,2}, [^,;:\d]{0,30}\b(?:1[5-9]|20)\d\d\b(?:[,;] .{1,60})?"
    r"|[A-ZÀ-Þ][^,;:()]{2,60} \([^()\d]{0,30}\b(?:1[5-9]|20)\d\d\)"
)
"""“Frank Warmerdam, from 1998”, “Refractions Research, Victoria BC, 2001”, “Gerald Combs (1998)”."""
_MOSTLY = 0.6
"""Cells that tell who made something and when, in a column that is asked for both."""
_KNOWN_FOR = re.compile(
    r"(?:what|why) (?:they|it|(?:the )?\w+)(?: re| are| s| is) (?:best |mostly |mainly )?known(?: for)?"
)
"""“What they're known for”."""
_DOES = frozenset(["does", "does what", "it does", "what it does"])
_FIRMS = word_set("company firm vendor")
_MADE_BY_FIRMS = word_set("software tool program application app editor browser database engine framework product daw")
_FOR_WHAT = frozenset(["for", "for what", "what for"])
USED_FOR = "What is {} used for?"
_KINDS_OF_SOFTWARE = word_set("distro extension module wrapper")
_DEVICES = word_set("device instrument invention machine vehicle")
_OF_NO_MAKER = word_set("person people scientist god goddess planet moon star galaxy currency island lake mountain")


def are_abbreviated(rows: Sequence[Block]) -> bool:
    """Whether the names in a table are short for what one of its columns holds."""
    columns = list(zip(*(row.children for row in rows), strict=False))[1:]
    return any(_are_short_forms(rows, cells) for cells in columns)


def _are_short_forms(rows: Sequence[Block], cells: Sequence[Block]) -> bool:
    """Whether the names in a table are short for what a column holds: “FSC” for “Forest Stewardship Council”."""
    names = [row.children[0].text.strip() for row in rows]
    pairs = [(name, words_of(cell.text)) for name, cell in zip(names, cells, strict=True)]
    short = [any(map(str.isupper, name[1:])) and is_short_for(name, spoken) for name, spoken in pairs]
    return 2 * sum(short) > len(short)


_COUNTS = word_set("one two three four five six seven eight nine ten eleven twelve several few many")
_FOUGHT = word_set("battle siege")
_HAPPENED = word_set("war revolution revolt crisis disaster eruption earthquake plague pandemic crusade famine strike")
"""Kinds of what happens, so that one may ask when it was."""


def asked_of(things: Things, header: Block, cells: Sequence[Block]) -> str:
    """Return how a column is asked for, `{}` for the name, or nothing where its header names no attribute."""
    if things.as_they_stand:
        return _as_it_stands(header, cells)
    return for_cells(_in_english(things, header, cells), cells)


def for_cells(asked: str, cells: Sequence[Block]) -> str:
    """Return a question for what something does as its cells answer it.

    “What does {} end?” asks when above dates, how above “slowly”, and “What does {} keep for?” for how long.
    """
    found = _OF_DOING.fullmatch(asked)
    if found is None or not cells:
        return asked
    texts = [cell.text.strip() for cell in cells]
    asks = {"when": OF_DATE, "how": _OF_MANNER, "for how long": OF_SPAN}
    fits = [word for word, form in asks.items() if 2 * sum(map(bool, map(form.fullmatch, texts))) > len(texts)]
    is_for = found["rest"].endswith(" for")
    if not fits or is_for != (fits[0] == "for how long"):
        return asked
    word = fits[0].capitalize() if found["what"][0].isupper() else fits[0]
    return f"{found['opens']}{word} does {found['whom']} {found['rest'].removesuffix(' for')}?"


def _in_english(things: Things, header: Block, cells: Sequence[Block]) -> str:
    """Return how a column is asked for in a lesson in English."""
    named = _UNIT.sub("", header.text) if _unit_fits(cells) else header.text
    title, kind = plain(_EQUATION.sub("", named)), plain(things.kind)
    if named != header.text and is_content(title, unit_of(header)):
        return f"What is the {escape(within(named.strip()))} content of {{}}?"
    if _asks_nothing(things, title, named, cells):
        return ""
    if title in words("time"):
        return _when(things, title)
    written = escape(within(" ".join(named.split())))
    if title in words("attributes"):
        return _how_many(title, cells) or f"What are the {written} of {{}}?"
    if title == "role" and kind:
        return "What role did {} play?" if MAY_BE_SOMEBODY.search(kind) else "What is the role of {}?"
    if by_cells := _by_cells(things, title, cells, singular(kind)):
        return by_cells
    if title.rpartition(" ")[2] in words("maker"):
        return _of_somebody(singular(kind), written)
    if _OF_PART.fullmatch(title) and kind and not MAY_BE_SOMEBODY.search(kind):
        return f"What is the {written} in {{}}?"
    if is_attribute(title) and (kind or title in words("attribute")):  # “Air-source” is compared with “Ground-source”
        return f"What is the {written} of {{}}?"
    return _seen(things, title) or _of_any_header(things, named, cells)


def _seen(things: Things, title: str) -> str:
    """Return how one asks for what is seen of things of a kind: “What you see on the recording”."""
    found = _SEEN.fullmatch(title) if things.kind else None
    return f"{{}}: what do you {found['verb']}{found['rest']}?" if found is not None else ""


def _by_cells(things: Things, title: str, cells: Sequence[Block], kind: str) -> str:
    """Return how a column is asked for whose header means something beside such names or such cells."""
    if _are_short_forms(things.rows, cells):
        return STANDS_FOR
    if (title in _DOES or are_deeds(cells)) and are_abbreviated(things.rows):
        return DOES
    if kind in words("trade") and are_deeds(cells):
        return DOES
    if kind in words("trade") and (deed := deed_asked(title)):
        return f"What does {{}} {deed}?"
    if title in _FROM and kind in words("bearer") and all(_MADE_THEN.fullmatch(cell.text) for cell in cells):
        return WHO_THEN
    if _OF_WHO_THEN.fullmatch(title) and _may_be_made(kind) and _tell_who_then(cells):
        return WHO_THEN
    if _KNOWN_FOR.fullmatch(title) and kind in words("bearer") | words("person") | words("organisation"):
        return "What is {} known for?"
    if title in _FIRMS and kind in _MADE_BY_FIRMS and all(cell.text[:1].isupper() for cell in cells):
        return "Which company is behind {}?"
    if _USED_FOR.fullmatch(title) or (title in _FOR_WHAT and kind in words("bearer")):
        return USED_FOR
    return "" if things.is_large else _how_many(title, cells) or question_of(title, cells, kind)


def _how_many(title: str, cells: Sequence[Block]) -> str:
    """Return how one asks for what things have so many of by their nature: “Moons”."""
    are_counts = title in _OF_NATURE and all(_IS_COUNT.fullmatch(cell.text.strip()) for cell in cells)
    return f"How many {title} does {{}} have?" if are_counts else ""


def _may_be_made(kind: str) -> bool:
    """Whether things of a kind are made by somebody, so that a year beside a name tells when they were."""
    may_be = kind in words("bearer") or kind in UNTOLD | _DEVICES
    return may_be and not is_person(kind) and kind not in words("organisation") | words("place") | _OF_NO_MAKER


def _tell_who_then(cells: Sequence[Block]) -> bool:
    """Whether most cells of a column name somebody and a year, and one of them surely a person."""
    told = [cell.text for cell in cells if tells_who_then(cell.text)]
    first = (text.partition(",")[0].partition(" (")[0] for text in told)
    return len(told) >= max(_FEWEST, _MOSTLY * len(cells)) and any(map(is_of_person, first))


def tells_who_then(text: str) -> bool:
    """Whether a cell answers who made something and when: “Frank Warmerdam, from 1998”."""
    is_small = text.partition(" ")[0].islower()  # “successor of BackTrack, 2013”
    return not is_small and (_SOMEBODY_THEN.fullmatch(text) or _MADE_THEN.fullmatch(text)) is not None


def tells_kind(text: str) -> bool:
    """Whether a cell tells what a thing is before it tells for what: “Debian-based distro for pentesters”."""
    kind, sign, _ = text.partition(" for ")
    return bool(sign) and singular(plain(kind).rpartition(" ")[2]) in words("bearer") | _KINDS_OF_SOFTWARE


def _of_somebody(kind: str, written: str) -> str:
    """Return how a column is asked for that names who has to do with a thing of a kind: its editor, its commander."""
    if kind in _FOUGHT:
        return f"Who was the {written} at {{}}?"
    return f"Who {'was' if is_person(kind) else 'is'} the {written} of {{}}?"


def _when(things: Things, title: str) -> str:
    """Return how a column of years or dates is asked for: when something was done, or when it was."""
    kind = singular(plain(things.kind))
    done = things.done or _DONE.get(kind, "")
    if kind not in words("dated") and not done:
        return ""
    opening = "In which year" if title == "year" else "When"
    if done:
        return f"{opening} was {{}} {done}?"
    return f"{opening} was {{}}?" if kind in _HAPPENED else f"{{}}: {opening.lower()}?"


def _asks_nothing(things: Things, title: str, named: str, cells: Sequence[Block]) -> bool:
    """Whether a header names an attribute that is none of these things' own, or several at once."""
    if title in ("value", "values") and singular(plain(things.kind)) in OF_NAMES:
        return True  # a limit, of which nobody knows for what
    kind = singular(plain(things.kind))
    if title in ("city", "town") and kind not in words("place") | words("organisation"):
        return True  # where an opera was first performed, or somebody was born
    are_dated = 2 * sum(any(map(str.isdigit, cell.text)) for cell in cells) > len(cells)
    if title == "origin" and are_dated and not (_may_be_made(kind) and _tell_who_then(cells)):
        return True  # “Esri, early 1990s” is no place
    return any(sign in named for sign in "€$£") and _OF_SOMEBODY.search(named) is not None


def _of_any_header(things: Things, named: str, cells: Sequence[Block]) -> str:
    """Return how a column is asked for whose header is not known: where its cells tell something in words."""
    title = plain(named)
    is_told = is_latin(title) and 0 < len(title.split()) <= _LONGEST_TITLE
    is_told = is_told and title not in PREPOSITIONS | _SAYS_NOTHING
    is_untold = plain(things.kind) in UNTOLD - {"term", "word", "concept"}
    is_untold = is_untold and not (things.are_subjects or things.are_named)
    if not is_told or things.is_large or is_untold:
        return ""
    is_instance = title in words("instance") or not _INSTANCE.isdisjoint(title.split())
    if is_instance or title in words("manual") or addresses_reader(named) or _TO_DO.match(title):
        return ""
    if _BARE_UNIT.fullmatch(named.strip()) or " / " in named or is_of_sentence(named):
        return ""
    if are_measured(cells) and not (is_begun(title) and len(title.split()) > _FEWEST):
        return ""
    if title.isalpha() and all("%" in cell.text for cell in cells):
        return f"{{}}: how much {escape(within(named))}?"
    if are_measured(cells) and _COUNTED.match(title):
        return f"{{}}: {escape(within(named))}?"
    if title.endswith(" name"):
        return f"What is the {escape(within(named))} {'for' if plain(things.kind).endswith(' name') else 'of'} {{}}?"
    if all(plain(cell.text) in _COUNTS for cell in cells) and not _NUMBER_OF.fullmatch(title):
        return ""
    telling = [cell for cell in cells if not says_nothing(cell.text) and not is_missing(cell.text)]
    if 2 * len(telling) < len(cells) or only_grade(cells):
        return ""
    return _of_telling_header(things, named, telling)


def _of_telling_header(things: Things, named: str, telling: Sequence[Block]) -> str:
    """Return how a column is asked for whose cells tell something: by a noun, or by a question that the header is."""
    title, kind = plain(named), singular(plain(things.kind))
    if _NUMBER_OF.fullmatch(title):
        return f"What is the {title} in {{}}?"
    if all(_OFTEN.match(cell.text) for cell in telling) and as_asked(named).startswith("what does it "):
        return f"{{}}: how often{as_asked(named).removeprefix('what')}"  # “Meets | twice a year”
    noun = f"What {'are' if is_plural(title) else 'is'} the {escape(within(named))} of {{}}?"
    if names_quality(title) and not is_begun(title) and PREPOSITIONS.isdisjoint(title.split()):
        return noun
    if kind not in words("anything"):  # “Morocco”, of whose tea is told
        if is_noun(named) and kind not in words("kind"):
            return noun
        if whole := whole_question(named):
            return whole
    if _OF_ALL.fullmatch(title) and kind not in words("kind"):
        return noun
    are_named = 2 * sum(cell.text[:1].isupper() for cell in telling) > len(telling)
    return f"{{}}: {as_asked(named, whom='whom' if are_named else 'whom or what')}"


def _unit_fits(cells: Sequence[Block]) -> bool:
    """Whether what stands in brackets in a header may be the unit of the cells."""
    return 2 * sum(any(sign.isdigit() for sign in cell.text) for cell in cells) > len(cells)


def with_unit(value: Markdown, unit: str) -> Markdown:
    """Return a bare number with the unit of its header behind it, or before it where that is a day: “day 8”."""
    named = unit.strip()
    return Markdown(f"{named} {value}" if named.casefold() in _UNITS_OF_MOMENT else f"{value}{unit}")


def unit_of(header: Block) -> str:
    """Return the unit that a header names in brackets, with a space before it."""
    found = _UNIT.search(header.text)
    return " " + _MILLIONS.sub(r"\1", found["unit"]) if found else ""
