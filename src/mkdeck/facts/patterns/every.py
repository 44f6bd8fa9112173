"""How often something takes place: “Certification must be renewed every two years”, “It is held every January”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.dates import MONTHS
from mkdeck.facts.grammar import is_many
from mkdeck.facts.guards import has_pronoun, holds_anaphora, is_comparative, is_hedged, is_opinion, points_elsewhere
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.wording.numbers import number_word

TIER = "default"
TRIGGERS = frozenset({"every"})

_NUMBER = "|".join([*(number_word(number) for number in range(2, 13)), "other", "few", r"\d{1,3}"])
_UNITS = "seconds|minutes|hours|days|weeks|months|years|kilometres|miles|year|month|week|day"
_TIMES = rf"(?:{_NUMBER}) (?:{_UNITS})|(?:year|month|week|day|hour|spring|summer|autumn|winter|{MONTHS})"
_EVERY = re.compile(
    rf" (?P<verb>(?:must|has to|have to|should|is|are|was|were)(?: be)?) (?P<what>[a-z]+(?: [^,;:()]{{2,60}}?)??) "
    rf"(?P<often>every (?:{_TIMES}))(?=$|[,;]| (?:in|with|by|and|or|to|for)\b)"
)
_LONGEST_SUBJECT = 8


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “How often must X be renewed?”."""
    for clause in clauses(sentence):
        found = _EVERY.search(clause.text)
        verb = clause.verb()
        if found is None or (verb is not None and verb[0] != found.start("verb")):
            continue
        subject = clause.subject(found.start())
        told = clause.phrase.part(found.start("verb"), found.end("what"))
        first_word = found["what"].partition(" ")[0]
        is_done = any(form.form in ("participle", "past") for form in verb_forms(first_word))
        if not is_done or " and " in told.text:
            continue  # “Time is money every day”, “is required and must be renewed”
        if subject is None or len(subject.words) > _LONGEST_SUBJECT or _leans(told, sentence, clause):
            continue
        first, _, rest = found["verb"].partition(" ")
        last = subject.words[-1]
        many = first in ("are", "were", "have") or (first in ("must", "should") and last.islower() and is_many(last))
        thing = inside(subject.without("strong"), sentence, many=many)
        what = clause.phrase.part(*found.span("what")).without("strong").markdown
        asked = (
            f"{'do' if many else 'does'} {thing} have to{rest.removeprefix('to')}" if first in ("has", "have") else ""
        )
        asked = asked or f"{first} {thing}{' ' + rest if rest else ''}"
        yield from ask(sentence, f"How often {asked} {what}?", clause.phrase.part(*found.span("often")))


def _leans(told: Phrase, sentence: Sentence, clause: Clause) -> bool:
    text = told.text
    if has_pronoun(text) or points_elsewhere(text) or is_opinion(text) or is_comparative(text):
        return True
    if is_hedged(text.replace("must", "").replace("should", "")) or "not" in words_of(clause.text):
        return True
    return holds_anaphora(told, sentence.vocabulary)
