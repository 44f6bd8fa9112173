"""`mkdeck watch`: a line for each build, problems once, never two builds at once, and a clean end."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from mkdeck.cli.watch import more_lines
from mkdeck.decks.project import Found
from mkdeck.system.files import locked
from mkdeck.watch import Watch, until_interrupted

RIVERS = "# Rivers\n\nQ: Where does the Danube rise?\nA: In the Black Forest.\n"
SEAS = "# Seas\n\nQ: Which sea is the saltiest?\nA: The Dead Sea.\n"
PICTURE = b"\x89PNG\r\n\x1a\n"

Start = Callable[..., "Watching"]


class Watching:
    """`mkdeck watch`, as it runs in a folder."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdeck", "watch", *arguments],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._lines.put(line.rstrip("\n"))
        stream.close()

    def line(self) -> str:
        """Return the next line that is printed, without what differs each time: the clock and the seconds."""
        line = self._lines.get(timeout=30)
        return re.sub(r", \d+\.\d s$", "", re.sub(r"^\d\d:\d\d:\d\d ", "", line))

    def lines(self, number: int) -> list[str]:
        """Return the next lines, sorted: two streams keep no order between them."""
        return sorted(self.line() for _ in range(number))

    def is_silent(self, seconds: float) -> bool:
        try:
            self._lines.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def end(self) -> int:
        """Press Ctrl-C; returns the exit code, if nothing was printed that nobody has asked for."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(30)
        assert self._lines.get(timeout=30) == ""  # the line on which ^C stands
        assert self._lines.empty()
        return code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "content/rivers.md": RIVERS,
        "content/seas.md": SEAS,
        "decks/water.yaml": "deck: Water\nlessons: ../content\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Start a watch, past its first build; it has to end well."""
    started: list[Watching] = []

    def start(*arguments: str, first: str = "decks/water.apkg: 2 cards (2 basic), +2 ~0 -0") -> Watching:
        started.append(Watching(folder, *arguments))
        if first:
            assert started[-1].line() == first
        return started[-1]

    yield start
    for watching in started:
        assert watching.end() == 0


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def test_the_clock_and_the_seconds_are_told(folder: Path) -> None:
    watching = Watching(folder)
    assert watching.process.stdout is not None
    line = watching._lines.get(timeout=30)
    assert re.fullmatch(r"\d\d:\d\d:\d\d decks/water\.apkg: 2 cards \(2 basic\), \+2 ~0 -0, \d+\.\d s", line)
    assert watching.end() == 0


def test_each_save_is_one_build_and_one_line(start: Start, folder: Path) -> None:
    watching = start()
    write(
        folder / "content/seas.md", SEAS.replace("Dead", "Red") + "\n---\n\nQ: Which is the largest?\nA: It depends.\n"
    )
    assert watching.line() == "decks/water.apkg: 3 cards (3 basic), +1 ~1 -0"
    write(folder / "content/seas.md", SEAS.replace("Dead", "Red"))
    assert watching.line() == "decks/water.apkg: 2 cards (2 basic), +0 ~0 -1"
    (folder / "content/seas.md").touch()
    assert watching.line() == "decks/water.apkg: 2 cards (2 basic), no changes"
    assert watching.is_silent(1)


def test_lessons_come_and_go_and_so_do_folders_of_them(start: Start, folder: Path) -> None:
    watching = start()
    (folder / "content/lakes").mkdir()
    write(folder / "content/lakes/lakes.md", "Q: Which lake is the deepest?\nA: Baikal.\n")
    assert watching.line() == "decks/water.apkg: 3 cards (3 basic), +1 ~0 -0"
    write(folder / "content/lakes/lakes.md", "Q: Which lake is the deepest?\nA: Lake Baikal.\n")
    assert watching.line() == "decks/water.apkg: 3 cards (3 basic), +0 ~1 -0"
    (folder / "content/seas.md").rename(folder / "content/oceans.md")
    assert watching.line() == "decks/water.apkg: 3 cards (3 basic), +0 ~1 -0"


def test_only_the_deck_that_changed_is_built(start: Start, folder: Path) -> None:
    write(folder / "decks/seas.yaml", "deck: Seas\nlessons: ../content/seas.md\n")
    watching = start(first="decks/seas.apkg: 1 card (1 basic), +1 ~0 -0")
    assert watching.line() == "decks/water.apkg: 2 cards (2 basic), +2 ~0 -0"
    write(folder / "content/rivers.md", RIVERS.replace("In the", "In the south of the"))
    assert watching.line() == "decks/water.apkg: 2 cards (2 basic), +0 ~1 -0"
    assert watching.is_silent(1)


def test_the_deck_file_what_it_shares_and_its_style_are_watched(start: Start, folder: Path) -> None:
    watching = start()
    write(folder / "decks/water.yaml", "deck: Water\nlessons: ../content\nexclude: seas.md\ncss: look.css\n")
    assert watching.line() == "decks/water.yaml:4: `decks/look.css` cannot be read: No such file or directory"
    write(folder / "decks/look.css", "p { color: red }")
    assert watching.lines(2) == [
        "decks/water.apkg: 1 card (1 basic), +0 ~0 -1",
        "mended: decks/water.yaml:4: `decks/look.css` cannot be read: No such file or directory",
    ]
    write(folder / "decks/look.css", "p { color: green }")
    assert watching.line() == "decks/water.apkg: 1 card (1 basic), no changes"
    write(folder / "decks/_defaults.yaml", "tags: water\n")
    assert watching.line() == "decks/water.apkg: 1 card (1 basic), +0 ~1 -0"
    write(folder / "pyproject.toml", "[tool.mkdeck]\nfacts = 'none'\n")
    assert watching.line() == "decks/water.apkg: 1 card (1 basic), no changes"


def test_pictures_are_watched_whether_they_are_there_or_not(start: Start, folder: Path) -> None:
    write(folder / "content/seas.md", SEAS.replace("The Dead", "![A sea](../pictures/sea.png) The Dead"))
    missing = "content/seas.md:4: `../pictures/sea.png` was not found beside the lesson"
    watching = start(first="")
    assert watching.lines(2) == [missing, "decks/water.apkg: 2 cards (2 basic), +2 ~0 -0, 1 problem"]
    (folder / "pictures").mkdir()
    (folder / "pictures/sea.png").write_bytes(PICTURE)
    assert watching.lines(2) == ["decks/water.apkg: 2 cards (2 basic), +0 ~1 -0", f"mended: {missing}"]
    (folder / "pictures/sea.png").write_bytes(PICTURE + b"more")
    assert watching.line() == "decks/water.apkg: 2 cards (2 basic), +0 ~1 -0"
    (folder / "pictures/other.png").write_bytes(PICTURE)
    assert watching.is_silent(1)


def test_a_problem_is_told_when_it_appears_and_when_it_is_mended(start: Start, folder: Path) -> None:
    watching = start()
    message = "a question without an answer; write it behind A: on the next line"
    write(folder / "content/seas.md", f"{SEAS}\n---\n\nQ: Which one?\n")
    assert watching.lines(2) == [
        f"content/seas.md:8: {message}",
        "decks/water.apkg: 2 cards (2 basic), no changes, 1 problem",
    ]
    write(folder / "content/seas.md", f"# Much water\n\n{SEAS}\n---\n\nQ: Which one?\n")  # the same, further below
    assert watching.line() == "decks/water.apkg: 2 cards (2 basic), +0 ~1 -0, 1 problem"
    write(folder / "content/seas.md", f"# Much water\n\n{SEAS}\n---\n\nQ: Which one?\nA: This.\n")
    assert watching.lines(2) == [
        "decks/water.apkg: 3 cards (3 basic), +1 ~0 -0",
        f"mended: content/seas.md:10: {message}",
    ]


def test_what_was_to_be_mended_in_a_lesson_that_is_gone_is_not_called_mended(start: Start, folder: Path) -> None:
    watching = start()
    write(folder / "content/lakes.md", "# Lakes\n\nQ: Which one?\n")
    message = "a question without an answer; write it behind A: on the next line"
    assert f"content/lakes.md:3: {message}" in watching.lines(2)
    (folder / "content/lakes.md").unlink()
    assert watching.line() == "decks/water.apkg: 2 cards (2 basic), no changes"
    assert watching.is_silent(0.5)


def test_while_a_lesson_cannot_be_read_the_last_good_package_stays(start: Start, folder: Path) -> None:
    watching = start()
    package, ledger = (folder / "decks" / f"water.{ending}" for ending in ("apkg", "ledger.jsonl"))
    before = package.read_bytes(), ledger.read_bytes()
    write(folder / "content/seas.md", f"---\ntitle: [x\n---\n{SEAS}")
    broken, line = watching.lines(2)
    assert broken.startswith("content/seas.md:2: the front matter is not valid YAML: a `[` or `{` is not closed")
    assert line == "decks/water.apkg: stays as it was"
    assert (package.read_bytes(), ledger.read_bytes()) == before
    write(folder / "content/seas.md", SEAS)
    assert watching.lines(2) == ["decks/water.apkg: 2 cards (2 basic), no changes", f"mended: {broken}"]


def test_a_deck_that_gives_no_card_any_more_stays(start: Start, folder: Path) -> None:
    watching = start("content/seas.md", first="seas.apkg: 1 card (1 basic), +1 ~0 -0")
    before = (folder / "seas.apkg").read_bytes()
    write(folder / "content/seas.md", "Nothing.\n")
    assert watching.lines(2) == [
        "seas.apkg: not written, since no card was found; mkdeck extractors lists what makes one",
        "seas.apkg: stays as it was",
    ]
    assert (folder / "seas.apkg").read_bytes() == before


def test_a_mistake_in_a_deck_file_is_told_and_the_package_stays(start: Start, folder: Path) -> None:
    watching = start()
    before = (folder / "decks/water.apkg").read_bytes()
    write(folder / "decks/water.yaml", "deck: Water\nlessons: ../content\ntag: x\n")
    mistake = "decks/water.yaml:3: unknown key `tag`; did you mean `tags`?"
    assert watching.line() == mistake
    assert (folder / "decks/water.apkg").read_bytes() == before
    write(folder / "decks/water.yaml", "deck: Water\nlessons: ../content\ntags: x\n")
    assert watching.lines(2) == ["decks/water.apkg: 2 cards (2 basic), +0 ~2 -0", f"mended: {mistake}"]


def test_changes_while_it_builds_lead_to_one_more_build(start: Start, folder: Path) -> None:
    watching = start()
    with locked(folder / "decks/water.ledger.jsonl", waiting=lambda: None):  # so the build lasts as long as this
        write(folder / "content/seas.md", SEAS.replace("Dead", "Red"))
        assert watching.line() == "decks/water.ledger.jsonl: another mkdeck is writing it; waiting"
        for colour in ("Black", "White", "Yellow"):
            write(folder / "content/seas.md", SEAS.replace("Dead", colour))
            time.sleep(0.2)
    lines = [watching.line(), watching.line()]
    assert lines == [
        "decks/water.apkg: 2 cards (2 basic), +0 ~1 -0",
        "decks/water.apkg: 2 cards (2 basic), no changes",
    ]
    assert watching.is_silent(1)
    assert "Yellow" in (folder / "decks/water.ledger.jsonl").read_text(encoding="utf-8")


def test_a_file_that_is_replaced_as_editors_do_it_is_one_change(start: Start, folder: Path) -> None:
    watching = start()
    write(folder / "content/.seas.md.swp", SEAS.replace("Dead", "Red"))
    (folder / "content/seas.md").rename(folder / "content/seas.md~")
    (folder / "content/.seas.md.swp").rename(folder / "content/seas.md")
    (folder / "content/seas.md~").unlink()
    assert watching.line() == "decks/water.apkg: 2 cards (2 basic), +0 ~1 -0"
    assert watching.is_silent(1)


def test_a_lesson_that_is_emptied_before_it_is_written_is_one_change(start: Start, folder: Path) -> None:
    watching = start()
    with (folder / "content/seas.md").open("w", encoding="utf-8") as file:
        time.sleep(0.5)
        file.write(SEAS.replace("Dead", "Red"))
    assert watching.line() == "decks/water.apkg: 2 cards (2 basic), +0 ~1 -0"
    (folder / "content/seas.md").write_text("", encoding="utf-8")  # and one that stays empty is believed in the end
    assert watching.line() == "decks/water.apkg: 1 card (1 basic), +0 ~0 -1"


def test_quiet_tells_what_to_mend_and_nothing_else(start: Start, folder: Path) -> None:
    watching = start("--quiet", first="")
    while not (folder / "decks/water.apkg").exists():
        time.sleep(0.05)
    write(folder / "content/seas.md", f"{SEAS}\n---\n\nQ: Which one?\n")
    assert watching.line().startswith("content/seas.md:8: a question without an answer")
    write(folder / "content/seas.md", SEAS)
    assert watching.is_silent(2)


def test_options_are_those_of_build(start: Start, folder: Path) -> None:
    start("content", "-o", "all.apkg", "--deck", "All", first="all.apkg: 2 cards (2 basic), +2 ~0 -0")
    with zipfile.ZipFile(folder / "all.apkg") as package:
        assert b"All" in package.read("collection.anki2")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.md"], "none.md: no such file or folder\n"),
        (["-"], "what is piped in does not change; name lessons, folders or deck files to watch\n"),
    ],
)
def test_what_cannot_be_watched_is_an_error(folder: Path, arguments: list[str], message: str) -> None:
    command = [sys.executable, "-m", "mkdeck", "watch", *arguments]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=30)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.endswith(message)


def test_the_system_is_asked_where_it_tells_of_changes(folder: Path) -> None:
    watching = Watching(folder)
    assert watching.line().startswith("decks/water.apkg")
    time.sleep(0.5)
    links = [file.readlink().name for file in Path(f"/proc/{watching.process.pid}/fd").iterdir()]
    assert "anon_inode:inotify" in links
    assert watching.end() == 0


@pytest.mark.parametrize(
    ("lines", "others", "more"),
    [
        (["a.md:1: x"], [], ["a.md:1: x"]),
        (["a.md:9: x"], ["a.md:1: x"], []),
        (["a.md:9: x"], ["b.md:9: x"], ["a.md:9: x"]),
        (["a.md:1: x", "a.md:5: x"], ["a.md:1: x"], ["a.md:5: x"]),
        (["a.md:1: x", "a.md:5: x"], ["a.md:5: x"], ["a.md:1: x"]),
        (["a.md:3: other than b.md:4"], ["a.md:3: other than b.md:5"], []),
    ],
)
def test_problems_are_the_same_wherever_they_stand(lines: list[str], others: list[str], more: list[str]) -> None:
    assert list(more_lines(lines, others)) == more


def test_names_that_no_file_can_have_end_no_watch(start: Start, folder: Path) -> None:
    write(folder / "content/seas.md", SEAS.replace("Dead", f"![A](a%00b/c.png) ![B]({'x' * 300}/b.png) Dead"))
    watching = start(first="")
    assert [line.split(": ")[0] for line in watching.lines(3)] == [
        "content/seas.md:4",
        "content/seas.md:4",
        "decks/water.apkg",
    ]
    write(folder / "content/seas.md", SEAS)
    lines = watching.lines(3)
    assert lines[0] == "decks/water.apkg: 2 cards (2 basic), +0 ~1 -0"
    assert [line.startswith("mended: ") for line in lines] == [False, True, True]


def test_lessons_are_remembered_as_those_of_a_build_are(start: Start) -> None:
    start()
    cached = list(Path(os.environ["XDG_CACHE_HOME"]).rglob("*.sqlite"))
    assert len(cached) == 1
    start("--no-cache", "content/seas.md", first="seas.apkg: 1 card (1 basic), +1 ~0 -0")
    assert list(Path(os.environ["XDG_CACHE_HOME"]).rglob("*.sqlite")) == cached


class Interrupted:
    """Something during whose destruction Ctrl-C is pressed."""

    def __del__(self) -> None:
        signal.raise_signal(signal.SIGINT)


class Failing:
    def __del__(self) -> None:
        raise ValueError("of another kind")


def test_an_interrupt_that_a_destructor_swallows_ends_the_watch(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    others: list[str] = []
    monkeypatch.setattr(sys, "unraisablehook", lambda unraisable: others.append(str(unraisable.exc_value)))
    usual = sys.unraisablehook
    came_back = []
    with until_interrupted() as lost:
        watch = Watch(lambda: Found((), ()), [tmp_path], lost)
        Failing()
        assert not lost.is_set()
        Interrupted()
        came_back.append("as if nothing had happened")
        watch.wait()
        came_back.append("from waiting")
    assert came_back == ["as if nothing had happened"]
    assert (others, capsys.readouterr().err) == (["of another kind"], "")
    assert sys.unraisablehook is usual


def test_an_interrupt_during_an_import_ends_the_watch_once_it_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    module = "import signal\nexec('signal.raise_signal(signal.SIGINT)')\nis_whole = True\n"
    write(tmp_path / "interrupted.py", module)
    program = """
from pathlib import Path
from mkdeck.decks.project import Found
from mkdeck.watch import Watch, until_interrupted
with until_interrupted() as lost:
    watch = Watch(lambda: Found((), ()), [Path.cwd()], lost)
    import interrupted
    print("imported", interrupted.is_whole)
    watch.wait()
    print("waited")
print("ended")
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=30, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "imported True\nended\n", "")


def test_ctrl_c_is_as_it_was_after_a_watch() -> None:
    usual = signal.getsignal(signal.SIGINT)
    with until_interrupted():
        assert signal.getsignal(signal.SIGINT) is not usual
        signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is usual
