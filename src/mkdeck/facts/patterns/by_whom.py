"""Who does something to somebody, told in the passive: “Federal judges are nominated by the President”.

`created` reads who brought something about; here stand offices and deeds of people. A second participle behind “and”
gives a question of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import has_pronoun, holds_anaphora, is_dated, is_hedged, is_opinion, points_elsewhere
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
_VERBS = word_set(
    "appointed approved assassinated beaten chaired chosen commanded confirmed conquered crowned defeated deposed "
    "dissolved elected excommunicated executed exiled governed headed impeached killed led murdered nominated "
    "overthrown owned presided ratified removed ruled signed succeeded summoned tried vetoed"
)
TRIGGERS = _VERBS

_PASSIVE = re.compile(
    rf" (?P<be>is|are|was|were) (?:finally |formally |officially |usually )?(?P<verb>{'|'.join(sorted(_VERBS))})"
    r"(?P<between> (?:in|on|at|for|to) [^,;:()]{2,40}?)? by (?P<rest>[^;:()]+)$"
)
_AGENT = re.compile(
    r"(?P<agent>(?:(?:the|a|an) )?(?:[a-z-]+ ){0,2}[A-Z][\w’'.-]+"
    r"(?: (?:(?:of|the|and|de|von|van) )*[A-Z][\w’'.-]+){0,5})"
    r"(?![\w’'.-])(?P<behind>(?! [A-Z\d]).*)$"
)
_AND = re.compile(rf",? and (?P<verb>{'|'.join(sorted(_VERBS))}) by (?P<rest>.+)$")
_SURE = re.compile(r"By whom (?:is|are) [^?]+ (?!(?:chaired|commanded|governed|headed|led|owned|ruled)\b)[a-z]+\?")
"""What is done again and again by an office; who leads something now, a year may change."""
_CIRCUMSTANCE = re.compile(r" (?:in|on|at|near|during) [^,;:()]{2,40}$")


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether a question is for the office that always does something: “By whom are federal judges nominated?”."""
    return isinstance(card, Basic) and asks_plainly(card, sentence) and _SURE.fullmatch(card.front) is not None


def may_be_certain(sentence: Sentence) -> bool:
    """Whether a sentence tells something in the present."""
    return not {"is", "are"}.isdisjoint(sentence.words)


_OF_SOME = frozenset({"A", "An", "Half", "Some", "Most", "Many", "Several", "Few", "Both", "All", "Each", "One"})
"""What says nothing of which things: “Half are chosen by the Bundestag”."""


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “By whom is X VERBED?”."""
    for clause in clauses(sentence):
        found = _PASSIVE.search(clause.text)
        verb = clause.verb()
        if found is None or verb is None or verb[0] != found.start("be") or is_hedged(clause.text):
            continue
        subject = clause.subject(found.start())
        if subject is not None and subject.words[0] not in _OF_SOME and not is_dated(clause.text):
            yield from _cards(clause, subject, found)


def _cards(clause: Clause, subject: Phrase, found: re.Match[str]) -> Iterator[Card]:
    be = found["be"]
    thing = inside(subject.without("strong"), clause.sentence, many=be in ("are", "were"))
    verb, rest = found["verb"], clause.phrase.part(*found.span("rest"))
    between = found["between"] or ""
    while True:
        agent = _AGENT.match(rest.text)
        if agent is None:
            return
        behind = agent["behind"]
        circumstance = between or (behind if _CIRCUMSTANCE.fullmatch(behind) else "")
        shown = Phrase(rest.inline, rest.start + agent.start("behind"), rest.end) if circumstance == behind else rest
        who = rest.part(*agent.span("agent"))
        is_clear = not circumstance or _is_clear(circumstance, shown, clause)
        if is_clear and not points_elsewhere(who.text) and not is_opinion(who.text):
            yield from ask(clause.sentence, f"By whom {be} {thing} {verb}{circumstance}?", who)
        another = _AND.match(behind)
        if another is None:
            return
        start = agent.start("behind") + another.start("rest")
        verb, rest, between = another["verb"], rest.part(start), ""


def _is_clear(text: str, shown: Phrase, clause: Clause) -> bool:
    if has_pronoun(text) or points_elsewhere(text) or not words_of(text):
        return False
    return not holds_anaphora(shown, clause.sentence.vocabulary)
