"""The ledger as a file: JSON Lines (https://jsonlines.org/), one line per card; docs/ledger.md promises the format.

Lines are sorted by guid, which is as good as by chance: two people who change different cards of one lesson then
change lines far apart, and git merges them without a conflict. The first line names the format, the last one tells
that nothing was cut off. Neither ever changes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from mkdeck import lazy_re as re
from mkdeck.cards import Origin, Span
from mkdeck.errors import MkdeckError
from mkdeck.ledger.entry import Entry
from mkdeck.normalise import known_by
from mkdeck.sides import card_of, kind_of, sides_of

VERSION = 1

_HEADER = {"format": "mkdeck ledger", "version": VERSION}
_FOOTER = {"end": "mkdeck ledger"}
_OPTIONAL = ("id", "clozes", "context", "quote", "tags", "retired")
_REMEMBERED = 64
"""Times of which it is remembered how they are written: a build gives the same to all cards that it changes."""

_CONFLICT = re.compile(rb"<{7}|\|{7}|={7}\s*$|>{7}")
_CONFLICT_MESSAGE = "a merge conflict; keep the lines of both sides, and of two lines with one guid either one"
_TEXT = frozenset([str])
_GUID = re.compile(r"[\w-]{1,64}")
_RESCUE = "restore it from git, or delete it: cards whose question is as it was keep their identity"


_written_line = json.JSONEncoder(ensure_ascii=False).encode  # made once, where `json.dumps` makes one for each line
_read_line = json.JSONDecoder().raw_decode


class _LineError(Exception):
    """What is wrong with a line."""


def ledger_text(entries: Iterable[Entry]) -> bytes:
    """Return the file of some entries."""
    return b"".join(ledger_lines(sorted(entries, key=lambda entry: entry.guid)))


def ledger_lines(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Yield the lines of the file of some entries, which are sorted by guid, each with its end."""
    for line in chain([_HEADER], map(_values, entries), [_FOOTER]):
        yield _written_line(line).encode("utf-8", "replace") + b"\n"


def read_ledger(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a ledger; none where there is no file. Raises `MkdeckError` with the line at fault."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise MkdeckError(f"{path.as_posix()}: cannot be read: {error.strerror}") from error
    return parse_ledger(path.as_posix(), data)


def parse_ledger(name: str, data: bytes) -> tuple[Entry, ...]:
    """Return the entries in the bytes of a ledger; `name` is what errors call it. Raises `MkdeckError`."""
    lines = data.removeprefix(b"\xef\xbb\xbf").removesuffix(b"\n").split(b"\n")
    entries: dict[str, tuple[int, Entry]] = {}
    conflict = next((number for number, line in enumerate(lines, 1) if _CONFLICT.match(line)), None)
    if conflict:
        raise MkdeckError(f"{name}:{conflict}: {_CONFLICT_MESSAGE}")
    try:
        for number, line in enumerate(lines, 1):
            values = _object(line)
            if number == 1:
                _check_header(values)
            elif values == _FOOTER:
                if number < len(lines):
                    raise _LineError("the ledger ends here, but more lines follow; keep one last line of the two")
            else:
                entry = _entry(values)
                earlier, _ = entries.setdefault(entry.guid, (number, entry))
                if earlier != number:
                    raise _LineError(f"the card {entry.guid} stands at line {earlier} already; delete one of the two")
        if values != _FOOTER:
            raise _LineError(f"the ledger was cut short here; {_RESCUE}")
    except _LineError as error:
        raise MkdeckError(f"{name}:{number}: {error}") from error
    return tuple(entry for _, entry in entries.values())


def lesson_name(path: str, ledger: Path) -> str:
    """Return the name of a lesson in a ledger: its path as seen from the ledger's folder, the same on any machine."""
    try:
        return Path(os.path.relpath(path, ledger.parent)).as_posix()
    except ValueError:  # on another drive of Windows
        return Path(path).absolute().as_posix()


def moved_ledger(path: Path, to: Path) -> bytes | None:
    """Return a ledger as it is written at another place, from whose folder its lessons are seen; None if there is none.

    Raises `MkdeckError` with the line at fault.
    """
    entries = read_ledger(path)
    names = {entry.lesson: lesson_name((path.parent / entry.lesson).as_posix(), to) for entry in entries}
    return ledger_text(replace(entry, lesson=names[entry.lesson]) for entry in entries) if entries else None


def _object(line: bytes) -> dict[str, Any]:
    try:
        values = _value(line)
    except ValueError as error:
        raise _LineError(f"not a line of a ledger, or one that was cut short; {_RESCUE}") from error
    if not isinstance(values, dict):
        raise _LineError(f"not a line of a ledger; {_RESCUE}")
    return values


def _value(line: bytes) -> Any:
    """Return what a line holds in JSON. Raises `ValueError`.

    A line that begins as mkdeck writes it is read without a look for its encoding and for spaces around it.
    """
    if line[:2] == b'{"':
        text = line.decode("utf-8", "surrogatepass")
        value, end = _read_line(text)
        if end == len(text):
            return value
    return json.loads(line)


def _check_header(values: Mapping[str, Any]) -> None:
    if values.get("format") != _HEADER["format"]:
        raise _LineError(f"the first line of a ledger is {json.dumps(_HEADER)}; {_RESCUE}")
    if values != _HEADER:
        raise _LineError(
            f"this ledger has version {values.get('version')}, and this mkdeck reads {VERSION}; update mkdeck"
        )


def _values(entry: Entry) -> dict[str, Any]:
    """Return an entry as its line holds it; what is optional and empty is left out."""
    origin = entry.card.origin
    values = {
        "guid": entry.guid,
        "kind": kind_of(entry.card),
        "id": origin.key,
        "lesson": entry.lesson,
        "place": int(entry.place) if entry.place.is_integer() else entry.place,
        "front": entry.front,
        "sides": sides_of(entry.card),
        "clozes": {str(number): list(texts) for number, texts in sorted(entry.clozes.items())},
        "context": list(origin.context),
        "quote": origin.quote,
        "deck": entry.deck,
        "tags": list(entry.tags),
        "content": entry.content,
        "first_seen": _written(entry.first_seen),
        "changed": _written(entry.changed),
        "retired": _written(entry.retired),
    }
    for key in _OPTIONAL:
        if not values[key]:
            del values[key]
    return values


def _entry(values: dict[str, Any]) -> Entry:
    line = _Line(values)
    guid = line.text("guid")
    if not _GUID.fullmatch(guid):
        raise _LineError("`guid` is none of mkdeck's")
    lesson = line.text("lesson")
    origin = Origin(
        span=Span(lesson, 0, 0),  # the line is of no use once the lesson has changed
        context=line.texts("context"),
        evidence="marked",  # it settles overlaps within a lesson, and these are settled
        quote=line.text("quote", ""),
        key=line.text("id", ""),
    )
    kind = line.text("kind")
    place = line.take("place")
    clozes = line.take("clozes", {})
    if isinstance(place, bool) or not isinstance(place, int | float):
        raise _LineError("`place` is no number")
    if not isinstance(clozes, dict) or not all(number.isdecimal() and _are_texts(clozes[number]) for number in clozes):
        raise _LineError("`clozes` is no mapping from numbers to lists of texts")
    try:
        card = card_of(kind, line.take("sides", {}), origin)
    except (ValueError, TypeError) as error:
        raise _LineError(str(error)) from error
    front = line.text("front")
    entry = Entry(
        guid=guid,
        card=card,
        lesson=lesson,
        place=float(place),
        deck=line.text("deck"),
        tags=line.texts("tags"),
        content=line.text("content"),
        first_seen=line.time("first_seen"),
        changed=line.time("changed"),
        retired=line.time("retired") if "retired" in values else None,
        clozes={int(number): tuple(texts) for number, texts in clozes.items()},
        former_front=None if front == known_by(card) else front,
    )
    if line.values:
        raise _LineError(f"unknown key `{next(iter(line.values))}`; a newer mkdeck may have written it")
    return entry


class _Line:
    """The values of a line that nobody has taken yet."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def take(self, key: str, default: Any = None) -> Any:
        value = self.values.pop(key, default)
        if value is None:
            raise _LineError(f"`{key}` is missing")
        return value

    def text(self, key: str, default: str | None = None) -> str:
        value = self.values.pop(key, default)
        if not isinstance(value, str):
            raise _LineError(f"`{key}` is missing" if value is None else f"`{key}` is no text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.take(key, [])
        if not _are_texts(value):
            raise _LineError(f"`{key}` is no list of texts")
        return tuple(value)

    def time(self, key: str) -> int:
        time = _read_time(self.text(key))
        if time is None:
            raise _LineError(f"`{key}` is no time of the form 2026-01-31T12:00:00Z")
        return time


@lru_cache(_REMEMBERED)
def _read_time(text: str) -> int | None:
    """Return a time in seconds since the epoch; None for what is no time of UTC."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return int(time.timestamp()) if time.tzinfo is UTC else None


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and _TEXT.issuperset(map(type, value))


@lru_cache(_REMEMBERED)
def _written(time: int | None) -> str | None:
    return None if time is None else datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
