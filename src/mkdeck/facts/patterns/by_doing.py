"""How something does what it does: “The glue cures by drawing moisture”, “Accuracy is calculated by dividing …”.

What stands behind “by” tells the way, where the clause before it says by itself what is done.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import (
    addresses_reader,
    holds_anaphora,
    holds_for_good,
    is_dated,
    is_hedged,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.pointing import JUST_THAT, points_back
from mkdeck.facts.questions import ask, why
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import DEMONSTRATIVE, PERSONAL, POSSESSIVE, TO_BE, word_set

TIER = "default"
OF_PARTS = True
TRIGGERS = frozenset({"by"})

_HOW = re.compile(r",? (?P<how>by (?:first |simply |merely )?(?P<doing>[a-z]{2,}ing) )")
_NO_DOING = word_set(
    "being having writing saying lying leading existing working living visiting competing neighbouring neighboring "
    "surrounding remaining developing growing rising falling passing during nothing anything something everything "
    "building ceiling clothing evening king lightning morning ring spring string wing"
)
"""What says nothing of a way, or who it is: “recognized by leading scientists”."""
_GOES_ON = re.compile(
    r"[;:]|, (?:but|so|which|where|while|whereas|although|though|since|because|rather|not)\b"
    r"|,? and (?:it|they|then|the|is|are|was|were|has|have|can)\b|, (?!and |or )(?:[a-z]+s|then) (?=[a-z]+ )"
)
_CUT_WRONG = re.compile(
    r"^(?:like|in) |[;:()“”\"]|\b(?:that|which|who|when|if|where|then|as|and (?:it|they|can|is|are|has|may))\b"
)
_EMPTY = word_set(
    "do does did so begin began start started help helps end ends ended respond responded follow followed"
)
_COMPARED = word_set("opposite other another same different similar further")
_LEANING = (PERSONAL | POSSESSIVE | DEMONSTRATIVE) - {"its", "their"}
_LONGEST, _FEWEST, _LONGEST_TOLD = 30, 3, 14


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “How does X do it?”."""
    for clause in clauses(sentence):
        ways = list(_HOW.finditer(clause.text))
        if len(ways) == 1 and ways[0]["doing"] not in _NO_DOING:
            yield from _cards(clause, ways[0])


def _cards(clause: Clause, found: re.Match[str]) -> Iterator[Card]:
    verb = clause.verb()
    if verb is None or verb[1] > found.start():
        return
    subject = clause.subject(verb[0])
    told = clause.phrase.part(verb[1], found.start())
    way = _way(clause.phrase.part(found.start("how")))
    if subject is None or way is None or not _is_askable(told, clause, verb):
        return
    front = why(clause, subject, verb, told)
    if front is not None:
        yield from ask(clause.sentence, "How" + front.removeprefix("Why"), way)


def _is_askable(told: Phrase, clause: Clause, verb: tuple[int, int]) -> bool:
    """Whether what is done says by itself what it is."""
    text, words = told.text, words_of(told.text)
    if clause.text[slice(*verb)].casefold() in TO_BE and words[:1] in (["a"], ["an"], ["the"]):
        return False  # “is a way of making beer by …”
    if not _COMPARED.isdisjoint(words):
        return False  # “took the opposite approach”
    if clause.text[slice(*verb)].casefold() in _EMPTY or len(words) > _LONGEST_TOLD or "," in text:
        return False
    if (
        _CUT_WRONG.search(text)
        or JUST_THAT.search(text)
        or not _LEANING.isdisjoint(words)
        or holds_anaphora(told, clause.sentence.vocabulary)
    ):
        return False
    return holds_for_good(text)


def _way(told: Phrase) -> Phrase | None:
    """Return the way in which it is done, up to where the sentence goes on; None where it leans on something."""
    end = _GOES_ON.search(told.text)
    way = told.part(0, end.start() if end else None)
    text = way.text
    if not _FEWEST <= len(words_of(text)) <= _LONGEST or addresses_reader(text):
        return None
    leans = points_elsewhere(text) or points_back(text) or is_hedged(text) or is_dated(text) or is_opinion(text)
    return None if leans else way
