"""Damaged lessons: those of the fixture documents with lines lost, cut short, moved or written in between.

Nobody writes them so on purpose, but a slip of the pen must cost at most the card beside it. tests/test_damaged.py
reads the first of them; run as a program it reads those from one number to another and shows what failed:

    .venv/bin/python tests/damaged.py 0 100000
"""

from __future__ import annotations

import random
import sys
import traceback
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from documents import read_cases
from mkdeck.decks.project import Deck
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.reading import extract

HERE = Path(__file__).parent
_WRITTEN = (
    "", "---", "> ", "- ", "1. ", "1.", "a)", "## ", "# X", "##  ?", "? ", "```", "    code", "| a |\n|---|",
    "| |\n|---|\n| |", "[^1]: A note.", "[x]: https://example.org", "![](a.png)", "<div>", "</details>", "<details>",
    "<!-- x -->", "$$", "**", "*", "\\", "&nbsp;", "- [ ]", "- [x] a", "- **:**", "Answer:", "**Answer:**", "Q:", "A:",
    "**Question 1**", "::: x", ":::", "{{c1::}}", "a: b", "term\n: ", "term\n:   x",
)  # fmt: skip
_MOST_EDITS, _MOST_JOINED = 3, 5


@cache
def _lessons() -> Sequence[Sequence[str]]:
    """Return the lines of the lessons of all fixture documents."""
    documents = sorted([*(HERE / "extractors").glob("*.md"), *(HERE / "facts").glob("*.md")])
    return [case.lesson.split("\n") for path in documents for case in read_cases(path)]


def damaged(number: int) -> str:
    """Return a damaged lesson, the same for one number at each call."""
    choose = random.Random(number)  # noqa: S311 - nothing secret
    lines = list(choose.choice(_lessons()))
    for _ in range(choose.randint(1, _MOST_EDITS)):
        place, other = choose.randrange(len(lines)), choose.randrange(len(lines))
        match choose.choice(("lost", "lost", "written", "written", "replaced", "cut", "moved", "joined")):
            case "lost":
                lines = [*lines[:place], *lines[place + 1 :]] or [""]
            case "written":
                lines.insert(place, choose.choice(_WRITTEN))
            case "replaced":
                lines[place] = choose.choice(_WRITTEN)
            case "cut":
                lines[place] = lines[place][: choose.randint(0, len(lines[place]))]
            case "moved":
                lines[place], lines[other] = lines[other], lines[place]
            case _:
                strange = choose.choice(_lessons())
                start = choose.randrange(len(strange))
                lines[place:place] = strange[start : start + choose.randint(1, _MOST_JOINED)]
    return "\n".join(lines)


def read(text: str) -> None:
    """Extract the cards of a lesson, facts of all tiers among them, and drop them."""
    lesson = parse_lesson("lesson.md", text)
    if isinstance(lesson, Lesson):
        extract(lesson, Deck((), Path("damaged.apkg"), facts="more"))


def main(first: int, last: int) -> int:
    """Read the damaged lessons of some numbers, show each that fails, and return how many did."""
    failed = 0
    for number in range(first, last):
        try:
            read(damaged(number))
        except Exception:
            failed += 1
            print(f"--- {number}", damaged(number), traceback.format_exc(limit=-2), sep="\n")  # noqa: T201
    return failed


if __name__ == "__main__":
    sys.exit(min(1, main(*map(int, sys.argv[1:3]))))
