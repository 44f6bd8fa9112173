"""What something is made of: “Chromosomes are made of DNA and proteins”, “A sonata consists of …”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import (
    has_pronoun,
    is_comparative,
    is_dated,
    is_hedged,
    is_opinion,
    names_vaguely,
    points_elsewhere,
)
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.numbers import read_number

TIER = "default"
TRIGGERS = frozenset({"made", "composed", "consists", "consist"})

_MADE = re.compile(
    r" (?P<verb>(?P<be>is|are) (?:mostly |mainly |chiefly )?(?:made(?: up)?|composed) of"
    r"|consists? of) (?P<what>[^;:()]+)$"
)
_ENDS = re.compile(
    r", (?:which|but|so|while|whereas|although|where|each|with|called|known|making|and (?:is|are|it|they|has|have)\b)"
    r"|,? (?:because|when|if|unless) | and (?:is|are|has|have|was|can|it|they)\b"
)
_LONGEST = 20


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X made of?”."""
    for clause in clauses(sentence):
        found = _MADE.search(clause.text)
        if found is not None and not is_hedged(clause.text) and not is_dated(clause.text):
            yield from _cards(clause, found)


def _cards(clause: Clause, found: re.Match[str]) -> Iterator[Card]:
    verb = clause.verb()
    if verb is None or verb[0] != found.start("verb"):
        return
    subject = clause.subject(found.start())
    end = _ENDS.search(clause.text, found.start("what"))
    answer = clause.phrase.part(found.start("what"), end.start() if end else None)
    text = answer.text
    words = words_of(text)
    if subject is None or not 1 <= len(words) <= _LONGEST or read_number(words[0]) is not None:
        return
    if has_pronoun(text) or points_elsewhere(text) or is_opinion(text) or is_comparative(text) or names_vaguely(text):
        return
    many = found["be"] == "are" or found["verb"].startswith("consist ")
    thing = inside(subject.without("strong"), clause.sentence, many=many, common=many and subject.is_marked("strong"))
    if found["be"] is None:
        front = f"What {'do' if many else 'does'} {thing} consist of?"
    else:
        front = f"What {found['be']} {thing} {found['verb'].removeprefix(found['be']).strip()}?"
    yield from ask(clause.sentence, front, answer)
