"""Makes a parser quick, and leaves what it reads as it is: rules are asked only where their first sign stands.

markdown-it asks each of its rules at each line, and again at each sign of running text, though nearly all of them look
for one of a few signs first. Here stand those signs, by the names of the rules. A rule for blocks that is not named is
asked everywhere, so a new one is right without a line here, if slower; one for running text must be named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from mkdeck import lazy_re as re
from mkdeck.commonmark import (
    EnvType,
    MarkdownIt,
    ParserInline,
    RuleFuncBlockType,
    RuleFuncInlineType,
    Ruler,
    StateBlock,
    StateCore,
    StateInline,
    Token,
    normalize,
)

BLOCK_SIGNS: Final[Mapping[str, str]] = {
    "containers": "<:!?={^", "math": "$\\", "fence": "`~", "blockquote": ">", "hr": "*-_", "list": "*+-0123456789",
    "footnote_def": "[", "abbreviation": "*", "reference": "[", "html_block": "<", "heading": "#",
}  # fmt: skip
"""The signs that a line begins with, indents left aside, which a rule for blocks makes something of."""

INLINE_SIGNS: Final[Mapping[str, str]] = {
    "newline": "\n", "math": "$\\", "invisible": "{", "escape": "\\", "backticks": "`", "strikethrough": "~",
    "emphasis": "*_", "wikilink": "![",
    "link": "[", "span": "[", "image": "!", "footnote_ref": "[", "autolink": "<", "html_inline": "<",
    "entity": "&", "attr": "{",
}  # fmt: skip
"""The signs that a rule for running text makes something of."""

_ENDS_LABEL = "]"
"""A sign that no rule begins with and yet one looks for, from sign to sign."""

_CODE_INDENT = 4

_GLANCED = 8
"""Lines of a paragraph that are looked at before a rule is asked."""


def quick_plugin(parser: MarkdownIt) -> None:
    """Make a parser quick; it comes behind all other plugins."""
    parser.core.ruler.at("normalize", _normalise)
    rules = parser.block.ruler
    _quicken_blocks(rules)
    parser.inline = _Inline(parser.inline)


def _normalise(state: StateCore) -> None:
    """Normalise line ends and NULs where there are some to be normalised."""
    if "\r" in state.src or "\0" in state.src:
        normalize(state)


# ---------------------------------------------------------------- blocks


def _quicken_blocks(ruler: Ruler[RuleFuncBlockType]) -> None:
    """Put one rule into the place of each chain, which asks those of the chain's rules that may know a line."""
    ruler.getRules()
    assert ruler.__cache__ is not None  # noqa: S101 - the line before has filled it
    for chain in ruler.__cache__:
        named = [(rule.name, rule.fn) for rule in ruler.__rules__ if rule.enabled and (not chain or chain in rule.alt)]
        ruler.__cache__[chain] = [_by_first_sign([_guarded(name, rule, is_main=not chain) for name, rule in named])]


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
        self.terminator_re = re.compile(f"[{re.escape(''.join(self._by_sign))}]")
        by_sign = self._by_sign

        def rule_of_sign(state: StateInline, silent: bool) -> bool:
            for rule in by_sign.get(state.src[state.pos], (text,)):  # noqa: SIM110 - as above
                if rule(state, silent):
                    return True
            return False

        self.ruler.getRules()
        assert self.ruler.__cache__ is not None  # noqa: S101 - the line before has filled it
        self.ruler.__cache__[""] = [rule_of_sign]

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        if self.terminator_re.search(src):
            return super().parse(src, md, env, tokens)
        if src:
            tokens.append(Token("text", "", 0, content=src))
        return tokens
