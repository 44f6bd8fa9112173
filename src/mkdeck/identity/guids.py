"""Gives a new card its guid, by which Anki knows a note again: a digest of what the card is known by.

Neither the lesson's place nor the deck's name nor the answer is part of it, so it comes out the same wherever the
card is built first. From then on the ledger keeps it, whatever becomes of the card:
https://docs.ankiweb.net/importing/packaged-decks.html#updating
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection
from itertools import count

from mkdeck.cards import Basic, Card
from mkdeck.wording.normalise import back_of, front_key, normalised


def new_guid(card: Card, taken: Collection[str]) -> str:
    """Return the guid of a card that no ledger knows; none that is `taken`.

    It is made of the card's front alone; where another card has that guid, of its answer too.
    """
    front = _key(card)
    guid = digest(front)
    if guid in taken:
        front += "\n" + normalised(back_of(card))
        guid = digest(front)
    numbers = count(2)
    while guid in taken:
        guid = digest(f"{front}\n{next(numbers)}")
    return guid


def digest(text: str) -> str:
    """Return 96 bits of a text's digest as 16 letters that are safe in Anki's search and in a file name."""
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:12]).decode()


def _key(card: Card) -> str:
    """Return what a card is known by; one whose items are asked one by one is a note of another type than before."""
    return ("list of " if isinstance(card, Basic) and card.items else "") + front_key(card)
