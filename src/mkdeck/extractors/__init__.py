"""One written convention per file; a file in this folder is an extractor by being there.

An extractor has a docstring whose first line says what it recognises, and one function,
`extract(block: Block) -> Iterator[Card | Problem]`. It is called with every block that holds others and looks at
their order and form; a block that it does not know is answered with silence. Where its cards ask for a row of
a table, a term or an event, which do not say what they belong to, it has a second one, `needs_topic(card: Card)`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from mkdeck.cards import Block, Card, Problem
from mkdeck.registry import rule_modules, rule_name, summary


@dataclass(frozen=True, slots=True)
class Extractor:
    """A convention: its name, a line on what it recognises, and the function that reads it.

    `needs_topic` tells of one of its cards whether the lesson's topic must stand before it; None of none.
    """

    name: str
    summary: str
    extract: Callable[[Block], Iterator[Card | Problem]]
    needs_topic: Callable[[Card], bool] | None = None


@cache
def extractors() -> tuple[Extractor, ...]:
    """Return all extractors, by name."""
    modules = rule_modules(sys.modules[__name__])
    return tuple(
        Extractor(rule_name(module), summary(module), module.extract, getattr(module, "needs_topic", None))
        for module in modules
    )


def run_extractors(document: Block, chosen: tuple[Extractor, ...] | None = None) -> Iterator[Card | Problem]:
    """Yield what the extractors (all, or those chosen) make of a lesson, each card under its extractor's name."""
    containers = [block for block in document.walk() if block.children]
    for extractor in extractors() if chosen is None else chosen:
        for block in containers:
            for found in extractor.extract(block):
                yield found if isinstance(found, Problem) else named(found, extractor.name)


def named(card: Card, extractor: str) -> Card:
    """Return the card with the name of the rule that made it."""
    return replace(card, origin=replace(card.origin, extractor=extractor))
