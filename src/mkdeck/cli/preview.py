"""`mkdeck preview`: the deck as Anki would show it, in a browser."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdeck.cli.cards import cards_in_words
from mkdeck.cli.progress import progress_bar
from mkdeck.cli.reporting import FACTS_OPTION, NO_CACHE_OPTION, PATHS, echo_problems, finish, problems_in_words
from mkdeck.decks.project import Found, find_decks
from mkdeck.errors import MkdeckError
from mkdeck.links.pages import media_places
from mkdeck.preview import PAGE_MARK, Preview, preview_json, preview_page, read_preview
from mkdeck.rules.tiers import Facts
from mkdeck.system.files import write_file

if TYPE_CHECKING:
    from mkdeck.watch import Watch

OUTPUT = Path("preview.html")
PORT = 8642


@click.command(
    epilog="Examples:\n\n\b\n"
    "  mkdeck preview notes/biology.md      write preview.html and open it\n"
    "  mkdeck preview notes/ -o deck.html   a page of all lessons of a folder\n"
    "  mkdeck preview notes/ --serve        the page follows the lessons while you write\n\n"
    "In the page: space flips the card, the arrows left and right go back and on."
)
@PATHS
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=f"The page to write.  [default: {OUTPUT}]",
)
@click.option("--serve", is_flag=True, help="Serve the page, and follow the lessons while they change.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Where to serve; 0 takes any that is free.",
)
@click.option("--open/--no-open", "opens", default=None, help="Open the page in a browser.  [default: in a terminal]")
@FACTS_OPTION
@NO_CACHE_OPTION
@click.pass_context
def command(
    ctx: click.Context,
    paths: Sequence[Path],
    output: Path | None,
    facts: Facts | None,
    *,
    no_cache: bool,
    serve: bool,
    port: int,
    opens: bool | None,
) -> None:
    """Show the cards in a browser, as Anki would.

    They stand beside the lessons that they come from. Writes one HTML page that needs no network. With --serve it
    is not written but served to the browsers of this machine, and shows every change as soon as a lesson is saved.
    Without PATH, it shows all decks under decks/.
    """
    if serve and output:
        raise click.UsageError("--serve writes no page; leave out -o, or --serve")
    find = partial(find_decks, paths, facts=facts)
    is_opened = (sys.stdout is not None and sys.stdout.isatty()) if opens is None else opens
    if serve:
        _serve(find, paths, port, is_opened=is_opened, remembers=not no_cache)
        return
    with progress_bar("preview") as progress:
        preview = read_preview(find(), progress, remembers=not no_cache)
    _write(preview, output or OUTPUT, is_opened=is_opened)
    decks = [deck.contents for deck in preview.decks]
    for deck in decks:
        echo_problems(deck, err=True)
    finish(ctx, decks, preview.mistakes)


def _write(preview: Preview, output: Path, *, is_opened: bool) -> None:
    """Write the page and say so in a line; a file that is no page of mkdeck's stays."""
    if output.suffix.lower() not in (".html", ".htm"):
        raise MkdeckError(f"{output.as_posix()}: a page's name ends with .html; browsers open no other")
    if output.is_file() and PAGE_MARK.encode() not in output.read_bytes()[:1000]:
        raise MkdeckError(f"{output.as_posix()}: not written, since this file is no preview; name another one with -o")
    write_file(output, preview_page(preview_json(preview)).encode())
    click.echo(f"{click.style(output.as_posix(), bold=True)}: {_in_words(preview)}")
    if is_opened:
        _open(output.resolve().as_uri())


def _serve(find: Callable[[], Found], paths: Sequence[Path], port: int, *, is_opened: bool, remembers: bool) -> None:
    """Serve the page until Ctrl-C, with a line for each time that the lessons are read."""
    # Only who serves waits for these to load.
    from mkdeck.preview.server import serving
    from mkdeck.watch import Watch, until_interrupted

    with until_interrupted() as lost:
        watch = Watch(find, paths, lost)
        preview = _read_and_follow(watch, remembers=remembers)
        with serving(preview, port) as server:
            click.echo(f"{click.style(server.address, bold=True)}: {_in_words(preview)}; Ctrl-C ends")
            if is_opened:
                _open(server.address)
            while True:
                watch.wait()
                preview = _read_and_follow(watch, remembers=remembers)
                click.echo(f"{time.strftime('%H:%M:%S')}: {_in_words(preview)}")
                server.show(preview)
    click.echo()


def _read_and_follow(watch: Watch, *, remembers: bool) -> Preview:
    """Read the decks that are watched, and look after their pictures, sounds and films as well."""
    begin = time.time()
    with progress_bar("preview") as progress:
        preview = read_preview(watch.found, progress, remembers=remembers)
    for build in preview.decks:
        watch.follow(build.contents.deck, media_places(build.contents.cards), begin)
    return preview


def _in_words(preview: Preview) -> str:
    decks = [deck.contents for deck in preview.decks]
    cards = cards_in_words(identified.card for deck in decks for identified in deck.cards)
    return f"{cards}, {problems_in_words(decks, preview.mistakes)}"


def _open(address: str) -> None:
    # Only who opens a browser waits for this to load.
    import webbrowser

    webbrowser.open(address)
