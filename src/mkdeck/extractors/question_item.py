"""A list item that asks, with its answer below it in the same item."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Block, Card, Problem
from mkdeck.parsing.pieces import leads_up
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answered_items import LABEL, card_of_item, has_explicit_answer, item_asks
from mkdeck.recognition.bare_tasks import are_exercises
from mkdeck.wording.words import asks_for_all, is_task

READS = ("list",)

_FEWEST_OFFERED, _LONGEST_OPTION, _FEWEST_ASKING = 3, 6, 2
"""Points below a question; words of such a point; items that ask, beside which a title does."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each item of a list that asks and answers; where others do, one that does not is a problem."""
    if _offer_alike(block):
        return
    others_ask = any(map(item_asks, block.children))
    titles = _bold_titles(block) if others_ask else {}
    asking = [
        item for item in block.children if item_asks(item) or (others_ask and _sets_task(item)) or id(item) in titles
    ]
    cards = [(item, card_of_item(item, titles.get(id(item)))) for item in asking]
    yield from (card for _, card in cards if card)
    if 2 * sum(card is not None for _, card in cards) > len(cards):
        for item, card in cards[:-1]:  # the answer to the last one may stand below the list
            if card is None and not has_explicit_answer(item.children):
                yield Problem(
                    item.span, "a question without an answer, unlike the others of its list", is_unanswered=True
                )


def _offer_alike(block: Block) -> bool:
    """Whether questions of a quiz have as many short points each: options, of which nothing tells which are right."""
    if not are_exercises(block):
        return False
    asking = [item.children for item in block.children if item_asks(item) and not asks_for_all(item.children[0].text)]
    below = [children[1].children for children in asking if len(children) == 2 and children[1].kind == "list"]
    if not len(asking) == len(below) > 1 or len(set(map(len, below))) > 1 or len(below[0]) < _FEWEST_OFFERED:
        return False
    told = [point.children for points in below for point in points]
    return all(len(one) == 1 and len(one[0].text.split()) <= _LONGEST_OPTION for one in told)


def _bold_titles(block: Block) -> dict[int, int]:
    """Return where the titles of items end that are bold as a whole and answered, among such that ask.

    They are known by the items' identity.
    """
    bold = [item for item in block.children if len(item.children) > 1 and is_bold_line(item.children[0])]
    asking = sum(map(item_asks, bold))
    is_of_questions = asking >= _FEWEST_ASKING and 2 * asking >= len(block.children)
    return {id(item): len(item.children[0].text) for item in bold if not item_asks(item)} if is_of_questions else {}


def _sets_task(item: Block) -> bool:
    """Whether an item sets a task, behind a label as in “**Q3 [3 marks]** Calculate it.”, or above what answers it."""
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph":
        return False
    label = LABEL.match(first.text)
    is_above = len(item.children) > 1 and "\n" not in first.text and not leads_up(first)  # “Explain these headers:”
    return (label is not None or is_above) and is_task(first.text[label.end() if label else 0 :])
