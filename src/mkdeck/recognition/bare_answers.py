"""Answers in one form of a page to its questions without numbers, labels or bold type: quoted, in italics, in brackets.

All such questions of a page are told together, for a section may hold but one or two of them. What stands in a form of
its own answers three of them, and plain text does where a section holds hardly anything but such pairs, or where the
questions are in italics.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block
from mkdeck.parsing.inline import cut
from mkdeck.parsing.pieces import paragraph
from mkdeck.parsing.sections import is_bold_line, is_in_italics
from mkdeck.recognition.answers import is_marker
from mkdeck.recognition.answers_alike import Asked, Told, alike_answers, number_of_question, told_below
from mkdeck.wording.polls import is_of_event, is_poll
from mkdeck.wording.words import has_question_mark, is_task, question_at, question_label

_FEWEST, _FEWEST_PLAIN = 3, 4
"""Pairs in a form of their own, and in plain text."""
_MOSTLY = 0.8
"""The share of pairs in plain text of what stands around them."""
_LONGEST = 60
"""Words of a question."""
_LEAST_SET_OFF = frozenset(["plain", "dash", "point"])
"""The forms of answers that are no form of their own."""
_POINTS = re.compile(
    r"(?i)\b(?:this|these|those|that|the following|here|below|above|next)\b"
    r"|\b(?:dies\w*|hier|folgende\w*|cette?|ces|ici|est[aeo]s?|aquí|quest[aoei])\b"
)
"""“What does this line say?”, which asks of what stands there."""
_GOES_ON = re.compile(r"(?i)(?:but|and|so|or|then|aber|und|mais|et|pero|y)\b")
_LONGEST_PLAIN = 30
"""Words of an answer in plain text."""
_ASKS_THEM = re.compile(
    r"(?i)\byours?\b|\b(?:have|did|are|were|would|could) you\b|\bdo you (?:like|think|feel|prefer|want|enjoy|know)\b"
)
"""“What is your favourite river?”."""


def bare_answers(lesson: Block, is_free: Callable[[Block], bool]) -> Iterator[tuple[Asked, Told]]:
    """Yield questions of a lesson with what answers them; those alone that are free of other cards."""
    holders = [
        holder
        for holder in lesson.walk()
        if holder.kind in HOLDING and any(child.kind == "paragraph" and is_free(child) for child in holder.children)
    ]
    rows = [
        (holder, [asked for asked in _asked_in(holder) if is_free(asked.whole or asked.question)]) for holder in holders
    ]
    told = [(asked, answer.form) for _, row in rows for asked in row if (answer := told_below(asked, is_last=False))]
    told = [(asked, form) for asked, form in told if form not in _LEAST_SET_OFF or is_in_italics(asked.question)]
    found: list[tuple[Asked, Told]] = []
    for form, _ in Counter(form for _, form in told).most_common(1):
        row = [asked for asked, other in told if other == form]
        are_of_quoted = form == "quote" and _point(row)
        found += alike_answers(row) if _ask_of_matter(row) and not are_of_quoted else ()
    taken = {id(answer.block) for _, answer in found}
    for holder, row in rows:
        paragraphs = sum(child.kind != "heading" for child in holder.children)
        blocks = sum(1 if asked.whole else 2 for asked in row)
        if len(row) < _FEWEST_PLAIN or blocks < _MOSTLY * paragraphs or not _ask_of_matter(row):
            continue
        if not any(id(block) in taken for asked in row for block in asked.below) and _are_apart(row):
            found += alike_answers(row)
    yield from found


def _point(row: Sequence[Asked]) -> bool:
    """Whether half of some questions ask about what stands beside them."""
    return 2 * sum(_POINTS.search(asked.question.text) is not None for asked in row) >= len(row)


def _are_apart(row: Sequence[Asked]) -> bool:
    """Whether questions in plain text belong to no running text: they do not lead on, and are answered in short."""
    short = sum(sum(len(block.text.split()) for block in asked.below) <= _LONGEST_PLAIN for asked in row)
    lead_on = any(_GOES_ON.match(asked.question.text) for asked in row)
    return short >= _MOSTLY * len(row) and not lead_on and not _point(row)


def _ask_of_matter(row: Sequence[Asked]) -> bool:
    """Whether three of some questions, and most of them, are whole ones that ask nobody about himself or a meeting."""
    texts = [asked.question.text for asked in row]
    whole = sum(question_at(text) == len(text) for text in texts)
    personal = sum(_ASKS_THEM.search(text) is not None or is_poll(text) or is_of_event(text) for text in texts)
    return whole >= max(_FEWEST, len(row) / 2) and 3 * personal < len(row)


def _asked_in(holder: Block) -> Iterator[Asked]:
    """Yield the questions without a number or a label that a block holds, each with what stands below it."""
    children = holder.children
    starts = [place for place, child in enumerate(children) if _is_bare(child)]
    for place, following in pairwise([*starts, len(children)]):
        child = children[place]
        if (lines := _in_one_line(child)) is not None:
            yield Asked((0,), "bare", lines[0], lines[1:], child)
            continue
        end = next((at for at in range(place + 1, following) if children[at].kind in ("section", "rule")), following)
        yield Asked((0,), "bare", child, tuple(children[place + 1 : end]))


def _is_bare(block: Block) -> bool:
    """Whether a paragraph may be a question, or a task, that no number, label or bold type sets off."""
    if block.kind != "paragraph" or not block.text or is_bold_line(block) or number_of_question(block):
        return False
    if is_marker(block) or question_label(block.text) or "\n" in block.text:
        return False
    marks = block.inline.marks
    if marks and (marks[0].kind, marks[0].start) == ("strong", 0):
        return False
    if has_question_mark(block.text[-1:]):
        return len(block.text.split()) <= _LONGEST
    return _in_one_line(block) is not None or is_task(block.text)


def _in_one_line(block: Block) -> tuple[Block, ...] | None:
    """Return the question with which a paragraph of one line begins, and what stands behind it; None without both."""
    end = question_at(block.text)
    start = len(block.text) - len(block.text[end:].lstrip())
    if not end or start >= len(block.text) or has_question_mark(block.text[end:]) or "\n" in block.text:
        return None
    told = paragraph(cut(block.inline, start, len(block.text)), block)
    return paragraph(cut(block.inline, 0, end), block), told
