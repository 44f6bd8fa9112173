"""Of what something is the fork, the successor or the like: “Neovim is a fork of Vim”, “X, the successor of Y”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.deed_things import is_named_thing, thing_before
from mkdeck.facts.deeds import is_sure
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "more"
TRIGGERS = word_set("fork successor predecessor dialect subset superset subsidiary offshoot spin-off clone descendant")

_KIN = (
    rf"(?P<kin>(?:an?|the) (?:direct |free |modern |open-source )?(?:{'|'.join(sorted(TRIGGERS))})) (?P<of>of|to) "
    r"(?P<name>(?:the )?[A-Z][\w.+#-]*(?: [A-Z\d][\w.+#-]*){0,3})"
    r"(?=$|[,.;:)]| (?:that|which|and|but|for|from|made|with|by|in) )"
)
_IS = re.compile(rf" (?P<be>is|was) {_KIN}")
_WHICH = re.compile(rf"(?:, which (?:is|was)|,) {_KIN}")


_OF_PEOPLE = ("successor", "predecessor", "descendant")
"""What people were as well: “Titus was the successor of Vespasian”."""


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is Neovim a fork of?”."""
    for clause in clauses(sentence):
        found = _IS.search(clause.text)
        subject = clause.subject(found.start()) if found else None
        is_of_reign = found is not None and found["be"] == "was" and found["kin"].endswith(_OF_PEOPLE)
        if found is not None and subject is not None and is_sure(clause.text) and not is_of_reign:
            yield from _card(sentence, subject, found, clause.phrase)
    body = sentence.body
    for found in _WHICH.finditer(body.text):
        thing = thing_before(body, found.start(), sentence, has_kind=True)
        if thing is not None and is_sure(found[0]):
            yield from _card(sentence, thing, found, body)


def _card(sentence: Sentence, thing: Phrase, found: re.Match[str], within: Phrase) -> Iterator[Card]:
    if is_named_thing(thing, sentence) and len(thing.words) <= _MOST_WORDS:
        be = found.groupdict().get("be") or "is"
        front = f"What {be} {inside(thing.without('strong'), sentence)} {found['kin']} {found['of']}?"
        yield from ask(sentence, front, within.part(*found.span("name")))


_MOST_WORDS = 5
