"""A question and its answer behind a spoiler: `What is QTH? >!My location.!<`, or `||My location.||`.

https://support.reddithelp.com/hc/en-us/articles/360043033952 (`>!…!<`, within a line or on one of its own),
https://support.discord.com/hc/en-us/articles/360022320632 (`||…||`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.answers import is_unwritten
from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.inline import cut, to_markdown
from mkdeck.pieces import covering, paragraph
from mkdeck.questions import question_card
from mkdeck.words import has_question_mark

READS = ("document", "section", "item", "quote", "container")
WITH = ("question",)

_HIDDEN = re.compile(
    r"(?:>! ?(?P<arrows>(?:(?!>!).){1,800}?) ?!<|\|\| ?(?P<bars>[^|]+?) ?\|\|)\s*", re.DOTALL, signs=("!<", "||")
)
_QUOTED = re.compile(r"! ?(?P<arrows>.+?) ?!<\s*", re.DOTALL, signs="!<")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question behind which, or below which, a spoiler stands."""
    for place, child in enumerate(block.children):
        if child.kind == "paragraph" and has_question_mark(child.text):
            card = _within(child) or _below(child, block.children[place + 1 : place + 2])
            if card is not None:
                yield card


def _within(block: Block) -> Card | None:
    found = _HIDDEN.search(block.text)
    if found is None or found.end() != len(block.text):
        return None
    question = paragraph(cut(block.inline, 0, found.start()), block)
    return _card(question, cut(block.inline, *found.span(found.lastgroup or 0)), [block])


def _below(block: Block, following: Sequence[Block]) -> Card | None:
    """Return the card of a question below which a spoiler stands, which to Markdown is a quotation."""
    quote = following[0] if following and following[0].kind == "quote" and len(following[0].children) == 1 else None
    told = quote.children[0] if quote is not None else None
    found = _QUOTED.fullmatch(told.text) if told is not None and told.kind == "paragraph" else None
    if quote is None or told is None or found is None:
        return None
    return _card(block, cut(told.inline, *found.span("arrows")), [block, quote])


def _card(question: Block, answer: Inline, blocks: Sequence[Block]) -> Card | None:
    asks = has_question_mark(question.text[-2:])
    if not asks or is_unwritten([paragraph(answer, blocks[-1])]):
        return None
    return question_card([question], to_markdown(answer), answer, covering(blocks), "marked")
