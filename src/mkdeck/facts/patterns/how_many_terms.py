"""How many there are of a bold term: “… are thirteen **courts of appeals**”.

Whose they are is seldom said in the sentence, so only people who want many facts get them.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import is_dated, is_hedged, is_noun_phrase
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set
from mkdeck.wording.numbers import number_word

TIER = "more"
TRIGGERS = word_set("are were")

_WORDS = "|".join([*(number_word(number) for number in range(2, 13)), "[a-z]+teen", "twenty", "thirty", "forty"])
_NUMBER = rf"(?P<number>{_WORDS}|\d{{1,3}})"
_BEHIND = re.compile(rf", of which there (?P<be>are|were) {_NUMBER}\b")
_BEFORE = re.compile(rf"\b(?P<be>are|were) (?:the )?{_NUMBER} $")
_VAGUE = word_set("things ways kinds points reasons problems examples questions steps options files lines rules")
_LONGEST = 4


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “How many Xs are there?”."""
    body = sentence.body
    if is_hedged(body.text) or is_dated(body.text):
        return
    for mark in body.inline.marks:
        if mark.kind != "strong" or not body.start < mark.start < mark.end <= body.end:
            continue
        kind = Phrase(body.inline, mark.start, mark.end).without("strong")
        end = mark.end - body.start
        found = _BEHIND.match(body.text, end) or _BEFORE.search(body.text, 0, mark.start - body.start)
        ends_here = end == len(body.text) or body.text[end] in ",;"  # else it goes on, and is another term
        if found and ends_here and is_noun_phrase(kind, _LONGEST) and _VAGUE.isdisjoint(kind.words[-1:]):
            number = body.part(*found.span("number"))
            yield from ask(sentence, f"How many {kind.markdown} {found['be']} there?", number)
