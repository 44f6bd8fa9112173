"""Where an answer ends, though neither a heading nor a question stands below it.

Paragraphs that go on, code, lists and whatever a sentence leads up to belong to it. Once a few words have answered,
what makes cards of its own does not: pairs, definitions, a table whose header has nothing to do with what was asked.
Nor does what sets a task by its label.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from mkdeck.cards import Block
from mkdeck.facts.guards import addresses_reader
from mkdeck.facts.phrases import words_of
from mkdeck.headings.topics import stem
from mkdeck.parsing.pieces import leads_up
from mkdeck.recognition.advice import is_imperative
from mkdeck.recognition.set_tasks import sets_task
from mkdeck.rules.claims import Standing
from mkdeck.wording.numbers import read_number
from mkdeck.wording.words import answer_marker, asks_for_all, has_question_mark, has_word, may_begin, plain, words

_LONGEST = 60
"""Words of an answer that is told in short; what stands within a longer one is a part of its passage."""
_LONGEST_LEAVE = 40
"""Signs that tell whether somebody takes leave."""
_LONGEST_FAREWELL = 200
"""Signs of a paragraph in which somebody does."""
_SHORTEST_WORD = 4
"""Letters of a word that tells what a table is about."""


def ends_answer(block: Block, asked: str, told: Sequence[Block], begun: Standing) -> bool:
    """Whether a block is no part any more of what was `told` to answer what was `asked`."""
    if told and sets_task(block, told) and not leads_up(told[-1]):
        return True
    if block.kind != "table" and not begun.lines.hold(block.span):
        return False
    if not told or leads_up(told[-1]) or not answers_shortly(told):
        return False
    before = _behind_marker(told[-1].text)
    if block.kind == "table":
        return not _is_wanted(block, asked, before) and begun.makes_cards(block)
    return block.kind != "definitions" or not _wants_several(asked, before, block)


def takes_leave(block: Block) -> bool:
    """Whether a paragraph takes leave of those who read it, “See you next week!”, as below the last of some answers.

    It does nothing else: it cries out or speaks to the reader, where “Hasta la próxima, or adiós.” tells what one says.
    """
    if block.kind != "paragraph" or not may_begin(block.text, 0, "leave_taking"):
        return False  # as nearly always
    if not _opens(block.text, "leave_taking") or len(block.text) > _LONGEST_FAREWELL:
        return False
    return block.text.endswith("!") or _opens(block.text, "leave_of_reader") or addresses_reader(block.text)


def _opens(text: str, table: str) -> bool:
    """Whether the words of a table open a text."""
    said = f"{plain(text[:_LONGEST_LEAVE])} "
    return any(said.startswith(f"{opening} ") for opening in words(table))


def answers_shortly(told: Sequence[Block]) -> bool:
    """Whether a short text answers, and neither asks itself nor sends its reader to what stands below it."""
    if not any(block.kind == "paragraph" for block in told):
        return False
    texts: list[str] = []
    length = 0
    for inner in chain.from_iterable(block.walk() for block in told):
        if inner.text:
            texts.append(_behind_marker(inner.text))
            length += len(texts[-1].split())
        if length > _LONGEST:
            return False  # and all that stands behind it need not be read for each block that may end an answer
    return not any(map(_leads_on, texts))


def _behind_marker(text: str) -> str:
    return text[answer_marker(text) or 0 :]


def _leads_on(text: str) -> bool:
    """Whether a text asks, orders, speaks to its reader or names what stands below: “Cover the answers.”."""
    if has_question_mark(text) or is_imperative(text) or addresses_reader(text):
        return True
    spoken = plain(text)
    return any(has_word(spoken, table) for table in ("below", "question", "answer"))


def _wants_several(asked: str, before: str, definitions: Block) -> bool:
    """Whether a question wants several things, or as many are counted as are defined: “There are two of them.”."""
    terms = sum(child.kind == "term" for child in definitions.children)
    return asks_for_all(asked) or terms in _counts(asked, before)


def _counts(*texts: str) -> list[int]:
    return [count for text in texts for word in words_of(text) if (count := read_number(word)) is not None]


def _is_wanted(table: Block, asked: str, before: str) -> bool:
    """Whether a table's header takes up a word of the question or of what is told right above it."""
    if not table.children or asks_for_all(asked) or len(table.children) - 1 in _counts(asked, before):
        return True
    header = (cell.text for cell in table.children[0].children)
    return not _stems([asked, before]).isdisjoint(_stems(header))


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem(word) for text in texts for word in words_of(text) if len(word) >= _SHORTEST_WORD}
