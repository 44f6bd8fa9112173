"""The Anki note types that mkdeck's cards are made of: `NOTE_TYPES` by name."""

from mkdeck.notetypes.notetypes import (
    BASIC,
    CHOICE,
    CLOZE,
    GUID_FIELD,
    LIST,
    NOTE_TYPES,
    TEMPLATE_FILES,
    Field,
    NoteType,
    Template,
    own_note_types,
)

__all__ = [
    "BASIC",
    "CHOICE",
    "CLOZE",
    "GUID_FIELD",
    "LIST",
    "NOTE_TYPES",
    "TEMPLATE_FILES",
    "Field",
    "NoteType",
    "Template",
    "own_note_types",
]
