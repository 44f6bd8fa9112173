"""Parts or kinds that are counted and named: “The three states of matter are solid, liquid, and gas”."""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Card
from mkdeck.facts.guards import addresses_reader, has_pronoun, is_comparative, is_dated, is_opinion, points_elsewhere
from mkdeck.facts.lists import items
from mkdeck.facts.phrases import words_of
from mkdeck.facts.questions import ask
from mkdeck.facts.sentences import Sentence
from mkdeck.facts.words import word_set
from mkdeck.wording.numbers import number_word, read_number

_NUMBERS = tuple(map(number_word, range(2, 13)))

TIER = "more"
TRIGGERS = frozenset(_NUMBERS)

_COUNT = "|".join(_NUMBERS)
_THE_FEW = re.compile(
    rf"The (?P<number>{_COUNT}) (?P<things>[^,;:()]{{3,70}}?) (?P<be>are|were)"
    r" (?:called |known as |named |the following: )?(?P<list>[^;:()]+)$"
)
_THERE_ARE = re.compile(
    rf"There are (?P<number>{_COUNT}) (?P<things>[^,;:()]{{3,70}}?)(?:: |, namely |—| – )(?P<list>[^;:()]+)$"
)
_VAGUE = word_set("things reasons ways points items options steps questions files lines words people cases")


def find(sentence: Sentence) -> Iterator[Card]:
    """Yield “What are the N kinds of X?”."""
    body = sentence.body
    text = body.text.rstrip(".")
    found = _THE_FEW.match(text) or _THERE_ARE.match(text)
    if found is None:
        return
    listed = body.part(*found.span("list"))
    if len(items(listed)) != read_number(found["number"]) or not _is_clear(found["things"]):
        return
    be = found["be"] if "be" in found.re.groupindex else "are"
    things = body.part(*found.span("things")).without("link").without("strong")
    yield from ask(sentence, f"What {be} the {found['number'].lower()} {things.markdown}?", listed)


def _is_clear(things: str) -> bool:
    """Whether the things are told apart by themselves: “states of matter”, and not “files” or “ways”."""
    words = words_of(things)
    if points_elsewhere(things) or has_pronoun(things) or addresses_reader(things):
        return False
    if is_opinion(things) or is_comparative(things) or is_dated(things):
        return False
    if re.search(r"\b(?:of|in|for|to|that) (?:the|its|their) [\w-]+$", things) and not re.search(r" [A-Z]", things):
        return False  # “parts of the device”
    if not any(sign in words for sign in ("of", "in", "for", "that", "which")):
        return False
    return words[0] not in _VAGUE or len(words) > 3
