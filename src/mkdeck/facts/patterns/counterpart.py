"""Things of two owners that answer to each other: “X has Y, which is similar to Z's W”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import is_name, without_article
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
TRIGGERS = word_set("similar equivalent analogous comparable corresponds counterpart what")

_STATEMENT = re.compile(
    r" (?:now |also )?(?:has|offers|provides|includes|uses) (?P<thing>[^,;:]+), which"
    r" (?:is (?:similar|equivalent|analogous|comparable) to|corresponds to"
    r"|is the (?:counterpart|equivalent) (?:of|to))"
    r" (?P<owner>[^,;:]+?)[’']s? (?P<answer>[^,;:]+)$"
)


_MAY_TELL = re.compile(r", which |\bis (?:to|for) [^,;:()]{1,40}? what ")
_IS_TO = re.compile(
    r"^(?P<thing>[A-Z][^,;:()]{1,40}?) is (?:to|for) (?P<owner>[^,;:()]{1,40}?) what (?P<answer>[A-Z][^,;:()]{1,40}?)"
    r" is (?:to|for) (?P<other>[^,;:()]{1,40}?)$"
)


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is Z's counterpart to X's Y?”."""
    if _MAY_TELL.search(sentence.text) is None:
        return
    for clause in clauses(sentence):
        found = _STATEMENT.search(clause.text)
        if found is None:
            yield from _is_to(clause)
            continue
        subject = clause.subject(found.start())
        thing, owner, answer = (
            without_article(clause.phrase.part(*found.span(name))) for name in ("thing", "owner", "answer")
        )
        if subject is None or not all(is_name(part, sentence.vocabulary) for part in (thing, owner, answer)):
            continue
        front = f"What is {owner.markdown}’s counterpart to {inside(subject, sentence)}’s {thing.markdown}?"
        yield from ask(sentence, front, answer)


def _is_to(clause: Clause) -> Iterator[Card]:
    """Read “Bioconductor is for R what Biopython is for Python”."""
    found = _IS_TO.match(clause.text)
    if found is None:
        return
    parts = {name: without_article(clause.phrase.part(*found.span(name))) for name in found.groupdict()}
    if all(is_name(part, clause.sentence.vocabulary) for part in parts.values()):
        thing, owner, other = (parts[name].without("strong").markdown for name in ("thing", "owner", "other"))
        yield from ask(clause.sentence, f"What is for {other} what {thing} is for {owner}?", parts["answer"])
