"""The sign that opens a deletion, the one that Anki's clozes and mkdeck's card texts share."""

from __future__ import annotations

from mkdeck import lazy_re as re

CLOZE_OPENING = re.compile(r"\{\{c([1-4]\d\d|500|[1-9]\d?)::")
"""`{{c1::`; its group is the number. Anki makes no card for a number above 500."""

DELETION = re.compile(r"\{\{c\d+::(.*?)(?:::[^{}]*)?\}\}", re.DOTALL)
"""A deletion that holds no other one; its group is what is deleted, without a hint."""

MARKED = re.compile(r"\{\{c\d{1,3}::(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})+\}\}")
"""A whole deletion as authors write it, in whose text there may be braces, as LaTeX has them."""


def cloze_numbers(text: str) -> set[int]:
    """Return the numbers of the deletions that open in `text`; Anki makes a card for each."""
    return {int(number) for number in CLOZE_OPENING.findall(text)}
