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

_BEYOND_ASCII = re.compile(r"([^\x00-\x7f])(?:-?[^\x00-\x7f]){40,}")
"""The letters of all scripts, as the expressions of lexers name them."""

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
    return (_for_ascii(found) if is_ascii else found)(stripnl=False, ensurenl=False)


def _for_ascii(lexer: Any) -> Any:
    """Return the class of a lexer that reads code of ASCII alone as another one does, and is quicker to compile.

    The letters of all scripts, which may stand in a name, take as long to compile as all other expressions of a lexer.
    """
    from pygments.lexer import RegexLexer, inherit

    if not issubclass(lexer, RegexLexer) or getattr(lexer, "token_variants", False):
        return lexer
    tokens = {
        state: [_with_ascii_letters(rule) for rule in rules if rule is not inherit]
        for state, rules in lexer.get_tokendefs().items()
    }
    return type(lexer.__name__, (lexer,), {"tokens": tokens})


def _with_ascii_letters(rule: Any) -> Any:
    """Return a rule of a lexer without the letters beyond ASCII; one of them stays, for a set must not be empty."""
    if type(rule) is tuple and isinstance(rule[0], str):
        return (_BEYOND_ASCII.sub(r"\1", rule[0]), *rule[1:])
    return rule


@cache
def _formatter() -> Any:
    from pygments.formatters import HtmlFormatter

    return HtmlFormatter(nowrap=True)
