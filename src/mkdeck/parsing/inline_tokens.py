"""From the tokens of a paragraph to running text with its marks."""

from __future__ import annotations

from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Inline, Mark, MarkKind
from mkdeck.parsing.commonmark import Token
from mkdeck.parsing.inline import cut
from mkdeck.parsing.markdown import MAX_NESTING
from mkdeck.parsing.mathematics import MATH

_MARKS: dict[str, MarkKind] = {
    "strong": "strong",
    "em": "emphasis",
    "s": "strikethrough",
    "mark": "highlight",
    "link": "link",
}
_TAGS = {"underline": "u", "ul": "u", "mark": "mark", "highlight": "mark", "hl": "mark"}
"""The tags of HTML that say the same as the classes by which Pandoc writes what was underlined or highlighted."""
_LINE_BREAK_TAG = re.compile(r"(?i)<br\s*/?>")


def read_inline(tokens: Sequence[Token]) -> Inline:  # noqa: C901 - one branch for each kind of token
    """Return running text and its marks from the tokens within a paragraph, outer marks before inner ones."""
    if len(tokens) == 1 and tokens[0].type == "text":
        return Inline(tokens[0].content.strip())
    text: list[str] = []
    marks: list[Mark | None] = []
    opened: list[tuple[int, int, str]] = []
    length = 0
    is_broken = False

    def add(piece: str) -> None:
        nonlocal length
        text.append(piece)
        length += len(piece)

    for token in tokens:
        was_broken, is_broken = is_broken, False
        if token.type == "text":
            add(token.content)
        elif token.nesting == 1:
            tag = _tag(token) if token.type == "span_open" else ""
            opened.append((len(marks), length, tag or str(token.attrs.get("href", ""))))
            marks.append(Mark("html", length, length, f"<{tag}>") if tag else None)
        elif token.nesting == -1:
            slot, start, target = opened.pop()
            name = token.type.removesuffix("_close")
            if name in _MARKS and len(opened) < MAX_NESTING:
                marks[slot] = Mark(_MARKS[name], start, length, target)
            elif name == "span" and target:
                marks.append(Mark("html", length, length, f"</{target}>"))
        elif token.type in ("softbreak", "hardbreak"):
            if not was_broken:  # “<br>” at the end of a line breaks it once
                add("\n")
        elif token.type == "code_inline":
            marks.append(Mark("code", length, length + len(token.content)))
            add(token.content)
        elif token.type == MATH:
            formula = token.markup + token.content + token.info
            marks.append(Mark("math", length, length + len(formula)))
            add(formula)
        elif token.type == "footnote_ref":
            marks.append(Mark("footnote", length, length, str(token.meta["label"])))
        elif token.type == "image":
            alt = read_inline(token.children or []).text
            marks.append(Mark("image", length, length + len(alt), str(token.attrs.get("src", ""))))
            add(alt)
        elif token.type == "html_inline" and _LINE_BREAK_TAG.fullmatch(token.content):
            add("\n")
            is_broken = True
        elif token.type == "html_inline":
            marks.append(Mark("html", length, length, token.content))
        else:
            add(token.content)
    return cut(Inline("".join(text), tuple(mark for mark in marks if mark is not None)), 0, length)


def _tag(span: Token) -> str:
    """Return the tag for which a bracketed span stands, `[Oslo]{.underline}`; nothing for any other one."""
    return next((_TAGS[name] for name in str(span.attrs.get("class", "")).split() if name in _TAGS), "")
