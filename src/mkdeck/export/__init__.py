"""Other ways out than a package: tables, Anki's own text, JSON, and Markdown that mkdeck reads back."""

from mkdeck.export.formats import FORMATS, Format

__all__ = ["FORMATS", "Format"]
