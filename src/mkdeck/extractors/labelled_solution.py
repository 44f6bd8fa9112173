"""Solutions that name their exercises: `{exercise}` with `:label: ex-zero`, and `{solution} ex-zero` elsewhere.

https://ebp-sphinx-exercise.readthedocs.io/en/latest/syntax.html. In Quarto `#sol-zero` belongs to `#exr-zero`.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.answers import is_unwritten, refers_to_label, why_unwritten
from mkdeck.recognition.questions import question_card
from mkdeck.wording.words import asks

READS = ("document",)
ANYWHERE = ("container",)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each exercise of a lesson that solutions name; several to one exercise are one answer."""
    solutions: dict[str, list[Block]] = {}
    for inner in block.walk():
        if refers_to_label(inner):
            solutions.setdefault(inner.text, []).append(inner)
    if not solutions:
        return  # as nearly always
    labelled = (inner for inner in block.walk() if inner.kind == "container" and inner.info in solutions)
    for exercise in labelled:
        told = solutions.pop(exercise.info, None)
        if told is None:
            continue
        unwritten = [solution for solution in told if is_unwritten(solution.children)]
        for solution in unwritten:
            yield Problem(solution.span, f"the solution {why_unwritten(solution.children)}")
        answer = [child for solution in told if solution not in unwritten for child in solution.children]
        if not answer:
            continue
        first = next((inner.inline for child in answer for inner in child.walk() if inner.text), Inline())
        back = joined(child.source for child in answer)
        title = None if any(asks(child.text) for child in exercise.children) else exercise.inline
        yield question_card(exercise.children, back, first, exercise.span, "marked", title)
    for others in solutions.values():
        for solution in others:
            yield Problem(solution.span, f"the solution names “{solution.text}”, which is the label of no exercise")
