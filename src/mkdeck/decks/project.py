"""What to build: deck files, or lessons and folders named on the command line, as `Deck` values.

Every mistake in a deck file is reported at once, each with its line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from mkdeck.decks.retired import RetirePolicy
from mkdeck.errors import MkdeckError
from mkdeck.lessons.finding import (
    DECK_FILE_SUFFIXES,
    DEFAULTS,
    STANDARD_INPUT,
    SUFFIXES,
    common_folder,
    exclusion,
    lessons_in,
    lessons_matching,
)
from mkdeck.problems import Problem, either
from mkdeck.rules.tiers import Facts, Tier
from mkdeck.values import dataclass

if TYPE_CHECKING:  # a build that has nothing to do loads nothing of what makes cards
    from mkdeck.cards import Origin
    from mkdeck.decks.deckfile import Setting
    from mkdeck.notetypes import NoteType

Subdeck = Literal["folder", "lesson", "section"]
"""What makes a subdeck of its own."""

Order = Literal["listed", "name", "weight"]
"""What the course's order follows: the deck file, the files' names, or the front matter."""

DECKS = Path("decks")
"""Where deck files stand, relative to the folder that mkdeck runs in."""

PACKAGE_SUFFIX = ".apkg"
"""What Anki imports as a package goes by this ending."""

LEDGER_SUFFIX = ".ledger.jsonl"

MEGABYTE = 1_000_000
LIMIT = 20 * MEGABYTE
"""Bytes that a single file of media may have, unless a deck file says otherwise."""


@dataclass(frozen=True, slots=True)
class Deck:
    """One package to build.

    `name` is the deck's name in Anki, or None where each lesson's title names its own. `subdecks` says what makes
    subdecks, the outermost first; `folder` is the one whose folders do. `order` is what the course's order follows.
    `file` is the deck file, if there is one. `only` and `skip` are names of rules
    and of evidence: what the deck takes, all if empty, and what it leaves out. `facts` says how sure a fact in prose
    must be. `base_url` is the address at which the lessons' project is published, empty if it is not; `media_limit` is
    the size in bytes that a picture, a sound or a film may have, and `fetches_media` tells that those on the web are
    downloaded. `retire` says what becomes of cards that have gone from the lessons. `asks_items` tells that an answer
    that is an ordered list is asked item by item. `look` are note types of the deck's own, by the names of the common
    ones, if it has any.
    """

    lessons: tuple[Path, ...]
    output: Path
    name: str | None = None
    subdecks: tuple[Subdeck, ...] = ()
    folder: Path = Path()
    order: Order = "listed"
    tags: tuple[str, ...] = ()
    file: Path | None = None
    only: frozenset[str] = frozenset()
    skip: frozenset[str] = frozenset()
    facts: Facts = "default"
    base_url: str = ""
    media_limit: int = LIMIT
    fetches_media: bool = False
    retire: RetirePolicy = "keep"
    asks_items: bool = True
    look: Mapping[str, NoteType] | None = None

    @property
    def ledger(self) -> Path:
        """The file that remembers who is who: beside the deck file, or else beside the package."""
        return (self.file or self.output).with_suffix(LEDGER_SUFFIX)

    @property
    def memory(self) -> Path | None:
        """The ledger by which the deck's cache is known; None for what is piped in, which hardly comes twice."""
        return None if STANDARD_INPUT in self.lessons else self.ledger

    @property
    def note_types(self) -> Mapping[str, NoteType]:
        """The note types of the deck's own look, or else the common ones."""
        from mkdeck.notetypes import NOTE_TYPES

        return NOTE_TYPES if self.look is None else self.look

    def runs(self, rule: str) -> bool:
        """Whether a rule can give cards that the deck takes."""
        from mkdeck.cards import EVIDENCE

        return rule not in self.skip and (not self.only or rule in self.only or bool(self.only & set(EVIDENCE)))

    def reaches(self, rule: str, tier: Tier) -> bool:
        """Whether a deck takes what is of a tier, or names a rule of it."""
        return tier == "default" or self.facts == tier or rule in self.only

    def admits(self, origin: Origin) -> bool:
        """Whether the deck takes a card, by the rule that made it and by its evidence."""
        if not self.only and not self.skip:  # as most do
            return True
        names = {origin.extractor, origin.evidence}
        return not names & self.skip and (not self.only or bool(names & self.only))


@dataclass(frozen=True, slots=True)
class Found:
    """The decks to build, and a line for each thing that was named but cannot be one."""

    decks: tuple[Deck, ...]
    mistakes: tuple[str, ...]


def find_decks(
    paths: Sequence[Path],
    name: str | None = None,
    output: Path | None = None,
    facts: Facts | None = None,
    *,
    retire: RetirePolicy | None = None,
    fetches_media: bool | None = None,
) -> Found:
    """Return the decks that the command line asks for: those of deck files, and one of all lessons that it names.

    Without a path these are all deck files under `decks/`. The other arguments override what the deck file or the
    lesson says. Raises MkdeckError where there is nothing to look at, or one output for several decks.
    """
    if output and output.suffix != PACKAGE_SUFFIX:
        raise MkdeckError(f"{output.as_posix()}: a package's name ends with {PACKAGE_SUFFIX}; Anki imports no other")
    if name is not None:
        _refuse_wrong_name(name)
    things = [thing for path in paths or _deck_files() for thing in _read_path(path)]
    decks = [thing for thing in things if isinstance(thing, Deck)]
    lessons = [thing for thing in things if isinstance(thing, Path)]
    mistakes = list(dict.fromkeys(thing for thing in things if isinstance(thing, str)))
    if lessons:
        decks.append(_deck_of(tuple(dict.fromkeys(lessons)), paths, name))
    if output and len(decks) > 1:
        raise MkdeckError(
            f"{output.as_posix()}: one package for {len(decks)} decks; build them without -o, or one by one"
        )
    distinct = tuple({deck.output: deck for deck in reversed(decks)}.values())[::-1]
    mistakes += [
        f"{deck.output.as_posix()}: two decks want to be this package; rename one of their files"
        for deck in decks
        if not any(deck is other for other in distinct)
    ]
    given = {"name": name, "output": output, "facts": facts, "retire": retire, "fetches_media": fetches_media}
    override: dict[str, Any] = {key: value for key, value in given.items() if value is not None}
    return Found(tuple(replace(deck, **override) for deck in distinct), tuple(mistakes))


def _refuse_wrong_name(name: str) -> None:
    from mkdeck.decks.deckfile import mistake_in

    if mistake := mistake_in("deck", name):
        raise MkdeckError(f"--deck: {mistake}")


def _read_path(path: Path) -> list[Deck | Path | str]:
    """Return what a path stands for: decks of deck files, lessons, or lines that say why it is neither."""
    try:
        return _decks_or_lessons(path)
    except OSError as error:  # a name too long, a folder that may not be read
        return [f"{path.as_posix()[:80]}: {error.strerror}"]


def _decks_or_lessons(path: Path) -> list[Deck | Path | str]:
    if path.suffix in DECK_FILE_SUFFIXES and path.is_file():
        if path.stem == DEFAULTS:
            return [f"{path.as_posix()}: settings that deck files beside it share, and no deck itself"]
        result = read_deck_file(path)
        return [result] if isinstance(result, Deck) else [str(problem) for problem in result]
    if path.is_dir():
        inside = lessons_in(path)
        if inside:
            return list(inside)
        deck_files = deck_files_in(path)
        if deck_files:
            return [thing for file in deck_files for thing in _decks_or_lessons(file)]
        return [f"{path.as_posix()}: no lessons in this folder (files that end with {either(SUFFIXES)})"]
    return [path] if path.exists() or path == STANDARD_INPUT else [f"{path.as_posix()}: no such file or folder"]


def deck_files_in(folder: Path) -> list[Path]:
    """Return the deck files of a folder, in order."""
    files = (path for path in folder.glob("*") if path.suffix in DECK_FILE_SUFFIXES)
    return sorted(path for path in files if path.stem != DEFAULTS)


def _deck_files() -> list[Path]:
    found = deck_files_in(DECKS)
    if not found:
        raise MkdeckError(
            f"no deck files in {DECKS}/: name a lesson or a folder behind the command, or write a deck file "
            "(mkdeck init FOLDER)"
        )
    return found


def _deck_of(lessons: tuple[Path, ...], paths: Sequence[Path], name: str | None) -> Deck:
    """Return the deck of lessons that no deck file speaks of; a single folder or lesson names its package.

    Each lesson of a folder has a subdeck, unless the deck was given a `name` for all of them.
    """
    if len(paths) > 1:
        return Deck(lessons, Path("lessons.apkg"))
    if paths[0].is_dir():
        folder = paths[0].resolve().name or "lessons"
        return Deck(lessons, Path(f"{folder}.apkg"), folder, subdecks=() if name else ("lesson",))
    return Deck(lessons, Path("stdin.apkg" if paths[0] == STANDARD_INPUT else f"{paths[0].stem}.apkg"))


def read_deck_file(path: Path) -> Deck | list[Problem]:
    """Read a deck file, or return all mistakes in it and in the settings that it shares with others.

    docs/deck-files.md describes its keys, deck.schema.json says what they take.
    """
    from mkdeck.decks.deckfile import read_settings  # whoever only names lessons need not wait for it

    settings, problems = read_settings(path)
    lessons, more = _lessons(settings)
    look, mistakes = _look(settings, path.stem)
    problems += [*more, *mistakes]
    if problems:
        return sorted(problems, key=lambda problem: problem.span)

    def texts(key: str) -> tuple[str, ...]:
        return settings[key].texts if key in settings else ()

    def text(key: str) -> Any:
        """Return a key's only value; the schema has checked which values there are."""
        return next(iter(texts(key)), None)

    return Deck(
        lessons,
        path.with_suffix(PACKAGE_SUFFIX),
        name=text("deck"),
        subdecks=cast("tuple[Subdeck, ...]", texts("subdecks")),
        folder=common_folder(settings["lessons"].texts, settings["lessons"].folder),
        order=text("order") or "listed",
        tags=texts("tags"),
        file=path,
        only=frozenset(texts("only")),
        skip=frozenset(texts("skip")),
        facts=text("facts") or "default",
        asks_items=text("lists") != "whole",
        look=look,
        base_url=text("base_url") or "",
        fetches_media=text("web_media") == "fetch",
        retire=text("retire") or "keep",
        media_limit=int(float(text("media_limit") or LIMIT / MEGABYTE) * MEGABYTE),
    )


def _look(settings: Mapping[str, Setting], deck: str) -> tuple[Mapping[str, NoteType] | None, list[Problem]]:
    """Return the note types of a deck's own look, None if it has none, and what is wrong with it."""
    if settings.keys().isdisjoint({"css", "templates"}):
        return None, []
    from mkdeck.decks.look import read_look

    return read_look(settings, deck)


def _lessons(settings: Mapping[str, Setting]) -> tuple[tuple[Path, ...], list[Problem]]:
    """Return the lessons that `lessons` and `exclude` name, and what is wrong with them."""
    if "lessons" not in settings:
        return (), []
    setting, problems = settings["lessons"], []
    found: dict[Path, None] = {}
    for pattern, span in zip(setting.texts, setting.spans, strict=True):
        lessons = lessons_matching(pattern, setting.folder)
        found |= dict.fromkeys(lessons)
        if not lessons:
            problems.append(Problem(span, f"no lesson matches `{pattern}`; paths are relative to this file"))
    if "exclude" not in settings:
        return tuple(found), problems
    excluded = settings["exclude"]
    stays = exclusion(excluded.texts, excluded.folder)
    kept = tuple(path for path in found if stays(path))
    if found and not kept:
        problems.append(Problem(excluded.spans[0], "`exclude` leaves no lesson"))
    return kept, problems
