"""Keys whose numbers and letters touch, with longer answers among them: “1b 2a 3bd 4 – in class 5c”."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.facts.words import CONJUNCTIONS, PREPOSITIONS
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import paragraph

_ENTRY = re.compile(
    r"(?:^|(?<=[\s,;|·]))(?P<number>\d{1,3})(?:(?P<letters>[A-Ha-h]{1,4})(?![^\W_])|\s?[–—-]\s{1,3}(?=\S))"
)
_ONLY_LETTERS = re.compile(r"1[A-Ha-h]{1,4}(?:[\s,;|·.]{1,5}\d{1,3}[A-Ha-h]{1,4}){2,200}[\s.]*")
_BLANKS = " \t\n,;|·."
"""What may stand between letters and the next number."""
COUNT_OF_LINE = r"^[^\w\n]{0,8}(?:[^\W\d_]{1,12}[^\w\n]{0,3})?(?P<number>\d{1,3})(?!\d)"
"""The number that opens a line, behind a word as well."""
_COUNT = re.compile(rf"(?m){COUNT_OF_LINE}")
_PARTS = re.compile(r"[\n\t;|·]\s*$|\s\s$")
"""What parts an answer of words from the next one for sure."""
_FEWEST = 3
"""Entries that are letters."""
_FURTHEST = 400
"""Blocks above a key in which its questions are looked for."""


def entries_in_run(block: Block, start: int, above: Sequence[Block]) -> list[tuple[str, Block]] | None:
    """Return the entries of a paragraph from a place on, which count up from 1; None where it is no such key.

    Half of them are letters that touch their numbers. What names no options, “2bee”, is left out, and what names them
    in another order, “2ca”, must be rare. It is an empty list where a key of letters was begun and goes on as none
    does. Behind an answer of words a number is but one that this tells, “up to 5 – 10 m”, unless a question `above` has
    it.
    """
    text = block.text
    signs = _counting(list(_ENTRY.finditer(text, start)), above)
    lettered = [sign["letters"] for sign in signs if sign["letters"]]
    if len(lettered) < _FEWEST or 2 * len(lettered) < len(signs) or text[start : signs[0].start()].strip():
        return None
    ends = [*(sign.start() for sign in signs[1:]), len(text)]
    pairs = list(zip(signs, ends, strict=True))
    is_broken = any(sign["letters"] and text[sign.end() : end].strip(_BLANKS) for sign, end in pairs)
    in_order = sum(map(_go_up, lettered))
    if is_broken or 2 * in_order <= len(lettered):
        return None if is_broken and len(lettered) == len(signs) else []
    told: list[tuple[str, Block]] = []
    for sign, end in pairs:
        letters = sign["letters"] or ""
        if len(set(letters.casefold())) < len(letters):
            continue
        bare = Inline(", ".join(sorted(letters))) if letters else cut(block.inline, sign.end(), end)
        told.append((sign["number"], paragraph(_without_comma(bare), block)))
    return told


def letters_in_run(block: Block) -> list[tuple[str, Block]] | None:
    """Return the entries of a paragraph that holds nothing but letters, “1b 2ac 3a”; None for any other."""
    return entries_in_run(block, 0, ()) if _ONLY_LETTERS.fullmatch(block.text) is not None else None


def _counted_in(above: Sequence[Block]) -> frozenset[str]:
    """Return the numbers that items and lines of the blocks right above a key have."""
    near = above[-_FURTHEST:]
    items = (inner.number for block in near for inner in block.walk() if inner.number is not None)
    lines = (found["number"] for block in near for found in _COUNT.finditer(block.source))
    return frozenset((*map(str, items), *lines))


def _counting(signs: Sequence[re.Match[str]], above: Sequence[Block]) -> list[re.Match[str]]:
    """Return those of some signs that count up from 1, and are no numbers that an answer of words tells."""
    taken: list[re.Match[str]] = []
    asked: frozenset[str] | None = None
    for sign in signs:
        if int(sign["number"]) != len(taken) + 1:
            continue
        if taken and not taken[-1]["letters"]:
            asked = _counted_in(above) if asked is None else asked
            is_asked = not asked or sign["number"] in asked  # “oak, see 3b or 5c” stands below four questions
            if not is_asked or not _ends_words(taken[-1], sign):
                continue
        taken.append(sign)
    return taken


def _ends_words(before: re.Match[str], sign: re.Match[str]) -> bool:
    """Whether the answer of words `before` a sign is over, for the sign is that of the next question."""
    told = sign.string[before.end() : sign.start()]
    if _PARTS.search(told) is not None:
        return True
    behind = sign.string[sign.end() : sign.end() + 1]
    last = told.replace(",", " ").split()[-1:]
    leads_on = bool(last) and last[0].casefold() in PREPOSITIONS | CONJUNCTIONS
    if sign["letters"]:
        goes_on = sign.string[sign.end() :].lstrip(_BLANKS)[:1]
        return not leads_on and (not goes_on or goes_on.isdecimal())  # “5a Main Street”
    return not leads_on and not behind.isdecimal()  # “5 – 10 m”


def _go_up(letters: str) -> bool:
    return all(one < other for one, other in pairwise(letters.casefold()))


def _without_comma(told: Inline) -> Inline:
    text = told.text.rstrip(",;|· ")
    return told if len(text) == len(told.text) else cut(told, 0, len(text))
