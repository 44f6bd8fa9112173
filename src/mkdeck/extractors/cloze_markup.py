"""Deletions that the author marked: `{{c1::…}}` anywhere, and `==…==` in a lesson that holds flashcards.

https://docs.ankiweb.net/editing.html#cloze-deletion,
https://www.stephenmwangi.com/obsidian-spaced-repetition/flashcards/cloze-cards/
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Cloze, Markdown, MarkKind, Origin, Problem
from mkdeck.flashcards import is_flashcard_lesson, without_schedule, without_tag

READS = ("document",)

_CLOZE = re.compile(r"\{\{c\d{1,3}::(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})+\}\}")
_CODE = re.compile(r"(`[^`]+`)")
_HIGHLIGHT = re.compile(r"==(?=[^\s=])([^=\n]+?)(?<=[^\s=])==")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a cloze for each paragraph of a lesson that holds a deletion outside of code."""
    highlights: bool | None = None  # which is found out for the first paragraph that holds a sign
    for paragraph in block.walk():
        if paragraph.kind != "paragraph" or ("==" not in paragraph.text and "{{" not in paragraph.text):
            continue
        highlights = is_flashcard_lesson(block) if highlights is None else highlights
        text = _without(paragraph, "code")
        source = paragraph.source
        if highlights and _HIGHLIGHT.search(_without(paragraph, "code", "math")) and not _CLOZE.search(text):
            source = _numbered(source)
        elif not _CLOZE.search(text):
            continue
        origin = Origin(span=paragraph.span, context=paragraph.context, evidence="marked")
        yield Cloze(without_schedule(source), origin)


def _numbered(source: Markdown) -> Markdown:
    """Make a deletion of each highlight, numbered in order."""
    numbers = count(1)
    parts = _CODE.split(without_tag(source))
    parts[::2] = [_HIGHLIGHT.sub(lambda found: f"{{{{c{next(numbers)}::{found[1]}}}}}", part) for part in parts[::2]]
    return Markdown("".join(parts))


def _without(block: Block, *kinds: MarkKind) -> str:
    """Return a paragraph's text with its code or formulas blanked out: what stands there is shown, not meant."""
    text = block.text
    for mark in block.inline.marks:
        if mark.kind in kinds:
            text = text[: mark.start] + " " * (mark.end - mark.start) + text[mark.end :]
    return text
