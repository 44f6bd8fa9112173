"""What several patterns ask of one sentence is answered once."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Generic, TypeVar

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")

_KEPT = 64
"""Answers: the patterns are tried sentence by sentence, so those about the last few are enough."""


class _Same(Generic[_Asked]):
    """A key that is equal to another one of the same object, whatever that holds; it keeps the object alive."""

    __slots__ = ("asked",)

    def __init__(self, asked: _Asked) -> None:
        self.asked = asked

    def __hash__(self) -> int:
        return id(self.asked)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.asked is other.asked


_forgetting: list[Callable[[], None]] = []


def forget() -> None:
    """Forget all answers, so that what is asked next is thought about again: for who listens to the guards."""
    for clear in _forgetting:
        clear()


def once(function: Callable[[_Asked], _Answer]) -> Callable[[_Asked], _Answer]:
    """Make a pure function of one value remember its last answers, by the identity of what it was asked about."""

    @lru_cache(maxsize=_KEPT)
    def answered(key: _Same[_Asked]) -> _Answer:
        return function(key.asked)

    _forgetting.append(answered.cache_clear)

    @wraps(function)
    def asking(asked: _Asked) -> _Answer:
        return answered(_Same(asked))

    return asking
