"""A list item that asks, with its answer below it in the same item."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Block, Card, Problem
from mkdeck.parsing.pieces import leads_up
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.answered_items import LABEL, card_of_item, has_explicit_answer, item_asks
from mkdeck.recognition.bare_tasks import are_exercises
from mkdeck.wording.words import asks_for_all, interrogates, is_task, plain, words

READS = ("list",)
ASKS_BY = "item"

_FEWEST_OFFERED, _LONGEST_OPTION, _FEWEST_ASKING = 3, 6, 2
"""Points below a question; words of such a point; items that ask, beside which a title does."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each item of a list that asks and answers; where others do, one that does not is a problem."""
    if not any(map(item_asks, block.children)):
        yield from _tasks_beside_questions(block)
        return
    if _offer_alike(block):
        return
    may_be_titles = _ask_in_bold(block)
    may_lack_marks = sum(map(item_asks, block.children)) >= _FEWEST_ASKING
    items = [
        (item, (may_be_titles and _is_bold_title(item)) or (may_lack_marks and _asks_without_mark(item)))
        for item in block.children
    ]
    cards = [
        (item, card_of_item(item, is_title=is_title))
        for item, is_title in items
        if is_title or item_asks(item) or _sets_task(item)
    ]
    yield from (card for _, card in cards if card)
    if 2 * sum(card is not None for _, card in cards) > len(cards):
        for item, card in cards[:-1]:  # the answer to the last one may stand below the list
            if card is None and not has_explicit_answer(item.children):
                yield Problem(
                    item.span, "a question without an answer, unlike the others of its list", is_unanswered=True
                )


def _tasks_beside_questions(block: Block) -> Iterator[Card]:
    """Yield the cards of tasks in lists that hold no question, beside lists of questions under the same points.

    “Define osmosis” stands so, with its answer below, under another title than what is asked.
    """
    lists = [child for item in block.children for child in item.children if child.kind == "list"]
    asking = [found for found in lists if any(map(item_asks, found.children))]
    if len(asking) < _FEWEST_ASKING or 2 * len(asking) < len(lists):
        return
    for item in (item for found in lists if found not in asking for item in found.children):
        if _sets_task(item) and plain(item.children[0].text).partition(" ")[0] in words("task_to_tell"):
            card = card_of_item(item)
            yield from [card] if card else ()


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


def _ask_in_bold(block: Block) -> bool:
    """Whether the items of a list are mostly bold questions, so that a bold title among them asks as well."""
    asking = sum(item_asks(item) and is_bold_line(item.children[0]) for item in block.children)
    return asking >= _FEWEST_ASKING and 2 * asking >= len(block.children)


def _is_bold_title(item: Block) -> bool:
    """Whether an item opens with a bold line that does not ask, and goes on below it: “**TCP and UDP**”."""
    return len(item.children) > 1 and is_bold_line(item.children[0]) and not item_asks(item)


def _asks_without_mark(item: Block) -> bool:
    """Whether an item opens with a line that asks by its words, though nobody typed the mark, and goes on below it."""
    if item_asks(item) or len(item.children) < 2 or item.children[0].kind != "paragraph":
        return False
    text = item.children[0].text
    return interrogates(text) and text[-1:].isalnum() and "\n" not in text


def _sets_task(item: Block) -> bool:
    """Whether an item sets a task, behind a label as in “**Q3 [3 marks]** Calculate it.”, or above what answers it."""
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph":
        return False
    label = LABEL.match(first.text)
    is_above = len(item.children) > 1 and "\n" not in first.text and not leads_up(first)  # “Explain these headers:”
    return (label is not None or is_above) and is_task(first.text[label.end() if label else 0 :])
