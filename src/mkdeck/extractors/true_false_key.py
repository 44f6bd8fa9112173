"""True and false statements with numbers, and a key further down that tells which are: `1. T 2. F`, `V, F, V`.

A heading or a line above the statements says that it is asked whether they are true. A key that has not a verdict on
each of them makes no card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Block, Card, Problem
from mkdeck.recognition.answer_keys import read_groups
from mkdeck.recognition.exercise_names import exercise_name, lettered_name
from mkdeck.recognition.labelled_statements import labelled_statements
from mkdeck.recognition.matching import laid_open
from mkdeck.recognition.truth import are_of_writer
from mkdeck.recognition.truth_cards import cards_of_statements, may_make_cards
from mkdeck.recognition.truth_keys import (
    StatementsWithKey,
    list_of_other_numbers,
    statements_with_keys,
    without_verdict_right_before,
)

READS = ("document",)
WITH = ("verdict",)


def _is_by_parts(one: StatementsWithKey) -> bool:
    """Whether the key names the parts of a test, that of the statements among them, as another rule reads it."""
    titles = one.statements[0].context
    names = [name for title in titles if (name := exercise_name(title) or lettered_name(title)) is not None]
    return any(name.fits(group.name) for group in read_groups([one.key], 0) for name in names)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each statement of which a key tells whether it is true."""
    blocks = list(laid_open(block))
    found = list(statements_with_keys(blocks))
    for one in found:
        if not are_of_writer([statement.inline.text for statement in one.statements]):
            yield from _of_key(one)
    judged = {statement.span.first for one in found if one.is_sure for statement in one.statements}
    for one in labelled_statements(block):
        if judged.isdisjoint(statement.span.first for statement in one.statements) and may_make_cards(one):
            yield from cards_of_statements(one)
    keys = [one.key for one in found]
    for place, key in enumerate(blocks):
        if key not in keys:
            yield from _of_no_statements(blocks, place)


def _of_key(one: StatementsWithKey) -> Iterator[Card | Problem]:
    """Yield the cards of statements with a key, or a problem where it is not sure that it is the one to them."""
    if one.is_sure:
        yield from cards_of_statements(one)
    elif (one.before or 2 * len(one.verdicts) >= len(one.statements)) and one.verdicts and one.without_verdict:
        number = one.without_verdict[0]
        yield Problem(one.key.span, f"the key has no verdict on statement {number}, and may count the others wrong")
    elif one.tells_but_verdicts and not _is_by_parts(one):
        statements = f"{len(one.statements)} statements from line {one.statements[0].span.first} on"
        why = f"whether these {len(one.told)} verdicts are on the {statements} is not clear"
        is_of_others = len(one.told) <= len(one.statements)
        todo = "the key right below its statements" if is_of_others else "one for each statement, behind its number"
        yield Problem(one.key.span, f"{why}; write {todo}")


def _of_no_statements(blocks: Sequence[Block], place: int) -> Iterator[Problem]:
    """Yield a problem where a key has verdicts, and not on the statements right before it, or not on all of them."""
    key = blocks[place]
    if (found := list_of_other_numbers(blocks, place)) is not None:
        statements = f"the statements from line {found.span.first} on"
        yield Problem(key.span, f"the key has verdicts under other numbers than {statements}")
    elif (short := without_verdict_right_before(blocks, place)) is not None:
        above, without = short
        why = f"the key has no verdict on statement {' and '.join(without)}"
        todo = "write it there, and “True or false?” above the statements"
        yield Problem(key.span, f"{why}; {todo}", disputed=above.span)
