"""Does the same to many things, in several processes side by side."""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from mkdeck.errors import MkdeckError
from mkdeck.system.expressions import keep

if TYPE_CHECKING:  # a build of a few lessons need not wait for them
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_AT_A_TIME = 8
"""Things that go to a process together: few enough for an interrupt to be heard soon, and to share them out evenly."""

_AHEAD = 3
"""Parcels that are on their way for each process, so that none waits for the next one."""

_SOON = 0.1
"""Seconds after which an interrupt is heard at the latest."""


def side_by_side(function: Callable[[_Item], _Result], items: Iterable[_Item], processes: int) -> Iterator[_Result]:
    """Yield what a function makes of each item, in their order, with so many processes to do it.

    The function, the items and the results are sent from process to process, so all must be such as can be pickled.
    Items are asked for as they are needed. Raises what the function raises, and `MkdeckError` where a process dies.
    """
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    parcels = _parcels(iter(items))
    pending: deque[Future[list[_Result]]] = deque()
    pool = ProcessPoolExecutor(processes, mp_context=_context(), initializer=_begin)
    try:
        for parcel in parcels:
            with interrupts_held():
                pending.append(pool.submit(_each, function, parcel))
            if len(pending) >= _AHEAD * processes:
                yield from _result(pending.popleft())
        while pending:
            yield from _result(pending.popleft())
    except BrokenProcessPool as error:
        raise MkdeckError("a process that read lessons was killed; try again with --jobs 1") from error
    finally:
        with interrupts_held():
            pool.shutdown(wait=True, cancel_futures=True)


def _result(future: Future[list[_Result]]) -> list[_Result]:
    from concurrent.futures import wait

    while True:
        with interrupts_held():
            if wait([future], timeout=_SOON).done:
                return future.result()


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait for the end of a block that holds locks, as those of the pool.

    Raised between taking a lock and entering its `with`, it would leave the lock taken, and the pool would never end:
    https://github.com/python/cpython/issues/74174. Only the main thread hears it.
    """
    import signal

    usual = signal.getsignal(signal.SIGINT)
    if not callable(usual) or threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    signal.signal(signal.SIGINT, lambda number, frame: heard.append(number))  # noqa: ARG005 - as signal calls it
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, usual)
    if heard:
        usual(signal.SIGINT, None)


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _parcels(items: Iterator[_Item]) -> Iterator[list[_Item]]:
    while parcel := list(islice(items, _AT_A_TIME)):
        yield parcel


def _each(function: Callable[[_Item], _Result], items: Sequence[_Item]) -> list[_Result]:
    return [function(item) for item in items]


def _begin() -> None:
    """Make ready a process that works for another one.

    It ignores Ctrl-C, which a terminal sends to all: the parent stops the others, and says so once. It ends without the
    functions that others run at their end, so that what is to be kept then is named here.
    """
    import signal
    from multiprocessing.util import Finalize

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Finalize(None, keep, exitpriority=0)


def _context() -> BaseContext:
    """Return how processes are started: as copies of this one, with all loaded, where that is safe."""
    import multiprocessing

    is_safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if is_safe else "spawn")
