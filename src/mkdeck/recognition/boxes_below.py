"""Statements below which two verdicts stand with boxes, “T ☐  F ☒”: these are put behind them, “Gold rusts. ☐ T ☒ F”.

They stand in a paragraph of their own right below the one that states, or in the line below it. What asks is left as it
is: boxes behind “Do you smoke?” are those of a form.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.cards import HOLDING, Block, Inline
from mkdeck.parsing.inline import beside, join_lines, split_lines
from mkdeck.parsing.pieces import covering, paragraph, with_children
from mkdeck.recognition.verdicts import boxes_of
from mkdeck.values import replace
from mkdeck.wording.words import has_question_mark

_FEWEST = 2
"""Such lines in a lesson: one may show how to fill in a form."""
_LONGEST = 40
"""Letters of the line with the boxes."""


def with_boxes_behind(lesson: Block) -> Block:
    """Return a lesson whose statements have behind them the two verdicts with boxes that stand below."""
    lines = (line for block in lesson.within("paragraph") for line in block.text.split("\n"))
    return _put(lesson) if sum(_boxes(line) != "" for line in lines) >= _FEWEST else lesson


def _put(block: Block) -> Block:
    """Return a lesson, or a part of it, with such boxes behind the statements."""
    if block.kind not in (*HOLDING, "list", "item"):
        return block
    children: list[Block] = []
    for child in block.children:
        above = children[-1] if children else None
        told = _boxes(child.text) if child.kind == "paragraph" else ""
        if told and above is not None and _may_state(above):
            joined = paragraph(_closed(split_lines(above.inline), told), above)
            children[-1] = replace(joined, span=covering([above, child]))
        else:
            children.append(_put(child) if child.children else _of_lines(child))
    return with_children(block, children)


def _boxes(text: str) -> str:
    """Return the two verdicts that a text is, each behind its box."""
    return boxes_of(text) if len(text) <= _LONGEST else ""


def _may_state(block: Block) -> bool:
    """Whether a paragraph may be a statement below which boxes stand: it asks nothing, and has no boxes itself."""
    is_boxed = any(map(_boxes, block.text.split("\n")))
    return block.kind == "paragraph" and not is_boxed and not has_question_mark(block.text)


def _of_lines(block: Block) -> Block:
    """Return a paragraph with the boxes of each of its lines that are such behind the lines above."""
    if block.kind != "paragraph" or "\n" not in block.text or has_question_mark(block.text):
        return block
    lines: list[Inline] = []
    held: list[Inline] = []
    for line in split_lines(block.inline):
        if (told := _boxes(line.text)) and held:
            lines.append(_closed(held, told))
            held = []
        else:
            held.append(line)
    return paragraph(join_lines([*lines, *held]), block) if lines else block


def _closed(lines: Sequence[Inline], told: str) -> Inline:
    """Return the lines of a statement as one, with its boxes behind it."""
    whole = join_lines(lines)
    return beside(Inline(whole.text.replace("\n", " "), whole.marks), Inline(told))
