"""What time a build takes for its own."""

from __future__ import annotations

import os
import time

from mkdeck.errors import MkdeckError

_LATEST = 253402300799
"""The last second of the year 9999."""


def build_time() -> int:
    """Return the time in seconds since the epoch: `SOURCE_DATE_EPOCH` where it is set, else the clock's.

    https://reproducible-builds.org/specs/source-date-epoch/. Raises `MkdeckError` where it is no such number.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return int(time.time())
    if not (given.isascii() and given.isdecimal() and 0 < int(given[:20]) <= _LATEST):
        raise MkdeckError(f"SOURCE_DATE_EPOCH: `{given[:40]}` is no number of seconds since 1970")
    return int(given)
