"""From Markdown to the HTML of a field."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import Any

from mkdeck.cards import Html, Markdown
from mkdeck.parsing.alerts import TONE_OF, read_alert
from mkdeck.parsing.commonmark import Token
from mkdeck.parsing.definitions import AbbreviationIndex, abbreviation_index, abbreviations_in, new_environment
from mkdeck.parsing.markdown import card_parser
from mkdeck.parsing.mathematics import MATH, MATH_FENCES, is_displayed
from mkdeck.parsing.parsed import ParsedBlocks
from mkdeck.parsing.quick_tokens import spelled_out
from mkdeck.parsing.wikilinks import read_embed
from mkdeck.render.code import code_block
from mkdeck.render.commands import formula
from mkdeck.render.links import OpenLinks
from mkdeck.render.marks import DEFINITION_MARK
from mkdeck.render.page import Page
from mkdeck.render.plain import picture_html, plain_html, plain_media
from mkdeck.render.raw import find_pairs, rewrite_block, rewrite_inline
from mkdeck.render.sanitise import is_printed, sanitise
from mkdeck.render.straight import straight_html

_END_OF_DEFINITIONS = f"[{DEFINITION_MARK}]: <>"
"""A line that ends a footnote, so that it does not take in what is indented below it; no link can cite it."""


def to_html(text: str, page: Page, definitions: Markdown, parsed: ParsedBlocks | None = None) -> str:
    """Return the HTML of a Markdown text, not yet safe; a single paragraph comes without its `<p>`.

    `definitions` is Markdown of what the text cites; the footnotes among them come behind it.
    Where it is of blocks whose tokens are among the `parsed`, these are used up.
    """
    return _written(*_read(text, definitions, parsed), page)


def to_safe_html(text: str, page: Page, definitions: Markdown, parsed: ParsedBlocks | None = None) -> Html:
    """Return the HTML of a Markdown text as `to_html` does, sanitised."""
    straight = None if definitions else straight_html(text, lambda source, alt: picture_html(source, alt, page))
    if straight is not None:
        return straight
    tokens, environment = _read(text, definitions, parsed)
    plain = None
    if not (environment and environment["abbreviations"]):
        plain = plain_html(tokens, page, is_printed=not definitions and "&" not in text and is_printed(text))
    return sanitise(_written(tokens, environment, page)) if plain is None else plain


def named_media(text: str, parsed: ParsedBlocks | None) -> list[str] | None:
    """Return the pictures that a Markdown text names, None where it may name more.

    The tokens of a text that takes the parser are put to the `parsed` ones; without these it may always name more.
    """
    found: list[str] = []

    def find(source: str, _: str) -> str:
        found.append(source)
        return ""

    if straight_html(text, find) is not None:
        return found
    if parsed is None:
        return None
    tokens, environment = _read(text, Markdown(""), parsed)
    named = None if environment and environment["abbreviations"] else plain_media(tokens)
    if named is not None:
        parsed.keep_side(text, tokens)
    return named


def _read(text: str, definitions: Markdown, parsed: ParsedBlocks | None) -> tuple[list[Token], dict[str, Any] | None]:
    """Return the tokens of a text and the environment of the parser behind them, None where it would hold nothing."""
    known = parsed.take(text) if parsed and not definitions else None
    return _parsed(text, definitions) if known is None else (known, None)


def _written(tokens: list[Token], known: dict[str, Any] | None, page: Page) -> str:
    """Return the HTML of tokens, which are used up, not yet safe; `known` is the parser's environment behind them."""
    environment = new_environment() if known is None else known
    tokens = spelled_out(tokens)
    if len(tokens) == 3 and [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        tokens = [tokens[1]]
    prepared = list(_Preparation(page, environment["abbreviations"]).blocks(tokens))
    rendered: str = card_parser().renderer.render(prepared, card_parser().options, environment)
    return rendered


def parse_side(text: str, definitions: Markdown) -> tuple[list[Token], dict[str, Any]]:
    """Return the usual tokens of a text that may cite the definitions, and the parser's environment behind them."""
    tokens, environment = _parsed(text, definitions)
    return spelled_out(tokens), environment


def _parsed(text: str, definitions: Markdown) -> tuple[list[Token], dict[str, Any]]:
    environment = new_environment()
    if definitions:
        text = f"{definitions}\n\n{_END_OF_DEFINITIONS}\n\n{text}"
    return card_parser().parse(text, environment), environment


class _Preparation:
    """Turns the parser's tokens into those that a card has."""

    def __init__(self, page: Page, abbreviations: dict[str, str]) -> None:
        self._page = page
        self._abbreviations = abbreviations
        self._index: AbbreviationIndex = abbreviation_index(abbreviations)
        self._quotations: list[bool] = []  # the open ones; true for those that are alerts

    def blocks(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Yield the tokens with code and tables in boxes; alerts, footnotes and raw HTML as cards have them."""
        for place, token in enumerate(tokens):
            if token.type not in _PREPARED:
                yield token
            elif token.type in ("th_open", "td_open"):
                yield _aligned_by_attribute(token)
            elif token.type == "inline":
                yield self._running(token)
            else:
                yield from self._prepared(token, tokens[place + 1 : place + 4])

    def _running(self, token: Token) -> Token:
        """Return running text as a card has it."""
        if self._index or not _AS_THEY_ARE.issuperset([child.type for child in token.children or ()]):
            token.children = list(self._inline(token.children or []))
        return token

    def _prepared(self, token: Token, below: Sequence[Token]) -> Iterator[Token]:
        """Yield what a card has for a token; the three `below` it tell whether a quotation is an alert."""
        match token.type:
            case "html_block":
                yield _raw(rewrite_block(token.content, self._page))
            case "fence" if token.info.strip() in MATH_FENCES:
                yield _raw(f"<p>{formula(token.content.strip(), displayed=True)}</p>\n")
            case "fence" | "code_block":
                yield _raw(code_block(token.content, token.info))
            case "blockquote_open" | "blockquote_close":
                yield self._quotation(token, below)
            case "list_item_open":
                checked = token.meta.get("checked")
                yield token if checked is None else _raw(f'<li class="task">{"☑" if checked else "☐"} ')
            case _:
                yield from _wrapped(token)

    def _quotation(self, token: Token, paragraph: Sequence[Token]) -> Token:
        """Return the beginning or the end of a quotation; of an alert's first paragraph the first line is its title."""
        if token.nesting < 0:
            return _raw("</div>\n") if self._quotations.pop() else token
        opens = [found.type for found in paragraph] == ["paragraph_open", "inline", "paragraph_close"]
        alert = read_alert(paragraph[1].content) if opens else None
        self._quotations.append(alert is not None)
        if alert is None:
            return token
        kind, start = alert
        children = paragraph[1].children or []
        end = next((at for at, child in enumerate(children) if child.type in ("softbreak", "hardbreak")), len(children))
        title, paragraph[1].children = children[:end], children[end + 1 :]
        title[0].content = title[0].content[start:]
        for part in () if paragraph[1].children else paragraph:
            part.hidden = True
        shown = card_parser().renderer.render(list(self._inline(title)), card_parser().options, {})
        heading = shown if shown.strip() else html.escape(kind.capitalize(), quote=False)
        return _raw(f'<div class="alert {TONE_OF[kind]}">\n<div class="title">{heading}</div>\n')

    def _inline(self, tokens: Sequence[Token]) -> Iterator[Token]:  # noqa: C901 - one branch for each kind of token
        links = OpenLinks(self._page)
        raw_places = [place for place, token in enumerate(tokens) if token.type == "html_inline"]
        paired = {raw_places[place] for place in find_pairs([tokens[place].content for place in raw_places])}
        for place, token in enumerate(tokens):
            match token.type:
                case "text" if self._index:
                    yield from self._abbreviated(token.content)
                case kind if kind == MATH:
                    yield _raw(formula(token.content, displayed=is_displayed(token.markup)))
                case "footnote_ref":
                    yield _raw(f'<sup class="footnote">{token.meta["id"] + 1}</sup>')
                case "link_open":
                    if address := links.open(str(token.attrs.get("href", ""))):
                        token.attrs["href"] = address
                        yield token
                    elif token.markup == "autolink":  # `unique_ptr<std::string>` is read as a link too
                        yield _text("<")
                case "link_close":
                    if links.close():
                        yield token
                    elif token.markup == "autolink":
                        yield _text(">")
                case "image":
                    source = str(token.attrs.get("src", ""))
                    if embed := read_embed(source):
                        yield _raw(links.media(embed.target, embed.alt, embed.size))
                    else:
                        yield _raw(links.media(source, _plain_text(token.children or [])))
                case "html_inline":
                    yield _raw(rewrite_inline(token.content, links, place in paired))
                case _:
                    yield token

    def _abbreviated(self, text: str) -> Iterator[Token]:
        """Yield a text with its abbreviations explained."""
        at = 0
        for start, end in abbreviations_in(text, self._index):
            yield _text(text[at:start])
            meaning = html.escape(self._abbreviations[text[start:end]])
            yield _raw(f'<abbr title="{meaning}">{html.escape(text[start:end])}</abbr>')
            at = end
        yield _text(text[at:])


_WRAPPERS = {
    "table_open": '<div class="scroll">\n',
    "table_close": "</div>\n",
    "footnote_block_open": '<div class="footnotes">\n<ol>\n',
    "footnote_block_close": "</ol>\n</div>\n",
    "footnote_open": "<li>",
    "footnote_close": "</li>\n",
    "footnote_anchor": "",
}


_PREPARED = frozenset(_WRAPPERS) | {
    "inline", "html_block", "fence", "code_block", "blockquote_open", "blockquote_close", "list_item_open", "th_open",
    "td_open",
}  # fmt: skip
"""The tokens that a card has in another form; all others are as they are."""
_AS_THEY_ARE = frozenset([
    "text", "softbreak", "hardbreak", "code_inline", "strong_open", "strong_close", "em_open", "em_close", "s_open",
    "s_close", "mark_open", "mark_close",
])  # fmt: skip
"""The tokens within running text that stay as they are, where there are no abbreviations."""


def _wrapped(token: Token) -> Iterator[Token]:
    """Yield a table's beginning or end with that of the box in which it scrolls; those of footnotes alone."""
    wrapper = _raw(_WRAPPERS[token.type])
    match token.type:
        case "table_open":
            yield from (wrapper, token)
        case "table_close":
            yield from (token, wrapper)
        case _:
            yield wrapper


def _plain_text(tokens: Sequence[Token]) -> str:
    """Return the text of an image's description, without its markup."""
    breaks = {"softbreak": " ", "hardbreak": " "}
    return "".join(
        _plain_text(token.children)
        if token.children
        else breaks.get(token.type, token.markup + token.content + token.info if token.type == MATH else token.content)
        for token in tokens
    )


def _aligned_by_attribute(token: Token) -> Token:
    """Return a cell that says by its attribute `align` how it is aligned: a `style` does not pass the sanitiser."""
    style = str(token.attrs.pop("style", ""))
    if style.startswith("text-align:"):
        token.attrs["align"] = style.removeprefix("text-align:")
    return token


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _raw(html: str) -> Token:
    return Token("html_block", "", 0, content=html)
