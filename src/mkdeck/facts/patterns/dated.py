"""An event and its date: “In 1969, Apollo 11 landed on the Moon” with the date deleted.

The sentence stands on the card as a whole, so all of it must be clear by itself: somebody or something is named, and
nothing in it leans on the text around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause
from mkdeck.facts.dates import AT_END, FRONTED, dates_in
from mkdeck.facts.guards import (
    has_pronoun,
    holds_anaphora,
    is_comparative,
    is_dated,
    is_hedged,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.patterns import created, creator
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ARTICLES, PREPOSITIONS, word_set

TIER = "default"
TRIGGERS = word_set("in on from between")

_LONGEST = 24
_OF_A_STUDY = word_set(
    "study studies survey surveyed surveys participants percent sample data researchers respondents statistics report "
    "reported census found million billion experiment approximately about almost nearly roughly around"
)
"""Figures and studies: a card would ask for a date that nobody learns."""

_LEANING = word_set(
    "also then still again however meanwhile later soon already thus therefore so too had would now therein thereby "
    "finally eventually there not never did"
)
_SUBORDINATE = re.compile(r"\b(?:when|while|after|before|until|although|though|because|if|since|whereas)\b")
_PAST = re.compile(
    r"\b(?:was|were|became|began|won|led|took|fell|rose|made|gave|left|came|went|lost|sank|held|met|set|broke|cut"
    r"|flew|wrote"
    r"|built|fought|brought|sent|put|hit|ran|saw|stood|told|got|grew|drew|bought|sold|spread|overthrew|[a-z]{2,}ed)\b"
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its date deleted."""
    body = sentence.body
    if ";" in body.text or ":" in body.text or "(" in body.text or not 5 <= len(words_of(body.text)) <= _LONGEST:
        return
    fronted, closing = FRONTED.match(body.text), AT_END.search(body.text)
    if (fronted is None) == (closing is None):
        return
    if fronted is not None:
        date, event = body.part(*fronted.span("date")), body.part(fronted.end())
    elif closing is not None:
        group = "date" if closing["date"] else "period"
        date, event = body.part(*closing.span(group)), body.part(0, closing.start())
    if _stands_alone(event, sentence) and not _is_asked_elsewhere(sentence):
        yield from sentence.clozes(date)


def _is_asked_elsewhere(sentence: Sentence) -> bool:
    """Whether a question asks for this date, which reads better."""
    return any(next(pattern.find(sentence), None) is not None for pattern in (created, creator))


def _stands_alone(event: Phrase, sentence: Sentence) -> bool:
    """Whether what happened is told in full: who is named, in the past, and nothing is left to another sentence."""
    text = event.text
    words = words_of(text)
    if dates_in(text) or has_pronoun(text) or points_elsewhere(text) or is_hedged(text) or is_dated(text):
        return False
    if (
        is_comparative(text)
        or is_opinion(text)
        or _SUBORDINATE.search(text)
        or holds_anaphora(event, sentence.vocabulary)
    ):
        return False
    if not _LEANING.isdisjoint(words) or not _OF_A_STUDY.isdisjoint(words) or not _PAST.search(text):
        return False
    opens_alone = words[0] == "the" or Clause(event, sentence, None).opens_alone()
    return opens_alone and _names_something(event, sentence)


def _names_something(event: Phrase, sentence: Sentence) -> bool:
    """Whether a name stands within the event, or opens it and is known as one."""
    words = event.words
    inner = [word for word in words[1:] if word[0].isupper() and word.casefold() not in ARTICLES | PREPOSITIONS]
    return bool(inner) or sentence.vocabulary.is_name(words[0])
