"""`mkdeck show`: the cards, for a person or a program to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from mkdeck.cards import IdentifiedCard
from mkdeck.cli.reporting import FACTS_OPTION, PATHS, echo_problems, finish, read_decks
from mkdeck.facts import Facts
from mkdeck.listing import card_text, listing_json
from mkdeck.pipeline import DeckContents


@click.command(
    epilog="Examples:\n\n\b\n  mkdeck show notes/biology.md\n  mkdeck show --format json notes/ | jq -r '.[].front'"
)
@PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@FACTS_OPTION
@click.pass_context
def command(ctx: click.Context, paths: Sequence[Path], form: str, facts: Facts | None) -> None:
    """Print the cards that lessons give, in the order of the lessons.

    Problems go to standard error, so that the output can be piped on.
    """
    decks, mistakes = read_decks(paths, facts)
    if form == "json":
        click.echo(listing_json(card for deck in decks for card in deck.cards))
    else:
        for page in _pages(decks):
            click.echo(page)
    for deck in decks:
        echo_problems(deck, err=True)
    finish(ctx, decks, mistakes)


def _pages(decks: Sequence[DeckContents]) -> Iterator[str]:
    """Yield the cards of each lesson under the lesson's path."""
    for deck in decks:
        for path, cards in groupby(deck.cards, key=_path):
            yield click.style(path, bold=True) + "\n"
            for identified in cards:
                yield card_text(identified.card) + "\n"


def _path(identified: IdentifiedCard) -> str:
    return identified.card.origin.span.path
