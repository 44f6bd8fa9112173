"""Keys whose numbers and letters touch, with longer answers among them: “1b 2a 3bd 4 – in class 5c”."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import paragraph

_ENTRY = re.compile(
    r"(?:^|(?<=[\s,;|·]))(?P<number>\d{1,3})(?:(?P<letters>[A-Ha-h]{1,4})(?![^\W_])|\s?[–—-]\s{1,3}(?=\S))"
)
_BLANKS = " \t\n,;|·."
"""What may stand between letters and the next number."""
_FEWEST = 3
"""Entries that are letters."""


def entries_in_run(block: Block, start: int) -> list[tuple[str, Block]]:
    """Return the entries of a paragraph from a place on, which count up from 1; none of any other text.

    Half of them are letters that touch their numbers. Several letters go up, “3bd”, and so are no word.
    """
    signs = _counting(list(_ENTRY.finditer(block.text, start)))
    lettered = [sign["letters"] for sign in signs if sign["letters"]]
    if len(lettered) < _FEWEST or 2 * len(lettered) < len(signs) or block.text[start : signs[0].start()].strip():
        return []
    if not all(map(_go_up, lettered)):
        return []
    ends = [*(sign.start() for sign in signs[1:]), len(block.text)]
    told: list[tuple[str, Block]] = []
    for sign, end in zip(signs, ends, strict=True):
        behind = block.text[sign.end() : end].strip(_BLANKS)
        if sign["letters"] and behind:
            return []
        bare = Inline(", ".join(sign["letters"])) if sign["letters"] else cut(block.inline, sign.end(), end)
        told.append((sign["number"], paragraph(_without_comma(bare), block)))
    return told


def _counting(signs: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """Return those of some signs that count up from 1."""
    taken: list[re.Match[str]] = []
    for sign in signs:
        if int(sign["number"]) == len(taken) + 1:
            taken.append(sign)
    return taken


def _go_up(letters: str) -> bool:
    return all(one < other for one, other in pairwise(letters.casefold()))


def _without_comma(told: Inline) -> Inline:
    text = told.text.rstrip(",;|· ")
    return told if len(text) == len(told.text) else cut(told, 0, len(text))
