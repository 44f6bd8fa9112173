"""What it means to do something: “To *accession* an object is to take it into the collection”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import is_hedged, is_opinion, points_elsewhere
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.self_contained import says_all
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS = frozenset({"to"})
MAY_STATE = re.compile(r"(?:^|; (?:and )?)[Tt]o [a-z-]+ .*\b(?:is|means) to ")

_CLAUSE = re.compile(
    r"(?:^|(?<=; )|(?<=; and ))[Tt]o "
    r"(?P<do>(?P<verb>[a-z-]+)(?: (?:an?|the|something|somebody) ?[^,;:()]{0,40}?| [a-z]+)?)"
    r" (?P<is>is|means) (?P<what>to (?!be )[^;:()]{12,160}?)(?=$|;|, (?:and|but|which|so|while|said|as) |\.)"
)
_LEANS = re.compile(r" (?:it|them|him|her)$")
_LONGEST = 26


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does it mean to accession an object?”."""
    body = sentence.body
    for found in _CLAUSE.finditer(body.text):
        verb = body.part(*found.span("verb"))
        if (
            is_everyday(verb.text)
            or " the " in found["do"]
            or _LEANS.search(found["do"])
            or not _is_meaning(body.part(*found.span("what")))
        ):
            continue
        done = body.part(*found.span("do")).without("strong").without("emphasis").markdown
        yield from ask(sentence, f"What does it mean to {done}?", body.part(*found.span("what")))


def _is_meaning(told: Phrase) -> bool:
    text = told.text
    is_sure = not (points_elsewhere(text) or is_hedged(text) or is_opinion(text))
    return is_sure and says_all(text) and len(words_of(text)) <= _LONGEST
