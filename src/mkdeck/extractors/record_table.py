"""A table of things and what is told of each, as its header names it: “War | Dates | Outcome”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from mkdeck.cards import Basic, Block, Card, Inline, Markdown, Origin, Problem
from mkdeck.inline import to_markdown
from mkdeck.tables import NOTHING, is_of_manual
from mkdeck.words import has_question_mark, is_missing, plain, words

_FEWEST = 2
_LONGEST_KIND = 3
_LONGEST_NAME = 7
_LONGEST_VALUE = 30
_UNIT = re.compile(r"\s{0,3}[(\[](?P<unit>[^()\[\]]{1,15})[)\]]$")
_MILLIONS = re.compile(r"\b(thousand|million|billion)s\b")
_CODE = re.compile(r"\(\)|\w\.\w|[_{}=<>/\\]")
_ADJECTIVE = re.compile(r"\w+(?:ic|al|ar|ary|ory|id|ive|ous|an|ese|ish)")
_BARE_NUMBER = re.compile(r"[\d.,:/–-]+")

_UNTOLD = frozenset(["", "name", "type", "term"])
"""Headers that do not say what kind of thing is named."""


def extract(block: Block) -> Iterator[Card | Problem]:
    """Yield a card for each cell below a header that names an attribute of what the first column names."""
    if block.kind != "table" or len(block.children) <= _FEWEST:
        return
    header, rows = block.children[0].children, block.children[1:]
    kind = plain(header[0].text) if header else ""
    if len(header) < _FEWEST or len(kind.split()) > _LONGEST_KIND or not _are_names(rows, len(header)):
        return
    if is_of_manual(header[1:]) or (kind in words("manual") and kind not in _UNTOLD):
        return
    for column, cell in enumerate(header[1:], 1):
        asked = _asked(cell, kind)
        if asked:
            yield from _cards(rows, column, kind, asked, _unit(cell))


def _are_names(rows: Sequence[Block], columns: int) -> bool:
    """Whether the first column names different things, which can be asked for."""
    names = [row.children[0].inline for row in rows if len(row.children) == columns]
    if len(names) < len(rows) or len({plain(name.text) for name in names}) < len(rows):
        return False
    return all(_is_name(name) for name in names)


def _is_name(name: Inline) -> bool:
    return (
        0 < len(name.text.split()) <= _LONGEST_NAME
        and not has_question_mark(name.text)
        and not _BARE_NUMBER.fullmatch(name.text)
        and not _CODE.search(name.text)
        and not any(mark.kind in ("image", "code") for mark in name.marks)
    )


def _asked(cell: Block, kind: str) -> str:
    """Return how a column is asked for, `{}` for the name, or nothing where its header names no attribute."""
    title = plain(_UNIT.sub("", cell.text))
    if title in words("time"):
        if kind not in words("dated"):
            return ""
        return "{}: in which year?" if title == "year" else "{}: when?"
    if title in words("attributes"):
        return f"What are the {title} of {{}}?"
    if title in words("maker"):
        return f"Who is the {title} of {{}}?"
    noun = title.rpartition(" ")[2]
    return f"What is the {title} of {{}}?" if title in words("attribute") or noun in words("attribute") else ""


def _takes_article(kind: str, name: str) -> bool:
    """Whether a name holds the kind of thing, as those with an article do: “the Punic War”, “the aortic valve”."""
    names = plain(name).split()
    return len(names) > 1 and kind.removesuffix("s") in {word.removesuffix("s") for word in names}


def _unit(cell: Block) -> str:
    found = _UNIT.search(cell.text)
    return " " + _MILLIONS.sub(r"\1", found["unit"]) if found else ""


def _cards(rows: Sequence[Block], column: int, kind: str, asked: str, unit: str) -> Iterator[Card]:
    """Yield the cards of one column, none where its cells say nothing or one thing over and over."""
    cells = [row.children[column] for row in rows]
    if len({plain(cell.text) for cell in cells}) < _FEWEST:
        return
    for row, cell in zip(rows, cells, strict=True):
        text = cell.text
        if NOTHING.fullmatch(text) or is_missing(text) or len(text.split()) > _LONGEST_VALUE:
            continue
        name = row.children[0].inline
        bare = to_markdown(Inline(name.text, tuple(mark for mark in name.marks if mark.kind in ("emphasis", "html"))))
        told = "" if kind in _UNTOLD or kind.removesuffix("s") in plain(name.text) else f" ({kind})"
        if told and _ADJECTIVE.fullmatch(plain(name.text)):
            bare, told = Markdown(bare.lower()), f" {kind}"  # “the aortic valve”
        elif told and name.text[0].isupper():
            told = ""  # a name says by itself what it names
        value = to_markdown(cell.inline) + (unit if _BARE_NUMBER.fullmatch(text) else "")
        origin = Origin(span=row.span, context=row.context, evidence="shaped")
        of = "the " if _takes_article(kind, f"{name.text}{told}") and not asked.startswith("{}") else ""
        yield Basic(Markdown(asked.format(f"{of}{bare}{told}")), Markdown(value), origin)
