"""Who developed, founded, wrote or discovered something, and in which year, told in the passive.

“TensorFlow was developed by Google in 2015” gives a question for the maker and one for the year. The active
form (“Google developed …”) is left alone: in it the object is seldom named well enough to ask for its maker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import has_pronoun, is_hedged, is_name, points_elsewhere
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import AUXILIARIES, FINITE_VERBS, PARTICIPLES, RELATIVES, word_set
from mkdeck.numbers import read_number

_REGULAR = (
    "acquired adopted assembled authored announced coined commissioned composed conceived constructed "
    "contributed created decoded deployed derived described designed detected developed devised directed "
    "discovered distributed donated engineered established explored filmed formulated founded identified "
    "implemented inaugurated inspired introduced invented isolated launched manufactured named opened "
    "organized organised originated painted patented performed pioneered popularized popularised ported "
    "posted presented produced programmed proposed proved published recorded released sculpted signed "
    "sponsored standardized standardised started synthesized synthesised uploaded unveiled bought built"
)
_IRREGULAR = {"written": "wrote", "begun": "began", "drawn": "drew", "shown": "showed"}
PAST = {word: word for word in _REGULAR.split()} | _IRREGULAR
"""The verbs that bring something about: the form of the passive, and the form of “Who …?”."""

TIER = "default"
TRIGGERS = frozenset(PAST)

_VERB = re.compile(
    rf" (?P<be>was|were)(?P<first> (?:first|originally|initially|independently|jointly|officially))? "
    rf"(?P<verb>{'|'.join(sorted(PAST))})\b"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_YEAR = re.compile(rf"\bin (?:(?:{_MONTHS}) )?(?P<year>1\d{{3}}|20\d\d)(?!\d)")
_INEXACT = re.compile(
    r"\w|[’']s|\?| ?[-–—/~(]| ?(?:BC|BCE|B\.C)\b|,? (?:or|at the (?:latest|earliest))\b"
    r"|(?:,|,? (?:and|to|until|till|through)) (?:(?:again|then|in|about|around|early|late|later) )*"
    rf"(?:(?:{_MONTHS}) )?\d"
)
"""What follows a year that is not the one answer: “in 1599 or 1600”, “in 1791 and 1792”, “in 1914–1918”."""

_ANOTHER_DATE = re.compile(r"\d{3}|\b(?:not|before|after|since|until|during|around|about|circa|between)\b|, \w+ing\b")
_NATURAL = word_set("discovered detected synthesized synthesised")
_BY = re.compile(r"\bby (?=\S)")
_AGENT_END = re.compile(
    r"[,;:()]| (?:in|at|on|for|as|to|from|with|who|which|that|when|while|after|before|during|under|using"
    r"|based|because|around|about|through|into|until|since|near|over|between|is|was|were|has|had)\b"
)
_VERBS = AUXILIARIES | FINITE_VERBS | PARTICIPLES | RELATIVES | frozenset(PAST)
_LONGEST_PLACE = 6


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield the questions for the maker and for the year."""
    for clause in clauses(sentence):
        found = _VERB.search(clause.text)
        if found is not None and not is_hedged(clause.text):
            yield from _cards(clause, found)


def _cards(clause: Clause, found: re.Match[str]) -> Iterator[Card]:
    verb = clause.verb()
    subject = clause.subject(found.start())
    if subject is None or verb is None or verb[0] != found.start("be"):
        return
    if not _is_the_one(subject, found["be"], clause.sentence):
        return
    common = found["verb"] in _NATURAL and has_common_suffix(subject)
    thing = inside(subject, clause.sentence, common=common)
    agent = _agent(clause, found.end())
    year = _year(clause, found.end())
    place = _place(clause, found.end())
    if place is None:
        return
    first = found["first"] or ""
    if agent is not None:
        yield from ask(clause.sentence, f"Who{first} {PAST[found['verb']]} {thing}{place}?", agent)
    if year is not None and year.text not in subject.text:
        yield from ask(clause.sentence, f"In which year {found['be']} {thing}{first} {found['verb']}{place}?", year)


def _is_the_one(subject: Phrase, be: str, sentence: Sentence) -> bool:
    """Whether there is but one such thing: “a theory” and “laws” were brought about by many."""
    words = words_of(subject.text)
    if words[0] in ("a", "an") or read_number(words[0]) is not None:
        return False
    return be == "was" or is_name(subject, sentence.vocabulary)


def _agent(clause: Clause, start: int) -> Phrase | None:
    """Return the maker, who must be named: “by the company” would ask for something that nobody can know."""
    found = _BY.search(clause.text, start)
    if found is None:
        return None
    end = _AGENT_END.search(clause.text, found.end())
    phrase = clause.phrase.part(found.end(), end.start() if end else None)
    words = phrase.words
    if not 1 <= len(words) <= 9 or has_pronoun(phrase.text) or points_elsewhere(phrase.text):
        return None
    if not words[-1][0].isupper() or (words[0][0].islower() and len(words) == 1) or "by" in words or _tells_more(words):
        return None
    return phrase


def _year(clause: Clause, start: int) -> Phrase | None:
    """Return the year, if it is exact and belongs to this verb: in “… and performed in 1601” it does not."""
    found = _YEAR.search(clause.text, start)
    if found is None or _INEXACT.match(clause.text, found.end()):
        return None
    before = clause.phrase.part(start, found.start())
    if _ANOTHER_DATE.search(before.text) or before.words.count("by") > 1 or _tells_more(before.words):
        return None
    return clause.phrase.part(*found.span("year"))


def _tells_more(words: list[str]) -> bool:
    """Whether a second verb is among the words."""
    return any(word in _VERBS or (word.islower() and word.endswith("ed")) for word in words)


def _place(clause: Clause, start: int) -> str | None:
    """Return what stands between the verb and the maker or the year, which belongs to the question.

    “ to GitHub” in “was deployed to GitHub by Facebook in 2017”. None where it is no such phrase.
    """
    ends = [found.start() for found in (_BY.search(clause.text, start), _YEAR.search(clause.text, start)) if found]
    if not ends:
        return None
    between = clause.phrase.part(start, min(ends))
    if not between.text:
        return ""
    words = words_of(between.text)
    if words[0] not in ("to", "for", "at", "on", "into", "as", "with", "in", "from") or len(words) > _LONGEST_PLACE:
        return None
    if has_pronoun(between.text) or points_elsewhere(between.text) or re.search(r"[,;:()]| the |\d{3}", between.text):
        return None
    return f" {between.markdown}"
