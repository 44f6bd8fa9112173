"""Makes the HTML of cards; no other part of mkdeck does."""

from mkdeck.render.note import missing_media, render_note
from mkdeck.render.page import Page

__all__ = ["Page", "missing_media", "render_note"]
