"""What of a page leads elsewhere and belongs to no answer: “Back to top”, “← Lesson 2 · All lessons”."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown
from mkdeck.parsing.inline import blanked, cut, split_lines
from mkdeck.parsing.pieces import paragraph
from mkdeck.wording.words import plain, words

_TAGGED_LINK = re.compile(r"(?i)<a\s(?:[^>]*\s)?href\s*=\s*[\"']?(?P<target>[^\"'\s>]*)", signs="<")
_SEPARATORS = frozenset(" \n·•|/–—-,←→⬅➡↑⬆")
_LEADING = ("link", "html")
"""The kinds of marks that may lead elsewhere."""
_DIRECTIONS = frozenset("←→⬅➡↑⬆↥⇧⤴🔝")


def is_navigation(block: Block) -> bool:
    """Whether a paragraph only leads elsewhere: "Back to top", "[← Lesson 2](2.md) · [All lessons](index.md)"."""
    if block.kind != "paragraph" or not block.inline.marks:
        return False  # as most
    if not any(mark.kind in _LEADING for mark in block.inline.marks):
        return False
    marks = [mark for mark in block.inline.marks if mark.kind == "link"]
    whole = [mark.target for mark in marks if mark.start == 0 and mark.end == len(block.text)]
    if whole or (whole := _tagged_links(block.inline)):
        return whole[0].startswith("#") or _leads_back(block.text)
    return len(marks) > 1 and _SEPARATORS.issuperset(blanked(block.inline, "link"))


def _tagged_links(inline: Inline) -> list[str]:
    """Return where `<a href="#top">` leads, if such tags stand around a whole text but for brackets."""
    is_bracketed = inline.text.startswith("(") and inline.text.endswith(")")
    start, end = (1, len(inline.text) - 1) if is_bracketed else (0, len(inline.text))
    tags = [mark for mark in inline.marks if mark.kind == "html"]
    if not any(tag.target.lower() == "</a>" and tag.end == end for tag in tags):
        return []
    return [found["target"] for tag in tags if tag.start == start and (found := _TAGGED_LINK.match(tag.target))]


def _leads_back(text: str) -> bool:
    """Whether the text of a link tells a direction and no more than where that leads: “← Back to the index”."""
    if text[:1] in _DIRECTIONS or text[-1:] in _DIRECTIONS:
        return True
    return any(f"{plain(text)} ".startswith(f"{word} ") for word in words("way"))


def without_way_back(block: Block) -> Block:
    """Return a paragraph without a last line that only leads elsewhere on the page: "Back to top"."""
    lines = split_lines(block.inline) if block.kind == "paragraph" and "\n" in block.text else []
    if not lines or not is_navigation(Block("paragraph", Markdown(""), block.span, inline=lines[-1])):
        return block
    return paragraph(cut(block.inline, 0, block.text.rfind("\n")), block)
