"""Under which name something came out: “CUDA-Q was announced in 2022 under the name QODA”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.deed_things import is_named_thing
from mkdeck.facts.guards import has_pronoun, is_dated, is_hedged, points_elsewhere
from mkdeck.facts.objects import with_object
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.told_of_things import told_of_things
from mkdeck.facts.words import word_set

TIER = "default"
OF_PARTS = True
TRIGGERS = word_set("name")

_UNDER = (
    r"under the (?:code )?name (?:of )?[“\"]?(?P<name>[A-Z][\w.+#’'/-]*(?: [A-Z\d][\w.+#’'/-]*){0,3})[”\"]?"
    r"(?=$|[.,;:)]| (?:in|and|but|until|before|when|after|because|since|by)\b)"
)
_REGULAR = "announced|developed|founded|introduced|launched|marketed|opened|published|released|sold|started|unveiled"
_DONE = re.compile(
    rf" (?P<be>was|were) (?:first |originally )?(?P<done>{_REGULAR}|begun|written)"
    rf"(?: [^,;:()]{{2,60}}?)?(?:, then [^;:()]{{2,70}}?,)? {_UNDER}"
)
_DID = re.compile(
    rf"[^,;:()]{{2,60}} (?P<done>{_REGULAR}|began|wrote) (?P<thing>[^,;:()]{{1,40}}?)(?: (?:in|on) [^,;:()]{{2,40}}?)? "
    rf"{_UNDER}"
)
_TWO_DEEDS = re.compile(r" and (?:then |later )?[a-z]+ed\b")
"""“Launched Chrome in 2008 *and forked it* in 2013 under the name Blink”."""
_PARTICIPLES = {"began": "begun", "wrote": "written"}
_AGAIN = ("developed", "released", "written")
"""What goes on after the first time, so that it must be said that the first name is asked for."""
_LONGEST = 5


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Under which name was X originally launched?”."""
    if "under the " not in sentence.text:
        return
    told = with_object(with_subject(sentence))
    for statement in told_of_things(told, _DONE, "be"):
        found = statement.found
        name = statement.clause.phrase.part(*found.span("name"))
        yield from _ask(told, f"Under which name {found['be']} {statement.thing} {_at_first(found['done'])}?", name)
    did = _DID.match(told.body.text)
    if did is None or _TWO_DEEDS.search(did[0]) or is_hedged(did[0]) or is_dated(did[0]):
        return
    thing = told.body.part(*did.span("thing"))
    leans = has_pronoun(thing.text) or points_elsewhere(thing.text)
    if is_named_thing(thing, told) and len(thing.words) <= _LONGEST and not leans:
        done = _PARTICIPLES.get(did["done"], did["done"])
        named = inside(thing.without("strong"), told, named=True)
        yield from _ask(told, f"Under which name was {named} {_at_first(done)}?", told.body.part(*did.span("name")))


def _at_first(done: str) -> str:
    """Return a deed as it is asked for: what is launched has that name at first, what is released may be so again."""
    return f"originally {done}" if done in _AGAIN else done


def _ask(sentence: Sentence, front: str, name: Phrase) -> Iterator[Card]:
    if not set(words_of(name.text)) <= set(words_of(front)):
        yield from ask(sentence, front, name)
