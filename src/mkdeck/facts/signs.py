"""What a sentence holds besides its words by which it may state a fact of some form: marks, letters, dates.

A sign is found once for a sentence, whatever the number of patterns that look for it. It is written so that it is no
word, and stands among the triggers of a pattern as words do.
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.dates import DATE
from mkdeck.facts.phrases import Phrase

BOLD = "**"
ITALICS = "*"
LETTERS = "A.B."
"""Two capitals in one word, as an acronym has them."""
WHEN = "in ____"
"""A date behind “in” or “on”, in a sentence with a year."""
SIGNS = frozenset({BOLD, ITALICS, LETTERS, WHEN})

_TWO_CAPITALS = re.compile(r"[A-Z]\w*[A-Z]")
_YEAR = re.compile(r"\d{3}")
_WHEN = re.compile(rf"\b[IiOo]n (?:about |around )?{DATE}")


def signs_of(phrase: Phrase) -> tuple[str, ...]:
    """Return the signs that stand in a sentence."""
    text = phrase.text
    found: list[str] = []
    if phrase.inline.marks:
        if phrase.holds("strong"):
            found.append(BOLD)
        if phrase.holds("emphasis"):
            found.append(ITALICS)
    if not text.islower() and _TWO_CAPITALS.search(text) is not None:
        found.append(LETTERS)
    if _YEAR.search(text) is not None and _WHEN.search(text) is not None:
        found.append(WHEN)
    return tuple(found)
