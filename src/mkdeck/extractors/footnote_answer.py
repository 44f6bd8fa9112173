"""Questions whose answers are footnotes: `What is it?[^2]`, and `[^2]: A cave.` at the bottom.

A footnote holds other things as well, a source most of all. So two questions or more of a lesson must end in
one, each a paragraph by itself, and none of these notes may look like a source. Among several that answer, one that
looks so is told; it answers as well where it is a sentence that tells, behind the answer, where that stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import zip_longest

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Problem
from mkdeck.facts.first_verb import first_verb
from mkdeck.parsing.pieces import covering, paragraph
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.questions import question_card
from mkdeck.wording.words import SENTENCE_END, has_question_mark, is_task

READS = ("document",)
WITH = ("footnotes",)

_FEWEST, _FEWEST_TO_TRUST = 2, 3
_SHARE_OF_ANSWERS = 0.6
"""Of the notes, from which on one that looks like a source is but an odd one; of the questions of a list as well."""
_SOURCE = re.compile(
    r"(?i)\W*(?:see|cf|thanks|thank you|i owe|this (?:question|section|idea)|source|sources|ibid|adapted from"
    r"|taken from|quoted (?:in|from)|from the)\b|<?https?://"
    r"|.{0,200}(?:\bpp?\. ?\d|\bed\.|\bdoi\b|\b(?:book|vol|volume|chapter|ch|no|canto|act|liber|Buch|tome|livre)\.? (?:[IVXLC]+\b|\d)|\(\d{4}[a-z]?\)|https?://)"
)
"""“See chapter 3.”, “Hobsbawm, *The Age of Empire*, p. 302.”, “Smith (1998).”"""
_SCENE = re.compile(r"(?:[^.!?]|\.(?=\S)){1,80}[.!?]\s+(?P<place>[^\d(/.]{1,200})(?:\.[^\d(/]{0,200})?")
"""“*Hamlet*. He says it in Act II.” answers, and then tells where to find it; “*Annals*. London, p. 302” does not."""
_OF_PRINT = re.compile(r"(?i)\b(?:vols?|eds?|edn|trans|transl|publ?|repr|rev)\.", signs=".")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each question that ends in a footnote, where several of a lesson do."""
    notes = {note.info: note for child in block.children if child.kind == "footnotes" for note in child.children}
    asked = [pair for container in block.walk() for pair in _asked(container, notes)]
    sources = {label for _, label in asked if _SOURCE.match(notes[label].source)}
    answering = sum(label not in sources for _, label in asked)
    if len(asked) < _FEWEST or (sources and answering < max(_FEWEST_TO_TRUST, _SHARE_OF_ANSWERS * len(asked))):
        return
    sources = {label for label in sources if not _tells_scene(notes[label].source)}
    for question, label in asked:
        if label in sources:
            why = "the footnote to this question looks like a source, and not like its answer"
            yield Problem(question.span, why)
            continue
        bare = Inline(question.text, tuple(mark for mark in question.inline.marks if mark.kind != "footnote"))
        told = notes[label].source
        yield question_card(
            [paragraph(bare, question)], told, Inline(told.split("\n")[0]), covering([question]), "shaped"
        )
    yield from _without_note(block, {question.span.first for question, _ in asked})


def _tells_scene(note: str) -> bool:
    """Whether a note says behind its first words, in a sentence with a verb, where these stand; a source has none."""
    found = _SCENE.fullmatch(note)
    verb = first_verb(found["place"]) if found and not _OF_PRINT.search(note) else None
    return found is not None and verb is not None and found["place"][slice(*verb)].islower()


def _without_note(block: Block, lines: Set[int]) -> Iterator[Problem]:
    """Yield a problem for each question that has no note in a list whose other questions end in one at these lines."""
    for questions in (inner.children for inner in block.walk() if inner.kind == "list"):
        told = sum(item.span.first in lines for item in questions)
        if told < max(_FEWEST, _SHARE_OF_ANSWERS * len(questions)):
            continue
        for item in questions:
            is_alone = len(item.children) == 1 and item.children[0].kind == "paragraph"
            if item.span.first not in lines and is_alone and _asks_last(item.children[0].text):
                yield Problem(item.span, "no footnote answers this question", is_unanswered=True)


def _asks_last(text: str) -> bool:
    """Whether a text ends on a question, or is a task: “Translate *his rebus cognitis*.”."""
    return has_question_mark(text[-2:]) or ((is_task(text) or has_question_mark(text)) and text.endswith("."))


def _goes_on(block: Block) -> bool:
    """Whether a paragraph behind a question is prose: it neither begins with a question nor is it a title in bold."""
    first = SENTENCE_END.split(block.text, maxsplit=1)[0]
    return not (_asks_last(block.text) or has_question_mark(first[-2:]) or is_bold_line(block))


def _asked(container: Block, notes: dict[str, Block]) -> Iterator[tuple[Block, str]]:
    """Yield the questions among a container's children, each with the label of the note it ends in."""
    if container.kind == "item" and len(container.children) > 1:
        return
    for last, following in zip_longest(container.children, container.children[1:]):
        if last.kind != "paragraph" or not _asks_last(last.text):
            continue
        if following is not None and following.kind == "paragraph" and _goes_on(following):
            continue  # an essay answers its questions itself
        cited = [mark for mark in last.inline.marks if mark.kind == "footnote"]
        if len(cited) == 1 and cited[0].start >= len(last.text) - 1 and cited[0].target in notes:
            yield last, cited[0].target
