"""A lesson on which mkdeck itself fails is told and left out, and the others of its course get their deck."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from mkdeck.errors import MkdeckError
from mkdeck.problems import Problem, Span

_Read = TypeVar("_Read")


def unless_it_fails(read: Callable[[], _Read], path: str) -> _Read | Problem:
    """Return what is read of the lesson at a path, or the problem that this failed, for a reason that is no lesson's.

    Raises MkdeckError where `read` does, which stops a run anyhow.
    """
    try:
        return read()
    except MkdeckError:
        raise
    except Exception as error:
        import traceback  # which is hardly ever needed

        place = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{Path(place.filename).name}:{place.lineno}"
        why = f"mkdeck itself fails on this lesson, in {where} ({type(error).__name__}: {error})"
        return Problem(Span(path, 1, 1), f"{why}; please report it, with what `mkdeck explain` prints of the lesson")
