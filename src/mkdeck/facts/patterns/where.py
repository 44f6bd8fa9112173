"""Where something is: “X is located in Y”, “X lies between A and B”, “X are native to Y”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import (
    has_pronoun,
    is_comparative,
    is_dated,
    is_hedged,
    is_name,
    is_one_of_several,
    is_opinion,
    names_vaguely,
    points_elsewhere,
)
from mkdeck.facts.lists import goes_on_as_list
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import AUXILIARIES, FINITE_VERBS, RELATIVES, word_set

TIER = "more"
TRIGGERS = word_set("located found situated lies native comes come produced synthesized synthesised")

_PLACED = re.compile(
    r" (?P<be>is|are|was|were)(?: (?:only|mainly|mostly|usually|typically|commonly|primarily|also|chiefly))?"
    r" (?P<verb>(?<!were )(?<!was )found|located|situated|produced|synthesized|synthesised) (?P<place>(?:in|on|at"
    r"|between|near|along"
    r"|within|inside|beneath"
    r"|below|above|behind|under|off|around|across|throughout|outside|just|next to) [^;:]+)$"
)
_LIES = re.compile(
    r" (?P<verb>lies) (?P<place>(?:in|on|at|between|near|along|within|beneath|below|above|behind|off|south|north"
    r"|east|west|just) [^;:]+)$"
)
_NATIVE = re.compile(r" (?P<be>is|are) native to (?P<place>[^;:]+)$")
_FROM = re.compile(
    r" (?P<verb>comes?) from (?P<place>(?:(?:the|southern|northern|eastern|western|central) ){0,2}[^;:]+)$"
)
_ENDS = re.compile(
    r", (?!(?:\w+ )?(?:and|or)\b)|,? (?:and|but) (?:is|are|has|have|was|it|they|can|used|often|that)\b|,? (?:which"
    r"|where|because|when|while) "
)
_MORE_ADJECTIVES = re.compile(
    r", (?!(?:an?|the|which|where|who|whose|when|with|about|and|but|so|because|although|though|while|near|on|in|at|just"
    r"|\w+ing|\w+ed)\b)"
)
"""“In warm, shallow waters” must not be cut at its comma."""

_LONGEST = 20


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Where is X located?”."""
    for clause in clauses(sentence):
        if is_hedged(clause.text) or is_dated(clause.text) or is_one_of_several(clause.text):
            continue
        yield from _placed(clause)
        yield from _lies(clause)
        yield from _native(clause)
        yield from _comes_from(clause)


def _placed(clause: Clause) -> Iterator[Card]:
    found = _PLACED.search(clause.text)
    thing, answer = _parts(clause, found, "be")
    if found is not None and thing is not None and answer is not None:
        yield from ask(clause.sentence, f"Where {found['be']} {thing} {found['verb']}?", answer)


def _lies(clause: Clause) -> Iterator[Card]:
    found = _LIES.search(clause.text)
    thing, answer = _parts(clause, found, "verb")
    if thing is not None and answer is not None:
        yield from ask(clause.sentence, f"Where does {thing} lie?", answer)


def _native(clause: Clause) -> Iterator[Card]:
    found = _NATIVE.search(clause.text)
    thing, answer = _parts(clause, found, "be")
    if found is not None and thing is not None and answer is not None:
        yield from ask(clause.sentence, f"Where {found['be']} {thing} native to?", answer)


def _comes_from(clause: Clause) -> Iterator[Card]:
    """Read where something comes from, if that is a named place."""
    found = _FROM.search(clause.text)
    thing, answer = _parts(clause, found, "verb")
    if found is None or thing is None or answer is None or not re.search(r"\b[A-Z]", answer.text):
        return
    goes_on = not (FINITE_VERBS | {"comes", "come"}).isdisjoint(words_of(answer.text))
    is_unknown = thing[0].isupper() and not is_name(clause.phrase.part(0, found.start()), clause.sentence.vocabulary)
    if not goes_on and not is_unknown:
        do = "does" if found["verb"] == "comes" else "do"
        yield from ask(clause.sentence, f"Where {do} {thing} come from?", answer)


def _parts(clause: Clause, found: re.Match[str] | None, verb_group: str) -> tuple[str | None, Phrase | None]:
    """Return what is somewhere, as it stands within a question, and where it is."""
    verb = clause.verb()
    if found is None or verb is None or verb[0] != found.start(verb_group):
        return None, None
    subject = clause.subject(found.start())
    if (
        subject is None
        or is_comparative(subject.text)
        or (words_of(subject.text)[0] in ("a", "an") and found[verb_group] in ("was", "were"))
    ):
        return None, None
    end = _ENDS.search(clause.text, found.start("place"))
    if end is not None and goes_on_as_list(clause.text[end.start() :]):
        end = None
    if end is not None and _MORE_ADJECTIVES.match(clause.text, end.start()):
        rest = clause.text[end.start() + 1 :]
        if "," in rest or not (AUXILIARIES | RELATIVES).isdisjoint(words_of(rest)):
            return None, None
        end = None
    answer = clause.phrase.part(found.start("place"), end.start() if end else None)
    text = answer.text
    if not 1 <= len(words_of(text)) <= _LONGEST or has_pronoun(text) or points_elsewhere(text) or is_opinion(text):
        return None, None
    if is_comparative(text) or names_vaguely(text):
        return None, None
    many = found[verb_group] in ("are", "were")
    common = many and subject.is_marked("strong")
    return inside(subject.without("strong"), clause.sentence, many=many, common=common), answer
