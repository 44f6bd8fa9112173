"""Keys whose titles first tell on which page they stand, “Page 2: Key”, or of what as a whole, “Worksheet 6 – Key”.

So is “Discussion of case 1” called a key, where it has the letters of what is asked above it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mkdeck import lazy_re as re
from mkdeck.cards import HOLDING, Block, Inline
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import with_children
from mkdeck.parsing.sections import is_bold_line
from mkdeck.recognition.exercise_names import LONGEST_TITLE, is_key_title
from mkdeck.recognition.part_signs import AT_LINE
from mkdeck.values import replace
from mkdeck.wording.words import asks, is_answer_label, labels_of, may_begin, plain, words

_FEWEST = 2
_CALLED = Inline("Answers")


@cache
def _page() -> re.Pattern[str]:
    """Return what finds the page that a title begins with; one of a book, “p. 112: solutions”, is another thing."""
    number = r"(?:\s?(?P<number>\d)(?:\s?(?:/|of|von|van|de|di|sur)\s?\d)?)?"
    return re.compile(rf"(?i)(?:{labels_of('leaf')})\.?(?![^\W\d_]){number}(?:\s?[:：–—]|\s-)\s{{1,3}}(?=\S)")


_SHEET = re.compile(r"(?P<name>(?P<word>[^\W\d_]{2,20}) \d{1,3})(?:\s?[:：–—]|\s-)\s{1,3}(?=\S)")
"""“Worksheet 6 – ”."""


def with_bare_key_title(lesson: Block) -> Block:
    """Return a lesson whose key is called so alone, if its title names the page before that, or the lesson as a whole.

    Several such titles, or one of a page that something else stands on, tell which questions each of them answers.
    """
    lesson = _with_discussions(lesson) if any(map(_opens_discussion, lesson.within("heading"))) else lesson
    named = _of_page(lesson) or _of_whole(lesson)
    if named is None:
        return lesson  # as nearly always
    title, start = named
    inline = cut(title.inline, start, len(title.text))
    return _with_title(lesson, title, replace(title, inline=inline, source=to_markdown(inline)))


def _opens_discussion(heading: Block) -> bool:
    """Whether a heading is a word for a discussion, alone or with what is discussed: “Discussion of case 1”."""
    if len(heading.text) > LONGEST_TITLE or not may_begin(heading.text, 0, "discussion"):
        return False
    told = plain(heading.text).split()
    return bool(told) and told[0] in words("discussion") and (len(told) == 1 or told[-1].isdecimal())


def _with_discussions(block: Block) -> Block:
    """Return a block in which a discussion that answers the lettered questions above it is called so."""
    if block.kind not in HOLDING or not block.children:
        return block
    children = [_with_discussions(child) for child in block.children]
    for place, child in enumerate(children):
        if child.kind == "section" and _opens_discussion(child.children[0]):
            asked = [one for above in children[:place] for one in _lettered(above)]
            told = [letter for below in child.children[1:] for letter, _ in _lettered(below)]
            letters = [letter for letter, _ in asked]
            is_key = told == letters and len(told) >= _FEWEST
            if is_key and 2 * sum(asks(text) for _, text in asked) > len(asked):
                title = replace(child.children[0], inline=_CALLED, source=to_markdown(_CALLED))
                children[place] = replace(child, children=(title, *child.children[1:]))
    return with_children(block, children)


def _lettered(block: Block) -> list[tuple[str, str]]:
    """Return the letters before a paragraph, or before the items of a list, and what stands behind them."""
    items = [item.children[0] for item in block.children if item.children] if block.kind == "list" else [block]
    found = [AT_LINE.match(one.text) for one in items if one.kind == "paragraph"]
    return [(sign[1], sign.string[sign.end() :]) for sign in found if sign is not None and sign[1].isalpha()]


def _of_page(lesson: Block) -> tuple[Block, int] | None:
    """Return the title of a key that names a page first, and where it goes on behind that."""
    pages = [(title, found) for title in _titles(lesson) if (found := _page().match(title.text)) is not None]
    keys = [(title, found) for title, found in pages if _names_key(title.text[found.end() :])]
    if len(keys) != 1:
        return None
    title, page = keys[0]
    number = page["number"]
    if number is not None and sum(found["number"] == number for _, found in pages) > 1:
        return None
    return title, page.end()


def _of_whole(lesson: Block) -> tuple[Block, int] | None:
    """Return the heading of a key that names first what the lesson's own title does, and where it goes on behind that.

    Where another heading has the same word with another number, “Worksheet 7”, it is one of several.
    """
    headings = lesson.within("heading")
    sheets = [(heading, found) for heading in headings if (found := _SHEET.match(heading.text)) is not None]
    keys = [(heading, found) for heading, found in sheets if _names_key(heading.text[found.end() :])]
    if len(keys) != 1:
        return None
    title, key = keys[0]
    names = {found["name"].casefold() for _, found in sheets if found["word"].casefold() == key["word"].casefold()}
    first = next((entry.text for entry in lesson.within("entry") if entry.info == "title"), headings[0].text)
    is_of_lesson = title is not headings[0] and first.casefold().startswith(key["name"].casefold())
    return (title, key.end()) if names == {key["name"].casefold()} and is_of_lesson else None


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
