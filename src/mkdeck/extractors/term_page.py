"""A page of a glossary: the front matter's title is the term, the page explains it.

A page is one where its folder or its front matter says glossary: https://github.com/cncf/glossary,
https://github.com/mdn/content/tree/main/files/en-us/glossary.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Block, Card, Markdown, Origin, Problem, Span
from mkdeck.parsing.inline import escape
from mkdeck.parsing.pieces import joined
from mkdeck.recognition.answers import is_unwritten
from mkdeck.wording.words import has_question_mark, plain, words

READS = ("document",)
WITH = ("front matter",)

_LONGEST_TERM = 8
_SIGNS = re.compile(r"[^\w]+")


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield the card of a glossary's page."""
    if not block.children or block.children[0].kind != "front matter":
        return
    entries = {entry.info.casefold(): entry.text for entry in block.children[0].children}
    term = entries.get("title") or entries.get("term")
    content = [child for child in block.children[1:] if child.kind != "html"]
    if not term or not 0 < len(term.split()) <= _LONGEST_TERM or has_question_mark(term):
        return
    if plain(term) in words("glossary") or not _is_of_glossary(block.span.path, entries) or _is_index(content):
        return
    span = Span(block.span.path, block.span.first, max([1, *(child.span.last for child in content)]))
    if is_unwritten(content):
        yield Problem(span, "a page of a glossary that explains nothing")
        return
    back = joined(child.source for child in content)
    yield Basic(Markdown(escape(" ".join(term.split()))), back, Origin(span=span, context=(), evidence="shaped"))


def _is_of_glossary(path: str, entries: dict[str, str]) -> bool:
    said = [
        path.rpartition("/")[0],
        *(entries.get(key, "") for key in ("type", "category", "layout", "slug", "page-type")),
    ]
    return any(part in words("glossary") for text in said for part in _SIGNS.split(text.casefold()) if part)


def _is_index(content: list[Block]) -> bool:
    """Whether a page holds many terms instead of one."""
    return any(block.kind == "definitions" for child in content for block in child.walk())
