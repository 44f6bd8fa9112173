"""One written convention per file; a file in this folder is an extractor by being there.

An extractor has a docstring whose first line says what it recognises, and one function,
`extract(block: Block) -> Iterator[Card | Problem]`. It is called with every block that holds others and looks at
their order and form; a block that it does not know is answered with silence. Where it says so, it is called with fewer
blocks: `READS` names the kinds of blocks that it knows, `WITH` that of which something must be seen in a block, kinds
of its children and what else `recognition/glance.py` tells, and `ANYWHERE` that of which something must be seen in
some block of the lesson, for a rule that looks through all of it. Of its `SIGNS` one must stand in the lesson's text,
and be it the “&” of a reference to another one. Where its cards ask for a row of a table, a term or an event, which do
not say what they belong to, it has a second function, `needs_topic(card: Card) -> bool`.

Where all that it yields are `shaped` cards of what stands in the lists or tables that it is called with, `GIVES_WAY` is
true: then it is not called with those that are parts of the answer to a question, whose card would stay. An extractor
that finds the lists or tables itself has `extract_beside(block: Block, answered: Lines)` for that, which leaves out
those that lie on the answered lines.

A rule whose answers go on until something else begins has `extract_before(block: Block, begun: Standing)`. It is told
where cards stand on their own: the lines of all that an author marked as cards, and of those of rules that say so by
`STANDS_ALONE`; and tables of which a rule makes cards that says so by `TABLES_STAND_ALONE`.

A rule for what no other one knows says so by `COMES_LAST`. Its `extract_beside` is called last, with the lines on which
the others have found something.

`ASKS_BY` tells what of the lesson a rule takes for its questions, a `heading`, a `line` or an `item` that asks, or the
bold `lead` of a text: from that it follows which answers may be whole passages (`collecting/`).

`TIER = "more"` leaves a rule out unless a deck takes facts of that tier, or names the rule.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import field
from functools import cache
from itertools import chain, repeat
from operator import itemgetter
from typing import Literal, cast

from mkdeck.cards import Block, BlockKind, Card, Markdown, Problem, Span, named
from mkdeck.recognition.glance import Sight, seen_in
from mkdeck.recognition.passes import as_rules_read
from mkdeck.rules.claims import NO_LINES, NOTHING_STANDS, Lines, Standing
from mkdeck.rules.registry import Rule, declarations, rules_in
from mkdeck.rules.tiers import Tier
from mkdeck.values import dataclass
from mkdeck.wording.held import holds_any

AskedBy = Literal["heading", "line", "item", "lead"]
"""What of a lesson is taken for a question."""
_PLACE = itemgetter(0)
_REMEMBERED = 64
"""Forms of lessons."""
_Form = tuple[BlockKind, frozenset[Sight]]
"""The kind of a block and what is seen in it."""


@dataclass(frozen=True, slots=True)
class Extractor:
    """A convention: its name, a line on what it recognises, and the function that reads it.

    It is for the kinds of blocks that it `reads`, and for those in which any of `held` is seen, in lessons that hold
    any of `anywhere`, and whose text any of `signs`; None stands for all.
    `needs_topic` tells of one of its cards whether the lesson's topic must stand before it; None of none.
    `only_with_topic` tells that a card stays only where the lesson or a heading says to which matter it belongs.
    `only_in_lessons` tells that none of its cards stays where a title says that the page is no lesson.
    `gives_way` tells that it looks for nothing where a question is answered, and `extract_beside` how. `extract_before`
    ends its answers where cards stand on their own, as those of a rule do that `stands_alone`, or of one whose
    `tables_stand_alone`. One of the `tier` “more” is run where a deck takes facts of that tier, or names the rule.
    `asks_by` tells what its questions were. One that `comes_last` looks where no other has found anything.
    By what is compared it is known which blocks it is for.
    """

    name: str
    summary: str = field(compare=False)
    extract: Callable[[Block], Iterator[Card | Problem]] = field(compare=False)
    reads: frozenset[BlockKind] | None = None
    held: frozenset[Sight] | None = None
    needs_topic: Callable[[Card], bool] | None = field(default=None, compare=False)
    gives_way: bool = field(default=False, compare=False)
    extract_beside: Callable[[Block, Lines], Iterator[Card | Problem]] | None = field(default=None, compare=False)
    only_with_topic: bool = field(default=False, compare=False)
    extract_before: Callable[[Block, Standing], Iterator[Card | Problem]] | None = field(default=None, compare=False)
    stands_alone: bool = field(default=False, compare=False)
    tables_stand_alone: bool = field(default=False, compare=False)
    tier: Tier = field(default="default", compare=False)
    anywhere: frozenset[Sight] | None = None
    signs: frozenset[str] | None = None
    asks_by: AskedBy | None = field(default=None, compare=False)
    comes_last: bool = field(default=False, compare=False)
    only_in_lessons: bool = field(default=False, compare=False)


_PACKAGE = sys.modules[__name__]
_MEMBERS = (
    "READS", "WITH", "ANYWHERE", "SIGNS", "GIVES_WAY", "ONLY_WITH_TOPIC", "STANDS_ALONE", "TABLES_STAND_ALONE", "TIER",
    "ASKS_BY", "COMES_LAST", "ONLY_IN_LESSONS", "extract", "extract_before", "extract_beside", "needs_topic",
)  # fmt: skip


@cache
def extractors() -> tuple[Extractor, ...]:
    """Return all extractors, by name."""
    return tuple(map(_extractor, rules_in(_PACKAGE, _MEMBERS)))


def _extractor(rule: Rule) -> Extractor:
    extract = rule.function("extract")
    assert extract is not None, rule.module  # noqa: S101 - a rule has one
    return Extractor(
        rule.name,
        rule.summary,
        extract,
        rule.listed("READS"),
        rule.listed("WITH"),
        rule.function("needs_topic"),
        rule.constants.get("GIVES_WAY", "extract_beside" in rule.functions and "COMES_LAST" not in rule.constants),
        rule.function("extract_beside"),
        rule.constants.get("ONLY_WITH_TOPIC", False),
        rule.function("extract_before"),
        rule.constants.get("STANDS_ALONE", False),
        rule.constants.get("TABLES_STAND_ALONE", False),
        rule.constants.get("TIER", "default"),
        rule.listed("ANYWHERE"),
        rule.listed("SIGNS"),
        rule.constants.get("ASKS_BY"),
        rule.constants.get("COMES_LAST", False),
        rule.constants.get("ONLY_IN_LESSONS", False),
    )


def declared_by_extractors() -> str:
    """Return what `declared.json` is to hold of the extractors."""
    return declarations(_PACKAGE, _MEMBERS)


def run_extractors(
    document: Block,
    chosen: tuple[Extractor, ...] | None = None,
    answered: Callable[[Iterator[Card | Problem]], Lines] | None = None,
) -> Iterator[Card | Problem]:
    """Yield what the extractors (all, or those chosen) make of a lesson, each card under its extractor's name.

    `answered` tells by what the others found on which lines those that give way need not look for anything.
    """
    known = _known_to(extractors() if chosen is None else chosen, as_rules_read(document))
    found = {rule.name: _found(rule, blocks) for rule, blocks in known if not _waits(rule, answered)}
    begun = [span for rule, _ in known if found.get(rule.name) for span in _begun_by(rule, found[rule.name])]
    for rule, blocks in sorted((asked for asked in known if asked[0].extract_before), key=_stands_alone, reverse=True):
        found[rule.name] = _found(rule, blocks, begun=Standing(Lines(begun), _makes_cards))
        begun += _begun_by(rule, found[rule.name])
    if answered is not None:
        lines = answered(chain.from_iterable(found.values()))
        found |= {rule.name: _found(rule, blocks, lines) for rule, blocks in known if rule.gives_way}
    for rule, blocks in known:
        if rule.comes_last:
            taken = Lines(_taken(chain.from_iterable(found.values())))
            left = [block for block in blocks if not taken.cover(block.span)]
            found[rule.name] = _found(rule, left, taken)
    return chain.from_iterable(found[rule.name] for rule, _ in known)


def _taken(found: Iterable[Card | Problem]) -> Iterator[Span]:
    """Yield the lines of cards, and of what was found to be wrong with others, but for want of an answer."""
    for item in found:
        if not isinstance(item, Problem):
            yield item.origin.span
        elif not item.is_unanswered:
            yield item.span


def _stands_alone(asked: tuple[Extractor, Sequence[Block]]) -> bool:
    return asked[0].stands_alone


def _waits(rule: Extractor, answered: Callable[[Iterator[Card | Problem]], Lines] | None) -> bool:
    """Whether a rule is asked once it is known what the others found."""
    return rule.extract_before is not None or rule.comes_last or (rule.gives_way and answered is not None)


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


def _known_to(rules: tuple[Extractor, ...], document: Block) -> list[tuple[Extractor, Sequence[Block]]]:
    """Return those of some extractors that are for any blocks of a lesson, each with these blocks in their order."""
    alike: dict[_Form, list[tuple[int, Block]]] = {}
    for place, block in enumerate(document.walk()):
        if block.children and block.kind != "row":  # rules read the cells of rows by their tables
            alike.setdefault((block.kind, seen_in(block)), []).append((place, block))
    of_forms: dict[tuple[_Form, ...], Sequence[Block]] = {}
    held: dict[frozenset[str], bool] = {}  # several rules look for the same signs
    known = []
    for rule, forms in _forms_of(rules, frozenset(alike)):
        if rule.signs is not None:
            if rule.signs not in held:
                held[rule.signs] = holds_any(document.source, rule.signs)
            if not held[rule.signs]:
                continue
        blocks = of_forms.get(forms)
        if blocks is None:
            together = [alike[form] for form in forms]
            placed = together[0] if len(together) == 1 else sorted(chain.from_iterable(together), key=_PLACE)
            blocks = of_forms[forms] = [block for _, block in placed]
        known.append((rule, blocks))
    return known


_RulesOfForms = Sequence[tuple[Extractor, tuple[_Form, ...]]]
_last_known: list[tuple[tuple[Extractor, ...], dict[frozenset[_Form], _RulesOfForms]]] = []
"""The last extractors that were asked for, and what is known of them; to hash them for each lesson takes long."""


def _forms_of(rules: tuple[Extractor, ...], forms: frozenset[_Form]) -> _RulesOfForms:
    """Return those of some extractors that are for blocks of any of these forms, each with the forms that it is for."""
    if not _last_known or _last_known[0][0] is not rules:
        _last_known[:] = [(rules, {})]
    known = _last_known[0][1]
    if forms not in known:
        if len(known) >= _REMEMBERED:
            known.clear()
        known[forms] = [(rule, found) for rule in rules if (found := tuple(_forms_for(rule, forms)))]
    return known[forms]


def _forms_for(rule: Extractor, forms: Collection[_Form]) -> Iterator[_Form]:
    """Yield those of the forms of a lesson's blocks that an extractor is for."""
    if rule.anywhere is not None and all(rule.anywhere.isdisjoint(seen) for _, seen in forms):
        return
    for kind, seen in forms:
        if (rule.reads is None or kind in rule.reads) and (rule.held is None or not rule.held.isdisjoint(seen)):
            yield kind, seen


def _is_left(rule: Extractor, block: Block, lines: Lines) -> bool:
    """Whether some of what a rule is for stands in a block on other lines than these."""
    if lines.cover(block.span):
        return False
    of_kinds = [inner for kind in rule.anywhere or () for inner in block.within(cast("BlockKind", kind))]
    return not of_kinds or not all(lines.cover(inner.span) for inner in of_kinds)


def _found(
    rule: Extractor, known: Sequence[Block], lines: Lines = NO_LINES, begun: Standing = NOTHING_STANDS
) -> list[Card | Problem]:
    """Return what an extractor makes of the blocks of a lesson that it is for.

    On the `lines` one that gives way finds nothing; the answers of one that looks for their end may end at what has
    `begun`.
    """
    if rule.gives_way:
        known = [block for block in known if _is_left(rule, block, lines)]
    if not known:
        return []  # and the module of the rule need not be loaded
    if rule.extract_beside:
        found = map(rule.extract_beside, known, repeat(lines))
    elif rule.extract_before:
        found = map(rule.extract_before, known, repeat(begun))
    else:
        found = map(rule.extract, known)
    return [item if isinstance(item, Problem) else named(item, rule.name) for item in chain.from_iterable(found)]
