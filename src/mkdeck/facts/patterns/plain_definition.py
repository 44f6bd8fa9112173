"""A noun that is not marked, and the kind of thing that it is: “A buffer is a solution that resists …”.

Any noun can be the subject of such a sentence. The default tier takes those that belong to a subject, and those of
which the sentence tells all by itself; of other nouns it must say what sets the thing apart, and the lesson must speak
of them again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.asked import OF_PEOPLES
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.clauses import Clause
from mkdeck.facts.definitions import Definition, definition_of
from mkdeck.facts.guards import is_anaphoric, is_name, is_noun_phrase, points_elsewhere
from mkdeck.facts.kinds import is_noun, term_before
from mkdeck.facts.meanings import (
    defines_any_noun,
    defines_in_full,
    defines_noun,
    is_of_a_person,
    is_of_common_noun,
    is_stuff,
)
from mkdeck.facts.memory import once
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.plain_terms import is_of_every_field
from mkdeck.facts.questions import ask, has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import is_marked_term, what_is
from mkdeck.facts.words import ADVERBS, word_set

TIER = "default"
TRIGGERS = frozenset({"is", "are"})

_SOMEBODYS = word_set("company firm team band song book film city town country village")
"""Of these a lesson names one by the way, as it names people."""
_MANY = word_set("people men women children mice feet teeth data")
_ONE_KIND = re.compile(r" (?:[a-z]+ly |also |just |really |in fact )?(?:an?|the|any|one|another)\b")
_MANY_OF_KIND = re.compile(r" (?![a-z]+(?:ed|ing)\b|(?:in|on|at|to|by|from|with|not|too|very|more|less|as)\b)")
"""What a kind of thing follows behind, to leave out most sentences before they are looked at."""
_IN_NO_NAME = re.compile(r"\b(?:if|when|whether|there|that)\b")
"""“Check if there are subscribers”, “Returns 4 if input is an address” have no term before their verb."""
_SHORTEST = 6
_LONGEST_TERM = 4


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X?”."""
    told, taken = definition_of(sentence), _taken(sentence)
    if told is None or told.meaning is None or taken is None:
        return
    term, answer = told.term, told.meaning
    is_common = told.be == "are" or (len(term.words) == 1 and is_of_common_noun(answer))
    common = is_common or taken == "in full" or defines_any_noun(answer, told.be)
    common = common or (has_common_suffix(term.text) and answer.text.startswith("the "))
    common = common and not term.words[0].endswith(("'s", "’s"))  # “Koch's postulates”
    yield from ask(sentence, what_is(told.field, told.be, inside(term, sentence, common=common)), answer)


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether the default tier takes a card: the term belongs to a subject, or the sentence says all by itself."""
    return asks_plainly(card, sentence) and _taken(sentence) in ("in full", "of a subject")


@once
def _taken(sentence: Sentence) -> Literal["in full", "of a subject", "again"] | None:
    """Return for what a sentence is taken: as it says all, for its term, or as its lesson speaks of the thing again."""
    told = definition_of(sentence)
    if told is None or not _opens_kind(told) or is_marked_term(told.name, sentence.vocabulary):
        return None  # `definition` reads what is marked
    if (not told.field and is_of_every_field(told.name)) or told.meaning is None:
        return None
    if defines_in_full(told, sentence):
        return "in full"
    if not _is_answer(told.meaning, told, sentence) or not _is_term(told, sentence):
        return None
    if _is_of_subject(told, sentence):
        return "of a subject" if _is_clear(told.term, sentence) else None
    return "again" if _comes_again(told, sentence) else None


def _opens_kind(told: Definition) -> bool:
    """Whether what opens behind “be” may be a kind of thing, to leave out most sentences before they are looked at."""
    kind = {"is": _ONE_KIND, "are": _MANY_OF_KIND}.get(told.be)
    if kind is not None and kind.match(told.clause.text, told.start) is not None:
        return True
    return told.be == "is" and told.meaning is not None and is_stuff(told.meaning)


def _is_answer(answer: Phrase, told: Definition, sentence: Sentence) -> bool:
    if len(answer.words) < _SHORTEST or not _SOMEBODYS.isdisjoint(words_of(answer.text)[:4]):
        return False
    if not told.has_article and told.be == "is" and is_of_a_person(answer):
        return False
    return defines_noun(told, sentence)


def _is_term(told: Definition, sentence: Sentence) -> bool:
    """Whether a term opens its sentence and can be asked for."""
    term = told.term
    if not is_noun_phrase(term, _LONGEST_TERM + 1) or len(told.name.words) > _LONGEST_TERM:
        return False
    if _IN_NO_NAME.search(term.text) or (told.be == "is" and term.words[-1].casefold() in _MANY):
        return False  # “children is a prop”
    if OF_PEOPLES.search(term.text) and len(term.words) == 1:
        return False  # “German is the language of …” tells of a country
    if term.words[0].casefold() in ADVERBS or points_elsewhere(term.text) or " of the " in term.text:
        return False
    return Clause(told.clause, sentence, None).opens_alone()


def _is_of_subject(told: Definition, sentence: Sentence) -> bool:
    """Whether a term belongs to a subject, as its words or its meaning tell."""
    if told.meaning is not None and defines_any_noun(told.meaning, told.be):
        return True
    return is_noun(told.term) and term_before(told.clause, len(told.term.text), sentence.vocabulary) == told.term


def _is_clear(term: Phrase, sentence: Sentence) -> bool:
    return term.words[0].casefold() != "the" or not is_anaphoric(term, sentence.vocabulary)


def _comes_again(told: Definition, sentence: Sentence) -> bool:
    """Whether a term has a name, or the lesson speaks of it elsewhere, by its last word."""
    vocabulary = sentence.vocabulary
    if told.term.words[0].casefold() == "the":
        return False  # one that was named before
    last = told.name.words[-1]
    stem = last.removesuffix("s")
    forms = {form for word in (stem, stem + "s", stem + "es") for form in (word, word.casefold(), word.capitalize())}
    is_used = stem.casefold() in vocabulary.heading_words or sum(vocabulary.counts.get(form, 0) for form in forms) > 1
    return is_used or is_name(told.name, vocabulary)
