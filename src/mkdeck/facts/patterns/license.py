"""Under which license something is released: “FreeRTOS is distributed under the MIT license”."""

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
TRIGGERS = word_set("distributed released published available licensed licenced covered open free open-source")

_BY_NAME = (
    r"(?:the )?(?:Apache(?: License)?,? (?:[Vv]ersion )?2\.0|(?:GNU )?[AL]?GPL ?v?\d(?:\.\d)?(?:\+)?|CC0"
    r"|CC[ -]BY(?:-[A-Z]{2})*(?: \d\.\d)?|BSD \d-[Cc]lause|MPL ?\d\.\d|(?:MIT|BSD|Apache|[AL]?GPL)(?=$|[,.;]))"
)
"""“Apache 2.0”, “the GPL”, “CC BY 4.0”."""
_LICENSE = (
    rf"{_BY_NAME}|(?:version \d(?:\.\d)? of )?(?:the|an?) (?:[a-z]+ )?"
    r"(?:(?:GNU )?[AL]?GPL(?:v?\d)?|(?:[A-Z][\w.-]* ){1,4}(?:\d(?:\.\d)? )?[Ll]icen[cs]e(?: \d(?:\.\d)?)?)"
)
_STATEMENT = re.compile(
    r" (?P<be>is|was|are|were)(?: written in [A-Z][\w+#]* and| itself| also| first)? "
    r"(?:(?P<done>distributed|released|published|(?:made )?available|licen[cs]ed|covered)"
    r"|(?:free|open[- ]source|free and open[- ]source)(?: software)?)"
    rf"(?: (?:as open[ -]source|as free software|freely))?(?: in \d{{4}})? (?:under|by) "
    rf"(?P<license>(?:{_LICENSE}))(?=$|[,.;:)]| (?:and|so|but|which|with|from|in|by) )"
)

_SPELLED = re.compile(r"[Ll]icen[cs]e")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Under which license is X distributed?”."""
    for told in told_of_things(sentence, _STATEMENT, "be"):
        found = told.found
        done = found["done"] or "released"
        done = "released" if done[0] in "clm" else done  # covered, licensed, made available
        under = told.clause.phrase.part(*found.span("license"))
        spelled = _spelled(sentence, under.text)
        yield from ask(sentence, f"Under which {spelled} {found['be']} {told.thing} {done}?", under)


def _spelled(sentence: Sentence, told: str) -> str:
    """Return how a lesson spells the word, which is what the answer says where it holds it."""
    spelled = "".join(_SPELLED.findall(told)[:1]).casefold()
    counts = sentence.vocabulary.counts
    return spelled or ("licence" if counts.get("licence", 0) > counts.get("license", 0) else "license")
