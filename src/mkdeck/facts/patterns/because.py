"""Why something is so: “X is … because Y”, “X has … due to Y”.

The question is made by moving the auxiliary before the subject, never by bending a verb; so only sentences
with an auxiliary, or with “has” and what it has, are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import (
    addresses_reader,
    is_comparative,
    is_dated,
    is_hedged,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ADVERBS, PARTICIPLES, PERSONAL, POSSESSIVE, word_set

TIER = "default"
TRIGGERS = frozenset({"because", "due"})

_REASON = re.compile(r",? (?P<reason>(?:(?:mainly|mostly|largely|primarily|partly) )?(?:because(?: of)?|due to) )")
_OF_MANY = word_set("are were do have")
_MOVABLE = word_set("is are was were can")
_HAVING = re.compile(r"(?:an?|no|few|many|two|three|four|five|six|seven|eight) ")
_NEGATED = re.compile(r"\b(?:not|never|no longer|n't)\b|n[’']t\b")
_CUT_WRONG = re.compile(
    r"^(?:like|in) |[,;:()]|\b(?:not|just|only|perhaps|probably|possibly|simply|that|and|or|either|part)$"
)
_GOES_ON = re.compile(r"[;:]|, (?:but|so|and so|although|though|while|whereas|and (?:it|they|this|the)) ")
_LONGEST_REASON = 35


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Why is X …?”."""
    for clause in clauses(sentence):
        reasons = list(_REASON.finditer(clause.text))
        if len(reasons) == 1:  # with two it is not clear which of them explains which part
            yield from _cards(clause, reasons[0])


def _cards(clause: Clause, reason: re.Match[str]) -> Iterator[Card]:
    verb = clause.verb()
    if verb is None or verb[1] >= reason.start():
        return
    subject = clause.subject(verb[0], quantified=True)
    predicate = clause.phrase.part(verb[1], reason.start())
    answer = _answer(clause, reason)
    if subject is None or answer is None or not _is_askable(predicate):
        return
    auxiliary = clause.text[slice(*verb)].casefold()
    opening = _opening(auxiliary, predicate)
    if opening is None or (auxiliary in ("was", "were") and subject.words[0] in ("A", "An")):
        return
    auxiliary, rest = opening
    front = f"Why {auxiliary} {inside(subject, clause.sentence, many=auxiliary in _OF_MANY)} {rest}?"
    yield from ask(clause.sentence, front, answer)


def _opening(verb: str, predicate: Phrase) -> tuple[str, str] | None:
    """Return the auxiliary that opens the question, and what follows its subject."""
    if verb in _MOVABLE:
        return verb, predicate.markdown
    if verb not in ("has", "have"):
        return None
    words = [word for word in words_of(predicate.text) if word not in ADVERBS]
    if words and (words[0].endswith("ed") or words[0] in PARTICIPLES):
        return verb, predicate.markdown
    if _HAVING.match(predicate.text):
        return ("does" if verb == "has" else "do"), f"have {predicate.markdown}"
    return None


def _is_askable(predicate: Phrase) -> bool:
    """Whether what is to be explained says by itself what it means."""
    text = predicate.text
    if not text or _NEGATED.search(text) or _CUT_WRONG.search(text):
        return False
    if not (PERSONAL | POSSESSIVE).isdisjoint(words_of(text)):
        return False
    return not (points_elsewhere(text) or is_hedged(text) or is_comparative(text) or is_dated(text) or is_opinion(text))


def _answer(clause: Clause, reason: re.Match[str]) -> Phrase | None:
    """Return the reason, from its “because” on, if it is one and leans on nothing but the question."""
    end = _GOES_ON.search(clause.text, reason.end())
    answer = clause.phrase.part(reason.start("reason"), end.start() if end else None)
    text = answer.text
    if not 4 <= len(words_of(text)) <= _LONGEST_REASON:
        return None
    if points_elsewhere(text) or addresses_reader(text) or is_hedged(text) or is_opinion(text):
        return None
    return answer
