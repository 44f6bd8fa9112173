"""The Anki note types that mkdeck's cards are made of: `NOTE_TYPES` by name."""

from mkdeck.notetypes.notetypes import BASIC, CHOICE, CLOZE, GUID_FIELD, NOTE_TYPES, Field, NoteType, Template

__all__ = ["BASIC", "CHOICE", "CLOZE", "GUID_FIELD", "NOTE_TYPES", "Field", "NoteType", "Template"]
