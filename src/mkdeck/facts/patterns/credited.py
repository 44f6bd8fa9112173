"""Who is credited with what: “The idea that continents move is usually credited to Alfred Wegener”.

Only ideas, inventions and the like, and what somebody is credited with doing: a goal or an account is credited as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Markdown
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.clauses import Clause, clauses
from mkdeck.facts.guards import (
    addresses_reader,
    has_pronoun,
    holds_anaphora,
    is_comparative,
    is_dated,
    points_elsewhere,
)
from mkdeck.facts.names import is_of_person
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.self_contained import names_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import GENERIC_HEADS, VAGUE
from mkdeck.values import replace

TIER = "default"
TRIGGERS = frozenset({"credited"})

_HOW = r"(?P<how>(?:usually|often|generally|commonly|widely|traditionally|sometimes|also) )?"
_DEED = (
    r"(?:(?:first )?(?:building|coining|composing|creating|designing|developing|devising|discovering|establishing"
    r"|formulating|founding|introducing|inventing|isolating|naming|popularizing|popularising|proposing|proving|writing)"
    r"|the (?:first )?(?:coinage|creation|design|development|discovery|formulation|foundation|founding|introduction"
    r"|invention|isolation|proof) of|the (?:concept|hypothesis|idea|notion|theory) (?:of|that))"
)
_IS_TO = re.compile(
    r"(?P<what>[Tt]he (?:(?:concept|hypothesis|idea|notion|theory) (?:of|that)|(?:first )?(?:coinage|creation|design"
    r"|development|discovery|formulation|introduction|invention|isolation|proof) of) [^,;:]+?) "
    rf"(?P<be>is|are|was) {_HOW}credited to (?P<who>[^;:()]+?)(?=$|[;:(]|, (?:who|which|whose|an?|the|in|but|and)\b"
    r"|,? (?:in|who|because|although|after|while) )"
)
_IS_WITH = re.compile(
    rf" (?P<be>is|are|was|were) {_HOW}credited (?:with|for) (?P<what>{_DEED} [^;:()]+?)(?=$|[;:(]"
    r"|, (?:who|which|whose|but|and|although|though|in|after|while)\b|,? (?:who|because|although|while) "
    r"| in (?:the )?\d{3})"
)
_AN_IDEA = re.compile(r"the (?:concept|hypothesis|idea|notion|theory) that ")
_INVENTED = re.compile(r"(?P<deed>\b(?:inventing|invention of)) the (?P<kind>[a-z-]+(?: [a-z-]+)?)(?=\??$)")
"""“The invention of the telephone”: the kind of thing and not one that was told of before."""
_JOINED = re.compile(r"(?:,| and|, and) ")
_ROLE = re.compile(r"(?:(?:[Tt]he|[Aa]n?) )?(?:(?:[A-Z][a-z]+ )?(?:[a-z-]+ ){1,4})?(?=[A-ZÀ-Þ])")
_LONGEST = 16


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “Who is credited with X?”."""
    for clause in clauses(sentence):
        yield from _to(clause)
        yield from _with(clause)


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether the question is plain and names all that it speaks of, and the answer is somebody with a full name."""
    if not isinstance(card, Basic):
        return False
    front = _without_kind(_AN_IDEA.sub("X ", card.front))
    return asks_plainly(replace(card, front=Markdown(front)), sentence) and names_all(front)


def _to(clause: Clause) -> Iterator[Card]:
    """Read “The discovery of X is credited to Y”."""
    found = _IS_TO.match(clause.text)
    if found is not None:
        what, who = clause.phrase.part(*found.span("what")), clause.phrase.part(*found.span("who"))
        yield from _card(clause, found, what, who)


def _with(clause: Clause) -> Iterator[Card]:
    """Read “Y is credited with the discovery of X”."""
    found = _IS_WITH.search(clause.text)
    verb = clause.verb()
    if found is not None and verb is not None and verb[0] == found.start("be"):
        yield from _card(clause, found, clause.phrase.part(*found.span("what")), clause.phrase.part(0, found.start()))


def _card(clause: Clause, found: re.Match[str], what: Phrase, who: Phrase) -> Iterator[Card]:
    if not _is_somebody(who) or not _is_clear(what, clause.sentence):
        return
    be = "was" if found["be"] in ("was", "were") else "is"
    told = what.without("strong").markdown
    how = found["how"] if found["how"] not in (None, "also ") else ""
    yield from ask(clause.sentence, f"Who {be} {how}credited with {told[0].lower()}{told[1:]}?", who)


def _is_somebody(who: Phrase) -> bool:
    """Whether these are full names of persons, perhaps behind what they were: “the engineer Ada Moore and Bo Lund”."""
    names = _JOINED.split(who.text)
    return all(is_of_person(_ROLE.sub("", name, count=1)) for name in names)


def _is_clear(what: Phrase, sentence: Sentence) -> bool:
    """Whether a deed or an idea is told in full, and leans on nothing."""
    text = what.text
    if len(words_of(text)) > _LONGEST or has_pronoun(text) or points_elsewhere(text) or addresses_reader(text):
        return False
    if is_dated(text) or is_comparative(text):
        return False
    return _without_kind(text) != text or not holds_anaphora(_behind_idea(what), sentence.vocabulary)


def _behind_idea(what: Phrase) -> Phrase:
    """Return what follows “the idea that” or “the discovery of”, whose own “the” is clear."""
    return what.part(what.text.index(" ") + 1)


def _without_kind(text: str) -> str:
    """Return a text without the kind of thing that was invented, which has its “the” by itself."""
    found = _INVENTED.search(text)
    is_told = found is not None and (VAGUE | GENERIC_HEADS).isdisjoint(words_of(found["kind"])[-1:])
    return _INVENTED.sub(r"\g<deed> X", text) if is_told else text
