"""From a lesson's Markdown to its tree of blocks, with the lines and the source of each.

The parser gives tokens; this module turns them into blocks whose `source` stands on its own, free of the quote signs
and indents of the containers around it, and folds what follows a heading into a section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markdown_it.token import Token

from mkdeck.cards import Block, BlockKind, Inline, Mark, Markdown, MarkKind, Span
from mkdeck.inline import cut
from mkdeck.lesson import Lesson
from mkdeck.markdown import parser

_CONTAINERS: dict[str, BlockKind] = {
    "blockquote": "quote", "bullet_list": "list", "ordered_list": "list", "list_item": "item", "dl": "definitions",
    "dd": "definition", "table": "table", "tr": "row",
}  # fmt: skip
_TRANSPARENT = {"thead", "tbody"}
_TEXTS: dict[str, BlockKind] = {
    "paragraph": "paragraph", "heading": "heading", "th": "cell", "td": "cell", "dt": "term",
}  # fmt: skip
_LEAVES: dict[str, BlockKind] = {"fence": "code", "code_block": "code", "html_block": "html", "hr": "rule"}
_MARKS: dict[str, MarkKind] = {"strong": "strong", "em": "emphasis", "s": "strikethrough", "link": "link"}

_QUOTE_SIGN = re.compile(r"[ \t]*>[ ]?")
_ITEM_SIGN = re.compile(r"[ \t]*(?:[-*+]|(\d{1,9})[.)]|[:~])(?=[ \t]|$)")
_LINE_BREAK_TAG = re.compile(r"(?i)<br\s*/?>")


@dataclass(frozen=True, slots=True)
class _View:
    """The lines of a container without its own prefix; `first` is the file's 0-based number of the first."""

    path: str
    first: int
    lines: Sequence[str]

    def part(self, start: int, end: int) -> list[str]:
        """Return the lines from `start` to before `end`, numbered as in the file, without blank ones at the end."""
        lines = list(self.lines[start - self.first : end - self.first])
        while lines and not lines[-1].strip():
            lines.pop()
        return lines


def parse_document(lesson: Lesson) -> Block:
    """Return the tree of a lesson's body; its root is a block of kind `document`, whose span is the whole file."""
    blank = [""] * lesson.body
    tokens = parser().parse("\n".join([*blank, *lesson.lines[lesson.body :]]))
    view = _View(lesson.path, 0, [*blank, *lesson.lines[lesson.body :]])
    children = _fold_sections(list(_read_blocks(tokens, view)))
    span = Span(lesson.path, 1, max(1, len(lesson.lines)))
    root = Block("document", Markdown("\n".join(lesson.lines[lesson.body :])), span, children=children)
    return _with_context(root, ())


def _read_blocks(tokens: Sequence[Token], view: _View) -> Iterator[Block]:
    """Yield the blocks of a run of tokens that stand side by side."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        name = token.type.removesuffix("_open")
        end = at + 1 if token.nesting == 0 else _closing(tokens, at)
        inner = tokens[at + 1 : end - 1]
        at = end
        if name in _TRANSPARENT:
            yield from _read_blocks(inner, view)
        elif name in _CONTAINERS:
            yield _read_container(_CONTAINERS[name], token, inner, view)
        elif name in _TEXTS:
            yield _read_text(_TEXTS[name], token, inner, view)
        elif name in _LEAVES:
            yield _read_leaf(_LEAVES[name], token, view)


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Return the place behind the token that closes the one at `at`."""
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place + 1
    return len(tokens)


def _place(token: Token, view: _View) -> tuple[Span, list[str]]:
    start, end = token.map or (view.first, view.first + 1)
    lines = view.part(start, end)
    return Span(view.path, start + 1, start + max(1, len(lines))), lines


def _read_container(kind: BlockKind, token: Token, inner: Sequence[Token], view: _View) -> Block:
    span, lines = _place(token, view)
    if kind == "row":  # a cell has no lines of its own
        view = _View(view.path, span.first - 1, lines)
        cells = tuple(replace(cell, span=span) for cell in _read_blocks(inner, view))
        return Block(kind, Markdown("\n".join(lines)), span, children=cells)
    match kind:
        case "quote":
            inside = [_QUOTE_SIGN.sub("", line, count=1) for line in lines]
        case "item" | "definition":
            inside = _without_item_sign(lines)
        case _:
            inside = lines
    children = tuple(_read_blocks(inner, _View(view.path, span.first - 1, inside)))
    if kind in ("quote", "item", "definition"):
        children = _fold_sections(children)
        lines = inside
    number = int(token.info) if kind == "item" and token.info.isdigit() else None
    return Block(
        kind, Markdown("\n".join(lines).strip("\n")), span,
        children=children, ordered=token.type == "ordered_list_open", number=number,
    )  # fmt: skip


def _without_item_sign(lines: list[str]) -> list[str]:
    """Take the list marker off the first line, and the indent that it sets off the others.

    https://spec.commonmark.org/0.31.2/#list-items
    """
    if not lines:
        return lines
    lines = [line.expandtabs(4) if line[: len(line) - len(line.lstrip())].count("\t") else line for line in lines]
    sign = _ITEM_SIGN.match(lines[0])
    if sign is None:
        return lines
    rest = lines[0][sign.end() :].expandtabs(4)
    gap = len(rest) - len(rest.lstrip())
    gap = gap if rest.strip() and gap <= 4 else 1
    indent = sign.end() + gap
    return [rest[gap:], *(line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines[1:])]


def _read_text(kind: BlockKind, token: Token, inner: Sequence[Token], view: _View) -> Block:
    span, lines = _place(token, view)
    content = inner[0] if inner else None
    inline = read_inline(content.children or []) if content else Inline()
    source = content.content if content and kind in ("cell", "term") else "\n".join(line.strip() for line in lines)
    level = int(token.tag[1]) if kind == "heading" else 0
    return Block(kind, Markdown(source), span, level=level, inline=inline)


def _read_leaf(kind: BlockKind, token: Token, view: _View) -> Block:
    span, lines = _place(token, view)
    return Block(kind, Markdown("\n".join(lines)), span, info=token.info.strip())


def read_inline(tokens: Sequence[Token]) -> Inline:  # noqa: C901 - one branch for each kind of token
    """Return running text and its marks from the tokens within a paragraph, outer marks before inner ones."""
    text: list[str] = []
    marks: list[Mark | None] = []
    opened: list[tuple[int, int, str]] = []
    length = 0

    def add(piece: str) -> None:
        nonlocal length
        text.append(piece)
        length += len(piece)

    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting == 1:
            opened.append((len(marks), length, str(token.attrs.get("href", ""))))
            marks.append(None)
        elif token.nesting == -1:
            slot, start, target = opened.pop()
            if name in _MARKS:
                marks[slot] = Mark(_MARKS[name], start, length, target)
        elif token.type in ("softbreak", "hardbreak"):
            add("\n")
        elif token.type == "code_inline":
            marks.append(Mark("code", length, length + len(token.content)))
            add(token.content)
        elif token.type == "image":
            alt = read_inline(token.children or []).text
            marks.append(Mark("image", length, length + len(alt), str(token.attrs.get("src", ""))))
            add(alt)
        elif token.type == "html_inline" and _LINE_BREAK_TAG.fullmatch(token.content):
            add("\n")
        elif token.type == "html_inline":
            marks.append(Mark("html", length, length, token.content))
        else:
            add(token.content)
    return cut(Inline("".join(text), tuple(mark for mark in marks if mark is not None)), 0, length)


def _fold_sections(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Put every heading and what follows it, up to the next of its rank or above, into a section of its own."""
    folded: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        end = at + 1
        if block.kind == "heading":
            while end < len(blocks) and not (blocks[end].kind == "heading" and blocks[end].level <= block.level):
                end += 1
            folded.append(_section(blocks[at:end]))
        else:
            folded.append(block)
        at = end
    return tuple(folded)


def _section(blocks: Sequence[Block]) -> Block:
    heading, last = blocks[0], blocks[-1]
    children = (heading, *_fold_sections(blocks[1:]))
    source = Markdown("\n\n".join(block.source for block in blocks))
    span = Span(heading.span.path, heading.span.first, last.span.last)
    return Block("section", source, span, level=heading.level, children=children)


def _with_context(block: Block, context: tuple[str, ...]) -> Block:
    """Give a block and all within it the path of titles above them."""
    title = _title(block)
    inner = (*context, title.text) if title and title.text else context
    children = tuple(_with_context(child, context if child is title else inner) for child in block.children)
    return replace(block, context=context, children=children)


def _title(block: Block) -> Block | None:
    """Return the block that names what stands beside it: a section's heading, or a quotation's bold first line."""
    if not block.children:
        return None
    first = block.children[0]
    if block.kind == "section":
        return first
    if block.kind == "quote" and len(block.children) > 1 and is_bold_line(first):
        return first
    return None


def is_bold_line(block: Block) -> bool:
    """Whether a paragraph is one line that is bold from end to end, as people write titles without a heading."""
    if block.kind != "paragraph" or "\n" in block.text:
        return False
    return any(mark.kind == "strong" and (mark.start, mark.end) == (0, len(block.text)) for mark in block.inline.marks)
