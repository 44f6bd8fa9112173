"""When something named came out: “VxWorks appeared in 1987”, “Canva launched in 2013”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.dates import Date, exact_date, fronted_date
from mkdeck.facts.deed_things import is_named_thing, is_the_one
from mkdeck.facts.deeds import is_sure
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import is_name
from mkdeck.facts.memory import found_once
from mkdeck.facts.names import is_house, is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence

TIER = "default"
is_likely = by_points
OF_STATEMENTS = True
OF_PARTS = True
_PAST = {
    "appeared": "appear",
    "arrived": "arrive",
    "began": "begin",
    "came": "come",
    "debuted": "debut",
    "launched": "launch",
    "shipped": "ship",
    "started": "start",
    "went": "go",
}
TRIGGERS = frozenset(_PAST)

_VERB = re.compile(
    r"(?<![:,;–—-]) (?P<first>first )?(?:(?P<verb>appeared|arrived|began|debuted|launched|shipped|started)"
    r"|(?P<phrase>came out|went (?:on sale|public|online|live)))(?=[,.;)]|$| (?:in|on|at|as|for|under|around)\b)"
)
_ENDS = re.compile(r"[,.;:]|$")
_GOES_ON = re.compile(r"$|[,.;:)]| (?:as|and|but|on|for|in|at|to|with|under|by|from|after|when)\b")
_OF_ANYTHING = ("began", "started", "appeared", "arrived", "debuted")
"""Verbs of trades, wars and people as well: “In 1847 the United States began to …”, “Mozart first appeared in 1762”."""
_MODEL = re.compile(r"[Tt]he \w+ \d+\w*$")
"""“The Model 8”: of what?"""
_OF_FIRMS = ("began", "started", "arrived")
"""What a firm does in a field, as well as at all: “Google began in 2008 with App Engine”."""
_OF_PEOPLE = ("appeared", "arrived", "debuted")
_OF_WORKS = ("launched", "shipped", "went on sale")
"""Verbs that are not said of somebody: “Google Tag Manager launched in 2012”."""
_OF_VERSION = re.compile(
    r"(?P<owner>.{2,40})['’]s? (?:first|second|original) (?:public )?(?:version|release|edition|model)"
)
"""“ArduPilot’s first version appeared in 2009.”"""
_HAS_SIGN = re.compile(r"\d|[a-z][A-Z]|[A-Z]{2}|\w [A-Z]")
"""What few names of people have: a digit, a capital within a word or behind another word."""
_LONGEST = 5


@found_once
def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “In which year did VxWorks appear?”."""
    for clause in clauses(sentence):
        fronted = fronted_date(clause.phrase)
        date, rest = fronted or (None, clause.phrase)
        found = _VERB.search(rest.text)
        if found is None:
            continue
        main = Clause(rest, sentence, clause.goes_on)
        subject = main.subject(found.start())
        may_be_fronted = found["verb"] not in ("began", "started") and _ENDS.match(rest.text, found.end()) is not None
        when = (date if may_be_fronted else None) or _right_behind(rest, found)
        if subject is None or when is None or when.is_century or not is_sure(rest.text[: when.phrase.end - rest.start]):
            continue
        is_one = is_named_thing(subject, sentence) and is_the_one(subject, "was", sentence)
        owned = _OF_VERSION.fullmatch(subject.text)
        if owned is not None and is_named_thing(subject.part(0, owned.end("owner")), sentence):
            named = inside(subject.without("strong"), sentence, named=True)
            yield from ask(sentence, _question(found, named, when), when.phrase)
            continue
        if found["verb"] in _OF_ANYTHING and not _is_own_name(subject, found["verb"], sentence):
            continue
        is_one = is_one and _MODEL.match(subject.text) is None
        is_work = (found["verb"] or found["phrase"]) in _OF_WORKS or not is_of_person(subject.text)
        if is_one and is_work and len(subject.words) <= _LONGEST:
            yield from ask(
                sentence, _question(found, inside(subject.without("strong"), sentence, named=True), when), when.phrase
            )


def _is_own_name(subject: Phrase, verb: str, sentence: Sentence) -> bool:
    """Whether a subject is a name, and no word that anything may be called: “Trading began in 1995”."""
    is_told = is_name(subject, sentence.vocabulary) or subject.is_marked("strong", "emphasis")
    is_work = subject.is_marked("strong", "emphasis", "code") or _HAS_SIGN.search(subject.text) is not None
    is_title = subject.is_marked("strong") and len(subject.words) > 1
    is_clear = is_told and "→" not in subject.text and (is_title or not is_everyday(words_of(subject.text)[-1]))
    is_firm = verb in _OF_FIRMS and is_house(subject.text)
    return is_clear and not is_firm and (is_work or verb not in _OF_PEOPLE)


def _right_behind(rest: Phrase, found: re.Match[str]) -> Date | None:
    """Return the date that stands right behind the verb."""
    date = exact_date(rest, found.end())
    if date is None or rest.text[found.end() : date.start].strip():
        return None
    return date if _GOES_ON.match(rest.text, date.phrase.end - rest.start) else None


def _question(found: re.Match[str], thing: str, when: Date) -> str:
    first = found["first"] or ""
    if found["phrase"]:
        verb, _, rest = found["phrase"].partition(" ")
        return f"{when.question} did {thing} {first}{_PAST[verb]} {rest}?"
    return f"{when.question} did {thing} {first}{_PAST[found['verb']]}?"
