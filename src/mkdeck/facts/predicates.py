"""What a clause says of its subject, cut where the sentence goes on, and whether it can answer a question."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, end_of_clause
from mkdeck.facts.guards import (
    addresses_reader,
    has_pronoun,
    holds_for_good,
    names_vaguely,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.verbs import third_person
from mkdeck.facts.words import PREPOSITIONS

_ENDS = re.compile(
    r"[;:]| [–—-] |\((?![^()]*\) [a-z])"
    r"|, (?:but|so|which|while|whereas|although|though|because|since|when|if|unless|as|where|plus)\b"
    r"|, and (?:then )?(?:in|of|to|for|with|by|from|on|it|they|is|are|has|have|was|can|the|this|their|its"
    r"|most|many|some)\b"
    r"|,? (?:because|whereas|although|unless) |, so that "
    r"|, and (?-i:(?:the )?[A-Z][\w-]*(?: [A-Z\d][\w-]*){0,3} (?!and\b)[a-z])"
    r"|, (?:largely|mostly|mainly|roughly|again|too)$"
    r"|, and [a-z]+ (?:is|are|was|were|has|have|can|who) |, of which\b"
    r"|,? and (?:consists? of|weighs?|costs?|dates? (?:from|back)|belongs? to|comes? (?:from|in)|measures? \d)\b"
    r"| and (?:is|are|has|have|was|can|it|they)\b|(?<!nothing) but\b"
)
_SAYS_HOW_MANY = re.compile(r"(?:many|several|various|numerous|lots of|dozens of|hundreds of) (?:\w+ )?\w+$|many ")
_LEAVES_OUT = re.compile(r",? (?:unless|except|but (?:is|are|has|have|does|do|cannot|can) )\b")
"""What takes back, or completes, what is told before it: “moves in a plane *but is stiff* across it”."""
_ONLY = re.compile(r" only$")
_OWN = re.compile(r"(?:[\w’'-]+ ){3,}?[\w’'-]*[a-z] (?P<own>its|their) (?=[a-z])")
"""Of the subject, or of what the verb is done to: “keeps the files outside and leaves pointers in their place”."""
_PERIOD = re.compile(r"the (?P<noun>period|years|decades|centuries|range|area|region|spectrum) (?:from|of|between) ")
_FEWEST, _LONGEST = 5, 26
_WITH_OBJECT = {
    third_person(base): base
    for base in (
        "certify", "combine", "cover", "define", "describe", "guarantee", "hold", "measure", "prescribe",
        "publish", "regulate", "show", "specify", "store"
    )
}  # fmt: skip
OBJECT_VERBS = frozenset(_WITH_OBJECT)
"""Verbs of which one asks what a thing does it to: “What does the capnograph measure?”."""
_KEEPING = ("hold", "store")
_AS_WHAT = re.compile(r" (?:as|so that) ")
"""How, or what for, a thing is kept says more than what it is."""
_IS_OBJECT = re.compile(
    r"(?!(?:by|in|on|at|to|for|with|from|as|over|up|out|off|away)\b)"
    r"(?!.* and [a-z]+s (?:the|an?|what|how|each|every|all) )"
)
"""What follows such a verb is what it is done to, and no second verb comes."""


def predicate(clause: Clause, start: int, *, shortest: int) -> Phrase | None:
    """Return what a clause says from `start` on; None where it is too short or too long, or leans on something."""
    return told_from(clause.phrase, start, shortest=shortest)


def told_from(phrase: Phrase, start: int, *, shortest: int) -> Phrase | None:
    """Return what a sentence says from a place on, up to where it turns to something else; None as for `predicate`."""
    end = _ENDS.search(phrase.text, start)
    found = phrase.part(start, end.start() if end else None)
    found = found.part(0, end_of_clause(found))
    return found if _is_clear(found.text, shortest) and not _goes_on_of_else(found) else None


def _goes_on_of_else(found: Phrase) -> bool:
    """Whether a comma leads to another term, of which the verb holds too: “stands for A, the **B** for C”."""
    text = found.text
    for mark in found.inline.marks:
        at, is_last = mark.start - found.start, mark.end >= found.end  # “an insulator, the **dielectric**”
        if mark.kind == "strong" and text[:at].endswith((", ", ", the ")) and at > 0 and not is_last:
            return " and " not in text
    return False


def ask_for_deed(sentence: Sentence, thing: str, answer: Phrase, verb: str, *, many: bool) -> Iterator[Card]:
    """Yield “What does X do?”, or “What does X measure?” where what follows the verb is all that it tells."""
    if len(answer.words) < _FEWEST and not PREPOSITIONS.isdisjoint(words_of(answer.text)[1:2]):
        return  # “sets in seconds”, “prints in Prussian blue”, beside much else that it does
    if _LEAVES_OUT.match(answer.inline.text, answer.end) or _ONLY.search(answer.text):
        return
    base = verb if many else _WITH_OBJECT.get(verb, "")
    rest = answer.part(len(verb) + 1)
    if _SAYS_HOW_MANY.match(rest.text):
        return  # “publishes many standards” tells of none
    if base == "cover" and (period := _PERIOD.match(rest.text)) is not None:
        yield from ask(sentence, f"Which {period['noun']} {'do' if many else 'does'} {thing} cover?", rest)
    elif base in _KEEPING and _AS_WHAT.search(rest.text):
        yield from ask(sentence, f"What {'do' if many else 'does'} {thing} do?", answer)
    elif base in _WITH_OBJECT.values() and _IS_OBJECT.match(rest.text) and " and " + verb not in rest.text:
        yield from ask(sentence, f"What {'do' if many else 'does'} {thing} {base}?", rest)
    else:
        yield from ask(sentence, f"What {'do' if many else 'does'} {thing} do?", answer)


def _is_clear(text: str, shortest: int) -> bool:
    if not shortest <= len(words_of(text)) <= _LONGEST or addresses_reader(text) or not holds_for_good(text):
        return False
    told = text.split(" that ")[0]
    if (own := _OWN.match(told)) is not None:
        told = told[: own.start("own")] + told[own.end("own") :]
    return not (has_pronoun(told) or names_vaguely(text))
