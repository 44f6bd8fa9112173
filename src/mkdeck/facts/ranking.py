"""How many facts a lesson gives, and which: a deck of everything that a textbook states is one that nobody finishes.

The budget grows with the lesson; within it stay the facts that weigh most: those of the surer tier first, then those
about what the headings above them and the rest of the lesson speak of.
"""

from __future__ import annotations

import math
from functools import cache

from mkdeck.cards import Block, Card, Cloze, Collected, Dropped
from mkdeck.facts.same_question import WordsCounted, content_words, words_counted
from mkdeck.rules.tiers import FACTS
from mkdeck.values import replace
from mkdeck.wording.normalise import plain_text

_AT_LEAST = 20
_WORDS_FOR_ONE, _WORDS_FOR_ONE_MORE = 30, 120
_SHORT = 1000
_HEADING = 3.0
"""What a word of the headings above a fact weighs, in words that the lesson uses e times as often as another."""


def within_budget(collected: Collected, document: Block) -> Collected:
    """Return what was collected of one lesson without the facts that its budget has no place for.

    The budget is twenty facts, one more for each 30 of the first thousand words, and one for each 120 of the rest: a
    short lesson says more by the word than a chapter does. Cards that the author or the form of the document made,
    introduced lists among them, are outside it.
    """
    facts = [card for card in collected.cards if _is_prose(card)]
    if len(facts) <= _AT_LEAST:
        return collected
    counts = words_counted(document)
    words = counts.total()
    budget = _AT_LEAST + min(words, _SHORT) // _WORDS_FOR_ONE + max(0, words - _SHORT) // _WORDS_FOR_ONE_MORE
    if len(facts) <= budget:
        return collected
    kept = {id(card) for card in sorted(facts, key=lambda card: _rank(card, counts))[:budget]}
    reason = f"a lesson of this length gives {budget} facts, and others weigh more"
    left_out = [Dropped(card, reason) for card in facts if id(card) not in kept]
    cards = tuple(card for card in collected.cards if not _is_prose(card) or id(card) in kept)
    return replace(collected, cards=cards, dropped=(*collected.dropped, *left_out))


@cache
def _tiers() -> dict[str, int]:
    """Return the place of each pattern's tier, the surest first."""
    from mkdeck.facts.run import patterns  # a lesson without facts need not wait for it

    return {pattern.name: FACTS.index(pattern.tier) for pattern in patterns()}


@cache
def _of_lists() -> frozenset[str]:
    """Return the patterns that read what a colon introduces."""
    from mkdeck.facts.run import patterns  # as above

    return frozenset(pattern.name for pattern in patterns() if ":" in pattern.triggers)


def _is_prose(card: Card) -> bool:
    return card.origin.evidence == "stated" and card.origin.extractor not in _of_lists()


def _rank(card: Card, counts: WordsCounted) -> tuple[int, float, int]:
    """Return the key by which facts are sorted: tier, weight, place."""
    return _tiers()[card.origin.extractor], -_weight(card, counts), card.origin.span.first


def _weight(card: Card, counts: WordsCounted) -> float:
    """Return how much a fact is about what its lesson is about: the mean over the words that it asks about."""
    words = content_words(_shown(card))
    headings = content_words(" ".join(card.origin.context))
    weights = [math.log1p(counts[word]) + (_HEADING if word in headings else 0.0) for word in sorted(words)]
    return sum(weights) / len(weights) if weights else 0.0


def _shown(card: Card) -> str:
    return plain_text(card.text) if isinstance(card, Cloze) else card.front
