"""Front matter that holds a card: the keys `question` and `answer`, `front` and `back`, or a title that asks."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.answers import is_unwritten
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem, Span
from mkdeck.pieces import joined
from mkdeck.questions import heading_asks, heading_of
from mkdeck.words import has_question_mark, is_missing

_KEYS = (("question", "answer"), ("front", "back"), ("q", "a"), ("term", "definition"))


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the card of a lesson's front matter; where a key asks and none answers, the lesson's text is the answer."""
    if block.kind != "document" or not block.children or block.children[0].kind != "front matter":
        return
    front_matter, *content = block.children
    entries = {entry.info.casefold(): entry.text for entry in front_matter.children}
    for asked, answered in _KEYS:
        if asked in entries and answered in entries and not is_missing(entries[answered]):
            yield _card(entries[asked], Markdown(entries[answered]), front_matter.span)
            return
    question = entries.get("question") or entries.get("title", "")
    content = [child for child in content if child.kind != "html"]
    if not (has_question_mark(question) or "question" in entries) or _asks_more(content):
        return
    span = Span(block.span.path, 1, max([front_matter.span.last, *(child.span.last for child in content)]))
    if is_unwritten(content):
        yield Problem(front_matter.span, "a question without an answer below it")
        return
    yield _card(question, joined(child.source for child in content), span)


def _asks_more(content: list[Block]) -> bool:
    """Whether the lesson asks questions of its own, so that its title is but a title."""
    headings = [heading for child in content if (heading := heading_of(child))]
    return any(heading_asks(heading) for heading in headings)


def _card(question: str, answer: Markdown, span: Span) -> Card:
    return Basic(Markdown(" ".join(question.split())), answer, Origin(span=span, context=(), evidence="marked"))
