"""A definition list: the term is asked, its definitions are the answer.

https://pandoc.org/MANUAL.html#definition-lists, https://kramdown.gettalong.org/syntax.html#definition-lists
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdeck.answers import is_unwritten
from mkdeck.cards import Basic, Block, Card, Origin, Problem
from mkdeck.inline import to_markdown
from mkdeck.pieces import covering, joined

_LONGEST_TERM = 12
_POINTER = re.compile(r"(?i)see (?:also )?[^.;:]{1,40}\.?")
"""“See inert gas” sends the reader on."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each term of a definition list, with all its definitions."""
    if block.kind != "definitions":
        return
    terms: list[Block] = []
    meanings: list[Block] = []
    for child in [*block.children, None]:
        if child is None or (child.kind == "term" and meanings):
            yield from _cards(terms, meanings)
            terms, meanings = [], []
        if child is not None:
            (terms if child.kind == "term" else meanings).append(child)


def _cards(terms: list[Block], meanings: list[Block]) -> Iterator[Card | Problem]:
    for term in terms:
        if not term.text or len(term.text.split()) > _LONGEST_TERM:
            continue
        if len(meanings) == 1 and _POINTER.fullmatch(meanings[0].source.strip()):
            continue
        if is_unwritten(meanings):
            yield Problem(term.span, "a term without a definition")
            continue
        back = joined(meaning.source for meaning in meanings)
        origin = Origin(span=covering([term, *meanings]), context=term.context, evidence="shaped")
        yield Basic(to_markdown(term.inline), back, origin)
