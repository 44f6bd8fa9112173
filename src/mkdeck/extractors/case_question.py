"""A case, a question about it, and the answer or the discussion below: “Case 3”, as medicine and law teach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import covering, joined, paragraph
from mkdeck.recognition.answers import body, contents, is_answer_container, is_marker, is_unwritten
from mkdeck.recognition.questions import bold_lead, question_card
from mkdeck.wording.words import has_question_mark, is_task, plain, words

READS = ("section",)
WITH = ("answer", "lead")

_ENDS = ("section", "rule")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the card of a section that tells a case and asks one question about it."""
    heading, *told = block.children
    if not _is_case(heading.text):
        return
    end = next((place for place, child in enumerate(told) if child.kind in _ENDS), len(told))
    place = next((place for place in range(1, len(told)) if _answers(told[place])), None)
    asked = told[:place]
    if place is None or not _tells_and_asks(asked) or any(map(has_question_mark, _texts(told[place + 1 : end]))):
        return
    end = max(end, place + 1)
    answer = _answer(told[place:end])
    if not is_unwritten(answer):
        first = next((inner.inline for part in answer for inner in part.walk() if inner.text), Inline())
        yield question_card(asked, joined([body(answer)]), first, covering([*asked, *told[place:end]]), "marked")


def _is_case(title: str) -> bool:
    """Whether a heading counts or names a case: “Case 2”, “Fallbeispiel: the lost key”."""
    name = plain(title.partition(":")[0].partition("–")[0])
    return name.rstrip(" 0123456789") in words("case")


def _answers(block: Block) -> bool:
    return is_answer_container(block) or is_marker(block) or _label_end(block) > 0


def _label_end(block: Block) -> int:
    """Return where the text begins behind a bold label that answers or discusses; 0 without one."""
    lead = bold_lead(block) if block.kind == "paragraph" else None
    if lead is None or lead.end == len(block.text):
        return 0
    label = plain(block.text[: lead.end])
    return lead.end if label in words("answer") or label in words("discussion") else 0


def _tells_and_asks(asked: Sequence[Block]) -> bool:
    """Whether a case is told in statements and ends in its only question."""
    asking = [block for block in asked if has_question_mark(block.text)]
    last = asked[-1]
    return last.kind == "paragraph" and asking == [last] and not is_task(last.text) and len(asked) > 1


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [inner.text for block in blocks for inner in block.walk()]


def _answer(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of the answer without its label or title."""
    first, *more = blocks
    if is_answer_container(first):
        return [*contents(first), *more]
    start = _label_end(first)
    behind = first.text[start:]
    start += len(behind) - len(behind.lstrip(" .:–—-\n"))
    return [paragraph(cut(first.inline, start, len(first.text)), first) if start else first, *more]
