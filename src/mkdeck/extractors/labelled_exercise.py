"""Paragraphs `**Exercise 1.** …`, and their solutions elsewhere in the lesson: `**Solution 1.** …`.

A label may go on, “**Exercice 3 (★).**”, “**Lösung zu Aufgabe 3.**”. What follows up to the next label belongs to
it, but for hints.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.answers import body, is_unwritten, why_unwritten
from mkdeck.recognition.exercise_names import NamesIn
from mkdeck.recognition.labelled_exercises import Labelled, opened, read_labelled
from mkdeck.recognition.questions import question_card
from mkdeck.wording.unwritten import is_left_open
from mkdeck.wording.words import plain, words

READS = ("document",)
ANYWHERE = ("lead",)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each exercise whose solution stands further below, and problems of the others among such."""
    labelled = list(read_labelled(list(opened(block))))
    numbers = {one.number for one in labelled if not one.is_solution}
    begin = next((one.span.first for one in labelled if not one.is_solution), 0)
    names = NamesIn(block)
    waiting: dict[str, list[Labelled]] = {}
    solved, ways = 0, 0
    before: Labelled | None = None
    for one in labelled:
        is_right_below, before = before is not None and not before.is_solution, one
        if not one.is_solution:
            ways = 0
            if one.blocks and not one.is_answered:
                waiting.setdefault(one.number, []).append(one)
            continue
        asked = [other for other in waiting.get(one.number, ()) if one.word in ("", other.word)]
        asked = asked if len(asked) <= 1 else _of_chapter(asked, one)
        if len(asked) == 1:
            solved += 1
            waiting[one.number].remove(asked[0])
            yield from _card(asked[0], one)
        elif asked:
            lines = " and ".join(str(other.span.first) for other in asked[:2])
            yield Problem(one.span, f"the solution to exercise {one.number}, and such exercises stand in lines {lines}")
        elif one.number == str(ways + 1) and (is_right_below or ways):
            ways += 1
        elif one.number not in numbers and 0 < begin < one.span.first and not _is_named(one, names):
            yield Problem(one.span, f"a solution to exercise {one.number}, which does not stand before it")
    unsolved_ones = [ones for ones in waiting.values() if ones]
    for unsolved in unsolved_ones if solved > 1 or solved >= len(unsolved_ones) else ():
        if len(unsolved) == 1:
            yield Problem(
                unsolved[0].span, f"no solution to exercise {unsolved[0].number} was found", is_unanswered=True
            )


def _is_named(solution: Labelled, names: NamesIn) -> bool:
    """Whether a heading or another text before a solution is the name of its exercise."""
    return any(name.word in words("question") for name in names.of_number(solution.number, solution.span.first))


def _of_chapter(asked: list[Labelled], solution: Labelled) -> list[Labelled]:
    """Return the only one of some exercises of one number whose heading ends that of the solution, or all of them."""
    title = plain(solution.context[-1]) if solution.context else ""
    named = [one for one in asked if one.context and title.endswith(f" {plain(one.context[-1])}")]
    return named if len(named) == 1 else asked


def _card(asked: Labelled, solution: Labelled) -> Iterator[Card | Problem]:
    if any(is_left_open(block.text) for block in solution.blocks):
        return
    if is_unwritten(solution.blocks):
        why = why_unwritten(solution.blocks)
        yield Problem(solution.span, f"the solution to exercise {asked.number} {why}", is_unanswered=True)
        return
    key = next((inner.inline for block in solution.blocks for inner in block.walk() if inner.text), Inline())
    yield question_card(asked.blocks, joined([body(solution.blocks)]), key, asked.span, "marked")
