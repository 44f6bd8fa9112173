"""The options of the commands that build: what to build, and how."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from mkdeck.cli.reporting import FACTS_OPTION, NO_CACHE_OPTION, PATHS
from mkdeck.decks.retired import RETIRED_TAG

_Command = TypeVar("_Command", bound=Callable[..., Any])


def build_options(command: _Command) -> _Command:
    """Give a command the arguments that say what to build and how.

    These are paths, output, name, facts, retire, fetch_media, jobs and no_cache.
    """
    options = [
        PATHS,
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path, dir_okay=False),
            metavar="FILE",
            help="The package to write.",
        ),
        click.option("--deck", "name", metavar="NAME", help="The deck's name in Anki."),
        FACTS_OPTION,
        click.option(
            "--retire",
            type=click.Choice(["keep", "tag"]),
            help="What becomes of cards that have gone from the lessons: keep leaves them alone (default), "
            f"tag puts them into the package with {RETIRED_TAG}.",
        ),
        click.option(
            "--fetch-media/--no-fetch-media",
            default=None,
            help="Download the pictures and sounds that lessons have on the web, or not (default).",
        ),
        click.option(
            "--jobs",
            type=click.IntRange(1),
            metavar="N",
            help="Read more than a hundred lessons in so many processes; as many as there are processors if not given.",
        ),
        NO_CACHE_OPTION,
    ]
    for option in reversed(options):
        command = option(command)
    return command
