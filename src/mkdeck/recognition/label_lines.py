"""The lines of a paragraph with labels, each with what its label says of it: “Q: …”, “Answer 2: …”, “C: …”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown, Span
from mkdeck.parsing.inline import blanked, cut, split_lines
from mkdeck.parsing.pieces import line_span
from mkdeck.recognition.flashcards import is_title_of_card
from mkdeck.recognition.labelled_pairs import pairs_within
from mkdeck.recognition.letter_labels import (
    ANSWER,
    ANSWER_LETTERS,
    ANSWER_SIGNS,
    QUESTION,
    QUESTION_LETTERS,
    QUESTION_SIGNS,
)
from mkdeck.recognition.options import SECOND_LABEL
from mkdeck.values import dataclass, replace
from mkdeck.wording.words import (
    ARROW,
    answer_marker,
    asks,
    behind_ornament,
    has_question_mark,
    is_question_label,
    question_label,
)

_ADORNED = re.compile(r"[QAPS]\s?\d{0,4}\s?[:：]")
_COUNTED = re.compile(r"\d{1,3}[.)]\s{1,3}(?=[QP]\s?\d{0,4}\s?[:：])")
_PARENTHESIS, _AFTER = re.compile(r"A\s?\d{0,4}\)\s+"), re.compile(r"Q\s?\d{0,4}\)")
"""“A)” answers below “Q)”; elsewhere it is an option."""
OPTION = re.compile(SECOND_LABEL)
CLOZE = re.compile(r"[Cc]\s?[:：]\s*(?=.*\[[^\[\]]+\])", signs="[")
CLOZE_LETTERS = ("C", "c")
_NO_LABEL = frozenset(filter(str.isalpha, map(chr, range(128)))).difference(
    QUESTION_LETTERS, CLOZE_LETTERS, ANSWER_LETTERS
)
"""Letters with which no such label begins."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a labelled paragraph behind its label, or a block between such paragraphs; `end` stands for a break.

    `is_signed` tells that the label is but a sign, “❓”; `block` is the one that stands between, and `number` that of
    the label: “Question 2: …”.
    """

    label: Literal["question", "letter", "marker", "cloze", "line", "block", "end"]
    inline: Inline
    span: Span
    context: tuple[str, ...]
    source: Markdown
    begins: bool = False
    is_signed: bool = False
    number: str = ""
    block: Block | None = None


def may_hold_letter(text: str) -> bool:
    """Whether a line of a paragraph may begin with a letter for questions, answers or clozes; quick to tell."""
    return text[:1] not in _NO_LABEL or "\n" in text


def adornment(line: str) -> int:
    """Return where a letter stands behind the sign or the number before it, “🔹 Q1:”, “3. Q:”; 0 without one."""
    counted = _COUNTED.match(line) if line[:1].isdecimal() else None
    place = counted.end() if counted else behind_ornament(line)
    return place if place and _ADORNED.match(line, place) else 0


def lines_of(block: Block, following: Sequence[Block]) -> Iterator[Line]:
    """Yield the lines of a labelled paragraph; `following` are the blocks below, which may hold its answer."""
    lines = [cut(line, adornment(line.text), len(line.text)) for line in split_lines(block.inline)]
    below = [split_lines(child.inline)[0] for child in following if child.kind == "paragraph"]
    has_options = any(OPTION.match(line.text) for line in lines)
    for number, inline in enumerate(lines):
        is_adorned = behind_ornament(inline.text) > 0 and answer_marker(inline.text) is not None
        own = number_in(inline.text[: question_label(inline.text)])
        line = Line("line", inline, line_span(block, number), block.context, Markdown(""), number == 0, number=own)
        if not _is_answer(lines[number + 1 : number + 2] or below) and (within := pairs_in(inline)):
            for begins, ends, answer, last in within:
                yield replace(line, label="question", inline=cut(inline, begins, ends))
                yield replace(line, label="marker", inline=cut(inline, answer, last), begins=False)
            continue
        if found := CLOZE.match(inline.text):
            yield replace(line, label="cloze", inline=cut(inline, found.end(), len(inline.text)))
        elif found := QUESTION.match(inline.text):
            if _asks_nothing(found[0], inline.text):
                yield replace(line, label="end")
            else:
                asked = cut(inline, found.end(), len(inline.text))
                is_signed = found[0].startswith(QUESTION_SIGNS)
                number_told = number_in(found[0])
                yield replace(line, label="question", inline=asked, is_signed=is_signed, number=number_told)
        elif found := (None if is_adorned else _answer_label(inline.text, has_options=has_options)) or (
            ARROW.match(inline.text) or _behind_parenthesis(lines, number, has_options=has_options) if number else None
        ):
            told = cut(inline, found.end(), len(inline.text))
            yield replace(line, label="letter", inline=told, number=number_in(found[0]))
        elif (start := answer_marker(inline.text)) is not None:
            told = cut(inline, start, len(inline.text))
            yield replace(line, label="marker", inline=told, number=number_in(inline.text[:start]))
        elif number and asks(inline.text) and number + 1 < len(lines) and answer_marker(lines[number + 1].text):
            yield replace(line, label="question")
        else:
            yield replace(line, label="end") if number == 0 and _is_title(lines) else line


def number_in(label: str) -> str:
    """Return the number in the label of a question or an answer: “2” of “Question 2:”."""
    return "".join(filter(str.isdecimal, label))


def _answer_label(text: str, *, has_options: bool) -> re.Match[str] | None:
    """Return the label of an answer; beside options a letter is one of them, and “✅ B” tells the right one."""
    return None if has_options and not text.startswith(ANSWER_SIGNS) else ANSWER.match(text)


def _asks_nothing(label: str, text: str) -> bool:
    """Whether a letter with a dash or a number names a part or a page: “Q1 – the transistor”, “P. 4 is about lakes”."""
    written = label.rstrip()
    is_page = written[1:2] == "." and written[-1:].isdigit()
    return (is_page or written[-1:] in ("–", "—", "-")) and not has_question_mark(text)


def _is_title(lines: Sequence[Inline]) -> bool:
    """Whether the first of some lines is the title of a card whose question is the second: “Card 2”, “Frage 3”."""
    if len(lines) > 1 and is_question_label(lines[0].text) and asks(lines[1].text):
        return any(map(str.isdecimal, lines[0].text))
    return len(lines) > 1 and is_title_of_card(lines[0].text) and QUESTION.match(lines[1].text) is not None


def _behind_parenthesis(lines: Sequence[Inline], number: int, *, has_options: bool) -> re.Match[str] | None:
    """Return the label “A)” of a line right below one with “Q)”, unless options follow."""
    is_below = not has_options and _AFTER.match(lines[number - 1].text) is not None
    return _PARENTHESIS.match(lines[number].text) if is_below else None


def pairs_in(inline: Inline) -> list[tuple[int, int, int, int]]:
    """Return the pairs of a line that holds questions and answers; what looks like a label in code is none."""
    return pairs_within(blanked(inline, "code", "math"))


def _is_answer(lines: Sequence[Inline]) -> bool:
    """Whether what stands below a line answers it, so that the line itself does not."""
    return any(ANSWER.match(line.text) or answer_marker(line.text) is not None for line in lines)
