"""What notes tell of a name: behind a sign, “Ferritin: low”, in the points below it, or on the lines below.

They are read where a page is one of notes to be learnt: short lines, few sentences, and something that says of what
subject they are. What stands above a name stands before it on the card. What other rules read is left to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.facts.guards import addresses_reader
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import word_set
from mkdeck.recognition.outlines import Noted, noted_in
from mkdeck.recognition.study_notes import are_study_notes, is_other_title
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.wording.words import plain, words

_OF_COURSE = word_set("we us our i me homework tomorrow today yesterday seminar handout worksheet")
"""Words of what is noted of the course: “handout next week”."""
READS = ("document",)
ONLY_IN_LESSONS = True
COMES_LAST = True


def needs_topic(_card: Card) -> bool:
    """Whether a card does not say of what page its name is; none does."""
    return True


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each name of which notes tell something."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of what does not stand on the answered lines."""
    if not are_study_notes(block):
        return
    for noted in noted_in(block):
        if not answered.hold(noted.span) and _is_to_know(noted):
            yield _card(noted)


def _is_to_know(noted: Noted) -> bool:
    """Whether what is noted is of the subject, and of no course or reader."""
    if any(is_other_title(title) or plain(title) in words("aside") for title in noted.context[-1:]):
        return False
    if any(map(addresses_reader, noted.owners)) or (not noted.is_said and addresses_reader(noted.name)):
        return False
    return noted.is_said or _OF_COURSE.isdisjoint(words_of(noted.told))


def _card(noted: Noted) -> Basic:
    owners = [owner for owner in noted.owners if plain(owner) != plain(noted.name)]
    front = " – ".join([*owners[-2:], noted.name])
    front = f"{noted.name} – who said it?" if noted.is_said else front
    origin = Origin(span=noted.span, context=noted.context, evidence="shaped")
    return Basic(Markdown(front), noted.told, origin)
