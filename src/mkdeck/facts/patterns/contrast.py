"""Two things set against each other by one verb: “A is used for X, while B is used for Y”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.guards import (
    has_pronoun,
    holds_for_good,
    is_anaphoric,
    is_noun_phrase,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS = frozenset({"while", "whereas"})

_TURN = re.compile(r",? (?:while|whereas) ")
_ADVERBIAL = re.compile(r"(?:Historically|Traditionally|Typically|Usually|Generally|In [A-Z][\w-]*(?: [A-Z][\w-]*)?), ")
_LONGEST = 34


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with the two things deleted, each on a card of its own."""
    body = sentence.body
    turns = list(_TURN.finditer(body.text))
    if len(turns) != 1 or not 6 <= len(words_of(body.text)) <= _LONGEST:
        return
    adverbial = _ADVERBIAL.match(body.text)
    first = _side(body, adverbial.end() if adverbial else 0, turns[0].start())
    second = _side(body, turns[0].end(), len(body.text))
    if first is None or second is None or not _set_against(first, second):
        return
    text = body.text
    if has_pronoun(text) or not holds_for_good(text):
        return
    if any(is_anaphoric(subject, sentence.vocabulary) for subject, _ in (first, second)):
        return
    yield from sentence.clozes(first[0], second[0])


def _side(body: Phrase, start: int, end: int) -> tuple[Phrase, Phrase] | None:
    """Return the subject of one side and what is said of it."""
    side = body.part(start, end)
    verb = first_verb(side.text)
    if verb is None:
        return None
    subject = side.part(0, verb[0])
    return (subject, side.part(verb[0])) if is_noun_phrase(subject, 5) else None


def _set_against(first: tuple[Phrase, Phrase], second: tuple[Phrase, Phrase]) -> bool:
    """Whether one verb tells two different things, neither of them named on the other's side."""
    one, other = words_of(first[1].text), words_of(second[1].text)
    names = [set(words_of(subject.text)) for subject, _ in (first, second)]
    return (
        min(len(one), len(other)) >= 3
        and one != other
        and one[:2] == other[:2]
        and names[0].isdisjoint(other)
        and names[1].isdisjoint(one)
        and not names[0] & names[1]
    )
