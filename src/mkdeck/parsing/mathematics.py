r"""Mathematics in Markdown: `$…$`, `$$…$$`, `\(…\)` and `\[…\]` become tokens that no other rule looks into.

The signs are Pandoc's, https://pandoc.org/MANUAL.html#math: a `$` that opens has something other than a space behind
it, one that closes has none before it and no digit behind it. So prices are no mathematics; nor are shell variables,
`$HOME:$PATH`, for which a letter behind the closing `$` counts only as an ending, as in “the $n$th”. GitHub asks for
the same in front of the opening one. A backslash before a bracket is also how Markdown escapes it, and so programs
write “\[1\]”; what reads as prose between such brackets stays text.

Texts in which Markdown took one backslash away, `\\(…\\)`, as Jekyll and Jupyter have them, are read alike.
"""

from __future__ import annotations

from typing import Final

from mkdeck import lazy_re as re
from mkdeck.parsing.commonmark import MarkdownIt, StateBlock, StateInline

MATH: Final = "math"
"""The type of the tokens: `content` is the TeX, `markup` the opening sign and `info` the closing one."""

MATH_FENCES = ("math", "{math}")
"""What stands behind the fence of code that is a formula, on GitHub and in MyST."""

_CLOSINGS = {"$$": "$$", "$": "$", "\\(": "\\)", "\\[": "\\]", "\\\\(": "\\\\)", "\\\\[": "\\\\]"}
_DISPLAYED = ("$$", "\\[", "\\\\[")
_OPENING = re.compile(r"\$\$?|\\{1,2}[(\[]")
_LONGEST = 4000
_MOST_LINES = 200

_WORD_ENDING = re.compile(r"(?:s|th|st|nd|rd|te[nrs]?|ème|e)\b")
_SIGN = re.compile(r"[\\^_=<>+{}|*/]")
_CLOSES_FIRST = re.compile(r"(?s)(?:\\.|[^{}\\])*\}")
"""A brace that closes what was opened before the formula, such as the end of a deletion: `{{c1::$5}}`."""
_WORD = re.compile(r"[^\W\d_]{3}")
_CITATION = re.compile(r"[\d\s,.;:–…-]*|[xX]")
_TAIL = re.compile(r"\s*[.,;:]?\s*(?:\([^()]*\)|\{[^{}]*\})?\s*$")
"""What may stand behind a displayed formula on its last line: a sign of the sentence, a label."""


def mathematics_plugin(parser: MarkdownIt) -> None:
    """Teach a parser mathematics."""
    parser.inline.ruler.before("escape", MATH, _formula)
    parser.block.ruler.before("code", MATH, _displayed, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def is_displayed(opening: str) -> bool:
    """Whether a formula that this sign opens stands on lines of its own."""
    return opening in _DISPLAYED


def formula_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the TeX of a formula starts and ends whose opening sign stands at `start`; None if there is none.

    `end` is the end of the running text in which it stands. The closing sign is as long as the opening one.
    """
    found = _OPENING.match(text, start, end)
    if found is None:
        return None
    last = _closing(text, found.end(), end, _CLOSINGS[found[0]])
    return (found.end(), last) if last >= 0 and _is_formula(text, start, found.end(), last, found[0]) else None


def _formula(state: StateInline, silent: bool) -> bool:
    found = formula_at(state.src, state.pos, state.posMax)
    if found is None:
        return False
    start, end = found
    opening = state.src[state.pos : start]
    if not silent:
        token = state.push(MATH, "", 0)
        token.content, token.markup, token.info = state.src[start:end], opening, _CLOSINGS[opening]
    state.pos = end + len(opening)
    return True


def _closing(text: str, start: int, end: int, sign: str) -> int:
    """Return the place of the next closing sign that no backslash escapes, or -1."""
    end = min(end, start + _LONGEST)
    place = text.find(sign, start, end)
    while place >= 0 and _is_escaped(text, place, start):
        place = text.find(sign, place + 1, end)
    return place


def _is_escaped(text: str, place: int, start: int) -> bool:
    before = text[start:place]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _is_formula(text: str, start: int, inner: int, end: int, opening: str) -> bool:
    content = text[inner:end]
    if not content.strip() or "`" in content or content[0] == "]":  # `[$]…[/$]` is Anki's own, of old
        return False
    if opening == "$" and not _is_tight(text, start, content, end):
        return False
    if opening[0] == "\\" and (opening in content.replace("\\\\", "") or _is_prose(content)):
        return False
    return not _CLOSES_FIRST.match(content)


def _is_tight(text: str, start: int, content: str, end: int) -> bool:
    before, behind = text[start - 1 : start], text[end + 1 : end + 2]
    if before == "$" or before.isalnum() or content[0].isspace() or content[-1].isspace():
        return False
    if behind.isdigit() or behind in ("$", "_") or (behind in ("{", "(") and behind == content[0]):
        return False
    return not behind.isalpha() or _WORD_ENDING.match(text, end + 1) is not None


def _is_prose(content: str) -> bool:
    """Whether brackets with a backslash before them hold a remark, a check box or the number of a citation."""
    return not _SIGN.search(content) and bool(_WORD.search(content) or _CITATION.fullmatch(content.strip()))


def _displayed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a formula of several lines as a paragraph, whatever its lines begin with: `+ b` is no list there."""
    if state.is_code_block(start):
        return False
    first = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _OPENING.match(first)
    if found is None or found[0] not in _DISPLAYED:
        return False
    sign = _CLOSINGS[found[0]]
    if sign in first[found.end() :]:
        return False
    last = _last_line(state, start + 1, min(end, start + _MOST_LINES), sign)
    if last < 0:
        return False
    if not silent:
        state.push("paragraph_open", "p", 1).map = [start, last + 1]
        inline = state.push("inline", "", 0)
        inline.content = state.getLines(start, last + 1, state.blkIndent, False).strip()
        inline.map, inline.children = [start, last + 1], []
        state.push("paragraph_close", "p", -1)
        state.line = last + 1
    return True


def _last_line(state: StateBlock, start: int, end: int, sign: str) -> int:
    """Return the line that closes a displayed formula; -1 if text goes on behind it or a blank line comes first."""
    for line in range(start, end):
        if state.isEmpty(line) or state.sCount[line] < state.blkIndent:
            return -1
        text = state.src[state.bMarks[line] : state.eMarks[line]]
        place = text.find(sign)
        if place >= 0:
            return line if _TAIL.match(text, place + len(sign)) else -1
    return -1
