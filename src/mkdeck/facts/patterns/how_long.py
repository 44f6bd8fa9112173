"""How long something lasts or an office is held: “… lasts nine months”, “… are elected for six years”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.guards import is_comparative, is_dated, is_hedged, is_noun_phrase
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.wording.numbers import number_word

TIER = "default"
TRIGGERS = frozenset({"lasted", "lasts", "last", "elected", "appointed", "chosen", "reigned"})

_NUMBERS = "|".join(["one", *(number_word(number) for number in range(2, 13)), "twenty", "thirty", "forty", "fifty"])
_TIME = (
    rf"(?:(?:about|some|nearly|almost|approximately|over|more than|up to|only|just) )?(?:an?|{_NUMBERS}|\d[\d,.]*)"
    rf"(?:(?: to |[–-])(?:{_NUMBERS}|\d[\d,.]*))?(?:[ -](?:hundred|thousand|million|billion|and a half))*"
    r" (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))"
)
_LASTS = re.compile(
    rf" (?P<verb>lasted|lasts|last|reigned) (?:for )?(?P<time>{_TIME})(?=$|[,;:(]| (?:and|before|but) )"
)
_ELECTED = re.compile(
    rf" (?P<be>is|are|was|were) (?P<verb>elected|appointed|chosen) for (?:a term of )?(?P<time>{_TIME}|life)"
    r"(?=$|[,;:(]| (?:and|by|but) )"
)
_WHO = re.compile(rf", who{_ELECTED.pattern}")
_QUESTIONS = {
    "lasted": "How long did {} last?", "lasts": "How long does {} last?", "last": "How long do {} last?",
    "reigned": "How long did {} reign?",
}  # fmt: skip


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “How long did X last?” and “For how long is X elected?”."""
    body = sentence.body
    for clause in clauses(sentence):
        if is_hedged(clause.text) or is_dated(clause.text):
            continue
        found = _LASTS.search(clause.text) or _ELECTED.search(clause.text)
        subject = clause.subject(found.start()) if found else None
        if found is None or subject is None or subject.words[0] in ("A", "An") or is_comparative(subject.text):
            continue
        yield from _card(sentence, subject, found, clause.phrase.part(*found.span("time")))
    for found in _WHO.finditer(body.text):
        subject = _term_before(body, found.start())
        if subject is not None:
            yield from _card(sentence, subject, found, body.part(*found.span("time")))


def _card(sentence: Sentence, subject: Phrase, found: re.Match[str], time: Phrase) -> Iterator[Card]:
    verb = found["verb"]
    be = found.groupdict().get("be")
    many = be in ("are", "were") or verb == "last"
    thing = inside(subject.without("strong"), sentence, many=many, common=many and subject.is_marked("strong"))
    front = f"For how long {be} {thing} {verb}?" if be else _QUESTIONS[verb].format(thing)
    yield from ask(sentence, front, time)


def _term_before(body: Phrase, end: int) -> Phrase | None:
    """Return the bold term that ends at a place: in “the two **consuls**, who were …” what “who” stands for."""
    place = body.start + end
    mark = next((m for m in body.inline.marks if m.kind == "strong" and m.end == place and m.start >= body.start), None)
    term = Phrase(body.inline, mark.start, mark.end) if mark else None
    return term if term is not None and is_noun_phrase(term) else None
