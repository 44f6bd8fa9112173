"""On which operating systems a named thing runs: “QGIS runs on Windows, macOS, and Linux”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.deed_things import is_named_thing
from mkdeck.facts.guards import is_dated, is_hedged, points_elsewhere
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = word_set("runs run ran available")

_SYSTEM = (
    r"(?:the )?(?:Microsoft )?(?:Windows|macOS|Mac(?: ?OS(?: X)?)?|Macintosh|Linux|Unix|iOS|iPadOS|Android|ChromeOS"
    r"|FreeBSD|DOS|iPad|iPhone)"
)
_STATEMENT = re.compile(
    r" (?P<verb>runs?|ran|(?P<be>is|was) available)(?: only| natively| at first| equally well)? (?P<on>on|for) "
    rf"(?P<systems>{_SYSTEM}(?:(?:, {_SYSTEM})*,? and {_SYSTEM})?)(?=$|[.,;:]| (?:and|but|only) )"
)
_LONGEST = 6


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “On which operating systems does X run?”."""
    for clause in clauses(sentence):
        found = _STATEMENT.search(clause.text)
        verb = clause.verb()
        subject = clause.subject(found.start()) if found else None
        if found is None or subject is None or (verb and verb[0] > found.start("verb")):
            continue
        if len(subject.words) > _LONGEST or not is_named_thing(subject, sentence) or points_elsewhere(subject.text):
            continue
        if is_hedged(clause.text) or is_dated(clause.text):
            continue
        systems = clause.phrase.part(*found.span("systems"))
        thing = inside(subject.without("strong"), sentence, named=True)
        plural = "s" if " and " in systems.text else ""
        if found["be"]:
            asked = f"For which operating system{plural} {found['be']} {thing} available?"
        else:
            did = "did" if found["verb"] == "ran" else "do" if found["verb"] == "run" else "does"
            asked = f"On which operating system{plural} {did} {thing} run?"
        yield from ask(sentence, asked, systems)
