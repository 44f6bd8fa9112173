"""What belongs to one thing alone: “The capital of Australia is Canberra”, “The atomic number of carbon is 6”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import (
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
from mkdeck.parsing.inline import escape

TIER = "default"

_IS = re.compile(
    r"(?:^T|[:;] t)he (?P<what>(?:SI )?[a-z][a-z -]{2,40}?) (?P<of>of|for|in) (?P<owner>[^,;:()]{1,50}?)"
    r" (?P<be>is|was) (?P<value>(?:[^,;:()]|,(?=\d{3}\b))+)"
    r"(?:$|, (?:with|and the|and its|invented|named|because|while|whereas|which|written|or|followed) [^;:]*$|[;(].*$)"
)
_IS_THE = re.compile(
    r"^(?P<value>[^,;:()]{2,40}?) (?P<be>is"
    r"|was) the (?P<what>[a-z][a-z -]{2,40}?) (?P<of>of) (?P<owner>[A-Z][^,;:()]{1,50})$"
)
_LABEL = re.compile(
    r"(?P<what>(?!Name|The)[A-Z][a-z]+(?: [a-z]+){0,2}) (?P<of>of|for|in) (?P<owner>[^,;:()]{1,40}):"
    r" (?P<value>[^,;:()]+?)\.?$"
)
"""As notes write it: “Symbol of sodium: Na”."""
_LONGEST = 4
_OWN = re.compile(
    r"^(?P<owner>[A-Z][\w-]+(?: [A-Z][\w-]+)*)[’'](?:s)? (?P<what>(?:[a-z-]+ ){0,2}(?P<head>[a-z-]+)) (?P<be>is|was)"
    r" (?:(?:his|her|its) (?:[a-z-]+ ){1,3})?(?P<value>[^,;:()]+?)(?P<behind>$|, (?:an?|the|who|which) .*)"
)
_OF_PERSONS = word_set(
    "heir successor predecessor teacher tutor father mother wife husband son daughter brother sister mentor founder "
    "patron rival opponent architect inventor author composer king queen president god goddess deity"
)
_UNIQUE = word_set(
    "capital symbol number formula unit currency language ruler plural singular opposite inverse derivative integral "
    "minor major dominant tonic founder inventor author composer mother father birthplace patron goddess god "
    "port equivalent motto anthem abbreviation default extension root charge mass point density speed period "
    "wavelength "
    "frequency radius diameter ph name order sequence successor predecessor synonym antonym"
)
"""Heads that one thing has one of."""

TRIGGERS = _UNIQUE | _OF_PERSONS | {"default"}

_NEARLY = re.compile(r"(?:nearly|almost) (?:every|all) ")
_SIGNS = re.compile(r"[^\W_]{1,3}[♯♭#]?(?:[–—→<>-][^\W_]{1,3}[♯♭#]?)+")
"""Signs in their order: F–C–G, A-U-G, H→He."""
_KEY = re.compile(r"[A-H][♯♭#]?(?:[- ](?:sharp|flat))? (?:major|minor)")
_QUANTITY = re.compile(r"(?!(?:the|an?|its|his|her|their|our|this|that|each|every) )[a-z]+(?: [a-z]+)?")
_EVERYDAY_UNITS = word_set("second metre meter gram kilogram mole degree bit litre liter")
_UNIT = re.compile(r"the ([a-z]+)(?: per [a-z]+)?")
"""“The unit of electrical resistance is the ohm”."""
_VALUE = re.compile(r"(?:about |approximately )?[+−-]?\d[\d.,]*(?: ?[°%\w/·]+){0,3}")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is the N of X?”."""
    for clause in clauses(sentence):
        found = _IS.search(clause.text) or _IS_THE.match(clause.text)
        if found is not None:
            yield from _cards(clause, found, found["what"], found["be"])
    labelled = _LABEL.match(sentence.body.text)
    if labelled is not None:
        yield from _cards(Clause(sentence.body, sentence, None), labelled, labelled["what"].lower(), "is")


def _cards(clause: Clause, found: re.Match[str], what: str, be: str) -> Iterator[Card]:
    words = words_of(what)
    if not (words[-1] in _UNIQUE or words[0] == "default") or len(words) > _LONGEST:
        return
    if is_hedged(found[0]) or is_dated(found[0]) or is_comparative(what) or is_opinion(what):
        return
    sentence = clause.sentence
    owner, value = (clause.phrase.part(*found.span(name)) for name in ("owner", "value"))
    is_unit = words[-1] == "unit" and _QUANTITY.fullmatch(owner.text) and _is_unit(value.text)
    if is_unit or (_is_owner(owner, sentence) and _is_value(value, sentence)):
        asked = f"{be} the {what} {found['of']} {owner.without('strong').markdown}?"
        asked = f"{'ho' if words[-1] in _OF_PERSONS else 'hat'} {asked}"
        front = f"{escape(sentence.context[-1])}: w{asked}" if what == "default" and sentence.context else f"W{asked}"
        if _KEY.fullmatch(value.text):
            yield sentence.basic(front, value)  # that C major was named does not give C minor away
        else:
            yield from ask(sentence, front, value)
    own = _OWN.match(sentence.body.text)
    if own is not None and not is_hedged(own[0]) and own["head"] in TRIGGERS:
        value = sentence.body.part(*own.span("value"))
        if _is_value(value, sentence):
            asker = "Who" if own["head"] in _OF_PERSONS else "What"
            whose = own[0][: own.start("what")]
            yield from ask(sentence, f"{asker} {own['be']} {whose}{own['what']}?", value)


def _is_unit(text: str) -> bool:
    """Whether a text is the name of a unit, which is seldom a word of every day: “the ohm”, “the joule per second”."""
    unit = _UNIT.fullmatch(text)
    return unit is not None and (unit[1] in _EVERYDAY_UNITS or not is_everyday(unit[1]))


def _is_owner(owner: Phrase, sentence: Sentence) -> bool:
    """Whether the owner is a name, a heading or one bare word (“carbon”)."""
    nearly = _NEARLY.match(owner.text)
    owner = owner.part(nearly.end() if nearly else 0)
    words = owner.words
    if points_elsewhere(owner.text) or not is_noun_phrase(owner, 5):
        return False
    is_substance = len(words) == 1 and words[0].islower()
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
    if _SIGNS.fullmatch(value.text) or _KEY.fullmatch(value.text):
        return True
    return name == value and len(value.words) == 1 and value.text[0].isupper() and not vocabulary.is_common(value.text)
