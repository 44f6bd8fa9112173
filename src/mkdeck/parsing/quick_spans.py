"""Running text with plain markup, read at once: words in bold or in italics, code, formulas, line breaks.

Most signs stand as people write them without a thought: around words and not within one, and none within another.
Whatever is written otherwise is left to the parser's own rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.parsing.commonmark import Token
from mkdeck.parsing.mathematics import MATH, formula_at
from mkdeck.parsing.quick_tokens import QuickToken

_STRESSED = re.compile(r"(?<![^ \n(\"'“‘])(?P<sign>\*\*?)(?P<words>[^\W_][^\\`*_~$\[\]<&{\n]*)(?P=sign)")
_BEHIND_WORD = ("", " ", "\n", *".,;:!?)\"'”’")
"""What may stand behind a sign that closes right behind a word."""
_ENDS_SENTENCE, _BEHIND_SENTENCE = ".,;:!?)", ("", " ", "\n")
"""And behind one that closes behind one of these signs."""
_CODE = re.compile(r"`(?! )([^`\n]+)(?<! )`(?![`{])")
_BLANKS = (" ", "\t", "\n")

_Span = tuple[Sequence[Token], int]
"""The tokens of what a sign marks, and where the text goes on behind it."""


def read_spans(text: str, signs: re.Pattern[str]) -> list[Token] | None:
    """Return the tokens of running text; None where one of the `signs` in it takes a closer look."""
    tokens: list[Token] = []
    start = at = 0
    is_behind_bold = False  # on either side of which the parser leaves a text, be it empty
    while (found := signs.search(text, at)) is not None:
        place = found.start()
        if text[place] == "!" and text[place + 1 : place + 2] != "[":
            at = place + 1
            continue
        read = _READERS.get(text[place])
        span = read(text, place) if read else None
        if span is None:
            return None
        marked, end = span
        is_bold = marked[0].markup == "**"
        if start < place or is_bold or is_behind_bold:
            tokens.append(QuickToken("text", "", 0, text[start:place]))
        tokens += marked
        start = at = end
        is_behind_bold = is_bold
    if start < len(text) or is_behind_bold:
        tokens.append(QuickToken("text", "", 0, text[start:]))
    return tokens


def _stressed(text: str, place: int) -> _Span | None:
    found = _STRESSED.match(text, place)
    if found is None:
        return None
    words, behind = found["words"], text[found.end() : found.end() + 1]
    if behind not in (_BEHIND_WORD if words[-1].isalnum() else _BEHIND_SENTENCE if words[-1] in _ENDS_SENTENCE else ()):
        return None
    tag = "strong" if len(found["sign"]) > 1 else "em"
    opening, closing = QuickToken(f"{tag}_open", tag, 1), QuickToken(f"{tag}_close", tag, -1)
    opening.markup = closing.markup = found["sign"]
    return (opening, QuickToken("text", "", 0, words, 1), closing), found.end()


def _code(text: str, place: int) -> _Span | None:
    found = _CODE.match(text, place)
    if found is None:
        return None
    code = QuickToken("code_inline", "code", 0, found[1])
    code.markup = "`"
    return (code,), found.end()


def _formula(text: str, place: int) -> _Span | None:
    found = formula_at(text, place, len(text))
    if found is None:
        return None
    start, end = found
    formula = QuickToken(MATH, "", 0, text[start:end])
    formula.markup = formula.info = text[place:start]
    return (formula,), end + start - place


def _line_break(text: str, place: int) -> _Span | None:
    if text[place - 1] in _BLANKS or text[place + 1 : place + 2] in ("", *_BLANKS):
        return None
    return (QuickToken("softbreak", "br", 0),), place + 1


_READERS: Mapping[str, Callable[[str, int], _Span | None]] = {
    "*": _stressed, "`": _code, "$": _formula, "\n": _line_break
}  # fmt: skip
"""What reads the markup at a place, by the sign that stands there."""
