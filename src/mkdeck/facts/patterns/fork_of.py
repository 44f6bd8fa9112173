"""As what something began, and from what it was forked: “Siri began as a spin-off of SRI International”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.told_of_things import told_of_things
from mkdeck.facts.words import word_set

TIER = "default"
OF_STATEMENTS = True
TRIGGERS = word_set("began started forked ported branched split")

_NAME = r"(?:the )?[A-Z][\w.+#/-]*(?: [A-Z\d][\w.+#/-]*){0,4}"
_ENDS = r"(?=$|[.;:)]|, (?:an?|the|which|who|whose|and|but|in|by|with)\b| (?:in|and|that|which|with|by|but|for|at) )"
_BEGAN = re.compile(
    r" (?P<began>began|started|started out) (?:life )?(?:in \d{4} )?as an? (?:[a-z][\w-]* ){0,2}"
    rf"(?P<what>fork|port|spin-off|spinoff|offshoot|clone|rewrite) of (?P<source>{_NAME}){_ENDS}"
)
_DONE = re.compile(rf" (?P<was>was) (?P<done>forked|ported|branched|split)(?: off)? from (?P<source>{_NAME}){_ENDS}")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What did X begin as a spin-off of?” and “What was X forked from?”."""
    for told in told_of_things(sentence, _BEGAN, "began"):
        front = f"What did {told.thing} begin as a {told.found['what']} of?"
        yield from ask(sentence, _with_article(front), told.clause.phrase.part(*told.found.span("source")))
    for told in told_of_things(sentence, _DONE, "was"):
        front = f"What was {told.thing} {told.found['done']} from?"
        yield from ask(sentence, front, told.clause.phrase.part(*told.found.span("source")))


def _with_article(front: str) -> str:
    return front.replace(" a offshoot ", " an offshoot ")
