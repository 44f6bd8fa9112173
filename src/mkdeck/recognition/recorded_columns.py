"""How a column of a table of things is asked for, by what its header means and what its cells hold."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.guards import addresses_reader
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


_IN_FULL = frozenset(
    ["full", "in full", "long", "long form", "full form", "full name", "expansion", "stands for", "meaning"]
)
_USED_FOR = re.compile(r"what (?:[a-z]+ ){1,2}?(?:use|need|reach for|want) (?:it|them) (?:for|to do)")
_FROM = frozenset(["from", "comes from", "came from", "where it came from", "where it comes from"])
_MADE_THEN = re.compile(r"(?!\d)\w[^,;]{2,60}, [^,;]{0,30}\b(?:1[89]|20)\d\d\b[^,;]{0,40}")
"""“Databricks, 2018”, “Airbnb, started in 2014 by Maxime Beauchemin”."""


def _are_short_forms(things: Things, cells: Sequence[Block]) -> bool:
    """Whether the names in a table are short for what a column holds: “FSC” for “Forest Stewardship Council”."""
    names = [row.children[0].text.strip() for row in things.rows]
    pairs = [(name, words_of(cell.text)) for name, cell in zip(names, cells, strict=True)]
    short = [any(map(str.isupper, name[1:])) and is_short_for(name, spoken) for name, spoken in pairs]
    return 2 * sum(short) > len(short)


_COUNTS = word_set("one two three four five six seven eight nine ten eleven twelve several few many")
_FOUGHT = word_set("battle siege")
_HAPPENED = word_set("war revolution revolt crisis disaster eruption earthquake plague pandemic crusade famine strike")
"""Kinds of what happens, so that one may ask when it was."""


def asked_of(things: Things, header: Block, cells: Sequence[Block]) -> str:
    """Return how a column is asked for, `{}` for the name, or nothing where its header names no attribute."""
    return _as_it_stands(header, cells) if things.as_they_stand else _in_english(things, header, cells)


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
        return f"What are the {written} of {{}}?"
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
    return _of_any_header(things, named, cells)


def _by_cells(things: Things, title: str, cells: Sequence[Block], kind: str) -> str:
    """Return how a column is asked for whose header means something beside such names or such cells."""
    if title in _IN_FULL and _are_short_forms(things, cells):
        return STANDS_FOR
    if kind in words("trade") and are_deeds(cells):
        return DOES
    if kind in words("trade") and (deed := deed_asked(title)):
        return f"What does {{}} {deed}?"
    if title in _FROM and kind in words("bearer") and all(_MADE_THEN.fullmatch(cell.text) for cell in cells):
        return "Who made {}, and when?"
    if _USED_FOR.fullmatch(title):
        return "What is {} used for?"
    return "" if things.is_large else question_of(title, cells, kind)


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
    if title == "origin" and 2 * sum(any(map(str.isdigit, cell.text)) for cell in cells) > len(cells):
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


def unit_of(header: Block) -> str:
    """Return the unit that a header names in brackets, with a space before it."""
    found = _UNIT.search(header.text)
    return " " + _MILLIONS.sub(r"\1", found["unit"]) if found else ""
