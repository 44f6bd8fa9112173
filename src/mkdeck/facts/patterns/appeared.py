"""When something named came out: “VxWorks appeared in 1987”, “Canva launched in 2013”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.dates import Date, exact_date, fronted_date
from mkdeck.facts.deeds import is_named_thing, is_sure, is_the_one
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import is_of_person
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
_PAST = {
    "appeared": "appear", "arrived": "arrive", "came": "come", "debuted": "debut", "launched": "launch",
    "shipped": "ship", "went": "go",
}  # fmt: skip
TRIGGERS = word_set("appeared arrived came debuted launched shipped went")

_VERB = re.compile(
    r"(?<![:,;–—-]) (?P<first>first )?(?:(?P<verb>appeared|arrived|debuted|launched|shipped)|(?P<phrase>came out"
    r"|went on sale|went public))(?=[,.;)]|$| (?:in|on|at|as|for|under|around)\b)"
)
_LONGEST = 5


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “In which year did VxWorks appear?”."""
    for clause in clauses(sentence):
        fronted = fronted_date(clause.phrase)
        date, rest = fronted or (None, clause.phrase)
        found = _VERB.search(rest.text)
        if found is None:
            continue
        main = Clause(rest, sentence, clause.topic)
        subject = main.subject(found.start())
        when = date or _right_behind(rest, found)
        if subject is None or when is None or when.is_century or not is_sure(rest.text[: when.phrase.end - rest.start]):
            continue
        is_one = is_named_thing(subject, sentence) and is_the_one(subject, "was", sentence)
        if is_one and not is_of_person(subject.text) and len(subject.words) <= _LONGEST:
            yield from ask(sentence, _question(found, inside(subject.without("strong"), sentence), when), when.phrase)


def _right_behind(rest: Phrase, found: re.Match[str]) -> Date | None:
    """Return the date that stands right behind the verb."""
    date = exact_date(rest, found.end())
    return date if date is not None and not rest.text[found.end() : date.start].strip() else None


def _question(found: re.Match[str], thing: str, when: Date) -> str:
    first = found["first"] or ""
    if found["phrase"]:
        verb, _, rest = found["phrase"].partition(" ")
        return f"{when.question} did {thing} {first}{_PAST[verb]} {rest}?"
    return f"{when.question} did {thing} {first}{_PAST[found['verb']]}?"
