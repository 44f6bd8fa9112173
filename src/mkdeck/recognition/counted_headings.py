"""Headings that but count what stands below them, “Statement 4”, where an answer of its own follows: put as questions.

What stands between such a heading and an answer is what is asked, whatever its form. The word says nothing about that,
“Claim”, “Item”, “Case”; so several headings of a lesson count on with one word, and below each is little more than a
paragraph and its answer. One with a slip in the word, “Statment 9”, is told by its number, lacking among the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, Inline, Markdown
from mkdeck.recognition.answers import answers_below
from mkdeck.recognition.key_entries import read_key
from mkdeck.recognition.options import holds_options
from mkdeck.values import replace
from mkdeck.wording.words import is_answer_label, is_question_label, plain, words

COUNTED_HEADING = re.compile(r"(?P<word>[^\W\d_]{3,14}) (?:# ?|№ ?|[Nn][or]\.? ?)?(?P<number>\d{1,3})[.:]?")
_FEWEST = 3
"""Headings of a lesson with one word."""
_MOST_BLOCKS, _MOST_WORDS = 4, 120
"""Of what is asked between a heading and its answer; more is a text about something."""
_OF_TEXT = ("step", "part", "leaf", "hint", "answer", "option")
"""The tables of words for what is counted and asks nothing."""
_ASKED = frozenset(["paragraph", "code", "list", "table", "quote"])
_BEHIND = frozenset(["rule", "html", "section"])
"""What may stand behind the answer."""


def with_counted_questions(lesson: Block) -> Block:
    """Return a lesson in which headings that count what is asked below them are called questions."""
    told = [(section, *_counted(section)) for section in lesson.within("section")]
    candidates = [(section, word, number) for section, word, number in told if word and _asks_below(section)]
    sure = set[str]()
    for word in {word for _, word, _ in candidates}:
        numbers = [number for _, other, number in told if other == word]
        is_one_row = numbers == sorted(set(numbers))
        if is_one_row and sum(other == word for _, other, _ in candidates) >= _FEWEST:
            sure.add(word)
    if not sure:
        return lesson
    lacking = set(_lacking([(word, number) for _, word, number in told if word in sure]))
    asked = {section.span.first: number for section, word, number in candidates if word in sure or number in lacking}
    return _renamed(lesson, asked)


def _counted(section: Block) -> tuple[str, int]:
    """Return the word of a section's heading that but counts, in small letters, and its number; nothing of others."""
    found = COUNTED_HEADING.fullmatch(section.children[0].text)
    if found is None or is_question_label(section.children[0].text) or is_answer_label(found["word"]):
        return "", 0
    word = plain(found["word"])
    return ("", 0) if any(word in words(table) for table in _OF_TEXT) else (word, int(found["number"]))


def _asks_below(section: Block) -> bool:
    """Whether a paragraph, and little more, stands below a heading, then the one answer, and nothing behind that."""
    answers = answers_below(section)
    if len(answers) != 1:
        return False
    asked = section.children[1 : answers[0]]
    behind = section.children[answers[0] + 1 :]
    if not 0 < len(asked) <= _MOST_BLOCKS or any(child.kind not in _BEHIND for child in behind):
        return False
    if len(read_key(section.children, answers[0])) > 1:
        return False  # it tells of the tasks of a book
    is_short = sum(len(child.source.split()) for child in asked) <= _MOST_WORDS
    is_plain = all(child.kind in _ASKED for child in asked) and not holds_options(asked[0])
    return asked[0].kind == "paragraph" and is_short and is_plain


def _lacking(told: Sequence[tuple[str, int]]) -> Iterator[int]:
    """Yield the numbers that lack between those of headings with one word, in a lesson with one such word."""
    numbers = [number for _, number in told]
    if len({word for word, _ in told}) == 1:
        yield from set(range(min(numbers), max(numbers) + 1)) - set(numbers)


def _renamed(block: Block, asked: dict[int, int]) -> Block:
    """Return a block in which the sections that begin on some lines have the headings “Question 1”, with its number."""
    if not any(section.span.first in asked for section in block.within("section")):
        return block
    children = [_renamed(child, asked) if child.children else child for child in block.children]
    if block.kind == "section" and block.span.first in asked:
        title = f"Question {asked[block.span.first]}"
        source = Markdown(f"{'#' * max(1, children[0].level)} {title}")
        children[0] = replace(children[0], inline=Inline(title), source=source)
    return replace(block, children=tuple(children))
