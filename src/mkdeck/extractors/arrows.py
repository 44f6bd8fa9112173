"""Points whose sides an arrow parts, as in RemNote: `front >> back`, `back << front`, `side <> side`.

https://help.remnote.com/en/articles/6025481-creating-flashcards. With nothing behind the arrow the points below are the
answer, behind `>>1.` in their order; behind `>>A)` they are options, of which the first is right. A menu's path, a
shift of bits and “much greater than” are written alike, so the points must tell that they ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Choice, Inline, Markdown, Origin, Problem
from mkdeck.parsing.inline import to_markdown
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.flashcards import holds_remnote
from mkdeck.values import dataclass
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import has_question_mark

READS = ("document",)
SIGNS = ("<", ">", "&")

_SIGN = re.compile(r"(?<=\S)\s+(?P<sign>>>(?:A\)|1\.)(?=\s*$)|>>>?|<<|<>)(?:\s+(?=\S)|\s*$)", signs=(">>", "<<", "<>"))
_SIGNS = (">>", "<<", "<>")
_OF_CHOICE, _NUMBERED = ">>A)", ">>1."
_FEWEST = 2
_FEWEST_WORDS = 3
"""Words of one side, at least, where it is told what something is: a path holds names."""


@dataclass(frozen=True, slots=True)
class _Point:
    """A point, and where in the text of its first paragraph the sign stands that parts its sides."""

    item: Block
    sign: str
    start: int
    end: int

    @property
    def inline(self) -> Inline:
        """The running text that holds the sign."""
        return self.item.children[0].inline


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of a lesson's points that hold an arrow, where several do and most of them ask or tell."""
    points = [point for item in block.within("item") if (point := _point(item)) is not None]
    asking = sum(map(_asks_or_tells, points))
    if asking >= _FEWEST and 2 * asking > len(points) and holds_remnote(block):
        for point in points:
            yield from _card(point)


def _point(item: Block) -> _Point | None:
    """Return an item whose first paragraph holds but one sign outside of code, mathematics and links."""
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph" or not any(sign in first.text for sign in _SIGNS):
        return None
    opaque = [(mark.start, mark.end) for mark in first.inline.marks if mark.is_opaque or mark.kind == "link"]
    signs = [
        found
        for found in _SIGN.finditer(first.text)
        if not any(start <= found.start("sign") < end for start, end in opaque)
    ]
    if len(signs) != 1 or "\n" in first.text:
        return None
    return _Point(item, signs[0]["sign"], signs[0].start(), signs[0].end())


def _asks_or_tells(point: _Point) -> bool:
    """Whether a side asks, or has the length of something told, or stands above the points that tell it."""
    sides = (point.inline.text[: point.start], point.inline.text[point.end :])
    is_told = any(len(side.split()) >= _FEWEST_WORDS for side in sides)
    return any(map(has_question_mark, sides)) or is_told or (not sides[1] and bool(point.item.children[1:]))


def _card(point: _Point) -> Iterator[Card | Problem]:
    before = to_markdown(point.inline, 0, point.start)
    below = joined(child.source for child in point.item.children[1:])
    after = to_markdown(point.inline, point.end) if point.end < len(point.inline.text) else below
    if point.sign == _NUMBERED:
        after = _numbered(point.item.children[1:])
    front, back = (after, before) if point.sign == "<<" else (before, after)
    if not back or is_unwritten_answer(back):
        yield Problem(point.item.children[0].span, "a front without a back; write it behind the arrow or below it")
        return
    origin = Origin(span=point.item.span, context=point.item.children[0].context, evidence="marked")
    if point.sign == _OF_CHOICE:
        options = tuple(joined(child.source for child in item.children) for item in _items(point.item.children[1:]))
        if len(options) < _FEWEST or not all(options):
            yield Problem(point.item.span, "a choice of fewer than two options; write them below the arrow")
        else:
            yield Choice(Markdown(front), options, (0,), Markdown(""), origin)
        return
    yield Basic(Markdown(front), Markdown(back), origin, both_ways=point.sign == "<>")


def _items(below: Sequence[Block]) -> Sequence[Block]:
    return [item for child in below if child.kind == "list" for item in child.children]


def _numbered(below: Sequence[Block]) -> Markdown:
    """Return the points below an arrow as a list with numbers."""
    told = [joined(child.source for child in item.children).replace("\n", "\n   ") for item in _items(below)]
    return Markdown("\n".join(f"{number}. {text}" for number, text in enumerate(told, 1)))
