"""What is done to a lesson before extractors are given it, one pass behind the other, each in a module of its own.

A pass takes a lesson and returns it with some form of writing put as another one that rules know. It leaves one without
that form as it is, at the cost of a look. A new pass is a line here.
"""

from __future__ import annotations

from collections.abc import Callable

from mkdeck.cards import Block
from mkdeck.recognition.blanks_before_numbers import with_bare_numbers
from mkdeck.recognition.graded_quizzes import with_graded_quizzes
from mkdeck.recognition.inka import with_inka
from mkdeck.recognition.key_pages import with_bare_key_title
from mkdeck.recognition.plain_questions import plain_questions
from mkdeck.recognition.slide_pairs import with_slide_pairs
from mkdeck.recognition.speakers import with_speakers
from mkdeck.recognition.tables_apart import with_tables_apart
from mkdeck.recognition.text2qti import with_text2qti
from mkdeck.recognition.written_parts import with_written_parts

PASSES: tuple[Callable[[Block], Block], ...] = (
    with_speakers,  # “P:” and “I:” in the record of an oral examination say who asks and who answers
    with_graded_quizzes,  # questions of a quiz that a program graded are containers: no rule reads what was answered
    with_text2qti,  # nor any other the lines of a quiz in plain text, where stars and signs tell what is right
    with_inka,  # and questions between lines that a program takes to Anki, with the quotations below them
    with_slide_pairs,  # a slide that asks and the slide “Answer” behind it are one container
    with_bare_key_title,  # “Page 2: Key” is “Key”, by which title the next pass knows keys
    with_bare_numbers,  # “____ 1. …” and “11–13. …” in a test with a key are items of a list under one number each
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
