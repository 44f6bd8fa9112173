"""What follows from something: “Grounds that are finer have more surface, so they extract faster”.

Both halves must be about one thing, which the second calls “it” or “they”; then the first half is why the second is so.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause
from mkdeck.facts.guards import (
    has_pronoun,
    holds_anaphora,
    is_dated,
    is_hedged,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask, why
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "more"
TRIGGERS = frozenset({"so"})

_SO = re.compile(r"(?:,|;) so (?P<pronoun>it|they) ")
_GOES_ON = re.compile(r"[;:]|, ")
_TWO_VERBS = re.compile(r" and (?:can|is|are|was|has|have|will|may) ")
_TOLD = word_set("was were had did")
_LONGEST = 18


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Why does X …?”, answered by what comes before “so”."""
    body = sentence.body
    found = list(_SO.finditer(body.text))
    if len(found) != 1:
        return
    first = Clause(body.part(0, found[0].start()), sentence, sentence)
    end = _GOES_ON.search(body.text, found[0].end())
    second = Clause(body.part(found[0].start("pronoun"), end.start() if end else None), sentence, first)
    verb, cause = second.verb(), first.verb()
    if verb is None or cause is None or not _TOLD.isdisjoint(words_of(first.text)):
        return
    subject = second.subject(verb[0])
    predicate = second.phrase.part(verb[1])
    if subject is None or first.subject(cause[0]) is None or len(predicate.words) > _LONGEST:
        return
    text = predicate.text
    if _TWO_VERBS.search(text):
        return
    if has_pronoun(text) or points_elsewhere(text) or is_hedged(text) or is_dated(text) or is_opinion(text):
        return
    if not _is_clear(first.phrase.part(cause[0]).text) or holds_anaphora(predicate, sentence.vocabulary):
        return
    front = why(second, subject, verb, predicate)
    if front is not None:
        yield from ask(sentence, front, first.phrase)


def _is_clear(cause: str) -> bool:
    return not (points_elsewhere(cause) or is_hedged(cause) or is_opinion(cause) or is_dated(cause) or "," in cause)
