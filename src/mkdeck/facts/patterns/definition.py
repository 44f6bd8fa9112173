"""A term that is bold, or is a heading, and what it is: “A **fugue** is a piece that …”.

The lesson itself says that the term matters; a sentence of this form about any other noun is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.cards import Card
from mkdeck.facts.clauses import first_verb
from mkdeck.facts.guards import (
    is_comparative,
    is_dated,
    is_generic,
    is_hedged,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
    without_article,
)
from mkdeck.facts.phrases import Phrase, words_of
from mkdeck.facts.questions import ask, has_common_suffix, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import ADVERBS, PARTICIPLES, PERSONAL, word_set

TIER = "default"
TRIGGERS = frozenset({"is", "are"})

_GLOSS = re.compile(r" \([^()]*\)$")
_ENDS = re.compile(
    r"[;:]|, (?:and|but|so|or) (?:it|they|is|are|has|have|can|was|were|the|this|that|in|we)\b"
    r"|,? because "
)
_ONE_OF_MANY = re.compile(r"an? (?:[\w-]+ )?[\w-]+")
_THE_ONE = re.compile(
    r"the (?:[\w-]+ ){0,2}?(?:study|process|act|ability|tendency|amount|rate|measure|movement|science"
    r"|practice|branch|art|theory|belief|idea|principle|set|system|distance|time|number|sum|ratio|force|energy"
    r"|temperature|point|unit)"
    r" (?:of|by|in|that|which|to|for|at|between|with|needed|required|when|where)\b"
)
_SEVERAL = re.compile(r"(?P<first>[a-z-]+)(?: [a-z-]+){0,3}?(?<=[a-z]s) (?:that|which|of|with|whose|used|made|in|for) ")
_TELLS_APART = re.compile(
    r"\b(?:that|which|who|whose|where|in|of|for|with|used|made|by|to|from|between|on|\w+ing|\w+ed)\b"
)
_NO_KIND = word_set(
    "acronym abbreviation synonym example result reason problem part "
    "way case type kind form thing lot number bit matter good bad "
    "important useful common popular great key major must little few favorite favourite component step member"
)
_SHORTEST, _LONGEST = 4, 38


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X?”."""
    body = sentence.body
    verb = first_verb(body.text)
    if verb is None or body.text[slice(*verb)] not in ("is", "are"):
        return
    subject = body.part(0, verb[0])
    gloss = _GLOSS.search(subject.text)
    term = subject.part(0, gloss.start()) if gloss else subject
    be = body.text[slice(*verb)]
    if not _is_term(term, sentence):
        return
    answer = _answer(body, verb[1], term)
    if answer is not None and _is_definition(answer, be):
        common = be == "are" or (has_common_suffix(term.text) and _THE_ONE.match(answer.text) is not None)
        yield from ask(sentence, f"What {be} {inside(term.without('strong'), sentence, common=common)}?", answer)


def _is_term(phrase: Phrase, sentence: Sentence) -> bool:
    """Whether the lesson marks the phrase as a term."""
    name = without_article(phrase)
    if not is_noun_phrase(phrase, 6) or points_elsewhere(phrase.text):
        return False
    if phrase.words[0].casefold() == "the" and len(name.words) == 1 and not name.is_marked("strong"):
        return False  # “the hooks” are those of some other thing, though a heading be called Hooks
    text = name.text.casefold()
    headings = sentence.vocabulary.headings
    return name.is_marked("strong") or not headings.isdisjoint((text, text + "s", text.removesuffix("s")))


def _answer(body: Phrase, start: int, term: Phrase) -> Phrase | None:
    """Return what the term is, cut where another clause begins."""
    end = _ENDS.search(body.text, start)
    answer = body.part(start, end.start() if end else None)
    words = words_of(answer.text)
    names = [word for word in words_of(term.text) if len(word) > 3]
    if not _SHORTEST <= len(words) <= _LONGEST or any(name.rstrip("s") in answer.text.casefold() for name in names):
        return None
    return answer


def _is_definition(answer: Phrase, be: str) -> bool:
    """Whether it tells the kind of thing and what sets it apart, and leans on nothing."""
    text = answer.text
    words = words_of(text)
    main = re.split(r"\b(?:that|which|who)\b", text)[0]
    if points_elsewhere(text) or is_opinion(text) or is_comparative(main) or is_hedged(main) or is_dated(text):
        return False
    if not PERSONAL.isdisjoint(words_of(main)) or not _TELLS_APART.search(text, len(words[0]) + 1):
        return False
    if be == "is" and _ONE_OF_MANY.match(text):
        return _NO_KIND.isdisjoint(words[1:3]) and not is_generic(words[1:2])
    if _THE_ONE.match(text):
        return True
    several = _SEVERAL.match(text)
    if be != "are" or several is None:
        return False
    first = several["first"]
    return (
        first not in ADVERBS | PARTICIPLES
        and not first.endswith(("ed", "ing", "ly"))
        and _NO_KIND.isdisjoint(words[:2])
    )
