"""Why cards have gone whose text still stands in their lesson: it no longer says that it holds flashcards.

A section that is moved elsewhere may take the tag along by which what stays behind was a card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from mkdeck.cards import Problem
from mkdeck.decks.project import Deck
from mkdeck.identity.sides import kind_of
from mkdeck.ledger import Entry
from mkdeck.lessons.lesson import Lesson
from mkdeck.reading import extract
from mkdeck.wording.normalise import known_by

_TAG = "#flashcards"
_SIGNS = ("==", "::")
"""What makes a card in lessons with the tag alone."""
_REASON = f"the lesson no longer says that it holds flashcards; to keep the card write the tag {_TAG} into it"


def lost_with_the_tag(deck: Deck, lessons: Mapping[str, Lesson], gone: Iterable[Entry]) -> dict[str, Problem]:
    """Return by the guids of cards that have gone, as far as the tag would bring them back, where and why.

    `lessons` are those of the deck, by their names in the ledger. The few that may hold such a card are read once more,
    as if the tag stood at their end.
    """
    lost: dict[str, dict[tuple[str, str], str]] = {}
    for entry in gone:
        if not entry.card.origin.quote and entry.lesson in lessons:
            lost.setdefault(entry.lesson, {})[entry.kind, entry.front] = entry.guid
    found = ((guids, lessons[name]) for name, guids in lost.items())
    return {guid: problem for guids, lesson in found for guid, problem in _lost_in(deck, lesson, guids)}


def _lost_in(deck: Deck, lesson: Lesson, guids: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, Problem]]:
    lines = list(lesson.lines)
    if not any(sign in line for line in lines for sign in _SIGNS):
        return
    tagged = extract(replace(lesson, lines=[*lines, "", _TAG]), replace(deck, facts="none"))
    for card in tagged.collected.cards:
        guid = guids.get((kind_of(card), known_by(card)))
        if guid:
            yield guid, Problem(card.origin.span, _REASON)
