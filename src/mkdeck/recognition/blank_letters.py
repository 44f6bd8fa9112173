"""Questions with options before which the letter of the right one stands in a blank: `__B__ 6. Which …?`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Block
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import covering, paragraph
from mkdeck.problems import Span
from mkdeck.recognition.answers import is_answer_container, is_marker
from mkdeck.recognition.filled_blanks import FilledBlank, blank_before
from mkdeck.recognition.option_letters import is_option_letter
from mkdeck.recognition.options import BEFORE_OPTION, may_be_options, read_options, split_options
from mkdeck.recognition.questions import is_list_of_questions
from mkdeck.values import dataclass

_MOST_OPTIONS = 8


@dataclass(frozen=True, slots=True)
class LetteredQuestion:
    """A question without its number and its options, as blocks, and the letter in its blank, nothing in an empty one.

    One that `may_be_label` has a letter in bold, or in italics, which may as well count exercises.
    """

    letter: str
    blocks: tuple[Block, ...]
    span: Span
    may_be_label: bool


def lettered_questions(document: Block) -> Iterator[LetteredQuestion]:
    """Yield the questions of a lesson that stand behind blanks, and above or beside their options."""
    for holder in document.holders("paragraph"):
        is_before_other = False  # then the options below are those of a matching exercise
        for place, child in enumerate(holder.children):
            blank = _blank_of(child, holder)
            blocks = with_options(holder.children, place) if blank else ()
            further = holder.children[place + 1 : place + 2 + _MOST_OPTIONS]
            is_answered = bool(blocks) and not (blank and blank.said) and _is_answered(blocks, further)
            if blank and blocks and not is_before_other and not is_answered:
                first, *below = blocks
                asked = paragraph(cut(first.inline, blank.start, len(first.text)), first)
                yield LetteredQuestion(
                    blank.said, (asked, *below), covering(blocks), may_be_label=bool(blank.said) and not blank.is_drawn
                )
            is_before_other = blank is not None and not blocks


def _is_answered(blocks: Sequence[Block], further: Sequence[Block]) -> bool:
    """Whether a question with an empty blank is answered all the same, by a marked option or by what stands below."""
    found = read_options(list(blocks[1:]) or split_options(blocks[0]))
    if found is not None and any(option.is_checked for option in found[2]):
        return True
    below = next((child for child in further if child.span.first > blocks[-1].span.last), None)
    return below is not None and (is_marker(below) or is_answer_container(below))


def _blank_of(block: Block, holder: Block) -> FilledBlank | None:
    """Return the blank before a question, beside a number, if a letter stands in it or nothing.

    Bold that is not written with underscores is no blank.
    """
    blank = blank_before(block.inline) if block.kind == "paragraph" else None
    if blank is None or (blank.number is None and holder.number is None):
        return None
    is_of_signs = blank.is_drawn or f"_{blank.said}_" in block.source
    return blank if is_of_signs and (not blank.said or is_option_letter(blank.said)) else None


def with_options(blocks: Sequence[Block], place: int) -> tuple[Block, ...]:
    """Return a question at a place and the blocks of its options, which may stand in a quotation; nothing without."""
    first = blocks[place]
    if len(split_options(first)) > 1:
        return (first,)
    below: list[Block] = []
    for block in blocks[place + 1 : place + 1 + _MOST_OPTIONS]:
        inner = block.children if block.kind == "quote" else (block,)
        if not all(map(_may_offer, inner)):
            break
        below += inner
        if block.kind != "paragraph":
            break
    found = read_options(below) if below else None
    is_whole = found is not None and found[:2] == (0, len(below)) and all(option.label for option in found[2])
    return (first, *below) if is_whole else ()


def _may_offer(block: Block) -> bool:
    if block.kind == "list":
        return not is_list_of_questions(block) and (block.ordered or may_be_options(block))
    return block.kind == "paragraph" and BEFORE_OPTION.match(block.text) is not None
