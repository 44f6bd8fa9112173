"""Nouns that are of something else, which a heading names: “Therapy is surgery” below “Cataract”."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import word_set

_OF_ELSE = word_set(
    "sign signs symptom symptoms treatment treatments therapy therapies diagnosis diagnoses prognosis prevention "
    "prophylaxis etiology aetiology cause causes complication complications consequence consequences effect effects "
    "advantage advantages disadvantage disadvantages benefit benefits drawback drawbacks answer answers exception "
    "exceptions ingredient ingredients requirement requirements condition conditions things properties factors"
)
_ANY_OF_ELSE = rf"(?:{'|'.join(sorted(_OF_ELSE))})"
_LONGEST_HEADING = 4
_SUBJECT = re.compile(
    r"(?i)^(?:(?:the|two|three|four|five|six|typical|usual|main|chief|common|early|late|first-line|definitive) ){0,2}"
    rf"{_ANY_OF_ELSE}(?::| (?:is|are|was|were|may|can|includes?|consists?|depends?|matter|count)\b(?! that\b))"
)
_ASKED = re.compile(rf"(?i)^what (?:is|are|was|were) (?:the )?(?:[\w-]+ ){{0,2}}{_ANY_OF_ELSE}\?$")


def is_of_else(text: str) -> bool:
    """Whether a sentence or a question speaks of signs, a therapy or the like without saying of what."""
    if text.isascii() and _OF_ELSE.isdisjoint(words_of(text)):
        return False
    asks = text[:5].casefold() == "what "
    return _SUBJECT.match(text) is not None or (asks and _ASKED.match(text) is not None)


def names_something(context: Sequence[str]) -> bool:
    """Whether the innermost of the headings above is short and holds a word of the subject."""
    words = words_of("".join(context[-1:]))
    asks = words[:1] and words[0] in ("how", "what", "why", "where", "when", "who")
    return 1 <= len(words) <= _LONGEST_HEADING and not asks and not all(map(is_everyday, words))
