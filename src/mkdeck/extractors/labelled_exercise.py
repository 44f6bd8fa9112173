"""Paragraphs `**Exercise 1.** …`, and their solutions elsewhere in the lesson: `**Solution 1.** …`.

A label may go on, “**Exercice 3 (★).**”, “**Lösung zu Aufgabe 3.**”. What follows up to the next label belongs to
it, but for hints.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.answers import body, is_unwritten, why_unwritten
from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.labelled_exercises import Labelled, opened, read_labelled
from mkdeck.pieces import joined
from mkdeck.questions import question_card
from mkdeck.words import is_left_open

READS = ("document",)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each exercise whose solution stands further below, and problems of the others among such."""
    waiting: dict[str, list[Labelled]] = {}
    solved = 0
    for one in read_labelled(list(opened(block))):
        if not one.is_solution:
            if one.blocks and not one.is_answered:
                waiting.setdefault(one.number, []).append(one)
            continue
        asked = [other for other in waiting.get(one.number, ()) if one.word in ("", other.word)]
        if len(asked) == 1:
            solved += 1
            waiting[one.number].remove(asked[0])
            yield from _card(asked[0], one)
    for unsolved in waiting.values() if solved > 1 else ():
        if len(unsolved) == 1:
            yield Problem(
                unsolved[0].span, f"no solution to exercise {unsolved[0].number} was found", is_unanswered=True
            )


def _card(asked: Labelled, solution: Labelled) -> Iterator[Card | Problem]:
    if any(is_left_open(block.text) for block in solution.blocks):
        return
    if is_unwritten(solution.blocks):
        why = why_unwritten(solution.blocks)
        yield Problem(solution.span, f"the solution to exercise {asked.number} {why}", is_unanswered=True)
        return
    key = next((inner.inline for block in solution.blocks for inner in block.walk() if inner.text), Inline())
    yield question_card(asked.blocks, joined([body(solution.blocks)]), key, asked.span, "marked")
