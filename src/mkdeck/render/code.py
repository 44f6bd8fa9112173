"""Code on a card: its language, and the classes by which the style sheet colours it."""

from __future__ import annotations

import html
from collections.abc import Iterable
from functools import cache
from typing import Any

from mkdeck import lazy_re as re
from mkdeck.loading import load, stand_in

_LANGUAGE = re.compile(r"\{?\s*\.?([\w+#.-]+)")
_LONGEST = 20_000
"""Characters; longer code is shown without colours, for no card needs them and some lexers take their time."""

_PLAIN = ("text", "txt", "plain", "plaintext", "output", "none")
_UNCOLOURED = ("n", "p", "w", "")
"""The classes of names, punctuation and white space, which are most of all code, and of text."""

_NONCHARACTER = re.compile("[\ufdd0-\ufdef]")


def code_block(code: str, info: str) -> str:
    """Return the HTML of a block of code; `info` is what stands behind its fence: `python`, `{.python}`, `js {1,3}`."""
    found = _LANGUAGE.match(info.strip())
    language = found[1] if found and found[1].casefold() not in _PLAIN else ""
    name, inner = _highlighted(code, language)
    label = f'<div class="language">{html.escape(name, quote=False)}</div>\n' if name else ""
    attribute = f' class="language-{html.escape(language)}"' if language else ""
    return f'<div class="code">{label}<pre><code{attribute}>{inner}</code></pre></div>\n'


def _highlighted(code: str, language: str) -> tuple[str, str]:
    """Return the language's name and the HTML of the code; of a language that Pygments does not know, plain."""
    lexer = _lexer(language.casefold(), is_ascii=code.isascii()) if language else None
    if lexer is None or len(code) > _LONGEST or _NONCHARACTER.search(code):  # the signs of a cloze stay in one piece
        return (lexer.name if lexer else language), html.escape(code, quote=False)
    return lexer.name, _coloured(lexer.get_tokens(code))


def _coloured(tokens: Iterable[tuple[Any, str]]) -> str:
    """Return the HTML of code, line by line, as Pygments' formatter writes it, which takes long to load."""
    out: list[str] = []
    opening = text = ""
    for kind, piece in tokens:
        own = _opening_of(kind)
        if own != opening:
            if text:
                out.append(_written(opening, text))
            opening, text = own, ""
        if "\n" not in piece:
            text += piece
            continue
        *lines, rest = piece.split("\n")
        for line in lines:
            out.append(_written(opening, text + line) + "\n" if text or line else "\n")
            text = ""
        text = rest
    if text:
        out.append(_written(opening, text))
    if out and not out[-1].endswith("\n"):
        out.append("\n")
    return "".join(out)


def _written(opening: str, text: str) -> str:
    """Return the HTML of code of one class."""
    written = html.escape(text, quote=False)
    return f"{opening}{written}</span>" if opening else written


@cache
def _opening_of(kind: Any) -> str:
    """Return the tag that colours a kind of token, empty for one without a colour."""
    name = _class_of(kind)
    return "" if name in _UNCOLOURED else f'<span class="{name}">'


@cache
def _class_of(kind: Any) -> str:
    """Return the class by which a kind of token is coloured, with those of the kinds above for one of a lexer's own."""
    from pygments.token import STANDARD_TYPES

    own = _own_class(kind)
    return own if kind in STANDARD_TYPES else f"{_class_of(kind.parent)} {own}"


def _own_class(kind: Any) -> str:
    from pygments.token import STANDARD_TYPES

    known: str | None = STANDARD_TYPES.get(kind)
    return f"{_own_class(kind.parent)}-{kind[-1]}" if known is None else known


@cache
def _lexer(language: str, *, is_ascii: bool) -> Any:
    """Return the lexer of a language, or None if there is none; one that `is_ascii` is for code of ASCII alone."""
    load("pygments.lexer", {"pygments.filters": stand_in(get_filter_by_name=None)})  # nobody asks for one by its name
    lexers: Any = load("pygments.lexers", {})
    try:
        found = lexers.find_lexer_class_by_name(language)
    except lexers.ClassNotFound:
        return None
    if is_ascii:
        from mkdeck.render.ascii_lexers import for_ascii

        found = for_ascii(found)
    return found(stripnl=False, ensurenl=False)
