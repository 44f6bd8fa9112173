"""What a line below a key takes back: “Correction: 3 is b, not c.”."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.facts.dates import MONTHS
from mkdeck.recognition.answers import plain_colons
from mkdeck.recognition.key_entries import entries_of
from mkdeck.recognition.parts import first_text
from mkdeck.wording.words import plain, words

_LONGEST_LABEL = 40
_NUMBER = re.compile(
    r"(?P<before>^|[,;.(\n]|[^\W\d_]+)\s*(?:#|№)?(?P<number>\d{1,3}(?:\.\d{1,3})*)(?!\d)"
    rf"(?=\s*(?P<behind>[:=)]|(?!(?:{MONTHS})\b)[^\W\d_]+))"
)
"""A number that is none of a date, with the word or sign before it and behind it."""
_ENDS_ANSWER = re.compile(r"[,;.(\n]|\s[–—-]\s")
_LONGEST_ANSWER = 60
"""Characters."""


def corrections(children: Sequence[Block], place: int, entries: Mapping[str, Sequence[Block]]) -> dict[str, int]:
    """Return which numbers of a key a correction names, in the key or below it, and the line where it does.

    A key that says already what a correction has right needs none.
    """
    key = children[place]
    below = takewhile(lambda block: block.kind not in ("section", "heading"), children[place + 1 :])
    return {
        number: block.span.first
        for block in (*key.children, *below)
        if _corrects(block)
        for number, right in _named(plain_colons(block.text).partition(":")[2])
        if number in entries and (not right or plain(first_text(entries[number]).text) != right)
    }


def says_what_is_right(block: Block) -> bool:
    """Whether a paragraph is nothing but the correction of a numbered answer: “Correction: 2 is 3, not 5.”."""
    if not _corrects(block):
        return False
    found = _NUMBER.match(plain_colons(block.text).partition(":")[2].strip())
    return found is not None and (found["behind"] in ":=)" or found["behind"].casefold() in words("is"))


def _named(told: str) -> Iterator[tuple[str, str]]:
    """Yield the numbers of which a correction says what is right, 3 and 5 of “3 is 4, not 7, and 5 is 2”, and that.

    It is nothing where a correction says more.
    """
    for place, found in enumerate(_NUMBER.finditer(told.strip())):
        before, behind = found["before"].casefold(), found["behind"].casefold()
        opens = not before[:1].isalpha() or before in words("and") or place == 0
        if opens and (place == 0 or not behind[0].isalpha() or behind in words("is")):
            start = found.end("behind") if behind in ":=)" or behind in words("is") else len(found.string)
            said = _ENDS_ANSWER.split(found.string[start : start + _LONGEST_ANSWER], maxsplit=1)[0]
            yield found["number"], plain(said)


def _corrects(block: Block) -> bool:
    """Whether a paragraph corrects something; “Correction : 1b 2c” is a key to others."""
    label, colon, _ = (
        plain_colons(block.text[:_LONGEST_LABEL]).partition(":") if block.kind == "paragraph" else ("",) * 3
    )
    is_labelled = bool(colon) and plain(label) in words("erratum")
    return is_labelled and not any(True for _ in entries_of(block))
