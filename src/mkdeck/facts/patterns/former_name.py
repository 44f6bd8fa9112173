"""What something was called before: “Siemens EDA used to be called Mentor Graphics”.

“Phrase, formerly Memsource, …” tells it as well, and what started out under another name, or was given a new one.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.deed_things import is_named_thing, thing_before
from mkdeck.facts.guards import points_elsewhere
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.told_of_things import told_of_things
from mkdeck.facts.words import word_set

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = word_set("formerly renamed used originally once known started began called named went")
MAY_STATE = re.compile(
    r"\b(?:formerly|renamed)\b|\b(?:used to be|was (?:originally|once|formerly|first|at first)|known for years as) "
    r"|\b(?:started out|began|began life)\b[^,;:]{0,40} (?:as|under) "
    r"|\bwent by the name |\bwas (?:called|named|known as) [^,;:]{1,40} until\b|\bwas known until "
)

_NAME = r"[“\"]?(?P<name>[A-Z][\w.+#’'/-]*(?: [A-Z\d][\w.+#’'/-]*){0,3})[”\"]?"
_ENDS = r"(?=$|[.,;:)]| (?:in|and|but|until|before|when|after|because|since)\b)"
_WAS_CALLED = re.compile(
    r" (?P<verb>was|used)(?: to be)? (?:originally |once |formerly |first |at first )?"
    r"(?:called|named|known (?P<then>until \d{4} )?as) "
    rf"{_NAME}{_ENDS}(?P<until> until\b)?"
)
_WENT_BY = re.compile(rf" (?P<verb>went|goes) by the name (?:of )?{_NAME} until\b")
_IS_FORMER = re.compile(r"\b(?:used to be|originally|once|formerly|first)\b")
_ASIDE = re.compile(
    rf"(?:,| \() ?(?:formerly|originally|once)(?: called| named| known as)? {_NAME}[,)]"
    rf"|, known for years as {_NAME.replace('<name>', '<known>')},"
)
_RENAMED = re.compile(
    rf" (?P<verb>was|has)(?: been)? renamed(?: to| as)? {_NAME}(?: in (?P<year>\d{{4}}))?"
    r"(?=$|[.,;:)]| (?:and|but|when|after)\b)"
)
_STARTED = re.compile(
    r" (?P<verb>started out|began life|began)(?: (?:in|at) [A-Z\d][^,;:()]{1,30}?)? (?:as|under the name) "
    rf"{_NAME}{_ENDS}"
)
_USES = re.compile(r"\b(?:uses?|used|using|with|supports?|reads?|writes?) $")
_LONGEST = 5


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What was X formerly called?”, “Under which name did X start out?” and “What was X renamed?”."""
    told = with_subject(sentence)
    for statement in told_of_things(told, _WAS_CALLED, "verb"):
        if statement.found["until"] or statement.found["then"] or _IS_FORMER.search(statement.found[0]):
            yield from _ask(
                told, f"What was {statement.thing} formerly called?", statement.clause.phrase, statement.found
            )
    for statement in told_of_things(told, _WENT_BY, "verb"):
        yield from _ask(told, f"What was {statement.thing} formerly called?", statement.clause.phrase, statement.found)
    for statement in told_of_things(told, _RENAMED, "verb"):
        when = f" in {statement.found['year']}" if statement.found["year"] else ""
        yield from _ask(told, f"What was {statement.thing} renamed{when}?", statement.clause.phrase, statement.found)
    for statement in told_of_things(told, _STARTED, "verb"):
        did = "begin life" if statement.found["verb"] == "began life" else "start out"
        yield from _ask(
            told, f"Under which name did {statement.thing} {did}?", statement.clause.phrase, statement.found
        )
    yield from _aside(sentence)


def _aside(sentence: Sentence) -> Iterator[Card]:
    """Yield the question of “Phrase, formerly Memsource, …” and of “1EdTech (formerly IMS Global)”."""
    body = sentence.body
    found = _ASIDE.search(body.text)
    thing = thing_before(body, found.start(), sentence, has_kind=True, is_firm=True) if found else None
    if found is None or thing is None or is_of_person(thing.text) or points_elsewhere(thing.text):
        return
    if _USES.search(body.text, 0, thing.start - body.start):
        return  # “Canon uses CR3 (formerly CR2)”
    if is_named_thing(thing, sentence) and len(thing.words) <= _LONGEST:
        named = inside(thing.without("strong"), sentence, named=True)
        yield from _ask(sentence, f"What was {named} formerly called?", body, found)


def _ask(sentence: Sentence, front: str, phrase: Phrase, found: re.Match[str]) -> Iterator[Card]:
    name = phrase.part(*found.span("name" if found["name"] else "known"))
    if not set(words_of(name.text)) <= set(words_of(front)):
        yield from ask(sentence, front, name)
