"""The tokens of a lesson's blocks, for the cards whose sides these blocks are: what was parsed is not parsed again.

The parser of lessons knows more than that of cards. So tokens are given away only of blocks of which both read the same
wherever they stand: of few kinds, without brackets and braces that a dialect or a definition may make something of.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence

from mkdeck import lazy_re as re
from mkdeck.parsing.commonmark import Token
from mkdeck.parsing.mathematics import MATH
from mkdeck.parsing.quick_tokens import WHOLE_LIST, WHOLE_PARAGRAPH, WHOLE_TABLE

_WHOLE = (WHOLE_PARAGRAPH, WHOLE_LIST, WHOLE_TABLE)
_KEPT = frozenset(["paragraph_open", "bullet_list_open", "ordered_list_open", "table_open", "fence", *_WHOLE])
_LISTS = ("bullet_list_open", "ordered_list_open", WHOLE_LIST)
_STRUCTURE = frozenset([
    "bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close", "list_item_open",
    "list_item_close", "paragraph_open", "paragraph_close", "table_open", "table_close", "thead_open", "thead_close",
    "tbody_open", "tbody_close", "tr_open", "tr_close", "th_open", "th_close", "td_open", "td_close", "inline",
])  # fmt: skip
_RUNNING = frozenset([
    "text", "softbreak", "hardbreak", "code_inline", "strong_open", "strong_close", "em_open", "em_close", "s_open",
    "s_close", "mark_open", "mark_close", MATH,
])  # fmt: skip
_READ_APART = re.compile(r"\[|`\{|\{[{%/#.:]|\{[a-z][\w:+-]*\}`")
"""What one parser may make something of that is nothing to the other: links, boxes of tasks, shortcodes, attributes."""

_PICTURE = re.compile(r"!\[[A-Za-z0-9 ,.-]*\]\([\w./-]+\)")
"""A picture that is one to both parsers, whatever its lesson defines."""
_OF_PICTURE = frozenset(["src", "alt"])

_GOES_ON = (" ", "\t", ":", "~")
"""How text begins that may belong to the block before, though a blank line be between them."""


class ParsedBlocks:
    """The blocks of a lesson with their tokens, each of which is given away once, for whoever takes it changes it."""

    def __init__(self) -> None:
        self._kept: list[tuple[str, Sequence[Token], int, int]] = []
        """The sources of blocks, and where their tokens stand; sorted when a text asks for some, as few lessons' do."""
        self._blocks: defaultdict[str, deque[tuple[str, Sequence[Token]]]] = defaultdict(deque)
        self._sides: dict[str, list[Token]] = {}

    def keep_side(self, text: str, tokens: list[Token]) -> None:
        """Keep the tokens that the parser of cards made of a text."""
        self._sides[text] = tokens

    def keep(self, source: str, tokens: Sequence[Token], start: int, end: int) -> None:
        """Keep those of the tokens, from `start` to before `end`, that are a block unindented and by itself."""
        self._kept.append((source, tokens, start, end))

    def take(self, text: str) -> list[Token] | None:
        """Return the tokens that the parser of cards makes of a text, if it is of blocks whose tokens are known.

        They lack the lines, and how deep they stand.
        """
        if self._sides and (side := self._sides.pop(text, None)):
            return side
        self._sort()
        taken: list[Token] = []
        at = 0
        while True:
            opening_so = self._blocks.get(_until_blank_line(text, at))
            if not opening_so:
                return None
            source, tokens = opening_so.popleft()
            if not text.startswith(source, at) or not _is_alike(source, tokens):
                return None
            if taken and (source.startswith(_GOES_ON) or _are_lists(taken, tokens)):
                return None
            taken += tokens
            at += len(source)
            if at == len(text):
                return taken
            if not text.startswith("\n\n", at):
                return None
            at += 2

    def _sort(self) -> None:
        """Put the blocks where they are found by how they begin, but for those whose tokens are of no use."""
        for source, tokens, start, end in self._kept:
            if tokens[start].type in _KEPT:
                self._blocks[_until_blank_line(source, 0)].append((source, tokens[start:end]))
        self._kept.clear()


def _until_blank_line(text: str, start: int) -> str:
    end = text.find("\n\n", start)
    return text[start:] if end < 0 else text[start:end]


def _is_alike(source: str, tokens: Sequence[Token]) -> bool:
    """Whether the tokens of a block are those of its source, for both parsers."""
    first = tokens[0]
    if first.type in _WHOLE:  # they hold no signs
        return first.type != WHOLE_PARAGRAPH or first.content == source
    if first.type == "fence":
        *lines, last = source.split("\n")
        sign = last.strip()
        return bool(lines) and len(sign) >= len(first.markup) and not sign.strip(first.markup[0])  # it is closed
    if ("[" in source or "{" in source) and _READ_APART.search(_PICTURE.sub("", source) if "![" in source else source):
        return False
    if first.type == "paragraph_open" and tokens[1].content != source:
        return False
    if not _STRUCTURE.issuperset([token.type for token in tokens]):
        return False
    return all(_is_known(part) for token in tokens if token.children for part in token.children)


def _is_known(part: Token) -> bool:
    """Whether a token of running text is the same to both parsers."""
    if part.attrs:
        return part.type == "image" and part.attrs.keys() == _OF_PICTURE
    return part.type in _RUNNING


def _are_lists(before: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Whether blocks end with a list and others begin with one, which may be a single list."""
    return tokens[0].type in _LISTS and before[-1].type.replace("close", "open") in _LISTS
