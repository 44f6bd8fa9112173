"""The Anki note types that mkdeck's cards are made of: `NOTE_TYPES` by name."""

from mkdeck.notetypes.notetypes import BASIC, CLOZE, NOTE_TYPES, Field, NoteType, Template

__all__ = ["BASIC", "CLOZE", "NOTE_TYPES", "Field", "NoteType", "Template"]
