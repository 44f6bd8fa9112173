"""Cards as Markdown that people read and that mkdeck reads back: a numbered list of questions and answers.

A card that would not come back from a list item as it is stands in containers instead. Which of the two it is is not
guessed but tried, by reading what was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from textwrap import indent
from typing import assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Cloze, IdentifiedCard, Problem
from mkdeck.decks.project import Deck
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.reading import extract
from mkdeck.reports.unescaped import unescaped_card
from mkdeck.wording.normalise import back_of, front_key, normalised
from mkdeck.wording.numbers import letter

MARK = "<!-- Written by mkdeck export -->"
"""How a Markdown file begins that may be written anew, since nobody wrote it by hand."""

_COLONS = re.compile(r"^\s*(:{3,})", re.MULTILINE)
_WRITTEN = Deck((), Path(), only=frozenset({"marked"}), facts="none")
"""What the author marked as cards: that is how they are written here."""


def markdown(cards: Iterable[IdentifiedCard]) -> Iterator[str | Problem]:
    """Yield the text of each card under its deck's name, and a problem for each that mkdeck would not read back."""
    yield f"{MARK}\n"
    for deck, group in groupby(cards, key=lambda card: card.deck):
        yield f"\n# {' › '.join(deck.split('::')).rstrip('?？ ')}\n"
        for number, identified in enumerate(group, 1):
            card = identified.card
            forms = [form for same in dict.fromkeys((unescaped_card(card), card)) for form in _forms(same, number)]
            text = next((form for form in forms if _reads_back(card, form)), None)
            yield f"\n{text or forms[-1]}\n"
            if text is None:
                yield Problem(card.origin.span, "mkdeck would not read this card back as it is from Markdown")


def _forms(card: Card, number: int) -> Iterator[str]:
    """Yield the ways of writing a card, the more readable ones first."""
    match card:
        case Basic(front, back, _, both_ways) if both_ways:
            yield f"{front} ::: {back}"
            yield f"{front}\n??\n{back}"
        case Basic(front, back):
            yield _item(number, front, _answer(back))
            yield _containers(front, "", back)
        case Cloze(text):
            yield _item(number, text)
            yield text
        case Choice(front, options, correct, back):
            lists = [_check_boxes(options, correct), _lettered(options)]
            for listed in lists:
                yield _item(number, front, listed, *([_answer(back)] if back else []))
            for listed in lists:
                yield _containers(front, listed, back)
        case _:
            assert_never(card)


def _item(number: int, *parts: str) -> str:
    """Return an item of a numbered list that holds some parts."""
    sign = f"{number}. "
    return sign + indent("\n\n".join(parts), " " * len(sign)).lstrip()


def _answer(back: str) -> str:
    """Return an answer behind its marker, below it where it begins with more than running text."""
    return f"Answer: {back}" if back[:1].isalnum() else f"Answer:\n\n{back}"


def _check_boxes(options: Sequence[str], correct: Sequence[int]) -> str:
    boxes = (f"- [{'x' if place in correct else ' '}] " for place in range(len(options)))
    return "\n".join(box + indent(option, "  ").lstrip() for box, option in zip(boxes, options, strict=True))


def _lettered(options: Sequence[str]) -> str:
    return "\n".join(f"- {letter(place)}. " + indent(option, "  ").lstrip() for place, option in enumerate(options))


def _containers(front: str, options: str, back: str) -> str:
    """Return a question and the answer in it as fenced divisions, with colons enough for those within."""
    longest = max((len(found) for found in _COLONS.findall(f"{front}\n{options}\n{back}")), default=2)
    inner, outer = ":" * (longest + 1), ":" * (longest + 2)
    asked = "\n\n".join(filter(None, [front, options]))
    return f"{outer} question\n{asked}\n\n{inner} answer\n{back}\n{inner}\n{outer}"


def _reads_back(card: Card, text: str) -> bool:
    """Whether reading a text gives the card, apart from white space, and nothing else."""
    lesson = parse_lesson("", text + "\n")
    found = extract(lesson, _WRITTEN).collected.cards if isinstance(lesson, Lesson) else ()
    return [same_form(unescaped_card(other)) for other in found] == [same_form(unescaped_card(card))]


def same_form(card: Card) -> tuple[object, ...]:
    """Return what two cards have in common that ask and answer the same."""
    match card:
        case Basic(both_ways=both_ways):
            return front_key(card), normalised(back_of(card)), both_ways
        case Choice(options=options, correct=correct):
            return front_key(card), normalised(back_of(card)), tuple(map(normalised, options)), correct
        case Cloze(text=text):
            return front_key(card), normalised(text)
        case _:
            assert_never(card)
