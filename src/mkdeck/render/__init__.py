"""Makes the HTML of cards; no other part of mkdeck does."""

from mkdeck.render.note import NOTHING_NAMED, Named, Rendered, may_name, named_by, note_of, render_card, render_note
from mkdeck.render.page import Page

__all__ = [
    "NOTHING_NAMED",
    "Named",
    "Page",
    "Rendered",
    "may_name",
    "named_by",
    "note_of",
    "render_card",
    "render_note",
]
