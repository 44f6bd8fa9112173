"""On what a named thing is built, and of what it is a fork: “Stable-Baselines3 is built on PyTorch”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.deed_things import is_named_thing
from mkdeck.facts.guards import is_dated, is_hedged, points_elsewhere
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = word_set("built based fork runs")

_NAME = r"(?:the )?[A-Z][\w.+#/-]*(?: [A-Z\d][\w.+#/-]*){0,3}(?: (?:kernel|engine|library|framework|language|format))?"
_STATEMENT = re.compile(
    r" (?P<be>is|was)(?: itself| also| originally| still)? "
    rf"(?:(?P<done>built|based)(?: (?:entirely|largely|directly))? (?P<on>on top of|on)|(?:an? |the )(?P<fork>fork) of)"
    rf" (?P<source>{_NAME}(?: and {_NAME})?)(?=$|[,.;:)]| (?:and|but|so|which|that|from|in|by|for) )"
)
_LONGEST = 6


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X built on?”."""
    for clause in clauses(sentence):
        found = _STATEMENT.search(clause.text)
        verb = clause.verb()
        subject = clause.subject(found.start()) if found else None
        if found is None or subject is None or (verb and verb[0] != found.start("be")):
            continue
        source = clause.phrase.part(*found.span("source"))
        if len(subject.words) > _LONGEST or not is_named_thing(subject, sentence) or points_elsewhere(subject.text):
            continue
        if is_hedged(clause.text) or is_dated(clause.text) or not _tells_another(subject.text, source.text):
            continue
        thing = inside(subject.without("strong"), sentence, named=True)
        told = "a fork of" if found["fork"] else f"{found['done']} {found['on']}"
        yield from ask(sentence, f"What {found['be']} {thing} {told}?", source)


def _tells_another(subject: str, source: str) -> bool:
    """Whether what a thing is built on is none that its own name tells: “React Native is built on React”."""
    return set(words_of(source)).isdisjoint(words_of(subject))
