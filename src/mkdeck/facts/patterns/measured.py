"""How much a thing measures, or two things beside each other: “Film runs at 24 frames per second”, as a cloze.

A question would have to find a word for what is measured, which `at_what` and `has_measure` do for a few verbs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Card, Cloze
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.certain_gaps import is_general, may_tell_by_itself, tells_by_itself
from mkdeck.facts.grammar import main_verb, read_tokens
from mkdeck.facts.guards import is_hedged, is_one_of_several
from mkdeck.facts.marked_terms import IMPERATIVE
from mkdeck.facts.memory import found_by_any
from mkdeck.facts.patterns import at_what, bold_term, has_measure, how_many
from mkdeck.facts.phrases import words_of
from mkdeck.facts.self_contained import names_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verb_forms import verb_forms

TIER = "default"
may_be_certain = may_tell_by_itself
TRIGGERS: frozenset[str] = frozenset()

_ABOUT = (
    "(?:(?:(?:a little|slightly|well|just) )?"
    "(?:about|around|roughly|nearly|under|approximately|up to|at least|at most|over) )?"
)
_NUMBER = r"[+−-]?\d[\d.,]*(?:(?: ?[–-] ?| to )\d[\d.,]*)?(?: (?:thousand|million|billion))?"
_FRACTION = r"\d+/\d+ of an? (?:inch|mile|second|minute|hour|day|year|gram|litre|liter|met(?:re|er)|degree|point|pixel)"
_SIGN = (
    r" ?(?:%|°[CF]?|LUFS|dBFS|fps|ppm|bpm|rpm|[kcmµn]?m[²³]?|[kmµ]?g|[kMGT]?(?:B|Hz|W|V)|kWh"
    r"|dB|mph|km/h|m/s|ml|mL|L|:\d(?!\d))(?:/[a-zA-Z]{1,3})?"
    r"(?![\w])(?: (?:per|an?) (?:second|minute|hour|day|week|month|year))?| m?s\b"
)
_SCALED = (
    r"(?:kilo|mega|giga|tera|hecto|centi|milli|micro|nano|pico)?"
    r"(?:met(?:re|er)s|seconds|grams|lit(?:re|er)s|volts|watts|amps|hertz|bytes|bits|calories|joules)"
)
_WORD = (
    rf" (?:per ?cent|degrees(?: (?:Celsius|Fahrenheit))?|(?:square |cubic )?{_SCALED}"
    r"|miles|feet|inches|acres|hectares|minutes|hours|days|weeks|months|years|tonnes|tons|pounds|ounces|gallons"
    r"|decibels|frames|beats|pixels|words|light-years|kelvins"
    r"|(?:kilo|mega|giga|tera)?watts?(?:-| )hours|times (?=(?:per|an?) (?:second|minute|hour|day|year)\b))"
    r"(?: (?:per|an?) (?:second|minute|hour|day|week|month|year|square (?:met(?:re|er)|foot)|kilogram)){0,2}"
)
_BETWEEN = rf"between {_NUMBER}(?:{_SIGN}|{_WORD})? and {_NUMBER}(?:{_SIGN}|{_WORD})"
_MEASURE = re.compile(rf"(?<![\w.,]){_ABOUT}(?:{_BETWEEN}|{_FRACTION}|{_NUMBER}(?:{_SIGN}|{_WORD}))")
MAY_STATE = _DIGIT = re.compile(r"\d")
_OF_DAYS = re.compile(
    r"\b(?:usually|often|sometimes|typically|mostly|most|many|some|anything|something|another)\b", re.IGNORECASE
)
_NAMED = re.compile(
    r"\b(?:Category|Class|Grade|Type|Level|Phase|Stage) \d\b|\b[A-Z]{2,} [A-Z]? ?\d+\b"
    r"|\b(?:Annex|Article|Rule|Section) \d+\b"
)
"""Numbers that are part of a name: “a Category 5 hurricane”, “EBU R 128”."""
_PARTED = re.compile(r"; |, (?:and|but|while|whereas) ")
_CLAUSES = 2
_FEWEST, _LONGEST = 6, 22


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its one measure deleted, or with both, one in each clause."""
    body = sentence.body
    measures = list(_MEASURE.finditer(body.text))
    if not measures or _is_order(body.text) or not _FEWEST <= len(words_of(body.text)) <= _LONGEST:
        return
    if len(measures) > 1 and not _are_in_clauses(body.text, measures):
        return
    rest = _MEASURE.sub("", body.text)
    if _DIGIT.search(_NAMED.sub("", rest)) or _OF_DAYS.search(rest) or is_hedged(rest) or is_one_of_several(rest):
        return
    if not is_general(rest) or not stands_alone(body, sentence.vocabulary):
        return
    if found_by_any((at_what.find, has_measure.find, how_many.find, bold_term.find), sentence):
        return
    yield from sentence.clozes(*(body.part(*found.span()) for found in measures))


def _are_in_clauses(text: str, measures: Sequence[re.Match[str]]) -> bool:
    """Whether two measures are each told in a clause of its own: “Film is shown at 24 fps; video CDs use 25 fps”."""
    return len(measures) == _CLAUSES and _PARTED.search(text, measures[0].end(), measures[1].start()) is not None


def is_likely(card: Card, sentence: Sentence) -> bool:  # noqa: ARG001 - the form of all that tell it
    """Whether a sentence has a verb: “At least 4.5:1 between text and background” is a note on something."""
    return main_verb(read_tokens(sentence.body)) is not None


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence tells all by itself, and of no one thing: “the canal of the ear”, and not “the zoo”."""
    is_bare = isinstance(card, Cloze) and _BARE.match(card.text) is not None
    return not is_bare and names_all(sentence.text) and tells_by_itself(card, sentence)


_BARE = re.compile(r"(?:(?:Less|More|Up|From|Over|Under|Below|Above|Between)(?: than| to)? )?\{\{")
"""“Less than {{c1::2 mm}} is ash”: of what?"""


def _is_order(text: str) -> bool:
    """Whether a sentence tells its reader to do something: “Connect both in series across 9 V”."""
    first = text.partition(" ")[0].casefold()
    return IMPERATIVE.match(text) is not None or any(
        form.form == "base" and form.certainty == "always" for form in verb_forms(first)
    )
