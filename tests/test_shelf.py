"""What was put on a shelf is there, in memory and in its file, as long as it is wanted."""

from __future__ import annotations

import gc
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdeck.system import shelf as shelf_module
from mkdeck.system.shelf import WORTH_A_FILE, Shelf

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


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


class _FullDisk(io.BytesIO):
    """A file that takes two bytes of what is written, once, and has no room for the rest."""

    is_full = False

    def write(self, data: ReadableBuffer) -> int:
        if self.is_full:
            self.is_full = False
            super().write(bytes(data)[:2])
            raise OSError("no space left")
        return super().write(data)


def test_what_is_put_behind_a_failed_write_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    disk = _FullDisk()
    monkeypatch.setattr(shelf_module, "SpooledTemporaryFile", lambda _: disk)
    shelf = Shelf()
    first = shelf.put(b"AAAA")
    disk.is_full = True
    with pytest.raises(OSError, match="no space"):
        shelf.put(b"BBBB")
    assert (shelf.put(b"CCCC").read(), first.read()) == (b"CCCC", b"AAAA")
