"""What several commands print alike: counts in words, problems as lines, the exit code that follows from them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn, Protocol

import click

from mkdeck.cli import ERRORS, OK, PROBLEMS
from mkdeck.cli.progress import progress_bar
from mkdeck.decks.project import find_decks
from mkdeck.errors import MkdeckError
from mkdeck.problems import Problem
from mkdeck.rules.tiers import FACTS, Facts

if TYPE_CHECKING:  # a command that need not read a lesson loads nothing of what does
    from mkdeck.pipeline import DeckContents


class Problems(Protocol):
    """What should be mended in a deck, and why lessons could not be read."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What should be mended."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Why lessons could not be read, as far as it is known all that must be mended there."""


PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
"""Lessons, `-` for one on standard input, folders of lessons or deck files; without any, those under `decks/`."""

FACTS_OPTION = click.option(
    "--facts",
    type=click.Choice(FACTS),
    help="Which facts of the prose become cards: none, those that people keep nearly always (default), or more.",
)

FORMAT_OPTION = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print."
)
QUIET_OPTION = click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems.")
VERBOSE_OPTION = click.option(
    "-v", "--verbose", is_flag=True, help="Add tables: cards and problems by lesson, cards by rule."
)
JSON_OPTION = click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object for programs, and nothing else (docs/json.md)."
)

NO_CACHE_OPTION = click.option(
    "--no-cache", is_flag=True, help="Read all lessons anew, and remember nothing of them for the next time."
)

_MOST_NAMED = 10
"""Lessons in a line."""


def need_output() -> None:
    """Raise MkdeckError where what a command prints is all that it gives, and standard output is closed."""
    if sys.stdout is None:
        raise MkdeckError("output: standard output is closed")


def read_decks(
    paths: Sequence[Path], facts: Facts | None, *, quiet: bool = False, remembers: bool = True, explains: bool = False
) -> tuple[list[DeckContents], tuple[str, ...]]:
    """Return what the decks hold that the command line names, and a line for each that is none. Raises MkdeckError.

    Whoever waits at a terminal sees how far it is, unless it is to be `quiet`. `remembers` tells that lessons are taken
    from the decks' caches, and what they give is kept there, `explains` that what did not stay is wanted as well.
    """
    from mkdeck.pipeline import read_deck
    from mkdeck.system.workers import processors

    found = find_decks(paths, facts=facts)
    decks = []
    mistakes = list(found.mistakes)
    for deck in found.decks:
        try:
            with progress_bar(deck.output.stem, quiet=quiet) as progress:
                memory = deck.memory if remembers and not explains else None  # no cache knows what did not stay
                read = read_deck(
                    deck, progress=progress, processes=processors(), memory=memory, renders=False, explains=explains
                )
                decks.append(read)
        except MkdeckError as error:
            mistakes += error.lines
    return decks, tuple(mistakes)


def echo_problems(contents: Problems, *, err: bool) -> None:
    """Print a line for each lesson that could not be read and each problem, its place in bold."""
    for problem in in_order(contents):
        echo_problem(problem, err=err)


def in_order(contents: Problems) -> list[Problem]:
    """Return the lessons that could not be read and the problems as people mend them: file by file, line by line.

    The files come in the order in which the first problem of each was met.
    """
    problems = (*contents.errors, *contents.problems)
    files = {path: place for place, path in enumerate(dict.fromkeys(problem.span.path for problem in problems))}
    return sorted(problems, key=lambda problem: (files[problem.span.path], problem.span.first))


def echo_problem(problem: Problem, *, err: bool) -> None:
    """Print a problem on a line, its place in bold."""
    click.echo(f"{click.style(str(problem.span), bold=True)}: {problem.message}", err=err)


def finish(
    ctx: click.Context, contents: Iterable[Problems], mistakes: Sequence[str], problems: Sequence[Problem] = ()
) -> NoReturn:
    """End a command: print what could not be done, and exit by it.

    `problems` are those that were met after the decks were read.
    """
    for mistake in mistakes:
        click.echo(mistake, err=True)
    ctx.exit(exit_code(contents, mistakes, problems))


def exit_code(
    contents: Iterable[Problems], mistakes: Sequence[str], problems: Sequence[Problem] = ()
) -> Literal[0, 1, 2]:
    """Return the exit code that follows from what was found; errors outweigh problems."""
    contents = list(contents)
    if mistakes or any(deck.errors for deck in contents):
        return ERRORS
    return PROBLEMS if problems or any(deck.problems for deck in contents) else OK


def left_out(contents: Problems) -> Iterator[str]:
    """Yield a line that names the lessons of a deck that could not be read, if there are any."""
    paths = list(dict.fromkeys(problem.span.path for problem in contents.errors))
    more = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
    if paths:
        are = "is" if len(paths) == 1 else "are"
        named = ", ".join(paths[:_MOST_NAMED])
        yield f"  {count(len(paths), 'lesson')} could not be read and {are} left out: {named}{more}"


def count(number: int, noun: str) -> str:
    """Return `1 card`, `2 cards`, `no problems`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def problems_in_words(contents: Iterable[Problems], mistakes: Sequence[str] = ()) -> str:
    """Return how much is to be mended: `2 problems, 1 error`, `no problems`.

    `mistakes` and lessons that cannot be read are errors.
    """
    contents = list(contents)
    problems = sum(len(deck.problems) for deck in contents)
    errors = sum(len(deck.errors) for deck in contents) + len(mistakes)
    told = [count(problems, "problem")] if problems or not errors else []
    return ", ".join([*told, *([count(errors, "error")] if errors else [])])
