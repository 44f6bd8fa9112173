"""Numbered things beside lettered ones, in a table or in two lists, and the key to which belong together.

Worksheets call it matching; the key says “1–C, 2–A”. Each thing is asked for what belongs to it by the header above
that, as in a table of things. Without a key there is no card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem
from mkdeck.headers import as_asked
from mkdeck.inline import to_markdown
from mkdeck.matching import Matching, Pairs, keys_of_pairs, laid_open, matchings
from mkdeck.questions import without_label
from mkdeck.topics import lacks_topic
from mkdeck.words import has_question_mark, has_word, plain

READS = ("document",)

_SHORTEST = 2
"""Letters of a header that says something."""

needs_topic = lacks_topic


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each pair of a lesson's matching exercises that a key tells."""
    blocks = list(laid_open(block))
    found = dict(matchings(blocks))
    if not found:
        return
    exercises: list[Matching] = []
    keys: list[Pairs] = []
    for place in range(len(blocks)):
        if place in found:
            if keys:
                yield from _settled(exercises, keys)
                exercises, keys = [], []
            exercises.append(found[place])
        elif exercises:
            keys += keys_of_pairs(blocks, place)
    yield from _settled(exercises, keys)


def _settled(exercises: Sequence[Matching], keys: Sequence[Pairs]) -> Iterator[Card | Problem]:
    """Yield the cards of exercises and the keys behind them: as many in the same order, or one that fits but one."""
    if len(exercises) == len(keys):
        joined = [(exercise, _told(exercise, key)) for exercise, key in zip(exercises, keys, strict=True)]
    else:
        joined = [(exercise, told) for exercise in exercises for key in keys if (told := _told(exercise, key))]
        joined = joined if len(joined) == 1 else []
    for exercise, told in joined:
        if told:
            yield from _cards(exercise, told)


def _told(exercise: Matching, key: Pairs) -> dict[str, str]:
    """Return which labels a key joins; nothing where it is one to something else."""
    by_number = next(iter(exercise.asked.things)).isdecimal()
    told = dict(key if by_number else [(letter, number) for number, letter in key])
    is_known = told.keys() <= exercise.asked.things.keys() and exercise.answers.things.keys() >= set(told.values())
    return told if is_known and len(told) == len(key) and 2 * len(told) > len(exercise.asked.things) else {}


def _cards(exercise: Matching, told: dict[str, str]) -> Iterator[Card | Problem]:
    pairs = [(exercise.asked.things[label], exercise.answers.things[other]) for label, other in told.items()]
    for asked, answer in pairs:
        origin = Origin(span=asked.span, context=asked.context, evidence="marked")
        yield Basic(_front(exercise, asked), answer.source, origin)
    for label, thing in exercise.asked.things.items():
        if label not in told:
            yield Problem(thing.span, f"the key does not tell what belongs to {label}", is_unanswered=True)


def _front(exercise: Matching, asked: Block) -> Markdown:
    front = to_markdown(without_label(asked.inline))
    above, header = exercise.asked.header.text, exercise.answers.header.text
    are_terms = has_word(plain(above), "term") and has_word(plain(header), "meaning")
    if are_terms or _says_no_more(header) or has_question_mark(front):
        return front
    return Markdown(f"{front.rstrip('.:')}: {as_asked(header)}")


def _says_no_more(header: str) -> bool:
    """Whether a header does not say what belongs to a thing: “Column B”, “Match”."""
    title = plain(header)
    return len(title) < _SHORTEST or has_word(title, "column") or has_word(title, "answer")
