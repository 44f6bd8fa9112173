"""On what a named thing is built, and of what it is a fork: “Stable-Baselines3 is built on PyTorch”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.told_of_things import told_of_things
from mkdeck.facts.words import word_set

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = word_set("built based fork")

_NAME = r"(?:the )?[A-Z][\w.+#/-]*(?: [A-Z\d][\w.+#/-]*){0,3}(?: (?:kernel|engine|library|framework|language|format))?"
_STATEMENT = re.compile(
    r" (?P<be>is|was)(?: itself| also| originally| still)? "
    rf"(?:(?P<done>built|based)(?: (?:entirely|largely|directly))? (?P<on>on top of|on)|(?:an? |the )(?P<fork>fork) of)"
    rf" (?P<source>{_NAME}(?: and {_NAME})?)(?=$|[,.;:)]| (?:and|but|so|which|that|from|in|by|for) )"
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X built on?”."""
    for told in told_of_things(sentence, _STATEMENT, "be"):
        found, source = told.found, told.clause.phrase.part(*told.found.span("source"))
        if _tells_another(told.subject.text, source.text):
            on = "a fork of" if found["fork"] else f"{found['done']} {found['on']}"
            yield from ask(sentence, f"What {found['be']} {told.thing} {on}?", source)


def _tells_another(subject: str, source: str) -> bool:
    """Whether what a thing is built on is none that its own name tells: “React Native is built on React”."""
    return set(words_of(source)).isdisjoint(words_of(subject))
