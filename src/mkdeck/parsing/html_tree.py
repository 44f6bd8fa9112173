"""Reads HTML as a tree of elements, where it is no more than what people write in Markdown as well.

https://html.spec.whatwg.org/multipage/grouping-content.html
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from html.parser import HTMLParser

from mkdeck import lazy_re as re
from mkdeck.cards import MarkKind
from mkdeck.values import dataclass

MARKS: dict[str, MarkKind] = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "s": "strikethrough",
    "del": "strikethrough", "strike": "strikethrough", "code": "code", "kbd": "code", "samp": "code", "tt": "code",
    "a": "link",
}  # fmt: skip
KEPT = frozenset(["sub", "sup", "u", "mark", "small", "abbr", "q", "var", "ins", "cite", "dfn"])
PASSED = frozenset(["span", "font", "big", "time", "center", "div", "section", "thead", "tbody", "tfoot"])
"""Elements of which only what they hold is read."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset([*HEADINGS, "dl", "ul", "ol", "table", "p", "pre", "blockquote", "hr"])
_PARTS = frozenset(["dt", "dd", "li", "tr", "td", "th", "caption"])
_IN_CELLS = frozenset(["p", "ul", "ol", "pre", "blockquote"])
"""Blocks that the cell of a table may hold, which Markdown has no place for there; its lines say the same."""
_WIDTHS = frozenset(["colgroup", "col"])
"""Elements that say how wide columns are, and nothing to read."""
_VOID = frozenset(["br", "hr", "img", "wbr", "col"])
_HOLDS = {"dl": ("dt", "dd"), "ul": ("li",), "ol": ("li",), "table": ("tr", "caption"), "tr": ("td", "th")}
"""What elements hold beside blanks, and nothing else."""
_GROUPS = frozenset(["tbody", "tfoot"])
_ENDED_BY = {
    "li": frozenset(["li"]), "dt": frozenset(["dt", "dd"]), "dd": frozenset(["dt", "dd"]),
    "td": frozenset(["td", "th", "tr"]) | _GROUPS, "th": frozenset(["td", "th", "tr"]) | _GROUPS,
    "caption": frozenset(["tr", "thead", "colgroup"]) | _GROUPS, "colgroup": frozenset(["tr", "thead"]) | _GROUPS,
    "tr": frozenset(["tr"]) | _GROUPS, "thead": _GROUPS, "tbody": _GROUPS, "tfoot": _GROUPS, "p": _BLOCKS,
}  # fmt: skip
"""Elements whose end may be left out, and which others begin only behind that.

https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
"""
_KNOWN = frozenset([*MARKS, *KEPT, *PASSED, *_BLOCKS, *_PARTS, *_VOID, *_WIDTHS])
_DEEPEST = 20
_LONGEST_SPAN = 3
"""Digits."""
_FEWEST_ROWS, _MOST_COLUMNS = 2, 60
"""Rows of a table, with its header, and columns of one whose cells go on through several rows."""
_MADE_BY_SITES = re.compile(r"\{\{|\{%|\$(?=\S)[^$\n]*(?<=\S)\$(?!\d)|\$\$|\\\(|\\\[")
"""What a site's generator or its mathematics makes something of; two prices, “$5 or $6”, are no formula."""
_MARKDOWN_BETWEEN = re.compile(r"\n[ \t]*\n[ \t]*[^\s<]")


@dataclass(slots=True)
class Element:
    """An element, or where it has no name a piece of text, with its lines, counted from the first of the HTML as 0."""

    name: str
    first: int
    last: int
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element] = field(default_factory=list)


Laid = list[Element | None]
"""A row of a table: the cell that begins in each column, None where one from the left or from above goes on."""


def read_element(html: str) -> Element | None:
    """Return the element that a piece of HTML is, from its first sign to its last, or None if it is no plain one."""
    if _MARKDOWN_BETWEEN.search(html) or _MADE_BY_SITES.search(html):
        return None
    reader = _Reader()
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:  # of a declaration that is none: “<![ a b”
        return None
    roots = [child for child in reader.root.children if child.name or child.text.strip()]
    if reader.is_odd or len(reader.opened) > 1 or len(roots) != 1:
        return None
    return roots[0] if _is_plain(roots[0]) else None


class _Reader(HTMLParser):
    """Makes a tree of tags; `is_odd` tells that it holds what is no element of text, or ends that nothing began."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", 0, 0)
        self.opened = [self.root]
        self.is_odd = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0] - 1
        while tag in _ENDED_BY.get(self.opened[-1].name, ()):
            self.opened.pop()
        element = Element(tag, line, line, attributes={name: value or "" for name, value in attrs})
        if tag not in _WIDTHS:
            self.opened[-1].children.append(element)
        if tag not in _VOID:
            self.opened.append(element)
        self.is_odd |= tag not in _KNOWN or len(self.opened) > _DEEPEST

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.is_odd |= tag not in _VOID

    def handle_endtag(self, tag: str) -> None:
        while self.opened[-1].name in _ENDED_BY and self.opened[-1].name != tag:
            self.opened.pop()
        if self.opened[-1].name != tag or len(self.opened) == 1:
            self.is_odd = True
            return
        self.opened.pop().last = self.getpos()[0] - 1

    def handle_data(self, data: str) -> None:
        line = self.getpos()[0] - 1
        start = line + data[: len(data) - len(data.lstrip())].count("\n")
        self.opened[-1].children.append(Element("", start, line + data.rstrip().count("\n"), data))

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002 - its signature
        self.is_odd = True


def _is_plain(element: Element) -> bool:
    """Whether an element, one that has a form of its own in Markdown, holds what Markdown can say as well."""
    if element.name in _HOLDS and not all(
        child.name in _HOLDS[element.name] or not (child.name or child.text.strip()) for child in parts(element)
    ):
        return False
    if element.name in _HOLDS and not any(elements_in(element)):
        return False  # Markdown has no list without an item
    if element.name == "table" and not _is_plain_table(element):
        return False
    if element.name in ("td", "th") and not all(child.name in _IN_CELLS for child in parts(element) if is_block(child)):
        return False
    if element.name in ("dt", "caption", "p", *HEADINGS) and any(is_block(child) for child in parts(element)):
        return False
    if element.name == "dl" and [child.name for child in elements_in(element)][:1] != ["dt"]:
        return False
    return all(map(_is_plain, element.children))


def _is_plain_table(element: Element) -> bool:
    """Whether a table has a header, and most of its rows a cell of their own in each column."""
    rows = laid_out(element)
    whole = [row for row in rows if is_whole(row)]
    parted = sum(not is_whole(row) and not spans_columns(row) for row in rows)
    header = next((row for row in rows if not spans_columns(row)), [])
    if len(whole) < _FEWEST_ROWS or header is not whole[0] or parted >= len(whole) - 1:
        return False
    return all(cell is not None and cell.name == "th" for cell in header)


def rows_in(table: Element) -> list[Element]:
    """Return the rows of a table."""
    return [part for part in elements_in(table) if part.name == "tr"]


def laid_out(table: Element) -> list[Laid]:
    """Return the rows of a table as they lie in its columns, one for each that it has; none where they do not fit."""
    rows = [list(elements_in(row)) for row in rows_in(table)]
    width = next((len(row) for row in rows if len(row) != 1 or _spanned(row[0]) == 1), 0)
    above = [0] * width  # how many rows a cell still goes on
    found: list[Laid] = []
    for cells in rows:
        laid: Laid = []
        begun = list[int]()
        for cell in cells:
            laid += _going_on(above, len(laid))
            columns, height = _spanned(cell), _spanned(cell, "rowspan")
            end = len(laid) + columns
            if not (columns and height) or end > width or any(above[len(laid) : end]):
                return []
            if height > 1 and width > _MOST_COLUMNS:
                return []
            begun += [*[0] * (len(laid) - len(begun)), *[height] * columns]
            laid += [cell, *[None] * (columns - 1)]
        laid += _going_on(above, len(laid))
        if not cells or len(laid) != width:
            return []
        begun += [0] * (width - len(begun))
        above = [max(one, other) - 1 if one or other else 0 for one, other in zip(above, begun, strict=True)]
        found.append(laid)
    return found


def _going_on(above: list[int], place: int) -> list[None]:
    """Return what lies in the columns from a place on in which cells of rows above go on."""
    end = place
    while end < len(above) and above[end]:
        end += 1
    return [None] * (end - place)


def is_whole(row: Laid) -> bool:
    """Whether a row has a cell of its own in each column."""
    return all(cell is not None and _spanned(cell, "rowspan") == 1 for cell in row)


def spans_columns(row: Laid) -> bool:
    """Whether a row is one cell over all columns, as what parts a table or sums it up is."""
    first = row[0] if row else None
    return first is not None and _spanned(first) == len(row) > 1


def _spanned(cell: Element, attribute: str = "colspan") -> int:
    """Return how many columns, or rows, a cell takes; 0 where its attribute is no number."""
    number = cell.attributes.get(attribute, "1").strip()
    return int(number) if number.isdecimal() and len(number) <= _LONGEST_SPAN else 0


def parts(element: Element) -> Iterator[Element]:
    """Yield what an element holds, that of passed elements in their place."""
    for child in element.children:
        if child.name in PASSED:
            yield from parts(child)
        else:
            yield child


def elements_in(element: Element) -> Iterator[Element]:
    """Yield the elements that an element holds, without the blanks and other text between them."""
    return (part for part in parts(element) if part.name)


def last_line(element: Element) -> int:
    """Return the last line on which something of an element stands, whose end may be left out."""
    return max([element.last, *(last_line(child) for child in element.children if child.name or child.text.strip())])


def is_block(element: Element) -> bool:
    """Whether an element is a block, or a part of one, and no running text."""
    return element.name in _BLOCKS or element.name in _PARTS
