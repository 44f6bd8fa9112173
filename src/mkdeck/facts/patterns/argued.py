"""Who held something: “Lynn Margulis argued that …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.guards import (
    addresses_reader,
    has_pronoun,
    holds_anaphora,
    is_comparative,
    is_dated,
    is_name,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "more"
TRIGGERS = word_set(
    "argued proposed showed demonstrated discovered proved concluded predicted hypothesized theorized maintained "
    "established claimed believed"
)

_HELD = re.compile(
    r" (?:first |famously |correctly |later )?(?P<verb>argued|proposed|showed|demonstrated|discovered|proved"
    r"|concluded|predicted|hypothesized"
    r"|theorized|maintained|established|claimed|believed) that (?P<what>[^;:]+)$"
)
_DATE = re.compile(r"(?:In|On|By) [^,]*\d[^,]*, ")
_ROLE = re.compile(r"(?:[Tt]he )?(?:[A-Z]?[a-z]+(?:-[a-z]+)? ){0,3}(?P<name>[^\W\d_a-zà-öø-ÿ].*)$")
_CITATION = re.compile(r" \([^()]*\b(?:1\d|20)\d\d[a-z]?\)$")
_SHORTEST, _LONGEST = 5, 30


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who argued that …?”."""
    for clause in clauses(sentence):
        date = _DATE.match(clause.text)
        rest = clause.phrase.part(date.end() if date else 0)
        found = _HELD.search(rest.text)
        if found is None:
            continue
        who = _somebody(rest.part(0, found.start()), sentence)
        citation = _CITATION.search(rest.text)
        what = rest.part(found.start("what"), citation.start() if citation else None)
        if who is not None and _is_clear(what, sentence):
            yield from ask(sentence, f"Who {found['verb']} that {what.without('strong').markdown}?", who)


def _somebody(phrase: Phrase, sentence: Sentence) -> Phrase | None:
    """Return who it was, brackets behind the name left out."""
    bracket = re.search(r" \([^()]*\)$", phrase.text)
    phrase = phrase.part(0, bracket.start() if bracket else None)
    role = _ROLE.match(phrase.text)
    if role is None or "," in phrase.text or len(phrase.words) > 12 or has_pronoun(phrase.text):
        return None
    names = [phrase.part(role.start("name"))]
    joined = re.fullmatch(
        r"(?P<one>[^\W\d_a-zà-öø-ÿ][^,]*?) and (?:the )?(?:[a-z]+ ){0,2}(?P<other>[^\W\d_a-zà-öø-ÿ][^,]*)",
        names[0].text,
    )
    if joined is not None:
        names = [names[0].part(*joined.span(group)) for group in ("one", "other")]
    return phrase if all(is_name(name, sentence.vocabulary) for name in names) else None


def _is_clear(what: Phrase, sentence: Sentence) -> bool:
    text = what.text
    if not _SHORTEST <= len(words_of(text)) <= _LONGEST or has_pronoun(text) or points_elsewhere(text):
        return False
    if addresses_reader(text) or is_dated(text) or is_opinion(text) or is_comparative(text):
        return False
    return not holds_anaphora(what, sentence.vocabulary)
