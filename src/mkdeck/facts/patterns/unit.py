"""How much a unit is: “One knot is one nautical mile per hour, and a nautical mile is 1,852 metres”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set
from mkdeck.wording.numbers import read_number

TIER = "default"
TRIGGERS = word_set("is equals")

_UNIT = re.compile(
    r"(?:^|, (?:and|so) |; |, )(?:[Oo]ne|[Aa]n?|[Ii]ts unit, the) (?P<unit>[a-z]+(?: [a-z]+)?),? (?:is|equals)"
    r"(?: (?:defined as|equal to))? (?P<much>(?:exactly |about |roughly )?(?P<number>[\w.,]*\w) (?:[a-z]+ )?"
    r"(?P<of>[a-z]+)(?: per [a-z]+(?: [a-z]+)?)?)(?=$|[,;] )"
)
_UNITS = word_set(
    "metre metres meter meters kilometre kilometres kilometer kilometers centimetre centimetres millimetres mile miles "
    "inch inches foot feet yard yards gram grams kilogram kilograms pound pounds ounce ounces litre litres liter "
    "liters gallon gallons second seconds minute minutes hour hours day days year years joule joules newton newtons "
    "watt watts coulomb coulombs volt volts ampere amperes degree degrees radian radians bit bits byte bytes "
    "pascal pascals calorie calories cent cents semitone semitones beat beats light-year light-years"
)
_NO_UNIT = word_set("day person child week trip lesson course class break movie song game")

_MEASURES = (
    word_set("gram grams kilogram kilograms pound pounds ounce ounces"),
    word_set("litre litres liter liters gallon gallons"),
    word_set("metre metres meter meters kilometre kilometres kilometer kilometers mile miles foot feet inch inches"),
    word_set("second seconds minute minutes hour hours day days year years"),
)

_LONG = _MEASURES[2:]
"""Of lengths and of times one asks how long they are."""
_OF_MORE = re.compile(r"\b(?:per|square|cubic)\b")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “How much is one knot?”, and “How long …?” for what is told in metres or minutes."""
    for found in _UNIT.finditer(sentence.body.text):
        number = found["number"].replace(",", "").replace(".", "")
        is_counted = number.isdigit() or read_number(number) is not None or number == "one"
        if (
            not is_counted
            or (found["of"] not in _UNITS and " per " not in found["much"])
            or found["unit"].split()[-1] in _NO_UNIT
        ):
            continue
        if _tells_other_measure(found["unit"], found["of"]):
            continue  # “One kilogram is one liter” of a patient's weight
        is_length = any(found["of"] in units for units in _LONG) and _OF_MORE.search(found["much"]) is None
        how = "long" if is_length else "much"
        yield from ask(sentence, f"How {how} is one {found['unit']}?", sentence.body.part(*found.span("much")))


def _tells_other_measure(unit: str, of: str) -> bool:
    """Whether a unit is told in one of another kind, which is true of one thing only."""
    first, second = (next((at for at, units in enumerate(_MEASURES) if word in units), None) for word in (unit, of))
    return first is not None and second is not None and first != second
