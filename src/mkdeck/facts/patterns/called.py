"""A term brought in by its name: “Animals that eat plants are called herbivores”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause
from mkdeck.facts.guards import has_pronoun, is_dated, is_hedged, is_noun_phrase, is_opinion, points_elsewhere
from mkdeck.facts.phrases import words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import PREPOSITIONS

TIER = "default"
TRIGGERS = frozenset({"called", "termed", "known"})

_NAMING = re.compile(r" (?:called|termed|known as) (?:an? |the )?(?P<term>[\w’'-]+(?: [\w’'-]+){0,3})(?=[.,]|$)")
_THE_ONE = re.compile(r" the [\w-]+ (?:called|termed|known as) ")
_WAS_CALLED = re.compile(r" (?:was|were) called ")
_ONE_OF_MANY = re.compile(
    r" (?:provides?|has|have|offers?|includes?|contains?|uses?|supports?|(?:ships|comes) with) an? (?:[\w-]+ ){1,2}"
    r"(?:called|termed|known as) [^,;:]*$"
)
"""“Node.js provides a module called …” says nothing of it, and there are many."""

_LONGEST = 30


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the term deleted."""
    body = sentence.body
    found = list(_NAMING.finditer(body.text))
    if (
        len(found) != 1
        or _THE_ONE.search(body.text)
        or _WAS_CALLED.search(body.text)
        or _ONE_OF_MANY.search(body.text.rstrip("."))
        or not 6 <= len(words_of(body.text)) <= _LONGEST
    ):
        return
    term = body.part(*found[0].span("term"))
    rest = body.text[: found[0].start("term")] + body.text[found[0].end("term") :]
    if not Clause(body, sentence, None).opens_alone() or not is_noun_phrase(term, 4):
        return
    if is_dated(rest) or has_pronoun(rest) or points_elsewhere(body.text) or is_hedged(rest) or is_opinion(rest):
        return
    named = set(words_of(term.text))
    if named.isdisjoint(words_of(rest)) and named.isdisjoint(PREPOSITIONS):
        yield from sentence.clozes(term)
