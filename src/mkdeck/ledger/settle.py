"""What the next ledger holds: each card as it is now, the time of its last change, and the cards that have gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from mkdeck.cards import Cloze, Html, IdentifiedCard, Note, Problem
from mkdeck.ledger.entry import Entry, content_digest
from mkdeck.ledger.places import new_places
from mkdeck.ledger.renumber import numbers_of
from mkdeck.notetypes import GUID_FIELD
from mkdeck.packed import packed
from mkdeck.retired import RETIRED_TAG, RetirePolicy
from mkdeck.values import dataclass

Render = Callable[[IdentifiedCard, int], Note | Problem]


_NONE: Mapping[int, tuple[str, ...]] = {}
"""The numbers of a card that has no deletions, one value for all of these."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The next ledger, sorted by guid, and the notes of the package, each with the time of its own last change.

    `problems` are the retired cards that can no longer be shown, and so get no tag.
    """

    entries: tuple[Entry, ...]
    notes: Sequence[Note]
    problems: tuple[Problem, ...]


def settle(
    entries: Sequence[Entry],
    cards: Sequence[IdentifiedCard],
    lessons: Sequence[str],
    rendered: Iterable[Note | Problem],
    *,
    unread: Collection[str],
    now: int,
    retire: RetirePolicy,
    render: Render,
) -> Settled:
    """Return what comes of the last ledger's `entries` and of the `cards` that are there now, at the time `now`.

    `lessons` are the names of the cards' lessons, and `rendered` is what they were rendered to. What cannot be shown
    stays as it was; so do the cards of lessons that could not be read, whose names are `unread`: nothing says that they
    have gone.
    """
    former = {entry.guid: entry for entry in entries}
    settled: dict[str, Entry] = {}
    problems: list[Problem] = []

    def shown_notes() -> Iterator[Note]:
        for card, lesson, note in zip(cards, lessons, rendered, strict=True):
            if isinstance(note, Note):
                entry = settled[card.guid] = _entry(card, lesson, note, former.get(card.guid), now)
                yield _finished(note, entry.changed)

    def retired_notes() -> Iterator[Note]:
        shown = len(settled)
        _give_places(settled, former)
        unshown = {card.guid for card in cards if card.guid not in settled}
        for entry in entries:
            if entry.guid not in settled:
                gone = entry.retired is None and entry.guid not in unshown and entry.lesson not in unread
                settled[entry.guid] = replace(entry, retired=now) if gone else entry
        if retire == "tag":
            yield from _retired(settled, shown, now, render, problems)

    notes = packed(chain(shown_notes(), retired_notes()))  # one after another, and none twice
    return Settled(tuple(settled[guid] for guid in sorted(settled)), notes, tuple(problems))


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


def _entry(identified: IdentifiedCard, lesson: str, note: Note, former: Entry | None, now: int) -> Entry:
    card = identified.card
    clozes = numbers_of(card.text) if isinstance(card, Cloze) else _NONE
    content = content_digest(note)
    return Entry(
        guid=identified.guid,
        card=card,
        lesson=lesson,
        place=0,
        deck=identified.deck,
        tags=identified.tags,
        content=content,
        first_seen=former.first_seen if former else now,
        changed=_changed(former, content, now) if former else now,
        clozes={**former.clozes, **clozes} if former and former.clozes else clozes,
    )


def _changed(former: Entry, content: str, now: int) -> int:
    """Return when a note last changed; a change is always newer, or Anki would ignore the second of one second."""
    return former.changed if former.content == content else max(now, former.changed + 1)


def _give_places(entries: dict[str, Entry], former: Mapping[str, Entry]) -> None:
    """Put entries with their places into the place of those without; they stand in the order of the lessons.

    Lesson by lesson, for of a large deck it would take much memory to hold all of them twice.
    """
    lessons: dict[str, list[str]] = defaultdict(list)
    for guid, entry in entries.items():
        lessons[entry.lesson].append(guid)
    shared: dict[float, float] = {}  # most lessons have the same few
    for guids in lessons.values():
        places = new_places([former[guid].place if guid in former else None for guid in guids])
        for guid, place in zip(guids, places, strict=True):
            entries[guid] = replace(entries[guid], place=shared.setdefault(place, place))


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
