"""`mkdeck init`: a first deck file for a folder of lessons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from mkdeck.cli.cards import cards_in_words, shown_cards
from mkdeck.cli.progress import progress_bar
from mkdeck.cli.reporting import NO_CACHE_OPTION, count, finish, left_out, problems_in_words
from mkdeck.decks.project import DECKS, Deck, read_deck_file
from mkdeck.errors import MkdeckError
from mkdeck.extractors import Extractor, extractors
from mkdeck.facts.run import Pattern, patterns
from mkdeck.ledger import moved_ledger
from mkdeck.pipeline import DeckContents, read_deck
from mkdeck.survey import Survey, deck_file_text, earlier_ledger, other_decks, survey
from mkdeck.system.files import write_file


@click.command(
    epilog="Examples:\n\n\b\n"
    "  mkdeck init             for the lessons in this folder and those below it\n"
    "  mkdeck init content/    → decks/content.yaml"
)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path())
@NO_CACHE_OPTION
@click.pass_context
def command(ctx: click.Context, folder: Path, *, no_cache: bool) -> None:
    """Write a deck file that suits the lessons in a folder.

    Looks at the lessons in FOLDER and those below it; the file goes into decks/.

    A file that is there already stays as it is.
    """
    with progress_bar(folder.as_posix()) as progress:
        found = survey(folder, progress, remembers=not no_cache)
    ledger = earlier_ledger(found)
    remembered = moved_ledger(ledger, found.ledger) if ledger else None
    _make_folder(DECKS)
    if remembered:  # the first: a deck file that stands without it would begin anew
        write_file(found.ledger, remembered)
    _write(found.file, deck_file_text(found))
    contents, mistakes = _as_built(found, remembers=not no_cache)
    click.echo("\n".join([*_report(found, contents), *_at_hand(found, contents, ledger if remembered else None)]))
    finish(ctx, [contents], mistakes)


def _as_built(found: Survey, *, remembers: bool) -> tuple[DeckContents, tuple[str, ...]]:
    """Return what a build of the new deck file reads, whose settings tell of more, and the mistakes that forbid one.

    Deck files share settings, and the order that was found asks for weights in all lessons.
    """
    deck = read_deck_file(found.file)
    if not isinstance(deck, Deck):
        return found.contents, tuple(map(str, deck))
    return read_deck(deck, memory=deck.memory if remembers else None, renders=False), ()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise MkdeckError(f"{folder.as_posix()}: cannot be made: {error.strerror}") from error


def _write(file: Path, text: str) -> None:
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except OSError as error:
        raise MkdeckError(f"{file.as_posix()}: cannot be written: {error.strerror}") from error


def _report(found: Survey, contents: DeckContents) -> Iterator[str]:
    """Yield the lines that say what was found, and how it is arranged."""
    cards = [identified.card for identified in contents.cards]
    lessons = count(len(contents.lessons), "lesson")
    yield f"{click.style(found.file.as_posix(), bold=True)}: {lessons}, {cards_in_words(cards)}"
    by_rule: Counter[str] = Counter()
    for card in cards:
        by_rule[card.origin.extractor] += shown_cards(card)
    rules: list[Extractor | Pattern] = [*extractors(), *patterns()]
    summaries = {rule.name: rule.summary for rule in rules}
    width = max(map(len, by_rule), default=0)
    for name, number in by_rule.most_common():
        yield f"{number:6}  {name.ljust(width)}  {summaries[name]}"
    yield from left_out(contents)
    arrangement = {
        (): "one deck for all",
        ("lesson",): "a subdeck for each lesson",
        ("folder", "lesson"): "a subdeck for each folder, and one in it for each lesson",
    }[found.subdecks]
    order = "weight in the front matter" if found.order == "weight" else "name"
    yield f"{arrangement}, in the order of their {order}".capitalize() if found.subdecks else arrangement.capitalize()


def _at_hand(found: Survey, contents: DeckContents, ledger: Path | None) -> Iterator[str]:
    """Yield the lines that say what was there before, and what to do next; `ledger` is what the deck goes on with."""
    if ledger:
        yield f"Cards stay who they are: {found.ledger.as_posix()} goes on from {ledger.as_posix()}, which may go"
    for deck, shared in other_decks(found):
        lessons = count(shared, "lesson")
        yield f"{deck.as_posix()} takes {lessons} of these as well; in Anki their cards stay where they are"
    if contents.problems or contents.errors:
        mend = problems_in_words([contents]).replace(",", " and")
        yield f"Next: mkdeck check tells {mend} to mend, mkdeck build makes the package"
    else:
        yield "Next: mkdeck show reads the cards here, mkdeck build makes the package"
