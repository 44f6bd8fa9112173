"""What a name is short for: “Redis is short for *Remote Dictionary Server*”; letters have a rule of their own."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.deed_things import is_named_thing
from mkdeck.facts.guards import is_hedged
from mkdeck.facts.memory import found_by_any
from mkdeck.facts.patterns import acronym
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.self_contained import says_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
OF_STATEMENTS = True
TRIGGERS = word_set("short abbreviation contraction blend portmanteau")

_SHORT = re.compile(
    r"(?P<name>[^,;:()]{2,40}?)(?P<aside>, which)? is "
    r"(?:short for|an abbreviation (?:of|for)|a (?P<of>contraction|blend|portmanteau) of) "
    r"(?P<long>[^;:()]{4,70}?)(?=$|[;:()]|, (?:and|but|which|so|because)\b)"
)
_HERE = re.compile(r"\bhere\b|^(?:nothing|more|something|an?) ")
_LONGEST = 7


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is Redis short for?”."""
    told = with_subject(sentence)
    body = told.body
    found = _SHORT.match(body.text)
    if found is None or is_hedged(body.text):
        return
    end = body.text.find(",", found.start("long")) if found["aside"] else -1
    name, answer = body.part(*found.span("name")), body.part(found.start("long"), end if end > 0 else found.end("long"))
    if (
        not is_named_thing(name, told)
        or len(answer.words) > _LONGEST
        or not says_all(answer.text)
        or _HERE.search(answer.text)
    ):
        return
    if is_short_for(name.text, words_of(answer.text)) or found_by_any((acronym.find,), told):
        return
    of = f"a {found['of']} of" if found["of"] else "short for"
    yield from ask(told, f"What is {inside(name.without('strong'), told, named=True)} {of}?", answer)
