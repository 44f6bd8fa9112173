"""Up to three bold terms in a sentence that stands alone: “**Ribosomes** build proteins …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Card, Cloze
from mkdeck.facts.alone import before_semicolon, standing
from mkdeck.facts.marked_terms import marked_terms, tells_much
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS: frozenset[str] = frozenset()


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its bold terms deleted, where it tells much of them."""
    return filter(tells_much, deleted(sentence))


def deleted(sentence: Sentence) -> Iterator[Cloze]:
    """Yield the sentence with its bold terms deleted, however little it tells of them."""
    if not sentence.phrase.holds("strong"):
        return
    whole = standing(sentence)
    found = [] if whole is None else list(marked_terms(whole, "strong"))
    if not found and (begun := before_semicolon(sentence)) is not None:
        found = list(marked_terms(begun, "strong"))  # the rest may show the term, or lean
    yield from found
