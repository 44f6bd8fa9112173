"""The front matter of a lesson as a block, whose entries extractors read like other blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown, Span
from mkdeck.lessons.lesson import Lesson

_KEY = re.compile(r"[^\s#-]")
_POINT = re.compile(r" *-(?= )")


def front_matter_blocks(lesson: Lesson) -> Iterator[Block]:
    """Yield the block of the front matter, with an entry for each key whose value is a text, a number or a list.

    A list of mappings is an entry for each of them, which holds their keys' entries: `faq.question`, `faq.answer`.
    """
    if not lesson.body:
        return
    span = Span(lesson.path, 1, lesson.body)
    lines = lesson.lines[: lesson.body]
    entries = list(_entries(lesson.front_matter, span))
    for key, value in lesson.front_matter.items():
        mappings = [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
        spans = _spans_of_mappings(lines, str(key), len(mappings), span) if mappings else []
        for mapping, place in zip(mappings, spans, strict=True):
            inside = tuple(_entries(mapping, place, f"{key}."))
            entries.append(Block("entry", Markdown(""), place, info=str(key), children=inside))
    yield Block("front matter", Markdown("\n".join(lines)), span, children=tuple(entries))


def _entries(values: Mapping[str, Any], span: Span, prefix: str = "") -> Iterator[Block]:
    """Yield an entry for each key whose value is a text, a number or a list of such."""
    for key, value in values.items():
        texts = [str(item) for item in (value if isinstance(value, list) else [value]) if isinstance(item, str | int)]
        if texts:
            text = ", ".join(texts)
            yield Block("entry", Markdown(text), span, info=f"{prefix}{key}", inline=Inline(text))


def _spans_of_mappings(lines: Sequence[str], key: str, number: int, whole: Span) -> list[Span]:
    """Return the lines of each mapping of a front matter's list, the whole front matter where they cannot be told."""
    start = next((at for at, line in enumerate(lines) if line.startswith(f"{key}:")), len(lines))
    end = next((at for at in range(start + 1, len(lines)) if _KEY.match(lines[at])), len(lines))
    signs = [len(found[0]) for line in lines[start + 1 : end] if (found := _POINT.match(line)) is not None]
    opened = [at for at in range(start + 1, end) if signs and lines[at].startswith(" " * (signs[0] - 1) + "-")]
    if len(opened) != number:
        return [whole] * number
    return [Span(whole.path, first + 1, last) for first, last in pairwise([*opened, end])]
