"""Code on a card: its language, and the classes by which the style sheet colours it."""

from __future__ import annotations

import html
from functools import cache
from typing import Any

from mkdeck import lazy_re as re

_LANGUAGE = re.compile(r"\{?\s*\.?([\w+#.-]+)")
_LONGEST = 20_000
"""Characters; longer code is shown without colours, for no card needs them and some lexers take their time."""

_PLAIN = ("text", "txt", "plain", "plaintext", "output", "none")
_UNCOLOURED = re.compile('<span class="(?:n|p|w)">([^<]*)</span>')
"""Names, punctuation and white space, which are most of all code."""

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
    from pygments import highlight  # a lesson without code need not wait for it

    return lexer.name, _UNCOLOURED.sub(r"\1", highlight(code, lexer, _formatter()))


@cache
def _lexer(language: str, *, is_ascii: bool) -> Any:
    """Return the lexer of a language, or None if there is none; one that `is_ascii` is for code of ASCII alone."""
    from pygments.lexers import find_lexer_class_by_name
    from pygments.util import ClassNotFound

    try:
        found: Any = find_lexer_class_by_name(language)
    except ClassNotFound:
        return None
    if is_ascii:
        from mkdeck.render.ascii_lexers import for_ascii

        found = for_ascii(found)
    return found(stripnl=False, ensurenl=False)


@cache
def _formatter() -> Any:
    from pygments.formatters import HtmlFormatter

    return HtmlFormatter(nowrap=True)
