"""What a build tells people: how many cards there are, what changed, and what to do in Anki that no import does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from mkdeck.cli.cards import anki_search, card_name, cards_in_words, changes_in_words, deck_search
from mkdeck.cli.reporting import count, left_out, problems_in_words
from mkdeck.decks.project import DECKS, LEDGER_SUFFIX, PACKAGE_SUFFIX, Deck
from mkdeck.decks.retired import RETIRED_TAG
from mkdeck.incremental.unchanged import Report
from mkdeck.ledger import Change, deck_moves, knows_any
from mkdeck.lessons.finding import DECK_FILE_SUFFIXES
from mkdeck.pipeline import Build

_MOST_NAMED = 10
"""Of retired cards; the others are counted."""


def report_on(build: Build, *, is_first: bool) -> Report:
    """Return what is told of a build; `is_first` tells that there had been no ledger."""
    return _report(build, _strays(build.contents.deck) if is_first else _news(build, build.changes))


def report_on_the_next(build: Build) -> Report:
    """Return what is to be told of the build after this one, if it has nothing to do: nothing changes then."""
    return _report(build, _news(build, ()))


def _report(build: Build, news: Iterator[str]) -> Report:
    contents = build.contents
    cards = cards_in_words(identified.card for identified in contents.cards)
    return Report(
        f"{cards}, {problems_in_words([contents])}", (*left_out(contents), *news), contents.problems, contents.errors
    )


def _strays(deck: Deck) -> Iterator[str]:
    """Yield lines for each ledger that a new one may be meant to go on with.

    Beside a deck file those are the ones without a deck file. Where lessons are named on the command line, it is one
    that knows cards of them, best one of a deck file.
    """
    beside = deck.ledger.parent.glob(f"*{LEDGER_SUFFIX}")
    if deck.file:
        for ledger in sorted(beside):
            if _deck_file_of(ledger) is None:
                yield f"  {ledger.as_posix()} has no deck file; if this deck had that name, rename the ledger to"
                yield f"  {deck.ledger.as_posix()} and build again"
        return
    elsewhere = chain.from_iterable(folder.glob(f"*{LEDGER_SUFFIX}") for folder in (Path(), DECKS))
    own = deck.ledger.resolve()
    others = sorted(
        (ledger for ledger in {*beside, *elsewhere} if ledger.resolve() != own),
        key=lambda ledger: (_deck_file_of(ledger) is None, ledger),
    )
    known = next((ledger for ledger in others if knows_any(ledger, deck.lessons)), None)
    if known is not None:
        yield f"  {known.as_posix()} knows cards of these lessons, and this package has a ledger of its own now."
        package = known.with_name(known.name.removesuffix(LEDGER_SUFFIX) + PACKAGE_SUFFIX)
        file = _deck_file_of(known)
        if file is not None:
            remedy = f"build and import {file.as_posix()} instead"
        elif package.exists():
            remedy = f"build them into {package.as_posix()}, with -o, and import that"
        else:
            remedy = f"rename it to {deck.ledger.as_posix()} and build again"
        yield f"  To keep what Anki knows of each card, {remedy}"


def _deck_file_of(ledger: Path) -> Path | None:
    stem = ledger.name.removesuffix(LEDGER_SUFFIX)
    files = (ledger.with_name(stem + suffix) for suffix in DECK_FILE_SUFFIXES)
    return next((file for file in files if file.exists()), None)


def _news(build: Build, changes: Sequence[Change]) -> Iterator[str]:
    """Yield the lines that say what changed since the last build, and what to do in Anki that no import does."""
    counted = changes_in_words(change for change in changes if change.state != "kept")
    if counted:
        yield f"  {counted}"
    retired = [change.entry for change in changes if change.state == "retired"]
    if build.contents.deck.retire == "tag" and any(entry.retired is not None for entry in build.entries):
        yield f"  An import tags the retired cards. Select them in Anki's browser with\n    tag:{RETIRED_TAG}"
    elif retired:
        yield "  These have gone from the lessons. An import deletes nothing, so they stay in Anki:"
        for entry in retired[:_MOST_NAMED]:
            yield f"    {card_name(entry)}"
            reason = build.contents.reasons.get(entry.guid)
            yield from [f"      {reason}"] if reason else []
        if len(retired) > _MOST_NAMED:
            yield f"    and {len(retired) - _MOST_NAMED} more"
        yield f"  Select them in Anki's browser with\n    {anki_search(entry.guid for entry in retired)}"
    rows = build.contents.standing.rows.values()
    for move in deck_moves(changes, chain.from_iterable(of_lesson.decks for of_lesson in rows)):
        notes = count(len(move.guids), "note")
        search = deck_search(move.old) if move.all_of_it else anki_search(move.guids)
        yield f'  The deck of {notes} is "{move.new}" now, no longer "{move.old}". An import moves none of them:'
        yield f"  select them in Anki's browser, and choose Cards, Change Deck\n    {search}"
