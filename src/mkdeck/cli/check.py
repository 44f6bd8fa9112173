"""`mkdeck check`: what to mend in lessons, for people and for CI."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from mkdeck.cli.cards import cards_in_words
from mkdeck.cli.report import DeckReport, failures_as_json, finish_as_json
from mkdeck.cli.reporting import (
    FACTS_OPTION,
    JSON_OPTION,
    NO_CACHE_OPTION,
    PATHS,
    QUIET_OPTION,
    VERBOSE_OPTION,
    count,
    echo_problems,
    exit_code,
    problems_in_words,
    read_decks,
)
from mkdeck.cli.tables import hint_lines, summary_tables
from mkdeck.pipeline import DeckContents
from mkdeck.rules.tiers import Facts


@click.command(
    epilog="Examples:\n\n\b\n"
    "  mkdeck check               the lessons of every deck file under decks/\n"
    "  mkdeck check notes/        all lessons of a folder\n"
    "  mkdeck check -v notes/     with what each lesson and each rule gave\n"
    "  mkdeck check --json        for programs"
)
@PATHS
@FACTS_OPTION
@NO_CACHE_OPTION
@QUIET_OPTION
@VERBOSE_OPTION
@JSON_OPTION
@click.pass_context
def command(
    ctx: click.Context,
    paths: Sequence[Path],
    facts: Facts | None,
    *,
    no_cache: bool,
    quiet: bool,
    verbose: bool,
    as_json: bool,
) -> None:
    """Print what to mend in lessons.

    Each problem is a line of the form path:line: message. Exits with 1 where there are any, and with 2 where a lesson
    could not be read.
    """
    with failures_as_json(ctx, as_json=as_json):
        decks, mistakes = read_decks(paths, facts, quiet=quiet or as_json, remembers=not no_cache)
    if as_json:
        finish_as_json(ctx, [DeckReport(deck.deck, deck) for deck in decks], mistakes)
    for deck in decks:
        echo_problems(deck, err=False)
    for line in (*mistakes, *(_summary(decks, mistakes, verbose=verbose) if decks and not quiet else ())):
        click.echo(line, err=True)
    ctx.exit(exit_code(decks, mistakes))


def _summary(decks: Sequence[DeckContents], mistakes: Sequence[str], *, verbose: bool) -> Iterator[str]:
    """Yield the line that counts what was looked at, then the tables, or at least the hints to silent lessons."""
    lessons = count(sum(len(deck.lessons) for deck in decks), "lesson")
    cards = cards_in_words(identified.card for deck in decks for identified in deck.cards)
    yield f"{lessons}, {cards}, {problems_in_words(decks, mistakes)}"
    for deck in decks:
        yield from summary_tables(deck) if verbose else hint_lines(deck, only_without_cards=True)
