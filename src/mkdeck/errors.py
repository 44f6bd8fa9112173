"""The one exception of mkdeck's own."""

from __future__ import annotations


class MkdeckError(Exception):
    """What stops a run: bad input that leaves nothing to do. `lines` are its messages, each complete in itself."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
