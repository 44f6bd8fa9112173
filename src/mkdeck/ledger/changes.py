"""What an import will do, card by card: the difference between two ledgers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from mkdeck.ledger.entry import Entry
from mkdeck.values import dataclass

State = Literal["new", "changed", "moved", "returned", "retired", "kept"]

STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one card: `old` as it was and `new` as it is now; at least one of them is there.

    `changed`: Anki's note is updated. `moved`: only its lesson or deck is another one, and an import moves no card.
    `returned`: it had been retired. `retired`: it has gone from the lessons, and stays in Anki.
    """

    state: State
    old: Entry | None
    new: Entry | None

    @property
    def entry(self) -> Entry:
        """The card as it is now, or as it was."""
        entry = self.new or self.old
        assert entry is not None  # noqa: S101 - says what the class promises
        return entry

    @property
    def has_moved(self) -> bool:
        """Whether the lesson or the deck of a card that stays is another one, as that of a changed one may be too."""
        if self.state not in ("changed", "moved") or self.old is None or self.new is None:
            return False
        return _filed(self.old) != _filed(self.new)

    @property
    def in_words(self) -> str:
        """What became of the card; one that changed may have another lesson or deck as well."""
        return f"{self.state} and moved" if self.state == "changed" and self.has_moved else self.state


def compare_ledgers(old: Iterable[Entry], new: Iterable[Entry]) -> tuple[Change, ...]:
    """Return what becomes of each card from one ledger to the next, in the order of the lessons."""
    former = {entry.guid: entry for entry in old}
    now = {entry.guid: entry for entry in new}
    changes = [*_changes(former, now)]
    return tuple(sorted(changes, key=lambda change: (change.entry.lesson, change.entry.place, change.entry.guid)))


def _changes(former: dict[str, Entry], now: dict[str, Entry]) -> Iterator[Change]:
    for guid in former.keys() | now.keys():
        old, new = former.get(guid), now.get(guid)
        was, is_ = (entry if entry and entry.retired is None else None for entry in (old, new))
        if was or is_:
            yield Change(_state(old, was, is_), old, new)


def _state(old: Entry | None, was: Entry | None, now: Entry | None) -> State:
    if was is None:
        return "returned" if old else "new"
    if now is None:
        return "retired"
    if was.content != now.content:
        return "changed"
    return "moved" if _filed(was) != _filed(now) else "kept"


def _filed(entry: Entry) -> tuple[str, str]:
    """Return under what a card is filed; Anki compares the names of decks without case."""
    return entry.lesson, entry.deck.casefold()


@dataclass(frozen=True, slots=True)
class DeckMove:
    """Cards whose deck has another name now, in the order of the lessons; `all_of_it` tells that none stays behind."""

    old: str
    new: str
    guids: tuple[str, ...]
    all_of_it: bool


def deck_moves(changes: Iterable[Change], decks: Iterable[str] = ()) -> list[DeckMove]:
    """Return which cards are filed under another deck now; Anki compares names without case.

    `decks` are those of cards that stay where they are and are not among the changes.
    """
    moved: dict[tuple[str, str], list[str]] = {}
    staying = set(decks)
    for change in changes:
        if change.old and change.new and change.new.retired is None:
            names = change.old.deck, change.new.deck
            if names[0].casefold() == names[1].casefold():
                staying.add(names[0])
            else:
                moved.setdefault(names, []).append(change.new.guid)
    several = {old for old, _ in moved if sum(old == other for other, _ in moved) > 1}
    return [
        DeckMove(old, new, tuple(guids), all_of_it=old not in staying and old not in several)
        for (old, new), guids in moved.items()
    ]
