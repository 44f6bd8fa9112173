"""Turns of a conversation, in records, interviews and scripts: who speaks, what is said, and whether that asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import dropwhile

from mkdeck.cards import Block, Card, Inline, Span
from mkdeck.facts.guards import has_pronoun
from mkdeck.parsing.inline import cut, join_lines, split_lines, to_markdown
from mkdeck.parsing.pieces import joined, line_span, paragraph
from mkdeck.recognition.questions import question_card
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import has_question_mark, is_task

_MOSTLY, _SELDOM = 0.6, 0.34
_FEWEST_WORDS = 3
"""In a question that says what it asks about."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says: a line that opens with a name, the lines that go on with it, and blocks below that do."""

    name: str
    opening: Inline
    """The line with the name."""
    behind: Inline
    """What stands behind the name in that line."""
    below: tuple[Inline, ...]
    """The lines below it in its paragraph."""
    block: Block
    span: Span
    more: tuple[Block, ...] = ()

    @property
    def lines(self) -> tuple[Inline, ...]:
        """All lines of the paragraph that are said."""
        return (self.behind, *self.below) if self.behind.text else self.below

    @property
    def said(self) -> Inline:
        """These lines as one running text."""
        return join_lines([*dropwhile(lambda line: not line.text, self.lines)])


def turns_in(block: Block, named: Callable[[Inline], tuple[str, int] | None]) -> list[Turn]:
    """Return the turns of a paragraph; none where its first line opens with no name.

    `named` tells the name that a line opens with, and where in the line begins what is said. A line without one goes on
    with what is said above it.
    """
    begun: list[tuple[int, str, int]] = []
    lines = split_lines(block.inline)
    for number, line in enumerate(lines):
        if (found := named(line)) is not None:
            begun.append((number, *found))
        elif not begun:
            return []
    ends = [*(number for number, _, _ in begun[1:]), len(lines)]
    turns: list[Turn] = []
    for (number, name, start), end in zip(begun, ends, strict=True):
        line, span = lines[number], line_span(block, number, end - number)
        turns.append(Turn(name, line, cut(line, start, len(line.text)), tuple(lines[number + 1 : end]), block, span))
    return turns


def turns_among(
    blocks: Iterable[Block], read: Callable[[Block, bool], Sequence[Turn]], goes_on: Callable[[Block], bool]
) -> list[Turn]:
    """Return the turns of several blocks, each with what goes on with it below, up to the first block that does not.

    `read` returns the turns of a block; it is told whether another one still goes on above.
    """
    turns: list[Turn] = []
    is_open = False
    for block in blocks:
        if found := read(block, is_open):
            turns += found
            is_open = True
        elif is_open and goes_on(block):
            turns[-1] = replace(turns[-1], more=(*turns[-1].more, block))
        else:
            is_open = False
    return turns


def asks(turn: Turn) -> bool:
    """Whether what is said asks, or sets a task."""
    said = turn.said.text
    return has_question_mark(said) or is_task(said)


def is_asked_of_moment(turn: Turn) -> bool:
    """Whether a question is about those who speak, there and then: “Where is my parcel?”."""
    return is_of_moment(turn.said.text)


def is_of_moment(asked: str) -> bool:
    """Whether what is asked is about those who speak, or says too little to be about anything else."""
    return has_pronoun(asked) or len(asked.split()) < _FEWEST_WORDS


def are_mostly(times: int, turns: Sequence[Turn]) -> bool:
    """Whether so many of some turns are most of them."""
    return times >= _MOSTLY * len(turns)


def ask_back(turns: Sequence[Turn]) -> bool:
    """Whether too many of those turns ask that are said to answer."""
    return sum(map(asks, turns)) > _SELDOM * len(turns)


def card_of_turns(asked: Inline, first: Turn, second: Turn) -> Card:
    """Return the card of a question, as it is asked in a turn, and of the turn that answers it."""
    back = joined([to_markdown(second.said), *(block.source for block in second.more)])
    last = second.more[-1].span.last if second.more else second.span.last
    span = Span(first.span.path, first.span.first, last)
    return question_card([paragraph(asked, first.block)], back, second.said, span, "shaped")
