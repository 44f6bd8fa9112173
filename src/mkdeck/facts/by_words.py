"""Expressions of which each is tried on a text only where one of the words stands that it cannot do without."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from mkdeck import lazy_re as re
from mkdeck.facts.phrases import parts_of

_UNCLEAR = re.compile("[ıİſ\u212a]")
"""Letters that count as others without case."""


class ByWords:
    """Expressions without case, known by the words of which one stands in whatever they find something in."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """Take expressions, each behind its words in small letters; of a compound each part is a word."""
        self._expressions: list[re.Pattern[str]] = []
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        for place, (words, form) in enumerate(forms):
            self._expressions.append(re.compile(form, re.IGNORECASE))
            for word in words.split():
                self._by_word[word].append(place)

    def find_in(self, text: str) -> bool:
        """Whether any of the expressions finds something in a text."""
        if not text.isascii() and _UNCLEAR.search(text) is not None:
            places = set(range(len(self._expressions)))
        else:
            places = {place for word in self._by_word.keys() & parts_of(text) for place in self._by_word[word]}
        return any(self._expressions[place].search(text) is not None for place in sorted(places))
