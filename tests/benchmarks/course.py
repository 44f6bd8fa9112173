"""What a whole course costs: time and memory, as ratios of things measured beside them in the same run.

Run it for the table: `.venv/bin/python tests/benchmarks/course.py [--lessons N] [--repeat N] [--peers FOLDER]`.
A course has N lessons of about 8 KB with 20 cards each. The units are *pass*, an interpreter that does nothing; *F*, the
import of what mkdeck builds on; and *W*, genanki that writes as many ready-made notes into one deck. Each figure is
the least of some runs, and all runs take turns, so that a busy moment of the machine meets all of them.

`--peers` names a folder with a virtual environment for each peer: `markdown-anki-decks/bin/mdankideck` and
`ankdown/bin/ankdown`. They get the same questions and answers in their own syntax; one that is not there is left out.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_VERBS = "carries turns holds leaves meets bends keeps draws feeds lifts".split()  # noqa: SIM905
_NOUNS = "water stone bridge harbour valley meadow barge mill weir lock ferry island delta gravel reed".split()  # noqa: SIM905
_ADJECTIVES = "broad narrow quiet steep old young shallow green".split()  # noqa: SIM905

CARDS = 20
"""Cards of each lesson."""

PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""A picture of one point."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question and its answer, in Markdown that all tools read."""

    front: str
    back: str


def questions(number: int) -> list[Question]:
    """Return the questions and answers of a lesson: bold, code, a fence, a list, a table, mathematics, a picture."""
    choose = random.Random(number)  # noqa: S311 - nothing secret

    def words(count: int) -> str:
        found = (choose.choice([_ADJECTIVES, _NOUNS, _VERBS, _NOUNS][place % 4]) for place in range(count))
        return " ".join(found)

    shapes = [
        lambda: f"Below the **{words(2)}** and beside `{words(1)}_{words(1)}({words(1)})`.\n\n{words(52)}.",
        lambda: (
            f"Run this:\n\n```python\nfor {words(1)} in range({number}):\n    print('{words(4)}')\n```\n\n{words(40)}."
        ),
        lambda: "\n".join(f"- the {words(9)}" for _ in range(6)),
        lambda: (
            f"| {words(1)} | {words(1)} |\n|---|---|\n" + "\n".join(f"| {words(4)} | {words(4)} |" for _ in range(4))
        ),
        lambda: f"With $a^2 + b_{{{number}}} = c$ it is\n\n$$\\frac{{1}}{{{number}}} \\cdot x$$\n\n{words(44)}.",
    ]
    made = [
        Question(f"Where does {words(3)} {number}-{place} lie?", shapes[place % len(shapes)]())
        for place in range(CARDS)
    ]
    made[0] = Question(made[0].front, f"{made[0].back}\n\n![The {words(2)}](river-{number}.png)")
    return made


def lesson(number: int) -> str:
    """Return a lesson for mkdeck; its last line is not part of any card."""
    asked = "\n\n".join(f"## {question.front}\n\n{question.back}" for question in questions(number))
    return f"---\ntitle: Lesson {number}\ntags: [rivers, part-{number % 10}]\n---\n# Lesson {number}\n\n{asked}\n"


def for_markdown_anki_decks(number: int) -> str:
    """Return the lesson as markdown-anki-decks reads it."""
    asked = "\n\n".join(f"## {question.front}\n\n{question.back}" for question in questions(number))
    return f"# Lesson {number}\n\n{asked}\n"


def for_ankdown(number: int) -> str:
    """Return the lesson as ankdown reads it."""
    return "\n\n---\n\n".join(f"{question.front}\n\n%\n\n{question.back}" for question in questions(number)) + "\n"


def write_course(
    folder: Path, lessons: int, text: Callable[[int], str] = lesson, *, flat: bool = False, pictures: bool = True
) -> None:
    """Write a course's lessons and their pictures, fifty to a folder or all into one."""
    for number in range(1, lessons + 1):
        place = folder if flat else folder / f"part-{number // 50}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"lesson-{number}.md").write_text(text(number), encoding="utf-8")
        if pictures:
            (place / f"river-{number}.png").write_bytes(PICTURE + str(number).encode())


_GENANKI = """
import genanki, sys
notes, path = int(sys.argv[1]), sys.argv[2]
model = genanki.Model(1, "m", fields=[{"name": "Q"}, {"name": "A"}, {"name": "S"}],
    templates=[{"name": "c", "qfmt": "{{Q}}", "afmt": "{{A}}"}])
deck = genanki.Deck(2, "d")
for n in range(notes):
    deck.add_note(genanki.Note(model, [f"Where does note {n} lie?", "<p>" + "below the broad water " * 16 + "</p>", "s"]))
genanki.Package(deck).write_to_file(path)
"""


@dataclass
class Figure:
    """What runs of one thing took: seconds of the clock and megabytes at their peak, the least of all runs."""

    seconds: float = float("inf")
    megabytes: float = float("inf")
    runs: list[float] = field(default_factory=list)


class Bench:
    """Runs commands in turns and remembers what each took at least."""

    def __init__(self, folder: Path, tool: Sequence[str]) -> None:
        self.folder = folder
        self.tool = list(tool)
        self.figures: dict[str, Figure] = {}

    def run(self, name: str, command: Sequence[str], *, cwd: Path | None = None, fresh: bool = False) -> None:
        """Run a command and note what it took under `name`; `fresh` gives it no cache of an earlier run."""
        cache = self.folder / "cache"
        if fresh:
            shutil.rmtree(cache, ignore_errors=True)
        environment = os.environ | {"XDG_CACHE_HOME": str(cache)}
        start = time.perf_counter()
        with subprocess.Popen(
            command, cwd=cwd or self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment
        ) as process:
            assert process.stdout is not None
            output = process.stdout.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        if process.returncode not in (0, 1):
            raise SystemExit(f"{name}: {' '.join(command)} failed:\n{output.decode()}")
        figure = self.figures.setdefault(name, Figure())
        figure.seconds = min(figure.seconds, seconds)
        figure.megabytes = min(figure.megabytes, usage.ru_maxrss / 1024)
        figure.runs.append(seconds)

    def build(self, name: str, course: str, *options: str, fresh: bool = False) -> None:
        """Build a course's package; `fresh` builds it as if for the first time."""
        if fresh:
            for old in (*self.folder.glob(f"{course}.apkg"), *self.folder.glob(f"{course}.ledger.jsonl")):
                old.unlink()
        self.run(name, [*self.tool, "build", course, *options], fresh=fresh)

    def ratio(self, over: str, under: str) -> float:
        """Return how many times as long one thing took as another."""
        return self.figures[over].seconds / self.figures[under].seconds
