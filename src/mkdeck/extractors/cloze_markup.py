"""Deletions that the author marked: `{{c1::…}}`, `{{cloze …}}`, and `==…==` in a lesson that holds flashcards.

https://docs.ankiweb.net/editing.html#cloze-deletion,
https://www.stephenmwangi.com/obsidian-spaced-repetition/flashcards/cloze-cards/,
https://docs.logseq.com/#/page/flashcards
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, groupby

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Cloze, Inline, Markdown, Origin, Problem
from mkdeck.clozes import MARKED
from mkdeck.parsing.inline import blanked, join_lines, split_lines, to_markdown, with_signs_of_highlights
from mkdeck.parsing.pieces import line_span
from mkdeck.recognition.flashcards import has_tag, holds_remnote, is_flashcard_lesson, without_schedule, without_tag
from mkdeck.recognition.two_sided_lines import SPACED, TIGHT, has_sides
from mkdeck.values import replace
from mkdeck.wording.numbering import without_number
from mkdeck.wording.words import plain, words

READS = ("document",)
SIGNS = ("==", "{{", "\\=", "\\{", "&")

_CODE = re.compile(r"(`[^`]+`)")
_OF_LOGSEQ = re.compile(r"\{\{cloze ([^{}]+?)\s*\}\}")
_OF_REMNOTE = re.compile(r"\{\{([^\W\d_][^{}|$%<>#=:/]*?[\w)])\}\}", signs="{{")
_HIGHLIGHT = re.compile(r"==(?=[^\s=])([^=\n]+?)(?<=[^\s=])==")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a cloze for each paragraph of a lesson that holds a deletion outside of code."""
    highlights: bool | None = None  # which is found out for the first paragraph that holds a sign
    are_remnote: bool | None = None
    for paragraph in block.within("paragraph"):
        if "==" not in paragraph.source and "{{" not in paragraph.text:
            continue
        highlights = is_flashcard_lesson(block) if highlights is None else highlights
        inline = with_signs_of_highlights(paragraph.inline)
        may_be_hidden = highlights or (_is_exercise(paragraph) and not inline.text.startswith("=="))
        text = blanked(inline, "code")
        source = paragraph.source
        if _OF_LOGSEQ.search(text):
            source = text = _numbered(source, _OF_LOGSEQ)
        elif _OF_REMNOTE.search(text) and not MARKED.search(text):
            are_remnote = holds_remnote(block) if are_remnote is None else are_remnote
            source = text = _numbered(source, _OF_REMNOTE) if are_remnote else source
        if may_be_hidden and _holds_highlight(inline) and not MARKED.search(text):
            for part in _without_pairs(paragraph, TIGHT if highlights else SPACED):
                yield _highlighted(part)
            continue
        if not MARKED.search(text):
            continue
        if "#" in source and has_tag(paragraph.inline):
            source = Markdown(without_tag(source))
        origin = Origin(span=paragraph.span, context=paragraph.context, evidence="marked")
        yield Cloze(without_schedule(source), origin)


def _highlighted(paragraph: Block) -> Cloze:
    source = _numbered(Markdown(without_tag(paragraph.source)), _HIGHLIGHT)
    if "#" in source and has_tag(paragraph.inline):
        source = Markdown(without_tag(source))
    return Cloze(without_schedule(source), Origin(span=paragraph.span, context=paragraph.context, evidence="marked"))


def _without_pairs(paragraph: Block, separator: re.Pattern[str]) -> Iterator[Block]:
    """Yield a paragraph, or what stands between its lines that are cards by themselves: “front :: ==back==”."""
    lines = split_lines(paragraph.inline)
    apart = [has_sides(with_signs_of_highlights(line), separator) for line in lines]
    if not any(apart):
        yield paragraph  # as nearly always
        return
    for is_apart, group in groupby(range(len(lines)), key=apart.__getitem__):
        places = list(group)
        inline = join_lines([lines[place] for place in places])
        if not is_apart and _holds_highlight(with_signs_of_highlights(inline)):
            span = line_span(paragraph, places[0], len(places))
            yield replace(paragraph, inline=inline, source=to_markdown(inline), span=span)


def _holds_highlight(inline: Inline) -> bool:
    """Whether something stands between signs of a highlight, which may be a formula; those within one are its own."""
    without = blanked(inline, "code", "math")
    told = (sign if sign == kept else "x" for sign, kept in zip(blanked(inline, "code"), without, strict=True))
    return _HIGHLIGHT.search(without) is not None or _HIGHLIGHT.search("".join(told)) is not None


def _is_exercise(paragraph: Block) -> bool:
    """Whether the heading above a paragraph says that gaps are to be filled: “5.3 填空题”."""
    return plain(without_number("".join(paragraph.context[-1:]))) in words("gap_exercise")


def _numbered(source: Markdown, deletion: re.Pattern[str]) -> Markdown:
    """Return a text in which each deletion is numbered, in order, with its hint; in code they stay as they are."""
    numbers = count(1)

    def written(found: re.Match[str]) -> str:
        told, _, hint = found[1].partition("\\\\")
        return f"{{{{c{next(numbers)}::{told.strip()}{f'::{hint.strip()}' if hint.strip() else ''}}}}}"

    parts = _CODE.split(source)
    parts[::2] = [deletion.sub(written, part) for part in parts[::2]]
    return Markdown("".join(parts))
