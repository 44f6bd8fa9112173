"""The deck as Anki would show it, beside its lessons: one HTML page, as a file or served while lessons change."""

from mkdeck.preview.contents import Preview, read_preview
from mkdeck.preview.page import PAGE_MARK, preview_page
from mkdeck.preview.server import serving
from mkdeck.preview.watch import Watch

__all__ = ["PAGE_MARK", "Preview", "Watch", "preview_page", "read_preview", "serving"]
