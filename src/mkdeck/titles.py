"""What the headings above a table or a list say of what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from mkdeck.cards import Block
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.guards import addresses_reader, has_pronoun, is_generic, points_elsewhere
from mkdeck.facts.phrases import words_of
from mkdeck.facts.words import CONJUNCTIONS, PREPOSITIONS, RELATIVES, word_set
from mkdeck.words import has_question_mark, is_glossary_title, is_task, plain, words

_NUMBER = re.compile(r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[ivx]{1,4}|[IVX]{1,4})[.):]\s+|\d{1,2}(?:\.\d{1,2})+\s+)")
_OF_LESSON = re.compile(
    r"(?i)(?:[A-Z]{2,6} ?\d{2,4}\w? ?[,:–—-] ?)?"
    r"(?:week|lesson|unit|module|lecture|session|chapter|part|class|day|topic)\s+\w{1,9}\s?[:.–—-]\s+"
)
_LESSON_BEHIND = re.compile(r"(?i)[,:]? [(–—-]?\s?(?:week|lesson|unit|module|lecture|session|part) \w{1,5}\)?$")
_LONGEST = 7
_OPENINGS = (
    PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | word_set("more some other others hello welcome introduction background summary overview basics")
)


def without_number(title: str) -> str:
    """Return a heading without its number, or the number of its lesson: “Week 7 – Inflation” is about inflation."""
    title = " ".join(title.split())
    found = _OF_LESSON.match(title) or _NUMBER.match(title)
    return _LESSON_BEHIND.sub("", title[found.end() if found else 0 :])


def names_topic(title: str) -> bool:
    """Whether a heading names a subject by a noun: “Single sign-on”, and not “When it gets out of hand”."""
    spoken = words_of(title)
    if not 1 <= len(spoken) <= _LONGEST or spoken[0] in _OPENINGS or spoken[:2] == ["the", "other"]:
        return False
    if re.search(r"[?!:;…]", title) or has_question_mark(title) or is_task(title) or first_verb(title):
        return False
    if addresses_reader(title) or has_pronoun(title) or points_elsewhere(title) or is_generic(spoken):
        return False
    return plain(title) not in words("aside") and not is_glossary_title(title) and not is_of_occasion(title)


def is_of_occasion(title: str) -> bool:
    """Whether a heading stands above what belongs to a course, a product or a moment: “Results of the practical”."""
    spoken = plain(title).split()
    pairs = (" ".join(pair) for pair in pairwise(spoken))
    return not words("occasion").isdisjoint([*spoken, *pairs])


def of_kind(kind: str, titles: Iterable[str]) -> str:
    """Return the first title that says of what there are the kinds: “Piaget's stages” for “stage”; or nothing."""
    noun = singular(plain(kind).rpartition(" ")[2])
    for title in map(without_number, titles):
        spoken = words_of(title)
        of_several = any(word != singular(word) and singular(word) == noun for word in spoken)
        if of_several and len(spoken) > 1 and names_topic(title):
            return title
    return ""


def singular(noun: str) -> str:
    """Return a noun for one thing, as far as its ending tells: “families” are of one “family”."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("sses", "shes", "ches", "xes")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def lesson_topic(document: Block) -> str:
    """Return what the title in a lesson's front matter says the lesson is about, where it is a noun."""
    entries = (block for block in document.walk() if block.kind == "entry" and block.info.casefold() == "title")
    title = without_number(next((entry.text for entry in entries), ""))
    return title if names_topic(title) else ""
