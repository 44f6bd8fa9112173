"""The parser's rule for lists, tables, headings and definitions that a lesson writes in HTML.

Only what says the same in Markdown is read so, as `html_tree` tells, and `html_blocks` makes blocks of it. An element
that holds anything else, or Markdown between its tags, stays the raw HTML that it is to CommonMark.
"""

from __future__ import annotations

from functools import cache

from mkdeck import lazy_re as re
from mkdeck.parsing.commonmark import StateBlock

ELEMENT = "html_element"
"""The type of the tokens of such elements; `token.meta["element"]` is the `Element`."""

_REFUSED = "refused elements end"
"""The line behind all elements so far that are no plain ones, in what the parser remembers of a lesson."""
_OPENS = re.compile(r"(?i)<(dl|ul|ol|table|h[1-6])(?=[\s>])")


def element_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a plain element as one token; a rule of the parser, that stands before the one for raw HTML.

    It reads on behind blank lines, where raw HTML ends. As that interrupts what this does, it need not say so too.
    """
    if silent or (state.is_code_block(start) and not state.env.get("open containers")):
        return False
    if start < state.env.get(_REFUSED, 0):
        return False  # nor is what stands within one that is not plain, lest it be read once for each
    found = _OPENS.match(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    after = _line_behind(state, start, end, found[1].casefold()) if found else None
    if after is None:
        return False
    from mkdeck.parsing.html_tree import read_element  # few lessons hold HTML

    element = read_element(state.getLines(start, after, state.blkIndent, False))
    if element is None:
        state.env[_REFUSED] = max(after, state.env.get(_REFUSED, 0))
        return False
    token = state.push(ELEMENT, "", 0)
    token.map, token.meta = [start, after], {"element": element}
    state.line = after
    return True


def _line_behind(state: StateBlock, start: int, end: int, name: str) -> int | None:
    """Return the line behind that on which the element ends that begins a line, or None where it does not end."""
    open_until = f"open <{name}>"
    if start < state.env.get(open_until, 0):  # nor does one that stands in such a one
        return None
    depth = 0
    line = start
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        for tag in _tags_of(name).finditer(state.src, state.bMarks[line], state.eMarks[line]):
            depth += -1 if tag[1] else 1
        line += 1
        if depth <= 0:
            return line
    state.env[open_until] = line
    return None


@cache
def _tags_of(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)<(/?){name}(?=[\s>])")
