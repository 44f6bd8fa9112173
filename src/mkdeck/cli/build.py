"""`mkdeck build`: lessons in, a package for Anki out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from mkdeck.cli.reporting import FACTS_OPTION, PATHS, cards_in_words, count, echo_problems, finish
from mkdeck.errors import MkdeckError
from mkdeck.facts import Facts
from mkdeck.pipeline import DeckContents, read_deck, write_deck
from mkdeck.project import find_decks


@click.command(
    epilog="Examples:\n\n\b\n"
    "  mkdeck build                          every deck file under decks/\n"
    "  mkdeck build notes/biology.md         one lesson → biology.apkg\n"
    "  mkdeck build notes/ -o term.apkg      a folder of lessons\n"
    '  mkdeck build notes/ --deck "Biology"  all cards in one deck of that name'
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
@click.pass_context
def command(
    ctx: click.Context, paths: Sequence[Path], output: Path | None, name: str | None, facts: Facts | None
) -> None:
    """Write an Anki package of lessons, folders of lessons or deck files.

    Without PATH, every deck file under decks/ is built, to a package beside it.
    """
    found = find_decks(paths, name, output, facts)
    built = []
    mistakes = list(found.mistakes)
    for deck in found.decks:
        contents = read_deck(deck)
        try:
            contents = _write(contents)
        except MkdeckError as error:
            mistakes += error.lines
        echo_problems(contents, err=True)
        built.append(contents)
    finish(ctx, built, mistakes)


def _write(contents: DeckContents) -> DeckContents:
    """Write a deck's package and say so in a line; returns the deck as it was written."""
    output = contents.deck.output.as_posix()
    if not contents.lessons:
        raise MkdeckError(f"{output}: not written, since none of its lessons could be read")
    if not contents.cards:
        raise MkdeckError(f"{output}: not written, since no card was found; mkdeck extractors lists what makes one")
    written = write_deck(contents)
    cards = cards_in_words(identified.card for identified in written.cards)
    problems = count(len(written.errors) + len(written.problems), "problem")
    click.echo(f"{click.style(output, bold=True)}: {cards}, {problems}")
    return written
