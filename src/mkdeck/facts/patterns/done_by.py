"""What does something to a kind of thing, in the passive: “Insulin is produced by the beta cells of …”.

`makes` and `by_whom` ask for somebody; here it is a thing. Only verbs are read of which one thing is the doer, and
“by” opens all that the clause still tells.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.asked_terms import OF_AGENTS
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import read_tokens
from mkdeck.facts.guards import has_pronoun, holds_for_good, is_one_of_several
from mkdeck.facts.phrases import words_of
from mkdeck.facts.plain_terms import is_kind_of_thing, named_kind
from mkdeck.facts.pointing import points_back
from mkdeck.facts.questions import ask
from mkdeck.facts.self_contained import names_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ARTICLES, word_set

TIER = "default"

_THIRD = {
    "absorbed": "absorbs", "activated": "activates", "broken down": "breaks down", "carried": "carries",
    "digested": "digests", "inhibited": "inhibits", "made": "makes", "pollinated": "pollinates",
    "produced": "produces", "regulated": "regulates", "released": "releases", "secreted": "secretes",
    "spread": "spreads", "transmitted": "transmits", "triggered": "triggers",
}  # fmt: skip
TRIGGERS = frozenset(verb.split()[0] for verb in _THIRD)
_DONE = "|".join(_THIRD)
MAY_STATE = re.compile(rf"(?:^|; )(?:[\w’'-]+ ){{1,4}}(?:is|are) (?:{_DONE}) by ")
_CLAUSE = re.compile(
    rf"(?P<subject>(?:[Aa]n? )?[A-Za-z][\w’'-]*(?: [\w’'-]+){{0,2}}) (?P<be>is|are) (?P<verb>{_DONE}) by "
    r"(?P<agent>[^,;:()–—\"“”]+?)(?:, (?:which|an?|the|so|but|while) .*)?$"
)
_TURN = re.compile(r"; (?:and |while )?")
_OF_AGENT = frozenset({"article", "noun", "name", "number"})
_LONGEST = 9


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What produces X?”."""
    body = sentence.body
    if is_one_of_several(body.text) or points_back(body.text):
        return
    start = 0
    for turn in (*_TURN.finditer(body.text), None):
        clause = body.part(start, turn.start() if turn else None)
        start = turn.end() if turn else start
        found = _CLAUSE.match(clause.text)
        if found is None or has_pronoun(found["agent"]) or not holds_for_good(clause.text):
            continue
        subject, agent = clause.part(*found.span("subject")), clause.part(*found.span("agent"))
        many = found["be"] == "are"
        if not is_kind_of_thing(subject, sentence, many=many) or not _is_told(agent.text):
            continue
        tokens = read_tokens(agent)
        is_thing = all(token.kind in _OF_AGENT or token.small in ("of", "and") for token in tokens)
        if not is_thing or tokens[0].kind == "name" or len(tokens) > _LONGEST or _is_somebody(tokens[-1].small):
            continue
        if set(words_of(subject.text)).isdisjoint(set(words_of(agent.text)) - ARTICLES):
            thing = named_kind(subject.without("strong").without("emphasis"), sentence, many=many)
            yield from ask(sentence, f"What {_THIRD[found['verb']]} {thing}?", agent)


def _is_told(agent: str) -> bool:
    """Whether a text says which thing it is: “the liver”, “the pineal gland”, “mosquitoes of the genus *Anopheles*”."""
    named = _OF_BODY.match(agent)
    return names_all(agent) or (named is not None and not is_everyday(named[1]))


_OF_BODY = re.compile(r"the ([a-z]+) (?:artery|cells?|cortex|glands?|lobe|nerve|vein)$")
_PEOPLE = word_set("farmer user author company team firm hand machine default")


def _is_somebody(head: str) -> bool:
    return OF_AGENTS.search(head) is not None or not _PEOPLE.isdisjoint((head, head.removesuffix("s")))
