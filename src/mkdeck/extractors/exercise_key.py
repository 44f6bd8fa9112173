"""A key to several exercises, each of which counts from one: its lists stand below the exercises' names.

A name is a number, “8.1”, or a word with one, “Round 2”; the exercise's own heading may say more: “ROUND 2 - Kitchen”.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck.answer_keys import exercise_name, read_groups
from mkdeck.cards import Block, Card, Problem
from mkdeck.extractors.answer_key import cards_of_key, questions_in

READS = ("document",)
WITH = ("section",)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the cards of the exercises of a lesson whose questions a key answers one by one."""
    sections = [inner for inner in block.walk() if inner.kind == "section"]
    named: dict[str, list[Block]] = {}
    for section in sections:
        named.setdefault(exercise_name(section.children[0]), []).append(section)
    for key in sections:
        groups = read_groups(key)
        for name, entries in groups.items():
            before = (section for section in named.get(name, ()) if section.span.first < key.span.first)
            for section in before:
                asked = [child for child in section.children[1:] if child.span.last < key.span.first]
                yield from cards_of_key(questions_in(asked), entries)
