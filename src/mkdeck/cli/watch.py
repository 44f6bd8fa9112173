"""`mkdeck watch`: decks that are built anew whenever a lesson is saved."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from mkdeck import lazy_re as re
from mkdeck.cli.build_options import build_options
from mkdeck.cli.building import Outcome, build_deck
from mkdeck.cli.cards import cards_in_words
from mkdeck.cli.reporting import QUIET_OPTION, count, in_order
from mkdeck.decks.project import Deck, find_decks
from mkdeck.decks.retired import RetirePolicy
from mkdeck.errors import MkdeckError
from mkdeck.ledger import Change
from mkdeck.lessons.finding import STANDARD_INPUT, shown_path
from mkdeck.links.pages import media_places
from mkdeck.rules.tiers import Facts
from mkdeck.system.clock import build_time
from mkdeck.watch import Watch, until_interrupted

_SIGNS = {"new": "+", "returned": "+", "changed": "~", "moved": "~", "retired": "-"}


@click.command(
    epilog="Examples:\n\n\b\n"
    "  mkdeck watch                    every deck file under decks/\n"
    "  mkdeck watch notes/             a folder of lessons → notes.apkg\n"
    "  mkdeck watch -q notes/          say nothing but what to mend\n\n"
    "A line such as “42 cards, +1 ~2 -0” tells how many cards are new, changed and retired."
)
@build_options
@QUIET_OPTION
def command(
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
) -> None:
    """Build decks whenever their lessons are saved.

    Works as mkdeck build does, and again after each change of a lesson, of a picture in it, or of the deck file and
    its style. A problem is told when it appears and when it is mended. While a lesson cannot be read, the package of
    its deck stays as it was. Ctrl-C ends it.
    """
    _refuse_what_cannot_be_watched(paths)
    find = partial(find_decks, paths, name, output, facts, retire=retire, fetches_media=fetch_media)
    told = _Told()
    build = partial(build_deck, quiet=quiet, only_whole=True, processes=jobs, remembers=not no_cache)
    with until_interrupted() as lost:
        watch = Watch(find, paths, lost)
        while True:
            told.tell("", watch.found.mistakes)
            for deck in watch.changed:
                _rebuild(deck, build, watch, told, quiet=quiet)
            watch.wait()
    click.echo()


def _refuse_what_cannot_be_watched(paths: Sequence[Path]) -> None:
    if STANDARD_INPUT in paths:
        raise click.UsageError("what is piped in does not change; name lessons, folders or deck files to watch")
    gone = [f"{path.as_posix()}: no such file or folder" for path in paths if not path.exists()]
    if gone:
        raise MkdeckError(*gone)


def _rebuild(deck: Deck, build: Callable[[Deck, int], Outcome], watch: Watch, told: _Told, *, quiet: bool) -> None:
    """Let a deck be built, say so in a line, and tell what has to be mended since the last time, or no longer."""
    begin = time.time()
    outcome = build(deck, build_time())
    if outcome.contents:
        watch.follow(deck, media_places(outcome.contents.cards), begin)
    if not quiet:
        clock = click.style(time.strftime("%H:%M:%S"), dim=True)
        package = click.style(deck.output.as_posix(), bold=True)
        click.echo(f"{clock} {package}: {_in_words(outcome)}, {time.time() - begin:.1f} s")
    problems = map(str, in_order(outcome.contents)) if outcome.contents else ()
    lessons = frozenset(map(shown_path, deck.lessons))
    told.tell(deck.output.as_posix(), [*problems, *outcome.failures], lessons, quiet=quiet)


def _in_words(outcome: Outcome) -> str:
    """Return what came of a deck: `42 cards of 41 notes (40 basic, 2 cloze), +1 ~2 -0`; the signs count notes."""
    if not outcome.build:
        return "stays as it was" if outcome.deck.output.exists() else "not written"
    contents = outcome.build.contents
    cards = cards_in_words(identified.card for identified in contents.cards)
    problems = [count(len(contents.problems), "problem")] if contents.problems else []
    return ", ".join([cards, _changes_in_signs(outcome.changes), *problems])


def _changes_in_signs(changes: Sequence[Change]) -> str:
    signs = Counter(_SIGNS.get(change.state, "") for change in changes)
    told = [f"{sign}{signs[sign]}" for sign in ("+", "~", "-")]
    return " ".join(told) if signs.keys() - {""} else "no changes"


class _Told:
    """Tells each thing that is to be mended once, and once more when it is mended."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Sequence[str], frozenset[str]]] = {}

    def tell(
        self, about: str, lines: Sequence[str], lessons: frozenset[str] = frozenset(), *, quiet: bool = False
    ) -> None:
        """Tell the lines that are new about a deck, and those that no longer hold unless it is to be `quiet`.

        Of what was to be mended in `lessons` that the deck had and has no longer nothing is told: nobody mended it.
        """
        before, had = self._known.get(about, ((), lessons))
        self._known[about] = lines, lessons
        gone = tuple(f"{lesson}:" for lesson in had - lessons)
        before = [line for line in before if not line.startswith(gone)]
        for line in more_lines(lines, before):
            place, colon, message = line.partition(": ")
            click.echo(click.style(place, bold=True) + colon + message, err=True)
        for line in () if quiet else more_lines(before, lines):
            click.echo(f"{click.style('mended', fg='green')}: {line}")


def more_lines(lines: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """Yield the lines that others do not hold; where only the number of a line differs, they are the same."""
    missing = Counter(map(_without_numbers, lines))
    missing.subtract(map(_without_numbers, others))
    exact = set(others)
    for line in sorted(lines, key=exact.__contains__):
        if missing[_without_numbers(line)] > 0:
            missing[_without_numbers(line)] -= 1
            yield line


def _without_numbers(line: str) -> str:
    return re.sub(r":\d+", ":", line)
