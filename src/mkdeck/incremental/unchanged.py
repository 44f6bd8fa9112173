"""Whether a build would give what is there already, told by the files that the last one read and wrote.

A build that has nothing to do should take no longer than a look at its files, so nothing here loads what reads lessons
or makes cards. A file that carries the time, size and number that it had is the same; a lesson that does not, or that
had only just been written then, is compared by its content. Whatever else differs leads to an ordinary build.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from mkdeck.decks.project import Deck
from mkdeck.incremental.cache import cache_file, fingerprint
from mkdeck.lessons.finding import STANDARD_INPUT, files_by_name, paths_of, shown_path
from mkdeck.problems import Problem, Span
from mkdeck.system.files import Stamp, stamp_of
from mkdeck.values import dataclass

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file's time tells of its next change, as coarse as the time may be (FAT: two seconds)."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build tells: how many cards there are, what changed, what should be mended, what could not be read."""

    summary: str
    news: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    errors: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build read.

    `began` is when, in nanoseconds since the epoch; `lessons` are the digests of the lessons' bytes by their shown
    paths, each with the stamp that the file had just before it was read; `media` the places where files were looked
    for, with the stamp of what was there when it was last looked at; `linked` those to which links lead, whether there
    was anything. `searched` are the folders of projects in which files were looked for by their names, with what was
    found for each name.
    """

    began: int
    lessons: Mapping[str, tuple[str, Stamp]]
    media: Mapping[str, Stamp]
    linked: Mapping[str, bool]
    searched: Mapping[str, Mapping[str, Sequence[str]]]


def recall(deck: Deck) -> Report | None:
    """Return what a build would tell that gave what is there already, or None if it might give anything else.

    A deck that fetches from the web might always do so: that may have changed, whatever the files say.
    """
    path = cache_file(deck.ledger, ".json")
    if path is None or deck.fetches_media:
        return None
    try:
        state = json.loads(path.read_bytes())
        if state["of"] != _identity(deck) or not _is_as_it_was(state):
            return None
        os.utime(path)  # it is in use
        told = state["told"]
        problems = tuple(Problem(Span(*place), message) for place, message in told["problems"])
        return Report(told["summary"], tuple(told["news"]), problems)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):  # there is none yet, or it is damaged
        return None


def remember(deck: Deck, inputs: Inputs, report: Report) -> None:
    """Keep what a build read and what it would tell if it had nothing to do, for `recall`.

    Nothing is kept of a deck that has lessons which could not be read, or one that was piped in, or that fetches from
    the web.
    """
    path = cache_file(deck.ledger, ".json")
    names = {os.fspath(lesson): shown_path(lesson) for lesson in deck.lessons}
    if path is None or deck.fetches_media or report.errors or STANDARD_INPUT in deck.lessons:
        return
    if any(name not in inputs.lessons for name in names.values()):
        return
    folders = dict.fromkeys(map(os.path.dirname, names))
    state = {
        "of": _identity(deck),
        "lessons": [
            [lesson, inputs.lessons[name][0], _settled(inputs.lessons[name][1], inputs.began)]
            for lesson, name in names.items()
        ],
        "media": [[place, _settled(stamp, inputs.began, or_else=())] for place, stamp in inputs.media.items()],
        "linked": list(inputs.linked.items()),
        "searched": inputs.searched,
        "folders": [[folder, os.path.realpath(folder)] for folder in folders],
        "git": [[place, os.path.exists(place)] for place in _repositories(folders)],  # noqa: PTH110
        "written": [[os.fspath(file), stamp_of(os.fspath(file))] for file in (deck.ledger, deck.output)],
        "told": {
            "summary": report.summary,
            "news": report.news,
            "problems": [
                [[problem.span.path, problem.span.first, problem.span.last], problem.message]
                for problem in report.problems
            ],
        },
    }
    aside = path.with_suffix(".new")
    with suppress(OSError):
        aside.write_text(json.dumps(state), encoding="ascii")
        aside.replace(path)


def _identity(deck: Deck) -> str:
    """Return what a build depends on beside the files: what `settings_of` says, and which lessons there are."""
    return settings_of(deck) + repr([os.fspath(path) for path in deck.lessons])


def settings_of(deck: Deck) -> str:
    """Return mkdeck, the folder that it runs in and the settings, in short, without the list of lessons."""
    settings: list[Any] = [fingerprint(), os.getcwd()]  # noqa: PTH109
    for field in fields(deck):
        value = () if field.name == "lessons" else getattr(deck, field.name)
        settings.append(sorted(value) if isinstance(value, frozenset) else value)
    return repr(settings)


def _is_as_it_was(state: Mapping[str, Any]) -> bool:
    return (
        all(_has_stamp(file, stamp) and stamp is not None for file, stamp in state["written"])
        and all(_has_stamp(place, stamp) for place, stamp in state["media"])
        and all(os.path.exists(place) == was for place, was in (*state["git"], *state["linked"]))  # noqa: PTH110
        and all(os.path.realpath(folder) == was for folder, was in state["folders"])
        and all(
            (stamp is not None and _has_stamp(path, stamp)) or _digest(path) == was
            for path, was, stamp in state["lessons"]
        )
        and all(_finds_the_same(folder, found) for folder, found in state["searched"].items())
    )


def _finds_the_same(folder: str, found: Mapping[str, list[str]]) -> bool:
    files = files_by_name(folder)
    return all(paths_of(name, files) == paths for name, paths in found.items())


def _has_stamp(path: str, stamp: list[int] | None) -> bool:
    now = stamp_of(path)
    return stamp is None if now is None else list(now) == stamp


def _settled(stamp: Stamp, began: int, or_else: Stamp = None) -> Stamp:
    """Return the stamp of a file that has not changed since shortly before the build began, or else another one."""
    return stamp if stamp is None or max(stamp[1], stamp[2]) < began - _SETTLED else or_else


def _digest(path: str) -> str:
    import hashlib  # few lessons have to be read

    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


def _repositories(folders: Iterable[str]) -> Iterator[str]:
    """Yield where the repositories of lessons may begin; which is one decides what a package may hold."""
    found: dict[str, None] = {}
    for folder in folders:
        path = os.path.realpath(folder)
        while path not in found:
            found[path] = None
            path = os.path.dirname(path)  # noqa: PTH120
    return (os.path.join(path, ".git") for path in found)  # noqa: PTH118
