"""The first, the only or the largest of its kind: “Jupiter is the largest planet in the Solar System”.

Of what it is the first must be said (“of …”, “in …”, “to …”), else the question would have many answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import (
    has_pronoun,
    holds_anaphora,
    is_dated,
    is_hedged,
    is_name,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import GENERIC_HEADS, VAGUE, word_set

TIER = "more"
_DEGREE = (
    r"(?:(?:second|third)[- ])?(?:first|only|last|oldest|earliest|largest|biggest|smallest|longest|shortest|tallest"
    r"|highest"
    r"|lowest|deepest|densest|lightest|heaviest|hardest|fastest|slowest|hottest|coldest|driest|wettest|brightest"
    r"|nearest"
    r"|closest|farthest|strongest|widest|youngest|richest|thickest|thinnest|most (?:abundant|common|populous"
    r"|widely used"
    r"|widespread|massive|electronegative|reactive|malleable|ductile|frequent))"
)
TRIGGERS = word_set(
    "first only last oldest earliest largest biggest smallest longest shortest tallest highest lowest deepest densest "
    "lightest heaviest hardest fastest slowest hottest coldest driest wettest brightest nearest closest farthest "
    "strongest widest youngest richest thickest thinnest most"
)
_SCOPE = r"(?P<scope> (?:of|in|on|to|that|which|who|for|ever|with|known|between|outside|among) .+)"
_IS = re.compile(
    rf" (?P<be>is|are|was|were|became) (?:(?P<also>also|by far"
    rf"|still) )?(?P<front>the (?:world[’']s )?{_DEGREE} (?P<kind>[^,;:()]+?){_SCOPE})$"
)
_WHOLE = re.compile(
    rf"^(?P<front>The (?:world[’']s )?{_DEGREE} (?P<kind>[^,;:()]+?){_SCOPE}?) (?P<be>is|was) (?P<what>[^;:()]+)$"
)
_ENDS = re.compile(
    r"[;:(]|, (?:and|but|so|while|although|though|which|who|with|where|when|after|because|followed|making|covering"
    r"|growing|at)\b"
    r"|,? (?:because|although|when|while|if|after|before) |, "
)
_PEOPLE = word_set(
    "woman man person president king queen emperor empress pope prime scientist astronaut astronomer justice american "
    "human european explorer philosopher poet composer ruler sultan pharaoh sociologist psychologist chemist physicist "
    "mathematician historian writer author director chancellor minister governor general monarch woman winner laureate "
    "african black member player athlete swimmer boxer actor actress artist painter singer driver pilot climber"
)
_EITHER = re.compile(r"\w+(?:or|er|ist|ian|ee|ant|ent)")
_TWO_CLAUSES = re.compile(r"\b(?:is|are|was|were) the\b|, the (?:second|third|last|next)\b")
"""“The first item is the name, the second is the value.”"""
_LONGEST = 22


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is the largest X in Y?”."""
    for clause in clauses(sentence):
        if is_hedged(clause.text) or is_dated(clause.text):
            continue
        yield from _is_the(clause)
        yield from _the_is(clause)


def _is_the(clause: Clause) -> Iterator[Card]:
    """Read “X is the largest …”."""
    found = _IS.search(clause.text)
    verb = clause.verb()
    if found is None or verb is None or verb[0] != found.start("be"):
        return
    subject = clause.subject(found.start()) or _definite(clause.phrase.part(0, found.start()), found["kind"])
    end = _ENDS.search(clause.text, found.start("front"))
    front = clause.phrase.part(found.start("front"), end.start() if end else None)
    if subject is None or subject.words[0] in ("A", "An") or not _is_clear(front, found, clause):
        return
    who = _asker(found["kind"])
    be = "was" if found["be"] in ("was", "became") else found["be"]
    yield from ask(clause.sentence, f"{who} {be} {front.without('strong').markdown}?", subject)


def _definite(phrase: Phrase, kind: str) -> Phrase | None:
    """Return “the femur”, which as an answer is clear, unlike “the bone” or “the device”."""
    words = words_of(phrase.text)
    if len(words) != 2 or words[0] != "the" or words[1] in VAGUE | GENERIC_HEADS | set(words_of(kind)):
        return None
    return phrase


def _the_is(clause: Clause) -> Iterator[Card]:
    """Read “The largest … is X”."""
    found = _WHOLE.match(clause.text)
    if found is None:
        return
    front = clause.phrase.part(*found.span("front"))
    end = _ENDS.search(clause.text, found.start("what"))
    answer = clause.phrase.part(found.start("what"), end.start() if end else None)
    name = without_article(answer)
    is_named = name.is_marked("strong", "emphasis") or is_name(name, clause.sentence.vocabulary)
    if not is_named or not is_noun_phrase(name) or not _is_clear(front, found, clause):
        return
    text = front.without("strong").markdown
    yield from ask(clause.sentence, f"{_asker(found['kind'])} {found['be']} t{text[1:]}?", answer)


def _asker(kind: str) -> str:
    """Return the word that asks: “Who” for people, “Who or what” where the noun may be one."""
    words = words_of(kind)
    if not _PEOPLE.isdisjoint(words[-1:]):
        return "Who"
    return "Who or what" if words and words[-1] in ("producer", "consumer", "leader", "inventor", "creator") else "What"


def _is_clear(front: Phrase, found: re.Match[str], clause: Clause) -> bool:
    """Whether the question tells by itself of which kind and among which it asks."""
    text = front.text
    words = words_of(text)
    scope = re.search(_SCOPE, text)
    if scope is None or len(words) > _LONGEST or len(words_of(scope[0])) < 2:
        return False
    kind = words_of(found["kind"])
    if kind and (kind[0] in ("still", "of", "in", "to", "that") or text.endswith(("do so", "of all", "of them all"))):
        return False  # “the oldest still in existence”, “the first country to do so”
    if not kind or kind[-1] in (
        "number",
        "amount",
        "one",
        "ones",
        "thing",
        "way",
        "step",
        "reason",
        "part",
        "type",
        "kind",
        "example",
        "time",
        "two",
        "three",
    ):
        return False
    if has_pronoun(text) or points_elsewhere(text) or is_opinion(text) or _TWO_CLAUSES.search(text):
        return False
    return not holds_anaphora(front, clause.sentence.vocabulary)
