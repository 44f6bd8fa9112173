"""A noun that is not marked, and the kind of thing that it is: “A bishop is a piece that moves …”.

Any noun can be the subject of such a sentence, so it must say in full what sets the thing apart, and the lesson must
speak of the thing again.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.asked import OF_PEOPLES
from mkdeck.facts.clauses import Clause
from mkdeck.facts.definitions import is_meaning, is_of_a_person, is_of_common_noun, is_of_its_kind, is_sure, meaning
from mkdeck.facts.guards import is_anaphoric, is_name, is_noun_phrase, points_elsewhere, without_article
from mkdeck.facts.kinds import are_things, is_noun, term_before
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.terms import agrees, is_marked_term, split_field, subject_of_be, what_is
from mkdeck.facts.words import ADVERBS, ARTICLES, word_set

TIER = "more"
TRIGGERS = frozenset({"is", "are"})

_SETS_APART = re.compile(
    r"\b(?:that|which|whose|who|where|used|designed|composed|made|consisting|containing|characterized|characterised"
    r"|instance of|formed|produced|caused|intended|meant|needed|required|responsible|by which|in which"
    r"|[a-z]+ing|[a-z]+ed) "
)
_PREPOSITION = re.compile(r" (?:of|with|in|between|from|for|to|without) ")
_SOMEBODYS = word_set("company firm team band song book film city town country village")
"""Of these a lesson names one by the way, as it names people."""
_EVERYDAY = word_set(
    "word line event tenant water space point number item entry list text character label name type user group member "
    "action step rule role message request response document page record row column path order task job question issue "
    "option setting score view letter sound image form shape body head object thing place time day person customer "
    "player team owner reader writer sign mark unit part piece node value input output result set table tree word"
)
"""Words that have a meaning of their own in every field; without the field the question has many answers."""
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
    yield from defined(sentence, of_kinds=False)


_DESERVES = re.compile(r"\b(?:that|which|who) (?:deserves?|merits?|needs?|wants?|acquired|pays?|rewards?)\b")
"""“An offer is a message that deserves an answer” tells what to do about it."""


def defined(sentence: Sentence, *, of_kinds: bool) -> Iterator[Card]:
    """Yield “What is X?” of the kinds of things that belong to a subject, or of all other nouns."""
    field, body = split_field(sentence.body)
    found = _subject(body)
    if found is None:
        return
    term, be, end = found
    if not field and without_article(term).text.casefold().removesuffix("s") in _EVERYDAY:
        return
    if not is_noun_phrase(term, _LONGEST_TERM + 1) or not agrees(term, be) or _IN_NO_NAME.search(term.text):
        return
    if be == "is" and term.words[-1].casefold() in _MANY:
        return  # “children is a prop”
    answer = meaning(body, end, term, _SHORTEST)
    sure = answer is not None and _is_sure(answer, be)
    if answer is None or not (sure or _is_meaning(answer, be, term, sentence)):
        return
    is_kind = sure or (term_before(body, len(term.text), sentence.vocabulary) == term and is_noun(term))
    if is_kind != of_kinds or not _is_term(term, sentence, may_be_new=of_kinds or sure):
        return
    if term.words[0].casefold() not in ARTICLES and be == "is" and is_of_a_person(answer):
        return
    if OF_PEOPLES.search(term.text) and len(term.words) == 1:
        return  # “German is the language of …” tells of a country
    if not _SOMEBODYS.isdisjoint(words_of(answer.text)[:4]):
        return
    is_common = len(term.words) == 1 and is_of_common_noun(answer)
    common = sure or is_common or be == "are" or (has_common_suffix(term.text) and answer.text.startswith("the "))
    common = common and not term.words[0].endswith(("'s", "’s"))  # “Koch's postulates”
    yield from ask(sentence, what_is(field, be, inside(term, sentence, common=common)), answer)


def _is_sure(answer: Phrase, be: str) -> bool:
    """Whether a meaning is one whatever its term: “the tendency to …”, “an alloy of copper and tin”."""
    return is_sure(answer, be) or (is_of_common_noun(answer) and is_meaning(answer, be, marked=False))


def _is_meaning(answer: Phrase, be: str, term: Phrase, sentence: Sentence) -> bool:
    return is_meaning(answer, be, marked=False) and _is_told_apart(answer, term, sentence)


def _subject(body: Phrase) -> tuple[Phrase, str, int] | None:
    """Return what a sentence says that it is a kind of thing, the form of “be”, and where that ends."""
    found = subject_of_be(body)
    if found is None or found[1] not in ("is", "are"):
        return None
    kind = _ONE_KIND if found[1] == "is" else _MANY_OF_KIND
    return found if kind.match(body.text, found[2]) is not None else None


def _is_told_apart(answer: Phrase, term: Phrase, sentence: Sentence) -> bool:
    """Whether a clause tells the thing apart; for a common noun a preposition can: “a quantity with a direction”."""
    if _DESERVES.search(answer.text) is not None:
        return False
    if sentence.body.text[: answer.start - sentence.body.start].endswith(" are ") and not are_things(answer):
        return False  # “login credentials are available to members”
    if _SETS_APART.search(answer.text) or is_of_its_kind(answer):
        return True
    first = term.words[0]
    is_common = first.casefold() in ARTICLES or sentence.vocabulary.is_common(first)
    return is_common and _PREPOSITION.search(answer.text) is not None


def _is_term(phrase: Phrase, sentence: Sentence, *, may_be_new: bool) -> bool:
    """Whether a phrase opens its sentence, is no single thing named before, and is one that the lesson is about.

    `may_be_new` tells that it is a term though the lesson does not speak of it again.
    """
    words = words_of(phrase.text)
    name = without_article(phrase)
    if is_marked_term(name, sentence.vocabulary):
        return False  # which `definition` reads
    if not is_noun_phrase(phrase, _LONGEST_TERM + 1) or len(name.words) > _LONGEST_TERM:
        return False
    if words[0] == "the" and (not may_be_new or is_anaphoric(phrase, sentence.vocabulary)):
        return False
    if words[0] in ADVERBS or points_elsewhere(phrase.text) or " of the " in phrase.text:
        return False
    if not Clause(split_field(sentence.body)[1], sentence, None).opens_alone():
        return False
    return may_be_new or _is_used_again(name, sentence) or is_name(name, sentence.vocabulary)


def _is_used_again(name: Phrase, sentence: Sentence) -> bool:
    """Whether the lesson speaks of the thing elsewhere, by the last word of its name."""
    vocabulary = sentence.vocabulary
    last = name.words[-1]
    stem = last.removesuffix("s")
    forms = {form for word in (stem, stem + "s", stem + "es") for form in (word, word.casefold(), word.capitalize())}
    return stem.casefold() in vocabulary.heading_words or sum(vocabulary.counts.get(form, 0) for form in forms) > 1
