"""Who makes, develops, maintains or runs something now: “Brightspace is made by D2L”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.agents import BY, agent_at
from mkdeck.facts.clauses import clauses
from mkdeck.facts.deed_things import is_named_thing
from mkdeck.facts.deeds import is_sure
from mkdeck.facts.guards import is_name
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
OF_PARTS = True
_DOES = {
    "made": "makes",
    "built": "builds",
    "developed": "develops",
    "maintained": "maintains",
    "manufactured": "manufactures",
    "published": "publishes",
    "run": "runs",
    "managed": "manages",
    "operated": "operates",
}
TRIGGERS = word_set(" ".join(_DOES))

_IS_MADE = re.compile(rf" (?:is|are) (?:now |currently |still |mainly )?(?P<verb>{'|'.join(_DOES)}) (?=by )")
_IN_PART = re.compile(r"\b(?:partly|partially|sometimes|often|usually|typically|also|jointly|like|such)\b")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who makes Brightspace?”."""
    for clause in clauses(sentence):
        found = _IS_MADE.search(clause.text)
        subject = clause.subject(found.start()) if found else None
        if found is None or subject is None or not is_named_thing(subject, sentence):
            continue
        by = BY.match(clause.text, found.end())
        agent = agent_at(clause.phrase, by.end()) if by else None
        if agent is None or _IN_PART.search(clause.text) or not is_sure(clause.text):
            continue
        if agent.text[:1].islower() and not is_name(agent.part(agent.text.find(" ")), sentence.vocabulary):
            continue  # “by the users of Foo”
        thing = inside(subject.without("strong"), sentence, named=True)
        yield from ask(sentence, f"Who {_DOES[found['verb']]} {thing}?", agent)
