"""What is done to a lesson before extractors are given it, one pass behind the other, each in a module of its own.

A pass takes a lesson and returns it with some form of writing put as another one that rules know. It leaves one without
that form as it is, at the cost of a look. A new pass is a line here; the module of one whose look stands here as well
is loaded for the lessons that are for it.
"""

from __future__ import annotations

from collections.abc import Callable

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.loading import late
from mkdeck.recognition.key_pages import with_bare_key_title
from mkdeck.recognition.plain_questions import plain_questions
from mkdeck.recognition.speakers import with_speakers
from mkdeck.recognition.tables_apart import with_tables_apart
from mkdeck.recognition.written_parts import with_written_parts

Pass = Callable[[Block], Block]

_POINTS = re.compile(r"\d\s{0,2}(?:/|[^\W\d_]{1,12}(?: [^\W\d_]{1,8})?)\s{0,2}\d")
"""“3 / 5”, “3 out of 5”."""
_TEXT2QTI = re.compile(
    r"(?m)^(?:[Qq]uiz (?:title|description):|\*[a-zA-Z]\)[ \t]|\[\*\][ \t]|=[ \t]+[\[\d.+-])",
    signs=("*", "=", "itle:", "escription:"),
)
_INKA = re.compile(r"(?m)^(?:(?:Deck|Tags):|<!--\s?ID:\s?\d{10})", signs=("deck:", "tags:", "id:"))
_BOLD_NUMBER = re.compile(r"(?m)^[>\s]{0,9}(?:\*\*|__)\d{1,3}(?:\*\*|__)\s", signs=("**", "__"))
_RANGE = re.compile(r"\d\s?[-–—]\s?\d{1,3}\s?[.):]", signs="-–—")
_BLANKS = ("___", r"\_\_\_", "....", "…")


def _if_holding(expression: re.Pattern[str], module: str, function: str) -> Pass:
    """Return a pass for lessons in whose text an expression finds something."""
    put = late(f"mkdeck.recognition.{module}", function)
    return lambda lesson: put(lesson) if expression.search(lesson.source) else lesson


def _if_ruled(module: str, function: str) -> Pass:
    """Return a pass for lessons that rules part."""
    put = late(f"mkdeck.recognition.{module}", function)
    return lambda lesson: put(lesson) if lesson.within("rule") else lesson


def _with_bare_numbers(lesson: Block) -> Block:
    has_blanks = any(sign in lesson.source for sign in _BLANKS)
    if not has_blanks and _RANGE.search(lesson.source) is None:
        return lesson  # as nearly always
    from mkdeck.recognition.blanks_before_numbers import with_bare_numbers

    return with_bare_numbers(lesson, has_blanks=has_blanks)


PASSES: tuple[Pass, ...] = (
    with_speakers,  # “P:” and “I:” in the record of an oral examination say who asks and who answers
    # Questions of a quiz that a program graded are containers: no rule reads what was answered,
    _if_holding(_POINTS, "graded_quizzes", "with_graded_quizzes"),
    # nor any other the lines of a quiz in plain text, where stars and signs tell what is right,
    _if_holding(_TEXT2QTI, "text2qti", "with_text2qti"),
    # and questions between lines that a program takes to Anki, with the quotations below them.
    _if_holding(_INKA, "inka", "with_inka"),
    _if_ruled("slide_pairs", "with_slide_pairs"),  # a slide that asks and the slide “Answer” behind it are a container
    # “**4** Which gas …?” is “**4.** Which gas …?” in a test of such questions.
    _if_holding(_BOLD_NUMBER, "bold_numbers", "with_signs_behind_numbers"),
    with_bare_key_title,  # “Page 2: Key” is “Key”, by which title the next pass knows keys
    _with_bare_numbers,  # “____ 1. …” and “11–13. …” in a test with a key are items of a list under one number each
    with_written_parts,  # the parts of a test, and of its key, that lines or letters alone name are sections
    with_tables_apart,  # tables that stand side by side in one are as many tables
    plain_questions,  # no hint stands in a question, each option is a line; keys behind others have their place
)
"""The passes in their order."""


def as_rules_read(lesson: Block) -> Block:
    """Return a lesson as all passes put it."""
    for one_pass in PASSES:
        lesson = one_pass(lesson)
    return lesson
