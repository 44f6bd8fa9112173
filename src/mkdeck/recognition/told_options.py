"""A line below options that tells the right one without a word for answers: “(Answer: B)”, “✅ B) Oslo”, “**B**”."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.parsing.inline import cut, is_wholly
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.key_labels import FIRST_ENTRIES
from mkdeck.recognition.options import read_options, split_options
from mkdeck.recognition.right_options import names_only_options
from mkdeck.wording.words import answer_marker, asks, plain, question_label, words

_FURTHEST, _LONGEST = 12, 200
_OPENINGS = ("(", "[", "（", "|", "✅", "✔", "☑", "→", "=", "-")
_SHORTEST, _FEWEST_OF_KEY = 3, 3
"""Letters of a paragraph that is but a key; those by which a word is seen to be one for keys."""
_REMEMBERED = 1024
"""Beginnings of paragraphs."""
_SIGN = re.compile(r"(?:✅|✔|☑|→|=>|->)\ufe0f?\s*")
_BRACKETS = {"(": ")", "[": "]", "（": "）"}
_KEY = re.compile(r"(?P<word>[^\W\d_]{2,12})\s?[:：]\s*")
_LETTER = re.compile(r"\(?(?P<key>[A-Ha-h]|\d)[.):]\s+\S")

_SHORT_ENTRIES = re.compile(r"\(?\d{1,2}[.):]\s+[^\W\d_]{1,12}[\s,;]{1,3}\(?\d{1,2}[.):]\s+\S")
"""“1. F 3. T”."""


def may_tell_option(text: str) -> bool:
    """Whether a paragraph may tell the right one of some options, told by how it begins and how long it is."""
    return len(text) <= _SHORTEST or _may_open_so(text[:_FEWEST_OF_KEY])


@lru_cache(_REMEMBERED)
def _may_open_so(letters: str) -> bool:
    """Whether a paragraph may begin with these letters that tells it."""
    return letters[:1] in _OPENINGS or letters.casefold() in _beginnings_of_key()


@cache
def _beginnings_of_key() -> frozenset[str]:
    alone = [word for word in words("key") if " " not in word]  # else whatever begins with “the” would be looked at
    return frozenset(word[:_FEWEST_OF_KEY] for word in alone)


def told_option(children: Sequence[Block], place: int) -> Block | None:
    """Return the paragraph of what tells the right one of the options right above it; None where nothing does."""
    block = children[place]
    if block.kind != "paragraph" or len(block.text) > _LONGEST:
        return None
    said = _said(block) if may_tell_option(block.text) else None
    if said is None:
        return None
    text = block.text[slice(*said)]
    if not names_only_options(text) and (_LETTER.match(text) is None or _begins_key(text)):
        return None
    last = children[place - 1]
    if last.kind == "list" and last.ordered and len(last.children[-1].children) > 1:
        *before, last = last.children[-1].children  # “1. Which one?”, whose options stand in its point
    else:
        before = list(children[max(0, place - _FURTHEST) : place - 1])
    above = [*before, *split_options(last)]
    found = read_options(above) if above[-1].kind in ("paragraph", "list") else None
    if found is None or found[1] != len(above):
        return None
    asking = above[found[0] - 1] if found[0] else None
    if asking is not None and asking.kind == "paragraph" and not (asks(asking.text) or question_label(asking.text)):
        return None
    if text.isdecimal() and not any(map(str.isalpha, block.text[: said[0]])):
        return None  # “→ 2” below the steps of a list
    return paragraph(cut(block.inline, *said), block)


def _begins_key(text: str) -> bool:
    """Whether a text holds entries of a key to several questions, of which the second may have been left out."""
    return FIRST_ENTRIES.match(text) is not None or _SHORT_ENTRIES.match(text) is not None


def _said(block: Block) -> tuple[int, int] | None:
    """Return where in a paragraph the letter stands that it tells, within its signs; None where it has none of them."""
    text, end = block.text, len(block.text)
    if text[:1] in _BRACKETS and text[-1:] == _BRACKETS[text[0]] and (marker := answer_marker(text[1:-1])):
        return 1 + marker, end - 1
    if text.startswith("||") and text.endswith("||"):
        return 2, end - 2
    sign = _SIGN.match(text)
    if sign is None and (key := _KEY.match(text)) is not None and plain(key["word"]) in words("key"):
        sign = key
    is_bold = is_wholly(block.inline, "strong")
    return (sign.end() if sign else 0, end) if sign or is_bold else None
