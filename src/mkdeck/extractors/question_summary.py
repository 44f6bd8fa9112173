"""A `<details>` whose summary is the question; what it folds away is the answer.

https://github.com/trimstray/test-your-sysadmin-skills. Where most summaries of a lesson ask, the others are tasks.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.answers import folds_its_answer, is_unwritten
from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.pieces import joined
from mkdeck.questions import question_card
from mkdeck.words import asks, has_question_mark

READS = ("document",)

_FEWEST = 3


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of a whole lesson's `<details>`, because only all of them tell what they are used for."""
    found = [inner for inner in block.walk() if folds_its_answer(inner)]
    asking = [inner for inner in found if has_question_mark(inner.text)]
    mostly = len(found) >= _FEWEST and 2 * sum(asks(inner.text) for inner in found) > len(found)
    for details in found if mostly else asking:
        if is_unwritten(details.children):
            yield Problem(details.span, "a question without an answer; write it below the summary")
            continue
        title = Block("paragraph", details.source, details.span, context=details.context, inline=details.inline)
        back = joined(child.source for child in details.children)
        yield question_card([title], back, Inline(), details.span, "marked")
