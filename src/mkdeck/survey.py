"""Looks at the lessons of a folder, and writes the deck file that suits them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from mkdeck.decks.order import weight_of
from mkdeck.decks.project import (
    DECKS,
    LEDGER_SUFFIX,
    PACKAGE_SUFFIX,
    Deck,
    Order,
    Subdeck,
    deck_files_in,
    find_decks,
    read_deck_file,
)
from mkdeck.errors import MkdeckError
from mkdeck.identity.naming import deck_part, slug
from mkdeck.ledger import read_ledger
from mkdeck.lessons.finding import DECK_FILE_SUFFIXES, INDEX_PAGES, lessons_in, part_name, plain
from mkdeck.pipeline import DeckContents, read_deck
from mkdeck.reading import Progress
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class Survey:
    """What stands in a folder of lessons, and the settings that suit it; `file` is where the deck file goes."""

    folder: Path
    file: Path
    name: str
    subdecks: tuple[Subdeck, ...]
    order: Order
    contents: DeckContents

    @property
    def ledger(self) -> Path:
        """Where the deck will remember who is who."""
        return self.contents.deck.ledger


def survey(folder: Path, progress: Progress | None = None, *, remembers: bool = True) -> Survey:
    """Look at all lessons of a folder, and tell `progress` of each; `remembers` tells that the deck's cache is used.

    Raises MkdeckError where there are none, where none makes a card, or where a deck file is there already.
    """
    folder = plain(folder)
    stem = slug(folder.resolve().name) or "course"
    file = DECKS / (stem + DECK_FILE_SUFFIXES[0])
    there = next((path for suffix in DECK_FILE_SUFFIXES if (path := file.with_suffix(suffix)).exists()), None)
    if there:
        raise MkdeckError(f"{there.as_posix()}: is there already, and stays as it is; mkdeck build builds it")
    lessons = lessons_in(folder)
    if not lessons:
        raise MkdeckError(f"{folder.as_posix()}: no lessons in this folder")
    deck = Deck(tuple(lessons), file.with_suffix(PACKAGE_SUFFIX))
    contents = read_deck(deck, progress=progress, memory=deck.memory if remembers else None, renders=False)
    if not contents.cards:
        raise MkdeckError(f"{folder.as_posix()}: no lesson in it makes a card; mkdeck extractors lists what makes one")
    return Survey(folder, file, _name(folder, contents), _subdecks(folder, lessons), _order(contents), contents)


def deck_file_text(found: Survey) -> str:
    """Return the deck file that a survey suggests, with the keys that it needs and no others."""
    settings: dict[str, str | list[str]] = {
        "deck": found.name,
        "lessons": Path(os.path.relpath(found.folder, found.file.parent)).as_posix(),
    }
    if found.subdecks:
        settings["subdecks"] = list(found.subdecks)
    if found.order != "listed":
        settings["order"] = found.order
    return yaml.safe_dump(settings, sort_keys=False, allow_unicode=True, default_flow_style=False)


def earlier_ledger(found: Survey) -> Path | None:
    """Return the ledger of builds of the folder without a deck file; None if there is none, or the deck has its own.

    It has the folder's name, or that of a package that `-o` named: those lessons that it knows, and that are there, are
    all of the folder then; of several such it is the one that knows most. Raises MkdeckError where the folder's lessons
    have gone meanwhile, or a ledger beside the folder is broken.
    """
    if found.ledger.exists():
        return None
    ledger = find_decks([found.folder]).decks[0].ledger
    if ledger.exists():
        return ledger
    lessons = {path.resolve() for path in found.contents.deck.lessons}
    others = (path for path in sorted(ledger.parent.glob(f"*{LEDGER_SUFFIX}")) if not _is_of_deck_file(path))
    known = {path: _lessons_of(path) for path in others}
    whole = {path: len(told) for path, told in known.items() if told and told <= lessons}
    return max(whole, key=whole.__getitem__, default=None)


def _is_of_deck_file(ledger: Path) -> bool:
    stem = ledger.name.removesuffix(LEDGER_SUFFIX)
    return any(ledger.with_name(stem + suffix).exists() for suffix in DECK_FILE_SUFFIXES)


def _lessons_of(ledger: Path) -> set[Path]:
    named = {ledger.parent / entry.lesson for entry in read_ledger(ledger)}
    return {path.resolve() for path in named if path.exists()}


def other_decks(found: Survey) -> Iterator[tuple[Path, int]]:
    """Yield the deck files that take lessons of the folder too, and how many; a deck file with mistakes takes none."""
    lessons = {path.resolve() for path in found.contents.deck.lessons}
    for file in deck_files_in(DECKS):
        deck = read_deck_file(file) if file != found.file else None
        shared = lessons & {path.resolve() for path in deck.lessons} if isinstance(deck, Deck) else None
        if shared:
            yield file, len(shared)


def _name(folder: Path, contents: DeckContents) -> str:
    """Return the title of the page that speaks for the folder, or the folder's name in words."""
    for read in contents.lessons:
        path = Path(read.lesson.path)
        if path.parent == folder and part_name(path.name) in INDEX_PAGES:
            return deck_part(read.title)
    words = deck_part(folder.resolve().name.replace("-", " ").replace("_", " ")) or "Course"
    return words[0].upper() + words[1:]


def _subdecks(folder: Path, lessons: Sequence[Path]) -> tuple[Subdeck, ...]:
    """Return what divides the deck: lessons if there are several, folders if they are more than wrappings of one."""
    if len(lessons) == 1:
        return ()
    folders = {path.parent for path in lessons} - {folder}
    wrapped = [path for path in lessons if path.parent != folder]
    return ("folder", "lesson") if len(wrapped) > len(folders) else ("lesson",)


def _order(contents: DeckContents) -> Order:
    """Return `weight` if the front matter of most lessons gives one; else what the folder lists is in order."""
    weights = [weight_of(read.lesson) for read in contents.lessons]
    return "weight" if sum(isinstance(weight, float) for weight in weights) * 2 > len(weights) else "listed"
