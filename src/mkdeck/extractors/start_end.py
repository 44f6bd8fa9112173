"""Blocks between START and END, with the kind of note, its front, and its back behind `Back:`.

So Obsidian_to_Anki reads them, as well as `STARTI [Basic] front Back: back ENDI` on a line:
https://github.com/ObsidianToAnki/Obsidian_to_Anki/wiki/Note-formatting
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Cloze, Markdown, Origin, Problem, Span
from mkdeck.clozes import MARKED
from mkdeck.values import dataclass
from mkdeck.wording.unwritten import is_missing

READS = ("document",)
SIGNS = ("START",)

_INLINE = re.compile(r"STARTI \[[^\]]*\] (?P<front>.*?)\s+Back: (?P<back>.*?)\s+(?:<!--.*?--> )?ENDI", signs="starti")
_FENCE = re.compile(r"\s{0,3}(?P<sign>`{3,}|~{3,})")
_FRONT, _BACK = re.compile(r"(?:Front|Text):\s*"), re.compile(r"(?:Back|Extra|Back Extra):\s*")
_ABOUT = re.compile(r"\s*(?:Tags:.*|<!--\s*ID:.*-->|ID:\s*\d+)\s*")
_MOST_LINES = 200
"""Lines of a note; behind more of them nobody has closed it."""


@dataclass(frozen=True, slots=True)
class _Note:
    """The lines of a note between the two words, and the line on which it starts and ends, counted from one."""

    lines: Sequence[str]
    first: int
    last: int


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each note that has a front and a back, and a problem for one without a back."""
    contexts = {inner.span.first: inner.context for inner in block.walk() if inner.kind in ("paragraph", "list")}
    lines = block.source.split("\n")
    for note in _notes(lines):
        yield from _card(note, block, contexts.get(note.first, ()))
    for number, line in enumerate(lines, 1):
        if (found := _INLINE.search(line)) is not None:
            span = Span(block.span.path, number, number)
            origin = Origin(span=span, context=contexts.get(number, ()), evidence="marked")
            yield Basic(Markdown(found["front"]), Markdown(found["back"]), origin)


def _notes(lines: Sequence[str]) -> Iterator[_Note]:
    """Yield what stands between the words, but for what stands in fences."""
    start: int | None = None
    fence = ""
    for number, line in enumerate(lines):
        sign = _FENCE.match(line)
        if sign is not None and start is None:
            fence = "" if fence and sign["sign"].startswith(fence) else fence or sign["sign"]
        if fence:
            continue
        if line.strip() == "START":
            start = number
        elif line.strip() == "END" and start is not None:
            if number - start <= _MOST_LINES:
                yield _Note(lines[start + 1 : number], start + 1, number + 1)
            start = None


def _card(note: _Note, block: Block, context: tuple[str, ...]) -> Iterator[Card | Problem]:
    span = Span(block.span.path, note.first, note.last)
    origin = Origin(span=span, context=context, evidence="marked")
    told = [line for line in note.lines[1:] if not _ABOUT.fullmatch(line)]
    place = next((at for at, line in enumerate(told) if _BACK.match(line)), None)
    front = _field(told if place is None else told[:place], _FRONT)
    if MARKED.search(front):
        yield Cloze(front, origin)
        return
    if place is None:
        return  # another use of the words
    back = _field(told[place:], _BACK)
    if front and (not back or is_missing(back)):
        yield Problem(span, "a note without a back; write it behind “Back:”", is_unanswered=True)
    elif front:
        yield Basic(front, back, origin)


def _field(lines: Sequence[str], name: re.Pattern[str]) -> Markdown:
    """Return the text of a field, behind its name if that stands before it."""
    text = "\n".join(lines).strip("\n ")
    found = name.match(text)
    return Markdown(text[found.end() :].strip("\n ") if found else text)
