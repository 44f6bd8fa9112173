"""Makes a parser quick, and leaves what it reads as it is: rules are asked only where their first sign stands.

markdown-it asks each of its rules at each line, and again at each sign of running text, though nearly all of them look
for one of a few signs first. Here stand those signs, by the names of the rules. A rule for blocks that is not named is
asked everywhere, so a new one is right without a line here, if slower; one for running text must be named.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, takewhile
from itertools import chain as chained
from operator import add
from typing import Final, Literal

from mkdeck import lazy_re as re
from mkdeck.parsing.commonmark import (
    EnvType,
    MarkdownIt,
    ParserBlock,
    ParserInline,
    RuleFuncBlockType,
    RuleFuncInlineType,
    Ruler,
    StateBlock,
    StateCore,
    StateInline,
    Token,
    mdTrim,
    normalize,
    text_join,
)
from mkdeck.parsing.quick_spans import read_spans
from mkdeck.parsing.quick_tokens import (
    RULING,
    QuickToken,
    Whole,
    WholeList,
    WholeTable,
    WholeText,
    text_tokens,
    unread_tokens,
)

BLOCK_SIGNS: Final[Mapping[str, str]] = {
    "containers": "<:!?={^`", "math": "$\\", "fence": "`~", "blockquote": ">", "hr": "*-_", "list": "*+-0123456789",
    "grid_table": "+", "footnote_def": "[", "abbreviation": "*", "reference": "[", "html_block": "<", "heading": "#",
}  # fmt: skip
"""The signs that a line begins with, indents left aside, which a rule for blocks makes something of."""

INLINE_SIGNS: Final[Mapping[str, str]] = {
    "newline": "\n", "math": "$\\", "invisible": "{", "escape": "\\", "backticks": "`", "strikethrough": "~",
    "raised": "~^", "highlight": "=",
    "emphasis": "*_", "wikilink": "![",
    "link": "[", "span": "[", "image": "!", "footnote_ref": "[", "autolink": "<", "html_inline": "<",
    "entity": "&", "attr": "{",
}  # fmt: skip
"""The signs that a rule for running text makes something of."""

_ENDS_LABEL = "]"
"""A sign that no rule begins with and yet one looks for, from sign to sign."""

_DOUBLE = "="
"""A sign of which rules make something only where two stand side by side, as they seldom do."""

_CODE_INDENT = 4
_BLANKS = (" ", "\t")

_WITHOUT_LETTERS = frozenset(["table", "code", "deflist", "lheading", "paragraph"])
"""The rules for blocks that may know a line which begins with a letter; the last one takes what the others leave."""

_PAIRING = frozenset(["balance_pairs", "strikethrough", "highlight", "emphasis"])
"""The rules behind those for running text that look at signs which may be of a pair."""

_GLANCED = 8
"""Lines of a paragraph that are looked at before a rule is asked."""


def quick_plugin(parser: MarkdownIt) -> None:
    """Make a parser quick; it comes behind all other plugins."""
    parser.core.ruler.at("normalize", _normalise)
    parser.core.ruler.at("text_join", _join_text)
    _quicken_blocks(parser.block.ruler)
    parser.block = _Blocks(parser.block)
    parser.inline = _Inline(parser.inline)


def _normalise(state: StateCore) -> None:
    """Normalise line ends and NULs where there are some to be normalised."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


def _join_text(state: StateCore) -> None:
    """Join the pieces of running text where one is not yet text, as behind a backslash, or a picture holds some."""
    every = state.tokens
    state.tokens = [token for token in every if token.children and any(map(_may_be_piece, token.children))]
    text_join(state)
    state.tokens = every


def _may_be_piece(token: Token) -> bool:
    return token.type == "text_special" or token.children is not None


# ---------------------------------------------------------------- blocks


class _Blocks(ParserBlock):
    """Reads blocks by the rules of another parser, from lines that are looked up quickly."""

    def __init__(self, usual: ParserBlock) -> None:
        self.ruler = usual.ruler

    def parse(self, src: str, md: MarkdownIt, env: EnvType, outTokens: list[Token]) -> list[Token] | None:  # noqa: N803
        if not src:
            return None
        state = _Lines(src, md, env, outTokens)
        self.tokenize(state, state.line, state.lineMax)
        return state.tokens


class _Lines(StateBlock):
    """The lines of a text and the tokens that are made of them."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        super().__init__("", md, env, tokens)
        self.src = src
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):  # nothing is left behind the last end of a line
            lines.pop()
        count = len(lines)
        starts = list(map(add, accumulate(map(len, lines), initial=0), range(count)))
        ends = list(map(add, starts, map(len, lines)))
        shifts, indents = [0] * (count + 1), [0] * (count + 1)
        for number, line in enumerate(lines):
            if line.startswith(_BLANKS):
                blank = line[: len(line) - len(line.lstrip(" \t"))]
                shifts[number] = len(blank)
                indents[number] = len(blank.expandtabs(4))
        self.bMarks, self.eMarks = [*starts, len(src)], [*ends, len(src)]
        self.tShift, self.sCount, self.bsCount = shifts, indents, [0] * (count + 1)
        self.lineMax = count

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        if nesting < 0:
            self.level -= 1
        token = QuickToken(ttype, tag, nesting, "", self.level, True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token

    def push_line(self, line: int, signs: str, text: str) -> None:
        """Push a paragraph of one line, or a heading where signs stand before its text."""
        if self.level or self.blkIndent:
            kind, tag = ("heading", f"h{len(signs)}") if signs else ("paragraph", "p")
            opening, inline, closing = text_tokens(kind, tag, line, text, self.level)
            opening.map = [line, line + 1]
            opening.markup = closing.markup = signs
            self.tokens += (opening, inline, closing)
            self.line = line + 1
        else:
            self.push_whole(WholeText(line, signs, text), text)

    def push_whole(self, whole: Whole, told: str) -> None:
        """Push one token for a block, or the usual ones where a sign stands in what is told in it."""
        if self.md.inline.terminator_re.search(told):
            self.tokens += unread_tokens(whole)
        else:
            self.tokens.append(whole)
        self.line = whole.map[1] if whole.map else self.line


def _quicken_blocks(ruler: Ruler[RuleFuncBlockType]) -> None:
    """Put one rule into the place of each chain, which asks those of the chain's rules that may know a line."""
    ruler.getRules()
    assert ruler.__cache__ is not None  # noqa: S101 - the line before has filled it
    for chain in ruler.__cache__:
        named = [(rule.name, rule.fn) for rule in ruler.__rules__ if rule.enabled and (not chain or chain in rule.alt)]
        rule = _by_first_sign([_guarded(name, rule, is_main=not chain) for name, rule in named])
        if not chain and {name for name, _ in named if name not in BLOCK_SIGNS} <= _WITHOUT_LETTERS:
            rule = _with_short_ways(rule)
        ruler.__cache__[chain] = [rule]


def _guarded(name: str, rule: RuleFuncBlockType, *, is_main: bool) -> tuple[str | None, RuleFuncBlockType]:
    """Return a rule with its first signs, None for any, and with a glance at the line below if that tells more."""
    if name == "table":
        return None, _if_ruled(rule)
    if name == "deflist" and not is_main:
        return ":~", rule
    if name == "deflist":
        return None, _if_defined(rule)
    if name == "lheading":
        return None, _if_underlined(rule)
    return BLOCK_SIGNS.get(name), rule


def _by_first_sign(rules: Sequence[tuple[str | None, RuleFuncBlockType]]) -> RuleFuncBlockType:
    every = tuple(rule for _, rule in rules)
    other = tuple(rule for signs, rule in rules if signs is None)
    by_sign = {
        sign: tuple(rule for signs, rule in rules if signs is None or sign in signs)
        for sign in {sign for signs, _ in rules for sign in signs or ""}
    }

    def chain(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if state.sCount[start] - state.blkIndent >= _CODE_INDENT:
            chosen = every
        else:
            place = state.bMarks[start] + state.tShift[start]
            chosen = by_sign.get(state.src[place : place + 1], other)
        for rule in chosen:  # noqa: SIM110 - each line of each lesson comes by
            if rule(state, start, end, silent):
                return True
        return False

    return chain


def _with_short_ways(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """Return a rule that knows paragraphs of one line, lists of such and tables at once, where no other rule can."""

    def chain(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        place = state.bMarks[start] + state.tShift[start]
        sign = state.src[place]
        if isinstance(state, _Lines) and not silent:
            if sign in _LETTERS and _stands_alone(state, start, end):
                state.push_line(start, "", state.src[place : state.eMarks[start]])
                state.parentType = "paragraph"  # as the rule for headings that are underlined leaves it
                return True
            if sign == "#" and (found := _HEADING.match(state.src, place)) and _stands_alone(state, start, end):
                state.push_line(start, *found.groups())
                return True
            if sign in _BULLETS and (items := _plain_items(state, start, end, sign)):
                found_list = _read_list(state, start, items, sign)
                state.push_whole(found_list, "".join(found_list.items))
                return True
            if sign == "|" and (found_table := _plain_table(state, start, end)):
                state.push_whole(found_table, "".join(chained.from_iterable(found_table.rows)))
                return True
        return rule(state, start, end, silent)

    return chain


_HEADING = re.compile(r"(#{1,6})[ \t]+([^\s#](?:[^\n]*[^\s#])?)[ \t]*(?=\n|\Z)")
"""A heading without signs at its end."""

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_BULLETS = frozenset("*+-")
_OPENS_DEFINITION = frozenset(":~")


def _stands_alone(state: _Lines, start: int, end: int) -> bool:
    """Whether a line is a paragraph by itself: nothing follows, or a blank line and no definition of a term."""
    if state.sCount[start] - state.blkIndent >= _CODE_INDENT:
        return False
    below = start + 1
    if below >= state.lineMax:
        return True
    if state.bMarks[below] + state.tShift[below] < state.eMarks[below]:
        return False
    below += 1
    return below >= end or _begins(state, below) not in _OPENS_DEFINITION


def _begins(state: StateBlock, line: int) -> str:
    """Return the first sign of a line."""
    place = state.bMarks[line] + state.tShift[line]
    return state.src[place : place + 1] if place < state.eMarks[line] else ""


def _plain_items(state: _Lines, start: int, end: int, bullet: str) -> int:
    """Return how many lines from one on are items of one list, each a line of text, up to a blank line; else 0.

    What follows the blank line is none of the list: it stands unindented and begins with a letter or as a heading does.
    """
    if state.level or state.blkIndent or end != state.lineMax:
        return 0
    src, starts, shifts = state.src, state.bMarks, state.tShift
    line = start
    while line < end:
        place = starts[line]
        if shifts[line] or src[place : place + 1] != bullet or src[place + 1 : place + 2] != " ":
            break
        if src[place + 2 : place + 3] not in _LETTERS:
            return 0
        line += 1
    if line < end and not state.isEmpty(line):
        return 0
    following = state.skipEmptyLines(line)
    if following < end and (
        shifts[following] or not (_begins(state, following) in _LETTERS or src[starts[following]] == "#")
    ):
        return 0
    return line - start


def _read_list(state: _Lines, start: int, items: int, bullet: str) -> WholeList:
    """Return the list whose items are lines of text."""
    src, starts, ends = state.src, state.bMarks, state.eMarks
    texts = [mdTrim(src[starts[line] + len(bullet) + 1 : ends[line]]) for line in range(start, start + items)]
    return WholeList([start, state.skipEmptyLines(start + items)], bullet, texts)


_RULING = re.compile(r"[ \t]*(:?)-+(:?)[ \t]*")
"""A cell of the line between a table's header and its rows; its colons tell how the column is aligned."""
_ALIGNED: Mapping[tuple[str, str], str] = {
    (":", ":"): "text-align:center", (":", ""): "text-align:left", ("", ":"): "text-align:right"
}  # fmt: skip
_FEWEST_ROWS = 2
"""Lines of a table: its header and the one below it."""


def _plain_table(state: _Lines, start: int, end: int) -> WholeTable | None:
    """Return the table that stands from a line on up to a blank one; None where that takes a closer look."""
    if state.level or state.blkIndent or end != state.lineMax:
        return None
    lines = takewhile(lambda line: not state.isEmpty(line), range(start, end))
    return read_table(start, (state.src[state.bMarks[line] : state.eMarks[line]] for line in lines))


def read_table(start: int, lines: Iterable[str]) -> WholeTable | None:
    """Return the table of lines that stand between blank ones; None where these take a closer look.

    They stand unindented between bars and hold as many cells each, and no backslash.
    """
    rows: list[list[str]] = []
    for text in lines:
        if len(text) == 1 or text[0] != "|" or text[-1] != "|" or "\\" in text:
            return None
        rows.append(text[1:-1].split("|"))
    if len(rows) < _FEWEST_ROWS or any(len(row) != len(rows[0]) for row in rows):
        return None
    rulings = list(map(_RULING.fullmatch, rows[RULING]))
    if None in rulings:
        return None
    styles = [_ALIGNED.get((found[1], found[2])) for found in rulings if found]
    cells = [[mdTrim(cell) for cell in row] for place, row in enumerate(rows) if place != RULING]
    return WholeTable([start, start + len(rows)], cells, styles)


def _if_ruled(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """Return a rule that is asked only where the line below begins as that between a table's header and its rows."""

    def guarded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        below = start + 1
        if below >= end:
            return False
        place = state.bMarks[below] + state.tShift[below]
        if place >= state.eMarks[below] or state.src[place] not in "|-:":
            return False
        return state.src[place : place + 2] != "- " and rule(state, start, end, silent)  # but an item of a list

    return guarded


def _if_defined(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """Return a rule that is asked only where a definition stands in one of the two lines below."""

    def guarded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        below = start + 1
        if below < end and state.isEmpty(below):
            below += 1
        if below >= end:
            return False
        place = state.bMarks[below] + state.tShift[below]
        return place < state.eMarks[below] and state.src[place] in ":~" and rule(state, start, end, silent)

    return guarded


def _if_underlined(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """Return a rule that is asked only where a line of the same paragraph may be the underline of a heading."""

    def guarded(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        for below in range(start + 1, min(end, start + _GLANCED)):
            place = state.bMarks[below] + state.tShift[below]
            if place >= state.eMarks[below]:
                break
            if state.src[place] in "-=":
                return rule(state, start, end, silent)
        else:
            if end > start + _GLANCED:  # it may end a paragraph of many lines at once, where a glance at each is much
                return rule(state, start, end, silent)
        if state.sCount[start] - state.blkIndent < _CODE_INDENT:
            state.parentType = "paragraph"  # as the rule leaves it where it finds nothing
        return False

    return guarded


# ---------------------------------------------------------------- running text


class _Inline(ParserInline):
    """Reads running text by the rules of another parser; text without a sign in it is one token at once."""

    def __init__(self, usual: ParserInline) -> None:
        super().__init__()
        self.ruler, self.ruler2 = usual.ruler, usual.ruler2
        named = [(rule.name, rule.fn) for rule in self.ruler.__rules__ if rule.enabled and rule.name != "text"]
        text = next(rule.fn for rule in self.ruler.__rules__ if rule.name == "text")
        signs = sorted(set("".join(INLINE_SIGNS[name] for name, _ in named)))
        self._by_sign: Mapping[str, tuple[RuleFuncInlineType, ...]] = {
            sign: tuple(rule for name, rule in named if sign in INLINE_SIGNS[name]) for sign in signs
        }
        self._by_sign |= {_ENDS_LABEL: ()}
        single = "".join(sign for sign in self._by_sign if sign != _DOUBLE)
        self.terminator_re = re.compile(f"[{re.escape(single)}]|{_DOUBLE}(?={_DOUBLE})")
        by_sign = self._by_sign

        def rule_of_sign(state: StateInline, silent: bool) -> bool:
            for rule in by_sign.get(state.src[state.pos], (text,)):  # noqa: SIM110 - as above
                if rule(state, silent):
                    return True
            return False

        self.ruler.getRules()
        assert self.ruler.__cache__ is not None  # noqa: S101 - the line before has filled it
        self.ruler.__cache__[""] = [rule_of_sign]
        self._after = self.ruler2.getRules("")
        self._after_no_pairs = [rule.fn for rule in self.ruler2.__rules__ if rule.enabled and rule.name not in _PAIRING]

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        if not self.terminator_re.search(src):
            if src:
                tokens.append(QuickToken("text", "", 0, src))
            return tokens
        if (plainly := read_spans(src, self.terminator_re)) is not None:
            tokens += plainly
            return tokens
        state = StateInline(src, md, env, tokens)
        self.tokenize(state)
        for rule in self._after if state.delimiters or any(state.tokens_meta) else self._after_no_pairs:
            rule(state)
        return state.tokens
