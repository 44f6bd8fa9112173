"""Makes the HTML of cards; no other part of mkdeck does."""

from mkdeck.render.note import Rendered, media_targets, note_of, render_card, render_note
from mkdeck.render.page import Page

__all__ = ["Page", "Rendered", "media_targets", "note_of", "render_card", "render_note"]
