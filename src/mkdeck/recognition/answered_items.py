"""Items of a list that ask and answer."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Card, Inline, Markdown
from mkdeck.parsing.inline import cut, opening_mark, to_markdown
from mkdeck.parsing.pieces import joined, paragraph, unlisted, unquoted
from mkdeck.recognition.advice import coaches
from mkdeck.recognition.answers import is_answer_container, is_hint, is_marker, is_unwritten
from mkdeck.recognition.options import read_options, split_options
from mkdeck.recognition.parts import lettered
from mkdeck.recognition.questions import behind_bold, bold_lead, ends_with_points, holds_no_answer, question_card
from mkdeck.values import replace
from mkdeck.wording.unwritten import is_unwritten_answer
from mkdeck.wording.words import ARROW, asks, asks_for_all, has_question_mark, is_task

_SIGNS_OF_TASKS = ("[ ]", "[x]", "[X]", "TODO ", "DOING ", "LATER ", "NOW ", "WAITING ")
"""What stands before what is to be done, of Markdown and of Logseq."""
LABEL = re.compile(r"Q ?\d{1,3}(?: ?[(\[][^()\[\]]{1,20}[)\]])?[.:)]? +")
_BEFORE_ARROW = re.compile(r"[^?\n]{2,200}\?(?= (?:[→⇒➔➜]|[-=]>) )")
"""“How do they differ? → in two things:”, above a list of these."""
_FEWEST_OPTIONS = 3
"""In a line."""


def is_list_of_pairs(block: Block) -> bool:
    """Whether a list holds questions with their answers, and hardly anything else."""
    if block.kind != "list" or not all(map(item_asks, block.children)):
        return False
    return any(card_of_item(item) is not None for item in block.children)


def item_asks(item: Block) -> bool:
    """Whether the first paragraph of an item asks, and is nothing to be done."""
    first = item.children[0] if item.children else None
    if first is None or first.kind != "paragraph" or first.text.startswith(_SIGNS_OF_TASKS):
        return False
    return has_question_mark(first.text)


def has_explicit_answer(children: Sequence[Block]) -> bool:
    """Whether some blocks hold an answer that says so."""
    return any(
        is_answer_container(child) or is_marker(child) or any(is_marker(block) for block in child.walk())
        for child in children
    )


def card_of_item(item: Block, *, is_title: bool = False) -> Card | None:
    """Return the card of an item whose first line asks and whose other blocks or lines answer.

    A title asks among questions though it has no mark: “**TCP and UDP**”.
    """
    if has_explicit_answer(item.children[1:]) or any(map(_asks_too, item.children[1:])):
        return None
    first = item.children[0]
    end = len(first.text) if is_title else _end_of_question(first)
    if end is None or (len(item.children) > 1 and all(map(is_hint, item.children[1:]))):
        return None
    before_arrow = _BEFORE_ARROW.match(first.text) if len(item.children) > 1 and end == len(first.text) else None
    if before_arrow is not None and not has_question_mark(first.text[before_arrow.end() :]):
        end = before_arrow.end()
    arrow = ARROW.match(first.text, end + 1)
    inside = cut(first.inline, arrow.end(), len(first.text)) if arrow else behind_bold(first.inline, end)
    if len(split_options(first)) > 1 and not asks_for_all(first.text[:end]):
        return None  # options, of which nothing tells which are right
    if not asks_for_all(first.text[:end]) and _are_options_in_line(paragraph(inside, first)):
        return None
    if is_unwritten_answer(inside.text) and is_unwritten(item.children[1:]):
        return None
    if not inside.text and len(item.children) > 1 and _leaves_open(item.children[1:], first.text[:end]):
        return None
    if not inside.text and all(child.kind == "list" and _asks_below(child) for child in item.children[1:]):
        return None
    if coaches(first.text[:end], inside.text or (item.children[1].text if len(item.children) > 1 else "")):
        return None
    inline = cut(first.inline, 0, end)
    question = paragraph(inline, first)
    told = [block for child in item.children[1:] if (block := _without_pairs(child)) is not None]
    below = told if inside.text else unlisted(unquoted(told))
    back = joined([to_markdown(inside), *(child.source for child in below)])
    return question_card([question], back, Inline(), item.span, "shaped") if back else None


def _without_pairs(block: Block) -> Block | None:
    """Return a list below a question without the points that ask on and have answers of their own; None without more.

    Below “How does it work?” stand two facts and “How is it measured?”, with one more below that.
    """
    if block.kind != "list":
        return block
    kept = [item for item in block.children if not (item_asks(item) and card_of_item(item) is not None)]
    lines = block.source.split("\n")
    if len(kept) == len(block.children) or len(lines) < block.span.last - block.span.first + 1:
        return block
    starts = [item.span.first - block.span.first for item in block.children]
    ends = [*starts[1:], len(lines)]
    told = ["\n".join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]
    source = "\n".join(part for item, part in zip(block.children, told, strict=True) if item in kept)
    return replace(block, children=tuple(kept), source=Markdown(source.rstrip())) if kept else None


def _are_options_in_line(block: Block) -> bool:
    """Whether a line is but options, “a) fish b) cow c) hen”, of which nothing tells which are right."""
    stem, options = lettered([block])
    return (not stem and len(options) >= _FEWEST_OPTIONS) or (bool(block.text) and _offers_all(block))


def _offers_all(block: Block) -> bool:
    """Whether the lines of a paragraph are options with letters."""
    found = read_options([block])
    return found is not None and not any(option.label and not option.is_lettered for option in found[2])


def _asks_below(block: Block) -> bool:
    """Whether half of the points below a question ask themselves, or none says anything; code does."""
    points = [child for child in block.walk() if child.text]
    if not points:
        return not any(line.strip("`~ ") for code in block.within("code") for line in code.source.split("\n")[1:])
    return 2 * sum(asks(point.text) for point in points) >= len(points)


def _leaves_open(below: Sequence[Block], asked: str) -> bool:
    """Whether what stands below a question asks on, or is its options: a list, or a paragraph for each, “A) …”."""
    if all(holds_no_answer(block, asked) for block in below):
        return True
    found = read_options(below) if len(below) > 1 and all(block.kind == "paragraph" for block in below) else None
    return found is not None and found[:2] == (0, len(below)) and found[2][0].is_lettered


def _asks_too(block: Block) -> bool:
    """Whether a block below a question is another one; “Count to seven” may be its answer, or one that quotes one.

    What points are given for is asked: “Give an example. [1]”.
    """
    if block.kind == "paragraph" and ends_with_points(block.text) and is_task(block.text):
        return True
    return has_question_mark(block.text) and not block.text.rstrip().endswith((".", "!", "”", '"', "»", "“", ")"))


def _end_of_question(block: Block) -> int | None:
    """Return where the question ends in a paragraph: at the end of a line, or of the bold or italics it stands in."""
    bold = bold_lead(block)
    if bold and has_question_mark(block.text[: bold.end]):
        return bold.end
    italic = opening_mark(block.inline, "emphasis")
    if italic and has_question_mark(block.text[italic.end - 1 : italic.end]):
        return italic.end
    line = block.text.split("\n", 1)[0]
    if has_question_mark(line[-6:]) or (has_question_mark(line) and ARROW.match(block.text, len(line) + 1)):
        return len(line)
    if (LABEL.match(line) or is_task(line)) and "\n" not in block.text:
        return len(line)
    return len(block.text) if has_question_mark(block.text) and "\n" not in block.text else None
