"""What belongs to one thing alone: “The capital of Australia is Canberra”, “The atomic number of carbon is 6”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.guards import (
    has_pronoun,
    is_comparative,
    is_dated,
    is_hedged,
    is_name,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"

_IS = re.compile(
    r"^The (?P<what>[a-z][a-z -]{2,40}?) (?P<of>of|for) (?P<owner>[^,;:()]{1,50}?) (?P<be>is|was) (?P<value>[^,;:()]+)$"
)
_IS_THE = re.compile(
    r"^(?P<value>[^,;:()]{2,40}?) (?P<be>is"
    r"|was) the (?P<what>[a-z][a-z -]{2,40}?) (?P<of>of) (?P<owner>[A-Z][^,;:()]{1,50})$"
)
_OWN = re.compile(
    r"^(?P<owner>[A-Z][\w-]+(?: [A-Z][\w-]+)*)[’'](?:s)? (?P<what>(?:[a-z-]+ ){0,2}(?P<head>[a-z-]+)) (?P<be>is|was)"
    r" (?:(?:his|her|its) (?:[a-z-]+ ){1,3})?(?P<value>[^,;:()]+?)(?P<behind>$|, (?:an?|the|who|which) .*)"
)
_OF_PERSONS = word_set(
    "heir successor predecessor teacher tutor father mother wife husband son daughter brother sister mentor founder "
    "patron rival opponent architect inventor author composer king queen president"
)
_UNIQUE = word_set(
    "capital symbol number formula unit currency language ruler plural singular opposite inverse derivative integral "
    "minor major dominant tonic founder inventor author composer mother father birthplace patron goddess god "
    "port equivalent motto anthem abbreviation default extension root charge mass point density speed period "
    "wavelength "
    "frequency radius diameter ph name"
)
"""Heads that one thing has one of."""

TRIGGERS = _UNIQUE | _OF_PERSONS

_VALUE = re.compile(r"(?:about |approximately )?[+−-]?\d[\d.,]*(?: ?[°%\w/·]+){0,3}")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is the N of X?”."""
    for clause in clauses(sentence):
        found = _IS.match(clause.text) or _IS_THE.match(clause.text)
        if found is None or is_hedged(clause.text) or is_dated(clause.text) or has_pronoun(clause.text):
            continue
        owner, value = (clause.phrase.part(*found.span(name)) for name in ("owner", "value"))
        what = words_of(found["what"])
        if what[-1] not in _UNIQUE or len(what) > 4 or is_comparative(found["what"]) or is_opinion(found["what"]):
            continue
        if _is_owner(owner, sentence) and _is_value(value, sentence):
            front = f"What {found['be']} the {found['what']} {found['of']} {owner.without('strong').markdown}?"
            yield from ask(sentence, front, value)
    own = _OWN.match(sentence.body.text)
    if own is not None and not is_hedged(own[0]) and own["head"] in TRIGGERS:
        value = sentence.body.part(*own.span("value"))
        if _is_value(value, sentence):
            asker = "Who" if own["head"] in _OF_PERSONS else "What"
            whose = own[0][: own.start("what")]
            yield from ask(sentence, f"{asker} {own['be']} {whose}{own['what']}?", value)


def _is_owner(owner: Phrase, sentence: Sentence) -> bool:
    """Whether the owner is a name, a heading or one bare word (“carbon”)."""
    words = owner.words
    if points_elsewhere(owner.text) or not is_noun_phrase(owner, 5):
        return False
    is_substance = len(words) == 1 and words[0].islower() and not words[0].endswith("s")
    is_key = words[0][0].isupper() and len(words) == 2
    return (
        is_key
        or is_substance
        or is_name(without_article(owner), sentence.vocabulary)
        or owner.is_marked("strong", "emphasis")
    )


def _is_value(value: Phrase, sentence: Sentence) -> bool:
    name = without_article(value)
    vocabulary = sentence.vocabulary
    if name.is_marked("strong", "emphasis", "code") or _VALUE.fullmatch(value.text) or is_name(name, vocabulary):
        return True
    return name == value and len(value.words) == 1 and value.text[0].isupper() and not vocabulary.is_common(value.text)
