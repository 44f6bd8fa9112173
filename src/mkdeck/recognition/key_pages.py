"""Keys whose titles tell first on which page of a handout they stand: “Page 2: Key”, “Overleaf – Answers”."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import Block
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.exercise_names import LONGEST_TITLE, is_key_title
from mkdeck.values import replace
from mkdeck.wording.words import is_answer_label, labels_of, may_begin, plain, words


@cache
def _page() -> re.Pattern[str]:
    """Return what finds the page that a title begins with; one of a book, “p. 112: solutions”, is another thing."""
    number = r"(?:\s?(?P<number>\d)(?:\s?(?:/|of|von|van|de|di|sur)\s?\d)?)?"
    return re.compile(rf"(?i)(?:{labels_of('leaf')})\.?(?![^\W\d_]){number}(?:\s?[:：–—]|\s-)\s{{1,3}}(?=\S)")


def with_bare_key_title(lesson: Block) -> Block:
    """Return a lesson whose key is called so alone, if its title names the page before that.

    Several such titles, or one of a page that something else stands on, tell which questions each of them answers.
    """
    pages = [(title, found) for title in _titles(lesson) if (found := _page().match(title.text)) is not None]
    keys = [(title, found) for title, found in pages if _names_key(title.text[found.end() :])]
    if len(keys) != 1:
        return lesson  # as nearly always
    title, page = keys[0]
    number = page["number"]
    if number is not None and sum(found["number"] == number for _, found in pages) > 1:
        return lesson
    inline = cut(title.inline, page.end(), len(title.text))
    return _with_title(lesson, title, replace(title, inline=inline, source=to_markdown(inline)))


def _titles(lesson: Block) -> Iterator[Block]:
    """Yield the headings and the bold lines that begin with a word for a page."""
    for kind in ("heading", "paragraph"):
        for block in lesson.within(kind):
            may_name_page = len(block.text) <= LONGEST_TITLE and may_begin(block.text, 0, "leaf")
            if may_name_page and (kind == "heading" or is_bold_line(block)):
                yield block


def _names_key(title: str) -> bool:
    """Whether a title calls what stands below it a key, and says of no questions how they are to be answered."""
    return is_key_title(title) or (is_answer_label(title) and plain(title) not in words("how_to_answer"))


def _with_title(block: Block, title: Block, bare: Block) -> Block:
    """Return a block in which one title within it stands for another."""
    if block is title:
        return bare
    if not (block.children and block.span.first <= title.span.first <= block.span.last):
        return block
    return replace(block, children=tuple([_with_title(child, title, bare) for child in block.children]))
