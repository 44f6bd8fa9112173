"""What several patterns ask of one sentence is answered once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import wraps
from typing import TypeVar

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")

_KEPT = 64
"""Answers: the patterns are tried sentence by sentence, so those about the last few are enough."""


_forgetting: list[Callable[[], None]] = []


def forget() -> None:
    """Forget all answers, so that what is asked next is thought about again: for who listens to the guards."""
    for clear in _forgetting:
        clear()


def once(function: Callable[[_Asked], _Answer]) -> Callable[[_Asked], _Answer]:
    """Make a pure function of one value remember its last answers, by the identity of what it was asked about."""
    known: dict[int, tuple[_Asked, _Answer]] = {}  # what was asked about is held, so that nothing else has its number
    _forgetting.append(known.clear)

    @wraps(function)
    def asking(asked: _Asked) -> _Answer:
        found = known.get(id(asked))
        if found is None:
            found = asked, function(asked)
            if len(known) >= _KEPT:
                del known[next(iter(known))]
            known[id(asked)] = found
        return found[1]

    return asking


def found_once(find: Callable[[_Asked], Iterator[_Answer]]) -> Callable[[_Asked], Iterator[_Answer]]:
    """Make a pure function that yields what it finds in a value do so once, for all who ask."""

    @once
    @wraps(find)
    def all_found(asked: _Asked) -> Sequence[_Answer]:
        return tuple(find(asked))

    @wraps(find)
    def finding(asked: _Asked) -> Iterator[_Answer]:
        return iter(all_found(asked))

    return finding


def found_by_any(finds: Iterable[Callable[[_Asked], Iterator[object]]], asked: _Asked) -> bool:
    """Whether the `find` of one of some patterns, to which another gives way, finds anything in a sentence."""
    return any(next(find(asked), None) is not None for find in finds)
