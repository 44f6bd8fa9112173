"""`mkdeck build`: lessons in, a package for Anki out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from mkdeck.cli.reporting import (
    FACTS_OPTION,
    PATHS,
    anki_search,
    card_name,
    cards_in_words,
    changes_in_words,
    count,
    deck_search,
    echo_problems,
    finish,
)
from mkdeck.clock import build_time
from mkdeck.deckfile import DECK_FILE_SUFFIXES
from mkdeck.errors import MkdeckError
from mkdeck.facts import Facts
from mkdeck.files import locked
from mkdeck.ledger import RETIRED_TAG, RetirePolicy, deck_moves
from mkdeck.media import Fetch
from mkdeck.pipeline import Build, DeckContents, read_deck, render_deck, write_deck
from mkdeck.project import LEDGER_SUFFIX, Deck, find_decks

_MOST_NAMED = 10
"""Of retired cards; the others are counted."""


@click.command(
    epilog="Examples:\n\n\b\n"
    "  mkdeck build                          every deck file under decks/\n"
    "  mkdeck build notes/biology.md         one lesson → biology.apkg\n"
    "  mkdeck build notes/ -o term.apkg      a folder of lessons\n"
    '  mkdeck build notes/ --deck "Biology"  all cards in one deck of that name\n'
    "  mkdeck build --retire tag             tag the cards in Anki that lessons no longer hold"
)
@PATHS
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The package to write.",
)
@click.option("--deck", "name", metavar="NAME", help="The deck's name in Anki.")
@FACTS_OPTION
@click.option(
    "--retire",
    type=click.Choice(["keep", "tag"]),
    default="keep",
    show_default=True,
    help=f"What becomes of cards that have gone from the lessons: tag puts them into the package with {RETIRED_TAG}.",
)
@click.option("--fetch-media", is_flag=True, help="Download the pictures and sounds that lessons have on the web.")
@click.pass_context
def command(
    ctx: click.Context,
    paths: Sequence[Path],
    output: Path | None,
    name: str | None,
    facts: Facts | None,
    retire: RetirePolicy,
    fetch_media: bool,
) -> None:
    """Write an Anki package of lessons.

    PATH is a lesson, a folder of lessons or a deck file. Without PATH, every deck file under decks/ is built, to a
    package beside it. A ledger beside the deck file, or else beside the package, remembers which card is which;
    keep it, and commit it.
    """
    found = find_decks(paths, name, output, facts)
    now = build_time()
    built = []
    mistakes = list(found.mistakes)
    for deck in found.decks:
        contents = None
        try:
            with locked(deck.ledger, waiting=partial(_say_waiting, deck)):
                contents = read_deck(deck)
                contents = _write(contents, now, retire, _fetcher(deck) if fetch_media else None)
        except MkdeckError as error:
            mistakes += error.lines
        if contents:
            echo_problems(contents, err=True)
            built.append(contents)
    finish(ctx, built, mistakes)


def _say_waiting(deck: Deck) -> None:
    click.echo(f"{deck.ledger.as_posix()}: another mkdeck is writing it; waiting", err=True)


def _write(contents: DeckContents, now: int, retire: RetirePolicy, fetch: Fetch | None) -> DeckContents:
    """Write a deck's package and its ledger, and say what came of it; returns the deck as it was written."""
    deck = contents.deck
    output = deck.output.as_posix()
    if not contents.lessons:
        raise MkdeckError(f"{output}: not written, since none of its lessons could be read")
    if not contents.cards:
        raise MkdeckError(f"{output}: not written, since no card was found; mkdeck extractors lists what makes one")
    build = render_deck(contents, now, retire, fetch)
    is_first = not deck.ledger.exists()
    write_deck(build)
    written = build.contents
    cards = cards_in_words(identified.card for identified in written.cards)
    problems = count(len(written.errors) + len(written.problems), "problem")
    click.echo(f"{click.style(output, bold=True)}: {cards}, {problems}")
    for line in _strays(deck) if is_first else _news(build, retire):
        click.echo(line)
    return written


def _strays(deck: Deck) -> Iterator[str]:
    """Yield a line for each ledger beside a new one that belongs to no deck file: its deck file may be this one."""
    if deck.file:
        for ledger in sorted(deck.file.parent.glob(f"*{LEDGER_SUFFIX}")):
            stem = ledger.name.removesuffix(LEDGER_SUFFIX)
            if not any(ledger.with_name(stem + suffix).exists() for suffix in DECK_FILE_SUFFIXES):
                yield f"  {ledger.as_posix()} has no deck file; if this deck had that name, rename the ledger to"
                yield f"  {deck.ledger.as_posix()} and build again"


def _news(build: Build, retire: RetirePolicy) -> Iterator[str]:
    """Yield the lines that say what changed since the last build, and what to do in Anki that no import does."""
    changes = build.changes
    counted = changes_in_words(changes)
    if counted:
        yield f"  {counted}"
    retired = [change.entry for change in changes if change.state == "retired"]
    if retire == "tag" and any(entry.retired is not None for entry in build.entries):
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


def _fetcher(deck: Deck) -> Fetch:
    from mkdeck.fetch import Fetcher  # the only command that needs the network's modules, and it seldom does

    return Fetcher(limit=deck.media_limit)
