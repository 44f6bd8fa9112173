"""What a fact's card is worth: points for what can be told of it without knowing what it means.

A rule knows how a fact is stated, and its guards know what went wrong before. What is left over is seldom wrong in a
way that has a name: of the cards of few words, from the middle of a paragraph, about nothing that the lesson speaks of
twice, people throw away twice as many as of others. So the cards of all rules are measured alike, and each measure
gives or takes points. `scorecard.json` holds them, and how many points a card must have;
`tests/facts/scorecard/fit.py` works them out from cards that readers judged who did not know which rule made them.
A hundred points more make the odds e times as good that a card is kept as it is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Cloze
from mkdeck.clozes import DELETION
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.same_question import WordsCounted, content_words, words_counted
from mkdeck.facts.self_contained import says_all
from mkdeck.values import cached_property, dataclass
from mkdeck.wording.normalise import plain_text

_VAGUE = re.compile(
    r"(?i)\b(?:anything|answer|business|case|kind|men|nobody|point|problem|reason|someone|something|sort|there|ways?)\b"
)
_POINTING = re.compile(r"(?i)\b(?:another|ones?|other|same|these|this|those)\b")
_SHORTENED = re.compile(r"[’'](?:d|ll|m|re|s|ve) [a-z]")
"""“It's so”, which an author writes who chats; an owner's sign is one too: “the crowd's favourite”."""
_ASKS_FOR_MEANING = re.compile(r"[Ww]hat (?:is|are|was|were|does|do|did) ")
_OPENS_WITH_THE = re.compile(r"[Tt]he [a-z]")
_MOST_HEADINGS, _MOST_BEFORE, _MOST_COMMAS = 3, 4, 5
"""What is counted no further: headings above a fact, sentences before it in its paragraph, commas in it."""


@dataclass(frozen=True)  # without slots, so that what several measures ask for is kept
class Told:
    """What a card shows and asks for, without the signs of deletions.

    `shown` is its front with a sign for each deletion, `whole` the front with what was deleted, and `answers` what it
    asks for. `is_sure` tells that its rule is certain of it, `before` is the number of sentences before
    the fact's in its paragraph, `above` that of the headings above it. `sentence` is what states it, and `counts` are
    how often the lesson's words stand in it.
    """

    rule: str
    is_sure: bool
    shown: str
    whole: str
    answers: Sequence[str]
    before: int
    above: int
    sentence: str
    counts: WordsCounted

    @property
    def words(self) -> int:
        """How many words its sides have together."""
        beside = 0 if self.shown != self.whole else sum(len(answer.split()) for answer in self.answers)
        return len(self.whole.split()) + beside

    @cached_property
    def spoken_of(self) -> int:
        """How often the lesson speaks of what it speaks of most, of the words that are not of every day."""
        return max((self.counts[word] for word in content_words(self.whole) if not is_everyday(word)), default=0)

    @cached_property
    def answered_with(self) -> int:
        """How often the lesson speaks of what is asked for."""
        return max((self.counts[word] for answer in self.answers for word in content_words(answer)), default=0)


def told_by(card: Card, *, is_sure: bool, before: int, counts: WordsCounted) -> Told:
    """Return what a fact's card shows and asks for."""
    origin = card.origin
    if isinstance(card, Cloze):
        shown, whole = DELETION.sub("…", card.text), DELETION.sub(r"\1", card.text)
        answers = DELETION.findall(card.text)
    else:
        shown = whole = card.front
        answers = [card.back] if isinstance(card, Basic) else []
    return Told(
        origin.extractor, is_sure, plain_text(shown), plain_text(whole), list(map(plain_text, answers)),
        min(before, _MOST_BEFORE), min(len(origin.context), _MOST_HEADINGS), origin.quote, counts,
    )  # fmt: skip


def _words_of_meaning(told: Told) -> int:
    return _words_of_answers(told) if _ASKS_FOR_MEANING.match(told.shown) else 0


def _words_of_name(told: Told) -> int:
    return 0 if _ASKS_FOR_MEANING.match(told.shown) else _words_of_answers(told)


def _words_of_answers(told: Told) -> int:
    """Return how many words the answers have, on the mean."""
    return round(sum(len(answer.split()) for answer in told.answers) / max(1, len(told.answers)))


MEASURES: Mapping[str, Callable[[Told], int]] = {
    "is sure": lambda told: told.is_sure,
    "words": lambda told: told.words,
    "words of an answer": _words_of_name,
    "words of a meaning": _words_of_meaning,
    "sentences before it": lambda told: told.before,
    "headings above it": lambda told: told.above,
    "commas in its sentence": lambda told: min(told.sentence.count(","), _MOST_COMMAS),
    "lesson speaks of it": lambda told: told.spoken_of,
    "lesson speaks of its answer": lambda told: told.answered_with,
    "vague words": lambda told: len(_VAGUE.findall(told.shown)),
    "pointing words": lambda told: len(_POINTING.findall(told.shown)),
    "shortened words": lambda told: len(_SHORTENED.findall(told.shown)),
    "begins with the": lambda told: _OPENS_WITH_THE.match(told.shown) is not None,
}
"""The measures by their names; each counts something, or tells with 0 or 1 whether something is so."""


def measured(told: Told) -> dict[str, int]:
    """Return what each measure makes of a card."""
    return {name: int(measure(told)) for name, measure in MEASURES.items()}


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The points: `least` that a card must have, `base` that each has, those of its rule and those of its measures.

    `steps` are, for each measure, pairs of a number and of the points for a measure that is greater than it.
    """

    least: int
    base: int
    rules: Mapping[str, int]
    steps: Mapping[str, Sequence[tuple[int, int]]]

    def given(self, rule: str, measures: Mapping[str, int]) -> Mapping[str, int]:
        """Return the points that a card has for its rule and for each measure; of a rule that has none, none at all.

        A rule has none where too few of its cards have been judged.
        """
        if rule not in self.rules:
            return {}
        given = {rule: self.base + self.rules[rule]}
        for name, steps in self.steps.items():
            given[name] = sum(points for number, points in steps if measures[name] > number)
        return given


@cache
def scorecard() -> Scorecard:
    """Return the points as they were worked out."""
    return Scorecard(**json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8")))


class Judge:
    """Tells of the cards of one lesson which are worth it."""

    def __init__(self, document: Block) -> None:
        self._document = document

    @cached_property
    def _counts(self) -> WordsCounted:
        """How often each word stands in the lesson; many lessons state nothing, and need not be counted."""
        return words_counted(self._document)

    def told_by(self, card: Card, *, is_sure: bool, before: int) -> Told:
        """Return what a card shows and asks for; `before` is the number of sentences before it in its paragraph."""
        return told_by(card, is_sure=is_sure, before=before, counts=self._counts)

    def takes(self, card: Card, *, is_sure: bool, before: int) -> bool:
        """Whether a card has the points that it must have; one that has none is taken if its rule is sure of it."""
        return self.why_not(card, is_sure=is_sure, before=before) is None

    def takes_beside(self, card: Card, *, before: int) -> bool:
        """Whether a card that says all by itself has the points of a sure one, for another one of its sentence is."""
        told = self.told_by(card, is_sure=True, before=before)
        return says_all(told.whole) and self.takes(card, is_sure=True, before=before)

    def why_not(self, card: Card, *, is_sure: bool, before: int) -> str | None:
        """Return why a card is not worth it, as a clause; None where it is."""
        told = self.told_by(card, is_sure=is_sure, before=before)
        if not is_sure and not says_all(told.whole):
            return "its card goes on with what was told before"
        measures = measured(told)
        given = scorecard().given(told.rule, measures)
        if not given:
            return None if is_sure else "its card is not sure enough"
        points, least = sum(given.values()), scorecard().least
        if points >= least:
            return None
        worst = min(given, key=given.__getitem__)
        count = "" if worst == told.rule else f" ({measures[worst]})"
        return f"its card has {points} of the {least} points that it needs, the fewest for “{worst}”{count}"
