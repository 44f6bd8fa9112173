"""Solutions that name their exercises: `{exercise}` with `:label: ex-zero`, and `{solution} ex-zero` elsewhere.

https://ebp-sphinx-exercise.readthedocs.io/en/latest/syntax.html. In Quarto `#sol-zero` belongs to `#exr-zero`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.answers import is_unwritten, refers_to_label, why_unwritten
from mkdeck.recognition.questions import question_card
from mkdeck.wording.slips import is_slip
from mkdeck.wording.words import asks

READS = ("document",)
ANYWHERE = ("container",)

_MOST_SLIPS = 20
"""Labels of solutions in one lesson that are looked for; more are those of exercises elsewhere."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each exercise of a lesson that solutions name; several to one exercise are one answer."""
    solutions: dict[str, list[Block]] = {}
    for inner in block.walk():
        if refers_to_label(inner):
            solutions.setdefault(inner.text, []).append(inner)
    if not solutions:
        return  # as nearly always
    exercises = [inner for inner in block.walk() if inner.kind == "container" and inner.info]
    for label, written in _slips(solutions, [exercise.info for exercise in exercises]).items():
        solutions[label] = solutions.pop(written)
        why = f"the solution names “{written}”, which is the label of no exercise; it is read as “{label}”"
        yield Problem(solutions[label][0].span, why)
    for exercise in exercises:
        yield from _answered(exercise, solutions.pop(exercise.info, ()))
    for others in solutions.values():
        for solution in others:
            yield Problem(solution.span, f"the solution names “{solution.text}”, which is the label of no exercise")


def _answered(exercise: Block, told: Sequence[Block]) -> Iterator[Card | Problem]:
    """Yield the card of an exercise and of the solutions to it, and a problem of each that is not written."""
    unwritten = [solution for solution in told if is_unwritten(solution.children)]
    for solution in unwritten:
        yield Problem(solution.span, f"the solution {why_unwritten(solution.children)}")
    answer = [child for solution in told if solution not in unwritten for child in solution.children]
    if not answer:
        return
    first = next((inner.inline for child in answer for inner in child.walk() if inner.text), Inline())
    back = joined(child.source for child in answer)
    title = None if any(asks(child.text) for child in exercise.children) else exercise.inline
    yield question_card(exercise.children, back, first, exercise.span, "marked", title)


def _slips(named: Collection[str], labels: Sequence[str]) -> Mapping[str, str]:
    """Return labels of exercises that no solution names, each with the only name in which it may have been meant.

    Nothing but a letter is another one, or a sign between words: “ex-nulity”, “ex_nullity”.
    """
    free = [label for label in dict.fromkeys(labels) if label not in named]
    strange = [name for name in named if name not in labels][:_MOST_SLIPS]
    found = [(label, name) for name in strange for label in free if _is_meant(name, label)]
    counts = Counter(chain.from_iterable(found))
    return {label: name for label, name in found if counts[label] == counts[name] == 1}


def _is_meant(written: str, label: str) -> bool:
    one, other = (text.casefold().replace("_", "-").replace(":", "-") for text in (written, label))
    digits, those_of_label = (list(filter(str.isdecimal, text)) for text in (written, label))
    return digits == those_of_label and (one == other or is_slip(one, other))
