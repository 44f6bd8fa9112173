"""Other ways out than a package: tables, Anki's own text, JSON, and Markdown that mkdeck reads back."""

from mkdeck.export.formats import FORMATS, Format
from mkdeck.export.markdown import MARK

__all__ = ["FORMATS", "MARK", "Format"]
