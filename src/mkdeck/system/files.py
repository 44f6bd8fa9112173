"""Files that appear as a whole or not at all, several of them together, and one build at a time that writes them."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import IO

from mkdeck.errors import MkdeckError

_PIECE = 1 << 16
"""Bytes that are copied at once."""

Write = Callable[[IO[bytes]], None]
"""Writes a file piece by piece, for one that is too large to be held as a whole; it may read again what it wrote."""

_SAY_SO_AFTER = 1.0
_ASK_AGAIN_AFTER = 0.05


KnownStamp = tuple[int, ...]
Stamp = KnownStamp | None
"""What tells a file from what it is after a change: size, times, number; None for a file that is not there."""


def stamp_of(path: str | os.PathLike[str]) -> Stamp:
    """Return what tells the file at a path from what it is after a change."""
    try:
        state = os.stat(path)  # noqa: PTH116 - a thousand of them are looked at
    except (OSError, ValueError):
        return None
    return stamp_in(state)


def stamp_in(state: os.stat_result) -> KnownStamp:
    """Return what the system's answer tells of a file."""
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino, state.st_dev


@contextmanager
def rewritten(path: Path, parts: Iterable[bytes]) -> Iterator[Write | None]:
    """Give what writes a file anew from its parts; None where it holds just these already.

    Each part is made once: what the file begins with is copied from it as it is now, whatever becomes of it meanwhile.
    What is given writes once. Raises `OSError` where the file cannot be read.
    """
    rest, same = iter(parts), 0
    with ExitStack() as stack:
        try:
            old = stack.enter_context(path.open("rb"))
        except FileNotFoundError:
            yield lambda new: new.writelines(rest)
            return
        for part in rest:
            if old.read(len(part)) != part:
                rest = chain([part], rest)
                break
            same += len(part)
        else:
            if not old.read(1):
                yield None
                return

        def write(new: IO[bytes]) -> None:
            old.seek(0)
            left = same
            while left and (piece := old.read(min(_PIECE, left))):
                left -= new.write(piece)
            old.close()  # Windows replaces no open file
            if left:
                raise OSError(errno.EBUSY, "another program is writing it")
            new.writelines(rest)

        yield write


def replace_files(files: Sequence[tuple[Path, bytes | Write]]) -> None:
    """Write some files, what is given or what a function writes; on a failure every older file stays as it was.

    All are written aside, side by side, and reach the disk before the first is replaced. A link stays one, and leads to
    the new file. Raises `MkdeckError` where one cannot be written; only a file is ever replaced.
    """
    asides: list[Path] = []
    restores: list[tuple[Path, bytes | None]] = []
    path = Path()
    try:
        for path, _ in files:
            target = Path(os.path.realpath(path))
            _check_replaceable(target, target.parent if path.is_symlink() else path.parent)
            asides.append(_aside(target))
        failures = _write_side_by_side([(aside, data) for aside, (_, data) in zip(asides, files, strict=True)])
        for (path, _), failure in zip(files, failures, strict=True):  # noqa: B007 - it is named below
            if failure is not None:
                raise failure
        for (path, _), aside in zip(files, asides, strict=True):
            target = Path(os.path.realpath(path))
            before = target.read_bytes() if len(files) > 1 and target.exists() else None
            aside.replace(target)
            restores.append((target, before))
            _flush_folder(target.parent)
    except BaseException as error:
        if len(restores) < len(files):
            _restore(restores)
        if isinstance(error, OSError):
            raise MkdeckError(f"{path}: cannot be written: {error.strerror}") from error
        raise
    finally:
        for aside in asides:
            aside.unlink(missing_ok=True)


def _write_side_by_side(files: Sequence[tuple[Path, bytes | Write]]) -> list[BaseException | None]:
    """Write some new files, and return for each what went wrong, if anything did.

    The last one is written here and the others in threads: while it is compressed, for which Python is not needed, they
    are written. However this ends, none is written any more then.
    """
    from mkdeck.system.workers import interrupts_held  # a build that has nothing to do need not wait for it

    failures: list[BaseException | None] = [None] * len(files)

    def write(number: int) -> None:
        try:
            _write(*files[number])
        except BaseException as error:
            failures[number] = error

    threads = [threading.Thread(target=write, args=(number,)) for number in range(len(files) - 1)]
    try:
        with interrupts_held():
            for thread in threads:
                thread.start()
        write(len(files) - 1)
    finally:
        with interrupts_held():
            for thread in threads:
                if thread.ident is not None:
                    thread.join()
    return failures


def write_file(path: Path, data: bytes | Write) -> None:
    """Write one file, as a whole or not at all. Raises `MkdeckError` where it cannot be written."""
    replace_files([(path, data)])


def _aside(target: Path) -> Path:
    """Return a new name beside a file."""
    return target.with_name(f".mkdeck-{os.urandom(8).hex()}.tmp")


def _write(path: Path, data: bytes | Write) -> None:
    """Write a new file, and have it reach the disk."""
    with path.open("w+b") as file:
        if isinstance(data, bytes):
            file.write(data)
        else:
            data(file)
        file.flush()
        os.fsync(file.fileno())


def _restore(files: Sequence[tuple[Path, bytes | None]]) -> None:
    """Put back what was replaced before a later file failed."""
    for target, before in files:
        if before is None:
            target.unlink(missing_ok=True)
        else:
            aside = _aside(target)
            try:
                _write(aside, before)
                aside.replace(target)
            finally:
                aside.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """Have a renamed file reach the disk before the next one is renamed; Windows has no way to ask for it."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _check_replaceable(target: Path, folder: Path) -> None:
    """Raise an OSError that says why, if there is anything but a file that may be written, or no `folder` for it."""
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        if not folder.is_dir():
            raise OSError(errno.ENOENT, f"there is no folder {folder}") from None
        return
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is no regular file")
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH) or not os.access(target, os.W_OK):
        raise OSError(errno.EACCES, "the file is write-protected")


@contextmanager
def locked(path: Path, waiting: Callable[[], object], timeout: float = 60) -> Iterator[None]:
    """Keep other processes that lock `path` out; calls `waiting` once if it has to wait for longer than a moment.

    The lock is a file beside `path`, which is gone afterwards. The system frees it when its process ends, however
    that ends, so a killed build locks nobody out. Raises `MkdeckError` after `timeout` seconds.
    """
    lock = path.with_name(f".{path.name}.lock")
    descriptor = _acquire(lock, path, waiting, timeout)
    try:
        yield
    finally:
        if descriptor is not None:
            with suppress(OSError):  # Windows deletes no file that is open; there it stays, and serves the next build
                lock.unlink()
            os.close(descriptor)


def _acquire(lock: Path, path: Path, waiting: Callable[[], object], timeout: float) -> int | None:
    start = time.monotonic()
    told = False
    while True:
        try:
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError:
            return None  # where no file can be made none can be replaced either, and writing says so
        if _try_lock(descriptor) and _is_same_file(descriptor, lock):
            return descriptor
        os.close(descriptor)
        waited = time.monotonic() - start
        if waited > timeout:
            raise MkdeckError(f"{path}: another mkdeck has been writing it for {timeout:.0f} seconds; try again later")
        if waited > _SAY_SO_AFTER and not told:
            waiting()
            told = True
        time.sleep(_ASK_AGAIN_AFTER)


def _is_same_file(descriptor: int, path: Path) -> bool:
    """Whether an open file is still the one at `path`; whoever held the lock before may have deleted it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without locks; better a build without one than none
        return True
