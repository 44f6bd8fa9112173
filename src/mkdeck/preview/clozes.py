"""Anki's cloze filter: a text with deletions as one of its cards shows it.

It follows https://github.com/ankitects/anki/blob/main/rslib/src/cloze.rs to the letter.
"""

from __future__ import annotations

from dataclasses import field

from mkdeck import lazy_re as re
from mkdeck.clozes import CLOZE_OPENING
from mkdeck.render.commands import TAG
from mkdeck.values import dataclass

_SIGN = re.compile(rf"{CLOZE_OPENING.pattern}|\}}\}}")
_FORMULA_SIGN = re.compile(r"(\\[()\[\]])")
_FORMULA_ENDS = (r"\)", r"\]")
_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;"}


@dataclass(slots=True)
class _Deletion:
    """A deletion, as far as it was read: what stands in it as it is shown, and its hint.

    `is_seen` tells whether the card's own number stands in it. The text as a whole is a deletion of the number 0.
    """

    number: int
    shown: list[str] = field(default_factory=list)
    hint: str = "..."
    is_seen: bool = False

    def put(self, text: str) -> None:
        """Add text up to the next sign; what stands behind a `::` in it is the hint, the last one if there are more."""
        if self.number and "::" in text:
            text, _, self.hint = text.partition("::")
        self.shown.append(text)


def show_clozes(text: str, number: int, *, hide: bool) -> str:
    """Return `text` as the card of a deletion's number shows it; with `hide` as its question, else as its answer.

    Deletions may stand within others; what is left open at the end is not shown. A text without a deletion of that
    number gives nothing.
    """
    whole = _Deletion(0)
    opened = [whole]
    at = 0
    for sign in _SIGN.finditer(text):
        opened[-1].put(text[at : sign.start()])
        at = sign.end()
        if sign[1]:
            opened.append(_Deletion(int(sign[1])))
        elif len(opened) == 1:
            opened[-1].put(sign[0])
        else:
            closed = opened.pop()
            opened[-1].shown.append(_close(closed, number, hide=hide))
            opened[-1].is_seen |= closed.is_seen or closed.number == number
    opened[-1].put(text[at:])
    return _without_tags_in_formulas("".join(whole.shown)) if whole.is_seen else ""


def _close(deletion: _Deletion, number: int, *, hide: bool) -> str:
    """Return the HTML of a deletion on the card of `number`."""
    content = "".join(deletion.shown)
    ordinal = f'data-ordinal="{deletion.number}"'
    if deletion.number != number:
        return f'<span class="cloze-inactive" {ordinal}>{content}</span>'
    if not hide:
        return f'<span class="cloze" {ordinal}>{content}</span>'
    return f'<span class="cloze" data-cloze="{_as_attribute(content)}" {ordinal}>[{deletion.hint}]</span>'


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
