"""Which cards define a term, and which of several definitions of one term stays.

A glossary at the end of a lesson and a sentence of its prose often define the same term. They never share their words,
so they are compared by the term alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import EVIDENCE, Basic, Card, Choice, Cloze
from mkdeck.values import cached_property
from mkdeck.wording.normalise import without_markup

_ASKS_FOR_MEANING = re.compile(
    r"(?:.*[,:] )?what (?:is|are|was|were) (?:(?:meant by|the meaning of|the definition of) )?(?P<is>[^,?]+)\?"
    r"|what (?:does|do) (?:(?:the|a) (?:term|word|name) )?(?P<means>[^,?]+?) (?:mean|refer to|denote|describe)\?"
    r"|how (?:is|are) (?P<how>[^,?]+?) defined\?"
    r"|(?:define|explain)(?: the (?:term|word))?:? (?P<define>[^,?.]+)\.?"
    r"|(?P<bare>[^?!.:;,]{1,60})"
)
_NAMES_ITS_DELETION = re.compile(
    r"(?:(?:an?|the) )?\{\{c1::(?P<first>[^{}]+)\}\}(?: \([^()]*\))?,?"
    r" (?:is|are|refers? to|means?|occurs? when|describes?)\b.*"
    r"|.* (?:called|known as|termed|referred to as|is|are) (?:(?:an?|the) )?"
    r"\{\{c1::(?P<last>[^{}]+)\}\}(?: \([^()]*\))?\."
)
_ARTICLE_OR_GLOSS = re.compile(r"^(?:an?|the) | \([^()]*\)$")
_PLURAL = re.compile(r"(?P<y>ie)s$|(?<=[^sui])s$")


class DefinedTerms:
    """The card that defines each term: of those with the strongest evidence the first that asks, or else the first."""

    def __init__(self, cards: Sequence[Card]) -> None:
        self._cards = cards

    @cached_property
    def _by_term(self) -> dict[str, Card]:
        """The definitions by their terms; looked for only when the first fact comes."""
        by_term: dict[str, Card] = {}
        for card in self._cards:
            term = defined_term(card)
            if term is not None:
                other = by_term.get(term)
                if other is None or _rank(card) < _rank(other):
                    by_term[term] = card
        return by_term

    def elsewhere(self, fact: Card) -> Card | None:
        """Return the card that defines the term which a fact defines, if it is another one.

        What an author wrote as cards all stays, so there is none for it.
        """
        term = defined_term(fact) if fact.origin.evidence == "stated" else None
        found = self._by_term[term] if term is not None else fact
        return None if found is fact else found


def _rank(card: Card) -> tuple[int, bool]:
    """Return the key by which definitions are sorted: a question says it better than a cloze."""
    return EVIDENCE.index(card.origin.evidence), isinstance(card, Cloze)


def defined_term(card: Card) -> str | None:
    """Return the term that a card asks the meaning of, as it is compared; None for a card that asks for another thing.

    “Osmosis”, “What is osmosis?”, “Define osmosis.” and “What does osmosis mean?” ask the same, as does a cloze that
    deletes the term from a sentence that defines it.
    """
    match card:
        case Basic(front=front):
            found = _ASKS_FOR_MEANING.fullmatch(without_markup(front))
        case Cloze(text=text):
            found = _NAMES_ITS_DELETION.fullmatch(without_markup(text))
        case Choice():
            return None
        case _:
            assert_never(card)
    if found is None:
        return None
    term = next(filter(None, found.groupdict().values()))
    return _PLURAL.sub(lambda end: "y" if end["y"] else "", _ARTICLE_OR_GLOSS.sub("", term.strip())) or None
