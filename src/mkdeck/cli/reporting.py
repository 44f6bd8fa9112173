"""What several commands print alike: counts in words, problems as lines, the exit code that follows from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn, Protocol, assert_never

import click

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Cloze, Problem
from mkdeck.cli import ERRORS, OK, PROBLEMS
from mkdeck.cli.progress import progress_bar
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

_MOST_NAMED = 10
"""Lessons in a line."""

_WIDEST = 80
"""Letters of a card's name in a line."""


def read_decks(
    paths: Sequence[Path], facts: Facts | None, *, quiet: bool = False
) -> tuple[list[DeckContents], tuple[str, ...]]:
    """Return what the decks hold that the command line names, and a line for each that is none. Raises MkdeckError.

    Whoever waits at a terminal sees how far it is, unless it is to be `quiet`.
    """
    from mkdeck.pipeline import read_deck

    found = find_decks(paths, facts=facts)
    decks = []
    mistakes = list(found.mistakes)
    for deck in found.decks:
        try:
            with progress_bar(deck.output.stem, quiet=quiet) as progress:
                decks.append(read_deck(deck, progress=progress))
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
    paths = [problem.span.path for problem in contents.errors]
    more = f" and {len(paths) - _MOST_NAMED} more" if len(paths) > _MOST_NAMED else ""
    if paths:
        are = "is" if len(paths) == 1 else "are"
        named = ", ".join(paths[:_MOST_NAMED])
        yield f"  {count(len(paths), 'lesson')} could not be read and {are} left out: {named}{more}"


def count(number: int, noun: str) -> str:
    """Return `1 card`, `2 cards`, `no problems`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def cards_by_kind(cards: Iterable[Card]) -> Counter[str]:
    """Return how many cards Anki will show, by kind."""
    kinds: Counter[str] = Counter()
    for card in cards:
        kinds["list" if isinstance(card, Basic) and card.items else type(card).__name__.lower()] += shown_cards(card)
    return kinds


def cards_in_words(cards: Iterable[Card]) -> str:
    """Return how many cards Anki will show, by kind: `9 cards of 8 notes (7 basic, 2 cloze)`.

    Each of the cards given is a note in Anki, which is named where it shows several: what an import adds and changes
    are notes.
    """
    notes = list(cards)
    kinds = cards_by_kind(notes)
    of_notes = f" of {count(len(notes), 'note')}" if kinds.total() != len(notes) else ""
    by_kind = ", ".join(f"{number} {kind}" for kind, number in kinds.items())
    return count(kinds.total(), "card") + of_notes + (f" ({by_kind})" if by_kind else "")


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


def problems_in_words(contents: Iterable[Problems], mistakes: Sequence[str] = ()) -> str:
    """Return how much is to be mended: `2 problems, 1 error`; `mistakes` and lessons that cannot be read are errors."""
    contents = list(contents)
    problems = count(sum(len(deck.problems) for deck in contents), "problem")
    errors = sum(len(deck.errors) for deck in contents) + len(mistakes)
    return ", ".join([problems, *([count(errors, "error")] if errors else [])])


def changes_in_words(changes: Iterable[Change]) -> str:
    """Return how many notes are new, changed, and so on: `notes: 1 new, 2 changed`; empty where there are none."""
    from mkdeck.ledger import STATES

    states = Counter(change.state for change in changes)
    told = ", ".join(f"{states[state]} {state}" for state in STATES if states[state])
    return f"notes: {told}" if told else ""


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
