"""Cards as people read them as text: without the backslashes that Markdown can do without.

The rules escape what they cut out of running text wherever it might be read as markup at another place, and cards are
known by what they wrote. What is shown to people need not have it where the card looks the same without.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any, assert_never

from mkdeck import lazy_re as re
from mkdeck.cards import Basic, Card, Choice, Cloze, Markdown
from mkdeck.parsing.commonmark import Token
from mkdeck.render.body import parse_side

_ESCAPED = re.compile(r"\\(?=[!-#%-/;<>-@\[-`|~])")
"""A backslash before punctuation, but for the signs of formulas and of deletions, which are no matter of Markdown's."""
_MOST = 40
"""Backslashes of a text that are tried one by one."""


def unescaped_card(card: Card) -> Card:
    """Return a card with sides that show the same, and hold no backslash that they can do without."""
    bare = partial(unescaped, definitions=card.origin.definitions)
    match card:
        case Basic(front, back, items=items):
            return replace(card, front=bare(front), back=bare(back), items=tuple(map(bare, items)))
        case Cloze(text):
            return replace(card, text=bare(text))
        case Choice(front, options, _, back):
            return replace(card, front=bare(front), options=tuple(map(bare, options)), back=bare(back))
        case _:
            assert_never(card)


def unescaped(text: Markdown, definitions: Markdown = Markdown("")) -> Markdown:  # noqa: B008 - a text
    """Return Markdown that reads the same, without those backslashes before punctuation that change nothing."""
    if not _ESCAPED.search(text):
        return text
    shown = _read(text, definitions)
    bare = _ESCAPED.sub("", text)
    if _read(bare, definitions) == shown:
        return Markdown(bare)
    places = [found.start() for found in _ESCAPED.finditer(text)]
    for place in reversed(places if len(places) <= _MOST else []):
        bare = text[:place] + text[place + 1 :]
        if _read(bare, definitions) == shown:
            text = Markdown(bare)
    return text


def _read(text: str, definitions: Markdown) -> list[Any]:
    """Return what a text says to the parser, apart from how it is written."""
    return _said(parse_side(text, definitions)[0])


def _said(tokens: Sequence[Token]) -> list[Any]:
    return [
        (token.type, token.tag, token.info, token.attrs, "" if token.type == "inline" else token.content)
        if token.children is None
        else (token.type, token.attrs, _said(token.children))
        for token in tokens
    ]
