"""What a term contains, needs, supports or lacks: “A **covering index** contains all columns of a query”.

What it does otherwise, `function` asks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.asked import SAYS_LITTLE
from mkdeck.facts.clauses import clauses
from mkdeck.facts.guards import is_one_of_several
from mkdeck.facts.predicates import predicate
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import is_term
from mkdeck.facts.verbs import third_person
from mkdeck.facts.words import PREPOSITIONS, word_set

TIER = "more"

_BASES = word_set("contain require need lack resist affect represent describe determine follow use form")
_BASE = {form: base for base in _BASES for form in (base, third_person(base))}
TRIGGERS = frozenset(_BASE)

_NO_THING = word_set("to that something many some several various different multiple it how what whether when which")
"""Words by which the answer is a clause, or names nothing."""
_SHORTEST, _SHORT = 2, 3


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X contain?”."""
    for clause in clauses(sentence):
        verb = clause.verb()
        word = clause.text[slice(*verb)] if verb else ""
        if verb is None or word not in TRIGGERS or is_one_of_several(clause.text):
            continue
        subject = clause.subject(verb[0]) or clause.phrase.part(0, verb[0])
        if not is_term(subject, sentence):
            continue
        answer = predicate(clause, verb[1], shortest=_SHORTEST)
        if answer is None or answer.words[0].casefold() in _NO_THING | PREPOSITIONS:
            continue
        if answer.words[-1].casefold() in SAYS_LITTLE and len(answer.words) <= _SHORT:
            continue  # “three properties”
        many = word in _BASES
        thing = inside(subject.without("strong"), sentence, many=many, common=many and subject.is_marked("strong"))
        yield from ask(sentence, f"What {'do' if many else 'does'} {thing} {_BASE[word]}?", answer)
