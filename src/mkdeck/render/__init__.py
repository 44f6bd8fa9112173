"""Makes the HTML of cards; no other part of mkdeck does."""

from mkdeck.render.note import render_note

__all__ = ["render_note"]
