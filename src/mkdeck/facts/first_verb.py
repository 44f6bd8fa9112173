"""Where the verb of a text stands, told by the words around it and by closed tables."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from mkdeck import lazy_re as re
from mkdeck.facts.verbs import BASES, OF_THIRD_PERSON
from mkdeck.facts.words import ADVERBS, ARTICLES, AUXILIARIES, FINITE_VERBS

_WORD = re.compile(r"[\w’'-]+")
_LONGEST_SUBJECT = 9
_LONGEST_PLURAL = 3
_KEPT = 128
"""Texts whose verbs are remembered: several patterns ask for that of one clause."""


@lru_cache(_KEPT)
def first_verb(text: str) -> tuple[int, int] | None:
    """Return where the first finite verb of a text stands.

    There is none where the word could as well be a noun (“Code changes are …”), or where no verb comes soon.
    """
    coming = islice(_WORD.finditer(text), _LONGEST_SUBJECT + 2)
    before, found = next(coming, None), next(coming, None)
    after_pronoun = before is not None and before[0].casefold() in ("it", "they")
    place = 1
    while before is not None and found is not None:
        following = next(coming, None)
        if after_pronoun and found[0].casefold() not in ADVERBS:
            return found.span()
        reading = _reads_as_verb(place, before[0], found[0], following[0] if following else "")
        if reading is not False:
            return found.span() if reading else None
        before, found, place = found, following, place + 1
    return None


def _reads_as_verb(place: int, before: str, word: str, following: str) -> bool | None:
    """Return whether a word is the finite verb of those before it; None where it could as well be a noun."""
    word, following = word.casefold(), following.casefold()
    if word in AUXILIARIES:
        return True
    if place == 1 and word in OF_THIRD_PERSON and following == "because":
        return True  # “Iron rusts because …”
    if place <= _LONGEST_PLURAL and word in OF_THIRD_PERSON and following in ARTICLES:
        return True  # “The Court grants the writ …”
    behind_many = place <= _LONGEST_PLURAL and word in BASES and looks_plural(before)
    if word in FINITE_VERBS or behind_many:
        return None if following in AUXILIARIES or following in FINITE_VERBS else True
    return False


def looks_plural(word: str) -> bool:
    """Whether a word looks like many things, so that a base form behind it is their verb: “Leaves fall …”."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s")) and not word.isupper()
