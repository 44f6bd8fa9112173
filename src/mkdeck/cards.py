"""The values that every step shares: where a text stands, what it is, what it became.

All are frozen; a step makes new ones instead of changing what it was given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from operator import attrgetter
from pathlib import Path
from typing import Literal, NewType, assert_never

from mkdeck.problems import Problem as Problem
from mkdeck.problems import Span as Span
from mkdeck.values import cached_property, dataclass

Markdown = NewType("Markdown", str)
Html = NewType("Html", str)

Evidence = Literal["marked", "shaped", "stated"]
"""How sure a card is: `marked` by the author (`Answer:`), `shaped` by the document's form, `stated` in prose."""

EVIDENCE: tuple[Evidence, ...] = ("marked", "shaped", "stated")
"""Strongest first: where two cards claim the same lines, the stronger evidence wins."""


MarkKind = Literal[
    "strong", "emphasis", "strikethrough", "highlight", "code", "math", "link", "image", "footnote", "html"
]


@dataclass(frozen=True, slots=True)
class Mark:
    """Markup of the characters `start` to `end` of an `Inline`'s text; for an image that text is its alt text.

    `target` is a link's or image's address, and the raw tag of a `html` mark, which covers no text. The text of a
    `math` mark is the formula as it was written, its signs included. A `footnote` mark covers no text either and has
    the note's label as its target.
    """

    kind: MarkKind
    start: int
    end: int
    target: str = ""

    @property
    def is_opaque(self) -> bool:
        """Whether signs within the marked text are but themselves, as in code."""
        return self.kind in ("code", "math")


@dataclass(frozen=True, slots=True)
class Inline:
    """Running text without its markup, and the marks that lie on it; line breaks are newlines."""

    text: str = ""
    marks: tuple[Mark, ...] = ()


BlockKind = Literal[
    "document", "section", "heading", "paragraph", "list", "item", "quote", "code", "table", "row", "cell",
    "definitions", "term", "definition", "html", "rule", "container",
    "front matter", "entry", "footnotes", "footnote",
]  # fmt: skip

HOLDING: frozenset[BlockKind] = frozenset(["document", "section", "container", "quote"])
"""The kinds of blocks that hold a part of a lesson, whatever it says, one block below the other."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a lesson, and the blocks within it.

    `source` is its Markdown without the prefixes of the containers around it, so it stands on its own; that of the
    document has the lines of the file.
    `context` is the path of headings above it. `level` is a heading's rank and that of the section it opens.
    `inline` is the text of headings, paragraphs, cells and terms; where a cell in HTML holds blocks, as its `info`
    tells, it is their lines, and `source` is theirs. `info` is a code fence's info string, and the label by which other
    blocks refer to a container; of a paragraph or a heading, its name and those of blocks that it cites.
    `number` is the number that an item of an ordered list carries; `ordered` tells such a list. `roles` are the names
    that say what a block is for: a container's own and its classes, and those that attributes give to other blocks;
    a table's header row has the role `header`. A container's `inline` is its title. A lesson's front matter is its
    first block; it holds an entry for each key, which is its `info`, with the value as its text. Behind it stands the
    block of the footnotes, wherever they were written: each has its label as its `info` and its text as its `source`.
    """

    kind: BlockKind
    source: Markdown
    span: Span
    level: int = 0
    children: tuple[Block, ...] = ()
    context: tuple[str, ...] = ()
    inline: Inline = Inline()
    info: str = ""
    ordered: bool = False
    number: int | None = None
    roles: tuple[str, ...] = ()

    text: str = field(init=False, compare=False, metadata={"of": "inline.text"})
    """The block's own running text, without markup: each lesson asks for it some thousand times."""

    def walk(self) -> Iterator[Block]:
        """Return this block and all blocks within it, in the order of the file."""
        return iter(_walked(self).blocks)

    def within(self, kind: BlockKind) -> Sequence[Block]:
        """Return the blocks of a kind among this one and all within it, in the order of the file."""
        return _walked(self).by_kind.get(kind, ())

    def holders(self, kind: BlockKind) -> Sequence[Block]:
        """Return those among this block and all within it that have a child of a kind, in the order of the file."""
        return _walked(self).by_child.get(kind, ())


class _Walk:
    """All blocks within one, as they stand and by their kinds."""

    def __init__(self, block: Block) -> None:
        self.root = block
        self.blocks: list[Block] = []
        _gather(block, self.blocks)

    @cached_property
    def by_kind(self) -> Mapping[BlockKind, Sequence[Block]]:
        """The blocks of each kind."""
        found: defaultdict[BlockKind, list[Block]] = defaultdict(list)
        for block in self.blocks:
            found[block.kind].append(block)
        return found

    @cached_property
    def by_child(self) -> Mapping[BlockKind, Sequence[Block]]:
        """The blocks that hold a child of each kind."""
        found: defaultdict[BlockKind, list[Block]] = defaultdict(list)
        for block in self.blocks:
            if block.children:
                for kind in set(map(_KIND, block.children)):
                    found[kind].append(block)
        return found


_KIND = attrgetter("kind")
_last_walk: list[_Walk] = []
"""That of the last lesson: a good dozen of rules ask for all of its blocks."""


def _walked(block: Block) -> _Walk:
    if _last_walk and _last_walk[0].root is block:
        return _last_walk[0]
    walk = _Walk(block)
    if block.kind == "document":
        _last_walk[:] = [walk]
    return walk


def _gather(block: Block, found: list[Block]) -> None:
    found.append(block)
    for child in block.children:
        if child.children:
            _gather(child, found)
        else:
            found.append(child)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a card comes from: its lines, the headings above them, the rule that made it and how sure that is.

    `extractor` is the rule's name, which the runner adds. `quote` is the sentence that states a fact. `also` are
    the other places, in the same lesson or in others, that gave the same card. `key` is the id that the author gave
    it, if any. `definitions` is the Markdown of the footnotes, link targets and abbreviations that the card's sides
    cite. `topic` is what the lesson is about, where neither the card nor a heading above it says so.
    """

    span: Span
    context: tuple[str, ...]
    evidence: Evidence
    extractor: str = ""
    quote: str = ""
    also: tuple[Span, ...] = ()
    key: str = ""
    definitions: Markdown = Markdown("")
    topic: str = ""

    @property
    def above(self) -> tuple[str, ...]:
        """The topic, and the headings above the card."""
        return (self.topic, *self.context) if self.topic else self.context


@dataclass(frozen=True, slots=True)
class Basic:
    """A question and its answer; `both_ways` asks for the question to the answer as well.

    `items` are those of an answer that is an ordered list, if they are asked one by one; else there are none.
    """

    front: Markdown
    back: Markdown
    origin: Origin
    both_ways: bool = False
    items: tuple[Markdown, ...] = ()


@dataclass(frozen=True, slots=True)
class Cloze:
    """A text with deletions written `{{c1::…}}`, or `{{c1::…::hint}}`."""

    text: Markdown
    origin: Origin


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with options; `correct` are the places of the right ones, from 0, and `back` explains them."""

    front: Markdown
    options: tuple[Markdown, ...]
    correct: tuple[int, ...]
    back: Markdown
    origin: Origin


Card = Basic | Cloze | Choice


def with_origin(card: Card, origin: Origin) -> Card:
    """Return the card with another origin; each card comes by, and `replace` takes three times as long."""
    match card:  # by its class alone, as below: to match its fields takes ten times as long
        case Basic():
            return Basic(card.front, card.back, origin, card.both_ways, card.items)
        case Cloze():
            return Cloze(card.text, origin)
        case Choice():
            return Choice(card.front, card.options, card.correct, card.back, origin)
        case _:
            assert_never(card)


def named(card: Card, extractor: str) -> Card:
    """Return the card with the name of the rule that made it."""
    origin = card.origin
    return with_origin(
        card,
        Origin(
            span=origin.span, context=origin.context, evidence=origin.evidence, extractor=extractor, quote=origin.quote,
            also=origin.also, key=origin.key, definitions=origin.definitions, topic=origin.topic,
        ),
    )  # fmt: skip


def sides(card: Card) -> tuple[Markdown, ...]:
    """Return all texts of a card."""
    match card:
        case Basic():
            return (card.front, card.back)
        case Cloze():
            return (card.text,)
        case Choice():
            return (card.front, *card.options, card.back)
        case _:
            assert_never(card)


@dataclass(frozen=True, slots=True)
class IdentifiedCard:
    """A card that knows who it is.

    `guid` is its identity in Anki, `modified` the time of its last change up to the last build, in seconds since the
    epoch and 0 for a new card; `tags` all that it carries, the lesson's and the deck's included.
    """

    guid: str
    card: Card
    deck: str
    tags: tuple[str, ...]
    modified: int


@dataclass(frozen=True, slots=True)
class Note:
    """A note as Anki stores it: its type's name, and the HTML of its filled fields by their names.

    `due` is the order in which it comes up as new, from 1; `modified` the time of its last change, in seconds since
    the epoch. `media` are the files that the fields name, by those names.
    """

    guid: str
    note_type: str
    fields: Mapping[str, Html]
    tags: tuple[str, ...]
    deck: str
    due: int
    modified: int
    media: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A card that did not stay, and why, as the end of a sentence that begins with “no card, because”."""

    card: Card
    reason: str


@dataclass(frozen=True, slots=True)
class Collected:
    """The cards that stay, the problems met on the way, and what did not stay; in the order of the lessons."""

    cards: tuple[Card, ...]
    problems: tuple[Problem, ...]
    dropped: tuple[Dropped, ...] = ()
