"""From a lesson's Markdown to its tree of blocks, with the lines and the source of each.

The parser gives tokens; this module turns them into blocks whose `source` stands on its own, free of the quote signs
and indents of the containers around it; `parsing/sections.py` folds what follows a heading into a section.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from typing import Any, Literal

from mkdeck import lazy_re as re
from mkdeck.cards import Block, BlockKind, Inline, Markdown, Problem, Span
from mkdeck.lessons.lesson import Lesson
from mkdeck.parsing.block_ids import read_block_ids, with_block_ids
from mkdeck.parsing.cells import cell_of_blocks, cell_of_text, row_source, ruled
from mkdeck.parsing.commonmark import Token
from mkdeck.parsing.components import QUIZ, quiz_block
from mkdeck.parsing.containers import PlacedSign, group, titled
from mkdeck.parsing.definitions import FOOTNOTE, Definitions, new_environment, read_definitions, within
from mkdeck.parsing.dialects import MARK, Sign, directive_option, read_directive_fence, with_option
from mkdeck.parsing.entries import front_matter_blocks
from mkdeck.parsing.grid_tables import GRID, Grid
from mkdeck.parsing.html_elements import ELEMENT
from mkdeck.parsing.inline import cut, to_markdown
from mkdeck.parsing.inline_tokens import read_inline
from mkdeck.parsing.liascript import is_liascript, without_gaps
from mkdeck.parsing.markdown import lesson_parser
from mkdeck.parsing.parsed import ParsedBlocks
from mkdeck.parsing.pieces import joined, parted_at_numbers
from mkdeck.parsing.quick_tokens import RULING, Whole, WholeList, WholeTable, WholeText
from mkdeck.parsing.references import titles_by_label
from mkdeck.parsing.sections import fold_sections, give_context
from mkdeck.parsing.wikilinks import with_written_links
from mkdeck.values import dataclass
from mkdeck.wording.words import answer_marker, has_question_mark, is_question_label, question_label

_CONTAINERS: dict[str, BlockKind] = {
    "blockquote": "quote", "bullet_list": "list", "ordered_list": "list", "list_item": "item", "dl": "definitions",
    "dd": "definition", "table": "table", "tr": "row",
}  # fmt: skip
_TRANSPARENT = {"thead", "tbody"}
_TEXTS: dict[str, BlockKind] = {
    "paragraph": "paragraph", "heading": "heading", "th": "cell", "td": "cell", "dt": "term",
}  # fmt: skip
_LEAVES: dict[str, BlockKind] = {"fence": "code", "code_block": "code", "html_block": "html", "hr": "rule"}

_QUOTE_SIGN = re.compile(r"[ \t]*>[ ]?")
_ITEM_SIGN = re.compile(r"[ \t]*(?:[-*+]|(\d{1,9})[.)]|[:~])(?=[ \t]|$)")
_DIALECT = re.compile(
    r"\{/\*|\{\{[<%]|\{%|\]\{|\{[#.:]|\{[a-z][\w:+-]*\}`",
    signs=("{/*", "{{<", "{{%", "{%", "]{", "{#", "{.", "{:", "}`"),
)
"""What a dialect adds to running text and takes out of what is shown: comments, shortcodes, attributes, roles."""
_LABELLED = re.compile(r"(?m)^(?:\*\*)?[QA]\s?[:：]")
_COMMENT = re.compile(r"<!--\s*(?P<text>(?:(?!-->).)*?)\s*-->", re.DOTALL)
_LETTER = re.compile(r"A\d{0,3}\s?:\s")
_LONGEST_REMARK = 200
"""Characters of a comment in which an answer may begin behind its first line."""
_OPENS_MORE = ("#", "|", "-", "*", ">", "`", "!", "<", "[", "_")
"""What a line begins with that is more than a remark of the speaker: a heading, a point, a row of a table."""
_CLOSES_DETAILS = re.compile(r"(?i)</details\s*>")
_ENDS_IN_TAG = re.compile(r"(?i)(?:-->|</details\s*>)\s*$", signs=("-->", "</details"))


_ADMONITION_INDENT = "    "
"""What stands before the text of `!!! note`; the parser has passed over it, and the lines still have it."""

MAX_DIRECTIVES = 8
"""Directives written as fences within one another; a deeper one is code."""


@dataclass(frozen=True, slots=True)
class _View:
    """The lines of a container without its own prefix; `first` is the file's 0-based number of the first.

    `problems` gathers what is wrong with the Markdown, for the whole lesson, `footnotes` the footnotes' texts, `parsed`
    the tokens of blocks that stand in no other one, and `environment` the parser's own definitions. `depth` counts the
    directives around it that are written as fences, each of which is parsed anew.
    """

    path: str
    first: int
    lines: Sequence[str]
    problems: list[Problem]
    footnotes: dict[str, Block]
    environment: dict[str, Any]
    parsed: ParsedBlocks | None = None
    depth: int = 0

    def part(self, start: int, end: int) -> list[str]:
        """Return the lines from `start` to before `end`, numbered as in the file, without blank ones at the end."""
        lines = list(self.lines[start - self.first : end - self.first])
        while lines and not lines[-1].strip():
            lines.pop()
        return lines

    def with_tokens_kept(self, block: Block, tokens: Sequence[Token], start: int, end: int) -> Block:
        """Return a block, whose tokens are kept for cards unless it stands indented or within another one."""
        if self.parsed and not self.lines[block.span.first - 1 - self.first][:1].isspace():
            self.parsed.keep(block.source, tokens, start, end)
        return block

    def within(self, first: int, lines: Sequence[str]) -> _View:
        """Return the view of the lines of a container within this one."""
        return _View(
            path=self.path,
            first=first,
            lines=lines,
            problems=self.problems,
            footnotes=self.footnotes,
            environment=self.environment,
            depth=self.depth,
        )


@dataclass(frozen=True, slots=True)
class Document:
    """A lesson's tree, what it defines, and what is wrong with its Markdown; the root is of kind `document`.

    `parsed` are the tokens that cards may take from it.
    """

    root: Block
    problems: tuple[Problem, ...] = ()
    definitions: Definitions = field(default_factory=Definitions)
    parsed: ParsedBlocks = field(default_factory=ParsedBlocks)


def parse_document(lesson: Lesson) -> Document:
    """Return the tree of a lesson's body; the root's span is the whole file, and its source has the file's lines."""
    ids = read_block_ids([""] * lesson.body + list(lesson.lines[lesson.body :]))
    lines = ids.lines
    parsed = ParsedBlocks()
    text = "\n".join(lines)
    environment = new_environment(wikilinks=not is_liascript(text), titles=titles_by_label(text))
    view = _View(lesson.path, 0, lines, [], {}, environment, parsed)
    tokens = lesson_parser().parse(text, view.environment)
    if "[[" in text:
        view = replace(view, lines=with_written_links(lines, tokens, 0))
    blocks = with_block_ids(_siblings(tokens, view), ids.told)
    children = (*front_matter_blocks(lesson), *_footnotes(view, len(lesson.lines)), *blocks)
    span = Span(lesson.path, 1, max(1, len(lesson.lines)))
    source = Markdown("\n".join(view.lines).rstrip("\n"))
    root = Block("document", source, span, children=children)
    definitions = read_definitions(view.environment, {label: note.source for label, note in view.footnotes.items()})
    give_context(root)
    return Document(root, tuple(view.problems), definitions, parsed)


def _footnotes(view: _View, last: int) -> Iterator[Block]:
    """Yield the block of the footnotes, if a lesson of so many lines has any."""
    if view.footnotes:
        notes = [replace(note, source=_footnote_text(note.source)) for note in view.footnotes.values()]
        yield Block("footnotes", Markdown(""), Span(view.path, last, last), children=tuple(notes))


_LONGEST_WAY_BACK = 80
_WAY_BACK = re.compile(r"(?:\[ ?↩[\ufe0e\ufe0f]? ?\]\(#[^()\s]*\)|↩[\ufe0e\ufe0f]?)$")
"""The sign that leads from a footnote back to the text, which programs write: “↩”, “[↩](#fnref1)”."""


def _footnote_text(source: str) -> Markdown:
    """Return what a footnote says, without its label and the indent of the lines below."""
    import textwrap  # few lessons have one

    first, _, rest = source.partition("\n")
    told = "\n".join([first.partition("]:")[2].strip(), *textwrap.dedent(rest).split("\n")]).strip()
    back = _WAY_BACK.search(told) if "↩" in told[-_LONGEST_WAY_BACK:] else None
    return Markdown(told[: back.start()].rstrip() if back and back.start() else told)


def _siblings(tokens: Sequence[Token], view: _View) -> tuple[Block, ...]:
    """Return the blocks of a run of tokens, with the containers among them made and headings opening sections."""
    items = list(_read_blocks(tokens, view))
    if not any(isinstance(item, PlacedSign) or item.kind == "heading" for item in items):
        return tuple(item for item in items if isinstance(item, Block))

    def reread(block: Block) -> list[Block]:
        """Read the text of an indented block as Markdown."""
        import textwrap  # few lessons have one

        lines = textwrap.dedent(block.source.expandtabs(4)).split("\n")
        inner = replace(view, first=block.span.first - 1, lines=lines, problems=[])
        return list(_siblings(*_parsed(inner)))

    def read_title(title: str) -> Inline:
        """Read the title that a container's sign holds as running text."""
        content = lesson_parser().parseInline(title, within(view.environment))
        return read_inline(content[0].children or [])

    return fold_sections(group(items, view.problems, fold_sections, reread, read_title))


def _parsed(view: _View) -> tuple[list[Token], _View]:
    """Parse the lines of a view on their own; return their tokens, and the view of them as they were read."""
    tokens = lesson_parser().parse("\n".join(view.lines), within(view.environment))
    for token in tokens:
        if token.map:
            token.map = [line + view.first for line in token.map]
    return tokens, replace(view, lines=with_written_links(view.lines, tokens, view.first))


def _read_blocks(tokens: Sequence[Token], view: _View) -> Iterator[Block | PlacedSign]:  # noqa: C901 - a branch a kind
    """Yield the blocks of a run of tokens that stand side by side, and the signs of containers between them."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if isinstance(token, Whole):
            yield view.with_tokens_kept(_read_whole(token, view), tokens, at, at + 1)
            at += 1
            continue
        name = token.type.removesuffix("_open")
        end = at + 1 if token.nesting == 0 else _closing(tokens, at)
        inner = tokens[at + 1 : end - 1]
        start, at = at, end
        if name in _TRANSPARENT:
            for row in _read_blocks(inner, view):
                yield replace(row, roles=("header",)) if name == "thead" and isinstance(row, Block) else row
        elif name in _CONTAINERS:
            block = _read_container(_CONTAINERS[name], token, inner, view)
            yield view.with_tokens_kept(block, tokens, start, end) if view.parsed else block
        elif name == "heading" and token.markup in ("-", "=") and inner and _LABELLED.search(inner[0].content):
            yield from _unmade_heading(token, inner, view)
        elif name == "paragraph" and inner and _ENDS_IN_TAG.search(inner[0].content):
            yield from _before_tag(_read_text("paragraph", token, inner, view), view)
        elif name == "paragraph" and inner and _NUMBERED_LINES.match(inner[0].content):
            yield from parted_at_numbers(_read_text("paragraph", token, inner, view))
        elif name in _TEXTS:
            yield view.with_tokens_kept(_read_text(_TEXTS[name], token, inner, view), tokens, start, end)
        elif name == "fence" and view.depth < MAX_DIRECTIVES and (sign := read_directive_fence(token.info)):
            yield from _read_directive(sign, token, view)
        elif name == "html_block" and (told := _hidden_answer(token.content.strip(), _place(token, view)[0], view)):
            yield told
        elif name == "html_block" and (closing := _unopened_end(token.content)):
            before = _read_leaf("html", token, view)
            yield replace(before, source=Markdown(before.source.partition(closing[0].strip())[0].rstrip()))
            yield PlacedSign(Sign("close", "details"), Span(view.path, before.span.last, before.span.last))
        elif name in _LEAVES:
            yield view.with_tokens_kept(_read_leaf(_LEAVES[name], token, view), tokens, start, end)
        elif name == ELEMENT:
            from mkdeck.parsing.html_blocks import blocks_of  # few lessons hold HTML

            yield from blocks_of(token.meta["element"], view.path, _place(token, view)[0].first)
        elif name == GRID and view.depth < MAX_DIRECTIVES:
            yield _read_grid(token.meta["grid"], token, view)
        elif name == QUIZ:
            yield quiz_block(token.meta["quiz"], _place(token, view)[0])
        elif name == MARK:
            yield PlacedSign(token.meta["sign"], _place(token, view)[0])
        elif name == FOOTNOTE:
            span, lines = _place(token, view)
            note = Block("footnote", Markdown("\n".join(lines)), span, info=str(token.meta["label"]))
            view.footnotes.setdefault(note.info, note)


def _closing(tokens: Sequence[Token], at: int) -> int:
    """Return the place behind the token that closes the one at `at`."""
    if at + 2 < len(tokens) and tokens[at + 1].nesting == 0 and tokens[at + 2].nesting < 0:
        return at + 3  # as of all running text
    depth = 0
    for place in range(at, len(tokens)):
        depth += tokens[place].nesting
        if depth == 0:
            return place + 1
    return len(tokens)


def _place(token: Token, view: _View) -> tuple[Span, list[str]]:
    start, end = token.map or (view.first, view.first + 1)
    lines = view.part(start, end)
    indent = len(lines[0]) - len(lines[0].lstrip()) if lines and token.type != "code_block" else 0
    if indent >= len(_ADMONITION_INDENT):
        lines = [line[min(indent, len(line) - len(line.lstrip())) :] for line in lines]
    return Span(view.path, start + 1, start + max(1, len(lines))), lines


def _read_whole(whole: Whole, view: _View) -> Block:
    """Return the block of bare text that is one token."""
    if not isinstance(whole, WholeText):
        return _read_list(whole, view) if isinstance(whole, WholeList) else _read_table(whole, view)
    start, end = whole.map or (view.first, view.first + 1)
    span, inline = Span(view.path, start + 1, end), Inline(whole.content.strip())
    if not whole.markup:
        return Block("paragraph", Markdown(inline.text), span, inline=inline)
    return Block("heading", Markdown(f"{whole.markup} {to_markdown(inline)}"), span, len(whole.markup), inline=inline)


def _read_list(whole: WholeList, view: _View) -> Block:
    """Return the block of a list that is one token."""
    span, lines = _place(whole, view)
    items = []
    behind = len(whole.markup) + 1  # the bullet and one blank
    for number, (line, text) in enumerate(zip(lines, whole.items, strict=True), span.first):
        there, told = Span(span.path, number, number), text.strip()
        paragraph = Block("paragraph", Markdown(told), there, inline=Inline(told))
        source = line[behind:] if "\t" not in line else _without_item_sign([line])[0]
        items.append(Block("item", Markdown(source), there, children=(paragraph,)))
    return Block("list", Markdown("\n".join(lines)), span, children=tuple(items))


def _read_table(whole: WholeTable, view: _View) -> Block:
    """Return the block of a table that is one token."""
    span, lines = _place(whole, view)
    rows = []
    numbers = [number for number in range(len(lines)) if number != RULING]
    for number, cells in zip(numbers, whole.rows, strict=True):
        there = Span(span.path, span.first + number, span.first + number)
        told = tuple([Block("cell", Markdown(cell.strip()), there, inline=Inline(cell.strip())) for cell in cells])
        roles = () if number else ("header",)
        rows.append(Block("row", Markdown(lines[number]), there, children=told, roles=roles))
    return Block("table", Markdown("\n".join(lines)), span, children=tuple(rows))


def _read_grid(grid: Grid, token: Token, view: _View) -> Block:
    """Return the block of a drawn table; without a header it has one whose cells are empty."""
    span, _ = _place(token, view)
    columns = len(grid.rows[0][1])
    above = Span(span.path, span.first, span.first)
    rows = [] if grid.has_header else [(above, tuple(Block("cell", Markdown(""), above) for _ in range(columns)))]
    for first, cells in grid.rows:
        there = Span(span.path, span.first + first, span.first + first + len(cells[0]) - 1)
        rows.append((there, tuple(_read_drawn_cell(lines, there, view) for lines in cells)))
    lines = [row_source(cells) for _, cells in rows]
    blocks = (
        Block("row", source, there, children=cells, roles=() if number else ("header",))
        for number, (source, (there, cells)) in enumerate(zip(lines, rows, strict=True))
    )
    return Block("table", ruled(lines, 0, columns), span, children=tuple(blocks))


def _read_drawn_cell(lines: tuple[str, ...], span: Span, view: _View) -> Block:
    """Return a cell of a drawn table, whose running text goes on from line to line."""
    inner = replace(view, first=span.first - 1, lines=lines, parsed=None, depth=view.depth + 1)
    blocks = [_in_one_line(block) for block in _siblings(*_parsed(inner))]
    if len(blocks) < 2 and all(block.kind == "paragraph" for block in blocks):
        return cell_of_text(blocks[0].inline if blocks else Inline(), span)
    return cell_of_blocks(blocks, span)


def _in_one_line(block: Block) -> Block:
    """Return a block whose running text, and that of the blocks within it, stands in one line."""
    inline = replace(block.inline, text=block.text.replace("\n", " ")) if "\n" in block.text else block.inline
    return replace(block, inline=inline, children=tuple(map(_in_one_line, block.children)))


def _read_container(kind: BlockKind, token: Token, inner: Sequence[Token], view: _View) -> Block:
    span, lines = _place(token, view)
    match kind:
        case "quote":
            inside = [_QUOTE_SIGN.sub("", line, count=1) for line in lines]
        case "definition":
            span, lines = _from_sign(span, lines)
            inside = _without_item_sign(lines)
        case "item":
            inside = _without_item_sign(lines)
        case _:
            inside = lines
    if kind == "row":
        children = tuple(_read_cells(inner, span, may_hold_gaps=not view.environment["wikilinks"]))
    elif kind == "item" and len(lines) == 1 and _is_paragraph(inner):  # as most are
        children = (_text("paragraph", inner[0], inner[1], span),)
    else:
        children = _inside(inner, view.within(span.first - 1, inside))
    if kind in ("item", "definition"):
        lines = inside
    if kind == "quote" and (callout := _callout(span, children)):
        return callout
    if len(children) > 1 and children[0].number is not None and len({child.number for child in children}) == 1:
        first = children[0].number  # as Markdown shows “1. 1. 1.”, “0. 0.”, “5. 5.”
        children = tuple(replace(child, number=first + place) for place, child in enumerate(children))
    number = int(token.info) if kind == "item" and token.info.isdigit() else None
    return Block(
        kind, Markdown("\n".join(lines).strip("\n")), span,
        children=children, ordered=token.type == "ordered_list_open", number=number,
    )  # fmt: skip


def _inside(tokens: Sequence[Token], view: _View) -> tuple[Block, ...]:
    """Return the blocks of a container; in many it is a paragraph."""
    if _is_paragraph(tokens):
        return (_read_text("paragraph", tokens[0], tokens[1:2], view),)
    return _siblings(tokens, view)


def _is_paragraph(tokens: Sequence[Token]) -> bool:
    """Whether tokens are those of one paragraph, no comment nor end of a `<details>` behind it, no numbers in it."""
    if len(tokens) != 3 or tokens[0].type != "paragraph_open" or _ENDS_IN_TAG.search(tokens[1].content):
        return False
    return not _NUMBERED_LINES.match(tokens[1].content)


def _read_cells(tokens: Sequence[Token], span: Span, *, may_hold_gaps: bool) -> Iterator[Block]:
    """Yield the cells of a row, which have no lines of their own."""
    for token in tokens:
        if token.type == "inline":
            source, inline = Markdown(token.content.strip()), read_inline(token.children or [])
            if may_hold_gaps and "[[" in inline.text:
                inline = without_gaps(inline)
                source = to_markdown(inline)
            yield Block("cell", source, span, inline=inline)


_NUMBERED_LINES = re.compile(r"(?:\*\*\d{1,3}[.):]|[(（]\d{1,2}[)）])[^\n]*\n", signs="*)）")
"""A number in bold or in brackets before the first line of several."""
_CALLOUT = re.compile(r"\[!([\w-]+)\]([+-]?)[ \t]*([^\n]*)\n?")


def _callout(span: Span, children: tuple[Block, ...]) -> Block | None:
    """Read a quotation as a container that opens with its kind: `> [!question]- Title`.

    https://help.obsidian.md/callouts, https://docs.github.com/en/get-started/writing-on-github (alerts)
    """
    first = children[0] if children else None
    found = _CALLOUT.match(first.text) if first and first.kind == "paragraph" else None
    if first is None or found is None:
        return None
    roles = (found[1].casefold(), *(["details"] if found[2] else []))
    title = cut(first.inline, found.start(3), found.end(3))
    rest = cut(first.inline, found.end(), len(first.text))
    inside = children[1:]
    if rest.text:
        inside = (replace(first, inline=rest, source=to_markdown(rest)), *inside)
    source = titled(roles, title, inside)
    return Block("container", source, span, children=inside, inline=title, roles=roles)


def _from_sign(span: Span, lines: list[str]) -> tuple[Span, list[str]]:
    """Return a definition's lines from its own sign on; the parser counts the term's line to it from the second on."""
    start = next((number for number, line in enumerate(lines) if line.lstrip()[:1] in (":", "~")), 0)
    return Span(span.path, span.first + start, span.last), lines[start:]


def _without_item_sign(lines: list[str]) -> list[str]:
    """Take the list marker off the first line, and the indent that it sets off the others.

    https://spec.commonmark.org/0.31.2/#list-items
    """
    if not lines:
        return lines
    if any("\t" in line for line in lines):
        lines = [line.expandtabs(4) if line[: len(line) - len(line.lstrip())].count("\t") else line for line in lines]
    sign = _ITEM_SIGN.match(lines[0])
    if sign is None:
        return lines
    rest = lines[0][sign.end() :].expandtabs(4)
    gap = len(rest) - len(rest.lstrip())
    gap = gap if rest.strip() and gap <= 4 else 1
    indent = sign.end() + gap
    return [rest[gap:], *(line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines[1:])]


def _unmade_heading(token: Token, inner: Sequence[Token], view: _View) -> Iterator[Block]:
    """Read `Q:` and `A:` lines as a paragraph and the line below them as a rule between two cards, not as a heading."""
    text = _read_text("paragraph", token, inner, view)
    last = text.span.last
    yield replace(text, span=Span(text.span.path, text.span.first, max(text.span.first, last - 1)))
    yield Block("rule", Markdown("---"), Span(text.span.path, last, last))


def _lines_of(token: Token, view: _View) -> Span:
    """Return where a token stands, without blank lines at its end."""
    start, end = token.map or (view.first, view.first + 1)
    if start < view.first:
        return _place(token, view)[0]
    last = min(end, view.first + len(view.lines))
    while last > start and not view.lines[last - view.first - 1].strip():
        last -= 1
    return Span(view.path, start + 1, max(start + 1, last))


def _read_text(kind: BlockKind, token: Token, inner: Sequence[Token], view: _View) -> Block:
    return _text(kind, token, inner[0] if inner else None, _lines_of(token, view))


def _text(kind: BlockKind, token: Token, content: Token | None, span: Span) -> Block:
    """Return a block of running text that stands on some lines."""
    inline = read_inline(content.children or []) if content else Inline()
    source = content.content if content else ""
    source = "\n".join(map(str.strip, source.split("\n"))) if "\n" in source else source.strip()
    level = int(token.tag[1]) if kind == "heading" else 0
    if kind == "paragraph" and "{" in source and _DIALECT.search(source):
        source = to_markdown(inline)
    if kind == "heading":  # without the attributes and comments that dialects put behind it
        source = f"{'#' * level} {to_markdown(inline)}".replace("\n", " ")
    return Block(kind, Markdown(source), span, level=level, inline=inline)


def _read_leaf(kind: BlockKind, token: Token, view: _View) -> Block:
    span, lines = _place(token, view)
    return Block(kind, Markdown("\n".join(lines)), span, info=token.info.strip())


def _unopened_end(html: str) -> re.Match[str] | None:
    """Return the end of a `<details>` that raw HTML closes last and does not open."""
    if "<!--" in html or "<details" in html.casefold():
        return None
    return _ENDS_IN_TAG.search(html)


def _hidden_answer(comment: str, span: Span, view: _View) -> Block | None:
    """Return a comment that holds an answer, which readers of the lesson's page are not to see, as a container."""
    found = _COMMENT.fullmatch(comment)
    start = _start_of_hidden_answer(found["text"]) if found is not None else None
    if found is None or start is None:
        return None
    before, told = found["text"][:start], found["text"][start:]
    first, _, rest = told.partition("\n")
    lines = [""] * before.count("\n") + [first.strip(), *_dedented(rest)]
    inside = _siblings(*_parsed(replace(view, first=span.first - 1, lines=lines, parsed=None)))
    return Block(
        "container", joined(block.source for block in inside), span, children=inside, roles=("answer", "hidden")
    )


def _start_of_hidden_answer(comment: str) -> int | None:
    """Return where the answer begins in a comment; None without one.

    On slides a comment holds what the speaker says, and remarks may stand above the answer. Below something else that
    asks or has a label the answer is that of a question which was taken out.
    """
    letter = _LETTER.match(comment)
    behind = letter.end() if letter else answer_marker(comment)
    place = comment.find("\n") + 1 if behind is None else 0
    if behind is not None or not place or _is_more_than_remark(comment[: place - 1]):
        return behind
    for line in comment[place : place + _LONGEST_REMARK].split("\n"):
        said = line.lstrip()
        begins = place + len(line) - len(said)
        letter = _LETTER.match(said)
        behind = letter.end() if letter else answer_marker(said) if ":" in said else None
        if behind is not None:
            return begins + behind if comment[begins + behind :].strip() else None
        if _is_more_than_remark(line):
            return None
        place += len(line) + 1
    return None


def _is_more_than_remark(line: str) -> bool:
    """Whether a line of a comment is none that a speaker says: Markdown, a setting, a question."""
    said = line.strip()
    return (
        said.startswith(_OPENS_MORE) or has_question_mark(said) or question_label(said) > 0 or is_question_label(said)
    )


def _dedented(text: str) -> list[str]:
    """Return the lines of a text without the indent that all of them have."""
    import textwrap  # few lessons have comments of several lines

    return textwrap.dedent(text).rstrip().split("\n") if text else []


def _before_tag(block: Block, view: _View) -> Iterator[Block | PlacedSign]:
    """Yield a paragraph, and behind it the answer that a comment at its end holds, or the end of a `<details>`."""
    last = block.inline.marks[-1] if block.inline.marks else None
    if last is None or last.kind != "html" or last.start < len(block.text):
        yield block
        return
    there = Span(block.span.path, block.span.last, block.span.last)
    closes = _CLOSES_DETAILS.fullmatch(last.target) is not None
    behind = PlacedSign(Sign("close", "details"), there) if closes else _hidden_answer(last.target, block.span, view)
    if behind is None:
        yield block
        return
    inline = Inline(block.text, block.inline.marks[:-1])
    yield replace(block, inline=inline, source=to_markdown(inline))
    yield behind


def _read_directive(sign: Sign, token: Token, view: _View) -> Iterator[Block | PlacedSign]:
    """Yield what stands in a directive that is written as a fence, between the signs of its container.

    https://mystmd.org/guide/syntax-overview#directives
    """
    span, _ = _place(token, view)
    lines = token.content.split("\n")
    start = 0
    while start < len(lines) and (option := directive_option(lines[start])):
        sign = with_option(sign, *option)
        start += 1
    first = span.first + start
    inner = replace(view, first=first, lines=lines[start:], depth=view.depth + 1)
    kind, _, gate = sign.roles[0].rpartition("-") if sign.roles else ("", "", "")
    if kind and gate in ("start", "end"):  # https://ebp-sphinx-exercise.readthedocs.io/en/latest/syntax.html
        event: Literal["open", "close"] = "open" if gate == "start" else "close"
        yield PlacedSign(replace(sign, event=event, name=f"```{kind}", roles=(kind, *sign.roles[1:])), span)
        return
    yield PlacedSign(sign, Span(span.path, span.first, span.first))
    yield from _read_blocks(*_parsed(inner))
    yield PlacedSign(Sign("close", sign.name), Span(span.path, span.last, span.last))
