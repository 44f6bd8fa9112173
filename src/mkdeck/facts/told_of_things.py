"""Statements of one form about a thing with a name: “QGIS *runs on* Linux”, “FreeRTOS *is distributed under* …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.deed_things import is_named_thing
from mkdeck.facts.guards import is_dated, is_hedged, points_elsewhere
from mkdeck.facts.lists import names_go_on
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import inside
from mkdeck.facts.sentences import Sentence
from mkdeck.values import dataclass

_LONGEST = 6
_PART = re.compile(r"[A-Z]\w*[A-Z]\w* [a-z]+")
"""What is of a thing whose name nobody takes for a word: “OpenStreetMap data”."""

_REASON = re.compile(r", (?:when|because|after|since) ")
"""Behind it stands why something was so, or what happened then, which may well be supposed."""


@dataclass(frozen=True, slots=True)
class Told:
    """A clause, what a form found in it, the thing that is its subject, and how a question names that."""

    clause: Clause
    found: re.Match[str]
    subject: Phrase
    thing: str


def told_of_things(sentence: Sentence, form: re.Pattern[str], verb: str) -> Iterator[Told]:
    """Yield the clauses that a form reads behind a subject with a name; `verb` is its group for the main verb."""
    for clause in clauses(sentence):
        found = form.search(clause.text)
        main = clause.verb()
        subject = clause.subject(found.start()) if found else None
        if found is None or subject is None or (main and main[0] != found.start(verb)):
            continue
        is_named = is_named_thing(subject, sentence) or _PART.fullmatch(subject.text) is not None
        if len(subject.words) > _LONGEST or not is_named or points_elsewhere(subject.text):
            continue
        if names_go_on(clause.text, found.end()):
            continue
        main_part = _REASON.split(clause.text, maxsplit=1)[0]
        told = main_part if found.end() <= len(main_part) else clause.text
        if not (is_hedged(told) or is_dated(told)):
            yield Told(clause, found, subject, inside(subject.without("strong"), sentence, named=True))
