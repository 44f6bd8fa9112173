"""Which things are the main ones of a kind: “The two most widely used SIEM tools are Splunk and QRadar”.

The subject must say of what they are the main ones; what it says is asked for, and the list is the answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.grammar import is_many
from mkdeck.facts.guards import has_pronoun, is_balanced, is_hedged, points_elsewhere
from mkdeck.facts.lists import items
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import points_back
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ARTICLES, AUXILIARIES, word_set

TIER = "default"
OF_STATEMENTS = True
TRIGGERS = frozenset({"are", "were"})

_MAIN = (
    r"(?:(?:two|three|four|five|six) )?(?:most (?:widely used|popular|common|commonly used|important|frequent|used)"
    r"|best[- ]known|main|major|leading|core|key|principal|big|biggest|largest|chief|usual|common)"
)
MAY_STATE = re.compile(rf"^[^,;:()]{{0,60}}?\b{_MAIN} ")
_STATEMENT = re.compile(
    rf"(?P<kind>(?:[Tt]he {_MAIN}|(?:[Tt]he )?[A-Z][\w.-]*(?: [A-Z][\w.-]*){{0,3}}['’]s? {_MAIN}) [^,;:()]{{3,70}}?)"
    r" (?P<be>are|were)(?: still| currently| probably)? (?P<list>[^;:()]{5,160})$"
)
_ENDS = re.compile(r", (?:but|so|though|although|while|whereas|which|who|where) | (?:because|since|although) ")
_SAY_LITTLE = word_set(
    "ones things points parts reasons names players tools options choices ways kinds types questions problems "
    "differences advantages drawbacks steps"
)
_DENIED = re.compile(r"(?:rarely|never|neither|seldom|hardly|not|nor|no|often|usually|sometimes|always)\b")
_RANKING = ARTICLES | word_set(
    "two three four five six most widely used popular common commonly important frequent best-known best known main "
    "major leading core key principal big biggest largest chief usual"
)
_OF = re.compile(r" (?:of|for|in|on|among|to|at|behind|against) (?=\w)")
_OF_PERSONS = re.compile(r"\b(?:authors|developers|founders|inventors|designers|creators|contributors|maintainers)\b")
_FEWEST, _MOST = 2, 6


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What are the main X?”."""
    whole = with_subject(sentence)
    found = _STATEMENT.match(whole.body.text)
    if found is None or not _says_of_what(found["kind"]):
        return
    answer = _listed(whole.body.part(*found.span("list")))
    kind = whole.body.part(*found.span("kind"))
    text = f"{kind.text} {found['be']}"
    if answer is None or has_pronoun(text) or points_elsewhere(text) or points_back(text) or is_hedged(whole.text):
        return
    named = inside(kind.without("strong"), whole)
    asked = "Who" if _OF_PERSONS.search(kind.text) else "What"
    yield from ask(whole, f"{asked} {found['be']} {named}?", answer)


def _says_of_what(kind: str) -> bool:
    """Whether it names what the things belong to: “the main parts” does not, “the main parts of a lathe” does."""
    told = [word for word in words_of(kind) if word not in _RANKING]
    if not told or not is_many(_OF.split(kind)[0].split()[-1]) or not AUXILIARIES.isdisjoint(told):
        return False
    if "’s " in kind or "'s " in kind or "s' " in kind or _OF.search(kind):
        return True
    return len(told) > 1 or (told != [] and told[0] not in _SAY_LITTLE and not is_everyday(told[0]))


def _listed(told: Phrase) -> Phrase | None:
    """Return the members of a list, all of which are told; None where they are none, or too many to know."""
    if _DENIED.match(told.text):
        return None
    end = _ENDS.search(told.text)
    listed = told.part(0, end.start() if end else None)
    if not _FEWEST <= len(items(listed)) <= _MOST or not is_balanced(listed.text):
        return None
    return None if has_pronoun(listed.text) or points_elsewhere(listed.text) else listed
