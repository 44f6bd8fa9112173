"""Up to three terms in italics, where the sentence names them: “Force 8 is a *gale*”.

Italics are for many things: stress, titles of works, words as words, foreign phrases. A term is sure only where the
sentence tells that it names or explains, and where no italics of another use stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card, Cloze
from mkdeck.facts.alone import standing
from mkdeck.facts.certain_gaps import OF_NAME, may_tell_of_italics, tells_of_gap
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import without_article
from mkdeck.facts.marked_terms import marked_terms
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import ITALICS

TIER = "default"
is_likely = by_points
may_be_certain = may_tell_of_italics
TRIGGERS = frozenset({ITALICS})

_NAMED = re.compile(
    r"(?:\b(?:is|are|was|were|be) (?:a|an|the)|\b(?:called|termed|named|known as|dubbed|said to be)(?: an?| the)?"
    r"|\bthe (?:name|term|word)|, (?:the|an?|or))$"
)
"""What stands before a term that the sentence names: “is a *gale*”, “is called *plainsong*”."""
_BROKE_DOWN = re.compile(r"^[A-Z][\w-]+, (?:the|an?) [^,]{3,40}, [a-z]+ (?:down|out|up|off|away|over)\.?$")
"""“*Novelty*, the favourite of the crowd, broke down”, which not even decks of all facts take."""

_APPOSITION = re.compile(r",? (?:\([^)]*\), )?(?:(?<=, )(?:the|an?) |(?<=, )[“\"])")
_EXPLAINED = re.compile(r" (?:is|are|was|were|means?|refers? to|happens?|occurs?|studies|describes?)\b|, (?:the|an?) ")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the sentence with its terms in italics deleted."""
    if not sentence.phrase.holds("emphasis") or sentence.phrase.holds("strong"):
        return
    whole = standing(sentence)
    if whole is not None and _BROKE_DOWN.search(whole.body.text) is None:
        yield from marked_terms(whole, "emphasis", lambda term, before: _is_named(term, before, whole.body))


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether a sentence names or explains a term, and does not tell what once became of something that has a name."""
    return isinstance(card, Cloze) and OF_NAME.match(card.text) is None and tells_of_gap(card, sentence)


def _is_named(term: Phrase, before: str, body: Phrase) -> bool:
    """Whether the sentence names or explains the term: it says what it is called, or begins with it."""
    before = before.rstrip()
    if any(word[0].isupper() for word in term.words[1:]):
        return False  # the title of a work
    behind = body.text[term.end - body.start :]
    if _NAMED.search(before) or _APPOSITION.match(behind) or (before.endswith(",") and behind.startswith(",")):
        return True
    if term.start == without_article(body).start:
        if len(term.words) == 1 and is_everyday(term.text.casefold()) and behind.startswith(" was "):
            return False  # “The *name* was spread by a disc jockey” stresses a word
        return _EXPLAINED.match(body.text, term.end - body.start) is not None
    return False
