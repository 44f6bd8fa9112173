"""What happens in something, as a sentence tells that opens with it: “In a heart attack the blood supply …”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.grammar import is_many
from mkdeck.facts.guards import is_one_of_several, without_article
from mkdeck.facts.kinds import is_kind, is_noun, marked_before, term_before
from mkdeck.facts.patterns.works_so import is_past, told_whole
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import CONJUNCTIONS, PREPOSITIONS, VAGUE, word_set

TIER = "more"
TRIGGERS = frozenset({"in", "during", "on"})
MAY_STATE = re.compile(r"\b(?:In|During|On) ")

_OPENING = re.compile(
    r"(?P<where>In|During|On) (?P<what>[^,;:()]{2,45}?)(?:, (?!which\b|where\b|as\b)| (?=(?:the|an?|each|every|one) ))"
)
_ENDS = re.compile(
    r"[;:–—]| \(|, (?:but|so(?! many\b| much\b)|which|who|whereas|although|though|because|since)\b"
    r"|, and (?:it|they|its|their|so)\b"
)
_TIMES = word_set(
    "century centuries decade decades year years month months week weeks day days world age era case sense addition "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december essence actuality reality practice theory principle effect contrast general"
)
_OF_STORIES = word_set("turn twist move step way bid effort attempt fashion manner moment hurry spirit nutshell")
"""“In an ironic turn” tells how something is told, and nothing in which it happens."""
_NOTHING_IN = _TIMES | _OF_STORIES
_OPENERS = PREPOSITIONS | CONJUNCTIONS
_NO_PLACES = VAGUE | word_set("code mode environment direction end side place value case cases setting settings")
_ACRONYM = re.compile(r"[A-Z]{2,5}")
_OF_ANY = re.compile(r"an? ")
_OF_VAGUE = re.compile(r"(?:the|an?) (?:term|word|name|idea|question|problem|point|reason|result|answer)s? ")
_IS_ONLY = re.compile(
    r"(?:the|an?) (?:[\w-]+ ){1,3}(?:is|are|was|were) (?:the|an?|one|two|three|only|\d)"
    r"|(?:the|an?) (?:[\w-]+ ){0,2}(?:steps|stages|phases|parts|tools|rules|choices|goals|names|terms)"
    r" (?:is|are|was|were) "
)
"""“The output is the input times …” tells of no happening."""
_CAN = re.compile(r"\b(?:can|cannot|can't)\b")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What happens in X?”."""
    body = sentence.body
    found = _OPENING.match(body.text)
    if found is None or is_one_of_several(body.text) or _CAN.search(body.text):
        return
    what = body.part(*found.span("what"))
    if not _NOTHING_IN.isdisjoint(words_of(what.text)):
        return
    answer = told_whole(body.part(found.end()), _ENDS)
    if (
        answer is None
        or _IS_ONLY.match(answer.text)
        or _OF_VAGUE.match(answer.text)
        or words_of(answer.text)[0] in _OPENERS
        or words_of(answer.text)[0] == "there"
        or not _is_happening(what, answer, sentence)
    ):
        return
    thing = inside(what.without("strong"), sentence)
    if not is_past(answer):  # once, much happened in anything
        yield from ask(sentence, f"What happens {found['where'].lower()} {thing}?", answer)


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether the answer tells what is done or goes on, and not what something is, or what it is called."""
    if not isinstance(card, Basic) or not asks_plainly(card, sentence):
        return False
    is_process = not any(form.search(card.front) for form in (_OF_THING, _OF_DOING))
    is_told = "the same" not in card.back and not any(form.match(card.back) for form in (_IS_SOMETHING, _ASIDE))
    return is_process and is_told


_OF_THING = re.compile(r"\b(?:in|on) an? (?:[A-Z]\w*|(?![a-z]*(?:tion|sion|sis|ing|ment|ance|ence)\?)[a-z]+)\?$")
"""“A Newtonian” is built, and nothing happens in it."""
_OF_DOING = re.compile(r"\b(?:in|on|during) [a-z]+ing [a-z]+(?<!ing)\?$")
"""“In *assessing necessity* the court …”: somebody does it there, whom the question leaves out."""
_ASIDE = re.compile(r"[a-z]+ed (?:in|by|at) [^,]+, ")
"""“In X, *described in 1672*, the mirror is …”."""
_IS_SOMETHING = re.compile(
    r"(?:[^\s,;:]+ ){1,5}(?:(?:is|are|was|were) (?:an?|the|called|common|different|important|known|more|most|named|no"
    r"|not|often|one|short|similar|termed|useful|usually|very)\b"
    r"|stands? for|means?|refers? to|has|have|needs?|wants?)\b"
)


def _is_happening(what: Phrase, answer: Phrase, sentence: Sentence) -> bool:
    """Whether a phrase is one thing in which something happens: a kind, a doing, or letters (“In GC an inert gas”)."""
    if what.holds("code") or words_of(what.text)[-1] in _NO_PLACES:
        return False
    if is_kind(what, sentence.vocabulary):
        return True
    is_marked = without_article(what).is_marked("strong", "emphasis")
    if what.text.startswith("the ") and not is_marked:
        return False
    end = what.end - sentence.body.start
    if _ACRONYM.fullmatch(what.text):
        return _OF_ANY.match(answer.text) is not None
    if (marked_before(sentence.body, end) or term_before(sentence.body, end, sentence.vocabulary)) != what:
        return False
    is_common = what.text.islower() and not is_many(what.words[-1])
    return is_common and is_noun(what)
