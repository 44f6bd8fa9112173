"""What something makes possible: “An index allows a database to find rows without a full scan”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.guards import is_anaphoric, is_noun_phrase
from mkdeck.facts.patterns.purpose import general_subject, use_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "more"
TRIGGERS = word_set("allows allow enables enable")

_ALLOWS = re.compile(r" (?P<verb>allows?|enables?) (?P<whom>[^,;:]{2,60}?) (?P<what>to (?!and\b)[a-z][^;:]+)$")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does X allow Y to do?”."""
    for clause in clauses(sentence):
        found = _ALLOWS.search(clause.text)
        if found is None:
            continue
        subject = general_subject(clause, found.start("verb"), found.start())
        whom = clause.phrase.part(*found.span("whom"))
        answer = use_of(clause, *found.span("what"))
        if subject is None or answer is None or not is_noun_phrase(whom, 6):
            continue
        if is_anaphoric(whom, sentence.vocabulary):
            continue
        many = not found["verb"].endswith("s")
        base = found["verb"].removesuffix("s")
        thing = inside(subject.without("strong"), sentence, many=many, common=subject.is_marked("strong") and many)
        whom_named = whom.without("strong").markdown
        yield from ask(sentence, f"What {'do' if many else 'does'} {thing} {base} {whom_named} to do?", answer)
