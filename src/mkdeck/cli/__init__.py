"""The `mkdeck` command; one file per subcommand, and the only place that prints or exits.

A subcommand's file is imported when it is run, so that `mkdeck --version` does not pay for the parser.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import sys
from contextlib import suppress
from typing import Any, Final, NoReturn

# What is loaded and what is read stays in use; to search it for garbage as often as Python does is a tenth of the work.
gc.set_threshold(200_000)

from mkdeck import __version__  # noqa: E402
from mkdeck.errors import MkdeckError  # noqa: E402
from mkdeck.loading import load, stand_in  # noqa: E402

# For a type of parameter that no command has it loads `uuid`, and with it `platform`.
load("click", {"uuid": stand_in(UUID=object)})

import click  # noqa: E402

COMMANDS = ("init", "build", "watch", "diff", "show", "preview", "check", "explain", "export", "extractors", "schema")

OK: Final = 0
PROBLEMS: Final = 1
ERRORS: Final = 2
"""The exit codes: all is well; done, but lessons hold problems; something could not be read or written."""


class _Commands(click.Group):
    """Finds a subcommand in the file of its name, and turns mkdeck's own error into lines and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"mkdeck.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the subcommand that is named, or say which one is meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            meant = next(iter(get_close_matches(args[0], COMMANDS, n=1)), None)
            if meant is None:
                raise
            raise click.UsageError(f"No such command '{args[0]}'; do you mean {meant}?", ctx) from error

    def invoke(self, ctx: click.Context) -> Any:
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        try:
            return super().invoke(ctx)
        except MkdeckError as error:
            for line in error.lines:
                click.echo(line, err=True)
            ctx.exit(ERRORS)
        except BrokenPipeError:
            raise  # click ends quietly when the reader of a pipe has gone
        except OSError as error:
            click.echo(f"{error.filename or 'output'}: {error.strerror}", err=True)
            ctx.exit(ERRORS)


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Examples:\n\n\b\n"
    "  mkdeck build notes/biology.md      one lesson  → biology.apkg\n"
    "  mkdeck build notes/                a folder    → notes.apkg\n"
    "  mkdeck show notes/biology.md       read the cards here\n"
    "  mkdeck check notes/                what to mend, as path:line: message\n\n"
    "Exit codes: 0 all is well, 1 lessons hold problems, 2 something could not be read or written.",
)
@click.version_option(__version__, prog_name="mkdeck")
def main() -> None:
    """Make an Anki deck of Markdown lessons: their questions and answers, and the key facts they state."""


def run() -> NoReturn:
    """Run the command as a program of its own.

    When it is done the process goes at once, and its memory with it: to give that back piece by piece, as Python does,
    takes longer than to find out that nothing has changed.
    """
    try:
        main(prog_name="mkdeck")
    except SystemExit as end:
        with suppress(OSError):  # what could not be written Python says when it ends
            for stream in filter(None, (sys.stdout, sys.stderr)):
                stream.flush()
            if isinstance(end.code, int):
                atexit._run_exitfuncs()
                os._exit(end.code)
        raise
    raise AssertionError("click ends each command by SystemExit")
