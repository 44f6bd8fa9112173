"""Fixture documents: Markdown files that hold lessons and the listing that each must give.

A heading names the case, prose says why, a block fenced with four backticks and marked `md` holds the lesson, and one
marked `cards` the expected listing. An empty `cards` block asserts silence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

_CASE = re.compile(
    r"^(?P<lesson_fence>`{4,})md\n(?P<lesson>.*?)^(?P=lesson_fence)\n"
    r"\s*^(?P<cards_fence>`{4,})cards\n(?P<cards>.*?)^(?P=cards_fence)$",
    re.MULTILINE | re.DOTALL,
)
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Case:
    """One lesson of a fixture document; `start` and `end` are where its expected listing stands in the file."""

    path: Path
    name: str
    lesson: str
    cards: str
    start: int
    end: int

    @property
    def is_silent(self) -> bool:
        return not self.cards.strip()


def read_cases(path: Path) -> list[Case]:
    """Return the cases of a document; a lesson without a listing, or a second one under a heading, is an error."""
    text = path.read_text(encoding="utf-8")
    cases = []
    name, end = "", 0
    for found in _CASE.finditer(text):
        name = [name, *_HEADING.findall(text, end, found.start())][-1]
        end = found.end()
        assert name, f"{path}: a lesson without a heading"
        cases.append(Case(path, name, found["lesson"], found["cards"], found.start("cards"), found.end("cards")))
    fences = len(re.findall(r"^`{4,}md$", text, re.MULTILINE))
    assert len(cases) == fences > 0, f"{path}: {fences} lessons but {len(cases)} listings"
    names = [case.name for case in cases]
    assert len(set(names)) == len(names), f"{path}: two cases under one heading"
    return cases


def lesson_text(path: Path) -> str:
    """Return the lessons of a document one below the other, without the listings, which say the same again."""
    text = path.read_text(encoding="utf-8")
    return "\n".join(found["lesson"] for found in _CASE.finditer(text)) or text


def accept(path: Path, listing: Callable[[str], str]) -> None:
    """Rewrite the expected listings of a document to what the lessons give now."""
    text = path.read_text(encoding="utf-8")
    for case in reversed(read_cases(path)):
        found = listing(case.lesson)
        text = text[: case.start] + (found + "\n" if found else "") + text[case.end :]
    path.write_text(text, encoding="utf-8")
