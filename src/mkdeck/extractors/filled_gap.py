"""Numbered sentences with gaps that are filled in, in bold or italics: `4. Brass is zinc and __**copper**__.`.

Each becomes a cloze. Two at least are needed. Gaps that are answered behind the sentence have rules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Cloze, Inline, Markdown, Origin, Problem, Span
from mkdeck.parsing.inline import cut, split_lines
from mkdeck.parsing.pieces import line_span
from mkdeck.recognition.filled_blanks import SIGNS_OF_BLANKS, blank_before
from mkdeck.recognition.gaps import filled_gaps, filled_in, gaps_in
from mkdeck.recognition.options import split_options
from mkdeck.recognition.questions import without_label
from mkdeck.recognition.truth import are_of_writer
from mkdeck.recognition.verdicts import verdict_words
from mkdeck.values import dataclass
from mkdeck.wording.words import answer_marker, plain, question_label, words

READS = ("document",)
SIGNS = SIGNS_OF_BLANKS

_FEWEST = 2
_FEWEST_WORDS = 3
_FIELD = re.compile(r"(?:[^\W\d_]+ ){0,2}[^\W\d_]+\s?[:：]\s*$")
"""“Name:”, behind which forms are filled in."""
_ENDED = re.compile(r"[.!?:。？！：)]\s*$")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence under a number, as a cloze where its gaps are filled; None where one is not."""

    text: str
    cloze: Markdown | None
    span: Span
    context: tuple[str, ...]


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a cloze for each sentence whose gaps are filled, and a problem for others where most are."""
    sentences = list(_sentences(block))
    filled = sum(sentence.cloze is not None for sentence in sentences)
    if filled < _FEWEST or are_of_writer([sentence.text for sentence in sentences]):
        return
    for sentence in sentences:
        if sentence.cloze is not None:
            yield Cloze(sentence.cloze, Origin(span=sentence.span, context=sentence.context, evidence="marked"))
        elif 2 * filled > len(sentences):
            yield Problem(sentence.span, "a sentence with a gap that is not filled in", is_unanswered=True)


def _sentences(document: Block) -> Iterator[_Sentence]:
    """Yield the sentences with gaps under numbers in a lesson, each line of a paragraph if all have one."""
    title = ""
    items: set[int] = set()  # the paragraphs that numbers of lists stand before
    for block in document.walk():
        if block.kind == "item" and block.number is not None and block.children:
            items.add(id(block.children[0]))
        elif block.kind == "heading" or (
            block.kind == "paragraph" and id(block) not in items and not question_label(block.text)
        ):
            title = block.text
        elif block.kind == "paragraph":
            lines = split_lines(block.inline)
            if len(lines) > 1 and all(question_label(line.text) for line in lines):
                for place, line in enumerate(lines):
                    yield from _sentence(line, block, line_span(block, place), title)
            elif len(split_options(block)) == 1:
                yield from _sentence(block.inline, block, block.span, title)


def _names_exercise(text: str) -> bool:
    """Whether a title, or what leads up to an exercise, says that gaps are to be filled."""
    said = f" {plain(text)} "
    return any(f" {name} " in said for name in words("gap_exercise"))


def _sentence(inline: Inline, block: Block, span: Span, title: str) -> Iterator[_Sentence]:
    blank = blank_before(inline)
    if blank is not None and (len(blank.said) <= 1 or blank.said.casefold() in verdict_words()):
        return  # the place for a verdict or a letter
    if answer_marker(inline.text) is not None or any(answer_marker(line) for line in inline.text.split("\n")[1:]):
        return
    sentence = without_label(inline)
    filled = filled_gaps(sentence, block.source, is_exercise=_names_exercise(title))
    if filled:
        before, behind = sentence.text[: filled[0].start], sentence.text[filled[-1].end :]
        is_field = _FIELD.match(before) is not None and not _WORD.search(behind)
        spoken = len(_WORD.findall(f"{before} {behind}"))
        cloze = filled_in(sentence, filled)
        if cloze is not None and not is_field and spoken >= _FEWEST_WORDS:
            yield _Sentence(sentence.text, cloze, span, block.context)
    elif any(_is_within(sentence, *gap) for gap in gaps_in(sentence)):
        yield _Sentence(sentence.text, None, span, block.context)


def _is_within(sentence: Inline, start: int, end: int) -> bool:
    """Whether a gap belongs to a sentence, and is no line below a question for its answer."""
    before = cut(sentence, 0, start).text
    return _ENDED.search(before) is None and _WORD.search(f"{before}{sentence.text[end:]}") is not None
