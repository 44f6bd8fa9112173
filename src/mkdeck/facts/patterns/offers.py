"""What something offers, provides or supports, by name: “X offers features like A and B to do Y”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import has_pronoun, points_elsewhere
from mkdeck.facts.lists import names
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence

_BASE = {
    "offers": "offer", "offer": "offer", "offering": "offer",
    "provides": "provide", "provide": "provide", "providing": "provide",
    "supports": "support", "support": "support", "supporting": "support",
    "includes": "include", "include": "include", "including": "include",
}  # fmt: skip

TIER = "default"
TRIGGERS = frozenset(_BASE)

_STATEMENT = re.compile(
    r" (?P<verb>offers?|provides?|supports?|includes?|by (?:offering|providing|supporting|including))"
    r" (?P<things>[a-z][\w -]{1,50}?s),? (?:like|such as|including) (?P<list>[^;:()]+?)"
    r"(?P<purpose> to [a-z][^,;:]*)?$"
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Which features does X offer?”."""
    for clause in clauses(sentence):
        found = _STATEMENT.search(clause.text)
        if found is not None:
            yield from _cards(clause, found)


def _cards(clause: Clause, found: re.Match[str]) -> Iterator[Card]:
    main = clause.verb()
    if main is None:
        return
    verb = found["verb"].removeprefix("by ")
    if not found["verb"].startswith("by ") and main[0] != found.start("verb"):
        return  # somebody else offers it: “X works with Y, whose maker offers …”
    subject = clause.subject(main[0])
    many = clause.is_plural
    answer = clause.phrase.part(*found.span("list"))
    question = found["things"] + (found["purpose"] or "")
    if subject is None or many is None or len(words_of(found["things"])) > 4:
        return
    if has_pronoun(question) or points_elsewhere(question) or not names(answer, clause.sentence.vocabulary):
        return
    do, purpose = "do" if many else "does", found["purpose"] or ""
    front = f"Which {found['things']} {do} {inside(subject, clause.sentence)} {_BASE[verb]}{purpose}?"
    yield from ask(clause.sentence, front, answer)
