"""Anki's template language: from a note to the cards that Anki makes of it, each with the HTML of its two sides.

https://docs.ankiweb.net/templates/intro.html; Anki's own code is in
https://github.com/ankitects/anki/blob/main/rslib/src/template.rs. Of its filters those are here that mkdeck's
templates use, and `text`; any other one lets the field through as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mkdeck import lazy_re as re
from mkdeck.cards import Html, Note
from mkdeck.clozes import cloze_numbers
from mkdeck.notetypes import NoteType, Template
from mkdeck.preview.clozes import show_clozes
from mkdeck.preview.readable import readable
from mkdeck.values import dataclass

_TOKEN = re.compile(r"(?s)<!--.*?-->|\{\{(.*?)\}\}")
_EMPTY = re.compile(r"(?i)(?:\s|</?(?:br|div) ?/?>)*")
"""What Anki takes for an empty field."""


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card as the reviewer shows it.

    `place` is the place of its template within the note type, for a cloze the number of the deletion less one.
    """

    place: int
    template: str
    question: Html
    answer: Html


def shown_cards(note: Note, note_type: NoteType) -> Iterator[ShownCard]:
    """Yield the cards that Anki makes of a note: one for each cloze number, or for each template that shows a field."""
    if note_type.is_cloze:
        (template,) = note_type.templates
        for number in sorted(cloze_numbers(note.fields.get(note_type.cloze_field or "", ""))):
            yield _show(note, note_type, template, number - 1)
    else:
        for place, template in enumerate(note_type.templates):
            if _Side(note, note_type, template, place).fill(template.question).shows_a_field:
                yield _show(note, note_type, template, place)


def _show(note: Note, note_type: NoteType, template: Template, place: int) -> ShownCard:
    question = _Side(note, note_type, template, place).fill(template.question).html
    answer = _Side(note, note_type, template, place, front_side=question).fill(template.answer).html
    return ShownCard(place, template.name, question, answer)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A template that was filled in, and whether any field of the note is to be seen in it."""

    html: Html
    shows_a_field: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """What there is to fill one side of a card with; `front_side` is the other side's HTML, None on the question."""

    note: Note
    note_type: NoteType
    template: Template
    place: int
    front_side: Html | None = None

    def fill(self, template: str) -> _Filled:
        """Put the fields into a template."""
        fields = self._fields()
        out: list[str] = []
        visible = [True]  # for each section that is open, whether what stands in it is shown
        shows_a_field = False
        at = 0
        for token in _TOKEN.finditer(template):
            if visible[-1]:
                out.append(template[at : token.start()])
            at = token.end()
            key = (token[1] or "").strip()
            if key.startswith("#"):
                visible.append(visible[-1] and not _is_empty(fields.get(key[1:].strip(), "")))
            elif key.startswith("^"):
                visible.append(visible[-1] and _is_empty(fields.get(key[1:].strip(), "")))
            elif key.startswith("/"):
                visible = visible[:-1] or [True]
            elif visible[-1]:
                out.append(self._replacement(key, fields) if token[1] is not None else token[0])
                shows_a_field |= not _is_empty(fields.get(key.rpartition(":")[2], ""))
        out.append(template[at:])
        return _Filled(Html("".join(out)), shows_a_field)

    def _fields(self) -> Mapping[str, str]:
        """Return the note's fields, and those that Anki adds: https://docs.ankiweb.net/templates/fields.html."""
        special = {
            "Tags": " ".join(self.note.tags),
            "Type": self.note_type.name,
            "Deck": self.note.deck,
            "Subdeck": self.note.deck.rpartition("::")[2],
            "Card": f"{self.template.name} {self.place + 1}" if self.note_type.is_cloze else self.template.name,
        }
        front = {} if self.front_side is None else {"FrontSide": self.front_side}
        return {**special, **front, **self.note.fields}

    def _replacement(self, key: str, fields: Mapping[str, str]) -> str:
        """Return what stands for `Field` or `filter:Field`; of several filters the one next to the field is first."""
        *filters, name = key.split(":")
        text = fields.get(name, "")
        for filter_name in reversed(filters):
            if filter_name == "cloze":
                text = show_clozes(text, self.place + 1, hide=self.front_side is None)
            elif filter_name == "text":
                text = readable(text)
        return text


def _is_empty(field: str) -> bool:
    return _EMPTY.fullmatch(field) is not None
