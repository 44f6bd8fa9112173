"""Since when something has been so: “Britain has deducted income tax from wages since 1944”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.clauses import Clause
from mkdeck.facts.dates import DATE
from mkdeck.facts.guards import (
    has_pronoun,
    holds_anaphora,
    is_comparative,
    is_hedged,
    is_opinion,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.phrases import Phrase, holds_name, words_of
from mkdeck.facts.pointing import points_back
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verb_forms import verb_forms

TIER = "default"
is_likely = by_points
OF_STATEMENTS = True
TRIGGERS = frozenset({"since"})

_FRONTED = re.compile(rf"Since (?P<date>{DATE}),? (?P<main>[^,;:]+)(?=$|[,;])")
_BEHIND = re.compile(rf"(?P<main>[^,;:]+?) since (?P<date>{DATE})(?=$|[,;.]| and\b)")
_HAS = re.compile(r" (?P<has>has|have) (?P<rest>(?P<verb>[a-z]+) [^,;:]+)$")
_ASIDE = re.compile(r" \([^()]*\)")
_ADVERB = re.compile(
    r"\b(?:also|always|never|not|only|already|long|still|just|ever"
    r"|fallen|risen|grown|doubled|halved|increased|decreased|dropped|shrunk)\b"
)
"""What tells of something else than a state: a change, or that it has been so among others."""
_GOES_ON = re.compile(r", [^,;:]{3,60}, (?:to|for|that|from|into|in|on|at|with|by|about) ")
_LONGEST, _LONGEST_SUBJECT = 20, 8


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Since when has X been so?”."""
    body = sentence.body
    found = _FRONTED.match(body.text) or _BEHIND.match(body.text)
    if found is None:
        return
    main = body.part(*found.span("main"))
    told = _HAS.search(main.text)
    if _GOES_ON.match(body.text, found.end("main")):
        return  # “has encouraged people, sailors above all, to report what they find”
    if told is None or len(main.words) > _LONGEST or _leans(main, sentence):
        return
    subject = Clause(main, sentence, None).subject(told.start())
    if subject is None or len(subject.words) > _LONGEST_SUBJECT or not _is_participle(told):
        return
    many = told["has"] == "have"
    common = many and subject.words[-1].islower() and not sentence.vocabulary.is_name(subject.words[0])
    thing = inside(subject.without("strong"), sentence, many=many, common=common)
    if told["verb"] == "been" and holds_name(told["rest"], without_article(subject).text):
        return  # “has been called IBM MQ”, which the question would have to name
    rest = _ASIDE.sub("", main.part(told.start("rest")).without("strong").markdown)
    yield from ask(sentence, f"Since when {told['has']} {thing} {rest}?", body.part(*found.span("date")))


def _is_participle(told: re.Match[str]) -> bool:
    verb = told["verb"]
    return verb in ("been", "had") or any(form.form in ("past", "participle") for form in verb_forms(verb))


def _leans(main: Phrase, sentence: Sentence) -> bool:
    text = _ASIDE.sub("", main.text)
    if has_pronoun(text) or points_elsewhere(text) or points_back(text) or _ADVERB.search(text):
        return True
    if is_hedged(text) or is_opinion(text) or is_comparative(text) or "then" in words_of(text):
        return True
    return holds_anaphora(main, sentence.vocabulary)
