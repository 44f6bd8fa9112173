"""A list item that asks, with its answer below it in the same item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import joined, leads_up, paragraph, unlisted, unquoted
from mkdeck.recognition.advice import coaches
from mkdeck.recognition.answers import is_answer_container, is_marker, is_unwritten
from mkdeck.recognition.bare_tasks import are_exercises
from mkdeck.recognition.options import split_options
from mkdeck.recognition.parts import lettered
from mkdeck.recognition.questions import behind_bold, bold_lead, holds_no_answer, question_card
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import ARROW, asks, asks_for_all, has_question_mark, is_task

READS = ("list",)

_LABEL = re.compile(r"Q ?\d{1,3}(?: ?[(\[][^()\[\]]{1,20}[)\]])?[.:)]? +")
_SIGNS_OF_TASKS = ("[ ]", "[x]", "[X]", "TODO ", "DOING ", "LATER ", "NOW ", "WAITING ")
"""What stands before what is to be done, of Markdown and of Logseq."""
_FEWEST_OPTIONS, _FEWEST_OFFERED, _LONGEST_OPTION = 3, 3, 6
"""Options in a line; points below a question; words of such a point."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each item of a list that asks and answers; where others do, one that does not is a problem."""
    if _offer_alike(block):
        return
    others_ask = any(map(_asks, block.children))
    asking = [item for item in block.children if _asks(item) or (others_ask and _sets_task(item))]
    cards = [(item, _card(item)) for item in asking]
    yield from (card for _, card in cards if card)
    if 2 * sum(card is not None for _, card in cards) > len(cards):
        for item, card in cards[:-1]:  # the answer to the last one may stand below the list
            if card is None and not _has_explicit_answer(item.children):
                yield Problem(
                    item.span, "a question without an answer, unlike the others of its list", is_unanswered=True
                )


def _offer_alike(block: Block) -> bool:
    """Whether questions of a quiz have as many short points each: options, of which nothing tells which are right."""
    if not are_exercises(block):
        return False
    asking = [item.children for item in block.children if _asks(item) and not asks_for_all(item.children[0].text)]
    below = [children[1].children for children in asking if len(children) == 2 and children[1].kind == "list"]
    if not len(asking) == len(below) > 1 or len(set(map(len, below))) > 1 or len(below[0]) < _FEWEST_OFFERED:
        return False
    told = [point.children for points in below for point in points]
    return all(len(one) == 1 and len(one[0].text.split()) <= _LONGEST_OPTION for one in told)


def is_list_of_pairs(block: Block) -> bool:
    """Whether a list holds questions with their answers, and hardly anything else."""
    if block.kind != "list" or not all(map(_asks, block.children)):
        return False
    return any(_card(item) is not None for item in block.children)


def _asks(item: Block) -> bool:
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph" or first.text.startswith(_SIGNS_OF_TASKS):
        return False
    return has_question_mark(first.text)


def _sets_task(item: Block) -> bool:
    """Whether an item sets a task, behind a label as in “**Q3 [3 marks]** Calculate it.”, or above what answers it."""
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph":
        return False
    label = _LABEL.match(first.text)
    is_above = len(item.children) > 1 and "\n" not in first.text and not leads_up(first)  # “Explain these headers:”
    return (label is not None or is_above) and is_task(first.text[label.end() if label else 0 :])


def _has_explicit_answer(children: Sequence[Block]) -> bool:
    return any(
        is_answer_container(child) or is_marker(child) or any(is_marker(block) for block in child.walk())
        for child in children
    )


def _card(item: Block) -> Card | None:
    """Return the card of an item whose first line asks and whose other blocks or lines answer."""
    if _has_explicit_answer(item.children[1:]) or any(map(_asks_too, item.children[1:])):
        return None
    first = item.children[0]
    end = _end_of_question(first)
    if end is None:
        return None
    arrow = ARROW.match(first.text, end + 1)
    inside = cut(first.inline, arrow.end(), len(first.text)) if arrow else behind_bold(first.inline, end)
    if len(split_options(first)) > 1 and not asks_for_all(first.text[:end]):
        return None  # options, of which nothing tells which are right
    if not asks_for_all(first.text[:end]) and _are_options_in_line(paragraph(inside, first)):
        return None
    if is_unwritten_answer(inside.text) and is_unwritten(item.children[1:]):
        return None
    if not inside.text and len(item.children) > 1 and all(map(holds_no_answer, item.children[1:])):
        return None
    if not inside.text and all(child.kind == "list" and _asks_below(child) for child in item.children[1:]):
        return None
    if coaches(first.text[:end], inside.text or (item.children[1].text if len(item.children) > 1 else "")):
        return None
    inline = cut(first.inline, 0, end)
    question = paragraph(inline, first)
    below = item.children[1:] if inside.text else unlisted(unquoted(item.children[1:]))
    parts = [to_markdown(inside), *(child.source for child in below)]
    return question_card([question], joined(parts), Inline(), item.span, "shaped")


def _are_options_in_line(block: Block) -> bool:
    """Whether a line is but options, “a) fish b) cow c) hen”, of which nothing tells which are right."""
    stem, options = lettered([block])
    return not stem and len(options) >= _FEWEST_OPTIONS


def _asks_below(block: Block) -> bool:
    """Whether half of the points below a question ask themselves."""
    points = [child for child in block.walk() if child.text]
    return 2 * sum(asks(point.text) for point in points) >= len(points)


def _asks_too(block: Block) -> bool:
    """Whether a block below a question is another one; “Count to seven” may be its answer, or one that quotes one."""
    return has_question_mark(block.text) and not block.text.rstrip().endswith((".", "!", "”", '"', "»", "“", ")"))


def _end_of_question(block: Block) -> int | None:
    """Return where the question ends in a paragraph: at the end of a line, or of the bold or italics it stands in."""
    bold = bold_lead(block)
    if bold and has_question_mark(block.text[: bold.end]):
        return bold.end
    italic = next((mark for mark in block.inline.marks if mark.kind == "emphasis" and mark.start == 0), None)
    if italic and has_question_mark(block.text[italic.end - 1 : italic.end]):
        return italic.end
    line = block.text.split("\n", 1)[0]
    if has_question_mark(line[-6:]) or (has_question_mark(line) and ARROW.match(block.text, len(line) + 1)):
        return len(line)
    if (_LABEL.match(line) or is_task(line)) and "\n" not in block.text:
        return len(line)
    return len(block.text) if has_question_mark(block.text) and "\n" not in block.text else None
