"""Since when there has been something: “Stata, which dates from 1985”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause
from mkdeck.facts.dates import DATE
from mkdeck.facts.deed_things import is_named_thing, is_the_one, thing_before
from mkdeck.facts.guards import is_hedged, points_elsewhere
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import is_signed_name
from mkdeck.facts.words import word_set

TIER = "more"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = word_set("dates goes")

_DATES = re.compile(
    r"(?:(?P<aside>,(?: an? [^,;:()]{3,70})? (?:which|that)) | )"
    r"(?:dates (?:back )?(?:from|to)|goes (?P<back>back to)) "
    rf"(?P<date>(?:about |around |the )?{DATE})(?=$|[,.;:)]| (?:and|but|when|as|in)\b)"
)
_YEAR_ONLY = re.compile(r"\d{4}")
_HOUSE = re.compile(
    r"(?<=[\w] )(?:Academy|Agency|Alliance|Association|College|Company|Federation|Foundation|Guild|Institute|League"
    r"|Orchestra|Society|Union|University)(?=$| (?:of|for)\b)"
    r"|^(?:[Tt]he )?(?:Academy|Association|Federation|Foundation|Guild|Institute"
    r"|League|Royal Society|Society|Union|University) (?:of|for)\b"
)
"""What is founded, and does not come about otherwise."""
_OF_ANOTHER = re.compile(r"\w (?:in|at|near|of|on|from|by) (?:the |an? )?$")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What year does X date from?”."""
    body = sentence.body
    for found in _DATES.finditer(body.text):
        thing = _thing(body, found, sentence)
        if thing is None or is_hedged(body.text[: found.end()]) or points_elsewhere(thing.text):
            continue
        if not is_the_one(thing, "was", sentence):
            continue
        named = inside(thing.without("strong"), sentence, named=True)
        date = body.part(*found.span("date"))
        yield from ask(sentence, _asked(thing, named, date, is_back=bool(found["back"])), date)


def _asked(thing: Phrase, named: str, date: Phrase, *, is_back: bool) -> str:
    """Return the question for a date: of a society when it was founded, of a thing what year it dates from."""
    if _HOUSE.search(thing.text) is not None:
        when = "In which year" if _YEAR_ONLY.fullmatch(date.text) else "When"
        return f"{when} was {named} founded?"
    if is_back:
        return f"How far back does {named} go?"
    if _YEAR_ONLY.fullmatch(date.text):
        return f"What year does {named} date from?"
    return f"When does {named} date from?"


def _thing(body: Phrase, found: re.Match[str], sentence: Sentence) -> Phrase | None:
    """Return what a date is told of: what stands right before the aside, or the subject of the sentence."""
    if found["aside"]:
        thing = thing_before(body, found.start(), sentence, has_kind=True, is_firm=True)
        is_beside = thing is not None and _OF_ANOTHER.search(body.inline.text, body.start, thing.start) is not None
        return None if is_beside else thing  # “the clock in the Museum, which dates from 1735”
    subject = Clause(body, sentence, None).subject(found.start())
    if subject is None:
        return None
    return subject if is_named_thing(subject, sentence) or is_signed_name(subject) else None
