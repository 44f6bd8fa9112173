"""Verdicts in a key under the numbers of questions that ask for something else: its numbers may have slipped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline
from mkdeck.recognition.numbered_questions import Numbered
from mkdeck.recognition.options import read_options
from mkdeck.recognition.right_options import correct_options
from mkdeck.recognition.truth_keys import verdict_of
from mkdeck.recognition.verdicts import false_words, true_words
from mkdeck.wording.words import has_question_mark, plain, question_label, words

_FEWEST = 2
"""Verdicts of a key beside one that stands in the wrong place."""
_OPENING = 3
"""Words, of which one asks for a thing."""


def misplaced_verdicts(questions: Sequence[Numbered], entries: Mapping[str, Sequence[Block]]) -> dict[str, str]:
    """Return the verdicts of a key that stand alone under the numbers of questions to which they are no answers.

    A key that judges no statements has none: there “F” is a note, or fluorine.
    """
    found = {
        question.number: said
        for question in questions
        if (said := _verdict_alone(entries.get(question.number, ()))) and _asks_otherwise(question.blocks, said)
    }
    others = sum(number not in found and verdict_of(list(entry)) is not None for number, entry in entries.items())
    return found if found and others >= _FEWEST else {}


def lack_verdicts(lists: Sequence[Block], entries: Mapping[str, Sequence[Block]]) -> bool:
    """Whether a key has verdicts on some statements of a numbered list, and something else or nothing on others."""
    for found in lists:
        if not found.ordered or any(
            item.children and has_question_mark(item.children[0].text) for item in found.children
        ):
            continue
        told = [verdict_of(list(entries.get(str(item.number), ()))) is not None for item in found.children]
        if sum(told) >= _FEWEST and not all(told):
            return True
    return False


def _verdict_alone(entry: Sequence[Block]) -> str:
    """Return the verdict that an entry of a key is, in words or by a capital; nothing for any other."""
    said = entry[0].text.strip(" .*_") if len(entry) == 1 else ""
    is_verdict = said.casefold() in true_words() or said.casefold() in false_words()
    return said if is_verdict and said[:1].isupper() else ""


def _asks_otherwise(question: Sequence[Block], said: str) -> bool:
    """Whether a question asks for a thing, or for one of some options of which none is a verdict.

    Code, and what is told by letters or said of truth, may be asked for with such an answer.
    """
    first = question[0]
    spoken = plain(first.text[question_label(first.text) :]).split()
    if any(block.kind == "code" for block in question) or any(mark.kind == "code" for mark in first.inline.marks):
        return False
    if len(said) == 1 and any(_letters(block.text).count(said.casefold()) for block in question):
        return False  # “D” is one of its options
    if not _MAY_BE_TOLD_SO.isdisjoint(spoken) or not words("verdict").isdisjoint(spoken):
        return False
    if options := read_options(question):
        texts = [option.plain for option in options[2]]
        is_verdict = any(not words("verdict").isdisjoint(plain(text).split()) for text in texts)
        return options[2][0].is_lettered and not is_verdict and correct_options(options[2], Inline(said)) == ()
    return has_question_mark(first.text) and not words("question_word").isdisjoint(spoken[:_OPENING])


def _letters(text: str) -> list[str]:
    """Return the letters that lines below the first of a question open with, as options do that stand close to it."""
    return [found[1].casefold() for line in text.split("\n")[1:] if (found := _LETTERED.match(line))]


_LETTERED = re.compile(r"\s*[(\[]?([A-Za-z])[.):\]]\s", signs=(".", ")", ":", "]"))
_MAY_BE_TOLD_SO = frozenset(["letter", "letters", "symbol", "note", "grade", "value", "boolean"])
"""What a question speaks of whose answer may be “F” or “True”."""
