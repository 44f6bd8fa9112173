"""Users that are named: “X is used at companies like A, B, and C”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.guards import points_elsewhere
from mkdeck.facts.lists import names
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS = frozenset({"used"})

_STATEMENT = re.compile(
    r" (?:is|are)(?: (?:also|now|widely|commonly|often|heavily))? used (?:at|by)"
    r" (?P<users>[a-z][\w -]{1,40}?s),? (?:like|such as|including) (?P<list>.+?)(?:,? (?:because|due to|since) .+)?$"
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Name companies that use X.”."""
    for clause in clauses(sentence):
        found = _STATEMENT.search(clause.text)
        if found is None:
            continue
        subject = clause.subject(found.start())
        answer = clause.phrase.part(*found.span("list"))
        if subject is None or points_elsewhere(found["users"]) or len(words_of(found["users"])) > 3:
            continue
        if names(answer, sentence.vocabulary):
            yield from ask(sentence, f"Name {found['users']} that use {inside(subject, sentence)}.", answer)
