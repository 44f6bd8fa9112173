"""Whose a work is, told in passing: “T. R. Schellenberg, whose *Modern Archives* came out in 1956, worked in …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import is_hedged
from mkdeck.facts.makers import read_maker
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
TRIGGERS = word_set("whose")

_CAME = (
    "appeared|came out|was (?:first )?(?:published|released|printed|staged|shown|performed|broadcast)|premiered|opened"
)
_WHOSE = re.compile(
    rf"(?P<who>[A-Z][^,;:()]{{2,50}}), whose (?P<work>[^,;:()]{{2,80}}?) (?P<came>{_CAME}) in (?P<year>1\d\d\d|20\d\d)"
    r"(?=[,;.]|$)"
)
_ASKED = {"appeared": "appear", "came out": "come out", "premiered": "premiere", "opened": "open"}


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Whose *Modern Archives* came out in 1956?” and “In which year did *Modern Archives* come out?”."""
    body = sentence.body
    found = _WHOSE.match(body.text)
    if found is None or is_hedged(found[0]):
        return
    who, work = body.part(*found.span("who")), body.part(*found.span("work"))
    if not is_of_person(who.text) or read_maker(who, sentence) is None or not _is_title(work):
        return
    came, year = found["came"], body.part(*found.span("year"))
    title = work.without("strong").markdown
    yield from ask(sentence, f"Whose {title} {came} in {year.text}?", who.without("strong"))
    if came.startswith("was "):
        yield from ask(sentence, f"In which year was {title} {came.removeprefix('was ')}?", year)
    else:
        yield from ask(sentence, f"In which year did {title} {_ASKED[came]}?", year)


def _is_title(work: Phrase) -> bool:
    """Whether a work is named by its title: in italics, or in quotation marks."""
    return work.is_marked("emphasis") or (work.text[0] in '“"‘' and work.text[-1] in '”"’')
