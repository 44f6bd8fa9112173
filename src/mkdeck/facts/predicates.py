"""What a clause says of its subject, cut where the sentence goes on, and whether it can answer a question."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.clauses import Clause, end_of_clause
from mkdeck.facts.guards import (
    addresses_reader,
    has_pronoun,
    is_comparative,
    is_dated,
    is_hedged,
    is_opinion,
    names_vaguely,
    points_elsewhere,
)
from mkdeck.facts.phrases import Phrase, words_of

_ENDS = re.compile(
    r"[;:]| [–—-] |\((?![^()]*\) [a-z])"
    r"|, (?:but|so|which|while|whereas|although|though|because|since|when|if|unless|as|where|plus)\b"
    r"|, and (?:in|of|to|for|with|by|from|on|it|they|is|are|has|have|was|can|the|this|their|its|most|many|some)\b"
    r"|,? (?:because|whereas|although|unless|so that) "
    r"|, and [a-z]+ (?:is|are|was|were|has|have|can) "
    r"| and (?:is|are|has|have|was|can|it|they)\b| but\b"
)
_LONGEST = 26


def predicate(clause: Clause, start: int, *, shortest: int) -> Phrase | None:
    """Return what a clause says from `start` on; None where it is too short or too long, or leans on something."""
    return told_from(clause.phrase, start, shortest=shortest)


def told_from(phrase: Phrase, start: int, *, shortest: int) -> Phrase | None:
    """Return what a sentence says from a place on, up to where it turns to something else; None as for `predicate`."""
    end = _ENDS.search(phrase.text, start)
    found = phrase.part(start, end.start() if end else None)
    found = found.part(0, end_of_clause(found))
    return found if _is_clear(found.text, shortest) else None


def _is_clear(text: str, shortest: int) -> bool:
    if not shortest <= len(words_of(text)) <= _LONGEST or points_elsewhere(text) or addresses_reader(text):
        return False
    if is_hedged(text) or is_opinion(text) or is_dated(text) or is_comparative(text):
        return False
    return not (has_pronoun(text.split(" that ")[0]) or names_vaguely(text))
