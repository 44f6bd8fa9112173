"""`mkdeck show`: the cards, for a person or a program to read."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click

from mkdeck.cards import Card
from mkdeck.cli.reporting import (
    FACTS_OPTION,
    FORMAT_OPTION,
    NO_CACHE_OPTION,
    PATHS,
    echo_problems,
    finish,
    need_output,
    read_decks,
)
from mkdeck.pipeline import DeckContents
from mkdeck.reports.listing import card_text, listing_json
from mkdeck.reports.unescaped import unescaped_card
from mkdeck.rules.tiers import Facts


@click.command(
    epilog="Examples:\n\n\b\n  mkdeck show notes/biology.md\n  mkdeck show --format json notes/ | jq -r '.[].front'"
)
@PATHS
@FORMAT_OPTION
@FACTS_OPTION
@NO_CACHE_OPTION
@click.pass_context
def command(ctx: click.Context, paths: Sequence[Path], form: str, facts: Facts | None, *, no_cache: bool) -> None:
    """Print the cards that lessons give.

    They come in the order of the lessons. At a terminal they come in colours, with tables and code as they are
    meant, and page by page. Problems go to standard error, so that the output can be piped on.
    """
    need_output()
    decks, mistakes = read_decks(paths, facts, remembers=not no_cache)
    if form == "json":
        click.echo(listing_json(card for deck in decks for card in deck.cards))
    elif sys.stdout.isatty():
        from mkdeck.cli.terminal import show_cards  # rich takes a moment to load, and pipes do without it

        show_cards(_lessons(decks), colour="NO_COLOR" not in os.environ)
    else:
        for path, cards in _lessons(decks):
            click.echo(f"{path}\n")
            for card in cards:
                click.echo(f"{card_text(card)}\n")
    if form != "json" and any(deck.lessons for deck in decks) and not any(deck.cards for deck in decks):
        click.echo("no card was found; `mkdeck explain` says why, `mkdeck extractors` lists what makes one", err=True)
    for deck in decks:
        echo_problems(deck, err=True)
    finish(ctx, decks, mistakes)


def _lessons(decks: Sequence[DeckContents]) -> Iterator[tuple[str, list[Card]]]:
    """Yield the path of each lesson that gives cards, and these."""
    for deck in decks:
        for path, cards in groupby((identified.card for identified in deck.cards), key=_path):
            yield path, list(map(unescaped_card, cards))


def _path(card: Card) -> str:
    return card.origin.span.path
