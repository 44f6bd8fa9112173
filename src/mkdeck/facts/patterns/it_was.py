"""A name that is stressed by “it was”: “It was William Harvey who showed that the blood circulates”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.phrases import words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import PREPOSITIONS, word_set
from mkdeck.values import replace

TIER = "default"
TRIGGERS = word_set("it")

_STRESSED = re.compile(
    r"It (?:was|is) (?:(?:the|an?) (?:[A-Z][a-z]+ )?(?:[a-z-]+ ){1,3})?(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*)*)"
    r",? (?P<rest>(?:who|that|which) .+)$"
)
_NEAREST = re.compile(r"\w+est\b.* (?:to|of|for)$")
"""“It was the nearest thing to God that …” stresses no name."""
_FEWEST = 6


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the name deleted."""
    body = sentence.body
    found = _STRESSED.match(body.text)
    if found is None or len(words_of(found["rest"])) < _FEWEST:
        return
    before = body.text[: found.start("name")].rstrip()
    if _NEAREST.search(before) or before.rpartition(" ")[2] in PREPOSITIONS:
        return  # “It was the choice of Brunel, who …” speaks of something before it
    told = replace(body, start=body.start + found.start("name"))
    if stands_alone(told, sentence.vocabulary):
        yield from sentence.clozes(body.part(*found.span("name")))
