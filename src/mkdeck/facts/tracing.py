"""What a guard refused, told to whoever asks; so that people can see why a sentence became no card.

Guards answer with yes or no, in the middle of conditions. Passing the reasons up through every pattern would bury
what a pattern says, so a guard leaves its reason with whoever listens, and nowhere if nobody does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from mkdeck.facts.phrases import Phrase
from mkdeck.values import dataclass

_Looked = TypeVar("_Looked", bound=str | Phrase)
_Rest = ParamSpec("_Rest")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A guard's reason, as the end of a sentence that begins with `text`, what it looked at."""

    text: str
    reason: str

    def __str__(self) -> str:
        return f"“{self.text}” {self.reason}"


_heard: ContextVar[list[Refusal] | None] = ContextVar("heard", default=None)


@contextmanager
def refusals() -> Iterator[list[Refusal]]:
    """Listen to the guards: the list holds what they refused so far, in order."""
    heard: list[Refusal] = []
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)


def is_heard() -> bool:
    """Whether somebody listens to the guards, who is told of what they refuse though it would make no card either."""
    return _heard.get() is not None


def guard(
    reason: str, *, refuses: bool
) -> Callable[[Callable[Concatenate[_Looked, _Rest], bool]], Callable[Concatenate[_Looked, _Rest], bool]]:
    """Make a guard of a predicate on a text or a phrase: where it answers `refuses`, it has refused for that reason."""

    def decorate(predicate: Callable[Concatenate[_Looked, _Rest], bool]) -> Callable[Concatenate[_Looked, _Rest], bool]:
        @wraps(predicate)
        def guarded(looked: _Looked, /, *args: _Rest.args, **named: _Rest.kwargs) -> bool:
            answer = predicate(looked, *args, **named)
            if answer is refuses and (heard := _heard.get()) is not None:
                heard.append(Refusal(looked if isinstance(looked, str) else looked.text, reason))
            return answer

        return guarded

    return decorate
