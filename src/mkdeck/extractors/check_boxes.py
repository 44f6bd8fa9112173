"""A question above options of which the right ones are marked: by a checked box, a tick, a star, in bold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Markdown, Problem
from mkdeck.options import may_be_options, read_options, split_options
from mkdeck.pieces import covering
from mkdeck.questions import is_picture, question_card
from mkdeck.words import asks, has_question_mark, question_label

WITH = ("list", "lines")

_FEWEST = 2
_TO_DO = re.compile(r"\[[ xX]\]\s", signs="[")
_DONE = re.compile(r"\w \b(?:[a-z]{2,}ed|sent|written|made|bought|done|built|read|set up|put away)$")
"""What ends a point of a to-do list: “Screener sent”."""
_SENTENCE = re.compile(r"[.!] (?=[A-Z])")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a choice for each list of options, some of them marked, behind a question; a to-do list asks nothing."""
    for place, child in enumerate(block.children):
        if child.kind == "list" and place:
            start = _question(block, place)
            question = list(block.children[start : place + 1]) if start is not None else []
        elif child.kind == "paragraph" and len(parts := split_options(child)) > 1 and _is_question(child):
            question = parts
        else:
            question = []
        if len(question) > 1 and _is_marked(question[-1]) and not _is_to_do(question):
            yield question_card(question, Markdown(""), Inline(), covering(question), "marked")


def _is_question(block: Block) -> bool:
    return asks(block.text) or question_label(block.text) > 0


def _is_marked(block: Block) -> bool:
    """Whether some of a list's options are marked as right, and others are not."""
    found = read_options([block]) if block.kind != "list" or may_be_options(block) else None
    checks = [option.is_checked for option in found[2]] if found else []
    return len(checks) >= _FEWEST and None not in checks and True in checks and False in checks


def _is_to_do(question: Sequence[Block]) -> bool:
    """Whether all options tell what is done, below prose that ends on a question by chance."""
    found = read_options([question[-1]])
    text = question[0].text
    are_done = found is not None and all(_DONE.search(option.text) for option in found[2])
    return are_done and _SENTENCE.search(text) is not None


def _question(block: Block, place: int) -> int | None:
    """Return where the question above a list begins: its paragraph or heading, and the code between."""
    start = place - 1
    while start > 0 and (block.children[start].kind in ("code", "html", "table") or is_picture(block.children[start])):
        start -= 1
    asking = block.children[start]
    if start and asking.kind == "paragraph" and not has_question_mark(asking.text) and asks(asking.text):
        start -= has_question_mark(block.children[start - 1].text)  # "Select all that apply" below the question
        asking = block.children[start]
    if _TO_DO.match(asking.text):
        return None
    if asking.kind == "heading":
        return start if asks(asking.text) else None
    if asking.kind == "paragraph" and (has_question_mark(asking.text) or asks(asking.text)):
        return start
    return None
