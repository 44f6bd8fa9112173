"""Where a firm or the like has its home: “Prinoth, based in Sterzing”, “StataCorp is based in Texas”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import clauses
from mkdeck.facts.dates import MONTHS
from mkdeck.facts.deed_things import is_named_thing, thing_before
from mkdeck.facts.guards import is_hedged, points_elsewhere
from mkdeck.facts.lists import names_go_on
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.told_of_things import told_of_things
from mkdeck.facts.towns import TOWN
from mkdeck.facts.words import word_set

TIER = "default"
OF_STATEMENTS = True
OF_PARTS = True
TRIGGERS = word_set("based headquarters headquartered from of")
MAY_STATE = re.compile(
    r"\b(?:based|headquarter(?:s|ed)|(?:comes?|came|hails?) from)\b|, (?:an? [^,]{3,50} )?(?:from|of|out of) [A-Z]"
)

_FIRM = r"(?:company|firm|maker|manufacturer|start-?up|studio|vendor|agency|house|group|nonprofit|cooperative|brand)"
_KIND = rf"(?: an? (?:[A-Za-z-]+ ){{0,4}}{_FIRM},?)?"
_PLACE = (
    r"(?:[A-ZÀ-Þ][\w’'.-]*(?: [A-ZÀ-Þ][\w’'-]*){0,2})(?:(?:,| in| near) (?:the )?[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ]\w+)?)?"
)
_IN_PLACE = rf"(?P<place>{_PLACE})(?=$|[.,;:)]| (?:and|but|since|where|with|by) )"
_ASIDE = re.compile(
    rf",{_KIND} (?:which (?:is|has) )?(?:(?P<based>based|headquartered)|(?:with )?(?:its )?headquarters) in {_IN_PLACE}"
)
_FROM = re.compile(
    rf",(?P<kind> an? (?:[A-Za-z-]+ ){{0,4}}{_FIRM})? (?:from|of|out of) (?P<place>{_PLACE})(?=,|[.;]|$)"
)
_STATEMENT = re.compile(
    rf" (?P<verb>is|has) (?:today |now |still |an? (?:[A-Za-z-]+ ){{0,4}}?{_FIRM},? )?(?:(?P<based>based|headquartered)"
    rf"|(?:its|their|with|with its) (?:main |world )?headquarters) in {_IN_PLACE}"
)
_AND_BASED = re.compile(
    rf",? and (?:is (?P<based>based|headquartered)|has (?:its|their) (?:main |world )?headquarters) in {_IN_PLACE}"
)
_SCHOOL = (
    r"(?:the )?(?:(?:University|Institute) of [A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z][a-z]+(?: [A-Z][a-z]+)? University)"
)
_COMES = re.compile(
    rf" (?P<verb>comes|came|hails) from (?P<place>(?P<school>{_SCHOOL})|{_PLACE})(?=$|[.;]|,? (?:and|but|which)\b)"
)
_HOUSE = re.compile(
    r" (?P<verb>comes|came) from (?P<house>(?:the )?[A-Z][\w&.-]*(?: (?:(?:of|for|the) )?[A-Z][\w&.-]*){1,5})"
    r"(?=$|[.;,(]| (?:and|in|but)\b)"
)
"""“**Unreal Engine** comes from Epic Games”: of what is marked, a house is told as well as a place."""
_LANGUAGE = re.compile(
    r"(?:the )?(?:Old )?(?:(?:Greek|Latin|Dutch|French|German|Norse)\b|[A-Z][a-z]+(?:ic|ish|ese|ian)(?= [a-z]|$))"
)
_OF_OWNER = re.compile(r", (?:an?|the) [^,]{2,40} of [A-Z][\w-]*$")
"""“Google, the owner of Android, based in Mountain View”."""
_TIME = re.compile(rf"\d|\b(?:{MONTHS})\b")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Where is X based?”."""
    told = with_subject(sentence)
    for statement in told_of_things(told, _STATEMENT, "verb"):
        place = statement.clause.phrase.part(*statement.found.span("place"))
        yield from _ask(told, _asked(statement.thing, statement.found), place)
    for statement in told_of_things(told, _COMES, "verb"):
        found = statement.found
        if found["school"] or TOWN.search(found["place"]):
            did = "did" if found["verb"] == "came" else "does"
            place = statement.clause.phrase.part(*found.span("place"))
            yield from _ask(told, f"Where {did} {statement.thing} come from?", place)
    yield from _of_house(sentence)
    yield from _and_based(told)
    yield from _aside(sentence)


def _of_house(sentence: Sentence) -> Iterator[Card]:
    """Yield “Where does X come from?” of a marked name at the beginning and the house that it is from."""
    body = sentence.body
    mark = next((m for m in body.inline.marks if m.kind in ("strong", "emphasis") and m.start >= body.start), None)
    if mark is None or body.text[: mark.start - body.start].casefold() not in ("", "the ") or mark.end > body.end:
        return
    found = _HOUSE.match(body.text, mark.end - body.start)
    if found is None or _LANGUAGE.match(found["house"]) or names_go_on(body.text, found.end()):
        return
    thing = Phrase(body.inline, body.start, mark.end)
    if is_of_person(thing.text) or TOWN.search(found["house"]) or not is_named_thing(thing, sentence):
        return  # which a place answers, or what is no name
    did = "did" if found["verb"] == "came" else "does"
    named = inside(thing.without("strong"), sentence, named=True)
    yield from _ask(sentence, f"Where {did} {named} come from?", body.part(*found.span("house")))


def _and_based(sentence: Sentence) -> Iterator[Card]:
    """Yield the question of “X sells maps and is based in Oslo”."""
    for clause in clauses(sentence):
        found, verb = _AND_BASED.search(clause.text), clause.verb()
        thing = clause.subject(verb[0]) if found and verb else None
        if found is None or thing is None or not is_named_thing(thing, sentence) or is_of_person(thing.text):
            continue
        if names_go_on(clause.text, found.end()):
            continue
        named = inside(thing.without("strong"), sentence, named=True)
        yield from _ask(sentence, _asked(named, found), clause.phrase.part(*found.span("place")))


def _aside(sentence: Sentence) -> Iterator[Card]:
    """Yield the question of “Prinoth, based in Sterzing, …” and of “Datawrapper, from Berlin, …”."""
    body = sentence.body
    based = _ASIDE.search(body.text)
    found = based or _FROM.search(body.text)
    if found is None or not (based or found["kind"] or TOWN.search(found["place"])):
        return
    if names_go_on(body.text, found.end()) or _OF_OWNER.search(body.text, 0, found.start()):
        return
    thing = thing_before(body, found.start(), sentence, has_kind=True, is_firm=True)
    if thing is not None and not (based or found["kind"]) and len(thing.words) > 1:
        return  # “Adam Ondra, from Brno”
    if thing is None or is_of_person(thing.text) or not is_named_thing(thing, sentence) or points_elsewhere(thing.text):
        return
    named = inside(thing.without("strong"), sentence, named=True)
    asked = _asked(named, based) if based else f"Where is {named} based?"
    yield from _ask(sentence, asked, body.part(*found.span("place")))


def _asked(named: str, found: re.Match[str]) -> str:
    return f"Where is {named} {found['based']}?" if found["based"] else f"Where does {named} have its headquarters?"


def _ask(sentence: Sentence, asked: str, place: Phrase) -> Iterator[Card]:
    if not is_hedged(sentence.text[: place.end - sentence.phrase.start]) and not _TIME.search(place.text):
        yield from ask(sentence, asked, place)
