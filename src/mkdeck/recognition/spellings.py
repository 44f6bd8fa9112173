"""Answers that a program accepts as written: a person learns one, and not the other spellings of it."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck.cards import Markdown
from mkdeck.wording.normalise import normalised


def without_spellings(answers: Sequence[Markdown]) -> Markdown:
    """Return the first of some accepted answers, and those that share no word with it."""
    words = set(normalised(answers[0]).split())
    others = [text for text in answers[1:] if words.isdisjoint(normalised(text).split())]
    return Markdown(" / ".join(dict.fromkeys([answers[0], *others])))
