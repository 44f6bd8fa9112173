"""Do cards stay who they are when their lessons are edited, does none become another one, and what does it cost?

Run it for the tables: `.venv/bin/python tests/benchmarks/identity.py [TRIALS]`. A trial takes a deck (lessons of the
repository, and the series of subjects.py), edits some of its cards in one way of edits.py, and asks the ledger who is
who. "kept" is the share of edited cards that are still themselves, "others" that of the cards beside them; "false"
counts cards that got the identity of another fact. tests/test_ledger_benchmark.py holds a smaller run to the bar.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks.edits import EDITS, OTHERS, Edit, Item
from benchmarks.subjects import deck as subjects
from mkdeck.decks.project import Deck
from mkdeck.ledger import Entry, Found, recognise
from mkdeck.pipeline import read_deck, render_deck, write_deck

ROOT = Path(__file__).parent.parent.parent
LESSONS = [
    *sorted((ROOT / "content").glob("*.md")),
    *(ROOT / "tests" / "lessons" / f"{name}.md" for name in ("overlaps", "suspension-bridges")),
]


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of the trials of one kind: cards edited, those of them that are still the same fact, and so on."""

    edited: int = 0
    alive: int = 0
    alive_kept: int = 0
    others: int = 0
    others_kept: int = 0
    false: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def kept(self) -> float:
        """The share of the edited cards that are still themselves."""
        return self.alive_kept / self.alive if self.alive else 1

    @property
    def untouched(self) -> float:
        """The share of all other cards that are still themselves."""
        return self.others_kept / self.others if self.others else 1


def old_deck() -> list[Item]:
    """Return the deck that is edited."""
    read = read_deck(Deck(tuple(LESSONS), Path("none.apkg"))).cards
    cards = [(Path(known.card.origin.span.path).name, known.card) for known in read] + subjects()
    return [Item(place, lesson, card) for place, (lesson, card) in enumerate(cards)]


def entries_of(items: Iterable[Item], retired: Iterable[int] = ()) -> dict[int, Entry]:
    """Return the ledger that a build of these cards leaves, by their `truth`; some are gone from the lessons."""
    items, gone = list(items), set(retired)
    recognised, _ = recognise([], [Found(item.card, item.lesson) for item in items])
    return {
        item.truth: Entry(
            guid=known.guid,
            card=known.card,
            lesson=known.lesson,
            place=place,
            deck="",
            tags=(),
            content="",
            first_seen=0,
            changed=0,
            retired=1 if place in gone else None,
        )
        for place, (item, known) in enumerate(zip(items, recognised, strict=True))
        if item.truth is not None
    }


def trial(edit: Edit, seed: int, items: Sequence[Item], entries: dict[int, Entry]) -> Tally:
    """Return what comes of one edit."""
    return _tally(edit(random.Random(seed), list(items)), entries)  # noqa: S311 - nothing secret


def mended(edit: Edit, seed: int, items: Sequence[Item], _: dict[int, Entry]) -> Tally:
    """Return what comes of taking one edit back: the old deck has the typos, the new one is right."""
    wrong = edit(random.Random(seed), list(items))  # noqa: S311
    right = [replace(item, edited=other.edited) for item, other in zip(items, wrong, strict=True)]
    return _tally(right, entries_of(wrong))


def brought_back(_: Edit, seed: int, items: Sequence[Item], __: dict[int, Entry]) -> Tally:
    """Return what comes of cards that had gone and are there again."""
    gone = random.Random(seed).sample(range(len(items)), len(items) // 6)  # noqa: S311
    back = [replace(item, edited=place in gone) for place, item in enumerate(items)]
    return _tally(back, entries_of(items, gone))


def _tally(edited: Sequence[Item], entries: dict[int, Entry]) -> Tally:
    recognised, _ = recognise(list(entries.values()), [Found(item.card, item.lesson) for item in edited])
    former = {entry.guid for entry in entries.values()}
    total = Tally()
    seen = set()
    for item, known in zip(edited, recognised, strict=True):
        assert known.guid not in seen, "two cards have one guid"
        seen.add(known.guid)
        right = item.truth is not None and known.guid == entries[item.truth].guid
        total += Tally(
            edited=item.edited,
            alive=item.edited and item.truth is not None,
            alive_kept=item.edited and right,
            others=not item.edited,
            others_kept=not item.edited and right,
            false=known.guid in former and not right,
        )
    return total


KINDS = {
    **{name: (trial, edit) for name, edit in EDITS.items()},
    "typo in a question mended": (mended, EDITS["typo in a question"]),
    "cards removed and brought back": (brought_back, EDITS["cards removed"]),
    **{name: (trial, edit) for name, edit in OTHERS.items()},
}


def run(name: str, seeds: Iterable[int], items: Sequence[Item], entries: dict[int, Entry]) -> Tally:
    """Return what comes of one trial of a kind for each seed."""
    once, edit = KINDS[name]
    return sum((once(edit, seed, items, entries) for seed in seeds), Tally())


def _rows(trials: int) -> Iterator[str]:
    items = old_deck()
    entries = entries_of(items)
    yield f"{len(items)} cards, {trials} trials of each kind\n"
    yield f"{'edit':42}{'edits':>8}{'kept':>9}{'others':>9}{'false':>7}"
    for name in KINDS:
        found = run(name, range(trials), items, entries)
        kept = f"{found.kept:9.2%}" if found.alive else f"{'–':>9}"
        others = f"{found.untouched:9.2%}" if found.others else f"{'–':>9}"
        yield f"{name:42}{found.edited:>8}{kept}{others}{found.false:>7}"


# What it costs


_WORDS = ("river", "mountain", "harbour", "valley", "engine", "protein", "theorem", "castle", "bridge", "copper")


def lessons(folder: Path, cards: int, edited: float = 0, seed: int = 1) -> Deck:
    """Write lessons of so many cards, a share of them edited, and return their deck."""
    same, other = random.Random(seed), random.Random(seed + 1)  # noqa: S311

    def words(number: int) -> str:
        return " ".join(same.choice(_WORDS) + same.choice(["", "al", "ine", "or"]) for _ in range(number))

    paths = []
    for lesson in range(0, cards, 500):
        paths.append(folder / f"lesson-{lesson}.md")
        parts = []
        for number in range(lesson, min(lesson + 500, cards)):
            question = f"{words(5)} {number} with {words(3)}"
            if other.random() < edited:
                question = question.replace("with", "by means of", 1)
            parts.append(f"## What is done by {question}?\n\nIt is the {words(12)}.\n")
        paths[-1].write_text("\n".join(parts), encoding="utf-8")
    return Deck(tuple(paths), folder / "deck.apkg")


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds of a build over an older ledger, and of recognising the cards within it."""

    build: float
    recognising: float


def cost(cards: int, edited: float) -> Cost:
    """Return what a second build costs after a share of the cards was reworded."""
    with tempfile.TemporaryDirectory() as folder:
        write_deck(render_deck(read_deck(lessons(Path(folder), cards)), 1))
        deck = lessons(Path(folder), cards, edited)
        start = time.process_time()
        contents = read_deck(deck)
        write_deck(render_deck(contents, 2))
        built = time.process_time()
        found = [Found(known.card, Path(known.card.origin.span.path).name) for known in contents.cards]
        again = time.process_time()
        recognise(contents.entries, found)
        return Cost(built - start, time.process_time() - again)


def _costs() -> Iterator[str]:
    yield f"\n{'cards':>8}{'reworded':>10}{'build':>9}{'matching':>10}{'share':>8}"
    for cards, edited in ((5000, 0.1), (20000, 0.0), (20000, 0.1), (20000, 0.5)):
        found = cost(cards, edited)
        share = found.recognising / found.build
        yield f"{cards:>8}{edited:>10.0%}{found.build:>8.2f}s{found.recognising:>9.2f}s{share:>8.1%}"


if __name__ == "__main__":
    for rows in (_rows(int(sys.argv[1]) if len(sys.argv) > 1 else 100), _costs()):
        for row in rows:
            print(row, flush=True)  # noqa: T201 - a table is what it is for
