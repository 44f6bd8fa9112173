"""What a command found, as one JSON object for CI; docs/json.md describes it, and other programs build on it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

import click

from mkdeck.cli import ERRORS
from mkdeck.cli.reporting import exit_code
from mkdeck.decks.project import Deck
from mkdeck.errors import MkdeckError
from mkdeck.problems import Problem
from mkdeck.values import dataclass

if TYPE_CHECKING:  # a build that has nothing to do loads nothing of what makes cards
    from mkdeck.ledger import Change
    from mkdeck.pipeline import DeckContents


@dataclass(frozen=True, slots=True)
class DeckReport:
    """What is told of one deck; `contents` are None where it could not be read, `changes` where none were asked for."""

    deck: Deck
    contents: DeckContents | None
    changes: Sequence[Change] | None = None
    is_written: bool = False


def finish_as_json(ctx: click.Context, decks: Sequence[DeckReport], failures: Sequence[str]) -> NoReturn:
    """End a command: print the report on its decks, with the lines that say what could not be done, and exit by it."""
    code = exit_code([deck.contents for deck in decks if deck.contents], failures)
    _print(code, failures, decks)
    ctx.exit(code)


@contextmanager
def failures_as_json(ctx: click.Context, *, as_json: bool) -> Iterator[None]:
    """Turn an error that leaves nothing to do into a report as well, if one was asked for."""
    try:
        yield
    except MkdeckError as error:
        if not as_json:
            raise
        _print(ERRORS, error.lines, ())
        ctx.exit(ERRORS)


def _print(code: int, failures: Sequence[str], decks: Sequence[DeckReport]) -> None:
    report = {"exit_code": code, "failures": list(failures), "decks": [_deck(deck) for deck in decks]}
    click.echo(json.dumps(report, ensure_ascii=False, indent=2))


def _deck(report: DeckReport) -> dict[str, Any]:
    from mkdeck.cli.cards import cards_by_kind
    from mkdeck.ledger import STATES

    contents, deck = report.contents, report.deck
    kinds = cards_by_kind(found.card for found in contents.cards) if contents else Counter[str]()
    states = Counter(change.state for change in report.changes or ())
    return {
        "output": deck.output.as_posix(),
        "file": deck.file.as_posix() if deck.file else None,
        "name": deck.name,
        "written": report.is_written,
        "lessons": [read.lesson.path for read in contents.lessons] if contents else [],
        "cards": {"all": kinds.total(), **kinds},
        "changes": None if report.changes is None else {state: states[state] for state in STATES},
        "errors": [_problem(problem) for problem in contents.errors] if contents else [],
        "problems": [_problem(problem) for problem in contents.problems] if contents else [],
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {"path": problem.span.path, "line": problem.span.first, "message": problem.message}
