"""What does something to something else, where it is code: “Dead row versions are cleaned up by `VACUUM`”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.tracing import is_heard

TIER = "default"
TRIGGERS = frozenset({"by"})

_PASSIVE = re.compile(r" (?:is|are) (?:\w+ly )?\w+(?:ed|en|ne|t|un)(?: up| out| off| down| in)? by (?:the )?(?=\S)")
_SHORTEST = 6


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with what does it deleted."""
    body = sentence.body
    if len(words_of(body.text)) < _SHORTEST:
        return
    agents = list(_agents(body))
    if (agents or is_heard()) and stands_alone(body, sentence.vocabulary):
        for agent in agents:
            yield from sentence.clozes(agent)


def _agents(body: Phrase) -> Iterator[Phrase]:
    """Yield what a sentence ends with, where it is code and does something to what stands before it."""
    for found in _PASSIVE.finditer(body.text) if body.holds("code") else ():
        place = body.start + found.end()
        mark = next((m for m in body.inline.marks if m.kind == "code" and m.start == place), None)
        if mark is None or mark.end < body.end - 1:
            continue
        agent = body.part(found.end(), mark.end - body.start)
        if agent.text not in body.text[: found.start()]:
            yield agent
