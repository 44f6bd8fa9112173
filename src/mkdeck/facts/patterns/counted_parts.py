"""Parts or kinds that are counted and named: “The three states of matter are solid, liquid, and gas”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import (
    addresses_reader,
    has_pronoun,
    is_comparative,
    is_dated,
    is_noun_phrase,
    is_opinion,
    points_elsewhere,
)
from mkdeck.facts.lists import items
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask, inside
from mkdeck.facts.references import with_subject
from mkdeck.facts.self_contained import names_all
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set
from mkdeck.wording.numbers import number_word, read_number

_NUMBERS = tuple(map(number_word, range(2, 13)))

TIER = "default"
TRIGGERS = frozenset(_NUMBERS)

_COUNT = "|".join(_NUMBERS)
_LISTED = (
    r" (?P<be>are|were) (?:called |known as |named |the following: )?"
    r"(?P<list>[^;:()]+?)(?=$|, (?:the (?:first|last) of (?:which|these)|each (?:of which|with)|in that order)\b)"
)
_THE_FEW = re.compile(rf"The (?P<number>{_COUNT}) (?P<things>[^,;:()]{{3,70}}?){_LISTED}")
_OWN_FEW = re.compile(
    rf"(?P<owner>[^,;:()]{{2,50}}?)(?:(?<=s)’|['’]s) (?P<number>{_COUNT}) (?P<things>[a-z][^,;:()]{{2,50}}?){_LISTED}"
)
"""“LEED's four levels are …”."""
_THERE_ARE = re.compile(
    rf"There are (?P<number>{_COUNT}) (?P<things>[^,;:()]{{3,70}}?)(?:: |, namely |—| – )(?P<list>[^;:()]+)$"
)
_VAGUE = word_set("things reasons ways points items options steps questions files lines words people cases examples")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What are the N kinds of X?”."""
    body = with_subject(sentence).body
    text = body.text.rstrip(".")
    found = _THE_FEW.match(text) or _THERE_ARE.match(text) or _OWN_FEW.match(text)
    if found is None:
        return
    listed = body.part(*found.span("list"))
    things = body.part(*found.span("things")).without("link").without("strong")
    asked: str = things.markdown
    if "owner" in found.re.groupindex:
        owner = body.part(*found.span("owner"))
        if (
            things.words[-1].casefold() in _VAGUE
            or has_pronoun(owner.text)
            or points_elsewhere(owner.text)
            or not is_noun_phrase(owner)
        ):
            return
        asked += f" of {inside(owner.without('strong'), sentence)}"
    if len(items(listed)) != read_number(found["number"]) or not _is_clear(asked):
        return
    be = found["be"] if "be" in found.re.groupindex else "are"
    yield from ask(sentence, f"What {be} the {found['number'].lower()} {asked}?", listed)


def _is_clear(things: str) -> bool:
    """Whether the things are told apart by themselves: “states of matter”, and not “files” or “ways”."""
    words = words_of(things)
    if points_elsewhere(things) or has_pronoun(things) or addresses_reader(things):
        return False
    if is_opinion(things) or is_comparative(things) or is_dated(things):
        return False
    if not names_all(things):
        return False  # “parts of the device”
    if not any(sign in words for sign in ("of", "in", "for", "that", "which")):
        return False
    return words[0] not in _VAGUE or len(words) > 3
