"""Which cards of a pattern are sure enough for the default tier, where it makes others as well.

A pattern belongs to a tier by what it measures as a whole. Some of its cards fall behind: a sentence with its gap in
the middle leans on others more often than one that begins with it, and a question that asks in two breaths is seldom
one that a teacher would write. Decks that take facts of the tier “more” take them all.
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Cloze
from mkdeck.facts.phrases import words_of
from mkdeck.wording.normalise import plain_text

_LONGEST = 18
"""Words of a question that is read once."""
_FEWEST_OF_REASON = 5
"""Words of a reason that explains something: “because of the insertions” does not."""
_REASON = re.compile(
    r"(?i)(?:(?:mainly|mostly|largely|primarily|partly|chiefly) )?(?:because|due to|thanks to|owing to)\b"
)
_MARKED = re.compile(r"(\*\*?|`|\$)(?:(?!\1).)+\1|[“\"][^”\"]*[”\"]")
"""A title, a term or a quotation, whose commas part no question."""
_BREAK = re.compile(r",(?! ?(?:Inc|Ltd|LLC|Jr|D\.?C)\b|\d{3}\b)| [–—] |;")
_OPENS = re.compile(
    r"(?:(?:In|On|By|Around|About|Between|During) (?:[^,;:{}]{0,24}?)\d{3,4}s?(?: and \d{4})?,? )?"
    r"(?:(?:The|An?) |(?:The )?(?:[A-Z][a-z]+ )?(?:[a-z-]+ ){1,3}(?=\{\{c1::[A-ZÀ-Þ]))?\{\{c1::"
)
"""A gap that a sentence begins with, behind its article, the role of a person, or the year."""

_NAMES = re.compile(
    r"(?!The (?!(?:[\w-]+ ){1,3}(?:that|which|who|of|between|where)\b)|(?:For|In|At|On|By|From|With|Under) )[^;:{}]*"
    r"\b(?:called|known(?: [^,;:{}]{1,25})? as|termed|named) (?:an?\b |the )?(?:\*\*?|`)?\{\{c1::"
)
"""A gap behind what it names, of which the sentence tells first: “A pool behind a curtain is called a …”."""
_LEANS = re.compile(r"(?i)\b(?:it|they|them|corresponding|reverse|inverse|opposite|former|latter)\b")


def asks_in_one_breath(card: Card) -> bool:
    """Whether a question is short enough and has no aside; other cards are not looked at."""
    if not isinstance(card, Basic):
        return True
    front = _MARKED.sub("X", card.front)
    return _BREAK.search(front) is None and len(words_of(plain_text(front))) <= _LONGEST


def tells_of_gap(card: Card) -> bool:
    """Whether what a sentence hides is the first thing that it tells of, or the name of that, so that it says what."""
    if not isinstance(card, Cloze):
        return False
    text = card.text.replace("**{{", "{{")
    names = _NAMES.match(text)
    return _OPENS.match(text) is not None or (names is not None and _LEANS.search(names[0]) is None)


def explains(card: Card) -> bool:
    """Whether the answer to a “Why …?” opens as a reason does, and gives one."""
    if not isinstance(card, Basic) or not asks_in_one_breath(card):
        return False
    return _REASON.match(card.back) is not None and len(words_of(card.back)) >= _FEWEST_OF_REASON
