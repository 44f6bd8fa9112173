"""Points of a list with labels: `- Q: …`, its answer `- A: …` in the point after it, or in the one below it.

`- Question: …` and `- Answer: …` are alike, and so is a point that asks before one that says it answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Block, Card, Inline, Markdown, Problem, Span
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import covering, joined, paragraph
from mkdeck.recognition.answered_items import has_explicit_answer
from mkdeck.recognition.answers import is_unwritten, why_unwritten
from mkdeck.recognition.flashcards import untagged
from mkdeck.recognition.letter_labels import (
    ANSWER,
    ANSWER_LETTERS,
    ANSWER_SIGNS,
    QUESTION,
    are_quantities,
    has_small_label,
)
from mkdeck.recognition.options import BEFORE_OPTION
from mkdeck.recognition.questions import question_card, why_no_option, without_label
from mkdeck.wording.words import (
    answer_marker,
    has_question_mark,
    is_question_label,
    may_open_with_label,
    question_label,
)

READS = ("list",)

_OPENINGS = (*ANSWER_LETTERS, *ANSWER_SIGNS)
"""What the label of an answer begins with."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each point that asks, where the point behind it or the first one below it answers it."""
    items = block.children
    if are_quantities([item.children[0].text for item in items if item.children]):
        items = tuple(item for item in items if not (item.children and has_small_label(item.children[0].text)))
    yield from (card for item in items if len(item.children) > 1 and (card := _with_point(item)) is not None)
    starts = list(map(_answer_start, items))
    if not any(start is not None for start in starts):
        return  # as in most lists
    for above, item, begins, below in zip(items, items[1:], starts[1:], (*items[2:], None), strict=False):
        if begins is None or (below is not None and _is_one_of_many(item, below)):
            continue
        if (asked := _asked(above)) is not None:
            yield from _card(asked, item, begins, above.span)
        elif answer_marker(item.children[0].text) is not None:
            yield Problem(item.span, "an answer without a question before it")


def _asked(item: Block) -> tuple[Block, ...] | None:
    """Return what a point asks, without its label; None where it does not ask, or answers itself."""
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph" or has_explicit_answer(item.children[1:]):
        return None
    if _told_start(first) is not None or any(_begins_answer(line) for line in first.text.split("\n")[1:]):
        return None
    if (letter := QUESTION.match(first.text)) is not None:
        inline = cut(first.inline, letter.end(), len(first.text))
    elif has_question_mark(first.text) or (question_label(first.text) and not is_question_label(first.text)):
        inline = without_label(first.inline)
    else:
        return None
    return (paragraph(untagged(inline), first), *item.children[1:]) if inline.text else None


def _begins_answer(line: str) -> bool:
    return ANSWER.match(line) is not None or answer_marker(line) is not None


def _answer_start(item: Block) -> int | None:
    """Return where the text of a point's answer begins, behind its label; None where the point has none."""
    first = item.children[0] if item.children else None
    return None if first is None or first.kind != "paragraph" else _told_start(first)


def _told_start(first: Block) -> int | None:
    letter = ANSWER.match(first.text) if first.text.startswith(_OPENINGS) else None
    if letter is not None:
        return letter.end()
    return answer_marker(first.text) if may_open_with_label(first.text) else None  # as of few


def _is_one_of_many(item: Block, below: Block) -> bool:
    """Whether the letters of two points count options, “A: Rome”, “B: Oslo”, or something else, “A1: …”, “A2: …”."""
    texts = [one.children[0].text if one.children else "" for one in (item, below)]
    return all(map(BEFORE_OPTION.match, texts)) or all(text.startswith("A") and ANSWER.match(text) for text in texts)


def _card(asked: Sequence[Block], told: Block, begins: int, span: Span) -> Iterator[Card | Problem]:
    first = told.children[0]
    inline = cut(first.inline, begins, len(first.text))
    answer = [*([paragraph(inline, first)] if inline.text else []), *told.children[1:]]
    if is_unwritten(answer):
        yield Problem(told.span, f"the answer {why_unwritten(answer)}; write it behind the marker or below it")
    elif why_not := why_no_option(asked, [inline]):
        yield Problem(told.span, f"the answer {why_not}", disputed=covering(asked))
    else:
        back = joined(part.source for part in answer)
        whole = Span(span.path, span.first, told.span.last)
        yield question_card(asked, back, _key(answer), whole, "marked")


def _key(answer: Sequence[Block]) -> Inline:
    return next((part.inline for part in answer if part.text), Inline())


def _with_point(item: Block) -> Card | None:
    """Return the card of a labelled question whose answer is the point below it: “- Q: …” and “  - A: …”."""
    first = item.children[0] if item.children else None
    below = item.children[1:]
    points = below[0].children if len(below) == 1 and below[0].kind == "list" else ()
    asked = QUESTION.match(first.text) if first is not None and first.kind == "paragraph" and points else None
    begins = _answer_start(points[0]) if points else None
    others = points[1:]
    if first is None or asked is None or begins is None or any(map(_is_labelled, others)):
        return None
    if others and _is_one_of_many(points[0], others[0]):
        return None  # “- A. Six”, “- B. Eight” are options
    told = points[0].children[0]
    answer = [paragraph(cut(told.inline, begins, len(told.text)), told), *points[0].children[1:], *others]
    if is_unwritten(answer):
        return None
    question = paragraph(untagged(cut(first.inline, asked.end(), len(first.text))), first)
    back = joined([answer[0].source, *(child.source for child in points[0].children[1:])])
    more = Markdown("\n".join(f"- {other.source}" for other in others))
    return question_card([question], joined([back, more]), answer[0].inline, item.span, "marked")


def _is_labelled(item: Block) -> bool:
    """Whether a point has a label of its own."""
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph":
        return False
    return QUESTION.match(first.text) is not None or _begins_answer(first.text)
