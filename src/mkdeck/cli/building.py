"""Builds one deck, as `mkdeck build` and `mkdeck watch` do, and says what came of it."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

import click

from mkdeck.cli.progress import progress_bar
from mkdeck.decks.project import Deck
from mkdeck.errors import MkdeckError
from mkdeck.incremental.unchanged import remember
from mkdeck.system.files import locked
from mkdeck.values import dataclass

if TYPE_CHECKING:  # a build that has nothing to do loads nothing of what makes cards
    from mkdeck.ledger import Change
    from mkdeck.links.media import Fetch
    from mkdeck.pipeline import Build, DeckContents


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


def build_deck(
    deck: Deck,
    now: int,
    *,
    quiet: bool = False,
    only_whole: bool = False,
    processes: int | None = None,
    remembers: bool = True,
    takes_over: bool = True,
) -> Outcome:
    """Write a deck's package and its ledger; `now` is the time of what has changed.

    A deck is not written where it has no card, and with `only_whole` not where a lesson of it could not be read.
    Lessons are read in so many `processes`, or in as many as there are processors. `remembers` tells that what they
    give is kept for the next time, and what was read and written for `recall`. It `takes_over` from the last build what
    has not changed, of which the outcome does not tell then that it has been kept.
    """
    from mkdeck.cli.news import report_on_the_next
    from mkdeck.incremental.former import former_build
    from mkdeck.pipeline import read_deck, remember_build, render_deck, what_was_read, write_deck
    from mkdeck.system.workers import processors

    contents = None
    try:
        with (
            locked(deck.ledger, waiting=partial(_say_waiting, deck)),
            progress_bar(deck.output.as_posix(), quiet=quiet) as progress,
        ):
            began = time.time_ns()
            memory = deck.memory if remembers else None
            former = former_build(deck) if remembers and takes_over else None
            contents = read_deck(
                deck,
                progress=progress,
                processes=processes or processors(),
                memory=memory,
                forgets=remembers,
                former=former,
            )
            if only_whole and contents.errors:
                return Outcome(deck, contents)
            refuse_empty(contents)
            build = render_deck(contents, now, deck.retire, fetcher(deck))
            is_first = not deck.ledger.exists()
            digests = write_deck(build)
            if remembers and (inputs := what_was_read(contents, began)):
                remember(deck, inputs, report_on_the_next(build))
                remember_build(build, digests)
    except MkdeckError as error:
        return Outcome(deck, contents, failures=error.lines)
    return Outcome(deck, build.contents, build, is_first)


def refuse_empty(contents: DeckContents) -> None:
    """Raise MkdeckError where no package is written, for want of anything to put into it."""
    output = contents.deck.output.as_posix()
    if not contents.lessons:
        raise MkdeckError(f"{output}: not written, since none of its lessons could be read")
    if not contents.cards:
        raise MkdeckError(f"{output}: not written, since no card was found; mkdeck extractors lists what makes one")


def _say_waiting(deck: Deck) -> None:
    click.echo(f"{deck.ledger.as_posix()}: another mkdeck is writing it; waiting", err=True)


def fetcher(deck: Deck) -> Fetch | None:
    """Return what brings a deck's media from the web, None where they stay there."""
    if not deck.fetches_media:
        return None
    from mkdeck.links.fetch import Fetcher  # it needs the network's modules, and is seldom asked for

    return Fetcher(limit=deck.media_limit)
