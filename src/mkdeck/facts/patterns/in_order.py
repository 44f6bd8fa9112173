"""Three things in their order: “… first pulls out the acids, then the sugars, and last the oils”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.alone import stands_alone
from mkdeck.facts.guards import is_noun_phrase
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS = frozenset({"then"})

_ORDER = re.compile(
    r"\bfirst (?:(?!the |an? )[a-z]+ (?:out |up |off |in |away |through )?)?(?P<one>(?:the |an? )?[^,;:()]{2,40}), then"
    r" (?P<two>[^,;:()]{2,40}),? (?:and|then) (?:last|lastly|finally|at last|then) (?P<three>[^,;:()]{2,40})$"
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the three deleted."""
    body = sentence.body
    found = _ORDER.search(body.text)
    if found is None or found.start() < 3:
        return  # it begins with “First”, and is a step of something
    parts = [body.part(*found.span(name)) for name in ("one", "two", "three")]
    if all(is_noun_phrase(part) for part in parts) and stands_alone(body, sentence.vocabulary):
        yield from sentence.clozes(*parts)
