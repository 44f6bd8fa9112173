"""Tells of what looks like the key to questions of which no card was made, and is called so by no word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Problem, Span
from mkdeck.collecting.lone_keys import LABEL
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import paragraph
from mkdeck.recognition.answers import is_marker
from mkdeck.recognition.counting import by_number
from mkdeck.recognition.exercise_names import is_key_title
from mkdeck.recognition.key_entries import entries_of
from mkdeck.recognition.numbered_questions import has_options, questions_in
from mkdeck.recognition.option_letters import is_option_letter
from mkdeck.recognition.truth_keys import NumberedStatement, numbered_statements, tells_both_verdicts, verdict_of
from mkdeck.rules.claims import Lines
from mkdeck.wording.polls import are_of_report, tells_of_votes
from mkdeck.wording.words import has_question_mark

_FEWEST = 3
"""Entries of such a key."""
_LONGEST = 400
_LONGEST_ENTRY = 12
"""Signs of “1. Vrai” and the like, and of an entry “niet waar”."""
_LONGEST_LINE = 80
"""Letters of a line that says what stands below it."""
_FURTHEST = 60
"""Blocks between the questions and the key, at most."""
_LABEL = re.compile(rf"{LABEL}(?=\(?1(?!\d))", signs=":：")
"""“Kye: 1. T”"""


def keys_without_word(document: Block, taken: Lines) -> Iterator[Problem]:
    """Yield a problem for each key of lone letters or verdicts that no word calls a key, below what it answers.

    Neither it nor what it answers stands on lines that are `taken`, by a card or a problem.
    """
    blocks = list(_laid_open(document))

    @cache
    def stated(place: int) -> Sequence[NumberedStatement]:  # below each block there may be many keys
        return tuple(numbered_statements(blocks[place]))

    for place, block in enumerate(blocks):
        if place == 0 or taken.hold(block.span) or is_marker(block) or any(map(is_key_title, block.context)):
            continue
        entries = _lone_entries(block)
        entries = {} if entries and _are_votes(block, blocks[place - 1]) else entries
        above = max(0, place - _FURTHEST)
        statements = chain.from_iterable(map(stated, range(above, place)))
        first = _first_answered(blocks[above:place], statements, entries, taken) if entries else None
        if first is not None:
            why = f"this looks like the key to what stands from line {first.first} on, of which no card was made"
            yield Problem(block.span, f"{why}; write “Answers:” before it")


def _laid_open(block: Block) -> Iterator[Block]:
    """Yield the blocks of a lesson without its sections in their order, what others hold left within these."""
    for child in block.children:
        if child.kind == "section":
            yield from _laid_open(child)
        else:
            yield child


def _lone_entries(block: Block) -> Mapping[str, list[Block]]:
    """Return the entries of a list or a paragraph that count from one, and are but letters or verdicts."""
    if block.kind == "list":
        texts = [item.children[0].text if len(item.children) == 1 else "" for item in block.children]
        if not block.ordered or (len(texts) > 1 and max(map(len, texts)) > _LONGEST_ENTRY):
            return {}
    elif block.kind != "paragraph" or len(block.text) > _LONGEST:
        return {}
    label = _LABEL.match(block.text) if block.kind == "paragraph" else None
    told = paragraph(cut(block.inline, label.end(), len(block.text)), block) if label else block
    entries = by_number(entries_of(told))
    is_counted = list(entries) == [str(number) for number in range(1, len(entries) + 1)]
    return entries if len(entries) >= _FEWEST and is_counted else {}


def _are_votes(block: Block, above: Block) -> bool:
    """Whether a heading, the line above some letters, or a label before them says that people have chosen these."""
    label = _LABEL.match(block.text) if block.kind == "paragraph" else None
    lines = [above.text] if above.kind == "paragraph" and len(above.text) <= _LONGEST_LINE else []
    told = (
        *block.context[1:][-1:],
        *(line for line in lines if not has_question_mark(line)),
        label[0] if label else "",
    )
    return are_of_report(block.context) or any(map(tells_of_votes, told))


def _first_answered(
    above: Sequence[Block], statements: Iterable[NumberedStatement], entries: Mapping[str, list[Block]], taken: Lines
) -> Span | None:
    """Return the lines of the first of the questions, or statements, that have the numbers of a key and no cards.

    The statements are those in the blocks above the key.
    """
    told = [entry[0].text.strip(" .()*,;") if len(entry) == 1 else "" for entry in entries.values()]
    found: list[tuple[str, Span]] = []
    if all(map(is_option_letter, told)):
        asked = (question for question in questions_in(above) if has_options(question))
        found = [(question.number, question.blocks[0].span) for question in asked]
    if [number for number, _ in found] != list(entries) and _are_verdicts(entries):
        found = [(statement.number, statement.span) for statement in statements]
    is_free = not any(taken.hold(span) for _, span in found)
    return found[0][1] if is_free and [number for number, _ in found] == list(entries) else None


def _are_verdicts(entries: Mapping[str, list[Block]]) -> bool:
    """Whether each entry is a verdict and nothing else, and both are among them."""
    found = [verdict_of(entry) for entry in entries.values()]
    return all(told is not None and not told.reasons for told in found) and tells_both_verdicts(entries)
