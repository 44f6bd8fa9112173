"""What HTML may stand in a field: an allow-list, in whose attributes nothing looks like a sign of Anki's."""

from __future__ import annotations

from functools import lru_cache

import nh3

from mkdeck import lazy_re as re
from mkdeck.cards import Html
from mkdeck.render.page import web_address

TAGS = {
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details",
    "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul", "var",
    "wbr",
}  # fmt: skip
"""The elements that a field may hold."""

TAGS_REMOVED_WITH_CONTENT = {"iframe", "math", "noscript", "script", "style", "svg", "template"}
"""The elements whose content is no text for people; of all others that are not allowed the content stays."""

TAGS_MISSED = TAGS_REMOVED_WITH_CONTENT - {"style", "template"}
"""Those among them that show or do something where the lesson is read, so that the author should know."""

_ATTRIBUTES = {
    "*": {"dir", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "code": {"class"},
    "details": {"open"},
    "dfn": {"title"},
    "div": {"class"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"reversed", "start", "type"},
    "li": {"class", "value"},
    "span": {"class"},
    "sup": {"class"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
}
_TONES = ("caution", "important", "note", "tip", "warning")
_CLASSES = {
    "div": {*(f"alert {tone}" for tone in _TONES), "code", "footnotes", "language", "scroll", "title"},
    "li": {"task"},
    "span": {"image"},
    "sup": {"footnote"},
}
_FORMS_OF_CLASSES = {"code": re.compile(r"language-[\w+#.-]+"), "span": re.compile("[a-z][a-z0-9]{0,2}")}

_REMEMBERED = 64
"""Attributes of which it is remembered what they keep: code is full of the same few classes."""

_PICTURE_OF_NOTHING = re.compile(r"<img(?![^<>]* src=)[^<>]*>", signs=("<img",))
_MEDIA_NAME = re.compile(r"mkdeck-[0-9a-f]+\.[a-z0-9]+")
"""The names of files that the package carries; a card shows no others."""

_CONTROL_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""The control characters but tab and newline."""

_TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')
_ATTRIBUTE_VALUE = re.compile(r'(?<==")[^"]*(?=")')
_SIGN = re.compile(r"[\[\]{}\\<>]|:(?=:)|(?<=:):")
_HARMFUL_VALUE = re.compile(r'="[^"]*?(?:[\[\]{}\\<>]|::)')
"""What such a value with a sign in it begins like, or a text that looks like one."""


@lru_cache(maxsize=1)
def is_printed(text: str) -> bool:
    """Whether all signs of a text but the ends of its lines are printed; each side of a card is asked about twice."""
    return text.replace("\n", "").isprintable()


def without_control_characters(text: str) -> str:
    """Return `text` without control characters; for one U+001F in a field Anki refuses the whole package."""
    if is_printed(text):  # as most text is, and quicker to tell
        return text
    return _CONTROL_CHARACTER.sub("", text).encode("utf-8", "ignore").decode()  # halves of characters it cannot write


def sanitise(html: str) -> Html:
    """Return what of `html` is safe and looks well on a card; markup that is open at its end is closed.

    Scripts, styles, frames, forms, images, event handlers and addresses that are not of the web are gone.
    """
    clean = _CLEANER.clean(html)
    clean = _PICTURE_OF_NOTHING.sub("", clean) if "<img" in clean else clean
    clean = without_control_characters(clean).strip()  # a reference such as &#31; is a control character only now
    return Html(_TAG.sub(_with_harmless_values, clean) if _HARMFUL_VALUE.search(clean) else clean)


def _with_harmless_values(tag: re.Match[str]) -> str:
    return _ATTRIBUTE_VALUE.sub(_without_signs, tag[0]) if '="' in tag[0] else tag[0]


def _without_signs(value: re.Match[str]) -> str:
    """Write the signs of clozes, formulas and tags in an attribute as character references.

    Anki looks for them in the HTML as if it were text, and what it puts in would end the attribute.
    """
    return _SIGN.sub(lambda sign: f"&#{ord(sign[0])};", value[0])


@lru_cache(_REMEMBERED)
def _filter_attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value that an allowed attribute keeps, or None to drop the attribute."""
    if name == "href":
        return web_address(value)
    if name == "src":
        return value if _MEDIA_NAME.fullmatch(value) else None
    if name == "class":
        form = _FORMS_OF_CLASSES.get(tag)
        return value if value in _CLASSES.get(tag, ()) or (form and form.fullmatch(value)) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=TAGS_REMOVED_WITH_CONTENT,
    attributes=_ATTRIBUTES,
    attribute_filter=_filter_attribute,
    link_rel="noopener noreferrer",
    url_schemes={"http", "https", "mailto"},
)
