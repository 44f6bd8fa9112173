"""The Markdown parser, set up once; `document` and `render` share it so that they read a text alike."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

MAX_NESTING = 60
"""Containers nested deeper than this are read as text; no person writes them, and deep recursion ends in a crash."""


@cache
def parser() -> MarkdownIt:
    """Return the shared parser: CommonMark with tables, strikethrough and definition lists.

    https://spec.commonmark.org/0.31.2/, https://github.github.com/gfm/, https://pandoc.org/MANUAL.html#definition-lists
    """
    return MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"]).use(deflist_plugin)
