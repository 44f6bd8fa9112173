"""What tells a table of a subject from one of a manual, a timetable or a measurement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mkdeck.cards import Block
from mkdeck.words import plain, words

NOTHING = re.compile(r"[\s–—?·.-]*|(?i:n/?a|none|unknown|tbd|yes|no|true|false|x)|\W{1,3}")
"""A cell that says nothing, or only whether."""


def is_of_manual(header: Sequence[Block]) -> bool:
    """Whether a header's cells say that a table's rows are nothing to learn."""
    return any(plain(cell.text) in words("manual") for cell in header)
