"""The sign before a speaker's notes, “Note:” of reveal.js and “???” of remark, where an answer stands in them."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.letter_labels import TOLD
from mkdeck.wording.words import answer_marker

_SIGN = re.compile(r"(?:\?\?\?|(?i:notes?):)(?:\s{1,4}|$)", signs=("???", "ote"))
_SIGNS = ("???", "N", "n")


def without_sign_of_notes(children: Sequence[Block]) -> Sequence[Block]:
    """Return blocks that stand side by side without the signs of notes that open with an answer.

    Other notes say what belongs to no card, and stay as they are.
    """
    if not any(map(_may_open_notes, children)):
        return children  # as nearly always
    kept = list[Block]()
    for place, child in enumerate(children):
        end = _end_of_sign(child)
        following = children[place + 1] if place + 1 < len(children) else None
        if end and end < len(child.text) and _answers(child.text[end:]):
            kept.append(paragraph(cut(child.inline, end, len(child.text)), child))
        elif not end or end < len(child.text) or following is None or not _is_answer(following):
            kept.append(child)
    return kept


def _may_open_notes(block: Block) -> bool:
    return block.kind == "paragraph" and block.text.startswith(_SIGNS)


def _end_of_sign(block: Block) -> int:
    """Return where the notes begin behind their sign; 0 where a block has none."""
    found = _SIGN.match(block.text) if _may_open_notes(block) else None
    return found.end() if found else 0


def _is_answer(block: Block) -> bool:
    return block.kind == "paragraph" and _answers(block.text)


def _answers(text: str) -> bool:
    return answer_marker(text) is not None or TOLD.match(text) is not None
