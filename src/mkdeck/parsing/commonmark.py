"""What mkdeck takes of markdown-it-py and its plugins; the only importer of both.

Rules that are not enabled, for typographic signs and for bare addresses, compile a dozen expressions while they are
loaded, and what the parser logs takes the whole of `logging`, for which nobody here asks.
"""

from __future__ import annotations

import sys
from typing import Any

from mkdeck.loading import late, load, stand_in

_NEVER_ENABLED = {
    "markdown_it.rules_core.linkify": "linkify",
    "markdown_it.rules_core.replacements": "replace",
    "markdown_it.rules_core.smartquotes": "smartquotes",
    "markdown_it.rules_inline.linkify": "linkify",
}
_SILENT = stand_in(debug=lambda *_: None)

load(
    "markdown_it",
    {module: stand_in(**{name: late(module, name)}) for module, name in _NEVER_ENABLED.items()}
    | {"logging": stand_in(getLogger=lambda _: _SILENT)},
)

from markdown_it import MarkdownIt as MarkdownIt  # noqa: E402
from markdown_it.common.utils import mdTrim as mdTrim  # noqa: E402
from markdown_it.common.utils import normalizeReference as normalizeReference  # noqa: E402
from markdown_it.parser_block import ParserBlock as ParserBlock  # noqa: E402
from markdown_it.parser_block import RuleFuncBlockType as RuleFuncBlockType  # noqa: E402
from markdown_it.parser_inline import ParserInline as ParserInline  # noqa: E402
from markdown_it.parser_inline import RuleFuncInlineType as RuleFuncInlineType  # noqa: E402
from markdown_it.ruler import RuleOptionsType as RuleOptionsType  # noqa: E402
from markdown_it.ruler import Ruler as Ruler  # noqa: E402
from markdown_it.rules_block import StateBlock as StateBlock  # noqa: E402
from markdown_it.rules_core import StateCore as StateCore  # noqa: E402
from markdown_it.rules_core import normalize as normalize  # noqa: E402
from markdown_it.rules_core import text_join as text_join  # noqa: E402
from markdown_it.rules_inline import StateInline as StateInline  # noqa: E402
from markdown_it.rules_inline.state_inline import Delimiter as Delimiter  # noqa: E402
from markdown_it.token import Token as Token  # noqa: E402
from markdown_it.utils import EnvType as EnvType  # noqa: E402
from mdit_py_plugins.attrs import attrs_plugin as attrs_plugin  # noqa: E402
from mdit_py_plugins.deflist import deflist_plugin as deflist_plugin  # noqa: E402
from mdit_py_plugins.footnote import footnote_plugin as footnote_plugin  # noqa: E402
from mdit_py_plugins.footnote.index import footnote_tail as footnote_tail  # noqa: E402

_table: Any = sys.modules["markdown_it.rules_block.table"]
_split_letter_by_letter = _table.escapedSplit


def split_cells(row: str) -> list[str]:
    """Return the cells of a table's row; the parser goes through it letter by letter, for a pipe may be escaped."""
    return _split_letter_by_letter(row) if "\\" in row else row.split("|")


_table.escapedSplit = split_cells
