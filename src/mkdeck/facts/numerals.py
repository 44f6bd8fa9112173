"""Where “I” is a number and not the author: “Elizabeth I was crowned”, “MHC class I molecules”, “Article I”."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.verb_forms import names_of_forms
from mkdeck.facts.words import ADVERBS, AUXILIARIES, CONJUNCTIONS, PERSONAL, PREPOSITIONS, RELATIVES, word_set

_NUMBERED = re.compile(
    r"\b(?:Article|Part|Title|Type|Class|Phase|Book|Act|Volume|War|Annex|Division|Group|Stage|Grade|Level|Schedule|Complex|Factor"
    r"|(?<=[a-z,] )[A-Z][a-z]+) I\b(?![’'])"
)
_NUMBERED_SMALL = re.compile(
    r"(?:(?P<before>[\w-]+) )(?P<noun>class|type|phase|stage|grade|group|part|level|division|factor|complex)"
    r" I\b(?![’'])(?: (?P<next>[\w-]+))?"
)
_NAMED = re.compile(r"(?P<name>[A-Z][\w’-]{2,}) I\b(?![’'])(?: (?P<next>[\w-]+)| \()")
_BEFORE_NUMBERED = word_set("a an the of with by for from both as and or to into between is are has have")
"""Words before “class I”, which is a number if no verb follows: “a type I error”, but not “the class I teach”."""
_OF_AUTHOR = word_set("this that in my each every our your next last first second third final previous other same")
_NOT_OF_AUTHOR = word_set("is are has of was had ruled reigned became died")
_BEHIND_AUTHOR = word_set("sometimes")


def without_numerals(text: str) -> str:
    """Return a text without the “I” that are numbers, and what they number."""
    if " I" not in text:
        return text
    if (found := _NAMED.match(text)) and _is_regnal(found):
        text = text[found.end("name") + 2 :]
    text = _NUMBERED_SMALL.sub(lambda found: found[0].replace(" I", " ", 1) if _numbers(found) else found[0], text)
    return _NUMBERED.sub("", text)


def _is_regnal(found: re.Match[str]) -> bool:
    """Whether a sentence opens with a name and its number, and goes on as no author does of himself."""
    name, following = found["name"].casefold(), found["next"]
    if is_everyday(name) or name.endswith(("ly", "ing")) or name.startswith("wh"):
        return False  # “Today I was”
    if name in ADVERBS | CONJUNCTIONS | PERSONAL | PREPOSITIONS | RELATIVES:
        return False
    return following is None or following in _NOT_OF_AUTHOR or "third" in names_of_forms(following)


def _numbers(found: re.Match[str]) -> bool:
    """Whether “I” behind such a noun is its number: “collagen type I is”, and not “in this class I show”."""
    before, following = found["before"].casefold(), found["next"]
    if following is None or following in ("is", "are", "of"):
        return True
    if "third" in names_of_forms(following):
        return True
    is_verb = names_of_forms(following) or following in ADVERBS | AUXILIARIES | _BEHIND_AUTHOR
    if is_verb or following.endswith("ly") or before in _OF_AUTHOR:
        return False
    return before in _BEFORE_NUMBERED or following.endswith("s") or not is_everyday(following)
