"""What a line below a key takes back: “Correction: 3 is b, not c.”."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import takewhile

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.recognition.answers import plain_colons
from mkdeck.recognition.key_entries import entries_of
from mkdeck.wording.words import plain, words

_LONGEST_LABEL = 40
_NUMBER = re.compile(r"(?<!\d)\d{1,3}(?:\.\d{1,3})*(?!\d)")


def corrections(children: Sequence[Block], place: int, numbers: Collection[str]) -> dict[str, int]:
    """Return which numbers of a key a correction names, in the key or below it, and the line where it does."""
    key = children[place]
    below = takewhile(lambda block: block.kind not in ("section", "heading"), children[place + 1 :])
    return {
        found[0]: block.span.first
        for block in (*key.children, *below)
        if _corrects(block)
        for found in _NUMBER.finditer(block.text)
        if found[0] in numbers
    }


def _corrects(block: Block) -> bool:
    """Whether a paragraph corrects something; “Correction : 1b 2c” is a key to others."""
    label, colon, _ = (
        plain_colons(block.text[:_LONGEST_LABEL]).partition(":") if block.kind == "paragraph" else ("",) * 3
    )
    is_labelled = bool(colon) and plain(label) in words("erratum")
    return is_labelled and not any(True for _ in entries_of(block))
