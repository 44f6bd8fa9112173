"""Who holds an office or did a thing first, told beside the name: “John Adams, the second president of …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import has_pronoun, holds_anaphora, is_dated, is_name, is_opinion, points_elsewhere
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set

TIER = "more"
_COUNTED_HEADS = word_set(
    "president king queen emperor empress pope minister chancellor justice governor leader ruler pharaoh sultan consul "
    "dictator bishop archbishop woman man person astronaut european american african mayor patriarch director"
)
_HEADS = word_set(
    "founder inventor author discoverer composer architect successor heir teacher father mother wife widow designer "
    "creator"
)
"""Somebody who is the only one without being counted."""
_DID = {
    "author": "wrote",
    "composer": "composed",
    "creator": "created",
    "designer": "designed",
    "discoverer": "discovered",
    "founder": "founded",
    "inventor": "invented",
}
"""What somebody did of whom it is told as an office, “the author of Emma”: one asks who wrote it."""
TRIGGERS = _HEADS | _COUNTED_HEADS

_BESIDE = re.compile(
    r"(?P<name>[A-Z][\w’'.-]+(?: (?:(?:of|the|de|von|van|da|der|la) )*[A-Z][\w’'.-]*){0,4}), "
    r"(?P<office>the (?:[\w-]+ ){0,4}?(?P<head>[a-zA-Z]+)(?P<scope> (?:of|to|in) [^,;:()]{3,60}?)),"
    r"(?= (?!and\b|or\b)[a-z])"
)
_PLACE = re.compile(r"(?<=\w) in [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?$")
"""“The founder of Roland in Japan” tells where that is."""
_COUNTED = re.compile(r"the (?:(?:very )?first|last|only|second|third|fourth|fifth|sixth|\d{1,2}(?:st|nd|rd|th)) ")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who was the fourth …?”."""
    body = sentence.body
    for found in _BESIDE.finditer(body.text):
        head = found["head"].casefold()
        is_the_one = head in _HEADS or (head in _COUNTED_HEADS and _COUNTED.match(found["office"]) is not None)
        if not is_the_one or body.text[: found.start()].endswith(", "):
            continue  # behind a comma it may be one name of a list
        name, office = body.part(*found.span("name")), body.part(*found.span("office"))
        text = office.text
        if has_pronoun(text) or points_elsewhere(text) or is_dated(text) or is_opinion(text):
            continue
        if not re.search(r"\b[A-Z]", found["scope"]) or holds_anaphora(office, sentence.vocabulary):
            continue
        if len(name.words) > 1 or is_name(name, sentence.vocabulary):
            yield from ask(sentence, _asked(office, found), name.without("strong"))


def _asked(office: Phrase, found: re.Match[str]) -> str:
    """Return the question for who holds an office, or did something: “the author of *Emma*” wrote it."""
    told = office.without("strong")
    did = _DID.get(found["head"])
    if did is not None and found["office"] == f"the {found['head']}{found['scope']}" and found["scope"][:4] == " of ":
        thing = told.part(len(f"the {found['head']} of "))
        place = _PLACE.search(thing.text) if did == "founded" else None
        return f"Who {did} {thing.part(0, place.start() if place else None).markdown}?"
    return f"Who was {told.markdown}?"
