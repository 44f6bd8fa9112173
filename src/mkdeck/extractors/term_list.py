"""A list in which nearly every item is a bold term and its meaning: `- **Osmosis**: the movement of …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.answers import without_links
from mkdeck.cards import Basic, Block, Card, Mark, Origin, Problem
from mkdeck.inline import cut, to_markdown
from mkdeck.pieces import joined
from mkdeck.questions import without_label
from mkdeck.words import has_question_mark, is_answer_label, is_glossary_title, is_question_label, plain, words

_FEWEST = 3
_SHARE = 0.8
_LONGEST_TERM = 6
_SHORTEST_MEANING = 3
_SEPARATOR = re.compile(r"\s*(?:[:：]|\s[-–—])\s*")
_ARTICLE = re.compile(r"(?i)\W*(?:an?|the|any|one of)\s")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each term of such a list, unless its heading says that it is a list of links or an agenda."""
    if block.kind != "list" or len(block.children) < _FEWEST or plain("".join(block.context[-1:])) in words("aside"):
        return
    found = [(item, card) for item in block.children if (card := _card(item))]
    if len(found) >= _SHARE * len(block.children) and _is_of_definitions(block, [card for _, card in found]):
        yield from (card for _, card in found)


def _is_of_definitions(block: Block, cards: list[Basic]) -> bool:
    """Whether the meanings define: nearly all open with an article, or the heading names a list of terms."""
    if any(map(is_glossary_title, block.context)):
        return True
    if any(card.front.startswith("`") for card in cards):  # the parameters of a function, which mean little alone
        return False
    return sum(_ARTICLE.match(card.back) is not None for card in cards) >= _SHARE * len(cards)


def _card(item: Block) -> Basic | None:
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph":
        return None
    lead = _lead(first)
    if lead is None:
        return None
    term = first.text[: lead.end].strip(" :：")
    separator = _SEPARATOR.match(first.text, lead.end - (first.text[lead.end - 1 : lead.end] in (":", "：")))
    if separator is None or not 0 < len(term.split()) <= _LONGEST_TERM:
        return None
    if has_question_mark(term) or is_question_label(term) or is_answer_label(term):
        return None
    meaning = cut(first.inline, separator.end(), len(first.text))
    if len(without_links(meaning).split()) < _SHORTEST_MEANING:
        return None
    front = to_markdown(without_label(cut(first.inline, 0, len(first.text[: lead.end].rstrip(" :：")))))
    back = joined([to_markdown(meaning), *(child.source for child in item.children[1:])])
    return Basic(front, back, Origin(span=item.span, context=item.context, evidence="shaped"))


def _lead(block: Block) -> Mark | None:
    return next((mark for mark in block.inline.marks if mark.kind in ("strong", "code") and mark.start == 0), None)
