"""From Markdown to the HTML of a field, before it is sanitised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from mkdeck.markdown import card_parser
from mkdeck.mathematics import MATH_FENCES, is_displayed
from mkdeck.render.commands import formula
from mkdeck.render.links import OpenLinks
from mkdeck.render.raw import find_pairs, rewrite_block, rewrite_inline


def to_html(text: str) -> str:
    """Return the HTML of a Markdown text, not yet safe; a single paragraph comes without its `<p>`."""
    tokens = card_parser().parse(text)
    if [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]:
        tokens = [tokens[1]]
    html: str = card_parser().renderer.render(list(_prepare(tokens)), card_parser().options, {})
    return html


def _prepare(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens with tables in scrolling boxes; links, images and raw HTML as cards have them."""
    for token in tokens:
        match token.type:
            case "inline":
                token.children = list(_prepare_inline(token.children or []))
                yield token
            case "html_block":
                yield _raw(rewrite_block(token.content))
            case "fence" if token.info.strip() in MATH_FENCES:
                yield _raw(formula(token.content.strip(), displayed=True))
            case "table_open":
                yield _raw('<div class="scroll">\n')
                yield token
            case "table_close":
                yield token
                yield _raw("</div>\n")
            case "th_open" | "td_open":
                _align_by_attribute(token)
                yield token
            case _:
                yield token


def _prepare_inline(tokens: Sequence[Token]) -> Iterator[Token]:  # noqa: C901 - one branch for each kind of token
    links = OpenLinks()
    raw_places = [place for place, token in enumerate(tokens) if token.type == "html_inline"]
    paired = {raw_places[place] for place in find_pairs([tokens[place].content for place in raw_places])}
    for place, token in enumerate(tokens):
        match token.type:
            case "math":
                yield _raw(formula(token.content, displayed=is_displayed(token.markup)))
            case "link_open":
                if links.open(str(token.attrs.get("href", ""))):
                    yield token
                elif token.markup == "autolink":  # `unique_ptr<std::string>` is read as a link too
                    yield _text("<")
            case "link_close":
                if links.close():
                    yield token
                elif token.markup == "autolink":
                    yield _text(">")
            case "image":
                yield _raw(links.image(str(token.attrs.get("src", "")), _plain_text(token.children or [])))
            case "html_inline":
                yield _raw(rewrite_inline(token.content, links, place in paired))
            case _:
                yield token


def _plain_text(tokens: Sequence[Token]) -> str:
    """Return the text of an image's description, without its markup."""
    breaks = {"softbreak": " ", "hardbreak": " "}
    return "".join(
        _plain_text(token.children) if token.children else breaks.get(token.type, token.content) for token in tokens
    )


def _align_by_attribute(token: Token) -> None:
    """Say how a cell is aligned by its attribute `align`, for a `style` does not pass the sanitiser."""
    style = str(token.attrs.pop("style", ""))
    if style.startswith("text-align:"):
        token.attrs["align"] = style.removeprefix("text-align:")


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _raw(html: str) -> Token:
    return Token("html_block", "", 0, content=html)
