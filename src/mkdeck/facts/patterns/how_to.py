"""How something is done: “To name a flat key, look at the second-to-last flat”.

The purpose opens the sentence and an order follows it. Both are verbs of reckoning and reading: what is done to files,
on a screen or with people is a step of a tutorial.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import (
    holds_for_good,
    names_vaguely,
)
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import PERSONAL

TIER = "default"
TRIGGERS = frozenset({"to"})

_PURPOSES = (
    "name find calculate compute convert determine identify measure estimate solve multiply divide add subtract "
    "simplify transpose invert spell factor differentiate integrate balance conjugate pronounce distinguish recognize "
    "count form"
)
_ORDERS = (
    "look count multiply divide subtract add find compare go raise lower move take start draw write convert combine "
    "reduce apply drop change replace square"
)
_STATEMENT = re.compile(
    rf"To (?P<purpose>(?:{'|'.join(_PURPOSES.split())}) [^,;:()]{{3,80}}), "
    rf"(?P<order>(?:{'|'.join(_ORDERS.split())}) [^;:()]+)$"
)
_LONGEST = 24


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “How do you …?”."""
    body = sentence.body
    found = _STATEMENT.match(body.text)
    if found is None:
        return
    purpose, order = body.part(*found.span("purpose")), body.part(*found.span("order"))
    if _is_clear(purpose.text) and _is_clear(order.text) and PERSONAL.isdisjoint(words_of(purpose.text)):
        yield from ask(sentence, f"How do you {purpose.without('strong').markdown}?", order)


def _is_clear(text: str) -> bool:
    return len(words_of(text)) <= _LONGEST and not names_vaguely(text) and holds_for_good(text)
