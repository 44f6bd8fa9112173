"""`mkdeck build`: lessons in, a package for Anki out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdeck.cli.build_options import build_options
from mkdeck.cli.reporting import JSON_OPTION, QUIET_OPTION, VERBOSE_OPTION, Problems, echo_problems, finish
from mkdeck.decks.project import Deck, find_decks
from mkdeck.decks.retired import RetirePolicy
from mkdeck.incremental.unchanged import Report, recall
from mkdeck.rules.tiers import Facts
from mkdeck.system.clock import build_time

if TYPE_CHECKING:  # a build that has nothing to do loads nothing of what makes cards
    from mkdeck.cli.building import Outcome


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
    jobs: int | None,
    no_cache: bool,
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
    with _failures_as_json(ctx) if as_json else nullcontext():
        found = find_decks(paths, name, output, facts, retire=retire, fetches_media=fetch_media)
        now = build_time()
    failures = list(found.mistakes)
    contents: list[Problems] = []
    outcomes: list[Outcome] = []
    recalls = not (no_cache or verbose or as_json)  # what tables and programs are told of is not remembered
    for deck in found.decks:
        report = recall(deck) if recalls else None
        if report:
            _tell(deck, report, quiet=quiet)
            contents.append(report)
            continue
        from mkdeck.cli.building import build_deck

        outcome = build_deck(
            deck, now, quiet=quiet or as_json, processes=jobs, remembers=not no_cache, takes_over=not as_json
        )
        failures += outcome.failures
        contents += [outcome.contents] if outcome.contents else []
        if as_json:
            outcomes.append(outcome)
        else:
            _tell_outcome(outcome, quiet=quiet, verbose=verbose)
    if as_json:
        from mkdeck.cli.report import DeckReport, finish_as_json

        reports = [DeckReport(made.deck, made.contents, made.changes, made.build is not None) for made in outcomes]
        finish_as_json(ctx, reports, failures)
    finish(ctx, contents, failures)


def _failures_as_json(ctx: click.Context) -> AbstractContextManager[None]:
    from mkdeck.cli.report import failures_as_json

    return failures_as_json(ctx, as_json=True)


def _tell_outcome(outcome: Outcome, *, quiet: bool, verbose: bool) -> None:
    """Say what came of a deck, and what to mend in its lessons."""
    from mkdeck.cli.news import report_on

    if outcome.build:
        tables: Iterable[str] = ()
        if verbose:
            from mkdeck.cli.tables import summary_tables

            tables = summary_tables(outcome.build.contents)
        _tell(outcome.deck, report_on(outcome.build, is_first=outcome.is_first), tables, quiet=quiet)
    elif outcome.contents:
        from mkdeck.cli.tables import hint_lines

        echo_problems(outcome.contents, err=True)
        for line in () if quiet else hint_lines(outcome.contents, only_without_cards=True):
            click.echo(line, err=True)


def _tell(deck: Deck, report: Report, tables: Iterable[str] = (), *, quiet: bool) -> None:
    """Print what is told of a build, unless it is to be `quiet`, and what to mend in the lessons."""
    if not quiet:
        click.echo(f"{click.style(deck.output.as_posix(), bold=True)}: {report.summary}")
        for line in (*report.news, *tables):
            click.echo(line)
    echo_problems(report, err=True)
