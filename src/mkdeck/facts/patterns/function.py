"""What a term does: “**Ribosomes** build proteins by translating messenger RNA”.

The term is bold or code, and the verb is one of acting: “consists”, “occurs” or “has” tell something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.guards import is_one_of_several
from mkdeck.facts.predicates import predicate
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import is_term
from mkdeck.facts.verbs import ACTIONS, third_person

TIER = "more"
TRIGGERS = ACTIONS | {third_person(base) for base in ACTIONS}

_SHORTEST = 3


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X do?”."""
    for clause in clauses(sentence):
        verb = clause.verb()
        if verb is None or clause.text[slice(*verb)] not in TRIGGERS or is_one_of_several(clause.text):
            continue
        subject = clause.subject(verb[0]) or clause.phrase.part(0, verb[0])
        if not is_term(subject, sentence):
            continue
        answer = predicate(clause, verb[0], shortest=_SHORTEST)
        if answer is not None:
            many = clause.text[slice(*verb)] in ACTIONS
            common = many and subject.is_marked("strong")
            thing = inside(subject.without("strong"), sentence, many=many, common=common)
            yield from ask(sentence, f"What {'do' if many else 'does'} {thing} do?", answer)
