"""Whether a section asks one question as a whole, or several in its parts, each with an answer of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.parsing.pieces import leads_up
from mkdeck.recognition.answers import answers_below, is_marker
from mkdeck.recognition.exercise_names import exercise_name
from mkdeck.recognition.key_owners import is_key_to
from mkdeck.recognition.part_signs import ROMAN_AT_LINE
from mkdeck.recognition.questions import bold_lead, has_question_role, heading_asks, heading_of
from mkdeck.wording.words import asks, has_question_mark, is_question_label, names_question, question_label

LETTERED = re.compile(r"\(?(?P<letter>[a-h])\)\s+(?=\S)")
"""Begins a part of a question: “a) …”."""
_SEVERAL = 2


def asks_once(block: Block) -> bool:
    """Whether all of a container speaks of one question: an item, an exercise, a section whose heading asks."""
    if block.kind in ("item", "definition") or has_question_role(block):
        return True
    if block.kind == "container":
        return asks(block.text)
    heading = heading_of(block)
    if heading is None:
        return False
    if is_question_label(heading.text):  # “Exercise 3” asks once, “Exercises” and “Quiz” more often
        return len(answers_below(block)) == 1 and not _holds_exercises(block) and not _holds_numbers(block)
    if heading_asks(heading):
        return not _asks_again(block)
    is_one = question_label(heading.text) > 0 and not _holds_numbers(block)
    return is_one and not _asks_again(block) and not _numbers_others(block)


def _asks_again(section: Block) -> bool:
    """Whether questions with answers of their own stand below a heading: lettered, labelled, bold or numbered."""
    labelled = any(is_labelled(child) and asks(child.text) for child in section.children[1:])
    if labelled or _holds_parts(section):
        return True
    answers = answers_below(section)
    return _are_asked_apart(section, answers) or next_question(section, answers) > 0


def _are_asked_apart(section: Block, answers: Sequence[int]) -> bool:
    """Whether several answers stand right below questions that open in bold: “**Situation A** – … What do you do?”."""
    if len(answers) < _SEVERAL:
        return False
    above = [section.children[place - 1] for place in answers]
    return sum(bold_lead(block) is not None and has_question_mark(block.text) for block in above) >= _SEVERAL


def _numbers_others(section: Block) -> bool:
    """Whether a number before a heading but counts the section: what stands below it asks, or is answered by a key."""
    answers = answers_below(section)
    is_key = len(answers) == 1 and is_key_to(section.children, answers[0])
    return is_key or any(map(is_labelled, section.children[1:]))


def is_labelled(block: Block) -> bool:
    """Whether a paragraph says by a word that it asks: “Problem 2.” does, “2.” may go on counting."""
    return block.kind == "paragraph" and names_question(block.text) and ROMAN_AT_LINE.match(block.text) is None


def _holds_numbers(section: Block) -> bool:
    """Whether several numbered paragraphs or items ask below “Quiz”, so that one answer is not to all of them."""
    numbered = sum(child.kind == "paragraph" and _is_numbered(child.text) for child in section.children[1:])
    lists = (child for child in section.children[1:] if child.kind == "list" and child.ordered)
    asking = sum(
        any(has_question_mark(part.text) for part in item.children[:1]) for one in lists for item in one.children
    )
    return numbered + asking >= _SEVERAL


def _is_numbered(text: str) -> bool:
    """Whether a label or a number stands before a question; Roman ones count the parts of one: “(i) …”, “(ii) …”."""
    return question_label(text) > 0 and ROMAN_AT_LINE.match(text) is None


def _holds_parts(section: Block) -> bool:
    """Whether lettered paragraphs stand below a heading, “a) …”, “b) …”, each with an answer of its own behind it."""
    letters = [
        found["letter"]
        for child, following in pairwise(section.children)
        if child.kind == "paragraph" and is_marker(following) and (found := LETTERED.match(child.text)) is not None
    ]
    return len(letters) >= _SEVERAL and letters == sorted(set(letters))


def _holds_exercises(section: Block) -> bool:
    """Whether exercises stand below a heading “Exercises”, each with a heading of its own."""
    titles = (child.children[0].text for child in section.children if child.kind == "section")
    return sum(exercise_name(title) is not None and is_question_label(title) for title in titles) > 1


def next_question(section: Block, answers: Sequence[int]) -> int:
    """Return where a bold or numbered question stands between the prose below a heading and the first of the answers.

    The prose answers the heading then, and the answer that question; 0 where none stands there.
    """
    told = section.children[1] if answers else None
    if told is None or told.kind != "paragraph" or asks(told.text) or leads_up(told):
        return 0
    between = range(2, answers[0])
    return next((place for place in between if _asks_by_itself(section.children[place])), 0)


def _asks_by_itself(block: Block) -> bool:
    """Whether a paragraph begins with a whole question in bold or behind a number."""
    if block.kind != "paragraph" or not has_question_mark(block.text):
        return False
    mark = bold_lead(block)
    is_bold = mark is not None and has_question_mark(block.text[: mark.end])
    behind = block.text[mark.end :].partition("\n")[0] if mark is not None and is_bold else ""
    return _is_numbered(block.text) or (is_bold and not any(map(str.isalpha, behind)))
