"""`mkdeck check`: what to mend in lessons, for people and for CI."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from mkdeck.cli.reporting import FACTS_OPTION, PATHS, cards_in_words, count, echo_problems, finish, read_decks
from mkdeck.facts import Facts


@click.command(
    epilog="Examples:\n\n\b\n"
    "  mkdeck check               the lessons of every deck file under decks/\n"
    "  mkdeck check notes/        all lessons of a folder"
)
@PATHS
@FACTS_OPTION
@click.pass_context
def command(ctx: click.Context, paths: Sequence[Path], facts: Facts | None) -> None:
    """Print what to mend in lessons.

    Each problem is a line of the form path:line: message. Exits with 1 where there are any, and with 2 where a
    lesson could not be read.
    """
    decks, mistakes = read_decks(paths, facts)
    for deck in decks:
        echo_problems(deck, err=False)
    lessons = count(sum(len(deck.lessons) for deck in decks), "lesson")
    cards = cards_in_words(identified.card for deck in decks for identified in deck.cards)
    problems = count(sum(len(deck.errors) + len(deck.problems) for deck in decks), "problem")
    click.echo(f"{lessons}, {cards}, {problems}", err=True)
    finish(ctx, decks, mistakes)
