"""Which questions for what something is or does are sure enough for the default tier; see `certain_questions.py`."""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.phrases import words_of
from mkdeck.facts.self_contained import names_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import PREPOSITIONS, word_set

_MADE_UP = re.compile(r"[Ww]hat is (?:[A-Z][a-z]+ )?(?:[A-Z][\w-]*(?:\d|[a-z][A-Z])[\w-]*|[A-Z]{1,2}-?\d+[\w-]*)\?$")
_MAY_BE_MADE_UP = re.compile(r"[a-z][A-Z]|[A-Z]-?\d")
_SAYS_MORE = re.compile(r"an? (?!\w+ so )(?:[\w-]+,? ){1,5}(?:that|in which|with which|which|for|used) ")
_OF_KIND = re.compile(
    r"(?:an?|the) (?:[\w-]+ ){0,4}(?:application|database|editor|engine|format|framework|language|library|platform"
    r"|program|protocol|service|software|standard|system|tool|toolkit) (?:for|that|which|with which|to) "
)
"""What a program, a standard or the like is for: “**Kubernetes**, an open-source system for running containers”."""
_DOES = re.compile(r"What (?:do|does) (?P<the>the )?(?P<thing>.+?) [a-z]+\?$")
_SOMEBODY = re.compile(r"[a-z]{2,}(?:er|or|ist|man|woman|eer|ian)s?$")
_FEWEST_DONE = 4
_LONGEST_DONE = 16
_ANY_NUMBER = re.compile(r"\b(?:number|lot|range|variety|kinds|sorts) of\b")
_FOR_NAMES = word_set("it they which")
_SIGNED = re.compile(r"\w[A-Z]")


def defines_marked_term(card: Card, sentence: Sentence) -> bool:
    """Whether a question is for a common noun that the author marks as a term: “a *borescope*, a camera that …”."""
    if not isinstance(card, Basic) or not asks_plainly(card, sentence):
        return False
    front = card.front.rstrip("?").replace("*", "")
    marked = (m for m in sentence.phrase.inline.marks if m.kind in ("strong", "emphasis"))
    terms = (sentence.phrase.inline.text[mark.start : mark.end] for mark in marked)
    of_kind = _OF_KIND.match(card.back) is not None
    return any((term.islower() or of_kind) and front.endswith(f" {term}") for term in terms)


def defines_term_or_name(card: Card, sentence: Sentence) -> bool:
    """Whether a question is for a marked term, or for a name that was made up, of which the kind and more is told."""
    if defines_marked_term(card, sentence):
        return True
    if not isinstance(card, Basic) or not asks_plainly(card, sentence) or not _SAYS_MORE.match(card.back):
        return False
    return _MADE_UP.search(card.front) is not None


def may_define(sentence: Sentence) -> bool:
    """Whether a sentence may be one of which a card `defines_term_or_name`."""
    return marks_terms(sentence) or _MAY_BE_MADE_UP.search(sentence.text) is not None


def names_a_thing(sentence: Sentence) -> bool:
    """Whether code, bold, a made-up name or a pronoun for one stands in a sentence that may tell what it does."""
    is_marked = sentence.phrase.holds("strong") or sentence.phrase.holds("code")
    return is_marked or not _FOR_NAMES.isdisjoint(sentence.words) or _SIGNED.search(sentence.text) is not None


def tells_what_it_does(card: Card, sentence: Sentence) -> bool:
    """Whether an answer tells in a few words what a thing does, and the question is of no one in a trade."""
    if not isinstance(card, Basic) or not asks_plainly(card, sentence):
        return False
    found = _DOES.match(card.front)
    if found is None or (found["the"] and _SOMEBODY.search(found["thing"])):
        return False  # “What does the boom operator hold?”
    if card.back.partition(" ")[2].partition(" ")[0] in PREPOSITIONS or _ANY_NUMBER.search(card.back):
        return False  # “copies to every queue”: what? “an absurd number of formats”
    is_brief = _FEWEST_DONE <= len(words_of(card.back)) <= _LONGEST_DONE
    return (
        is_brief
        and "," not in card.back
        and not any(map(str.isdigit, card.back))
        and names_all(card.back, in_general=True)
    )


def marks_terms(sentence: Sentence) -> bool:
    """Whether a sentence may be one of which a card `defines_marked_term`."""
    return sentence.phrase.holds("strong") or sentence.phrase.holds("emphasis")
