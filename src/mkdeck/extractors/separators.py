"""Signs of note-taking tools: `front :: back`, `front ::: back` both ways, `?` or `??` on a line of its own.

https://www.stephenmwangi.com/obsidian-spaced-repetition/flashcards/basic-cards/
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem, Span
from mkdeck.flashcards import is_flashcard_lesson, without_schedule
from mkdeck.inline import cut, split_lines, to_markdown
from mkdeck.pieces import joined

READS = ("document",)

_SPACED = re.compile(r"(?<=\S)\s+(:::?)\s+(?=\S)")
_TIGHT = re.compile(r"(?<=[^\s:])\s*(:::?)\s*(?=[^\s:])")
_TO_DO = re.compile(r"\[[ xX]\] ")
_MOST_SIGNS = 8
"""Signs; a line that holds so many is no card."""
_ALONE = re.compile(r"\?\??")
_CONTAINERS = ("document", "section", "item", "quote", "container")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of a lesson's lines and paragraphs that hold such a sign outside of code."""
    separator: re.Pattern[str] | None = None  # which is found out for the first paragraph that holds one
    for container in block.walk():
        if container.kind in _CONTAINERS:
            for place, child in enumerate(container.children):
                if child.kind == "paragraph":
                    if "::" in child.text:
                        separator = separator or (_TIGHT if is_flashcard_lesson(block) else _SPACED)
                        yield from _one_line(child, separator)
                    yield from _alone(child, container.children[place + 1 :][:1])


def _one_line(block: Block, separator: re.Pattern[str]) -> Iterator[Card]:
    for number, line in enumerate(split_lines(block.inline)):
        opaque = [(mark.start, mark.end) for mark in line.marks if mark.is_opaque or mark.kind == "link"]
        signs = list(islice(separator.finditer(line.text), _MOST_SIGNS))
        found = [sign for sign in signs if not any(start <= sign.start(1) < end for start, end in opaque)]
        if len(found) == 1 and _separates(line.text, found[0]):
            front = to_markdown(line, 0, found[0].start())
            back = to_markdown(line, found[0].end())
            there = min(block.span.first + number, block.span.last)
            origin = Origin(span=Span(block.span.path, there, there), context=block.context, evidence="marked")
            yield Basic(front, without_schedule(back), origin, both_ways=len(found[0][1]) > len("::"))


def _separates(line: str, sign: re.Match[str]) -> bool:
    """Whether a sign stands between two sides, and not within mathematics, a proportion, a time or a to-do item."""
    before, after = line[: sign.start()], line[sign.end() :]
    if before.count("$") % 2 or (" : " in before and " : " in after) or _TO_DO.match(before):
        return False
    return not (before[-1:].isdigit() and after[:1].isdigit() and not sign[0].startswith(" "))


def _alone(block: Block, following: tuple[Block, ...]) -> Iterator[Card]:
    """Yield the card of a paragraph in which a line is `?`, or `??` for both ways; a list may be its answer."""
    if "?" not in block.text:
        return
    lines = block.text.split("\n")
    place = next((number for number, line in enumerate(lines) if number and _ALONE.fullmatch(line.strip())), None)
    if place is None:
        return
    middle = len("\n".join(lines[:place]))
    end = middle + 1 + len(lines[place])
    parts = [to_markdown(cut(block.inline, end, len(block.text)))]
    last = block.span.last
    if not parts[0].strip() and following and following[0].kind in ("list", "code", "table", "quote"):
        parts.append(following[0].source)
        last = following[0].span.last
    back = without_schedule(joined(parts))
    if back:
        span = Span(block.span.path, block.span.first, last)
        front = Markdown(to_markdown(cut(block.inline, 0, middle)))
        origin = Origin(span=span, context=block.context, evidence="marked")
        yield Basic(front, back, origin, both_ways=lines[place].strip() == "??")
