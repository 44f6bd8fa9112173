"""Running text with plain markup, read at once: words in bold or in italics, code, formulas, pictures, line breaks.

Most signs stand as people write them without a thought: around words and not within one, and none within another.
Whatever is written otherwise is left to the parser's own rules. Where the markup stands is found apart from the tokens,
for plain sides of cards are written without any.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.parsing.commonmark import Token
from mkdeck.parsing.mathematics import MATH, formula_at
from mkdeck.parsing.quick_tokens import QuickToken

_STRESSED = re.compile(r"(?<![^ \n(\"'“‘])(?P<sign>\*\*?)(?P<words>[^\W_](?:[^\\`*_~$\[\]<&{\n=]|=(?!=))*)(?P=sign)")
_BEHIND_WORD = ("", " ", "\n", *".,;:!?)\"'”’")
"""What may stand behind a sign that closes right behind a word."""
_ENDS_SENTENCE, _BEHIND_SENTENCE = ".,;:!?)", ("", " ", "\n")
"""And behind one that closes behind one of these signs."""
_CODE = re.compile(r"`(?! )([^`\n]+)(?<! )`(?![`{])")
_PICTURE = re.compile(r"!\[(?P<told>[A-Za-z0-9 ,.-]*)\]\((?P<source>[A-Za-z0-9_.-]++(?:/[A-Za-z0-9_.-]++)*)\)")
"""A picture whose address and description are but themselves, whatever the lesson defines."""
_BLANKS = (" ", "\t", "\n")

BOLD, ITALIC, CODE, FORMULA, DISPLAYED, PICTURE, BREAK = "**", "*", "`", "$", "$$", "![", "\n"
"""The signs with which markup begins that is read at once."""

Span = tuple[str, int, int, int, int]
"""Markup: the sign with which it begins, where that stands, where what it marks begins and ends, and where it ends.

What a picture marks is its description; two signs behind that its address begins, and it ends before the last one.
"""


def find_spans(text: str, signs: re.Pattern[str]) -> list[Span] | None:
    """Return the markup in running text; None where one of the `signs` in it takes a closer look."""
    spans: list[Span] = []
    at = 0
    while (found := signs.search(text, at)) is not None:
        place = found.start()
        if text[place] == "!" and text[place + 1 : place + 2] != "[":
            at = place + 1
            continue
        find = _FINDERS.get(text[place])
        span = find(text, place) if find else None
        if span is None:
            return None
        spans.append(span)
        at = span[-1]
    return spans


def read_spans(text: str, signs: re.Pattern[str]) -> list[Token] | None:
    """Return the tokens of running text; None where one of the `signs` in it takes a closer look."""
    spans = find_spans(text, signs)
    if spans is None:
        return None
    tokens: list[Token] = []
    at = 0
    is_behind_bold = False  # on either side of which the parser leaves a text, be it empty
    for span in spans:
        sign, place, _, _, end = span
        is_bold = sign == BOLD
        if at < place or is_bold or is_behind_bold:
            tokens.append(QuickToken("text", "", 0, text[at:place]))
        tokens += _tokens_of(text, span)
        at = end
        is_behind_bold = is_bold
    if at < len(text) or is_behind_bold:
        tokens.append(QuickToken("text", "", 0, text[at:]))
    return tokens


def address_of(text: str, picture: Span) -> str:
    """Return the address of a picture in a text."""
    _, _, _, told, end = picture
    return text[told + len("](") : end - 1]


def _tokens_of(text: str, span: Span) -> Sequence[Token]:
    """Return the tokens of markup."""
    sign, _, start, end, _ = span
    if sign in (BOLD, ITALIC):
        tag = "strong" if sign == BOLD else "em"
        opening, closing = QuickToken(f"{tag}_open", tag, 1), QuickToken(f"{tag}_close", tag, -1)
        opening.markup = closing.markup = sign
        return opening, QuickToken("text", "", 0, text[start:end], 1), closing
    if sign == BREAK:
        return (QuickToken("softbreak", "br", 0),)
    if sign == CODE:
        token = QuickToken("code_inline", "code", 0, text[start:end])
        token.markup = sign
    elif sign == PICTURE:
        token = QuickToken("image", "img", 0, text[start:end])
        token.attrs = {"src": address_of(text, span), "alt": ""}
        token.children = [QuickToken("text", "", 0, token.content)] if token.content else None
    else:
        token = QuickToken(MATH, "", 0, text[start:end])
        token.markup = token.info = sign
    return (token,)


def _stressed(text: str, place: int) -> Span | None:
    found = _STRESSED.match(text, place)
    if found is None:
        return None
    start, end = found.span("words")
    last, behind = text[end - 1], text[found.end() : found.end() + 1]
    if behind not in (_BEHIND_WORD if last.isalnum() else _BEHIND_SENTENCE if last in _ENDS_SENTENCE else ()):
        return None
    return found["sign"], place, start, end, found.end()


def _code(text: str, place: int) -> Span | None:
    found = _CODE.match(text, place)
    return (CODE, place, found.start(1), found.end(1), found.end()) if found else None


def _formula(text: str, place: int) -> Span | None:
    found = formula_at(text, place, len(text))
    if found is None:
        return None
    start, end = found
    return text[place:start], place, start, end, end + start - place


def _picture(text: str, place: int) -> Span | None:
    found = _PICTURE.match(text, place)
    return (PICTURE, place, found.start("told"), found.end("told"), found.end()) if found else None


def _line_break(text: str, place: int) -> Span | None:
    if text[place - 1] in _BLANKS or text[place + 1 : place + 2] in ("", *_BLANKS):
        return None
    return BREAK, place, place, place + 1, place + 1


_FINDERS: Mapping[str, Callable[[str, int], Span | None]] = {
    "*": _stressed, "`": _code, "$": _formula, "!": _picture, "\n": _line_break
}  # fmt: skip
"""What finds the markup at a place, by the sign that stands there."""
