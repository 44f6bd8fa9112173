"""The deck as Anki would show it, beside its lessons: one HTML page, as a file or served while lessons change."""

from mkdeck.preview.contents import Preview, read_preview
from mkdeck.preview.page import PAGE_MARK, preview_json, preview_page

__all__ = ["PAGE_MARK", "Preview", "preview_json", "preview_page", "read_preview"]
