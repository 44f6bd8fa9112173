"""Letters and digits below or above the line, `CO~2~` and `10^3^`, as Pandoc, Quarto and MkDocs write them.

They become the tags of HTML for them, in both parsers. Nothing but letters, digits and signs of an index may stand
between the signs, and what it is of stands right before: “~5 to ~10” and “~gone~” are neither. Plain powers,
`a^2+b^2=c^2`, and ranges, `8~10,3~5`, go on behind the second sign as an index does not.
https://pandoc.org/MANUAL.html#superscripts-and-subscripts
"""

from __future__ import annotations

from mkdeck import lazy_re as re
from mkdeck.parsing.commonmark import MarkdownIt, StateInline

RAISED = "raised"
"""The name of the rule."""

_INDEX = re.compile(
    r"\^(?!\^)(?P<above>[\w+−=(),.*-]{1,12})\^(?![\w^])"
    r"|~(?!~)(?P<below>\w{1,12}|[\w+−=(),.*-]{1,12}(?=~(?!\w)))~(?![\d~])",
    signs="~^",
)
_OF_SOMETHING = (")", "]", "}", "*", "~", "^")


def raised_plugin(parser: MarkdownIt) -> None:
    """Teach a parser what stands below and above the line."""
    parser.inline.ruler.before("strikethrough", RAISED, _raised)


def _raised(state: StateInline, silent: bool) -> bool:
    before = state.src[state.pos - 1 : state.pos] if state.pos else ""
    if not (before.isalnum() or before in _OF_SOMETHING):
        return False
    found = _INDEX.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        tag, index = ("sup", found["above"]) if found["above"] else ("sub", found["below"])
        for kind, content in (("html_inline", f"<{tag}>"), ("text", index), ("html_inline", f"</{tag}>")):
            state.push(kind, "", 0).content = content
    state.pos = found.end()
    return True
