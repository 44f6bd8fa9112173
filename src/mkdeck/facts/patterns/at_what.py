"""At which measure something happens: “Water boils at 100 degrees Celsius”, “… orbit at a height of 500 km”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import is_dated, is_hedged, is_one_of_several
from mkdeck.facts.plain_terms import plain_subject
from mkdeck.facts.questions import ask
from mkdeck.facts.self_contained import names_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verbs import third_person

TIER = "default"
_VERBS = (
    "boil", "burn", "condense", "fire", "fly", "freeze", "ignite", "melt", "move", "operate", "orbit", "rotate",
    "solidify", "spin", "transmit", "travel", "vibrate", "work",
)  # fmt: skip
_THIRD = {third_person(verb): verb for verb in _VERBS}
TRIGGERS = frozenset({*_VERBS, *_THIRD})
_VERB = "|".join((*_VERBS, *_THIRD))
_ABOUT = "(?:about|around|roughly|nearly|just over|just under|some)"
_NUMBER = rf"(?:{_ABOUT} )?[+−-]?\d[\d.,]*(?:(?: to |–)\d[\d.,]*)?"
_TEMPERATURE = r" ?(?:°(?: ?[CF])?|degrees(?: (?:Celsius|Fahrenheit|centigrade))?|kelvins?|K)"
_SPEED = r" ?(?:[a-z]+ (?:per|an?) (?:second|minute|hour|day|year)|km/h|m/s|km/s|mph|knots)"
_AT = (
    rf"at (?:(?P<degrees>{_NUMBER}{_TEMPERATURE})|(?P<speed>{_NUMBER}{_SPEED})|(?P<pH>(?:{_ABOUT} )?pH {_NUMBER})"
    r"|an? (?P<what>altitude|depth|distance|frequency|height|pH|pressure|speed|temperature|voltage|wavelength) of "
    rf"(?P<much>{_NUMBER}(?: ?[°%\w/]+){{0,3}}?))"
)
MAY_STATE = re.compile(rf"\b(?:{_VERB})(?: \w+)?(?: \w+)? at (?:an? \w+ of )?(?:{_ABOUT} )?(?:pH )?[+−-]?\d")
_CLAUSE = re.compile(
    rf"(?:^|(?<=; ))(?P<thing>(?:[Tt]he |[Aa]n? )?[\w’'-]+(?: [\w’'-]+){{0,3}}) (?P<verb>{_VERB})"
    rf"(?P<how> best| the Earth)? {_AT}(?P<where>,? (?:(?:at|in|under|above) [a-z -]+|above the Earth))?"
    r"(?=$|[;.]|, (?:so|but|and|which) )"
)

_ASKED = {"degrees": "At what temperature", "speed": "How fast", "pH": "At what pH"}


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “At what temperature does X boil?” and the like."""
    body = sentence.body
    for found in _CLAUSE.finditer(body.text):
        many = found["verb"] in _VERBS
        where = (found["where"] or "").removeprefix(",")
        if is_hedged(found[0]) or is_dated(found[0]) or is_one_of_several(found[0]) or not names_all(where):
            continue
        thing = plain_subject(body.part(*found.span("thing")), sentence, many=many)
        if thing is None:
            continue
        base = found["verb"] if many else _THIRD[found["verb"]]
        group = next(name for name in ("degrees", "speed", "pH", "much") if found[name])
        asked = _ASKED.get(group) or f"At what {found['what']}"
        does = f"{'do' if many else 'does'} {thing} {base}{found['how'] or ''}{where}"
        yield from ask(sentence, f"{asked} {does}?", body.part(*found.span(group)))
