"""The Markdown parsers, set up once: one for lessons, and one for the Markdown of cards.

They read a text alike, but for the dialects' containers: those are gone from a card's text.
"""

from __future__ import annotations

from functools import cache

from mkdeck.parsing.commonmark import MarkdownIt, attrs_plugin, deflist_plugin
from mkdeck.parsing.definitions import definitions_plugin
from mkdeck.parsing.dialects import dialects_plugin
from mkdeck.parsing.highlight import highlight_plugin
from mkdeck.parsing.mathematics import mathematics_plugin
from mkdeck.parsing.quick import quick_plugin
from mkdeck.parsing.raised import raised_plugin
from mkdeck.parsing.wikilinks import wikilinks_plugin

MAX_NESTING = 60
"""Containers nested deeper than this are read as text; no person writes them, and deep recursion ends in a crash."""


@cache
def card_parser() -> MarkdownIt:
    """Return the parser for the Markdown of cards: CommonMark, and what people write beyond it.

    Tables, strikethrough, highlights, task lists, definition lists, footnotes, abbreviations, mathematics:
    https://spec.commonmark.org/0.31.2/, https://github.github.com/gfm/, https://pandoc.org/MANUAL.html#definition-lists
    """
    return rules_for_cards().use(quick_plugin)


@cache
def lesson_parser() -> MarkdownIt:
    """Return the parser for lessons, which knows the dialects' containers, attributes and bracketed spans as well."""
    return rules_for_lessons().use(quick_plugin)


def rules_for_cards() -> MarkdownIt:
    """Return a parser that reads as `card_parser` does, and asks each rule everywhere."""
    parser = _common().use(definitions_plugin, footnotes_last=True)
    parser.options["tasklists"] = True
    return parser


def rules_for_lessons() -> MarkdownIt:
    """Return a parser that reads as `lesson_parser` does, and asks each rule everywhere."""
    parser = _common().use(definitions_plugin, footnotes_last=False)
    return parser.use(attrs_plugin, spans=True).use(dialects_plugin)


def _common() -> MarkdownIt:
    plain = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable(["table", "strikethrough"])
    for plugin in (deflist_plugin, mathematics_plugin, wikilinks_plugin, raised_plugin, highlight_plugin):
        plain.use(plugin)
    return plain
