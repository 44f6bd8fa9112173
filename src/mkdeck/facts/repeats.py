"""One fact, one card: what two patterns made of the same words of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdeck.cards import Basic, Card, Cloze
from mkdeck.normalise import normalised, plain_text

_ASIDES = ("said_by",)
"""Patterns that ask for what a sentence says by the way."""
_DELETION = re.compile(r"\{\{c\d+::(.*?)\}\}")


def without_repeats(cards: Sequence[Card]) -> list[Card]:
    """Leave out the clozes that two patterns made alike, and those whose terms a question asks for or names.

    The cards are those of one sentence.
    """
    asking = (card for card in cards if isinstance(card, Basic) and card.origin.extractor not in _ASIDES)
    shown = [normalised(f"{card.front} {card.back}".replace("*", "")) for card in asking]
    kept: list[Card] = []
    texts: set[str] = set()
    for card in cards:
        if isinstance(card, Cloze):
            text = plain_text(card.text)
            if text in texts or _is_asked(card, shown):
                continue
            texts.add(text)
        kept.append(card)
    return kept


def _is_asked(cloze: Cloze, shown: Sequence[str]) -> bool:
    deleted = [normalised(text.replace("*", "")) for text in _DELETION.findall(cloze.text)]
    return all(any(text in sides for sides in shown) for text in deleted)
