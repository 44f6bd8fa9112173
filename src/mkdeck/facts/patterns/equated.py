"""A term and its meaning as notes write them: “A **phantom read** = same query twice, and new rows appear”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card
from mkdeck.facts.certain_questions import asks_plainly
from mkdeck.facts.everyday import is_everyday
from mkdeck.facts.guards import has_pronoun, is_hedged, is_noun_phrase, is_opinion, points_elsewhere, without_article
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.signs import BOLD, ITALICS
from mkdeck.facts.terms import is_short_for
from mkdeck.facts.verb_forms import verb_forms
from mkdeck.facts.words import word_set

TIER = "default"
TRIGGERS = frozenset({BOLD, ITALICS})
MAY_STATE = re.compile(r" = ")

_STATEMENT = re.compile(r"(?P<term>[^=]{2,60}?) = (?P<meaning>[^=]+)$")
_GOES_ON = re.compile(r"[;:]|, (?:since|because|so|but|which)\b")
_FORMULA = re.compile(r"[+*/^<>]")
_ADJECTIVE = re.compile(r"[A-Za-z]{3,}(?:active|ective|itive|ative|rous|ious|eous)")
"""“**Retroactive** = new stuff disrupts old stuff”: retroactive what?"""
_OF_SOMEBODY = re.compile(r"(?:the|an?|my|our) (?:[a-z]+ )?(?:boy|day|girl|guy|man|one|person|woman)\b")
"""“**Monday** = the day of the exam”, “**Ana** = the girl in the red coat”."""
_DOES = re.compile(r"(?P<verb>[a-z]+s) (?:an?|the|his|her|its|their|to|from|on|in)\b")
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_SHORTEST, _LONGEST = 4, 24


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What is X?”."""
    body = sentence.body
    found = _STATEMENT.match(body.text)
    if found is None:
        return
    term = body.part(*found.span("term"))
    if not without_article(term).is_marked("strong", "emphasis") or not is_noun_phrase(term):
        return
    if _ADJECTIVE.fullmatch(term.text) is not None or term.text.casefold() in _DAYS:
        return
    end = _GOES_ON.search(body.text, found.start("meaning"))
    answer = body.part(found.start("meaning"), end.start() if end else None)
    words = words_of(answer.text)
    if _SHORTEST <= len(words) <= _LONGEST and _is_clear(answer.text):
        name = inside(term.without("strong"), sentence, common=is_everyday(term.text.casefold()))
        is_one = without_article(term) != term or any(map(str.isdigit, name)) or name.isupper()
        yield from ask(sentence, f"What is {name}?" if is_one else f"What does {name} mean?", answer)


def is_certain(card: Card, sentence: Sentence) -> bool:
    """Whether the term is bold, and its meaning says more than what its letters stand for, which another rule asks."""
    if not isinstance(card, Basic) or not asks_plainly(card, sentence):
        return False
    found = _STATEMENT.match(sentence.body.text)
    term = without_article(sentence.body.part(*found.span("term"))) if found else None
    return term is not None and term.is_marked("strong") and not is_short_for(term.text, card.back.partition(",")[0])


def _is_clear(text: str) -> bool:
    """Whether what stands behind the sign is a meaning and no formula, and leans on nothing."""
    if _FORMULA.search(text) or _OF_SOMEBODY.match(text):
        return False
    done = _DOES.match(text)
    if done is not None and any(form.form == "third" for form in verb_forms(done["verb"])):
        return False  # “**Alice** = sends the message to Bob”
    return not (points_elsewhere(text) or is_hedged(text) or is_opinion(text) or has_pronoun(text))
