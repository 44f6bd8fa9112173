"""`mkdeck build`: lessons in, a package for Anki out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

import click

from mkdeck.cli.building import Outcome, build_deck, build_options
from mkdeck.cli.report import DeckReport, failures_as_json, finish_as_json
from mkdeck.cli.reporting import (
    JSON_OPTION,
    QUIET_OPTION,
    VERBOSE_OPTION,
    anki_search,
    card_name,
    cards_in_words,
    changes_in_words,
    count,
    deck_search,
    echo_problems,
    finish,
    left_out,
)
from mkdeck.cli.tables import summary_tables
from mkdeck.clock import build_time
from mkdeck.deckfile import DECK_FILE_SUFFIXES
from mkdeck.facts import Facts
from mkdeck.ledger import RETIRED_TAG, RetirePolicy, deck_moves
from mkdeck.pipeline import Build
from mkdeck.project import LEDGER_SUFFIX, Deck, find_decks

_MOST_NAMED = 10
"""Of retired cards; the others are counted."""


@click.command(
    epilog="Examples:\n\n\b\n"
    "  mkdeck build                          every deck file under decks/\n"
    "  mkdeck build notes/biology.md         one lesson → biology.apkg\n"
    "  mkdeck build notes/ -o term.apkg      a folder of lessons\n"
    '  mkdeck build notes/ --deck "Biology"  all cards in one deck of that name\n'
    "  mkdeck build --retire tag             tag the cards in Anki that lessons no longer hold\n"
    "  mkdeck build --json | jq .decks       what came of each deck, for programs"
)
@build_options
@QUIET_OPTION
@VERBOSE_OPTION
@JSON_OPTION
@click.pass_context
def command(
    ctx: click.Context,
    paths: Sequence[Path],
    output: Path | None,
    name: str | None,
    facts: Facts | None,
    retire: RetirePolicy | None,
    fetch_media: bool | None,
    *,
    quiet: bool,
    verbose: bool,
    as_json: bool,
) -> None:
    """Write an Anki package of lessons.

    PATH is a lesson, a folder of lessons or a deck file. Without PATH, every deck file under decks/ is built, to a
    package beside it. A ledger beside the deck file, or else beside the package, remembers which card is which;
    keep it, and commit it.
    """
    with failures_as_json(ctx, as_json=as_json):
        found = find_decks(paths, name, output, facts, retire=retire, fetches_media=fetch_media)
        now = build_time()
    outcomes = []
    for deck in found.decks:
        outcome = build_deck(deck, now, quiet=quiet or as_json)
        outcomes.append(outcome)
        if not as_json:
            _tell(outcome, quiet=quiet, verbose=verbose)
    contents = [outcome.contents for outcome in outcomes if outcome.contents]
    failures = [*found.mistakes, *chain.from_iterable(outcome.failures for outcome in outcomes)]
    if as_json:
        finish_as_json(
            ctx,
            [DeckReport(o.deck, o.contents, o.changes, is_written=o.build is not None) for o in outcomes],
            failures,
        )
    finish(ctx, contents, failures)


def _tell(outcome: Outcome, *, quiet: bool, verbose: bool) -> None:
    """Say what came of a deck, and what to mend in its lessons."""
    if outcome.build and not quiet:
        contents = outcome.build.contents
        cards = cards_in_words(identified.card for identified in contents.cards)
        problems = count(len(contents.problems), "problem")
        click.echo(f"{click.style(outcome.deck.output.as_posix(), bold=True)}: {cards}, {problems}")
        for line in left_out(contents):
            click.echo(line)
        for line in _strays(outcome.deck) if outcome.is_first else _news(outcome.build):
            click.echo(line)
        for line in summary_tables(contents) if verbose else ():
            click.echo(line)
    if outcome.contents:
        echo_problems(outcome.contents, err=True)


def _strays(deck: Deck) -> Iterator[str]:
    """Yield a line for each ledger beside a new one that belongs to no deck file: its deck file may be this one."""
    if deck.file:
        for ledger in sorted(deck.file.parent.glob(f"*{LEDGER_SUFFIX}")):
            stem = ledger.name.removesuffix(LEDGER_SUFFIX)
            if not any(ledger.with_name(stem + suffix).exists() for suffix in DECK_FILE_SUFFIXES):
                yield f"  {ledger.as_posix()} has no deck file; if this deck had that name, rename the ledger to"
                yield f"  {deck.ledger.as_posix()} and build again"


def _news(build: Build) -> Iterator[str]:
    """Yield the lines that say what changed since the last build, and what to do in Anki that no import does."""
    changes = build.changes
    counted = changes_in_words(changes)
    if counted:
        yield f"  {counted}"
    retired = [change.entry for change in changes if change.state == "retired"]
    if build.contents.deck.retire == "tag" and any(entry.retired is not None for entry in build.entries):
        yield f"  An import tags the retired cards. Select them in Anki's browser with\n    tag:{RETIRED_TAG}"
    elif retired:
        yield "  These have gone from the lessons. An import deletes nothing, so they stay in Anki:"
        yield from (f"    {card_name(entry)}" for entry in retired[:_MOST_NAMED])
        if len(retired) > _MOST_NAMED:
            yield f"    and {len(retired) - _MOST_NAMED} more"
        yield f"  Select them in Anki's browser with\n    {anki_search(entry.guid for entry in retired)}"
    for move in deck_moves(changes):
        cards = count(len(move.guids), "card")
        search = deck_search(move.old) if move.all_of_it else anki_search(move.guids)
        yield f'  The deck of {cards} is "{move.new}" now, no longer "{move.old}". An import moves none of them:'
        yield f"  select them in Anki's browser, and choose Cards, Change Deck\n    {search}"
