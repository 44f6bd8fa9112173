"""Cards of statements of which a key tells whether they are true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.questions import without_label
from mkdeck.recognition.truth import are_of_writer, statement_front
from mkdeck.recognition.truth_cues import pair_of, word_of
from mkdeck.recognition.truth_keys import StatementsWithKey, statements_with_keys

_FEWEST_FOR_EACH = 4
"""Verdicts for each that is none of the two words."""


def cards_of_statements(one: StatementsWithKey) -> Iterator[Card | Problem]:
    """Yield a card for each of some statements, or a problem where the key says something else."""
    verdicts = one.verdicts
    said = {told.said for told in verdicts.values()}
    pair = pair_of(said, one.cue)
    if pair is None:
        return
    strange = said - {form for word in pair for form in _forms(word.casefold())}
    if strange and _FEWEST_FOR_EACH * sum(told.said in strange for told in verdicts.values()) > len(verdicts):
        span = next(told.span for told in verdicts.values() if told.said == min(strange))
        yield Problem(span, f"the key says “{min(strange)}”, which is neither “{pair[0]}” nor “{pair[1]}”")
        return
    for statement in one.statements:
        told = verdicts.get(statement.number)
        if told is None or told.said in strange:
            why = f"says “{told.said}”, which is no verdict here" if told else "has no verdict"
            yield Problem(told.span if told else statement.span, f"the key {why} on statement {statement.number}")
            continue
        word = Markdown(word_of(told.said, pair))
        origin = Origin(span=statement.span, context=statement.context, evidence="marked")
        front = statement_front(f"{pair[0]}/{pair[1]}:", without_label(statement.inline))
        yield Basic(front, joined([word, *(block.source for block in told.reasons)]), origin)
    if one.surplus is not None:
        number = len(verdicts) + 1
        why = f"the key has a verdict on statement {number}, and there are {len(verdicts)}"
        yield Problem(one.surplus.span, f"{why}; take it out, or see whether the others have slipped")


def lines_told(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the first lines of the statements among some blocks that get cards by the keys to them."""
    cards = (card for one in statements_with_keys(blocks) if may_make_cards(one) for card in cards_of_statements(one))
    return frozenset(card.origin.span.first for card in cards if not isinstance(card, Problem))


def may_make_cards(one: StatementsWithKey) -> bool:
    """Whether it is sure which verdicts are on some statements, and these are about no writer of them."""
    return one.is_sure and not are_of_writer([statement.inline.text for statement in one.statements])


def _forms(word: str) -> Iterator[str]:
    """Yield a verdict in full, its first letter, and the first letters of its words: “NW” for “niet waar”."""
    yield word
    yield word[:1]
    yield "".join(part[0] for part in word.split())
