"""The HTML of the plainest Markdown, written straight from its text: no parser is asked, and no token made.

Most sides of most cards are lines of text, flat lists, tables, code and formulas that stand by themselves. Of such a
text comes what the parser, its renderer and the sanitiser would make of it, letter by letter; of any other text
nothing. So a block must stand unindented, begin with a sign of which no rule of the parser makes anything else, and end
where the next one can be no part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Html
from mkdeck.parsing.markdown import card_parser
from mkdeck.parsing.mathematics import is_displayed
from mkdeck.parsing.quick import read_table
from mkdeck.parsing.quick_spans import BOLD, BREAK, CODE, ITALIC, PICTURE, address_of, find_spans
from mkdeck.render.commands import formula
from mkdeck.render.marks import CLOZE_MARK
from mkdeck.render.plain import escaped, fence_html, table_html
from mkdeck.render.sanitise import is_printed

ShowPicture = Callable[[str, str], str | None]
"""Returns the HTML of a picture with an address and a description; None if there is more to be said of it."""

_BEGINS = r"(?:[^\W\d_]|[\"'“‘„«(¿¡]|\*\*?[^\W_]|`(?!`)|\$(?!\$)|\$\$[^\n$`]+\$\$|!\[|\d++(?![.)]))"
_TEXT = rf"{_BEGINS}[^\n]*+(?<![ \\])"
"""A line of text: a letter or a sign of running text stands first, and nothing last that would break the line."""

_FORMS: Mapping[str, re.Pattern[str]] = {
    "paragraph": re.compile(rf"{_TEXT}(?:\n{_TEXT})*"),
    "displayed": re.compile(r"\$\$\n(?:[^\S\n]*+[^\s$`][^\n$`]*+\n)+\$\$"),
    "heading": re.compile(r"(?P<signs>#{1,6}) (?P<told>[^\s#](?:[^\n#]*[^\s#])?)"),
    "bullets": re.compile(rf"(?P<bullet>[-*+]) {_TEXT}(?:\n(?P=bullet) {_TEXT})*"),
    "numbers": re.compile(rf"(?P<first>[0-9]{{1,9}})(?P<sign>[.)]) {_TEXT}(?:\n[0-9]{{1,9}}(?P=sign) {_TEXT})*"),
    "table": re.compile(r"\|[^\n]*\|(?:\n\|[^\n]*\|)+"),
    "fence": re.compile(r"(?P<sign>`{3,})(?P<info>[^\n`]*)\n(?P<code>(?:[^\n]*\n)*?) {0,3}(?P=sign)`* *(?=\n|\Z)"),
}
"""What each kind of block looks like; a table may still be none."""

_KINDS: Mapping[str, Sequence[str]] = {
    "#": ("heading",), "-": ("bullets",), "+": ("bullets",), "*": ("bullets", "paragraph"), "|": ("table",),
    "`": ("fence", "paragraph"), "$": ("displayed", "paragraph"),
} | dict.fromkeys("0123456789", ("numbers", "paragraph"))  # fmt: skip
"""The kinds of blocks that begin with a sign, but for paragraphs, which begin with any other."""
_PARAGRAPH = ("paragraph",)
_LISTS = ("bullets", "numbers")
_INTERRUPT = ("heading", "fence", *_LISTS)
"""What ends a paragraph without a blank line between them."""
_BETWEEN = "\x1f"
"""What no text holds, for all its signs are printed."""
_WITHIN = {BOLD: "strong", ITALIC: "em", CODE: "code"}


def straight_html(text: str, show: ShowPicture) -> Html | None:
    """Return the sanitised HTML of a text that cites nothing, None where it takes the parser to tell what it is.

    A single paragraph comes without its `<p>`.
    """
    if not (is_printed(text) or is_printed(text.replace(CLOZE_MARK, ""))):
        return None
    written: list[str] = []
    before = ""
    is_apart = True
    at = 0
    while True:
        for kind in _KINDS.get(text[at : at + 1], _PARAGRAPH):
            if found := _FORMS[kind].match(text, at):
                break
        else:
            return None
        if before and not _may_follow(before, kind, found, is_apart=is_apart):
            return None
        at = found.end()
        is_alone = not before and at == len(text)
        shown = _block(kind, found, show, is_alone=is_alone)
        if shown is None:
            return None
        written.append(shown)
        if at == len(text):
            return Html("".join(written).strip())
        if text[at] != "\n":
            return None
        is_apart = text.startswith("\n\n", at)
        at += 2 if is_apart else 1
        before = kind


def _may_follow(before: str, kind: str, found: re.Match[str], *, is_apart: bool) -> bool:
    """Whether a block is one of its own behind another one, `is_apart` if there is a blank line between them."""
    if is_apart:  # two lists may be a single one
        return before not in _LISTS or kind not in _LISTS
    if before == "paragraph":
        return kind in _INTERRUPT and (kind != "numbers" or int(found["first"]) == 1)
    return before in ("heading", "fence")


def _block(kind: str, found: re.Match[str], show: ShowPicture, *, is_alone: bool) -> str | None:
    """Return the HTML of a block of a kind, as it was found."""
    match kind:
        case "paragraph" | "displayed":
            shown = _running(found[0], show)
            return shown if is_alone or shown is None else f"<p>{shown}</p>\n"
        case "heading":
            level, shown = len(found["signs"]), _running(found["told"], show)
            return None if shown is None else f"<h{level}>{shown}</h{level}>\n"
        case "bullets":
            return _list("ul", "ul", found[0][2:].split(f"\n{found['bullet']} "), show)
        case "numbers":
            first = int(found["first"])
            texts = [line.partition(" ")[2] for line in found[0].split("\n")]
            return _list("ol", "ol" if first == 1 else f'ol start="{first}"', texts, show)
        case "table":
            return _table(found, show)
        case _:
            return fence_html(found["code"], found["info"])


def _list(tag: str, opening: str, texts: Sequence[str], show: ShowPicture) -> str | None:
    """Return the HTML of a list of items, each a line."""
    items = _each(texts, show)
    told = "</li>\n<li>".join(items or ())
    return None if items is None else f"<{opening}>\n<li>{told}</li>\n</{tag}>\n"


def _table(found: re.Match[str], show: ShowPicture) -> str | None:
    """Return the HTML of what looks like a table; None if it is none."""
    table = read_table(0, found[0].split("\n"))
    cells = _each([cell for row in table.rows for cell in row], show) if table else None
    if table is None or cells is None:
        return None
    width = len(table.styles)
    return table_html([cells[at : at + width] for at in range(0, len(cells), width)], table.styles)


def _each(texts: Sequence[str], show: ShowPicture) -> list[str] | None:
    """Return the HTML of each of some running texts; None where one of them takes the parser."""
    together = _BETWEEN.join(texts)
    if not card_parser().inline.terminator_re.search(together):  # as in most lists and tables, for all of them at once
        return escaped(together).split(_BETWEEN)
    shown = [html for text in texts if (html := _running(text, show)) is not None]
    return shown if len(shown) == len(texts) else None


def _running(text: str, show: ShowPicture) -> str | None:
    """Return the HTML of running text; None where a sign in it takes the parser."""
    spans = find_spans(text, card_parser().inline.terminator_re)
    if not spans:
        return None if spans is None else escaped(text)
    written: list[str] = []
    at = 0
    for span in spans:
        sign, place, start, end, behind = span
        if at < place:
            written.append(escaped(text[at:place]))
        if tag := _WITHIN.get(sign):
            written.append(f"<{tag}>{escaped(text[start:end])}</{tag}>")
        elif sign == BREAK:
            written.append("\n")
        elif sign != PICTURE:
            written.append(formula(text[start:end], displayed=is_displayed(sign)))
        elif (picture := show(address_of(text, span), text[start:end].strip())) is None:
            return None
        else:
            written.append(picture)
        at = behind
    written.append(escaped(text[at:]))
    return "".join(written)
