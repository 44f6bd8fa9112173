"""`mkdeck diff`: what the next import will do to the cards in Anki."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import chdir
from functools import partial
from pathlib import Path

import click

from mkdeck.cli.building import fetcher, refuse_empty
from mkdeck.cli.cards import card_name, changes_in_words
from mkdeck.cli.progress import progress_bar
from mkdeck.cli.report import DeckReport, failures_as_json, finish_as_json
from mkdeck.cli.reporting import (
    FACTS_OPTION,
    JSON_OPTION,
    NO_CACHE_OPTION,
    PATHS,
    count,
    echo_problems,
    finish,
    left_out,
)
from mkdeck.decks.project import DECKS, Deck, deck_files_in, find_decks
from mkdeck.errors import MkdeckError
from mkdeck.ledger import Change, Entry, Match, MatchedBy, State, compare_ledgers, lesson_name
from mkdeck.lessons.revision import checked_out
from mkdeck.pipeline import Build, DeckContents, read_deck, render_deck
from mkdeck.reading import Progress
from mkdeck.reports.difference import Told, changes_json, changes_markdown, marked_words, told_once
from mkdeck.rules.tiers import Facts
from mkdeck.system.clock import build_time
from mkdeck.system.workers import processors
from mkdeck.values import dataclass


@dataclass(frozen=True, slots=True)
class _Compared:
    """A deck as a build would write it now, and what becomes of its cards.

    `unread` are the ledger's names of the lessons that could not be read: a package holds none of their notes.
    `refusal` are the lines that say why a build writes no package at all.
    """

    build: Build
    changes: tuple[Change, ...]
    unread: frozenset[str] = frozenset()
    refusal: tuple[str, ...] = ()

    @property
    def package(self) -> str:
        return self.build.contents.deck.output.as_posix()

    def leaves_out(self, change: Change) -> bool:
        """Whether a note is that of a lesson which could not be read: an import does nothing to it."""
        return change.state == "kept" and change.entry.lesson in self.unread


@click.command(
    epilog="Examples:\n\n\b\n"
    "  mkdeck diff                            since the last build, of every deck file\n"
    "  mkdeck diff notes/biology.md           of one lesson\n"
    "  mkdeck diff --against main             since the branch main, for a pull request:\n"
    "  mkdeck diff --against main --format markdown >> $GITHUB_STEP_SUMMARY\n\n"
    "Exit codes are those of all commands, whether or not there are differences: 0 all is well, 1 lessons hold "
    "problems, 2 something could not be read."
)
@PATHS
@FACTS_OPTION
@NO_CACHE_OPTION
@click.option("--against", metavar="REV", help="A git revision to compare with, instead of the last build.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@JSON_OPTION
@click.pass_context
def command(
    ctx: click.Context,
    paths: Sequence[Path],
    facts: Facts | None,
    against: str | None,
    form: str,
    *,
    no_cache: bool,
    as_json: bool,
) -> None:
    """Print what the next import will do to the cards in Anki.

    It tells this card by card, but once what is the same for many, and writes neither a package nor a ledger.

    new: a note is added. changed: its text or its tags are updated, its history stays. moved: it is in another lesson
    or deck now, as a changed one may be too, and an import moves no cards. returned: it is in a lesson again. retired:
    it has gone from the lessons, and stays in Anki. kept: nothing happens. left out: its lesson cannot be read, so
    nothing happens either.

    A deck file that says `web_media: fetch` has it download what a build would, with --against for both states.
    """
    with failures_as_json(ctx, as_json=as_json):
        found = find_decks(paths, facts=facts)
        former = _ledgers_at(against, paths, facts, remembers=not no_cache) if against else None
    mistakes = list(found.mistakes)
    compared: list[_Compared] = []
    for deck in found.decks:
        try:
            with progress_bar(deck.output.as_posix(), quiet=as_json) as progress:
                compared.append(_compare(deck, former, progress, remembers=not no_cache))
                mistakes += compared[-1].refusal
        except MkdeckError as error:
            mistakes += error.lines
    if as_json:
        reports = [DeckReport(one.build.contents.deck, one.build.contents, one.changes) for one in compared]
        finish_as_json(ctx, reports, mistakes)
    for line in _PRINTERS[form](compared):
        click.echo(line)
    if former is None:
        for one in compared:
            _tell_of_first_build(one.build.contents.deck)
    for one in compared:
        echo_problems(one.build.contents, err=True)
    finish(ctx, [one.build.contents for one in compared], mistakes)


def _tell_of_first_build(deck: Deck) -> None:
    """Say on the error stream why all of a deck is new, where no ledger tells what was built before."""
    ledger = deck.ledger.as_posix()
    if not deck.ledger.exists():
        click.echo(f"{ledger}: not there yet, so every note is new; `mkdeck build` writes it beside the deck", err=True)


def _compare(
    deck: Deck, former: Mapping[Path, Sequence[Entry]] | None, progress: Progress | None, *, remembers: bool
) -> _Compared:
    """Compare a deck with its last build, or with what it was at a revision.

    Where there has been no build, the cards of the revision are those by which the cards of today are recognised.
    """
    entries = None if former is None else former.get(_within(deck.output), ())
    known = None if deck.ledger.exists() else entries
    memory = deck.memory if remembers else None
    contents = read_deck(deck, known, progress=progress, processes=processors(), memory=memory)
    build = render_deck(contents, build_time(), fetch=fetcher(deck))
    try:
        refuse_empty(contents)
    except MkdeckError as error:
        return _Compared(build, (), refusal=error.lines)
    unread = frozenset(lesson_name(problem.span.path, deck.ledger) for problem in contents.errors)
    return _Compared(build, build.changes if entries is None else compare_ledgers(entries, build.entries), unread)


def _ledgers_at(
    revision: str, paths: Sequence[Path], facts: Facts | None, *, remembers: bool
) -> Mapping[Path, Sequence[Entry]]:
    """Return the entries that builds of a revision would leave, by the paths of their packages.

    A path that was not there at that revision has none. Lessons have the names there that they have here, so those that
    did not change since are found in the cache of today's deck, and the others need not be read there once more.
    """
    here = Path.cwd()
    within = [_within(path) for path in paths]
    with checked_out(revision) as folder, chdir(folder if folder.is_dir() else here):
        if not folder.is_dir():
            return {}
        named = within or deck_files_in(DECKS)
        there = [path for path in named if path.exists()]
        if not there:
            return {}
        found = find_decks(there, facts=facts)
        if found.mistakes:
            raise MkdeckError(*(f"--against {revision}: {mistake}" for mistake in found.mistakes))
        return {
            deck.output: render_deck(
                read_deck(deck, processes=processors(), memory=here / deck.ledger if remembers else None),
                fetch=fetcher(deck),
            ).entries
            for deck in found.decks
        }


def _within(path: Path) -> Path:
    try:
        return path.absolute().relative_to(Path.cwd())
    except ValueError as error:
        raise MkdeckError(f"{path.as_posix()}: --against compares what stands in the current folder") from error


def _as_text(compared: Sequence[_Compared]) -> Iterator[str]:
    """Yield lines for a person: the counts, then what is not kept, with its old and its new text."""
    for one in compared:
        yield f"{click.style(one.package, bold=True)}: {_counts(one)}"
        yield from left_out(one.build.contents)
        for told in told_once(change for change in one.changes if change.state != "kept"):
            yield from _told_lines(told, one.build.contents)


def _told_lines(told: Told, contents: DeckContents) -> Iterator[str]:
    """Yield the lines about one card, or about what is the same for many."""
    change, *more = told.changes
    yield f"\n{count(len(told.changes), 'note')}" if more else f"\n{_change_line(change, contents.matches)}"
    reason = contents.reasons.get(change.entry.guid)
    if reason and change.state == "retired":
        yield f"  {reason}"
    for difference in told.differences:
        old, new = marked_words(difference, gone=_GONE, come=_COME)
        yield f"  {difference.part}"
        yield from (_side("-", text, "red") for text in [old] if text)
        yield from (_side("+", text, "green") for text in [new] if text)


def _change_line(change: Change, matches: Mapping[str, Match]) -> str:
    match = matches.get(change.entry.guid)
    reworded = f" ({_BY[match.by]}, {match.confidence:.0%} sure)" if match and match.by in ("answer", "place") else ""
    state = click.style(f"{change.in_words:8}", fg=_COLOURS[change.state])
    return f"{state} {card_name(change.entry)}{reworded}"


def _side(sign: str, text: str, colour: str) -> str:
    """Return one side of a difference, its further lines below the first."""
    return f"    {click.style(sign, fg=colour)} " + text.replace("\n", "\n      ")


def _as_markdown(compared: Sequence[_Compared]) -> Iterator[str]:
    """Yield lines for a pull request."""
    for one in compared:
        yield f"### `{one.package}`\n\n{_counts(one)}\n"
        for line in left_out(one.build.contents):
            yield f"{html.escape(line.strip())}\n"
        told = [change for change in one.changes if change.state != "kept"]
        if told:
            yield from changes_markdown(told, card_name, one.build.contents.reasons)
            yield ""


def _as_json(compared: Sequence[_Compared]) -> Iterator[str]:
    yield changes_json(
        (one.package, change, one.build.contents.matches.get(change.entry.guid))
        for one in compared
        for change in one.changes
    )


def _counts(one: _Compared) -> str:
    """Return how many notes are new, changed, and so on; those of lessons that could not be read are left out."""
    if one.refusal:
        return "no package to import"
    without = sum(map(one.leaves_out, one.changes))
    told = changes_in_words(change for change in one.changes if not one.leaves_out(change))
    if not without:
        return told or "no cards"
    return f"{told}, {without} left out" if told else f"notes: {without} left out"


_PRINTERS: Mapping[str, Callable[[Sequence[_Compared]], Iterator[str]]] = {
    "text": _as_text,
    "json": _as_json,
    "markdown": _as_markdown,
}
_COLOURS: Mapping[State, str] = {
    "new": "green", "changed": "yellow", "moved": "cyan", "returned": "green", "retired": "red", "kept": "white",
}  # fmt: skip
_BY: Mapping[MatchedBy, str] = {
    "id": "same id",
    "question": "same question",
    "answer": "same answer",
    "place": "same place",
}
_GONE = partial(click.style, fg="red", bold=True)
_COME = partial(click.style, fg="green", bold=True)
