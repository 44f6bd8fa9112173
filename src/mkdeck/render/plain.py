"""The HTML of tokens that need no sanitiser: text, code, lists, tables and formulas, and no markup of the author's own.

What comes out is what the parser's renderer and the sanitiser behind it make of the same tokens, letter by letter; of
other tokens nothing is made here. Most sides of most cards hold no others.
"""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Html
from mkdeck.links.media import MediaFile
from mkdeck.parsing.commonmark import Token
from mkdeck.parsing.mathematics import MATH, MATH_FENCES, is_displayed
from mkdeck.parsing.quick_tokens import (
    WHOLE_HEADING,
    WHOLE_LIST,
    WHOLE_PARAGRAPH,
    WHOLE_TABLE,
    WholeList,
    WholeTable,
    WholeText,
)
from mkdeck.parsing.wikilinks import embedded_name, read_embed
from mkdeck.render.code import code_block
from mkdeck.render.commands import formula
from mkdeck.render.marks import ACTING_MARK, CLOZE_MARK
from mkdeck.render.page import Page

_NAMES = (
    "paragraph", "heading", "bullet_list", "ordered_list", "list_item", "table", "thead", "tbody", "tr", "th", "td",
)  # fmt: skip
_OPENING, _CLOSING = frozenset(f"{name}_open" for name in _NAMES), frozenset(f"{name}_close" for name in _NAMES)
_BLOCKS = _OPENING | _CLOSING
_ALIGNED = {f"text-align:{side}": f' align="{side}"' for side in ("left", "center", "right")}
_WITHIN = {
    "softbreak": "\n", "hardbreak": "<br>\n", "strong_open": "<strong>", "strong_close": "</strong>", "em_open": "<em>",
    "em_close": "</em>", "s_open": "<s>", "s_close": "</s>", "mark_open": "<mark>", "mark_close": "</mark>",
}  # fmt: skip
_NAMELESS = frozenset(["text", "code_inline", MATH, *_WITHIN])
_LEAVES = frozenset(["fence", "code_block", "hr", WHOLE_HEADING, WHOLE_PARAGRAPH, WHOLE_LIST, WHOLE_TABLE])
_ALT = re.compile(r"(?:[^\W_]|[ ,;.?!()/–-])*")
"""A description that is but itself in an attribute, to the sanitiser, to Anki and to MathJax."""

_SEVERAL_CLASSES = re.compile('<span class="[^" ]* ')
"""What colours kinds of tokens that one lexer alone knows, and does not pass the sanitiser."""

_PASSING = ("\t", ACTING_MARK, CLOZE_MARK)
"""What is not printed and passes the sanitiser as it is."""


def plain_html(tokens: Sequence[Token], page: Page, *, is_printed: bool = False) -> Html | None:
    """Return the sanitised HTML of tokens as the parser gave them, None where some are not of the plain kinds.

    They are left as they are. A single paragraph comes without its `<p>`. `page` knows the pictures; `is_printed` tells
    that the tokens are of a text all signs of which are printed, and without references to others.
    """
    if len(tokens) == 3 and tokens[0].type == "paragraph_open" and tokens[1].type == "inline":
        tokens = tokens[1:2]
    elif len(tokens) == 1 and tokens[0].type == WHOLE_PARAGRAPH:
        return _if_printed(escaped(tokens[0].content), is_known=is_printed)
    out: list[str] = []
    was_hidden = False
    last = len(tokens) - 1
    for place, token in enumerate(tokens):
        kind = token.type
        if kind == "inline":
            shown = _running(token.children or (), page)
        elif token.hidden:
            was_hidden = True
            continue
        elif kind in _CLOSING:
            shown = "</table>\n</div>\n" if kind == "table_close" else f"</{token.tag}>\n"
        elif kind in _OPENING:
            shown = _tag(token, tokens[place + 1] if place < last else None, is_behind_hidden=was_hidden)
        else:
            shown = _leaf(token, is_behind_hidden=was_hidden)
        if shown is None:
            return None
        out.append(shown)
        was_hidden = False
    return _if_printed("".join(out), is_known=is_printed)


def _if_printed(html: str, *, is_known: bool) -> Html | None:
    """Return HTML unless it holds what the sanitiser takes out or writes as a reference: signs that are not printed."""
    if is_known:
        return Html(html.strip())
    bare = html.replace("\n", "")
    if not bare.isprintable():
        for sign in _PASSING:
            bare = bare.replace(sign, "")
    return Html(html.strip()) if bare.isprintable() else None


def _tag(token: Token, following: Token | None, *, is_behind_hidden: bool) -> str | None:
    """Return the tag of a token that opens a block, with the line breaks that the parser's renderer adds."""
    name = token.tag
    if token.meta:  # the box of a task
        return None
    attributes = _attributes(token) if token.attrs else ""
    if attributes is None:
        return None
    breaks = following is None or not (
        following.type == "inline" or following.hidden or (following.nesting < 0 and following.tag == name)
    )
    end = ">\n" if breaks else ">"
    if name == "table":
        return f'<div class="scroll">\n<table{end}'
    return f"\n<{name}{attributes}{end}" if is_behind_hidden else f"<{name}{attributes}{end}"


def _attributes(token: Token) -> str | None:
    """Return how an ordered list counts or a cell is aligned; None for attributes of another kind."""
    match token.attrs:
        case {"start": int(start), **others} if not others and token.type == "ordered_list_open":
            return f' start="{start}"'
        case {"style": str(style), **others} if not others and token.type in ("th_open", "td_open"):
            return _ALIGNED.get(style)
        case _:
            return None


def _leaf(token: Token, *, is_behind_hidden: bool) -> str | None:
    """Return the HTML of a block that is one token: of code, a rule, a whole block of bare text; None for others."""
    match token.type:
        case _ if isinstance(token, WholeText):
            return f"<{token.tag}>{escaped(token.content)}</{token.tag}>\n"
        case _ if isinstance(token, WholeList):
            items = "".join([f"<li>{escaped(text)}</li>\n" for text in token.items])
            return f"<ul>\n{items}</ul>\n"
        case _ if isinstance(token, WholeTable):
            return table_html([list(map(escaped, row)) for row in token.rows], token.styles)
        case "fence" | "code_block":
            return fence_html(token.content, token.info)
        case "hr" if not token.attrs:
            return "\n<hr>\n" if is_behind_hidden else "<hr>\n"
        case _:
            return None


def fence_html(code: str, info: str) -> str | None:
    """Return the HTML of code, or of a formula, behind whose fence `info` stands; None if the sanitiser changes it."""
    if info.strip() in MATH_FENCES:
        return f"<p>{formula(code.strip(), displayed=True)}</p>\n"
    shown = code_block(code, info)
    return None if _SEVERAL_CLASSES.search(shown) else shown


def table_html(rows: Sequence[Sequence[str]], styles: Sequence[str | None]) -> str:
    """Return the HTML of a table by that of its cells, those of the header first, and the columns' styles."""
    header, *body = rows
    aligned = [_ALIGNED[style] if style else "" for style in styles]
    told = "".join([_row(row, "td", aligned) for row in body])
    told = f"<tbody>\n{told}</tbody>\n" if body else ""
    return f'<div class="scroll">\n<table>\n<thead>\n{_row(header, "th", aligned)}</thead>\n{told}</table>\n</div>\n'


def _row(cells: Sequence[str], tag: str, aligned: Sequence[str]) -> str:
    shown = [f"<{tag}{align}>{cell}</{tag}>\n" for cell, align in zip(cells, aligned, strict=True)]
    return f"<tr>\n{''.join(shown)}</tr>\n"


def _running(tokens: Sequence[Token], page: Page) -> str | None:
    """Return the HTML of running text."""
    out: list[str] = []
    for token in tokens:
        kind = token.type
        if kind == "text":
            out.append(escaped(token.content))
        elif kind == "image":
            if (picture := _picture(token, page)) is None:
                return None
            out.append(picture)
        elif token.attrs:
            return None
        elif kind == "code_inline":
            out.append(f"<code>{escaped(token.content)}</code>")
        elif kind == MATH:
            out.append(formula(token.content, displayed=is_displayed(token.markup)))
        elif (shown := _WITHIN.get(kind)) is not None:
            out.append(shown)
        else:
            return None
    return "".join(out)


def _picture(token: Token, page: Page) -> str | None:
    """Return the HTML of a picture that the card carries and whose description is text of few signs."""
    if token.attrs.keys() != {"src", "alt"} or any(child.type != "text" for child in token.children or ()):
        return None
    source, alt = str(token.attrs["src"]), "".join(child.content for child in token.children or ()).strip()
    return picture_html(source, alt, page)


def picture_html(source: str, alt: str, page: Page) -> str | None:
    """Return the HTML of a picture with this address and description, if the card carries it and its text is plain."""
    found = None if embedded_name(source) or not _ALT.fullmatch(alt) else page.find_media(source)
    if not isinstance(found, MediaFile) or not found.is_picture:
        return None
    return f'<img src="{found.name}" alt="{alt}">'


def plain_media(tokens: Sequence[Token]) -> list[str] | None:
    """Return what tokens of the plain kinds name as pictures; None where there are others, which may name more."""
    named: list[str] = []
    for token in tokens:
        if token.type == "inline":
            for child in token.children or ():
                if child.type == "image" and (source := str(child.attrs["src"])) == source.strip():
                    embed = read_embed(source)
                    named.append(embed.target if embed else source)
                elif child.type not in _NAMELESS:
                    return None
        elif token.type not in _BLOCKS and token.type not in _LEAVES:
            return None
    return named


def escaped(text: str) -> str:
    """Return a text as the sanitiser writes it."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;") if "<" in text or ">" in text else text
