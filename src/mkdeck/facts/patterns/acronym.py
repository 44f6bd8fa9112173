"""An acronym explained, “random-access memory (RAM)”, that is used again or stands in a heading.

Two things must agree before there is a card: the letters are the initials of the words, and the lesson uses
the acronym again, so that it is worth knowing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS: frozenset[str] = frozenset()

_BEHIND = re.compile(r"\((?P<acronym>[A-Z]{2,7})\)")
_BEFORE = re.compile(r"\b(?P<acronym>[A-Z]{2,7}) \((?P<words>[^()]{5,80})\)")
_WORD = re.compile(r"[^\W_]+")
_SILENT = frozenset({"of", "and", "for", "the", "in", "to", "on", "a", "an", "by", "with"})


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What does ABC stand for?”."""
    for found in _BEHIND.finditer(sentence.text):
        words = _initials_before(sentence.phrase.part(0, found.start()), found["acronym"])
        if words is not None and _is_used(found["acronym"], sentence):
            yield from ask(sentence, f"What does {found['acronym']} stand for?", words)
    for found in _BEFORE.finditer(sentence.text):
        inside = sentence.phrase.part(*found.span("words"))
        words = _initials_before(inside, found["acronym"])
        if words == inside and _is_used(found["acronym"], sentence):
            yield from ask(sentence, f"What does {found['acronym']} stand for?", words)


def _is_used(acronym: str, sentence: Sentence) -> bool:
    """Whether the lesson uses the acronym apart from where it is explained."""
    vocabulary = sentence.vocabulary
    return acronym.casefold() in vocabulary.heading_words or vocabulary.counts.get(acronym, 0) > 1


def _initials_before(phrase: Phrase, acronym: str) -> Phrase | None:
    """Return the last words of the phrase, as many as have the letters of the acronym for initials."""
    words = list(_WORD.finditer(phrase.text))
    letters = list(acronym.casefold())
    end = start = len(phrase.text)
    while letters and words:
        word = words.pop()
        if word[0][0].casefold() == letters[-1]:
            letters.pop()
            start = word.start()
        elif word[0].casefold() not in _SILENT or start == end:
            return None
    expansion = phrase.part(start)
    if letters or re.search(r"[,;:()]", expansion.text) or len(expansion.words) < 2:
        return None
    return expansion
