r"""What Anki and MathJax would carry out, were it in a field: it stays readable and becomes inert.

Anki's commands are a matter of its own text, and a character reference hides them. MathJax reads what a browser made
of the references, so there only a formula as a whole can be stopped: it is shown as it was written.
"""

from __future__ import annotations

import html
from collections.abc import Iterable

from mkdeck import lazy_re as re
from mkdeck.cards import Html
from mkdeck.render.marks import ACTING_MARK

TAG = re.compile(r"<[^<>]*>")
"""A tag or comment of sanitised HTML, in whose attributes `<` and `>` are character references."""

_ANKI_WORD = r"(?:sound:|anki:|type:|latex\]|\$\$?\])"
_ANKI_SIGNS = ("[sound:", "[anki:", "[type:", "[latex]", "[$")
_ANKI_COMMAND = re.compile(rf"(?i)\[(?={_ANKI_WORD})", signs=_ANKI_SIGNS)
"""The beginning of what Anki runs wherever it stands in a field.

https://docs.ankiweb.net/media.html, https://docs.ankiweb.net/templates/fields.html,
https://docs.ankiweb.net/math.html#latex
"""

_COMMAND_IN_MATH = re.compile(
    rf"\\(?:bbox|class|csname|cssId|data|fcolorbox|href|mmlToken|require|setOptions|style)|\[(?i:{_ANKI_WORD})",
    signs=(
        "\\bbox", "\\class", "\\csname", "\\cssid", "\\data", "\\fcolorbox", "\\href", "\\mmltoken", "\\require",
        "\\setoptions", "\\style", *_ANKI_SIGNS,
    ),
)  # fmt: skip
r"""The macros of MathJax that make links, styles and attributes, or load more of it; and what Anki would run.

A tag within a command does not part it: from the formulas of clozes Anki takes all tags away.
https://docs.mathjax.org/en/latest/options/safe.html, https://docs.mathjax.org/en/latest/input/tex/extensions/html.html
"""

_MATH_OPENING = re.compile(rf"\\(?:<wbr>|{ACTING_MARK})*(?=[(\[])", signs="\\")
_FORMULA = re.compile(rf"(?s)\\{ACTING_MARK}[(\[].*?\\{ACTING_MARK}[)\]]")
_INERT_OPENING = r"\\<span></span>"
"""MathJax reads no formula across elements."""


def formula(tex: str, *, displayed: bool) -> str:
    """Return the HTML by which Anki shows a formula, with its signs marked for `disarm`."""
    opening, closing = "[]" if displayed else "()"
    return f"\\{ACTING_MARK}{opening}{html.escape(tex, quote=False)}\\{ACTING_MARK}{closing}"


def playing(name: str) -> str:
    """Return the text by which Anki plays a sound or a film, marked for `disarm`."""
    return f"[{ACTING_MARK}sound:{name}]"


def disarm(text: Html, shown: Iterable[str] = ()) -> Html:
    """Return sanitised HTML without anything that Anki or MathJax carries out, but for what is marked.

    `shown` are further texts that Anki will make of it, where they differ. A single macro that reaches out makes
    text of all formulas: tags and deletions may cut them in ways that only the reviewer sees.
    """
    if shown == () and "\\" not in text and "[" not in text:  # nothing that either of them would look for
        return Html(text.replace(ACTING_MARK, ""))
    if "[" in text:
        text = Html(_ANKI_COMMAND.sub("&#91;", text))
    if any(_COMMAND_IN_MATH.search(TAG.sub("", piece)) for piece in (text, *shown)):
        found = _inert(text)
    else:
        found = _outside_formulas(text)
    return Html(found.replace(ACTING_MARK, ""))


def _outside_formulas(text: str) -> str:
    """Make text of whatever looks like the beginning of a formula and is none."""
    out: list[str] = []
    at = 0
    for found in _FORMULA.finditer(text):
        out += [_inert(text[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*out, _inert(text[at:])])


def _inert(text: str) -> str:
    """Make text of what opens formulas."""
    return _MATH_OPENING.sub(_INERT_OPENING, text) if "\\" in text else text
