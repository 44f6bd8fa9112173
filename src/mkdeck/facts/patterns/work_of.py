"""Whose work something is: “Talon, a voice-control system by Ryan Hileman”, “dcraw was the work of Dave Coffin”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.agents import agent_at
from mkdeck.facts.deed_things import is_named_thing, thing_before
from mkdeck.facts.guards import is_advice, points_elsewhere
from mkdeck.facts.names import is_of_person
from mkdeck.facts.patterns import created
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.told_of_things import told_of_things
from mkdeck.facts.words import word_set

TIER = "more"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = word_set("work brainchild creation by")

_WORK = re.compile(r" (?P<be>is|was) (?:largely |mostly |mainly )?the (?:work|brainchild|creation) of (?=\S)")
_BY = re.compile(
    r", an? (?:[\w-]+ ){0,5}?(?P<kind>app|application|assistant|client|compiler|decoder|editor|engine|framework|game"
    r"|interpreter|language|library|model|package|player|port|program|script|simulator|synthesizer|system|tool|toolkit"
    r"|utility|viewer)(?: (?:for|in|of) [^,;:()]{2,40}?)? by (?=(?:the )?(?:[A-Z][\w-]+ )?(?:[a-z]+ )?[A-Z])"
)
"""“NuttX, a small real-time operating system by Gregory Nutt that …”."""

MAY_STATE = re.compile(r"\b(?:work|brainchild|creation) of |, an? [^,;:()]{3,120} by ")
"""In the sentence, and so in each statement that it holds."""


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who made X?”."""
    for told in told_of_things(sentence, _WORK, "be"):
        maker = agent_at(told.clause.phrase, told.found.end())
        is_asked = next(created.find(sentence), None) is not None  # “Who created X?”
        if maker is not None and _is_somebody(maker) and not is_asked:
            yield from ask(sentence, f"Who made {told.thing}?", maker)
    body = sentence.body
    if is_advice(body.text):
        return
    for found in _BY.finditer(body.text):
        subject = thing_before(body, found.start(), sentence, has_kind=True, is_firm=False)
        maker = agent_at(body, found.end())
        if subject is None or maker is None or not is_named_thing(subject, sentence) or is_of_person(subject.text):
            continue
        if _is_somebody(maker) and not points_elsewhere(subject.text):
            yield from ask(sentence, f"Who made {inside(subject.without('strong'), sentence, named=True)}?", maker)


def _is_somebody(maker: Phrase) -> bool:
    """Whether a maker is a person or a firm by name, and not “the same author”."""
    return maker.words[-1][0].isupper() and not points_elsewhere(maker.text)
