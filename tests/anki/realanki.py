"""Anki itself, as far as tests need it: a collection that takes packages in and shows what became of them.

The calls are those that Anki's own windows make: https://github.com/ankitects/anki/tree/main/pylib/anki
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.decks import DeckId
from anki.import_export_pb2 import ImportAnkiPackageUpdateCondition, ImportCsvRequest, ImportResponse
from anki.notes import Note, NoteId
from anki.scheduler.v3 import Scheduler

if TYPE_CHECKING:  # anki's modules import each other, and this one not first
    from anki.cards import CardId

_IF_NEWER = ImportAnkiPackageUpdateCondition.IMPORT_ANKI_PACKAGE_UPDATE_CONDITION_IF_NEWER


@dataclass(frozen=True, slots=True)
class Imported:
    """How many notes of a package Anki took in, and as what."""

    found: int
    new: int
    updated: int
    duplicate: int
    other: int
    """Conflicting with a note type or deck of the collection, or with an empty first field."""


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card as the reviewer shows it; `question` and `answer` are the HTML of its two sides."""

    guid: str
    template: int
    deck: str
    due: int
    question: str
    answer: str
    sounds: int
    """How many sounds and speeches Anki would play on the two sides."""

    @property
    def question_text(self) -> str:
        """What a person reads on the question side."""
        return _readable(self.question)

    @property
    def answer_text(self) -> str:
        """What a person reads on the answer side."""
        return _readable(self.answer)


def _counted(log: ImportResponse.Log) -> Imported:
    other = (log.conflicting, log.first_field_match, log.missing_notetype, log.missing_deck, log.empty_first_field)
    return Imported(
        log.found_notes, len(log.new), len(log.updated), len(log.duplicate), sum(len(notes) for notes in other)
    )


def _readable(side: str) -> str:
    side = re.sub(r"(?s)<script>.*?</script>", "", side)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", side)).split())


class RealAnki:
    """A collection of the real Anki in a new folder, open within a `with`."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        self.collection = Collection(str(folder / "collection.anki2"))

    def __enter__(self) -> RealAnki:
        return self

    def __exit__(self, *_: object) -> None:
        self.collection.close()

    def import_package(self, path: Path) -> Imported:
        """Import with the choices that Anki's window offers at first: update what is newer, merge nothing."""
        options = ImportAnkiPackageOptions(update_notes=_IF_NEWER, update_notetypes=_IF_NEWER)
        request = ImportAnkiPackageRequest(package_path=str(path.resolve()), options=options)
        log = self.collection.import_anki_package(request).log
        self.collection.models._clear_cache()  # which an import does not refresh
        return _counted(log)

    def import_text(self, path: Path) -> Imported:
        """Import a text file with the choices that its headers make and Anki's window offers at first."""
        metadata = self.collection.get_csv_metadata(str(path.resolve()), None)
        request = ImportCsvRequest(path=str(path.resolve()), metadata=metadata)
        return _counted(self.collection.import_csv(request).log)

    def remove_notes(self) -> None:
        """Delete all notes; their types stay."""
        self.collection.remove_notes(self.collection.find_notes(""))

    def review(self, deck: str) -> NoteId:
        """Answer the first card of a deck as good, and return the id of its note."""
        self.collection.decks.select(self.collection.decks.id_for_name(deck) or DeckId(0))
        card = self.collection.sched.getCard()
        assert card is not None
        card.start_timer()
        self.collection.sched.answerCard(card, 3)
        return card.nid

    def reviews(self, note: NoteId) -> int:
        """Return how often the cards of a note were reviewed."""
        return sum(self.collection.get_card(card).reps for card in self.collection.card_ids_of_note(note))

    @property
    def note_count(self) -> int:
        return self.collection.note_count()

    @property
    def card_count(self) -> int:
        return int(self.collection.card_count())

    def cards(self) -> list[ShownCard]:
        """Return all cards, in the order in which they come up as new."""
        shown = [self._show(card_id) for card_id in self.collection.find_cards("")]
        return sorted(shown, key=lambda card: (card.due, card.template))

    def new_cards(self) -> list[str]:
        """Return the guids of all new cards, in the order in which the scheduler brings them up."""
        decks, scheduler = self.collection.decks, self.collection.sched
        assert isinstance(scheduler, Scheduler)
        (settings,) = decks.all_config()
        settings["new"]["perDay"] = 9999
        decks.update_config(settings)
        guids: list[str] = []
        for deck in decks.all():
            decks.select(deck["id"])
            queue = scheduler.get_queued_cards(fetch_limit=9999).cards
            guids += [self.collection.get_note(NoteId(entry.card.note_id)).guid for entry in queue]
        return guids

    def cards_of(self, guid: str) -> list[ShownCard]:
        """Return the cards of one note, in the order of their templates or cloze numbers."""
        return [self._show(card_id) for card_id in self.note(guid).card_ids()]

    def note(self, guid: str) -> Note:
        """Return the one note with this guid."""
        assert self.collection.db is not None
        (note_id,) = self.collection.db.list("select id from notes where guid = ?", guid)
        return self.collection.get_note(note_id)

    def missing_media(self) -> list[str]:
        """Return the names of files that notes refer to and nobody has, as Check Media finds them."""
        return list(self.collection.media.check().missing)

    def empty_cards(self) -> list[int]:
        """Return the ids of notes with a card that has no question, as Empty Cards finds them."""
        return [note.note_id for note in self.collection.get_empty_cards().notes]

    def database_problems(self) -> str:
        """Return what Check Database has to mend: nothing, if all is well."""
        report, is_sound = self.collection.fix_integrity()
        return "" if is_sound else report

    def _show(self, card_id: CardId) -> ShownCard:
        card = self.collection.get_card(card_id)
        output = card.render_output(reload=True)
        deck = self.collection.decks.name(card.did)
        sounds = len(output.question_av_tags) + len(output.answer_av_tags)
        return ShownCard(card.note().guid, card.ord, deck, card.due, output.question_text, output.answer_text, sounds)
