"""People of the past and what they are known for: `- Max Weber (1864–1920): ideal types`.

Their years say that they are no team, or the title says which people these are: “Theorists”, “Key people”.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem
from mkdeck.facts.guards import addresses_reader, points_elsewhere
from mkdeck.facts.names import is_of_person
from mkdeck.facts.words import word_set
from mkdeck.headings.titles import is_of_occasion, singular
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.recognition.glossaries import Entry, Group
from mkdeck.recognition.groups_of_lesson import groups_beside
from mkdeck.recognition.language import is_english
from mkdeck.rules.claims import NO_LINES, Lines
from mkdeck.wording.numbering import without_number
from mkdeck.wording.unwritten import is_missing
from mkdeck.wording.words import has_question_mark, plain, words

READS = ("document",)
ANYWHERE = ("list", "lines", "lead")
ONLY_IN_LESSONS = True

_FEWEST, _LONGEST_TOLD = 2, 25
_YEARS = re.compile(
    r"\s*[(\[](?:(?:c\.|ca\.|b\.|born|d\.|died) ?)?(?:1\d{3}|\d{3}|\d{1,3}(?= ?(?:[–-]|BC|AD|CE)))"
    r"(?: ?[–-] ?(?:c\. ?)?(?:\d{1,4})?)?"
    r"(?: ?(?:BCE?|CE|AD))?[)\]]$"
)
_KINDS = word_set(
    "anthropologist architect artist astronomer author biologist botanist chemist composer conqueror critic dramatist "
    "economist emperor explorer filmmaker geologist historian inventor king linguist logician mathematician monarch "
    "naturalist novelist painter philosopher physicist physiologist playwright poet psychologist queen reformer "
    "revolutionary ruler scientist sculptor sociologist theorist thinker writer"
)
_KNOWN = re.compile(
    r"(?i)(?:some )?(?:key|important|famous|great|notable|major|main|leading|historical) (?:people|figures|persons"
    r"|names|thinkers|theorists)|people to (?:know|remember)|who's who|who was who"
)
_OF_TEAM = re.compile(
    r"(?i)\b(?:brings?|tel|phone|room|hours|speaks|talk|slides|session|today|tomorrow|monday|tuesday|wednesday|thursday"
    r"|friday|leads? (?:the|our)|responsible|manager|intern|maintainer|developer)\b|@|https?:"
)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each of some people."""
    return extract_beside(block, NO_LINES)


def extract_beside(block: Block, answered: Lines) -> Iterator[Card | Problem]:
    """Yield the cards of the people who do not stand on the answered lines."""
    for group in groups_beside(block, answered):
        if _are_known(group) and is_english(block.source):
            yield from (_card(entry, group) for entry in group.entries)


def _are_known(group: Group) -> bool:
    """Whether all terms of a group are people of the past, and something is told of each."""
    names = [_YEARS.sub("", entry.term.text.strip(" :")) for entry in group.entries]
    with_years = sum(_YEARS.search(entry.term.text.strip(" :")) is not None for entry in group.entries)
    if len(names) < _FEWEST or len(set(names)) < len(names) or not all(map(_may_be_told, group.entries)):
        return False
    if with_years == len(names):
        return all(is_of_person(name) or (name.istitle() and " " not in name) for name in names)
    return all(map(is_of_person, names)) and any(map(_names_people, _titles(group)))


def _titles(group: Group) -> list[str]:
    return [without_number("".join(group.context[-1:])), group.above.rstrip(" :")]


def _names_people(title: str) -> bool:
    """Whether a title names people whom a subject knows, and none of an occasion."""
    if is_of_occasion(title) or addresses_reader(title):
        return False
    noun = singular(plain(title).rpartition(" ")[2])
    return _KNOWN.fullmatch(title) is not None or noun in _KINDS


def _may_be_told(entry: Entry) -> bool:
    """Whether what stands behind a name may be what somebody is known for."""
    text = entry.gloss.text.strip()
    is_short = 0 < len(text.split()) <= _LONGEST_TOLD and not entry.below
    if not is_short or has_question_mark(text) or is_missing(text) or addresses_reader(text) or points_elsewhere(text):
        return False
    return _OF_TEAM.search(text) is None and plain(text).partition(" ")[0] not in words("first_name")


def _card(entry: Entry, group: Group) -> Basic:
    term = entry.term
    end = len(_YEARS.sub("", term.text.rstrip(" :")))
    name = cut(Inline(term.text, tuple(mark for mark in term.marks if mark.kind != "strong")), 0, end)
    origin = Origin(span=entry.span, context=group.context, evidence="shaped")
    return Basic(Markdown(f"What is {to_markdown(name)} known for?"), to_markdown(entry.gloss), origin)
