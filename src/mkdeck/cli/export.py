"""`mkdeck export`: the cards in other formats than a package."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NoReturn

import click

from mkdeck.cards import IdentifiedCard, Problem
from mkdeck.cli.reporting import (
    FACTS_OPTION,
    NO_CACHE_OPTION,
    PATHS,
    echo_problem,
    echo_problems,
    finish,
    need_output,
    read_decks,
)
from mkdeck.errors import MkdeckError
from mkdeck.export import FORMATS, MARK
from mkdeck.lessons.finding import SUFFIXES
from mkdeck.pipeline import DeckContents
from mkdeck.rules.tiers import Facts
from mkdeck.system.files import write_file


@click.command(
    epilog="Examples:\n\n\b\n"
    "  mkdeck export notes/ -o notes.csv               a table for a spreadsheet\n"
    "  mkdeck export notes/ --format txt > notes.txt   for Anki's own text import\n"
    "  mkdeck export decks/biology.yaml -o biology.md  questions and answers to read"
)
@PATHS
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), help="The format, if the ending of -o does not tell it."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The file to write instead of standard output.",
)
@FACTS_OPTION
@NO_CACHE_OPTION
@click.pass_context
def command(
    ctx: click.Context,
    paths: Sequence[Path],
    form: str | None,
    output: Path | None,
    facts: Facts | None,
    *,
    no_cache: bool,
) -> NoReturn:
    """Write cards as a table, as text, JSON or Markdown.

    csv and tsv are tables, txt is the text that Anki imports, md is Markdown that mkdeck reads back. Without PATH,
    those of every deck file under decks/.
    """
    ending = output.suffix.removeprefix(".").lower() if output else ""
    if form and ending in FORMATS and ending != form:
        raise click.UsageError(f"-o {output} ends as {ending}, and --format says {form}; leave out one of them")
    form = form or ending
    if form not in FORMATS:
        raise click.UsageError(f"name a format: --format {'|'.join(FORMATS)}, or -o FILE with such an ending")
    if not output:
        need_output()
    decks, mistakes = read_decks(paths, facts, remembers=not no_cache)
    if output:
        _refuse_lesson(output)
        if not all(path.suffix.lower() in SUFFIXES for path in paths):
            _refuse_among_lessons(output, decks)
    problems: list[Problem] = []
    pieces = (piece.encode("utf-8", "replace") for piece in _text(decks, form, problems))
    if output and not any(deck.cards for deck in decks):
        mistakes += (f"{output.as_posix()}: not written, since no card was found",)
    elif output:
        write_file(output, b"".join(pieces))
    else:
        sys.stdout.buffer.writelines(pieces)
    for deck in decks:
        echo_problems(deck, err=True)
    for problem in problems:
        echo_problem(problem, err=True)
    finish(ctx, decks, mistakes, problems)


def _text(decks: Sequence[DeckContents], form: str, problems: list[Problem]) -> Iterator[str]:
    """Yield the pieces of the text, and gather the problems among them."""
    cards: Iterator[IdentifiedCard] = chain.from_iterable(deck.cards for deck in decks)
    for piece in FORMATS[form](cards):
        if isinstance(piece, Problem):
            problems.append(piece)
        else:
            yield piece


def _refuse_among_lessons(output: Path, decks: Sequence[DeckContents]) -> None:
    """Raise MkdeckError if the next build of a deck would read the file as one of its lessons."""
    if output.suffix.lower() not in SUFFIXES:
        return
    written = output.absolute()
    for contents in decks:
        others = [path for path in contents.deck.lessons if path.suffix == output.suffix and path.absolute() != written]
        if any(path.absolute().parent == written.parent for path in others):
            raise MkdeckError(
                f"{output.as_posix()}: not written, since the deck would read it as a lesson; "
                "name a file in another folder than the lessons'"
            )


def _refuse_lesson(output: Path) -> None:
    """Raise MkdeckError if the file to replace could be somebody's lesson: Markdown that was not exported."""
    if output.suffix.lower() in SUFFIXES and output.is_file():
        with output.open("rb") as file:
            if file.read(len(MARK)) != MARK.encode():
                raise MkdeckError(f"{output.as_posix()}: not written, since this file is no export; name another one")
