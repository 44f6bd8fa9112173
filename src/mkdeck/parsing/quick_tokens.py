"""Tokens that are made quickly: those of a line of text, and one for a whole block of bare text.

Nobody need take apart a heading, a paragraph of one line, a list whose items are lines, or a table, that stands in no
other block and holds no sign of running text. Whoever wants the parser's usual tokens of it has them spelled out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from mkdeck.parsing.commonmark import Token, mdTrim

WHOLE_HEADING: Final = "whole_heading"
WHOLE_PARAGRAPH: Final = "whole_paragraph"
WHOLE_LIST: Final = "whole_list"
WHOLE_TABLE: Final = "whole_table"


class QuickToken(Token):
    """A token, which is made in half the time."""

    __slots__ = ()

    def __init__(
        self,
        type: str,  # noqa: A002 - as the parser calls it
        tag: str,
        nesting: Literal[-1, 0, 1],
        content: str = "",
        level: int = 0,
        block: bool = False,
    ) -> None:
        self.type = type
        self.tag = tag
        self.nesting = nesting
        self.attrs = {}
        self.map = None
        self.level = level
        self.children = None
        self.content = content
        self.markup = ""
        self.info = ""
        self.meta = {}
        self.block = block
        self.hidden = False


class WholeText(QuickToken):
    """A heading or a paragraph of one line; `content` is its text, `markup` the signs before that of a heading."""

    __slots__ = ()

    def __init__(self, line: int, signs: str, text: str) -> None:
        kind, tag = (WHOLE_HEADING, f"h{len(signs)}") if signs else (WHOLE_PARAGRAPH, "p")
        super().__init__(kind, tag, 0, mdTrim(text), block=True)
        self.map = [line, line + 1]
        self.markup = signs


class WholeList(QuickToken):
    """A list: `items` are their texts, a line each, `markup` is the bullet before them."""

    __slots__ = ("items",)

    def __init__(self, lines: list[int], bullet: str, items: Sequence[str]) -> None:
        super().__init__(WHOLE_LIST, "ul", 0, block=True)
        self.map = lines
        self.markup = bullet
        self.items = items


class WholeTable(QuickToken):
    """A table: `rows` are the texts of its cells, those of the header first, `styles` tell how columns are aligned."""

    __slots__ = ("rows", "styles")

    def __init__(self, lines: list[int], rows: Sequence[Sequence[str]], styles: Sequence[str | None]) -> None:
        super().__init__(WHOLE_TABLE, "table", 0, block=True)
        self.map = lines
        self.rows = rows
        self.styles = styles


Whole = WholeText | WholeList | WholeTable

RULING = 1
"""The place of the line of a table that holds no cells, below its header."""


def text_tokens(kind: str, tag: str, line: int, text: str, level: int) -> tuple[Token, Token, Token]:
    """Return the tokens of a line of running text, which is not read yet: what opens it, holds it, closes it."""
    opening = QuickToken(f"{kind}_open", tag, 1, "", level, True)
    inline = QuickToken("inline", "", 0, mdTrim(text), level + 1, True)
    inline.map, inline.children = [line, line + 1], []
    return opening, inline, QuickToken(f"{kind}_close", tag, -1, "", level, True)


def spelled_out(tokens: Iterable[Token]) -> list[Token]:
    """Return tokens with the usual ones in the place of those for whole blocks."""
    usual: list[Token] = []
    for token in tokens:
        if not isinstance(token, Whole):
            usual.append(token)
            continue
        parts = unread_tokens(token)
        for part in parts:
            if part.content:
                part.children = [QuickToken("text", "", 0, part.content)]
        usual += parts
    return usual


def unread_tokens(whole: Whole) -> list[Token]:
    """Return the usual tokens of a whole block, whose texts are not read yet."""
    if isinstance(whole, WholeText):
        return _tokens_of_text(whole)
    return _tokens_of_list(whole) if isinstance(whole, WholeList) else _tokens_of_table(whole)


def _tokens_of_text(whole: WholeText) -> list[Token]:
    line, _ = whole.map or (0, 0)
    tokens = text_tokens("heading" if whole.markup else "paragraph", whole.tag, line, whole.content, 0)
    opening, _, closing = tokens
    opening.map = [line, line + 1]
    opening.markup = closing.markup = whole.markup
    return list(tokens)


def _tokens_of_list(whole: WholeList) -> list[Token]:
    first, behind = whole.map or (0, 0)
    tokens = [_block("bullet_list", "ul", 1, 0, [first, behind])]
    last = first + len(whole.items) - 1
    for line, text in enumerate(whole.items, first):
        opening, inline, closing = text_tokens("paragraph", "p", line, text, 2)
        opening.map = [line, line + 1]
        opening.hidden = closing.hidden = True
        item = _block("list_item", "li", 1, 1, [line, behind if line == last else line + 1])
        tokens += (item, opening, inline, closing, _block("list_item", "li", -1, 1))
    tokens.append(_block("bullet_list", "ul", -1, 0))
    for token in tokens:
        if not token.type.startswith(("paragraph", "inline")):
            token.markup = whole.markup
    return tokens


def _tokens_of_table(whole: WholeTable) -> list[Token]:
    first, behind = whole.map or (0, 0)
    header, *body = whole.rows
    tokens = [_block("table", "table", 1, 0, [first, behind]), _block("thead", "thead", 1, 1, [first, first + 1])]
    tokens += [*_tokens_of_row(first, header, "th", whole.styles), _block("thead", "thead", -1, 1)]
    if body:
        start = first + RULING + 1
        tokens.append(_block("tbody", "tbody", 1, 1, [start, behind]))
        for line, row in enumerate(body, start):
            tokens += _tokens_of_row(line, row, "td", whole.styles)
        tokens.append(_block("tbody", "tbody", -1, 1))
    tokens.append(_block("table", "table", -1, 0))
    return tokens


def _tokens_of_row(line: int, cells: Sequence[str], tag: str, styles: Sequence[str | None]) -> list[Token]:
    tokens = [_block("tr", "tr", 1, 2, [line, line + 1])]
    for cell, style in zip(cells, styles, strict=True):
        parts = text_tokens(tag, tag, line, cell, 3)
        if style:
            parts[0].attrs = {"style": style}
        tokens += parts
    tokens.append(_block("tr", "tr", -1, 2))
    return tokens


def _block(kind: str, tag: str, nesting: Literal[-1, 1], level: int, lines: list[int] | None = None) -> Token:
    token = QuickToken(f"{kind}_{'open' if nesting > 0 else 'close'}", tag, nesting, "", level, True)
    token.map = lines
    return token
