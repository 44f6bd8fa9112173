"""Cards of pages that are no lessons: minutes, diaries, recipes, prices, plans.

Some rules go by the form of what is written alone, which lessons share with such pages; there nothing that they find is
to be learnt, however alike it looks. A title says so, of the page or of a part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from mkdeck.cards import Card, Dropped
from mkdeck.extractors import extractors
from mkdeck.headings.titles import is_of_occasion, is_of_other_page


def of_other_pages(cards: Sequence[Card], title: str) -> list[Dropped]:
    """Return the cards that only a lesson can make, where a title above them says that this is none.

    `title` is what the page is called.
    """
    guessed = [card for card in cards if card.origin.extractor in _only_in_lessons(card.origin.evidence == "stated")]
    told = [(card, _title_of_other(card, title)) for card in guessed]
    return [Dropped(card, f"“{above}” is the title of no lesson") for card, above in told if above]


def _title_of_other(card: Card, title: str) -> str:
    """Return the title above a card that says that this is no lesson; nothing where none does.

    What is counted right below “Our values” is that of somebody; a name or a number of any sentence goes by its points.
    """
    found = next(filter(is_of_other_page, (title, *card.origin.context)), "")
    if found or card.origin.evidence != "stated":
        return found
    from mkdeck.facts.repeats import is_last  # as below

    nearest = () if is_last(card.origin.extractor) else card.origin.context[-1:]
    return next(filter(is_of_occasion, nearest), "")


@cache
def _only_in_lessons(are_stated: bool) -> frozenset[str]:
    """Return the names of the rules whose cards stay only in lessons; of those that read sentences, if they do."""
    if not are_stated:
        return frozenset(rule.name for rule in extractors() if rule.only_in_lessons)
    from mkdeck.facts.run import patterns  # many lessons state nothing

    return frozenset(pattern.name for pattern in patterns() if pattern.only_in_lessons)
