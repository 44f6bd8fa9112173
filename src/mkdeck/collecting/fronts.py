"""Settles cards with equal fronts, within a lesson and across the lessons of a deck."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from mkdeck.cards import EVIDENCE, Card, Cloze, Collected, Dropped, Problem, Span
from mkdeck.facts.defined_terms import DefinedTerms
from mkdeck.facts.same_question import AuthorsQuestions
from mkdeck.wording.normalise import back_of, front_key, normalised, without_markup


def settle_fronts(parts: Sequence[Collected]) -> Collected:
    """Join what several lessons gave, and settle cards that ask the same.

    The same card twice is one card, at its first place, which knows the other one. A fact yields to a question of the
    author's that asks the same; one that defines a term yields to what defines it with stronger evidence or before.
    Where two sentences answer one question differently, neither makes a card, for nobody says which one is right.
    One front with two different backs keeps both cards and is a problem that names both places.
    """
    cards = [card for part in parts for card in part.cards]
    problems = [problem for part in parts for problem in part.problems]
    dropped = [drop for part in parts for drop in part.dropped]
    fronts = [front_key(card) for card in cards]
    if len(set(fronts)) == len(cards) and not any(map(_may_yield, cards)):
        return Collected(tuple(cards), tuple(dict.fromkeys(problems)), tuple(dropped))
    asked = AuthorsQuestions(cards)
    defined = DefinedTerms(cards)
    several = {front for front, number in Counter(fronts).items() if number > 1}
    strongest = _strongest_by_front(cards, fronts)
    first_with: dict[str, Card] = {}
    disputed: set[str] = set()
    kept: dict[tuple[str, str], Card] = {}
    places: dict[tuple[str, str], list[Span]] = {}
    for card, front in zip(cards, fronts, strict=True):
        back = _compared_back(card) if front in several else ""
        same = asked.same_as(card) if card.origin.evidence == "stated" else None
        if same is not None:
            dropped.append(Dropped(card, f"{same.origin.span} asks the same"))
        elif EVIDENCE.index(card.origin.evidence) > strongest[front]:
            dropped.append(Dropped(card, "a card of stronger evidence has the same front"))
        elif (front, back) in kept:
            also = places.setdefault((front, back), list(kept[front, back].origin.also))
            also += (card.origin.span, *card.origin.also)
            dropped.append(Dropped(card, f"{kept[front, back].origin.span} makes the same card"))
        elif (other := defined.elsewhere(card)) is not None:
            dropped.append(Dropped(card, f"{other.origin.span} defines the same term"))
        else:
            earlier = first_with.setdefault(front, card)
            if earlier is not card:
                problems.append(_two_answers(card, earlier))
                if card.origin.evidence == earlier.origin.evidence == "stated":
                    disputed.add(front)
            kept[front, back] = card
    dropped += [
        Dropped(card, "two sentences answer it differently") for (front, _), card in kept.items() if front in disputed
    ]
    settled = [
        _also_at(card, places.get(key, card.origin.also)) for key, card in kept.items() if key[0] not in disputed
    ]
    return Collected(tuple(settled), tuple(dict.fromkeys(problems)), tuple(dropped))


def _may_yield(card: Card) -> bool:
    """Whether a card may go though no other has its front, or may know places twice."""
    return card.origin.evidence == "stated" or card.origin.also != ()


def _also_at(card: Card, places: Iterable[Span]) -> Card:
    """Return the card with the other places that gave it."""
    also = tuple(dict.fromkeys(span for span in places if span != card.origin.span))
    return card if also == card.origin.also else replace(card, origin=replace(card.origin, also=also))


def _strongest_by_front(cards: Iterable[Card], fronts: Iterable[str]) -> dict[str, int]:
    strongest: dict[str, int] = {}
    for card, front in zip(cards, fronts, strict=True):
        rank = EVIDENCE.index(card.origin.evidence)
        strongest[front] = min(rank, strongest.get(front, rank))
    return strongest


def _compared_back(card: Card) -> str:
    """Return an answer as it is compared with another; a fact's markup is its sentence's and tells no difference."""
    return (without_markup if card.origin.evidence == "stated" else normalised)(back_of(card))


def _two_answers(card: Card, earlier: Card) -> Problem:
    if card.origin.evidence == earlier.origin.evidence == "stated":
        return Problem(
            card.origin.span,
            f"“{_shown(card)}” has another answer here than at {earlier.origin.span}, so it makes no card",
        )
    return Problem(
        card.origin.span,
        f"the question of {earlier.origin.span} again, with another answer; reword one of the two questions",
    )


def _shown(card: Card) -> str:
    return card.text if isinstance(card, Cloze) else card.front
