"""Tells by its text alone which lesson may hold a key that no word calls so, for `untold_keys.py`."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.wording.held import from_breaks

LABEL = r"[^\W\d_][^\n:：]{0,30}+[:：]\s{0,3}"
"""What may stand before the first entry of such a key: “Kye: ”."""
_FIRST_ENTRIES = re.compile(
    rf"\n(?:{LABEL})?[(*_]{{0,3}}1[.):=–-]?\s?\(?[^\W\d_]{{1,12}}(?: [^\W\d_]{{1,8}})?"
    r"[^\w\n]{0,6}\s[(*_]{0,3}2[.):=–-]?\s?\(?[^\W\d_]{1,12}(?![^\W_])"
)
"""“1. T 2. F”, “Kye: 1b, 2a”, or a line for each."""


def may_hold_lone_key(source: str) -> bool:
    """Whether a lesson's text may hold a key of lone letters or verdicts under numbers, as few do."""
    return _FIRST_ENTRIES.search(from_breaks(source)) is not None
