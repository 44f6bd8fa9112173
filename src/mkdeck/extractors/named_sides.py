"""A card whose sides are named: `**Front:** …` and `**Back:** …`, or `Term:` and `Definition:`.

Bicycles, coats and pieces of knitting have fronts and backs as well. So half of the fronts must ask, or a title must
speak of cards; terms must be several, and no dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Markdown, Problem, Span
from mkdeck.parsing.inline import cut, join_lines, split_lines
from mkdeck.parsing.pieces import as_paragraphs, joined, line_span, paragraph
from mkdeck.recognition.answers import is_unwritten, why_unwritten
from mkdeck.recognition.flashcards import is_title_of_card
from mkdeck.recognition.questions import question_card, without_label
from mkdeck.values import dataclass, replace
from mkdeck.wording.held import words_held
from mkdeck.wording.words import asks, has_word, labels_of, plain, words

READS = ("document",)

_SIDES = (("front_side", "back_side"), ("term_side", "meaning_side"))
_ENDS = ("section", "heading", "rule", "front matter", "footnotes")
_FEWEST, _OPENING = 2, 2
"""Cards, or parts of a section; and blocks at the beginning of a lesson."""
_MEASURE = re.compile(r"\W*|\W*\d[\d.,/–-]*\W*\w{0,4}\W*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line behind the name of a side, `front` or `back`; without one, more of what stands before it, or its end."""

    side: str
    inline: Inline
    block: Block
    span: Span
    begins: bool
    kind: int = 0


@dataclass(frozen=True, slots=True)
class _Sides:
    """The lines of both sides of a card."""

    front: Sequence[_Line]
    back: Sequence[_Line]

    @property
    def span(self) -> Span:
        """The lines on which the card stands."""
        first, last = self.front[0].span, (*self.front, *self.back)[-1].span
        return Span(first.path, first.first, max(first.first, last.last))


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each front with its back in a lesson, and for a section that holds both below headings."""
    if not _may_name_a_front(block.source):
        return  # as nearly always
    named = [inner for inner in _containers(block) if any(map(_names_a_front, inner.children))]
    found = [
        sides for inner in named for sides in _cards(_lines(inner)) if not _MEASURE.fullmatch(_markdown(sides.front))
    ]
    for kind in range(len(_SIDES)):
        of_kind = [sides for sides in found if sides.front[0].kind == kind]
        if _are_cards(of_kind, block):
            for sides in of_kind:
                yield from _card(sides)
    yield from (card for section in block.within("section") if (card := _of_sections(section)))


def _may_name_a_front(text: str) -> bool:
    """Whether the name of a front may stand in a text: whole, or in ASCII its first word."""
    if text.isascii():
        return not _first_words().isdisjoint(words_held(text))
    small = text.casefold()
    return any(name in small for front, _ in _SIDES for name in words(front))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for front, _ in _SIDES for name in words(front))


def _containers(block: Block) -> Iterator[Block]:
    """Yield a block and those within it, but for lists whose points are lines of what they stand in."""
    pending = [block]
    while pending:
        inner = pending.pop()
        yield inner
        within = [child for child in inner.children if child.children]
        pending.extend(reversed([child for child in within if child.kind != "list" or not _holds_a_side(child)]))


def _are_cards(found: Sequence[_Sides], document: Block) -> bool:
    """Whether sides are those of cards: half of the fronts ask, or the lesson speaks of cards; terms are several."""
    if found and 2 * sum(map(_asks, found)) >= len(found):
        return True
    titles = (
        [*found[0].front[0].block.context, *(child.text for child in document.children[:_OPENING])] if found else []
    )
    if any(has_word(plain(title), "flashcards") for title in titles):
        return True
    are_terms = bool(found) and found[0].front[0].kind > 0 and len(found) >= _FEWEST
    return are_terms and not any(map(str.isdecimal, "".join(sides.front[0].inline.text for sides in found)))


def _asks(sides: _Sides) -> bool:
    return asks(sides.front[0].inline.text)


def _names_a_front(block: Block) -> bool:
    """Whether a block begins with the name of a front; most show by their first letters that they do not."""
    if block.kind in ("list", "item"):
        return any(map(_names_a_front, block.children[:1]))
    if block.kind != "paragraph" or not block.text:
        return False
    return any(_label(line, table) is not None for line in block.text.split("\n") for table, _ in _SIDES)


def _label(line: str, table: str) -> int | None:
    """Return where a line goes on behind the name of a side; None where it has none."""
    head = line.lstrip(" -*_•▪◦🔹🔸▶❓💡✅📌📝🅰🅱")
    start = len(line) - len(head)
    if head[:1].casefold() not in _first_letters(table):
        return None
    found = _pattern(table).match(line, start)
    return found.end() if found else None


@cache
def _first_letters(table: str) -> frozenset[str]:
    return frozenset(word[0] for word in words(table))


@cache
def _pattern(table: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{labels_of(table)})(?: ?\d{{1,3}})?\s?(?:：|:(?!:))[\s*_]*")


@cache
def _about_card() -> re.Pattern[str]:
    """Return the expression for what is written about a card below its sides."""
    return re.compile(rf"(?i)(?:#[\w/-]+\s*)+$|(?:{labels_of('about_card')})\s?[:：]")


def _lines(block: Block) -> Iterator[_Line]:
    """Yield the lines of paragraphs and of points, and other blocks as one line each."""
    for child in block.children:
        if child.kind == "paragraph":
            yield from _of_paragraph(child)
        elif child.kind == "item" or (child.kind == "list" and _holds_a_side(child)):
            yield from _lines(child)
        else:
            side = "end" if child.kind in _ENDS else ""
            yield _Line(side, Inline(), child, child.span, begins=True)


def _holds_a_side(block: Block) -> bool:
    """Whether a list's first point begins with the name of a side."""
    first = block.children[0].children[:1] if block.children else ()
    return any(
        _label(child.text, table) is not None for child in first for table in chain.from_iterable(_SIDES) if child.text
    )


def _of_paragraph(block: Block) -> Iterator[_Line]:
    for number, inline in enumerate(split_lines(block.inline)):
        span = line_span(block, number)
        line = _Line("", inline, block, span, begins=number == 0)
        for kind, (front, back) in enumerate(_SIDES):
            for side, table in (("front", front), ("back", back)):
                if (start := _label(inline.text, table)) is not None:
                    line = _Line(side, cut(inline, start, len(inline.text)), block, span, number == 0, kind)
        yield (
            line
            if line.side or not _about_card().match(inline.text)
            else _Line("end", inline, block, span, begins=True)
        )


def _cards(lines: Iterable[_Line]) -> Iterator[_Sides]:
    """Gather lines into cards: a front, and the back of its kind that follows it."""
    front: list[_Line] = []
    back: list[_Line] = []
    for line in _parted_at_titles(list(lines)):
        if line.side == "front" or line.side == "end" or (line.side == "back" and (back or not front)):
            if front and back:
                yield _Sides(front, back)
            front, back = [line] if line.side == "front" else [], []
        elif line.side == "back" and line.kind == front[0].kind:
            back = [line]
        elif front:
            (back or front).append(line)
    if front and back:
        yield _Sides(front, back)


def _parted_at_titles(lines: Sequence[_Line]) -> Iterator[_Line]:
    """Yield lines, of which a title right above a front, “Card 2”, belongs to no card."""
    for place, line in enumerate(lines):
        is_above = place + 1 < len(lines) and lines[place + 1].side == "front"
        yield replace(line, side="end") if is_above and not line.side and is_title_of_card(line.inline.text) else line


def _card(sides: _Sides) -> Iterator[Card | Problem]:
    answer = [Block("paragraph", _markdown(sides.back), sides.span, inline=sides.back[0].inline)]
    told = _markdown(sides.back)
    if not told or (len(sides.back) == 1 and is_unwritten(answer)):
        yield Problem(sides.span, f"the back {why_unwritten(answer)}; write it behind its name or below it")
        return
    first = sides.front[0]
    inline = without_label(join_lines([line.inline for line in sides.front if line.inline.text]))
    question = paragraph(inline, first.block, first.span)
    more = [line.block for line in sides.front if line.block.kind not in ("paragraph",)]
    yield question_card([question, *more], told, sides.back[0].inline, sides.span, "marked")


def _markdown(lines: Sequence[_Line]) -> Markdown:
    return as_paragraphs(
        (line.inline if line.inline.text or line.block.kind == "paragraph" else line.block.source, line.begins)
        for line in lines
    )


def _of_sections(block: Block) -> Card | None:
    """Return the card of a section whose parts are headed “Front” and “Back”, and no others."""
    parts = [child for child in block.children[1:] if child.kind == "section"]
    if len(parts) != _FEWEST or len(parts) + 1 != len(block.children):
        return None
    titles = [plain(part.children[0].text) for part in parts]
    if not any(titles[0] in words(front) and titles[1] in words(back) for front, back in _SIDES):
        return None
    context = parts[0].children[0].context
    asked = [replace(child, context=context) for child in parts[0].children[1:]]
    told = parts[1].children[1:]
    if not asked or is_unwritten(told):
        return None
    first = told[0]
    inline = first.inline if first.kind == "paragraph" else Inline()
    return question_card(asked, joined(child.source for child in told), inline, block.span, "marked")
