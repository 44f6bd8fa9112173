"""Where a text stands, and what an author should mend there; for all that makes cards they stand in `cards.py` too.

They are apart from the cards so that a build that has nothing to do need not load these.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of a file: 1-based, both ends included, front matter counted; in the order in which they begin."""

    path: str
    first: int
    last: int

    def __lt__(self, other: Span) -> bool:
        return (self.path, self.first, self.last) < (other.path, other.first, other.last)

    def __str__(self) -> str:
        return f"{self.path}:{self.first}"

    def contains(self, other: Span) -> bool:
        """Whether every line of `other` is a line of this span."""
        return self.path == other.path and self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that an author should mend; printed `path:line: message`.

    `is_unanswered` tells that it is a question for which its rule found no answer; another rule may find one.
    `disputed` are the lines of a question to which the lesson gives answers that contradict one another, so that no
    rule makes a card of it. `unmarked` are the lines of a question and of options below it of which nothing beside them
    tells the right one: only what the author wrote as an answer elsewhere makes a card of it. `left_out` are those of a
    question that a key leaves out, which answers others beside it: what but stands below it is no answer. `others` are
    what else is wrong with a lesson that cannot be read for it.
    """

    span: Span
    message: str
    is_unanswered: bool = False
    disputed: Span | None = None
    unmarked: Span | None = None
    left_out: Span | None = None
    others: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        return f"{self.span}: {self.message}"


def either(choices: Sequence[str]) -> str:
    """Return some choices in words: `a, b or c`."""
    return f"{', '.join(choices[:-1])} or {choices[-1]}"
