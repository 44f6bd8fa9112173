"""Under which license something is released: “FreeRTOS is distributed under the MIT license”."""

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
TRIGGERS = word_set("distributed released published available licensed licenced covered")

_LICENSE = (
    r"(?:version \d(?:\.\d)? of )?(?:the|an?) (?:[a-z]+ )?"
    r"(?:(?:GNU )?[AL]?GPL(?:v?\d)?|(?:[A-Z][\w.-]* ){1,4}(?:\d(?:\.\d)? )?[Ll]icen[cs]e(?: \d(?:\.\d)?)?)"
)
_STATEMENT = re.compile(
    r" (?P<be>is|was)(?: written in [A-Z][\w+#]* and| itself| also| first)? "
    r"(?P<done>distributed|released|published|available|licen[cs]ed|covered)"
    rf"(?: (?:as open source|as free software|freely))? (?:under|by) "
    rf"(?P<license>{_LICENSE})(?=$|[,.;:)]| (?:and|so|but|which|with|from|in|by) )"
)
_LONGEST = 6


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Under which license is X distributed?”."""
    for clause in clauses(sentence):
        found = _STATEMENT.search(clause.text)
        verb = clause.verb()
        subject = clause.subject(found.start()) if found else None
        if found is None or subject is None or (verb and verb[0] != found.start("be")):
            continue
        if len(subject.words) > _LONGEST or not is_named_thing(subject, sentence) or points_elsewhere(subject.text):
            continue
        if is_hedged(clause.text) or is_dated(clause.text):
            continue
        thing = inside(subject.without("strong"), sentence, named=True)
        done = "released" if found["done"][0] in "cl" else found["done"]  # covered, licensed
        license_told = clause.phrase.part(*found.span("license"))
        yield from ask(sentence, f"Under which license {found['be']} {thing} {done}?", license_told)
