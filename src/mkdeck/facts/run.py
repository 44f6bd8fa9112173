"""Asks the patterns of facts about the sentences of a lesson."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Cloze, Problem, named
from mkdeck.facts import patterns as _patterns
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.guards import SHORTENED, TO_READER, may_begin, states_a_part, why_no_fact, without_reader
from mkdeck.facts.memory import forget, once
from mkdeck.facts.references import resolved
from mkdeck.facts.repeats import is_last, stands_beside, without_bare, without_repeats
from mkdeck.facts.scorecard import Judge
from mkdeck.facts.sentences import Sentence, read_paragraphs
from mkdeck.facts.signs import signs_of
from mkdeck.facts.simple import also_stated, simple_statements
from mkdeck.facts.tracing import Refusal, refusals
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.rules.registry import Rule, declarations, rules_in
from mkdeck.rules.tiers import FACTS, Facts, Tier
from mkdeck.values import dataclass, replace
from mkdeck.wording.normalise import plain_text

Worth = Literal["taken", "certain", "doubtful", "beside"]
"""How a deck takes a card: whatever it is worth, by its points, of which one that is certain has more, or not alone."""


@dataclass(frozen=True, slots=True)
class Found:
    """A card that a pattern made, and how a deck takes it."""

    card: Card
    worth: Worth


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way of stating a fact: its name, a line on what it recognises, its tier, the function that reads a sentence.

    It is tried on a sentence only where one of its `triggers`, casefolded words or signs, stands in it; a pattern that
    has none is tried on all. A sentence that states what stands in the list below it is for patterns with the
    trigger “:” alone. One that speaks to its reader, or begins with “It's”, is for those `of_parts`, and where it
    advises or supposes something for those `of_advice`. Those `of_statements` read the simple statements of a sentence
    as well, where they make nothing of the whole. What `may_state`, if there is one, finds nothing in is not read.
    Of its cards `is_certain` tells those that its tier takes, where a deck takes no more; `takes_all` that one does.
    Where it does not, sentences are not read of which `may_be_certain`, if there is one, says that no card could be.
    Of others it takes those that are worth it of which `is_likely`, if there is one, says that they may be. Cards of
    one that is `only_in_lessons` do not stay on other pages.
    """

    name: str
    summary: str
    tier: Tier
    triggers: frozenset[str]
    find: Callable[[Sentence], Iterator[Card]]
    of_parts: bool = False
    of_statements: bool = False
    may_state: re.Pattern[str] | None = None
    of_advice: bool = False
    is_certain: Callable[[Card, Sentence], bool] = asks_plainly
    may_be_certain: Callable[[Sentence], bool] | None = None
    is_likely: Callable[[Card, Sentence], bool] | None = None
    takes_all: bool = True
    only_in_lessons: bool = False

    def worth_of(self, card: Card, sentence: Sentence) -> Worth | None:
        """Return how a deck that has chosen this pattern takes one of the cards of a sentence; None if it does not."""
        if self.takes_all:
            return "taken"
        if self.is_certain(card, sentence):
            return "certain"
        return "doubtful" if self.is_likely is not None and self.is_likely(card, sentence) else None

    def may_take(self, sentence: Sentence) -> bool:
        """Whether a deck that has chosen this pattern could take any card of a sentence."""
        if self.takes_all or self.is_likely is not None or self.may_be_certain is None:
            return True
        return self.may_be_certain(sentence)


_MEMBERS = (
    "TIER", "TRIGGERS", "OF_PARTS", "OF_STATEMENTS", "MAY_STATE", "OF_ADVICE", "ONLY_IN_LESSONS",
    "find", "is_certain", "may_be_certain", "is_likely",
)  # fmt: skip


@cache
def patterns(facts: Facts = "more") -> tuple[Pattern, ...]:
    """Return the patterns whose facts a deck takes, by name; all of them if nothing is said."""
    found = (_pattern(rule, takes_all=facts == "more") for rule in _rules())
    return tuple(pattern for pattern in found if FACTS.index(pattern.tier) <= FACTS.index(facts))


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(rules_in(_patterns, _MEMBERS))


def _pattern(rule: Rule, *, takes_all: bool) -> Pattern:
    find, triggers = rule.function("find"), rule.listed("TRIGGERS")
    assert find is not None, rule.module  # noqa: S101 - a pattern has it
    assert triggers is not None, rule.module  # noqa: S101
    return Pattern(
        rule.name,
        rule.summary,
        rule.constants["TIER"],
        triggers,
        find,
        rule.constants.get("OF_PARTS", False),
        rule.constants.get("OF_STATEMENTS", False),
        rule.expression("MAY_STATE"),
        rule.constants.get("OF_ADVICE", False),
        rule.function("is_certain") or asks_plainly,
        rule.function("may_be_certain"),
        rule.function("is_likely"),
        takes_all=takes_all,
        only_in_lessons=rule.constants.get("ONLY_IN_LESSONS", False),
    )


def declared_by_patterns() -> str:
    """Return what `declared.json` is to hold of the patterns."""
    return declarations(_patterns, _MEMBERS)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a pattern made of a sentence: its cards, or the last refusal of a guard, where one refused."""

    pattern: Pattern
    cards: tuple[Card, ...]
    refusal: Refusal | None


class _Tried:
    """Which of the patterns are tried on a sentence, by their order; told by its words and not pattern by pattern."""

    def __init__(self, patterns: tuple[Pattern, ...]) -> None:
        self._patterns = patterns
        self._of_lists = tuple(pattern for pattern in patterns if ":" in pattern.triggers)
        self._always = frozenset(place for place, pattern in enumerate(patterns) if not pattern.triggers)
        self._by_word = _places_by_word(patterns)

    def on(self, sentence: Sentence) -> Iterator[Pattern]:
        """Yield the patterns that are tried on a sentence."""
        for pattern in self._triggered(sentence):
            may_state = pattern.may_state
            if may_state is None or may_state.search(sentence.text) is not None:
                yield pattern

    def _triggered(self, sentence: Sentence) -> Iterator[Pattern]:
        if sentence.is_introduction:
            return iter(self._of_lists)
        words = self._by_word.keys() & {*sentence.words, *also_stated(sentence), *signs_of(sentence.phrase)}
        places = self._always.union(*map(self._by_word.__getitem__, words))
        return map(self._patterns.__getitem__, sorted(places))


@once  # which does not compare all of what each of them has, as a cache would
def _choices(chosen: tuple[Pattern, ...]) -> tuple[_Tried, _Tried, _Tried]:
    """Return those of some patterns that read whole sentences, those of parts, and those of advice alone."""
    of_advice = tuple(pattern for pattern in chosen if pattern.of_advice)
    of_parts = tuple(pattern for pattern in chosen if pattern.of_advice or pattern.of_parts)
    return _Tried(chosen), _Tried(of_parts), _Tried(of_advice)


def _places_by_word(patterns: tuple[Pattern, ...]) -> Mapping[str, tuple[int, ...]]:
    """Return the places of the patterns that each word triggers."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, pattern in enumerate(patterns):
        for word in pattern.triggers:
            found[word].append(place)
    return {word: tuple(places) for word, places in found.items()}


def run_patterns(
    document: Block, chosen: tuple[Pattern, ...] | None = None, claimed: Lines = NO_LINES
) -> Iterator[Card | Problem]:
    """Yield the facts that the patterns (all, or those chosen) find, in the order of the lesson.

    Each card carries its pattern's name. A fact that is stated twice gives two cards; `collect` settles them. Of the
    sentences that begin on `claimed` lines no fact could stay, so these are not asked.
    """
    whole, of_parts, of_advice = _choices(patterns() if chosen is None else chosen)
    judge = Judge(document)
    for sentence, before in with_places(_whole_sentences(document)):
        if claimed.hold_start_of(sentence.span) or not may_begin(sentence):
            continue
        why_not = why_no_fact(told := without_reader(sentence))
        if why_not is None:
            reading = whole.on(told)
        elif why_not in (TO_READER, SHORTENED):
            reading = (of_parts if states_a_part(told.text) else of_advice).on(told)
        else:
            continue
        if found := _found(told, tuple(reading), before, judge):
            yield from worth_it(found, before, judge)


def _found(sentence: Sentence, chosen: Sequence[Pattern], before: int, judge: Judge) -> Sequence[Found]:
    """Return what patterns find in a sentence; the last to be tried are for what others did not ask for."""
    found = [one for pattern in chosen if not is_last(pattern.name) for one in _find(sentence, pattern)]
    last = [pattern for pattern in chosen if is_last(pattern.name)]
    has_cloze = any(isinstance(one.card, Cloze) and _is_kept(one, before, judge) for one in found)
    found += [one for pattern in last for one in _find(sentence, pattern)]
    if has_cloze:
        found += [one for pattern in last for one in _beside(sentence, pattern)]
    return sorted(found, key=lambda one: one.card.origin.extractor)


def _beside(sentence: Sentence, pattern: Pattern) -> Iterator[Found]:
    """Yield the clozes of a pattern whether it is certain of them or not: their sentence is known to make a card."""
    if not pattern.takes_all:
        yield from (
            Found(named(card, pattern.name), "beside") for card in pattern.find(sentence) if isinstance(card, Cloze)
        )


def _is_kept(one: Found, before: int, judge: Judge) -> bool:
    """Whether a deck takes a card whatever else its sentence gives."""
    return one.worth == "taken" or judge.takes(one.card, is_sure=one.worth == "certain", before=before)


def worth_it(found: Sequence[Found], before: int, judge: Judge) -> Iterator[Card]:
    """Yield the cards of a sentence that a deck takes; where it takes all, and else those that are worth it.

    What is not certain stands only where nothing that is certain is worth it, but for what the last patterns found, and
    beside what a sentence says by the way. `before` is the number of sentences before this one in its paragraph.
    """
    taken = [one.card for one in found if one.worth == "taken"]
    if not taken:
        certain = (one.card for one in found if one.worth == "certain")
        taken = [card for card in certain if judge.takes(card, is_sure=True, before=before)]
        doubtful = without_bare([one.card for one in found if one.worth == "doubtful"])
        beside = (card for card in doubtful if stands_beside(card, taken))
        is_proven = bool(taken)
        taken += [
            card
            for card in beside
            if judge.takes(card, is_sure=False, before=before)
            or (is_proven and is_last(card.origin.extractor) and judge.takes_beside(card, before=before))
        ]
        shown = {plain_text(card.text) for card in taken if isinstance(card, Cloze)}
        joining = (one.card for one in found if one.worth == "beside" and isinstance(one.card, Cloze))
        taken += [card for card in joining if plain_text(card.text) in shown]
    yield from without_repeats(taken)


def read_sentences(document: Block) -> Iterator[Sentence]:
    """Return the sentences of the prose, in the order of the lesson, each with what its pronoun stands for."""
    return map(without_reader, _whole_sentences(document))


def with_places(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, int]]:
    """Yield the sentences of a lesson, each with the number of those before it in its paragraph."""
    before = 0
    for sentence in sentences:
        before = 0 if sentence.before is None else before + 1
        yield sentence, before


def _whole_sentences(document: Block) -> Iterator[Sentence]:
    return resolved(read_paragraphs(document))


def tried(sentence: Sentence, chosen: tuple[Pattern, ...]) -> Collection[Pattern]:
    """Return those of some patterns that are tried on a sentence as it stands."""
    whole, *_ = _choices(chosen)
    return tuple(whole.on(sentence))


def attempts(sentence: Sentence) -> Iterator[Attempt]:
    """Yield what each pattern whose trigger stands in a sentence makes of it; for people who ask why."""
    for pattern in tried(sentence, patterns()):
        forget()
        with refusals() as heard:
            cards = tuple(one.card for one in _find(sentence, pattern))
        yield Attempt(pattern, cards, heard[-1] if heard and not cards else None)


def is_sure_of(pattern: Pattern, card: Card, sentence: Sentence) -> bool:
    """Whether a pattern is certain of a card of a sentence, in decks that do not take all."""
    told = replace(pattern, takes_all=False).worth_of(card, sentence)
    return pattern.tier == "default" and told == "certain"


def why_none_is_sure(attempt: Attempt, sentence: Sentence, before: int, judge: Judge) -> str | None:
    """Return why a deck that does not take all takes no card of an attempt at a sentence; None if it takes one.

    `before` is the number of sentences before it in its paragraph.
    """
    pattern = replace(attempt.pattern, takes_all=False)
    reasons = []
    for card in attempt.cards:
        worth = pattern.worth_of(card, sentence)
        if worth is None:
            reasons.append("the deck takes only the surest of its cards")
        elif (why_not := judge.why_not(card, is_sure=worth == "certain", before=before)) is None:
            return None
        else:
            reasons.append(why_not)
    return reasons[-1]


def _find(sentence: Sentence, pattern: Pattern) -> Collection[Found]:
    """Return the cards that a pattern makes of a sentence, or else the questions of the simple statements in it.

    A cloze of those would show words that stand nowhere in the lesson.
    """
    if not pattern.may_take(sentence):
        return ()
    if found := list(pattern.find(sentence)):
        return [
            Found(named(card, pattern.name), worth) for card in found if (worth := pattern.worth_of(card, sentence))
        ]
    if not pattern.of_statements:
        return ()
    of_statements: dict[tuple[str, str], Found] = {}
    for statement, words in _statements(sentence):
        if pattern.triggers and pattern.triggers.isdisjoint(words):
            continue
        if pattern.may_state is not None and pattern.may_state.search(statement.text) is None:
            continue
        for card in pattern.find(statement):
            if isinstance(card, Basic) and (worth := pattern.worth_of(card, statement)):
                of_statements.setdefault((card.front, card.back), Found(named(card, pattern.name), worth))
    return of_statements.values()


@once
def _statements(sentence: Sentence) -> Sequence[tuple[Sentence, frozenset[str]]]:
    """Return the simple statements of a sentence, each with its words and signs."""
    return tuple(
        (statement, frozenset((*statement.words, *signs_of(statement.phrase))))
        for statement in simple_statements(sentence)
    )
