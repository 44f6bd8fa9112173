"""Gives every card its guid, by which Anki knows a note again: a digest of what the card is known by.

Neither the lesson's place nor the deck's name nor the answer is part of it, so moving, renaming and answering anew
keep the review history: https://docs.ankiweb.net/importing/packaged-decks.html#updating
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

from mkdeck.cards import Card
from mkdeck.collect import back_of
from mkdeck.normalise import front_key, normalised


def guids(cards: Iterable[Card]) -> list[str]:
    """Return the guid of each card, in order; no two are equal.

    Of several cards with one front, the first is known by its front alone, the others by their answers too.
    """
    given: set[str] = set()
    result = []
    for card in cards:
        guid = _digest(front_key(card))
        if guid in given:
            guid = _digest(front_key(card) + "\n" + normalised(back_of(card)))
        given.add(guid)
        result.append(guid)
    return result


def _digest(key: str) -> str:
    """Return 96 bits of a key's digest as 16 letters that are safe in Anki's search and in a file name."""
    return base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest()[:12]).decode()
