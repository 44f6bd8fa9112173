"""A term that is bold, a heading or a made-up name, and what it is: “A **fugue** is a piece that …”.

The lesson itself says that the term matters; `plain_definition` reads sentences of this form about other nouns.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.certain_phrases import by_points
from mkdeck.facts.definitions import Definition, definitions_in
from mkdeck.facts.guards import is_name, is_noun_phrase, points_elsewhere
from mkdeck.facts.meanings import (
    defines_in_full,
    is_meaning,
    is_of_a_person,
    is_of_common_noun,
    is_one_of_its_noun,
    is_quotient,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import is_marked_term, is_signed_name, what_is
from mkdeck.facts.words import ADVERBS

TIER = "default"
is_likely = by_points
TRIGGERS = frozenset({"is", "are", "was", "were"})

_OF_WORD = re.compile(r"(?:an?|the) (?:[\w-]+ ){0,2}(?:word|term|name|expression|phrase) for\b")
"""“A Māori word for a gift” tells of the word, and not of what a lesson calls so."""
_FIRM = re.compile(
    r"(?:an?|the) (?:[\w-]+ ){0,4}(?:compan(?:y|ies)|firm|start-?up|maker|manufacturer|vendor|supplier|studio|agency"
    r"|consultancy|leader|job|place)\b"
)
_OF_MAKER = re.compile(
    r"(?:an?|the) (?:[a-z]+ )?(?:product|work|creation|brainchild|property|baby) of (?:the )?[A-Z][^,;:]*$"
)
"""“The product of Esri” tells who makes it."""
_TELLS_KIND = re.compile(
    r"(?:an?|the) (?!(?:[a-z-]+ )?(?:blow|defeat|disaster|failure|friend|gift|idea|moment|shock|step|success|time"
    r"|tragedy|triumph|turning point|victory)\b)(?:[\w-]+ ){1,5}?(?:that|which|who|whose|in which|by which|where) "
    r"|(?:an?|the) (?:[\w-]+ ){0,2}(?:agency|alliance|association|body|company|confederation|court|league|network"
    r"|office|organisation|organization|remnant|service|treaty|union) of "
)
"""What tells of a thing with a name which it is: “an association of merchants”, and no “disaster for the poor”."""
_OPENERS = ADVERBS | {"yesterday", "tomorrow", "nowadays", "here", "there"}


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X?” for each clause that says so: “**A** is the share of …, and **B** is the share of …”."""
    for told in definitions_in(sentence):
        if _is_term(told, sentence) and told.meaning is not None and _is_answer(told.meaning, told, sentence):
            yield from _asked(told.meaning, told, sentence)


def _asked(answer: Phrase, told: Definition, sentence: Sentence) -> Iterator[Card]:
    is_common = has_common_suffix(told.term.text) and answer.text.startswith("the ")
    common = told.be == "are" or is_common or (len(told.term.words) == 1 and is_of_common_noun(answer))
    asked = inside(told.term.without("strong"), sentence, common=common)
    yield from ask(sentence, what_is(told.field, told.be, asked), answer)


def _is_answer(answer: Phrase, told: Definition, sentence: Sentence) -> bool:
    if _OF_WORD.match(answer.text) or _OF_MAKER.match(answer.text):
        return False
    is_one = told.be == "is" and is_one_of_its_noun(answer, told.term)
    is_one = is_one or (told.be == "is" and is_quotient(answer))
    if not (is_one or is_meaning(answer, told.be, marked=True) or defines_in_full(told, sentence)):
        return False
    if is_short_for(told.name.text, words_of(answer.text)[1:]):
        return False  # “an LMS is a learning management system” tells what the letters stand for
    if not is_marked_term(told.name, sentence.vocabulary) and _FIRM.match(answer.text):
        return False  # “IBM is a company from Armonk”
    return told.has_article or told.be == "are" or not is_of_a_person(answer)


def _is_term(told: Definition, sentence: Sentence) -> bool:
    """Whether the lesson marks what is defined as a term."""
    phrase, name, be = told.term, told.name, told.be
    if not is_noun_phrase(phrase, 6) or points_elsewhere(phrase.text) or phrase.words[0].casefold() in _OPENERS:
        return False
    if phrase.words[0].casefold() == "the" and len(name.words) == 1 and not name.is_marked("strong"):
        return False  # “the hooks” are those of some other thing, though a heading be called Hooks
    if be in ("was", "were") and name == phrase and is_name(name, sentence.vocabulary):
        return False  # of somebody one asks who it was
    if phrase.words[0] == "The" and len(name.words) > 1 and is_name(name, sentence.vocabulary):
        return _TELLS_KIND.match(sentence.text, sentence.text.find(f" {be} ") + len(be) + 2) is not None
    return is_marked_term(name, sentence.vocabulary) or (be == "is" and is_signed_name(name))
