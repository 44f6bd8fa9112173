"""Scripts that put no space between words, in which letters are counted where others count words."""

from __future__ import annotations

from functools import cache

from mkdeck import lazy_re as re

UNSPACED = r"\u3040-\u9fff\uac00-\ud7af\u0e00-\u0e7f"
"""Letters of Chinese, Japanese, Korean and Thai, as the ranges of a class in an expression."""


def runs_on(text: str, letters: int) -> bool:
    """Whether so many letters of such a script stand side by side."""
    return not text.isascii() and _run(letters).search(text) is not None


@cache
def _run(letters: int) -> re.Pattern[str]:
    return re.compile(f"[{UNSPACED}]{{{letters}}}")
