"""The ledger as a file: JSON Lines (https://jsonlines.org/), one line per card; docs/ledger.md promises the format.

Lines are sorted by guid, which is as good as by chance: two people who change different cards of one lesson then
change lines far apart, and git merges them without a conflict. The first line names the format, the last one tells
that nothing was cut off. Neither ever changes.
"""

from __future__ import annotations

import json
import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType, NoneType
from typing import Any

from mkdeck import lazy_re as re
from mkdeck.cards import Card, Origin, Span
from mkdeck.errors import MkdeckError
from mkdeck.identity.sides import card_of, kind_of, sides_of
from mkdeck.ledger.entry import Entry
from mkdeck.wording.normalise import known_by

VERSION = 1

_HEADER = {"format": "mkdeck ledger", "version": VERSION}
_FOOTER = {"end": "mkdeck ledger"}
_OPTIONAL = ("id", "clozes", "context", "quote", "tags", "retired")
_REMEMBERED = 64
"""Values of which it is remembered how they are written, or read: many cards have the same times, tags and headings."""

_CONFLICT = re.compile(rb"<{7}|\|{7}|={7}\s*$|>{7}")
_CONFLICT_MESSAGE = "a merge conflict; keep the lines of both sides, and of two lines with one guid either one"
_TEXT = frozenset([str])
_NO_TEXT, _NO_TEXTS = "no text", "no list of texts"
_NO_CLOZES = "no mapping from numbers to lists of texts"
_FORMS: Mapping[str, tuple[frozenset[type], str]] = {
    **dict.fromkeys(("guid", "lesson"), (_TEXT, _NO_TEXT)),
    "context": (frozenset([list]), _NO_TEXTS),
    **dict.fromkeys(("quote", "id", "kind"), (_TEXT, _NO_TEXT)),
    "place": (frozenset([int, float]), "no number"),
    "sides": (frozenset([dict]), "no mapping"),
    "clozes": (frozenset([dict]), _NO_CLOZES),
    **dict.fromkeys(("front", "deck"), (_TEXT, _NO_TEXT)),
    "tags": (frozenset([list]), _NO_TEXTS),
    **dict.fromkeys(("content", "first_seen", "changed", "retired"), (_TEXT, _NO_TEXT)),
}
"""The types that the value of each key may have, and what is said of a value of another one."""
_NOTHING: Mapping[Any, Any] = {}
"""Stands for what a line leaves out, one value for all lines."""
_GUID = re.compile(r"[\w-]{1,64}")
_RESCUE = "restore it from git, or delete it: cards whose question is as it was keep their identity"


_OF_LESSON = re.compile(rb', "lesson": ("[^"\\]*+(?:\\.[^"\\]*+)*")')
"""A lesson's name, as JSON writes it; behind a quotation mark within a card's text stands a backslash before each."""

_GUID_AT = len('{"guid": "')
"""Where the guid stands in a line that mkdeck wrote."""


_json = json.JSONEncoder(ensure_ascii=False).encode  # made once, where `json.dumps` makes one for each value
_quoted = json.encoder.encode_basestring
_read_line = json.JSONDecoder().raw_decode


class _LineError(Exception):
    """What is wrong with a line."""


def ledger_text(entries: Iterable[Entry]) -> bytes:
    """Return the file of some entries."""
    return b"".join(ledger_lines(sorted(entries, key=lambda entry: entry.guid)))


def ledger_lines(entries: Iterable[Entry], others: Mapping[str, bytes] = MappingProxyType({})) -> Iterator[bytes]:
    """Yield the lines of the file of some entries, which are sorted by guid, each with its end.

    `others` are lines of the same ledger that stay as they are, by their guids and in their order; many of them that
    stand together are yielded as one.
    """
    yield _encoded(_json(_HEADER))
    guids, lines, at = list(others), list(others.values()), 0
    for entry in entries:
        end = bisect_left(guids, entry.guid, at)
        if end > at:
            yield b"".join(lines[at:end])
            at = end
        yield _encoded(_line(entry))
    yield b"".join([*lines[at:], _encoded(_json(_FOOTER))])


def _encoded(line: str) -> bytes:
    return line.encode("utf-8", "replace") + b"\n"


def lines_by_guid(data: bytes) -> dict[str, bytes]:
    """Return the lines of a ledger's cards by their guids, each with its end, where mkdeck itself wrote it."""
    lines = data.split(b"\n")[1:-2]
    return {line[_GUID_AT : line.index(b'"', _GUID_AT)].decode(): line + b"\n" for line in lines}


def entries_of(lines: Iterable[bytes]) -> tuple[Entry, ...]:
    """Return the entries of some of these lines."""
    return tuple(_entry(_object(line.removesuffix(b"\n"))) for line in lines)


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
        return os.path.relpath(path, ledger.parent).replace(os.sep, "/")
    except ValueError:  # on another drive of Windows
        return Path(path).absolute().as_posix()


def knows_any(ledger: Path, lessons: Iterable[Path]) -> bool:
    """Whether a ledger has cards of some lessons; of a file that is broken, as far as it can be read.

    Nothing but the lessons' names is read, line by line: it may be a large ledger of another deck. What is wrong with
    it is told where its own deck is built.
    """
    names = {_quoted(lesson_name(lesson.as_posix(), ledger)).encode("utf-8", "replace") for lesson in lessons}
    try:
        with ledger.open("rb") as lines:
            return any((found := _OF_LESSON.search(line)) is not None and found[1] in names for line in lines)
    except OSError:
        return False


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


def _line(entry: Entry) -> str:
    """Return an entry as its line holds it; what is optional and empty is left out.

    This is the JSON of a mapping, put together of that of its values: to write the mapping takes twice as long.
    """
    card, origin, place = entry.card, entry.card.origin, entry.place
    clozes = {str(number): list(texts) for number, texts in sorted(entry.clozes.items())} if entry.clozes else None
    parts = (
        f'"guid": {_quoted(entry.guid)}, "kind": {_quoted(kind_of(card))}',
        f'"id": {_quoted(origin.key)}' if origin.key else "",
        f'"lesson": {_quoted(entry.lesson)}',
        f'"place": {int(place) if place.is_integer() else _json(place)}, "front": {_quoted(entry.front)}',
        f'"sides": {_sides(card)}',
        f'"clozes": {_json(clozes)}' if clozes else "",
        f'"context": {_list(origin.context)}' if origin.context else "",
        f'"quote": {_quoted(origin.quote)}' if origin.quote else "",
        f'"deck": {_quoted(entry.deck)}',
        f'"tags": {_list(entry.tags)}' if entry.tags else "",
        f'"content": {_quoted(entry.content)}, "first_seen": "{_written(entry.first_seen)}"',
        f'"changed": "{_written(entry.changed)}"',
        f'"retired": "{_written(entry.retired)}"' if entry.retired is not None else "",
    )
    return f"{{{', '.join(filter(None, parts))}}}"


def _sides(card: Card) -> str:
    sides = (
        f'"{name}": {_quoted(side) if isinstance(side, str) else _json(side)}' for name, side in sides_of(card).items()
    )
    return f"{{{', '.join(sides)}}}"


@lru_cache(_REMEMBERED)
def _list(texts: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_quoted, texts))}]"


def _entry(values: dict[str, Any]) -> Entry:
    _check_form(tuple(values), tuple(map(type, values.values())))
    guid, lesson, kind, front = values["guid"], values["lesson"], values["kind"], values["front"]
    if not _GUID.fullmatch(guid):
        raise _LineError("`guid` is none of mkdeck's")
    clozes = values.get("clozes", _NOTHING)
    if not all(number.isdecimal() and _are_texts(clozes[number]) for number in clozes):
        raise _LineError(f"`clozes` is {_NO_CLOZES}")
    origin = Origin(
        span=Span(lesson, 0, 0),  # the line is of no use once the lesson has changed
        context=_texts(values, "context"),
        evidence="marked",  # it settles overlaps within a lesson, and these are settled
        quote=values.get("quote", ""),
        key=values.get("id", ""),
    )
    try:
        card = card_of(kind, values["sides"], origin)
    except (ValueError, TypeError) as error:
        raise _LineError(str(error)) from error
    return Entry(
        guid=guid,
        card=card,
        lesson=lesson,
        place=float(values["place"]),
        deck=values["deck"],
        tags=_texts(values, "tags"),
        content=values["content"],
        first_seen=_time(values, "first_seen"),
        changed=_time(values, "changed"),
        retired=_time(values, "retired") if "retired" in values else None,
        clozes={int(number): tuple(texts) for number, texts in clozes.items()} if clozes else _NOTHING,
        former_front=None if front == known_by(card) else front,
    )


@lru_cache(_REMEMBERED)
def _check_form(keys: Sequence[str], types: Sequence[type]) -> None:
    """Raise an error where a line lacks a key, has one that is unknown, or a value of another type.

    The lines of a ledger have few forms, and of each one the first is looked at.
    """
    given = dict(zip(keys, types, strict=True))
    for key, (known, is_none) in _FORMS.items():
        found = given.pop(key, None)
        if found is NoneType or (found is None and key not in _OPTIONAL):
            raise _LineError(f"`{key}` is missing")
        if found is not None and found not in known:
            raise _LineError(f"`{key}` is {is_none}")
    if given:
        raise _LineError(f"unknown key `{next(iter(given))}`; a newer mkdeck may have written it")


def _texts(values: Mapping[str, Any], key: str) -> tuple[str, ...]:
    texts = values.get(key, ())
    if not _TEXT.issuperset(map(type, texts)):
        raise _LineError(f"`{key}` is {_NO_TEXTS}")
    return tuple(texts)


def _time(values: Mapping[str, Any], key: str) -> int:
    time = _read_time(values[key])
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
def _written(time: int) -> str:
    return datetime.fromtimestamp(time, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
