"""The one exception of mkdeck's own."""

from __future__ import annotations

from collections.abc import Iterable

from mkdeck.cards import Problem


class MkdeckError(Exception):
    """What stops a run: bad input that leaves nothing to do. `lines` are its messages, each complete in itself."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> MkdeckError:
        """Make one error of several problems, a line each."""
        return cls(*map(str, problems))
