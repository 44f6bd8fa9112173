"""A term in brackets behind what it names: “The database has to read the whole table (*sequential scan*)”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.guards import is_name, is_noun_phrase
from mkdeck.facts.phrases import words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import BOLD, ITALICS

TIER = "more"
TRIGGERS = frozenset({BOLD, ITALICS})

_ASIDE = re.compile(r" \((?:an? |the )?(?P<term>[^(),;:]{3,40})\)\.?$")
_FEWEST_BEFORE, _LONGEST, _LONGEST_TERM = 6, 30, 4


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the term deleted."""
    body = sentence.body
    found = _ASIDE.search(body.text)
    if found is None or not _FEWEST_BEFORE <= len(words_of(body.text[: found.start()])) <= _LONGEST:
        return
    term = body.part(*found.span("term"))
    if not term.is_marked("emphasis", "strong") or not is_noun_phrase(term, _LONGEST_TERM):
        return
    before = set(words_of(body.text[: found.start()]))
    if not before.isdisjoint(words_of(term.text)) or is_name(term, sentence.vocabulary):
        return
    if stands_alone(body, sentence.vocabulary):
        yield from sentence.clozes(term)
