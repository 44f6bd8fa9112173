"""The formats by their names, which are also the endings of their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from mkdeck.cards import IdentifiedCard, Problem
from mkdeck.export.anki_text import anki_text
from mkdeck.export.markdown import markdown
from mkdeck.export.table import comma_separated, tab_separated
from mkdeck.reports.listing import listing_json

Format = Callable[[Iterable[IdentifiedCard]], Iterator[str | Problem]]
"""Turns cards into pieces of the file's text, and into a problem for each card that it cannot hold."""


def _json(cards: Iterable[IdentifiedCard]) -> Iterator[str]:
    yield listing_json(cards) + "\n"


FORMATS: dict[str, Format] = {
    "csv": comma_separated,
    "tsv": tab_separated,
    "txt": anki_text,
    "json": _json,
    "md": markdown,
}
