"""One written convention per file; a file in this folder is an extractor by being there.

An extractor has a docstring whose first line says what it recognises, and one function,
`extract(block: Block) -> Iterator[Card | Problem]`. It is called with every block that holds others and looks at
their order and form; a block that it does not know is answered with silence. Where it says so, it is called with fewer
blocks: `READS` names the kinds of blocks that it knows, `WITH` the kinds of which a block must hold one. Where its
cards ask for a row of a table, a term or an event, which do not say what they belong to, it has a second function,
`needs_topic(card: Card) -> bool`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from operator import itemgetter
from types import ModuleType

from mkdeck.cards import Block, BlockKind, Card, Origin, Problem, with_origin
from mkdeck.registry import rule_modules, rule_name, summary
from mkdeck.values import dataclass

_PLACE = itemgetter(0)


@dataclass(frozen=True, slots=True)
class Extractor:
    """A convention: its name, a line on what it recognises, and the function that reads it.

    It is for the kinds of blocks that it `reads`, and for those that hold one of the kinds in `held`; None stands for
    all. `needs_topic` tells of one of its cards whether the lesson's topic must stand before it; None of none.
    """

    name: str
    summary: str
    extract: Callable[[Block], Iterator[Card | Problem]]
    reads: frozenset[BlockKind] | None = None
    held: frozenset[BlockKind] | None = None
    needs_topic: Callable[[Card], bool] | None = None

    def may_know(self, kind: BlockKind, held: frozenset[BlockKind]) -> bool:
        """Whether the function is for blocks of a kind that hold blocks of these kinds."""
        return (self.reads is None or kind in self.reads) and (self.held is None or not self.held.isdisjoint(held))


@cache
def extractors() -> tuple[Extractor, ...]:
    """Return all extractors, by name."""
    modules = rule_modules(sys.modules[__name__])
    return tuple(
        Extractor(
            rule_name(module),
            summary(module),
            module.extract,
            _kinds(module, "READS"),
            _kinds(module, "WITH"),
            getattr(module, "needs_topic", None),
        )
        for module in modules
    )


def _kinds(module: ModuleType, name: str) -> frozenset[BlockKind] | None:
    kinds = getattr(module, name, None)
    return None if kinds is None else frozenset(kinds)


def run_extractors(document: Block, chosen: tuple[Extractor, ...] | None = None) -> Iterator[Card | Problem]:
    """Yield what the extractors (all, or those chosen) make of a lesson, each card under its extractor's name."""
    alike: dict[tuple[BlockKind, frozenset[BlockKind]], list[tuple[int, Block]]] = {}
    for place, block in enumerate(document.walk()):
        if block.children:
            held = frozenset([child.kind for child in block.children])
            alike.setdefault((block.kind, held), []).append((place, block))
    for extractor in extractors() if chosen is None else chosen:
        known = [blocks for (kind, held), blocks in alike.items() if extractor.may_know(kind, held)]
        for _, block in sorted(chain.from_iterable(known), key=_PLACE):
            for found in extractor.extract(block):
                yield found if isinstance(found, Problem) else named(found, extractor.name)


def named(card: Card, extractor: str) -> Card:
    """Return the card with the name of the rule that made it."""
    origin = card.origin
    return with_origin(
        card,
        Origin(
            span=origin.span, context=origin.context, evidence=origin.evidence, extractor=extractor, quote=origin.quote,
            also=origin.also, key=origin.key, definitions=origin.definitions,
        ),
    )  # fmt: skip
