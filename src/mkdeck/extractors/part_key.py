"""Parts of exam questions, `1 (a) …`, `(ii) …`, `01.2 …`, and a mark scheme below: a table with a row for each.

Written so in papers of British exam boards: “Question | Answer | Mark | Guidance”. What is told above the parts of a
question stands on the card of each; of the scheme the column of answers counts. What it leaves open makes no card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck.cards import Block, Card, Problem
from mkdeck.facts.everyday import is_everyday
from mkdeck.recognition.answers import is_unwritten
from mkdeck.recognition.key_cards import cards_of_key
from mkdeck.recognition.key_owners import FEWEST
from mkdeck.recognition.labelled_parts import AskedPart, read_parts
from mkdeck.recognition.numbered_questions import Numbered
from mkdeck.recognition.part_keys import PartEntry
from mkdeck.recognition.part_labels import PartLabel, written
from mkdeck.recognition.parts import leaves_open
from mkdeck.values import replace
from mkdeck.wording.words import asked_term, asks

READS = ("document",)
ANYWHERE = ("key",)


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each part of a question whose label stands in a mark scheme below it."""
    for parts, told in read_parts(block):
        yield from _answered([part for part in parts if part.blocks and not part.is_answered], told)


def _answered(parts: Sequence[AskedPart], told: Sequence[PartEntry]) -> Iterator[Card | Problem]:
    entries = _by_label(told)
    asked = _asked(parts, entries)
    known = {part.label for part in asked} & entries.keys()
    if len(known) < FEWEST or 2 * len(known) < len(entries):
        if any(len(part.label) > 1 and not _is_counted(part.label) for part in asked):
            first, last = written(told[0].label), written(told[-1].label)
            why = f"the mark scheme goes from {first} to {last}, and most of its labels stand before no question above"
            yield Problem(told[0].row.span, why)
        return
    if any(map(_is_counted, known)) and 2 * sum(map(_asks, asked)) < len(asked):
        return  # numbers of chapters or of tickets
    left_open = {label for label, entry in entries.items() if leaves_open(entry.answer[:1])}  # “Levels of response”
    questions = [
        Numbered(written(part.label), (*_shared(part, before), *part.blocks))
        for before, part in zip([None, *asked], asked, strict=False)
        if part.label not in left_open
    ]
    answers = {written(label): list(entry.answer) for label, entry in entries.items() if label not in left_open}
    yield from cards_of_key(questions, answers) if questions and answers else ()
    names = {part.label for part in parts}
    for label, entry in entries.items():
        if label not in known and label not in left_open and not is_unwritten(entry.answer):
            which = "is asked in parts" if label in names else "does not stand above it"
            yield Problem(entry.row.span, f"the mark scheme has an answer to question {written(label)}, which {which}")


def _is_counted(label: PartLabel) -> bool:
    """Whether a label is a number with numbered parts, “1.2”, as chapters have as well."""
    return len(label) > 1 and label[1].isdecimal()


def _asks(part: AskedPart) -> bool:
    return any(asks(inner.text) for block in part.blocks for inner in block.walk())


def _shared(part: AskedPart, before: AskedPart | None) -> Sequence[Block]:
    """Return what a part shares with others, on the lines of the part but for the first: no two cards claim a line.

    What a term means is asked without it.
    """
    if _asks_meaning(part):
        return ()
    if before is None or before.label[0] != part.label[0]:
        return part.shared
    return [replace(block, span=part.blocks[0].span) for block in part.shared]


def _by_label(told: Sequence[PartEntry]) -> dict[PartLabel, PartEntry]:
    """Return the entries by their labels, without those of whole questions that are answered in parts."""
    answered = {label[:end] for label in (entry.label for entry in told) for end in range(1, len(label))}
    entries: dict[PartLabel, PartEntry] = {}
    for entry in told:
        if entry.label not in answered or any(cell.text.strip() for cell in entry.answer):
            entries.setdefault(entry.label, entry)
    return entries


def _asked(parts: Sequence[AskedPart], entries: dict[PartLabel, PartEntry]) -> list[AskedPart]:
    """Return the parts that ask: those with a label and no further parts.

    A number alone asks where the scheme has it; what leads up to further parts does where the scheme has these as well.
    Parts of what the scheme answers as a whole do not.
    """
    inner = {part.label[:end]: part.label for part in parts for end in range(1, len(part.label))}
    return [
        part
        for part in parts
        if (part.label in entries or (len(part.label) > 1 and part.label[:-1] not in entries))
        and (part.label not in inner or (part.label in entries and inner[part.label] in entries))
    ]


def _asks_meaning(part: AskedPart) -> bool:
    """Whether a part asks but for the meaning of a term that no word of every day points at: “the term in bold”."""
    term = asked_term(part.blocks[0].text).split()
    return len(part.blocks) == 1 and bool(term) and not any(is_everyday(word) for word in term)
