"""What the next ledger holds: each card as it is now, the time of its last change, and the cards that have gone."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import overload

from mkdeck.cards import Cloze, Html, IdentifiedCard, Note, Problem
from mkdeck.decks.retired import RETIRED_TAG, RetirePolicy
from mkdeck.ledger.entry import Entry, content_digest
from mkdeck.ledger.places import new_places
from mkdeck.ledger.renumber import numbers_of
from mkdeck.notetypes import GUID_FIELD
from mkdeck.system.packed import WORTH_PACKING, Again, Outline, packed
from mkdeck.values import dataclass

Render = Callable[[IdentifiedCard, int], Note | Problem]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a card's note that can be made whenever it is wanted.

    That is its type, the digest of its content as `content_digest` makes it, and the files that it names.
    """

    note_type: str
    content: str
    media: Mapping[str, Path]


_NONE: Mapping[int, tuple[str, ...]] = {}
"""The numbers of a card that has no deletions, one value for all of these."""

_BLANK = b" " * 16
"""Stands in the place of a digest, and is as long."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The next ledger, sorted by guid, and the notes of the package, each with the time of its own last change.

    `problems` are the retired cards that can no longer be shown, and so get no tag.
    """

    entries: Sequence[Entry]
    notes: Sequence[Note]
    problems: tuple[Problem, ...]


def settle(
    entries: Sequence[Entry],
    cards: Sequence[IdentifiedCard],
    lessons: Sequence[str],
    rendered: Iterable[Note | Known | Problem],
    *,
    again: Callable[[int], Note],
    unread: Collection[str],
    now: int,
    retire: RetirePolicy,
    render: Render,
    others: int = 0,
) -> Settled:
    """Return what comes of the last ledger's `entries` and of the `cards` that are there now, at the time `now`.

    `lessons` are the names of the cards' lessons, and `rendered` is what they were rendered to; `again` makes the notes
    that are but known, by the places of their cards. What cannot be shown stays as it was; so do the cards of lessons
    that could not be read, whose names are `unread`: nothing says that they have gone. `others` are as many cards that
    are shown beside these and stay as they are.
    """
    shown = _Shown(cards, lessons, {entry.guid: entry for entry in entries}, now)
    unshown: dict[str, Entry] = {}
    problems: list[Problem] = []

    def shown_notes() -> Iterator[Note | Again]:
        for number, (card, note) in enumerate(zip(cards, rendered, strict=True)):
            if isinstance(note, Note):
                yield _finished(note, shown.add(card, content_digest(note)))
            elif isinstance(note, Known):
                changed = shown.add(card, note.content)
                yield Again(number, Outline(card.deck, note.note_type, changed, note.media))
            else:
                shown.leave_out()

    def made_again(number: int) -> Note:
        return _finished(again(number), shown.changed(number))

    def retired_notes() -> Iterator[Note]:
        shown.give_places()
        known = {card.guid: number for number, card in enumerate(cards)} if entries else {}
        for entry in entries:
            if entry.guid not in known or not shown.is_shown(known[entry.guid]):
                gone = entry.retired is None and entry.guid not in known and entry.lesson not in unread
                unshown[entry.guid] = replace(entry, retired=now) if gone else entry
        if retire == "tag":
            yield from _retired(unshown, others + len(shown.numbers()), now, render, problems)

    notes = packed(chain(shown_notes(), retired_notes()), made_again)  # one after another
    found = _Entries(shown, tuple(unshown.values()))
    return Settled(tuple(found) if len(found) < WORTH_PACKING else found, notes, tuple(problems))


class _Shown:
    """The cards that are shown, by their places in the deck: what makes entries of them, and takes less memory."""

    def __init__(
        self, cards: Sequence[IdentifiedCard], lessons: Sequence[str], former: Mapping[str, Entry], now: int
    ) -> None:
        self.cards = cards
        self._digests = bytearray()
        """Those of the cards' notes, one behind the other; a blank one for a card that cannot be shown."""
        self._times = array("q")
        """When the cards' notes last changed; 0 for a card that cannot be shown."""
        self._lessons = lessons
        self._former = former
        self._now = now
        self._places = array("d", [0]) * len(cards)

    def add(self, card: IdentifiedCard, content: str) -> int:
        """Take the next card with the digest of its note, and return the time of the last change of that."""
        self._digests += content.encode("ascii")
        former = self._former.get(card.guid)
        self._times.append(_changed(former, content, self._now) if former else self._now)
        return self._times[-1]

    def leave_out(self) -> None:
        """Take the next card, which cannot be shown."""
        self._digests += _BLANK
        self._times.append(0)

    def numbers(self) -> list[int]:
        """Return the places of the cards that are shown."""
        return list(filter(self.is_shown, range(len(self.cards))))

    def is_shown(self, number: int) -> bool:
        """Whether one of the cards is shown."""
        return self._digests[len(_BLANK) * number] != _BLANK[0]

    def content(self, number: int) -> str:
        """Return the digest of the note of one of the cards; blanks for one that cannot be shown."""
        start = len(_BLANK) * number
        return self._digests[start : start + len(_BLANK)].decode("ascii")

    def give_places(self) -> None:
        """Give the cards their places within their lessons, once all are there."""
        of_lessons: dict[str, array[int]] = defaultdict(lambda: array("L"))
        for number in self.numbers():
            of_lessons[self._lessons[number]].append(number)
        for numbers in of_lessons.values():
            formers = (self._former.get(self.cards[number].guid) for number in numbers)
            for number, place in zip(numbers, new_places([one.place if one else None for one in formers]), strict=True):
                self._places[number] = place

    def entry(self, number: int) -> Entry:
        """Return the entry of one of the cards."""
        identified = self.cards[number]
        card, former = identified.card, self._former.get(identified.guid)
        clozes = numbers_of(card.text) if isinstance(card, Cloze) else _NONE
        return Entry(
            guid=identified.guid,
            card=card,
            lesson=self._lessons[number],
            place=self._places[number],
            deck=identified.deck,
            tags=identified.tags,
            content=self.content(number),
            first_seen=former.first_seen if former else self._now,
            changed=self._times[number],
            clozes={**former.clozes, **clozes} if former and former.clozes else clozes,
        )

    def changed(self, number: int) -> int:
        """Return when the note of one of the cards last changed."""
        return self._times[number]


class _Entries(Sequence[Entry]):
    """Entries sorted by guid, each of which is made when it is looked at: of a large deck all take much memory."""

    def __init__(self, shown: _Shown, others: Sequence[Entry]) -> None:
        self._shown = shown
        self._others = others
        numbers = shown.numbers()
        numbers += range(-len(others), 0)
        self._order = array("l", sorted(numbers, key=self._guid))

    def _guid(self, number: int) -> str:
        return self._others[number].guid if number < 0 else self._shown.cards[number].guid

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, place: int) -> Entry: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Entry, ...]: ...

    def __getitem__(self, place: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(place, slice):
            return tuple(self[each] for each in range(*place.indices(len(self))))
        number = self._order[place]
        return self._others[number] if number < 0 else self._shown.entry(number)


def _retired(settled: dict[str, Entry], due: int, now: int, render: Render, problems: list[Problem]) -> Iterator[Note]:
    """Yield the notes of the cards that have gone, with the tag that says so; what cannot be shown is a problem.

    They come behind the `due` notes that are shown, and their entries take the place of those in `settled`.
    """
    for entry in sorted(settled.values(), key=lambda entry: (entry.lesson, entry.place, entry.guid)):
        if entry.retired is not None:
            tagged = _tagged(entry, now, due + 1, render)
            if isinstance(tagged, Problem):
                problems.append(tagged)
            else:
                due += 1
                settled[entry.guid] = tagged[0]
                yield tagged[1]


def _changed(former: Entry, content: str, now: int) -> int:
    """Return when a note last changed; a change is always newer, or Anki would ignore the second of one second."""
    return former.changed if former.content == content else max(now, former.changed + 1)


def _tagged(entry: Entry, now: int, due: int, render: Render) -> tuple[Entry, Note] | Problem:
    """Return a retired card's entry and note, with the tag that says so; all else is as Anki has it."""
    tags = (*entry.tags, RETIRED_TAG)
    note = render(IdentifiedCard(entry.guid, entry.card, entry.deck, tags, entry.changed), due)
    if isinstance(note, Problem):
        return note
    content = content_digest(note)
    changed = _changed(entry, content, now)
    source = Html(note.fields["Source"].replace(f"{entry.card.origin.span}", entry.lesson, 1))
    note = _finished(replace(note, fields={**note.fields, "Source": source}), changed)
    return replace(entry, content=content, changed=changed), note


def _finished(note: Note, changed: int) -> Note:
    """Return a note with the time of its last change, and with its guid where Anki's search can find it."""
    return Note(  # each note comes by; `replace` takes three times as long
        note.guid, note.note_type, {**note.fields, GUID_FIELD: Html(note.guid)}, note.tags, note.deck, note.due,
        changed, note.media,
    )  # fmt: skip
