"""Builds one deck, as `mkdeck build` and `mkdeck watch` do, and says what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import click

from mkdeck.cli.progress import progress_bar
from mkdeck.cli.reporting import FACTS_OPTION, PATHS
from mkdeck.errors import MkdeckError
from mkdeck.files import locked
from mkdeck.ledger import RETIRED_TAG, Change
from mkdeck.media import Fetch
from mkdeck.pipeline import Build, DeckContents, read_deck, render_deck, write_deck
from mkdeck.project import Deck

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one deck.

    `contents` are None where nothing could be read, `build` is None where nothing was written, and `failures` are the
    lines that say why. `is_first` tells that there had been no ledger.
    """

    deck: Deck
    contents: DeckContents | None = None
    build: Build | None = None
    is_first: bool = False
    failures: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """What an import of the package does, card by card."""
        return self.build.changes if self.build else ()


def build_options(command: _Command) -> _Command:
    """Give a command the arguments that say what to build and how: paths, output, name, facts, retire, fetch_media."""
    options = [
        PATHS,
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="The package to write.",
        ),
        click.option("--deck", "name", metavar="NAME", help="The deck's name in Anki."),
        FACTS_OPTION,
        click.option(
            "--retire",
            type=click.Choice(["keep", "tag"]),
            help="What becomes of cards that have gone from the lessons: keep leaves them alone (default), "
            f"tag puts them into the package with {RETIRED_TAG}.",
        ),
        click.option(
            "--fetch-media/--no-fetch-media",
            default=None,
            help="Download the pictures and sounds that lessons have on the web, or not (default).",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def build_deck(deck: Deck, now: int, *, quiet: bool = False, only_whole: bool = False) -> Outcome:
    """Write a deck's package and its ledger; `now` is the time of what has changed.

    A deck is not written where it has no card, and with `only_whole` not where a lesson of it could not be read.
    """
    contents = None
    try:
        with (
            locked(deck.ledger, waiting=partial(_say_waiting, deck)),
            progress_bar(deck.output.as_posix(), quiet=quiet) as progress,
        ):
            contents = read_deck(deck, progress=progress)
            if only_whole and contents.errors:
                return Outcome(deck, contents)
            _refuse_empty(contents)
            build = render_deck(contents, now, deck.retire, _fetcher(deck) if deck.fetches_media else None)
            is_first = not deck.ledger.exists()
            write_deck(build)
    except MkdeckError as error:
        return Outcome(deck, contents, failures=error.lines)
    return Outcome(deck, build.contents, build, is_first)


def _refuse_empty(contents: DeckContents) -> None:
    output = contents.deck.output.as_posix()
    if not contents.lessons:
        raise MkdeckError(f"{output}: not written, since none of its lessons could be read")
    if not contents.cards:
        raise MkdeckError(f"{output}: not written, since no card was found; mkdeck extractors lists what makes one")


def _say_waiting(deck: Deck) -> None:
    click.echo(f"{deck.ledger.as_posix()}: another mkdeck is writing it; waiting", err=True)


def _fetcher(deck: Deck) -> Fetch:
    from mkdeck.fetch import Fetcher  # it needs the network's modules, and is seldom asked for

    return Fetcher(limit=deck.media_limit)
