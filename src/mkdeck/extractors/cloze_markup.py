"""Deletions that the author marked: `{{c1::…}}`, `{{cloze …}}`, and `==…==` in a lesson that holds flashcards.

https://docs.ankiweb.net/editing.html#cloze-deletion,
https://www.stephenmwangi.com/obsidian-spaced-repetition/flashcards/cloze-cards/,
https://docs.logseq.com/#/page/flashcards
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Cloze, Markdown, Origin, Problem
from mkdeck.clozes import MARKED
from mkdeck.parsing.inline import blanked
from mkdeck.recognition.flashcards import has_tag, is_flashcard_lesson, without_schedule, without_tag
from mkdeck.wording.numbering import without_number
from mkdeck.wording.words import plain, words

READS = ("document",)

_CODE = re.compile(r"(`[^`]+`)")
_OF_LOGSEQ = re.compile(r"\{\{cloze ([^{}]+?)\s*\}\}")
_OF_REMNOTE = re.compile(r"\{\{([^\W\d_][^{}|$%<>#=:/]*?[\w)])\}\}", signs="{{")
_SIGN_OF_REMNOTE = re.compile(r"\S (?:>>>?|<<|<>|::|;;)(?: \S|$)", signs=(">>", "<<", "<>", "::", ";;"))
_FEWEST_OF_REMNOTE = 2
_HIGHLIGHT = re.compile(r"==(?=[^\s=])([^=\n]+?)(?<=[^\s=])==")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a cloze for each paragraph of a lesson that holds a deletion outside of code."""
    highlights: bool | None = None  # which is found out for the first paragraph that holds a sign
    are_remnote: bool | None = None
    for paragraph in block.walk():
        if paragraph.kind != "paragraph" or ("==" not in paragraph.text and "{{" not in paragraph.text):
            continue
        highlights = is_flashcard_lesson(block) if highlights is None else highlights
        may_be_hidden = highlights or (_is_exercise(paragraph) and not paragraph.text.startswith("=="))
        text = blanked(paragraph.inline, "code")
        source = paragraph.source
        if _OF_LOGSEQ.search(text):
            source = text = _numbered_of_logseq(source)
        elif _OF_REMNOTE.search(text) and not MARKED.search(text):
            are_remnote = _holds_remnote(block) if are_remnote is None else are_remnote
            source = text = _numbered_of_remnote(source) if are_remnote else source
        if may_be_hidden and _HIGHLIGHT.search(blanked(paragraph.inline, "code", "math")) and not MARKED.search(text):
            source = _numbered(source)
        elif not MARKED.search(text):
            continue
        if "#" in source and has_tag(paragraph.inline):
            source = Markdown(without_tag(source))
        origin = Origin(span=paragraph.span, context=paragraph.context, evidence="marked")
        yield Cloze(without_schedule(source), origin)


def _holds_remnote(document: Block) -> bool:
    """Whether several points hold RemNote's signs of cards, so that bare double braces are its clozes."""
    items = (block.children[0].text for block in document.walk() if block.kind == "item" and block.children)
    return sum(_SIGN_OF_REMNOTE.search(text) is not None for text in items) >= _FEWEST_OF_REMNOTE


def _numbered_of_remnote(source: Markdown) -> Markdown:
    """Return a text in which RemNote's deletions, `{{so}}`, are numbered; in code they stay as they are."""
    numbers = count(1)
    parts = _CODE.split(source)
    parts[::2] = [_OF_REMNOTE.sub(lambda found: f"{{{{c{next(numbers)}::{found[1]}}}}}", part) for part in parts[::2]]
    return Markdown("".join(parts))


def _is_exercise(paragraph: Block) -> bool:
    """Whether the heading above a paragraph says that gaps are to be filled: “5.3 填空题”."""
    return plain(without_number("".join(paragraph.context[-1:]))) in words("gap_exercise")


def _numbered_of_logseq(source: Markdown) -> Markdown:
    """Return a text in which the deletions of Logseq are numbered, with their hints; in code they stay as they are."""
    numbers = count(1)

    def deletion(found: re.Match[str]) -> str:
        told, _, hint = found[1].partition("\\\\")
        return f"{{{{c{next(numbers)}::{told.strip()}{f'::{hint.strip()}' if hint.strip() else ''}}}}}"

    parts = _CODE.split(source)
    parts[::2] = [_OF_LOGSEQ.sub(deletion, part) for part in parts[::2]]
    return Markdown("".join(parts))


def _numbered(source: Markdown) -> Markdown:
    """Make a deletion of each highlight, numbered in order."""
    numbers = count(1)
    parts = _CODE.split(without_tag(source))
    parts[::2] = [_HIGHLIGHT.sub(lambda found: f"{{{{c{next(numbers)}::{found[1]}}}}}", part) for part in parts[::2]]
    return Markdown("".join(parts))
