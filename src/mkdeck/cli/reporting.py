"""What several commands print alike: counts in words, problems as lines, the exit code that follows from them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol, assert_never

import click

from mkdeck.cards import Basic, Card, Choice, Cloze, Problem
from mkdeck.cli import ERRORS, OK, PROBLEMS
from mkdeck.clozes import cloze_numbers
from mkdeck.errors import MkdeckError
from mkdeck.notetypes import GUID_FIELD
from mkdeck.project import find_decks
from mkdeck.sides import sides_of
from mkdeck.tiers import FACTS, Facts

if TYPE_CHECKING:  # a command that need not read a lesson loads nothing of what does
    from mkdeck.ledger import Change, Entry
    from mkdeck.pipeline import DeckContents


class Problems(Protocol):
    """What should be mended in a deck, and the lessons that could not be read."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What should be mended."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The lessons that could not be read."""


PATHS = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
"""Lessons, `-` for one on standard input, folders of lessons or deck files; without any, those under `decks/`."""

FACTS_OPTION = click.option(
    "--facts",
    type=click.Choice(FACTS),
    help="Which facts of the prose become cards: none, those that people keep nearly always (default), or more.",
)

_WIDEST = 80
"""Letters of a card's name in a line."""


def read_decks(paths: Sequence[Path], facts: Facts | None) -> tuple[list[DeckContents], tuple[str, ...]]:
    """Return what the decks hold that the command line names, and a line for each that is none. Raises MkdeckError."""
    from mkdeck.pipeline import read_deck

    found = find_decks(paths, facts=facts)
    decks = []
    mistakes = list(found.mistakes)
    for deck in found.decks:
        try:
            decks.append(read_deck(deck))
        except MkdeckError as error:
            mistakes += error.lines
    return decks, tuple(mistakes)


def echo_problems(contents: Problems, *, err: bool) -> None:
    """Print a line for each lesson that could not be read and each problem, its place in bold.

    They come file by file, in the order in which the first problem of each was met, and by line.
    """
    problems = (*contents.errors, *contents.problems)
    files = {path: place for place, path in enumerate(dict.fromkeys(problem.span.path for problem in problems))}
    for problem in sorted(problems, key=lambda problem: (files[problem.span.path], problem.span.first)):
        echo_problem(problem, err=err)


def echo_problem(problem: Problem, *, err: bool) -> None:
    """Print a problem on a line, its place in bold."""
    click.echo(f"{click.style(str(problem.span), bold=True)}: {problem.message}", err=err)


def finish(
    ctx: click.Context, contents: Iterable[Problems], mistakes: Sequence[str], problems: Sequence[Problem] = ()
) -> NoReturn:
    """End a command: print what could not be done, and exit by it; errors outweigh problems.

    `problems` are those that were met after the decks were read.
    """
    contents = list(contents)
    for mistake in mistakes:
        click.echo(mistake, err=True)
    if mistakes or any(deck.errors for deck in contents):
        ctx.exit(ERRORS)
    ctx.exit(PROBLEMS if problems or any(deck.problems for deck in contents) else OK)


def count(number: int, noun: str) -> str:
    """Return `1 card`, `2 cards`, `no problems`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def cards_in_words(cards: Iterable[Card]) -> str:
    """Return how many cards Anki will show, by kind: `9 cards (7 basic, 2 cloze)`."""
    kinds: Counter[str] = Counter()
    for card in cards:
        kinds["list" if isinstance(card, Basic) and card.items else type(card).__name__.lower()] += shown_cards(card)
    by_kind = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
    return count(kinds.total(), "card") + (f" ({by_kind})" if by_kind else "")


def shown_cards(card: Card) -> int:
    """Return how many cards Anki will make of one: a cloze's deletions, a list's items, both ways of a basic one."""
    match card:
        case Basic(items=items) if items:
            return len(items)
        case Basic(both_ways=both_ways):
            return 1 + both_ways
        case Choice():
            return 1
        case Cloze(text):
            return len(cloze_numbers(text))
        case _:
            assert_never(card)


def changes_in_words(changes: Iterable[Change]) -> str:
    """Return how many cards are new, changed, and so on; empty where all are kept."""
    from mkdeck.ledger import STATES

    states = Counter(change.state for change in changes)
    return ", ".join(f"{states[state]} {state}" for state in STATES if states[state] and state != "kept")


def card_name(entry: Entry) -> str:
    """Return a line that tells a card of the ledger to a person: its question, shortened."""
    from mkdeck.render.sanitise import without_control_characters

    sides = sides_of(entry.card)
    first = without_control_characters(sides.get("front") or sides["text"]).split("\n")[0]
    return first if len(first) <= _WIDEST else first[: _WIDEST - 1] + "…"


def anki_search(guids: Iterable[str]) -> str:
    """Return the search that selects some notes in Anki's browser; https://docs.ankiweb.net/searching.html."""
    return f'"{GUID_FIELD}:re:^({"|".join(guids)})$"'


def deck_search(name: str) -> str:
    """Return the search that selects the cards of a deck and of its subdecks in Anki's browser."""
    escaped = re.sub(r'([\\"*_])', r"\\\1", name)
    return f'"deck:{escaped}"'
