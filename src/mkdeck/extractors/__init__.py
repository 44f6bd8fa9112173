"""One written convention per file; a file in this folder is an extractor by being there.

An extractor has a docstring whose first line says what it recognises, and one function,
`extract(block: Block) -> Iterator[Card | Problem]`. It is called with every block that holds others and looks at
their order and form; a block that it does not know is answered with silence. Where it says so, it is called with fewer
blocks: `READS` names the kinds of blocks that it knows, `WITH` that of which something must be seen in a block, kinds
of its children and what else `recognition/glance.py` tells, and `ANYWHERE` that of which something must be seen in
some block of the lesson, for a rule that looks through all of it. Where its cards ask for a row of a table, a term or
an event, which do not say what they belong to, it has a second function, `needs_topic(card: Card) -> bool`.

Where all that it yields are `shaped` cards of what stands in the lists or tables that it is called with, `GIVES_WAY` is
true: then it is not called with those that are parts of the answer to a question, whose card would stay. An extractor
that finds the lists or tables itself has `extract_beside(block: Block, answered: Lines)` for that, which leaves out
those that lie on the answered lines.

A rule whose answers go on until something else begins has `extract_before(block: Block, begun: Standing)`. It is told
where cards stand on their own: the lines of all that an author marked as cards, and of those of rules that say so by
`STANDS_ALONE`; and tables of which a rule makes cards that says so by `TABLES_STAND_ALONE`.

`TIER = "more"` leaves a rule out unless a deck takes facts of that tier, or names the rule.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, repeat
from operator import attrgetter, itemgetter
from types import ModuleType
from typing import Any

from mkdeck.cards import Block, BlockKind, Card, Markdown, Problem, Span, named
from mkdeck.recognition.glance import Sight, seen_in
from mkdeck.recognition.plain_questions import plain_questions
from mkdeck.recognition.written_parts import with_written_parts
from mkdeck.rules.claims import NO_LINES, NOTHING_STANDS, Lines, Standing
from mkdeck.rules.registry import rule_modules, rule_name, summary
from mkdeck.rules.tiers import Tier
from mkdeck.values import dataclass

_PLACE = itemgetter(0)
_ALONE = attrgetter("stands_alone")
_REMEMBERED = 64
"""Forms of lessons."""
_Form = tuple[BlockKind, frozenset[Sight]]
"""The kind of a block and what is seen in it."""
_Asked = tuple[frozenset[BlockKind] | None, frozenset[Sight] | None, frozenset[Sight] | None]
"""Of which blocks a rule is asked: what it `reads`, what it has `held` in them, and `anywhere` in their lesson."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """A convention: its name, a line on what it recognises, and the function that reads it.

    It is for the kinds of blocks that it `reads`, and for those in which any of `held` is seen, in lessons that hold
    any of `anywhere`; None stands for all.
    `needs_topic` tells of one of its cards whether the lesson's topic must stand before it; None of none.
    `only_with_topic` tells that a card stays only where the lesson or a heading says to which matter it belongs.
    `gives_way` tells that it looks for nothing where a question is answered, and `extract_beside` how. `extract_before`
    ends its answers where cards stand on their own, as those of a rule do that `stands_alone`, or of one whose
    `tables_stand_alone`. One of the `tier` “more” is run where a deck takes facts of that tier, or names the rule.
    """

    name: str
    summary: str
    extract: Callable[[Block], Iterator[Card | Problem]]
    reads: frozenset[BlockKind] | None = None
    held: frozenset[Sight] | None = None
    needs_topic: Callable[[Card], bool] | None = None
    gives_way: bool = False
    extract_beside: Callable[[Block, Lines], Iterator[Card | Problem]] | None = None
    only_with_topic: bool = False
    extract_before: Callable[[Block, Standing], Iterator[Card | Problem]] | None = None
    stands_alone: bool = False
    tables_stand_alone: bool = False
    tier: Tier = "default"
    anywhere: frozenset[Sight] | None = None


@cache
def extractors() -> tuple[Extractor, ...]:
    """Return all extractors, by name."""
    modules = rule_modules(sys.modules[__name__])
    return tuple(
        Extractor(
            rule_name(module),
            summary(module),
            module.extract,
            _named_in(module, "READS"),
            _named_in(module, "WITH"),
            getattr(module, "needs_topic", None),
            hasattr(module, "extract_beside") or getattr(module, "GIVES_WAY", False),
            getattr(module, "extract_beside", None),
            getattr(module, "ONLY_WITH_TOPIC", False),
            getattr(module, "extract_before", None),
            getattr(module, "STANDS_ALONE", False),
            getattr(module, "TABLES_STAND_ALONE", False),
            getattr(module, "TIER", "default"),
            _named_in(module, "ANYWHERE"),
        )
        for module in modules
    )


def _named_in(module: ModuleType, name: str) -> frozenset[Any] | None:
    named = getattr(module, name, None)
    return None if named is None else frozenset(named)


def run_extractors(
    document: Block,
    chosen: tuple[Extractor, ...] | None = None,
    answered: Callable[[Iterator[Card | Problem]], Lines] | None = None,
) -> Iterator[Card | Problem]:
    """Yield what the extractors (all, or those chosen) make of a lesson, each card under its extractor's name.

    `answered` tells by what the others found on which lines those that give way need not look for anything.
    """
    blocks = _Alike(plain_questions(with_written_parts(document)))
    rules = extractors() if chosen is None else chosen
    found = {rule.name: _found(rule, blocks) for rule in rules if not _waits(rule, answered)}
    begun = [span for rule in rules if found.get(rule.name) for span in _begun_by(rule, found[rule.name])]
    for rule in sorted((rule for rule in rules if rule.extract_before), key=_ALONE, reverse=True):
        found[rule.name] = _found(rule, blocks, begun=Standing(Lines(begun), _makes_cards))
        begun += _begun_by(rule, found[rule.name])
    if answered is not None:
        lines = answered(chain.from_iterable(found.values()))
        found |= {rule.name: _found(rule, blocks, lines) for rule in rules if rule.gives_way}
    return chain.from_iterable(found[rule.name] for rule in rules)


def _waits(rule: Extractor, answered: Callable[[Iterator[Card | Problem]], Lines] | None) -> bool:
    """Whether a rule is asked once it is known what the others found."""
    return rule.extract_before is not None or (rule.gives_way and answered is not None)


def _begun_by(rule: Extractor, found: Iterable[Card | Problem]) -> list[Span]:
    """Return the lines of the cards that stand on their own, among those that a rule found."""
    return [
        item.origin.span
        for item in found
        if not isinstance(item, Problem) and (rule.stands_alone or item.origin.evidence == "marked")
    ]


def _makes_cards(table: Block) -> bool:
    """Whether any of the rules whose tables stand alone makes cards of one, be it asked of the table or of a lesson."""
    lesson = Block("document", Markdown(table.source), table.span, children=(table,))
    found = (
        rule.extract(table if rule.reads is not None and "table" in rule.reads else lesson)
        for rule in extractors()
        if rule.tables_stand_alone
    )
    return any(isinstance(item, Card) for item in chain.from_iterable(found))


class _Alike:
    """The blocks of a lesson that hold others, together with those of their kind in which the same is seen."""

    def __init__(self, document: Block) -> None:
        self._alike: dict[_Form, list[tuple[int, Block]]] = {}
        self._known: dict[_Asked, Sequence[Block]] = {}
        for place, block in enumerate(document.walk()):
            if block.children and block.kind != "row":  # rules read the cells of rows by their tables
                self._alike.setdefault((block.kind, seen_in(block)), []).append((place, block))
        self._forms_of = _forms_of_rules(frozenset(self._alike))

    def known_to(self, rule: Extractor) -> Sequence[Block]:
        """Return the blocks that an extractor is for, in their order."""
        asked = (rule.reads, rule.held, rule.anywhere)
        known = self._known.get(asked)
        if known is None:
            forms = self._forms_of.get(asked)
            if forms is None:
                forms = self._forms_of[asked] = tuple(_forms_for(rule, self._alike))
            alike = [self._alike[form] for form in forms]
            placed = alike[0] if len(alike) == 1 else sorted(chain.from_iterable(alike), key=_PLACE)
            known = self._known[asked] = [block for _, block in placed]
        return known


def _forms_for(rule: Extractor, forms: Collection[_Form]) -> Iterator[_Form]:
    """Yield those of the forms of a lesson's blocks that an extractor is for."""
    seen_anywhere = frozenset().union(*(seen for _, seen in forms))
    if rule.anywhere is None or not rule.anywhere.isdisjoint(seen_anywhere):
        for kind, seen in forms:
            if (rule.reads is None or kind in rule.reads) and (rule.held is None or not rule.held.isdisjoint(seen)):
                yield kind, seen


@lru_cache(_REMEMBERED)
def _forms_of_rules(
    forms: frozenset[_Form],  # noqa: ARG001 - by them it is known again
) -> dict[_Asked, tuple[_Form, ...]]:
    """Return what is known for lessons whose blocks have these forms: which of them rules are for that ask so."""
    return {}


def _found(
    rule: Extractor, blocks: _Alike, lines: Lines = NO_LINES, begun: Standing = NOTHING_STANDS
) -> list[Card | Problem]:
    """Return what an extractor makes of a lesson's blocks.

    On the `lines` one that gives way finds nothing; the answers of one that looks for their end may end at what has
    `begun`.
    """
    known = blocks.known_to(rule)
    if not known:
        return []
    if rule.extract_beside:
        found = map(rule.extract_beside, known, repeat(lines))
    elif rule.extract_before:
        found = map(rule.extract_before, known, repeat(begun))
    else:
        found = map(
            rule.extract, [block for block in known if not lines.cover(block.span)] if rule.gives_way else known
        )
    return [item if isinstance(item, Problem) else named(item, rule.name) for item in chain.from_iterable(found)]
