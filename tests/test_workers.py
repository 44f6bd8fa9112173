"""Many things are done side by side as if it were one after another, and whatever stops that stops it at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdeck.errors import MkdeckError
from mkdeck.system.workers import processors, side_by_side


def doubled(number: int) -> int:
    return number * 2


def uneven(number: int) -> int:
    time.sleep(0.02 if number % 7 == 0 else 0)
    return number


def refusing(number: int) -> int:
    if number == 50:
        raise ValueError("fifty")
    return number


def dying(number: int) -> int:
    if number == 50:
        os._exit(1)
    return number


def test_results_come_in_the_order_of_the_things() -> None:
    assert list(side_by_side(uneven, range(200), 3)) == list(range(200))
    assert list(side_by_side(doubled, [], 2)) == []


def test_things_are_asked_for_as_they_are_needed() -> None:
    asked = []

    def things() -> Iterator[int]:
        for number in range(10_000):
            asked.append(number)
            yield number

    results = side_by_side(doubled, things(), 2)
    assert next(results) == 0
    assert len(asked) < 100
    results.close()  # type: ignore[attr-defined] # a generator


def test_threads_beside_do_no_harm() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert list(side_by_side(doubled, range(20), 2)) == list(range(0, 40, 2))
    finally:
        stop.set()
        thread.join()


def test_what_the_function_raises_is_raised() -> None:
    with pytest.raises(ValueError, match="fifty"):
        list(side_by_side(refusing, range(200), 2))


def test_a_process_that_dies_is_told() -> None:
    with pytest.raises(MkdeckError, match=r"a process .* was killed; try again with --jobs 1"):
        list(side_by_side(dying, range(200), 2))


def test_there_is_a_processor() -> None:
    assert processors() >= 1


INTERRUPTED = """
import sys, time
from mkdeck.system.workers import side_by_side

def slowly(number):
    time.sleep(0.05)
    return number

if __name__ == "__main__":
    for done in side_by_side(slowly, range(100_000), 2):
        print(done, flush=True)
"""


def test_an_interrupt_ends_all_processes_soon(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(INTERRUPTED, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "0\n"
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    _, errors = process.communicate(timeout=30)
    assert errors.count("Traceback") == 1
    assert errors.rstrip().endswith("KeyboardInterrupt")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
