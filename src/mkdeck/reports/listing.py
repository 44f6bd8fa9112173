"""Cards and problems as text for people and as JSON for programs; the fixture documents hold the same text."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, assert_never

from mkdeck.cards import Basic, Card, Choice, Cloze, IdentifiedCard, Problem, Span
from mkdeck.identity.sides import KINDS, sides_of
from mkdeck.reports.unescaped import unescaped_card


def card_text(card: Card) -> str:
    """Print one card: where it stands and which rule made it, its headings, then its sides, each under a letter."""
    origin = card.origin
    lines = str(origin.span.first)
    if origin.span.last != origin.span.first:
        lines += f"-{origin.span.last}"
    head = [f"{lines} {origin.evidence} {origin.extractor}"]
    if origin.above:
        head.append(f"in {' › '.join(origin.above)}")
    return "\n".join([*head, *card_sides(card)])


def card_sides(card: Card) -> list[str]:
    """Print what a card asks and answers, each side under a letter."""
    match card:
        case Basic(front, back, _, both_ways):
            return [_labelled("Q: ", front), _labelled("A: ", back), *(["both ways"] if both_ways else [])]
        case Cloze(text):
            return [_labelled("C: ", text)]
        case Choice(front, options, correct, back):
            right = frozenset(correct)
            signs = ("x" if place in right else " " for place in range(len(options)))
            choices = [_labelled(f"[{sign}] ", option) for sign, option in zip(signs, options, strict=True)]
            return [_labelled("Q: ", front), *choices, *([_labelled("A: ", back)] if back else [])]
        case _:
            assert_never(card)


def _labelled(label: str, text: str) -> str:
    indent = " " * len(label)
    first, *rest = text.split("\n")
    return "\n".join([label + first, *(indent + line if line else "" for line in rest)])


def problem_text(problem: Problem) -> str:
    """Print a problem for a listing of one lesson, where the path is known."""
    return f"! {problem.span.first}: {problem.message}"


def listing_text(cards: Iterable[Card], problems: Iterable[Problem] = ()) -> str:
    """Print the cards of one lesson, then its problems, a blank line between two of them."""
    return "\n\n".join([*map(card_text, cards), *map(problem_text, problems)])


def listing_json(cards: Iterable[IdentifiedCard]) -> str:
    """Print cards as one JSON array; docs/json.md describes it, and other programs build on it."""
    return json.dumps([_as_object(card) for card in cards], ensure_ascii=False, indent=2)


def _as_object(identified: IdentifiedCard) -> dict[str, Any]:
    origin = identified.card.origin
    return {
        "id": identified.guid,
        "kind": KINDS[type(identified.card)],
        "evidence": origin.evidence,
        "extractor": origin.extractor,
        **sides_of(unescaped_card(identified.card)),
        "context": list(origin.context),
        **({"topic": origin.topic} if origin.topic else {}),
        "tags": list(identified.tags),
        "deck": identified.deck,
        **_place(origin.span),
        "source": origin.quote,
        **({"definitions": origin.definitions} if origin.definitions else {}),
        **({"also": [_place(span) for span in origin.also]} if origin.also else {}),
    }


def _place(span: Span) -> dict[str, Any]:
    return {"path": span.path, "first_line": span.first, "last_line": span.last}
