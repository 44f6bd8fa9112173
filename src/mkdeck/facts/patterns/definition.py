"""A term that is bold, a heading or a made-up name, and what it is: “A **fugue** is a piece that …”.

The lesson itself says that the term matters; `plain_definition` reads sentences of this form about other nouns.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.aliases import is_short_for
from mkdeck.facts.definitions import is_meaning, is_of_a_person, is_of_common_noun, is_one_of_its_noun, meaning
from mkdeck.facts.guards import is_name, is_noun_phrase, points_elsewhere, without_article
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import agrees, is_marked_term, is_signed_name, split_field, subject_of_be, what_is
from mkdeck.facts.words import ADVERBS, ARTICLES

TIER = "default"
TRIGGERS = frozenset({"is", "are", "was", "were"})

_AND = re.compile(r", (?:and|while|whereas) (?P<clause>)(?:an? |the )?")
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
    field, body = split_field(sentence.body)
    for clause in _clauses(body):
        yield from _of_clause(field, clause, sentence)


def _clauses(body: Phrase) -> Iterator[Phrase]:
    """Yield a sentence, and what stands behind each “and” that a term in bold follows."""
    yield body
    terms = {mark.start for mark in body.inline.marks if mark.kind == "strong"}
    for found in _AND.finditer(body.text) if terms else ():
        if body.start + found.end() in terms:
            yield body.part(found.start("clause"))


def _of_clause(field: str, body: Phrase, sentence: Sentence) -> Iterator[Card]:
    found = subject_of_be(body)
    if found is None:
        return
    term, be, end = found
    if not _is_term(term, be, sentence) or not agrees(term, be):
        return
    answer = meaning(body, end, term)
    if answer is None or _OF_WORD.match(answer.text):
        return
    if not (is_meaning(answer, be, marked=True) or (be == "is" and is_one_of_its_noun(answer, term))):
        return
    if _OF_MAKER.match(answer.text) or is_short_for(without_article(term).text, words_of(answer.text)[1:]):
        return  # “an LMS is a learning management system” tells what the letters stand for
    if not is_marked_term(without_article(term), sentence.vocabulary) and _FIRM.match(answer.text):
        return  # “IBM is a company from Armonk”
    if not is_of_a_person(answer) or term.words[0].casefold() in ARTICLES or be == "are":
        is_common = has_common_suffix(term.text) and answer.text.startswith("the ")
        common = be == "are" or is_common or (len(term.words) == 1 and is_of_common_noun(answer))
        asked = inside(term.without("strong"), sentence, common=common)
        yield from ask(sentence, what_is(field, be, asked), answer)


def _is_term(phrase: Phrase, be: str, sentence: Sentence) -> bool:
    """Whether the lesson marks the phrase as a term."""
    name = without_article(phrase)
    if not is_noun_phrase(phrase, 6) or points_elsewhere(phrase.text) or phrase.words[0].casefold() in _OPENERS:
        return False
    if phrase.words[0].casefold() == "the" and len(name.words) == 1 and not name.is_marked("strong"):
        return False  # “the hooks” are those of some other thing, though a heading be called Hooks
    if be in ("was", "were") and name == phrase and is_name(name, sentence.vocabulary):
        return False  # of somebody one asks who it was
    if phrase.words[0] == "The" and len(name.words) > 1 and is_name(name, sentence.vocabulary):
        return _TELLS_KIND.match(sentence.text, sentence.text.find(f" {be} ") + len(be) + 2) is not None
    return is_marked_term(name, sentence.vocabulary) or (be == "is" and is_signed_name(name))
