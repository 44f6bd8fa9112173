"""What a whole course costs: time and memory, as ratios of things measured beside them in the same run.

Run it for the table: `.venv/bin/python tests/benchmarks/course.py [--lessons N] [--repeat N] [--peers FOLDER]`.
A course has N lessons of about 8 KB with 20 cards each. The units are *pass*, an interpreter that does nothing; *F*,
the import of what mkdeck builds on; and *W*, genanki that writes as many ready-made notes into one deck. Each figure is
the least of some runs, and all runs take turns, so that a busy moment of the machine meets all of them. mkdeck is
compiled before, as pip leaves whatever it installs, and as the libraries are.

`--peers` names a folder with a virtual environment for each peer: `markdown-anki-decks/bin/mdankideck` and
`ankdown/bin/ankdown`. They get the same questions and answers in their own syntax; one that is not there is left out.
markdown-anki-decks 1.1.1 needs click below 8.1; with a later one it says its version and stops.
"""

from __future__ import annotations

import argparse
import compileall
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import mkdeck

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
answer = "<p>" + "below the broad water " * 16 + "</p>"
for n in range(notes):
    deck.add_note(genanki.Note(model, [f"Where does note {n} lie?", answer, "s"]))
genanki.Package(deck).write_to_file(path)
"""

_REPACK = """
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as packed, zipfile.ZipFile(sys.argv[2], "w") as stored:
    for name in packed.namelist():
        stored.writestr(name, packed.read(name))
"""
"""Stores what is in a package as genanki does, without deflating it."""


@dataclass
class Figure:
    """What runs of one thing took: seconds of the clock and megabytes at their peak, the least of all runs."""

    seconds: float = float("inf")
    megabytes: float = float("inf")


class Bench:
    """Runs commands in turns, in a folder of its own, and remembers what each took at least."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.figures: dict[str, Figure] = {}

    def run(self, name: str, command: Sequence[str | Path]) -> None:
        """Run a command and note what it took under `name`. Raises SystemExit where it fails."""
        environment = os.environ | {"XDG_CACHE_HOME": str(self.folder / "cache")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        log = self.folder / "log"
        start = time.perf_counter()
        with log.open("wb") as output:
            process = subprocess.Popen(command, cwd=self.folder, stdout=output, stderr=output, env=environment)
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{name} failed:\n{log.read_text('utf-8', 'replace')}")
        figure = self.figures.setdefault(name, Figure())
        figure.seconds = min(figure.seconds, seconds)
        figure.megabytes = min(figure.megabytes, usage.ru_maxrss / 1024)

    def build(self, name: str, course: str, *options: str, cold: bool = False) -> None:
        """Build a course's package; if `cold`, as if for the first time."""
        if cold:
            shutil.rmtree(self.folder / "cache", ignore_errors=True)
            for suffix in (".apkg", ".ledger.jsonl"):
                (self.folder / f"{course}{suffix}").unlink(missing_ok=True)
        self.run(name, [MKDECK, "build", course, *options])

    def ratio(self, over: str, under: str) -> float:
        """Return how many times as long one thing took as another."""
        return self.figures[over].seconds / self.figures[under].seconds


MKDECK = Path(sys.executable).with_name("mkdeck")
"""The command of the environment that the benchmark runs in."""

PEERS: dict[str, tuple[str, tuple[str, ...], Callable[[int], str], str]] = {
    "markdown-anki-decks": ("mdankideck", ("{course}", "out"), for_markdown_anki_decks, "out/*.apkg"),
    "ankdown": ("ankdown", ("-r", "{course}", "-p", "out.apkg"), for_ankdown, "out.apkg"),
}
"""The peers: the name of the command, its arguments, what writes a lesson for it, and the packages that it makes."""


def measure(bench: Bench, lessons: int, repeat: int, peers: Path | None) -> None:
    """Write the courses and run everything, each thing as many times as is asked."""
    few = max(1, lessons // 10)
    courses = {"one": (1, False), "few": (few, False), "many": (lessons, False), "few-flat": (few, True)}
    courses |= {"many-flat": (lessons, True)}
    for name, (number, flat) in courses.items():
        write_course(bench.folder / name, number, flat=flat)
    (bench.folder / "raw_genanki.py").write_text(_GENANKI, encoding="utf-8")
    found = dict(_found_peers(bench, lessons, peers))
    python = sys.executable
    edited = bench.folder / "many/part-0/lesson-1.md"
    for turn in range(repeat):
        for _ in range(5):  # they are short
            bench.run("pass", [python, "-c", "pass"])
            bench.run("F", [python, "-c", "import click, genanki, markdown_it, yaml"])
            bench.run("version", [MKDECK, "--version"])
            bench.build("one", "one", cold=True)
            bench.build("one without a cache", "one", "--no-cache", cold=True)
        bench.run("W", [python, "raw_genanki.py", str(lessons * CARDS), "raw.apkg"])
        bench.build("few flat", "few-flat", "--jobs", "1", cold=True)
        bench.build("many flat", "many-flat", "--jobs", "1", cold=True)
        bench.build("few", "few", "--jobs", "1", cold=True)
        bench.build("two processes", "many", "--jobs", "2", cold=True)
        bench.build("many", "many", "--jobs", "1", cold=True)
        time.sleep(2)  # only then the times of what was written say that nothing has changed
        bench.build("settling", "many")
        for _ in range(5):
            bench.build("nothing changed", "many")
        edited.write_text(lesson(1).replace("Lesson 1", f"Lesson 1, {turn}"), encoding="utf-8")
        bench.build("one changed", "many")
        for peer, command in found.items():
            bench.run(peer, command)
            if not any(bench.folder.glob(PEERS[peer][3])):
                raise SystemExit(f"{peer} wrote no package:\n{(bench.folder / 'log').read_text('utf-8', 'replace')}")
    bench.run("repack", [python, "-c", _REPACK, "many.apkg", "stored.apkg"])


def _found_peers(bench: Bench, lessons: int, folder: Path | None) -> Iterator[tuple[str, list[str | Path]]]:
    """Yield the commands of the peers that are installed, once their lessons are written."""
    for name, (command, arguments, text, _) in PEERS.items():
        program = folder.resolve() / name / "bin" / command if folder else Path(command)
        if not program.is_file():
            print(f"{name} is left out: it is not installed in the folder that --peers names")  # noqa: T201
            continue
        write_course(bench.folder / name, lessons, text, flat=True)
        (bench.folder / "out").mkdir(exist_ok=True)
        yield name, [program, *(argument.format(course=name) for argument in arguments)]


def rows(bench: Bench, lessons: int) -> Iterator[str]:
    """Yield the lines of the table."""
    cards, figures = lessons * CARDS, bench.figures
    sizes = [(bench.folder / name).stat().st_size for name in ("many.apkg", "stored.apkg")]
    table = [
        ("mkdeck --version / pass", 4.5, bench.ratio("version", "pass")),
        ("one lesson, cold / F", 1.3, bench.ratio("one", "F")),
        ("the same without a cache / F", None, bench.ratio("one without a cache", "F")),
        (f"{lessons} lessons, {cards} cards, cold, one process / W", 9, bench.ratio("many", "W")),
        ("two processes / one", 0.70, bench.ratio("two processes", "many")),
        ("growth to ten times the lessons", 11, bench.ratio("many", "few")),
        ("the same in one flat folder", 11, bench.ratio("many flat", "few flat")),
        ("nothing changed / pass", 8, bench.ratio("nothing changed", "pass")),
        ("one lesson changed / cold", 0.20, bench.ratio("one changed", "many")),
        (f"peak memory, {cards} cards / {CARDS}", 2, figures["many"].megabytes / figures["one"].megabytes),
        ("package size / stored as genanki does", 0.40, sizes[0] / sizes[1]),
        *((f"{peer}, the same cards / W", None, bench.ratio(peer, "W")) for peer in PEERS if peer in figures),
    ]
    yield f"{'what':58}{'at most':>9}{'is':>9}"
    for what, most, ratio in table:
        yield f"{what:58}{most or '':>9}{ratio:>9.2f}"
    yield ""
    for name, figure in figures.items():
        yield f"{name:58}{figure.seconds:>8.3f}s{figure.megabytes:>7.0f}MB"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", type=int, default=1000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--peers", type=Path)
    given = parser.parse_args()
    compileall.compile_dir(Path(mkdeck.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        measure(bench, given.lessons, given.repeat, given.peers)
        for row in rows(bench, given.lessons):
            print(row)  # noqa: T201 - a table is what it is for


if __name__ == "__main__":
    main()
