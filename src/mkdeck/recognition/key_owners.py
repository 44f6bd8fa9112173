"""What a key belongs to: the numbered questions before it, several exercises, or what other rules read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.recognition.answer_keys import counted_parts, read_groups, read_titled_groups
from mkdeck.recognition.bare_tasks import tasks_to
from mkdeck.recognition.counting import is_told_twice
from mkdeck.recognition.exercise_names import (
    exercise_name,
    lettered_name,
    name_of_section,
    named_within,
    title_of_section,
    titles_fit,
)
from mkdeck.recognition.key_entries import numbered, read_key
from mkdeck.recognition.matching import answers_matching, matchings
from mkdeck.recognition.numbered_questions import below_names, questions_in
from mkdeck.recognition.option_letters import is_option_letter
from mkdeck.recognition.part_names import part_name_at
from mkdeck.recognition.parts import first_text
from mkdeck.recognition.questions import heading_of

FEWEST = 2
"""Questions to which there is a key."""
_FURTHEST, _FARTHEST_EXERCISE = 20, 60
"""Blocks; what stands further above a list of answers is not asked again when another such list comes."""


_PART_AND_NUMBER = re.compile(r"(?P<part>[A-H]|[IVX]{1,4})\s?[.,/:–-]?\s?\d{1,2}(?![\w%°])[)\]]?[.):=–—-]{0,2}\s")
_FEWEST_OF_PARTS = 3
"""Paragraphs that open so, which no answer to one question does."""


def holds_key(block: Block) -> bool:
    """Whether an answer's container or marked paragraph holds at least two numbered entries."""
    return len(read_key([block], 0)) >= FEWEST


def is_key_of_letters(children: Sequence[Block], place: int) -> bool:
    """Whether a block is a key with a letter for each of several questions, which no single question has as answer."""
    entries = read_key(children, place)
    told = (first_text(entry).text.strip(" .*") for entry in entries.values())
    return len(entries) > FEWEST and all(map(is_option_letter, told))


def is_key_to(children: Sequence[Block], place: int) -> bool:
    """Whether the block at a place is the key to two numbered questions at least, or to exercises, before it."""
    if any(group.entries for group in read_groups(children, place)) or names_exercises(children, place):
        return True
    if (told := _told_in_parts(children[place])) and len(told & _asked_before(children, place)) >= FEWEST:
        return True
    if _is_of_parts(children[place]):
        return True
    entries = read_key(children, place)
    if len(entries) < FEWEST:
        return False
    if len(entries) > FEWEST and any(map(is_told_twice, entries.values())):
        return True  # which no answer to a single question has
    before = children[max(0, place - _FURTHEST) : place]
    if tasks_to(before, entries):
        return True
    return sum(question.number in entries for question in below_names(questions_in(before), entries)) >= FEWEST


def _is_of_parts(block: Block) -> bool:
    """Whether all paragraphs below a title open with a part and a number, of two parts at least: “**II.4** …”."""
    told = block.children[1:] if block.kind == "section" else block.children
    if len(told) < _FEWEST_OF_PARTS or any(child.kind != "paragraph" for child in told):
        return False
    labels = [_PART_AND_NUMBER.match(child.text) for child in told]
    return all(labels) and len({label["part"] for label in labels if label}) >= FEWEST


def _told_in_parts(block: Block) -> frozenset[str]:
    """Return the numbers of the answers that a section holds below the names of several parts of a test."""
    inner = [child for child in block.children if child.kind == "section"] if block.kind == "section" else []
    named = [numbered(child.children[1:]) for child in inner if part_name_at(child.children[0].inline, 0) is not None]
    return frozenset(number for entries in named for number in entries) if len(named) >= FEWEST else frozenset()


def _asked_before(children: Sequence[Block], place: int) -> set[str]:
    return {question.number for question in questions_in(children[max(0, place - _FURTHEST) : place])}


def counting_on(children: Sequence[Block], place: int) -> dict[str, list[Block]]:
    """Return a key whose numbers count on from part to part, unless a section that a part names asks under others.

    Where things are to be matched in such a section, each part is a key by itself.
    """
    parts = counted_parts(children[place])
    if not parts:
        return {}
    numbers = {number for _, entries in parts for number in entries}
    sections = list(chain.from_iterable(map(_sections, children[:place])))
    for title, entries in parts:
        name = named_within(title) or lettered_name(title)
        named = [section for section in sections if name and (own := name_of_section(section)) and own.fits(name)]
        asked = {question.number for section in named[:1] for question in questions_in(section.children[1:])}
        if len(named) == 1 and any(matchings(named[0].children)):
            return {}
        if len(named) == 1 and asked and not (entries.keys() <= asked and asked.isdisjoint(numbers - entries.keys())):
            return {}
    return {number: told for _, entries in parts for number, told in entries.items()}


def is_of_others(block: Block, place: int) -> bool:
    """Whether a child of a block is the key to several exercises or to a matching one, which other rules read."""
    if answers_matching(block.children, place):
        return True
    several = sum(bool(group.entries) for group in read_groups(block.children, place)) > 1
    return several or names_exercises(block.children, place, heading_of(block))


def without_matching(children: Sequence[Block], place: int, key: Mapping[str, list[Block]]) -> dict[str, list[Block]]:
    """Return what a key to a matching exercise goes on with, behind the letters of that; nothing of any other key.

    Its numbers count on from the exercise to the questions behind it, and each stands there once.
    """
    if not answers_matching(children, place) or any(map(is_told_twice, key.values())):
        return {}
    numbers = [int(number) for number in key if number.isdecimal()]
    if len(numbers) < len(key) or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return {}
    are_letters = [is_option_letter(first_text(entry).text.strip(" .*")) for entry in key.values()]
    first = are_letters.index(False) if False in are_letters else len(key)
    rest = dict(list(key.items())[first:])
    return {} if first < FEWEST or len(rest) < FEWEST or any(are_letters[first:]) else rest


def names_exercises(children: Sequence[Block], place: int, heading: Block | None = None) -> bool:
    """Whether a key names an exercise before it, and more of it is told than the answer below a heading.

    Below the `heading` of an exercise stands the key to several where it refers to that one too.
    """
    if _names_titles(children, place):
        return True
    groups = read_groups(children, place)
    if not any(group.tells_more() for group in groups):
        return False
    own = exercise_name(heading.text) if heading and len(groups) >= FEWEST else None
    if own and any(group.refers and own.fits(group.name) for group in groups):
        return True
    numbers = {group.name.number for group in groups}
    before = chain.from_iterable(map(_sections, children[max(0, place - _FARTHEST_EXERCISE) : place]))
    names = map(name_of_section, before)
    return any(name.fits(group.name) for name in names if name and name.number in numbers for group in groups)


def _names_titles(children: Sequence[Block], place: int) -> bool:
    """Whether a key holds answers below the titles of sections before it."""
    groups = read_titled_groups(children, place)
    if not groups or counting_on(children, place):
        return False
    before = chain.from_iterable(map(_sections, children[max(0, place - _FARTHEST_EXERCISE) : place]))
    titles = [title_of_section(section.children[0].text) for section in before if section.kind == "section"]
    return any(titles_fit(title, group.name.word) for title in titles for group in groups)


def _sections(block: Block) -> Iterator[Block]:
    """Yield a section and those in it."""
    if block.kind == "section":
        yield block
        for child in block.children[1:]:
            yield from _sections(child)
