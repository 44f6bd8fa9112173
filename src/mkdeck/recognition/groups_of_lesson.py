"""The groups of labels in all sections of a lesson, with what stands behind them: several rules look through them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Block
from mkdeck.facts.memory import once
from mkdeck.recognition.glossaries import Group, groups
from mkdeck.recognition.study_notes import are_notes_of_else
from mkdeck.rules.claims import Lines


@once
def groups_of(document: Block) -> Sequence[tuple[Block | None, Group]]:
    """Return the groups of a lesson and of its sections, each with the block right above it."""
    return tuple(
        (parent.children[group.place - 1] if group.place else None, group)
        for parent in (document, *document.within("section"))
        for group in groups(parent.children)
    )


def groups_beside(document: Block, answered: Lines) -> Iterator[Group]:
    """Return the groups of a lesson that do not stand on the answered lines; none of what is no lesson."""
    if are_notes_of_else(document):
        return iter(())
    return (group for _, group in groups_of(document) if not answered.cover(group.span))
