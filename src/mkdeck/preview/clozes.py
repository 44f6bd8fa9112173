"""Anki's cloze filter: a text with deletions as one of its cards shows it.

It follows https://github.com/ankitects/anki/blob/main/rslib/src/cloze.rs to the letter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mkdeck.clozes import CLOZE_OPENING
from mkdeck.render.commands import TAG

_SIGN = re.compile(rf"{CLOZE_OPENING.pattern}|\}}\}}|::")
_FORMULA_SIGN = re.compile(r"(\\[()\[\]])")
_FORMULA_ENDS = (r"\)", r"\]")
_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}


@dataclass(slots=True)
class _Deletion:
    """A deletion that is open: its number, what stands in it as it is shown, and its hint once that has begun."""

    number: int
    shown: list[str] = field(default_factory=list)
    hint: list[str] | None = None


def show_clozes(text: str, number: int, *, hide: bool) -> str:
    """Return `text` as the card of a deletion's number shows it; with `hide` as its question, else as its answer.

    Deletions may stand within others. What is left open at the end is not shown.
    """
    shown: list[str] = []
    opened: list[_Deletion] = []

    def put(piece: str) -> None:
        if not opened:
            shown.append(piece)
        elif opened[-1].hint is not None:
            opened[-1].hint.append(piece)
        else:
            opened[-1].shown.append(piece)

    at = 0
    for sign in _SIGN.finditer(text):
        put(text[at : sign.start()])
        at = sign.end()
        if sign[1]:
            opened.append(_Deletion(int(sign[1])))
        elif sign[0] == "::" and opened and opened[-1].hint is None:
            opened[-1].hint = []
        elif sign[0] == "}}" and opened:
            put(_close(opened.pop(), number, hide=hide))
        else:
            put(sign[0])
    put(text[at:])
    return _without_tags_in_formulas("".join(shown))


def _close(deletion: _Deletion, number: int, *, hide: bool) -> str:
    """Return the HTML of a deletion on the card of `number`."""
    content = "".join(deletion.shown)
    ordinal = f'data-ordinal="{deletion.number}"'
    if deletion.number != number:
        return f'<span class="cloze-inactive" {ordinal}>{content}</span>'
    if not hide:
        return f'<span class="cloze" {ordinal}>{content}</span>'
    hint = "".join(deletion.hint or ["..."])
    return f'<span class="cloze" data-cloze="{_as_attribute(content)}" {ordinal}>[{hint}]</span>'


def _without_tags_in_formulas(text: str) -> str:
    r"""Take all tags from what stands between `\(` or `\[` and the next `\)` or `\]`."""
    pieces = _FORMULA_SIGN.split(text)
    last_end = max((place for place, piece in enumerate(pieces) if piece in _FORMULA_ENDS), default=0)
    inside = False
    for place, piece in enumerate(pieces):
        if place % 2:
            inside = piece not in _FORMULA_ENDS and place < last_end
        elif inside:
            pieces[place] = TAG.sub("", piece)
    return "".join(pieces)


def _as_attribute(text: str) -> str:
    """Write all but ASCII's letters and digits as character references, as Anki does."""
    return re.sub(r"[^0-9A-Za-z]", lambda sign: _NAMED.get(sign[0], f"&#x{ord(sign[0]):02X};"), text)
