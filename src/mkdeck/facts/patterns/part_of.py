"""What a named thing belongs to: “the Equal Protection Clause, which is part of the Fourteenth Amendment”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import is_dated, is_hedged, is_name
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence

TIER = "default"
TRIGGERS = frozenset({"part"})

_NAME = r"[A-Z][\w’'-]*(?: (?:(?:of|the|and) )*[A-Z][\w’'-]*){0,5}"
_PART = re.compile(
    rf"(?P<thing>\b(?:[Tt]he )?{_NAME})(?P<which>, which)? (?P<be>is|was) (?:a )?part of (?P<whole>(?:the )?{_NAME})"
    r"(?=$|[,;:.])"
)

_OF_ARTICLE = re.compile(r"\bthe (?:[a-z-]+ ){1,3}$")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X part of?”."""
    body = sentence.body
    found = _PART.search(body.text)
    if found is None or is_hedged(found[0]) or is_dated(body.text):
        return
    thing = body.part(*found.span("thing"))
    if found.start() > 0 and not found["which"]:
        return  # “The flag of X is part of …” is about the flag
    if not _is_named(thing, sentence):
        return
    shown = re.sub(r"^The ", "the ", thing.without("strong").markdown)
    if _OF_ARTICLE.search(body.text, 0, found.start()):
        shown = f"the {shown}"  # “the newly formed X, which is part of …”
    yield from ask(sentence, f"What {found['be']} {shown} part of?", body.part(*found.span("whole")))


def _is_named(thing: Phrase, sentence: Sentence) -> bool:
    text = thing.text.removeprefix("The ").removeprefix("the ")
    name = thing.part(len(thing.text) - len(text))
    return len(name.words) > 1 or is_name(name, sentence.vocabulary)
