"""Who is who across edits: the file beside a deck in which each card's identity is kept."""

from mkdeck.decks.retired import RETIRED_TAG, RetirePolicy
from mkdeck.ledger.changes import STATES, Change, DeckMove, State, compare_ledgers, deck_moves
from mkdeck.ledger.entry import Entry
from mkdeck.ledger.evidence import Found, Match, MatchedBy
from mkdeck.ledger.file import (
    entries_of,
    knows_any,
    ledger_lines,
    ledger_text,
    lesson_name,
    lines_by_guid,
    moved_ledger,
    read_ledger,
)
from mkdeck.ledger.recognise import Recognised, recognise
from mkdeck.ledger.settle import Known, settle

__all__ = [
    "RETIRED_TAG",
    "STATES",
    "Change",
    "DeckMove",
    "Entry",
    "Found",
    "Known",
    "Match",
    "MatchedBy",
    "Recognised",
    "RetirePolicy",
    "State",
    "compare_ledgers",
    "deck_moves",
    "entries_of",
    "knows_any",
    "ledger_lines",
    "ledger_text",
    "lesson_name",
    "lines_by_guid",
    "moved_ledger",
    "read_ledger",
    "recognise",
    "settle",
]
