"""A heading or a line that carries `#flashcard`; what stands below it is the answer.

https://github.com/reuseman/flashcards-obsidian
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem, Span
from mkdeck.clozes import MARKED
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.flashcards import has_tag, without_schedule, without_tag
from mkdeck.wording.unwritten import is_unwritten_answer

READS = ("document", "section", "item", "quote", "container")
WITH = ("tag",)

_SIGN = re.compile(r"::|\n\?\??(?:\n|$)|^[QA]:")
_LABEL = re.compile(r"[QA]\s?::?\s")
_PROPERTY = re.compile(r"(?:(?:card-[a-z-]+|id|collapsed|background-color|heading|deck):: .*)?$")
"""What Logseq knows of a block: “card-last-interval:: 4”, https://docs.logseq.com/#/page/properties."""
_BOTH_WAYS = re.compile(r"(?i)#flash-?cards?[-/](?:reverse|both)")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the card of a section whose heading carries the tag, and of each paragraph whose first line does."""
    if block.kind == "section" and has_tag(block.children[0].inline) and not any(map(_holds_cards, block.children[1:])):
        heading, below = block.children[0], block.children[1:]
        yield from _card(heading, to_markdown(heading.inline), joined(child.source for child in below), block.span)
        return
    for place, child in enumerate(block.children):
        if child.kind != "paragraph" or "#" not in child.text:
            continue
        first, _, rest = child.text.partition("\n")
        if not has_tag(cut(child.inline, 0, len(first))) or not without_tag(first):
            continue
        if MARKED.search(first) or _LABEL.match(first):  # a cloze that carries the tag, or a labelled question
            continue
        rest = "" if all(map(_PROPERTY.match, rest.split("\n"))) else rest
        back = to_markdown(cut(child.inline, len(first), len(child.text))) if rest else Markdown("")
        last = child.span.last
        following = block.children[place + 1 : place + 2]
        if not rest and following and following[0].kind in ("list", "code", "table", "quote"):
            back, last = following[0].source, following[0].span.last
        span = Span(child.span.path, child.span.first, last)
        yield from _card(child, to_markdown(cut(child.inline, 0, len(first))), back, span)


def _holds_cards(block: Block) -> bool:
    """Whether cards stand below a tagged heading, so that the tag speaks of them."""
    return block.kind == "section" or any(map(_may_be_card, block.walk()))


def _may_be_card(block: Block) -> bool:
    """Whether a block holds a sign of cards, or a highlight, which the tag makes one."""
    return _SIGN.search(block.text) is not None or any(mark.kind == "highlight" for mark in block.inline.marks)


def _card(block: Block, front: str, back: Markdown, span: Span) -> Iterator[Card]:
    answer = without_schedule(back)
    if answer and not is_unwritten_answer(answer.lstrip("-*+ \t")):
        asked = Markdown(without_tag(front.replace("\\#", "#")))
        origin = Origin(span=span, context=block.context, evidence="marked")
        yield Basic(asked, answer, origin, both_ways=_BOTH_WAYS.search(block.text) is not None)
