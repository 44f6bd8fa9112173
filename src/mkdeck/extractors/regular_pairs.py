"""Questions and answers in a form that recurs on a page, whatever it is: `Ex: …` and `Ca: …` in turn.

One such pair may be anything. Where several on a page have one form, all behind the same two labels, or all answered in
a quotation, in italics or in brackets, that form is how the page asks and answers. It is looked for only on lines of
which no other rule has made a card.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Block, Card, Inline, Problem, Span
from mkdeck.parsing.pieces import covering, joined
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.bare_answers import bare_answers
from mkdeck.recognition.page_labels import labelled_answers
from mkdeck.recognition.questions import question_card
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.wording.polls import are_of_report

READS = ("document",)
SIGNS = ("?", "？", ";", "؟")
COMES_LAST = True
ONLY_IN_LESSONS = True


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of a lesson of which no other rule made any."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, taken: Lines) -> Iterator[Card | Problem]:
    """Yield a card for each pair of a lesson that stands on other lines than those that are taken."""
    if are_of_report([heading.text for heading in block.within("heading")]):
        return
    spans: list[Span] = []
    for pair in labelled_answers(block, taken):
        if not is_unwritten(pair.told):
            spans.append(pair.span)
            back = joined(one.source for one in pair.told)
            yield question_card(pair.asked, back, pair.told[0].inline, pair.span, "shaped")
    labelled = Lines(spans)

    def is_free(asked: Block) -> bool:
        return not taken.hold(asked.span) and not labelled.hold(asked.span)

    for asked, told in bare_answers(block, is_free):
        if is_unwritten(told.said):
            continue
        between = asked.below[: asked.below.index(told.block)] if told.block in asked.below else ()
        inline = told.said[0].inline if told.said[0].kind == "paragraph" else Inline()
        span = covering([asked.whole or asked.question, told.block])
        yield question_card([asked.question, *between], joined(one.source for one in told.said), inline, span, "shaped")
