"""What was put on a shelf is there, in memory and in its file, as long as it is wanted."""

from __future__ import annotations

import gc
import tempfile
from pathlib import Path

import pytest

from mkdeck.system.shelf import WORTH_A_FILE, Shelf


@pytest.mark.parametrize("size", [0, 1, WORTH_A_FILE // 10])
def test_bytes_are_read_in_any_order_while_others_are_put(size: int) -> None:
    shelf = Shelf()
    first = shelf.put(b"first")
    others = [shelf.put(bytes([number]) * size) for number in range(20)]
    assert first.read() == b"first"
    last = shelf.put(b"last")
    assert [other.read() for other in reversed(others)] == [bytes([number]) * size for number in range(19, -1, -1)]
    assert (last.read(), first.read()) == (b"last", b"first")


def test_no_file_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    kept = Shelf().put(b"x" * (WORTH_A_FILE + 1))
    assert len(kept.read()) == WORTH_A_FILE + 1
    del kept
    gc.collect()
    assert not list(tmp_path.iterdir())
