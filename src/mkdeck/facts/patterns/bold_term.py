"""Up to three bold terms in a sentence that stands alone: “**Ribosomes** build proteins …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card, Cloze
from mkdeck.facts.alone import before_semicolon, standing
from mkdeck.facts.certain_gaps import may_tell_of_bold, tells_of_bold
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.marked_terms import marked_terms, tells_much
from mkdeck.facts.memory import found_once
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import BOLD

TIER = "default"
is_certain = tells_of_bold
may_be_certain = may_tell_of_bold
is_likely = by_points
TRIGGERS = frozenset({BOLD})

_PRONOUN = re.compile(r"^(?:[A-Z][^,;:]{1,40}, (?:[^,;:]{1,30}, )?)?([Ii]t|[Tt]hey|[Hh]e|[Ss]he)\b")
_IN_BRACKETS = re.compile(r"\(\{\{c\d::(?=[^{}]*[A-Z\d₀-₉~])[^{}]*\}\}\)")
"""“(**PaO₂**)” is but the short form of what stands before it."""
_IDENTIFIES = re.compile(r"(?:It|They) (?:is|are|was|were) (?:an? |the )?\*\*")
"""“It is **eudaimonia**” answers what was asked before."""


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its bold terms deleted, where it tells much of them."""
    return (card for card in deleted(sentence) if tells_much(card) and _IN_BRACKETS.search(card.text) is None)


def _resolved(sentence: Sentence) -> Sentence | None:
    """Return a sentence that stands alone with what its first word surely stands for: a person, or the topic."""
    opening = _PRONOUN.search(sentence.body.text)
    if opening is None or _IDENTIFIES.match(sentence.phrase.markdown):
        return None
    if opening[1].casefold() in ("it", "they") and sentence.topic is None:
        return None
    return standing(with_subject(sentence))


def deleted(sentence: Sentence) -> Iterator[Cloze]:
    """Yield the sentence with its bold terms deleted, however little it tells of them."""
    if not sentence.phrase.holds("strong"):
        return
    whole = standing(sentence) or _resolved(sentence)
    found = [] if whole is None else list(marked_terms(whole, "strong"))
    if not found and (begun := before_semicolon(sentence)) is not None:
        found = list(marked_terms(begun, "strong"))  # the rest may show the term, or lean
    yield from found
