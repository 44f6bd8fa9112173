r"""What Anki and MathJax would carry out, were it in a field: it stays readable and becomes inert.

Anki's commands are a matter of its own text, and a character reference hides them. MathJax reads what a browser made
of the references, so there only a formula as a whole can be stopped: it is shown as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from mkdeck.cards import Html

TAG = re.compile(r"<[^<>]*>")
"""A tag or comment of sanitised HTML, in whose attributes `<` and `>` are character references."""

_ANKI_WORD = r"(?:sound:|anki:|type:|latex\]|\$\$?\])"
_ANKI_COMMAND = re.compile(rf"(?i)\[(?={_ANKI_WORD})")
"""The beginning of what Anki runs wherever it stands in a field.

https://docs.ankiweb.net/media.html, https://docs.ankiweb.net/templates/fields.html,
https://docs.ankiweb.net/math.html#latex
"""

_COMMAND_IN_MATH = re.compile(
    rf"\\(?:bbox|class|csname|cssId|data|fcolorbox|href|mmlToken|require|setOptions|style)|\[(?i:{_ANKI_WORD})"
)
r"""The macros of MathJax that make links, styles and attributes, or load more of it; and what Anki would run.

A tag within a command does not part it: from the formulas of clozes Anki takes all tags away.
https://docs.mathjax.org/en/latest/options/safe.html, https://docs.mathjax.org/en/latest/input/tex/extensions/html.html
"""

_MATH_OPENING = re.compile(r"\\(?:<wbr>)*(?=[(\[])")


def disarm(html: str, shown: Iterable[str] = ()) -> Html:
    """Return `html` without anything that Anki or MathJax carries out.

    `shown` are further texts that Anki will make of it, where they differ.
    """
    html = _ANKI_COMMAND.sub("&#91;", html)
    if any(_COMMAND_IN_MATH.search(TAG.sub("", text)) for text in (html, *shown)):
        html = _MATH_OPENING.sub(r"\\<span></span>", html)  # MathJax reads no formula across elements
    return Html(html)
