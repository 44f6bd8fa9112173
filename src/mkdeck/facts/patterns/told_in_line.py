"""The kinds, parts or stages of a thing in a line without a verb: “Types of rock: igneous, sedimentary”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import addresses_reader, has_pronoun, points_elsewhere
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set
from mkdeck.wording.numbers import number_word, read_number

TIER = "default"
TRIGGERS = word_set(
    "types kinds forms stages phases parts layers components causes symptoms signs effects properties functions "
    "branches elements advantages disadvantages classes"
)
ONLY_IN_LESSONS = True

_LINE = re.compile(
    rf"(?:The )?(?:(?P<number>[A-Za-z]+|\d) )?(?:main |major |basic )?(?P<noun>(?i:{'|'.join(sorted(TRIGGERS))}))"
    r" of (?P<of>[^:,;.()]{2,40}): (?P<told>[^:;.]{2,40}(?:, [^:;.,]{2,40}){0,7}(?:,? (?:and|or) [^:;.,]{2,40})?)"
)
_PARTED = re.compile(r",? and |,? or |, ")
_FEWEST, _MOST, _LONGEST = 2, 9, 5


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What are the types of rock?”, where as many are told as the line says."""
    body = sentence.body
    found = _LINE.fullmatch(body.text)
    if found is None:
        return
    told = _PARTED.split(found["told"])
    number = read_number(found["number"] or "")
    if not _FEWEST <= len(told) <= _MOST or any(len(words_of(one)) > _LONGEST for one in told):
        return
    if (found["number"] and number != len(told)) or points_elsewhere(found["of"]) or has_pronoun(body.text):
        return
    if addresses_reader(body.text):
        return
    counted = f"{number_word(number)} " if number else ""
    front = f"What are the {counted}{found['noun'].lower()} of {body.part(*found.span('of')).markdown}?"
    yield from ask(sentence, front, body.part(*found.span("told")))
