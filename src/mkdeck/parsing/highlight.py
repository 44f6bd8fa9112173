"""Highlighted words, `==…==`, as Obsidian, Typora, Logseq and Material for MkDocs write them.

They are marks in both parsers, with markup and links between the signs as well. Programs compare with the same signs,
so these open and close only as they stand beside words: “a == b”, “x ==y”, “a==b or c==d” and runs of more signs are
text. Between letters they open and close around a single word, “cyto==plasm==”, and close before the “s” of a plural,
where a script puts blanks between words. What stands in braces is CriticMarkup's, `{==…==}`.
https://help.obsidian.md/syntax, https://facelessuser.github.io/pymdown-extensions/extensions/mark/
"""

from __future__ import annotations

from collections.abc import Collection

from mkdeck import lazy_re as re
from mkdeck.parsing.commonmark import Delimiter, MarkdownIt, StateInline
from mkdeck.wording.scripts import UNSPACED

HIGHLIGHT = "highlight"
"""The name of the rule, and of the one that makes pairs of the signs."""
SIGN = "=="

_SIGN = re.compile(r"(?<!=)==(?!=)", signs=SIGN)
_WORD = r"[^\W\d_]{2,40}"
_IS_WORD_AHEAD = re.compile(rf"{_WORD}==(?!=)")
_IS_WORD_BEFORE = re.compile(rf"(?<!=)=={_WORD}\Z")
_FARTHEST = 48
"""Signs on either side that tell what one is: a word and the sign at its other end."""
_PLURAL = re.compile(r"s(?!\w)")
_WITHOUT_BLANKS = re.compile(f"[{UNSPACED}]")
_NO_BEGINNING, _NOT_BEFORE = "=,.;?)]}>，。；？、）", "=!<{"
"""What no highlight begins with, and what makes another sign with the one behind it."""
_NO_END, _NOT_BEHIND = "=([{<（", "=>"
_ENDS_VALUE = (")", "]")
"""What a program compares with what follows, as it does words: “f(a)==1”."""
_MARKUP = "*"
"""What stands for markup beside a sign."""


def highlight_plugin(parser: MarkdownIt) -> None:
    """Teach a parser highlighted words."""
    parser.inline.ruler.before("strikethrough", HIGHLIGHT, _find)
    parser.inline.ruler2.after("strikethrough", HIGHLIGHT, _pair)


def may_hold_highlight(text: str, edges: Collection[int] = ()) -> bool:
    """Whether plain text would be read with a highlight in it; at the `edges` markup stands beside its signs."""
    is_open = False
    for found in _SIGN.finditer(text) if SIGN in text else ():
        start, end = found.span()
        before = _MARKUP if start in edges else text[max(0, start - _FARTHEST) : start]
        behind = _MARKUP if end in edges else text[end : end + _FARTHEST]
        if is_open and _may_close(before, behind):
            return True
        is_open = is_open or _may_open(before[-1:], behind)
    return False


def is_readable(before: str, marked: str, behind: str) -> bool:
    """Whether words between signs are read as a highlight, with what stands before and behind the signs."""
    opens = _may_open(before[-1:], f"{marked[:_FARTHEST]}{SIGN}"[:_FARTHEST])
    return opens and _may_close(f"{SIGN}{marked}"[-_FARTHEST:], behind[:_FARTHEST])


def _may_open(before: str, behind: str) -> bool:
    """Whether a sign may open a highlight by the letter before it and what stands behind it."""
    first = behind[:1]
    if not first or first.isspace() or first in _NO_BEGINNING or (before and before in _NOT_BEFORE):
        return False
    is_of_word = before.isalnum() or before in _ENDS_VALUE
    if not is_of_word or _WITHOUT_BLANKS.match(before) or _WITHOUT_BLANKS.match(first):
        return True
    return _IS_WORD_AHEAD.match(behind) is not None


def _may_close(before: str, behind: str) -> bool:
    """Whether a sign may close a highlight by what stands before it and behind it."""
    last, following = before[-1:], behind[:1]
    if not last or last.isspace() or last in _NO_END or (following and following in _NOT_BEHIND):
        return False
    if not following.isalnum() or _WITHOUT_BLANKS.match(following) or _WITHOUT_BLANKS.match(last):
        return True
    return (last.isalpha() and _PLURAL.match(behind) is not None) or _IS_WORD_BEFORE.search(before) is not None


def _find(state: StateInline, silent: bool) -> bool:
    """Keep a sign that may open or close a highlight for `_pair`, as the parser's own rules for pairs do."""
    source, start = state.src, state.pos
    if silent or not source.startswith(SIGN, start, state.posMax):
        return False
    end = start + len(SIGN)
    before, behind = source[max(0, start - _FARTHEST) : start], source[end : min(end + _FARTHEST, state.posMax)]
    opens, closes = _may_open(before[-1:], behind), _may_close(before, behind)
    if not opens and not closes:
        return False
    state.push("text", "", 0).content = SIGN
    state.delimiters.append(Delimiter(ord("="), 0, len(state.tokens) - 1, -1, opens, closes))
    state.pos = end
    return True


def _pair(state: StateInline) -> None:
    """Make tags of the signs that belong together."""
    for delimiters in [state.delimiters, *(meta["delimiters"] for meta in state.tokens_meta if meta)]:
        for opening in delimiters:
            if opening.marker == ord("=") and opening.end != -1:
                pair = (state.tokens[opening.token], state.tokens[delimiters[opening.end].token])
                for token, nesting, kind in zip(pair, (1, -1), ("mark_open", "mark_close"), strict=True):
                    token.type, token.tag, token.nesting, token.markup, token.content = kind, "mark", nesting, SIGN, ""
