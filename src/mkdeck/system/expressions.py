"""Regular expressions that an earlier run compiled, kept as Python keeps compiled modules.

To compile an expression takes `re` about a hundred times as long as to take in what came of it, and a lesson needs
hundreds of them. What comes of it is a list of numbers, which CPython checks before it runs them. They are kept in a
file of the virtual environment, with which it goes, or else in the user's cache folder. The file may be deleted at any
time; one that is damaged, or that another Python left, is begun anew without a word.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from re import Pattern
from re import compile as at_once  # whatever stands in its place while libraries are loaded
from struct import Struct
from struct import error as struct_error
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KNOWN_TO = ((3, 11), (3, 14))
"""The first and the last release of CPython whose way of compiling was looked at."""

_MOST_BYTES = 1 << 24
"""A file that has grown beyond this is begun anew: mkdeck's own expressions take a quarter of it."""

_COUNT = Struct("<II")
"""How many expressions a file holds, and the sum of their places."""

_PLACE = Struct("<IIII")
"""The sum of an expression's key, where it begins, how many bytes it takes, and their sum."""

_LENGTH = Struct("<I")
"""How many bytes the key takes: the flags and the pattern as they are written. What was made of these follows."""


class _Entry(NamedTuple):  # each run of mkdeck pays for what a dataclass loads
    """What CPython makes of an expression: all its flags, how many groups, their names, and its numbers as bytes."""

    flags: int
    groups: int
    names: dict[str, int]
    code: bytes


class Expressions:
    """The expressions in a file, by their flags and patterns, and those that were compiled since it was read."""

    def __init__(self, files: tuple[Path, ...]) -> None:
        """Take the places where the file may be, the best one first; none where nothing can be kept."""
        self._files = files
        self._kept = list(filter(None, map(_opened, files)))
        self._new: dict[bytes, _Entry] = {}

    def compile(self, pattern: str, flags: int) -> Pattern[str]:
        """Return a compiled expression. Raises `re.error` as `re.compile` does."""
        if not self._files:
            return at_once(pattern, flags)
        key = b"%d %s" % (flags, pattern.encode("utf-8", "surrogatepass"))
        known = next(filter(None, (file.get(key) for file in self._kept)), None)
        if known is not None:
            with suppress(TypeError, ValueError, IndexError, RuntimeError, OverflowError):
                return _made(pattern, _entry(known))
        if not self._new:
            import atexit

            atexit.register(self.keep)
        self._new[key] = _translated(pattern, flags)
        return _made(pattern, self._new[key])

    def keep(self) -> None:
        """Write what is new beside what the file holds by now, unless Python is told to write no such files."""
        if not self._new or sys.dont_write_bytecode:
            return
        compiled, self._new = self._new, {}
        new = {key: _written(entry) for key, entry in list(compiled.items())}
        while self._kept:
            self._kept.pop().close()  # Windows replaces no open file
        for file in self._files:
            former = _opened(file)
            kept = dict(former.items()) if former and former.size < _MOST_BYTES else {}
            if former:
                former.close()
            if _write(file, kept | new):
                return


def _translated(pattern: str, flags: int) -> _Entry:
    """Return what CPython makes of an expression.

    This is what `re._compiler.compile` does, but for the last step:
    https://github.com/python/cpython/blob/3.11/Lib/re/_compiler.py
    """
    from array import array

    parsed = _inner("re._parser").parse(pattern, flags)
    code: list[int] = _inner("re._compiler")._code(parsed, flags)
    state = parsed.state
    return _Entry(int(flags | state.flags), state.groups - 1, dict(state.groupdict), array("I", code).tobytes())


def _made(pattern: str, entry: _Entry) -> Pattern[str]:
    """Return the expression that numbers stand for. Raises `RuntimeError` or `ValueError` where they stand for none."""
    by_number: list[str | None] = [None] * (entry.groups + 1)
    for name, number in entry.names.items():
        by_number[number] = name
    code = list(memoryview(entry.code).cast("I"))
    made: Pattern[str] = _inner("_sre").compile(pattern, entry.flags, code, entry.groups, entry.names, tuple(by_number))
    return made


def _written(entry: _Entry) -> bytes:
    """Return an entry as it stands in the file: a line for people's eyes, and the numbers."""
    names = "".join(f" {name} {number}" for name, number in entry.names.items())
    return f"{entry.flags} {entry.groups}{names}\n".encode() + entry.code


def _entry(written: bytes) -> _Entry:
    """Return an entry that stands in the file. Raises `ValueError` where it is none."""
    line, _, code = written.partition(b"\n")
    flags, groups, *names = line.decode().split(" ")
    numbers = map(int, names[1::2])
    return _Entry(int(flags), int(groups), dict(zip(names[::2], numbers, strict=True)), code)


def _inner(module: str) -> Any:
    return sys.modules.get(module) or import_module(module)


def _heading() -> bytes:
    """Return the first line of a file: what its numbers depend on."""
    sre = _inner("_sre")
    return f"mkdeck 1 {sre.MAGIC} {sre.CODESIZE} {sys.byteorder} {sys.version}".replace("\n", " ").encode() + b"\n"


class _File:
    """An open file, of which is read what is asked for: a lesson needs few of the expressions."""

    def __init__(self, descriptor: int) -> None:
        """Take an open file. Raises `ValueError` or `struct.error` where it holds no expressions for this Python."""
        self._descriptor: int | None = descriptor
        heading = _heading()
        start = self._read(0, len(heading) + _COUNT.size)
        if not start.startswith(heading):
            raise ValueError(start)
        count, total = _COUNT.unpack_from(start, len(heading))
        places = self._read(len(start), min(count * _PLACE.size, os.fstat(descriptor).st_size))
        if crc32(places) != total:
            raise ValueError(total)
        self._places = {place[0]: place[1:] for place in _PLACE.iter_unpack(places)}
        self.size = sum(size for _, size, _ in self._places.values())

    def __del__(self) -> None:
        self.close()

    def close(self) -> None:
        """Close the file, of which nothing is to be had any more."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def get(self, key: bytes) -> bytes | None:
        """Return what was made of an expression, by its flags and pattern; None where it is not to be had."""
        place = self._places.get(crc32(key))
        found = self._at(*place) if place else None
        return found[1] if found and found[0] == key else None

    def items(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield all keys, and what was made of them."""
        return filter(None, (self._at(*place) for place in self._places.values()))

    def _at(self, start: int, size: int, total: int) -> tuple[bytes, bytes] | None:
        record = self._read(start, size)
        if crc32(record) != total or size < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(record)
        return record[_LENGTH.size : _LENGTH.size + length], record[_LENGTH.size + length :]

    def _read(self, start: int, size: int) -> bytes:
        descriptor = self._descriptor
        if descriptor is None:
            return b""
        try:
            if hasattr(os, "pread"):  # processes that were forked share the place up to which was read
                return os.pread(descriptor, size, start)
            os.lseek(descriptor, start, os.SEEK_SET)
            return os.read(descriptor, size)
        except OSError:  # the disk failed, or another computer replaced the file
            return b""


def _opened(file: Path) -> _File | None:
    """Return an open file; None where there is none with expressions for this Python."""
    try:
        return _File(os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0)))
    except (OSError, ValueError, struct_error):
        return None


def _write(file: Path, kept: dict[bytes, bytes]) -> bool:
    """Write a file aside and put it into its place; False where that cannot be done."""
    heading = _heading()
    at = len(heading) + _COUNT.size + len(kept) * _PLACE.size
    places, records = [], []
    for key, entry in kept.items():
        records.append(_LENGTH.pack(len(key)) + key + entry)
        places.append(_PLACE.pack(crc32(key), at, len(records[-1]), crc32(records[-1])))
        at += len(records[-1])
    index = b"".join(places)
    aside = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        aside.write_bytes(b"".join([heading, _COUNT.pack(len(kept), crc32(index)), index, *records]))
        aside.replace(file)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        return False
    return True


def places() -> Iterator[Path]:
    """Yield where the file may be: in the virtual environment, if there is one, and in the user's cache folder."""
    first, last = _KNOWN_TO
    if sys.implementation.name != "cpython" or not first <= sys.version_info[:2] <= last:
        return
    from pathlib import Path

    from mkdeck.system.caches import cache_folder

    name = f"expressions.{sys.implementation.cache_tag}.bin"
    if sys.prefix != sys.base_prefix:
        yield Path(sys.prefix, "var", "cache", "mkdeck", name)
    folder = cache_folder()
    if folder:
        yield folder / name


_all: list[Expressions] = []


def compiled(pattern: str, flags: int) -> Pattern[str]:
    """Return a compiled expression, from what earlier runs kept where they did. Raises `re.error`."""
    if not _all:
        _all.append(Expressions(tuple(places())))
    return _all[0].compile(pattern, flags)


def keep() -> None:
    """Keep what was compiled since, as the end of a process does where it is the usual one."""
    for expressions in _all:
        expressions.keep()
