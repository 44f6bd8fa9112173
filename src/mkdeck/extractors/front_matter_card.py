"""Cards in front matter: `question` and `answer`, `front` and `back`, lists of these, a title that asks."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Basic, Block, Card, Evidence, Markdown, Origin, Problem, Span
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.answers import is_marker, is_unwritten
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import has_question_mark, words

READS = ("document",)
WITH = ("front matter",)

_KEYS = (("question", "answer"), ("front", "back"), ("q", "a"), ("term", "definition"))

_OFFERING = ("options", "choices", "correct", "required", "placeholder", "input", "widget")
"""Keys of a question with options, or of a form's field."""
_OF_FORM = frozenset(
    ["text", "string", "number", "integer", "float", "boolean", "bool", "date", "datetime", "email", "url"]
)
"""What the fields of a form hold."""

_LONGEST, _SECTIONS, _LONGEST_OF_SECTIONS = 400, 3, 120
"""Words of an answer, the headings of a lesson, and the words of an answer that has so many."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the card of a lesson's front matter; where a key asks and none answers, the lesson's text is the answer."""
    if not block.children or block.children[0].kind != "front matter":
        return
    front_matter, *content = block.children
    content = [child for child in content if child.kind != "html"]
    listed = [entry for entry in front_matter.children if entry.children]
    cards = [card for card in map(_card_of_entry, listed) if card is not None]
    if 2 * sum(card.back.casefold() in _OF_FORM for card in cards) <= len(cards):
        yield from cards
    entries = {entry.info.casefold(): entry.text for entry in front_matter.children}
    for asked, answered in _KEYS:
        if asked == "front" and "title" in entries and content:
            continue  # a page about what is printed on both sides of something
        if asked in entries and answered in entries and not is_unwritten_answer(entries[answered]):
            yield _card(entries[asked], Markdown(entries[answered]), front_matter.span, "marked")
            return
    question = entries.get("question") or entries.get("title", "")
    if not (has_question_mark(question) or "question" in entries) or _asks_more(content):
        return
    if "question" not in entries and _is_lesson(content):
        return
    span = Span(block.span.path, 1, max([front_matter.span.last, *(child.span.last for child in content)]))
    if is_unwritten(content):
        yield Problem(front_matter.span, "a question without an answer below it")
        return
    yield _card(question, joined(child.source for child in content), span, "shaped")


def _card_of_entry(entry: Block) -> Basic | None:
    """Return the card of one mapping of a list in the front matter: `faq: [{question: …, answer: …}]`."""
    values = {inner.info.rpartition(".")[2].casefold(): inner.text for inner in entry.children}
    if not values.keys().isdisjoint(_OFFERING):
        return None  # the right option is not known by its letter
    pairs = [pair for pair in _KEYS if values.keys() >= set(pair)]
    answering = [key for key in values if key in words("answer")]
    pairs += [(key, told) for key in values if key in words("question") for told in answering]
    question, answer = (values[key] for key in pairs[0]) if pairs else ("", "")
    if not question or is_unwritten_answer(answer) or answer.strip().casefold() in values.keys() - set(pairs[0]):
        return None  # also where it names one of some options, “a”
    return _card(question, Markdown(answer.strip()), entry.span, "marked")


def _asks_more(content: list[Block]) -> bool:
    """Whether the lesson holds questions or definitions of its own, so that its title is but a title."""
    for child in content:
        for block in child.walk():
            asking = block.kind in ("heading", "paragraph", "container") and has_question_mark(block.text)
            if asking or is_marker(block) or block.kind in ("definitions", "table") or " :: " in block.text:
                return True
    return False


def _is_lesson(content: list[Block]) -> bool:
    """Whether what stands below a title is a lesson, and not what answers it: it has sections, or fills pages."""
    headings = [block for child in content for block in child.walk() if block.kind == "heading"]
    words = sum(len(child.source.split()) for child in content)
    return words > _LONGEST or (len(headings) >= _SECTIONS and words > _LONGEST_OF_SECTIONS)


def _card(question: str, answer: Markdown, span: Span, evidence: Evidence) -> Basic:
    return Basic(Markdown(" ".join(question.split())), answer, Origin(span=span, context=(), evidence=evidence))
