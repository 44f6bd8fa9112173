"""Which sign or measure a thing has: “Gold has the chemical symbol Au”, “Iron has an atomic number of 26”.

`attribute` reads the same told the other way round, “The chemical symbol of gold is Au”.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import is_dated, is_hedged, is_one_of_several
from mkdeck.facts.plain_terms import plain_subject
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
TRIGGERS = word_set("has have")

_SIGNED = "(?:chemical )?(?:symbol|formula)"
_MEASURED = (
    "(?:atomic |proton )?number|(?:atomic |molar )?mass|half-life|melting point|boiling point|freezing point|density"
    "|(?:average |mean |total )?(?:height|length|depth|diameter|radius|elevation|wavelength|frequency|charge|pH)"
)
_NUMBER = r"(?:(?:about|around|roughly|nearly|just over|just under) )?[+−-]?\d[\d.,]*(?: ?[°%µ\w/·³²]+){0,4}"
MAY_STATE = re.compile(rf" (?:has|have) (?:the|an?) (?:{_SIGNED}|{_MEASURED}) ")
_HAS = re.compile(
    r"(?:^|(?<=; ))(?P<owner>(?:[Tt]he |[Aa]n? )?[\w’'-]+(?: [\w’'-]+){0,3}) (?P<has>has|have) (?:the|an?) "
    rf"(?:(?P<sign>{_SIGNED}) (?P<letters>[A-Z][A-Za-z₀-₉\d]*)|(?P<what>{_MEASURED}) of (?P<value>{_NUMBER}))"
    r"(?=$|[;.]|, (?:which|so|but|and) )"
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is the chemical symbol of gold?”."""
    body = sentence.body
    for found in _HAS.finditer(body.text):
        if is_hedged(found[0]) or is_dated(found[0]) or is_one_of_several(found[0]):
            continue
        owner = plain_subject(body.part(*found.span("owner")), sentence, many=found["has"] == "have")
        value = body.part(*found.span("letters" if found["sign"] else "value"))
        if owner is not None:
            yield from ask(sentence, f"What is the {found['sign'] or found['what']} of {owner}?", value)
