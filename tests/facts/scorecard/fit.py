"""Works out the points of `src/mkdeck/facts/scorecard.json` from the judged cards beside this file.

`judged.csv` holds a row for each card: the number of the lesson that it came from, its rule, the verdict of a reader
who knew neither the rules nor the rule, whether its front leans on what stands around it in the lesson, and what each
measure made of it. A row with `is sure` 0 is one of a card that decks with `facts: default` did not take.

    .venv/bin/python tests/facts/scorecard/fit.py            write the points
    .venv/bin/python tests/facts/scorecard/fit.py --table    show what they keep of cards that they were not fitted to

The points are the coefficients of a logistic regression with a ridge, in hundredths:
https://en.wikipedia.org/wiki/Logistic_regression
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdeck.facts import scorecard
from mkdeck.facts.run import patterns
from mkdeck.facts.scorecard import Scorecard

JUDGED = Path(__file__).with_name("judged.csv")
POINTS = Path(scorecard.__file__).with_suffix(".json")

STEPS: Mapping[str, Sequence[int]] = {
    "is sure": (0,),
    "words": (6, 9, 13, 18, 25, 32),
    "words of an answer": (1, 2, 4, 8, 14),
    "words of a meaning": (0, 4, 7, 10, 14, 20),
    "sentences before it": (0, 1, 3),
    "headings above it": (0, 1),
    "commas in its sentence": (0, 1, 2, 4),
    "lesson speaks of it": (0, 1, 2, 4, 8),
    "lesson speaks of its answer": (0, 1, 2, 4),
    "vague words": (0, 1),
    "pointing words": (0, 1),
    "shortened words": (0,),
    "begins with the": (0,),
}
"""Where the points of each measure may change."""
LEAST = 0.62
"""How likely it must be that a card is kept as it is."""
RIDGE = 6.0
"""How strongly points are drawn to none: as much as so many rows that say nothing."""
WORSE = 1.5
"""How many rows one counts for that is thrown away, or that leans."""
FEWEST = 15
"""Cards of a rule that has points of its own."""
FOLDS = 8
BY_POINTS = frozenset(pattern.name for pattern in patterns() if pattern.is_likely is not None)
"""Rules of which the default tier takes cards by their points that are not certain."""
HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Row:
    """A judged card."""

    page: int
    rule: str
    verdict: str
    leans: bool
    measures: Mapping[str, int]

    @property
    def weight(self) -> float:
        return WORSE if self.leans or self.verdict == "bad" else 1.0


def rows() -> list[Row]:
    """Return the judged cards."""
    with JUDGED.open(encoding="utf-8", newline="") as file:
        return [
            Row(
                int(row.pop("page")), row.pop("rule"), row.pop("verdict"), row.pop("leans") == "1",
                {name: int(number) for name, number in row.items()},
            )
            for row in csv.DictReader(file)
        ]  # fmt: skip


def fit(judged: Sequence[Row]) -> dict[str, Any]:
    """Return the points as `scorecard.json` holds them."""
    counts = Counter(row.rule for row in judged)
    steps = [(name, number) for name, numbers in STEPS.items() for number in numbers]
    rules = sorted(rule for rule, number in counts.items() if number >= FEWEST)
    places = {key: place for place, key in enumerate([*steps, *rules], 1)}
    coefficients = [0.0] * (len(places) + 1)
    examples = [(list(_places(row, places)), row.verdict == "good", row.weight) for row in judged]
    for _ in range(8):
        coefficients = _nearer(coefficients, examples)
    points = [round(HUNDREDTHS * value) for value in coefficients]
    return {
        "least": round(HUNDREDTHS * math.log(LEAST / (1 - LEAST))),
        "base": points[0],
        "rules": {rule: points[places[rule]] for rule in rules},
        "steps": {
            name: [[number, points[places[name, number]]] for number in numbers] for name, numbers in STEPS.items()
        },
    }


def _places(row: Row, places: Mapping[Any, int]) -> Iterator[int]:
    """Yield the places of the coefficients that count for a card, from that of all cards on."""
    yield 0
    if row.rule in places:
        yield places[row.rule]
    for name, numbers in STEPS.items():
        yield from (places[name, number] for number in numbers if row.measures[name] > number)


def _nearer(coefficients: list[float], examples: Sequence[tuple[list[int], bool, float]]) -> list[float]:
    """Return the coefficients after one of Newton's steps."""
    size = len(coefficients)
    gradient = [RIDGE * value if place else 0.0 for place, value in enumerate(coefficients)]
    curvature = [[RIDGE if row == column and row else 0.0 for column in range(size)] for row in range(size)]
    for places, is_good, weight in examples:
        likely = 1 / (1 + math.exp(-sum(coefficients[place] for place in places)))
        slope, bend = weight * (likely - is_good), weight * likely * (1 - likely)
        for place in places:
            gradient[place] += slope
            line = curvature[place]
            for other in places:
                line[other] += bend
    step = _solved(curvature, gradient)
    return [value - change for value, change in zip(coefficients, step, strict=True)]


def _solved(matrix: list[list[float]], sides: list[float]) -> list[float]:
    """Return the solution of linear equations, by Gauss's elimination; the matrix is one that needs no exchange."""
    size = len(sides)
    for pivot in range(size):
        above = matrix[pivot]
        for below in range(pivot + 1, size):
            if share := matrix[below][pivot] / above[pivot]:
                line = matrix[below]
                for column in range(pivot, size):
                    line[column] -= share * above[column]
                sides[below] -= share * sides[pivot]
    solution = [0.0] * size
    for row in reversed(range(size)):
        rest = sum(matrix[row][column] * solution[column] for column in range(row + 1, size))
        solution[row] = (sides[row] - rest) / matrix[row][row]
    return solution


def points_of(row: Row, card: Scorecard) -> int | None:
    """Return the points of a judged card; None where its rule has none."""
    given = card.given(row.rule, row.measures)
    return sum(given.values()) if given else None


def apart(judged: Sequence[Row]) -> list[tuple[Row, int | None]]:
    """Return each card with its points, as they come out of the cards of other lessons."""
    found = []
    for fold in range(FOLDS):
        card = Scorecard(**fit([row for row in judged if row.page % FOLDS != fold]))
        found += [(row, points_of(row, card)) for row in judged if row.page % FOLDS == fold]
    return found


def kept(told: Iterable[tuple[Row, int | None]], least: int, *, sure: bool) -> list[Row]:
    """Return which cards a deck takes that are certain, or that are not, where they need so many points.

    Of those that are not it takes those of rules that go by points.
    """
    return [
        row
        for row, points in told
        if row.measures["is sure"] == sure
        and (sure or row.rule in BY_POINTS)
        and (sure if points is None else points >= least)
    ]


def table(judged: Sequence[Row]) -> Iterator[str]:
    """Yield lines that show how many cards stay, and how good these are, for some numbers of points."""
    told = apart(judged)
    yield "| likely | points " + "".join(f"| {kind} | good % | usable % | lean % " for kind in ("sure", "others")) + "|"
    yield "|" + "---|" * 10
    for likely in (0.0001, 0.55, 0.6, 0.62, 0.64, 0.66, 0.68, 0.7, 0.75):
        least = round(HUNDREDTHS * math.log(likely / (1 - likely)))
        shares = []
        for sure in (True, False):
            taken = kept(told, least, sure=sure)
            shares += [len(taken), *(f"{100 * share:.1f}" for share in shares_of(taken))]
        yield "| " + " | ".join(map(str, [likely, least, *shares])) + " |"


def shares_of(cards: Sequence[Row]) -> tuple[float, float, float]:
    """Return which shares of some cards are good, are usable, and lean."""
    number = max(1, len(cards))
    return (
        sum(row.verdict == "good" for row in cards) / number,
        sum(row.verdict != "bad" for row in cards) / number,
        sum(row.leans for row in cards) / number,
    )


def written(points: Mapping[str, Any]) -> str:
    """Return the points as they stand in the file."""
    lines = [f'  "least": {points["least"]},', f'  "base": {points["base"]},']
    for name, comma in (("rules", ","), ("steps", "")):
        inner = ",\n".join(f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in points[name].items())
        lines.append(f'  "{name}": {{\n{inner}\n  }}{comma}')
    return "{\n" + "\n".join(lines) + "\n}\n"


def main(arguments: Sequence[str]) -> None:
    """Write the points, or show the table."""
    if "--table" in arguments:
        print("\n".join(table(rows())))  # noqa: T201 - a program for people
    else:
        POINTS.write_text(written(fit(rows())), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
