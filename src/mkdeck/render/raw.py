"""Raw HTML in Markdown: what is markup stays, and what only looks like it is text again.

Markdown takes `vector<int>` and `a <b and c> d` for text with a tag in it, and HTML drops the tags that it
does not know, so a part of the text would be missing on the card.
https://spec.commonmark.org/0.31.2/#raw-html
"""

from __future__ import annotations

import html

from mkdeck import lazy_re as re
from mkdeck.render.links import OpenLinks
from mkdeck.render.page import Page
from mkdeck.render.sanitise import TAGS, TAGS_REMOVED_WITH_CONTENT
from mkdeck.values import dataclass

_ATTRIBUTE = r"""\s+([A-Za-z_:][\w:.-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?"""
_TAG_PATTERN = rf"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:{_ATTRIBUTE})*)\s*/?>"
_TAG = re.compile(_TAG_PATTERN)
_TAG_OR_SIGN = re.compile(rf"(?s)(?P<comment><!--.*?(?:-->|\Z))|{_TAG_PATTERN}|<")

_MEANINGLESS_WITHOUT_ATTRIBUTES = {"embed", "img", "input", "link", "meta", "param", "source", "track"}
_VOID = _MEANINGLESS_WITHOUT_ATTRIBUTES | {"br", "col", "hr", "wbr"}
_TAGS_REMOVED_ALONE = {
    "acronym", "address", "article", "aside", "audio", "big", "button", "canvas", "center", "col", "colgroup",
    "embed", "fieldset", "font", "footer", "form", "header", "hgroup", "img", "input", "label", "legend",
    "link", "main", "map", "meta", "nav", "nobr", "object", "option", "param", "picture", "section", "select",
    "source", "strike", "time", "track", "tt", "video",
}  # fmt: skip
"""Elements that people write into Markdown, of which a card keeps the content."""

_KNOWN = TAGS | TAGS_REMOVED_WITH_CONTENT | _TAGS_REMOVED_ALONE
_FLAGS = {
    "allowfullscreen", "async", "autofocus", "autoplay", "checked", "compact", "controls", "defer",
    "disabled", "download", "hidden", "ismap", "loop", "multiple", "muted", "noshade", "novalidate", "nowrap",
    "open", "readonly", "required", "reversed", "selected",
}  # fmt: skip
"""The attributes of HTML that stand without a value."""


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str
    closes: bool
    attributes: dict[str, str | None]

    @property
    def is_markup(self) -> bool:
        """Whether HTML knows the tag, as far as that can be said of a tag alone."""
        if self.name not in _KNOWN:
            return False
        if self.name in _MEANINGLESS_WITHOUT_ATTRIBUTES and not self.attributes:
            return False
        return all(value is not None or name in _FLAGS for name, value in self.attributes.items())


def rewrite_block(source: str, page: Page) -> str:
    """Return a block of raw HTML with what is no markup escaped, and links and images as a card has them."""
    links = OpenLinks(page)

    def replacement(found: re.Match[str]) -> str:
        if found["comment"]:
            return found[0]
        return _rewrite(_read_tag(found), found[0], links) if found["name"] else "&lt;"

    return _TAG_OR_SIGN.sub(replacement, source)


def rewrite_inline(source: str, links: OpenLinks, is_paired: bool) -> str:
    """Return the HTML for one piece of raw HTML within running text; `is_paired` as `find_pairs` has it."""
    found = _TAG.fullmatch(source)
    if found is None:
        return source if source.startswith("<!--") else _escape(source)
    tag = _read_tag(found)
    if not is_paired and not tag.closes and not tag.attributes and tag.name not in _VOID:
        return _escape(source)  # `List<b>`: nobody opens bold type and leaves it so
    return _rewrite(tag, source, links)


def find_pairs(sources: list[str]) -> set[int]:
    """Return the places of those pieces of raw HTML that a later one closes."""
    paired: set[int] = set()
    opened: dict[str, list[int]] = {}
    for place, source in enumerate(sources):
        found = _TAG.fullmatch(source)
        if found is None:
            continue
        places = opened.setdefault(found["name"].lower(), [])
        if not found["close"]:
            places.append(place)
        elif places:
            paired.add(places.pop())
    return paired


def _read_tag(found: re.Match[str]) -> _Tag:
    attributes: dict[str, str | None] = {}
    for name, value in re.findall(_ATTRIBUTE, found["attributes"]):
        text = value[1:-1] if value[:1] in ('"', "'") else value
        attributes.setdefault(name.lower(), html.unescape(text) if value else None)
    return _Tag(found["name"].lower(), bool(found["close"]), attributes)


def _rewrite(tag: _Tag, source: str, links: OpenLinks) -> str:
    if not tag.is_markup:
        return _escape(source)
    match tag:
        case _Tag("img"):
            return links.media(tag.attributes.get("src") or "", tag.attributes.get("alt") or "", _size(tag))
        case _Tag("audio" | "video", closes=True):
            return links.close_player()
        case _Tag("audio" | "video"):
            return links.open_player(tag.attributes.get("src") or "")
        case _Tag("source") if "src" in tag.attributes:
            return links.source(tag.attributes["src"] or "")
        case _Tag("a", closes=True):
            return source if links.close() else ""
        case _Tag("a"):
            address = links.open(tag.attributes.get("href") or "")
            title = f' title="{html.escape(shown)}"' if (shown := tag.attributes.get("title")) else ""
            return f'<a href="{html.escape(address)}"{title}>' if address else ""
        case _Tag("table", closes=True):
            return f"{source}</div>"
        case _Tag("table"):
            return f'<div class="scroll">{source}'
        case _:
            return source


def _size(tag: _Tag) -> str:
    sizes = ((name, tag.attributes.get(name) or "") for name in ("width", "height"))
    return "".join(f' {name}="{value}"' for name, value in sizes if re.fullmatch(r"\d{1,4}%?", value))


def _escape(source: str) -> str:
    return html.escape(source, quote=False)
