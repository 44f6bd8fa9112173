"""On which operating systems a named thing runs: “QGIS runs on Windows, macOS, and Linux”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.told_of_things import told_of_things
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


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “On which operating systems does X run?”."""
    for told in told_of_things(sentence, _STATEMENT, "verb"):
        found, systems = told.found, told.clause.phrase.part(*told.found.span("systems"))
        plural = "s" if " and " in systems.text else ""
        if found["be"]:
            asked = f"For which operating system{plural} {found['be']} {told.thing} available?"
        else:
            did = "did" if found["verb"] == "ran" else "do" if found["verb"] == "run" else "does"
            asked = f"On which operating system{plural} {did} {told.thing} run?"
        yield from ask(sentence, asked, systems)
