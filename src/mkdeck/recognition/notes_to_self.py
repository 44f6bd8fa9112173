"""Lines in which an author tells himself what is still to be done: “TODO: add the slide”; no answer holds them."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import paragraph
from mkdeck.wording.words import answer_marker

_NOTE = re.compile(r"(?:^|\n)[^\w\n]*(?:TODO|FIXME)(?:\s?\([^()\n]{1,40}\))?(?:\s?[:：]|[^\w\n]*(?=\n|$))")
_TO_SELF = re.compile(
    r"(?i)[^\w\n]*(?:note to (?:my)?self|memo to (?:my)?self|notiz an mich(?: selbst)?|nota mental|nota para mim"
    r"|note (?:pour moi|à moi)(?:-même)?|nota para mí(?: mismo| misma)?)\s?[:：–—-]",
    signs=("to self", "to myself", "an mich", "pour moi", "à moi", "para m", "mental"),
)


def without_notes(answer: Sequence[Block], *, is_begun: bool = False) -> list[Block]:
    """Return an answer's blocks without the paragraphs, and the ends of such, that are notes to its author.

    Where nothing is told before one, and nothing `is_begun` elsewhere, it says that the answer is still to be written,
    and stays.
    """
    kept: list[Block] = []
    for block in answer:
        found = _note_in(block.text) if block.kind == "paragraph" else None
        told = block.text[: found.start()] if found else ""
        if found is None or not (kept or told or is_begun) or _is_label(told):
            kept.append(block)
        elif told:
            kept.append(paragraph(cut(block.inline, 0, found.start()), block))
    return kept


def _note_in(text: str) -> re.Match[str] | None:
    """Return where a text tells its author something; most hold no such word, and that is quick to tell."""
    return _NOTE.search(text) if "TODO" in text or "FIXME" in text else None


def is_note_to_self(line: str) -> bool:
    """Whether a line says by its label that its author wrote it to himself: “Note to self: bring the card”."""
    return _TO_SELF.match(line) is not None


def _is_label(told: str) -> bool:
    """Whether what stands before a note is but the word for an answer."""
    return told != "" and answer_marker(told) == len(told)
