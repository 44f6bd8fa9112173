"""Writes the elements of a lesson's HTML as the blocks that they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdeck import lazy_re as re
from mkdeck.cards import Block, BlockKind, Inline, Mark, Markdown, MarkKind, Span
from mkdeck.parsing.cells import cell_of_blocks, cell_of_text, row_source, ruled
from mkdeck.parsing.html_tree import (
    HEADINGS,
    KEPT,
    MARKS,
    Element,
    elements_in,
    is_block,
    is_whole,
    laid_out,
    last_line,
    parts,
    rows_in,
    spans_columns,
)
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.pieces import joined

_LANGUAGE = re.compile(r"\blang(?:uage)?-([\w+#-]+)")


def blocks_of(element: Element, path: str, first: int) -> tuple[Block, ...]:
    """Return the blocks that a plain element is, in a file at `path` whose line `first` is that of the element."""
    return tuple(_Writer(path, first).blocks([element]))


class _Writer:
    """Writes elements as blocks."""

    def __init__(self, path: str, first: int) -> None:
        self.path, self.first = path, first

    def blocks(self, elements: Sequence[Element]) -> Iterator[Block]:
        """Yield the blocks that elements are, running text between them as paragraphs."""
        running: list[Element] = []
        for element in elements:
            if is_block(element):
                yield from self._paragraph(running)
                running = []
                yield from self._block(element)
            else:
                running.append(element)
        yield from self._paragraph(running)

    def _paragraph(self, elements: Sequence[Element]) -> Iterator[Block]:
        text = _running(elements)
        if text.text or any(mark.kind == "image" for mark in text.marks):
            told = [element for element in elements if element.name or element.text.strip()]
            span = self._span(told[0].first, max(last_line(element) for element in told))
            yield Block("paragraph", to_markdown(text), span, inline=text)

    def _block(self, element: Element) -> Iterator[Block]:
        name, span = element.name, self._span(element.first, last_line(element))
        if name == "p":
            yield from self._paragraph(list(parts(element)))
        elif name in HEADINGS:
            level, text = int(name[1]), _running(list(parts(element)))
            if text.text:
                source = Markdown(f"{'#' * level} {to_markdown(text)}".replace("\n", " "))
                yield Block("heading", source, span, level=level, inline=text)
        elif name == "pre":
            yield _code(element, span)
        elif name == "hr":
            yield Block("rule", Markdown("---"), span)
        elif name == "blockquote":
            inside = tuple(self.blocks(list(parts(element))))
            lines = joined(block.source for block in inside).split("\n")
            yield Block("quote", Markdown("\n".join(f"> {line}".rstrip() for line in lines)), span, children=inside)
        elif name == "table":
            yield from self._table(element, span)
        elif name == "dl":
            yield self._definitions(element, span)
        else:
            yield self._list(element, span)

    def _list(self, element: Element, span: Span) -> Block:
        ordered = element.name == "ol"
        start = element.attributes.get("start", "1")
        number = int(start) if start.isdecimal() and len(start) <= 9 else 1
        items: list[Block] = []
        lines: list[str] = []
        for part in elements_in(element):
            item = self._holding("item", part)
            items.append(
                Block(item.kind, item.source, item.span, children=item.children, number=number if ordered else None)
            )
            lines.append(_led(f"{number}." if ordered else "-", item.source))
            number += 1
        is_loose = any("\n\n" in line for line in lines)
        return Block(
            "list", Markdown(("\n\n" if is_loose else "\n").join(lines)), span, children=tuple(items), ordered=ordered
        )

    def _definitions(self, element: Element, span: Span) -> Block:
        children: list[Block] = []
        for part in elements_in(element):
            if part.name == "dd":
                children.append(self._holding("definition", part))
            else:
                text = _running(list(parts(part)))
                children.append(Block("term", to_markdown(text), self._span(part.first, last_line(part)), inline=text))
        lines: list[str] = []
        for before, child in zip((None, *children), children, strict=False):
            if child.kind == "term" and before is not None and before.kind == "definition":
                lines.append("")
            lines.append(_led(":", child.source) if child.kind == "definition" else child.source)
        return Block("definitions", Markdown("\n".join(lines)), span, children=tuple(children))

    def _holding(self, kind: BlockKind, element: Element) -> Block:
        inside = tuple(self.blocks(list(parts(element))))
        tight = len(inside) == 2 and inside[0].kind == "paragraph" and inside[1].kind == "list"
        source = Markdown("\n".join(block.source for block in inside)) if tight else joined(b.source for b in inside)
        return Block(kind, source, self._span(element.first, last_line(element)), children=inside)

    def _table(self, element: Element, span: Span) -> Iterator[Block]:
        """Yield the paragraph of a table's caption and the table; rows that are not whole stand in its source alone."""
        for caption in (part for part in elements_in(element) if part.name == "caption"):
            yield from self._paragraph(list(parts(caption)))
        rows: list[Block] = []
        lines: list[str] = []
        for part, laid in zip(rows_in(element), laid_out(element), strict=True):
            place = self._span(part.first, last_line(part))
            cells = tuple(Block("cell", Markdown(""), place) if cell is None else self._cell(cell) for cell in laid)
            shown = cells[:1] if spans_columns(laid) else cells
            source = row_source(shown)
            lines.append(source)
            if is_whole(laid):
                rows.append(Block("row", source, place, children=cells, roles=() if rows else ("header",)))
        source = ruled(lines, lines.index(rows[0].source), len(rows[0].children))
        yield Block("table", source, span, children=tuple(rows))

    def _cell(self, element: Element) -> Block:
        """Return a cell, which may hold blocks."""
        span = self._span(element.first, last_line(element))
        if not any(map(is_block, parts(element))):
            return cell_of_text(_running(list(parts(element))), span)
        return cell_of_blocks(tuple(self.blocks(list(parts(element)))), span)

    def _span(self, first: int, last: int) -> Span:
        return Span(self.path, self.first + first, self.first + max(first, last))


def _led(sign: str, source: str) -> str:
    """Return Markdown behind the sign of an item or a definition, its further lines indented to belong to it."""
    indent = " " * max(4 if sign == ":" else 0, len(sign) + 1)
    first, *rest = source.split("\n")
    return "\n".join([f"{sign} {first}", *(f"{indent}{line}".rstrip() for line in rest)])


def _code(element: Element, span: Span) -> Block:
    inner = next((child for child in element.children if child.name == "code"), element)
    language = _LANGUAGE.search(inner.attributes.get("class", ""))
    info = language[1] if language else ""
    text = _text(inner).strip("\n")
    fence = "`" * max(3, 1 + max(map(len, re.findall(r"`+", text)), default=0))
    return Block("code", Markdown(f"{fence}{info}\n{text}\n{fence}"), span, info=info)


def _text(element: Element) -> str:
    return element.text + "".join(map(_text, element.children))


def _running(elements: Sequence[Element]) -> Inline:
    """Return elements of running text as such: blanks are one blank, and tags the marks of Markdown."""
    running = _Running()
    running.read_all(elements)
    return cut(Inline("".join(running.text), tuple(running.marks)), 0, running.length)


class _Running:
    """Gathers running text; `around` are the marks around what is read."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.around: list[MarkKind] = []

    def read_all(self, elements: Sequence[Element]) -> None:
        """Add what stands in elements."""
        for element in elements:
            if not element.name:
                told = re.sub(r"\s+", " ", element.text)
                self._add(told[1:] if told.startswith(" ") and self._is_behind_blank() else told)
            elif element.name == "br":
                self._add("\n")
            elif element.name == "img":
                alt = " ".join(element.attributes.get("alt", "").split())
                self.marks.append(Mark("image", self.length, self.length + len(alt), element.attributes.get("src", "")))
                self._add(alt)
            elif element.name in MARKS and MARKS[element.name] not in self.around:
                self._read_marked(element, MARKS[element.name])
            elif element.name in KEPT:
                self.marks.append(Mark("html", self.length, self.length, f"<{element.name}>"))
                self.read_all(element.children)
                self.marks.append(Mark("html", self.length, self.length, f"</{element.name}>"))
            else:
                self.read_all(element.children)

    def _read_marked(self, element: Element, kind: MarkKind) -> None:
        place, start, target = len(self.marks), self.length, element.attributes.get("href", "")
        self.around.append(kind)
        if kind == "code":
            self._add(" ".join(_text(element).split()))
        else:
            self.read_all(element.children)
        self.around.pop()
        if self.length > start and (kind != "link" or target):
            self.marks.insert(place, Mark(kind, start, self.length, target))

    def _add(self, piece: str) -> None:
        if piece:
            self.text.append(piece)
            self.length += len(piece)

    def _is_behind_blank(self) -> bool:
        return not self.text or self.text[-1].endswith((" ", "\n"))
