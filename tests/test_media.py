"""Pictures, sounds and films: found beside the lesson, packaged once, and nothing else of the computer with them."""

from __future__ import annotations

import hashlib
import ipaddress
import json
import os
import struct
import threading
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from mkdeck.cards import Note
from mkdeck.decks.project import Deck
from mkdeck.links import fetch as fetch_module
from mkdeck.links.fetch import Fetcher, is_public
from mkdeck.links.media import Fetch, Media, MediaFile, spellings
from mkdeck.links.pages import lesson_pages
from mkdeck.pipeline import DeckContents, read_deck, render_deck
from mkdeck.pipeline import write_deck as write_build
from mkdeck.render import render_note


def png(colour: int = 0) -> bytes:
    """A picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes([0, colour]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


MP3 = b"ID3\x04\x00\x00\x00\x00\x00\x00" + bytes(100)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def name_of(data: bytes, suffix: str = ".png") -> str:
    return f"mkdeck-{hashlib.sha256(data).hexdigest()[:24]}{suffix}"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A project with a folder of lessons and a picture in it."""
    (tmp_path / "course/.git").mkdir(parents=True)
    (tmp_path / "course/content").mkdir()
    (tmp_path / "course/content/cat.png").write_bytes(png())
    return tmp_path / "course"


def deck(course: Path, answer: str, limit: int = 10_000_000) -> Deck:
    (course / "content/one.md").write_text(f"# Title\n\n## What is it?\n\nIt is\n{answer}\n", encoding="utf-8")
    return Deck((course / "content/one.md",), course / "a.apkg", media_limit=limit)


def notes(deck: Deck) -> list[Note]:
    contents = read_deck(deck)
    assert contents.problems == ()
    shown_on = lesson_pages(deck, [read.lesson for read in contents.lessons])
    made = [render_note(card, 1, shown_on[card.card.origin.span.path]) for card in contents.cards]
    return [note for note in made if isinstance(note, Note)]


def write_deck(contents: DeckContents, fetch: Fetch | None = None) -> DeckContents:
    build = render_deck(contents, fetch=fetch)
    write_build(build)
    return build.contents


def messages(deck: Deck) -> list[str]:
    return [f"{problem.span.first}: {problem.message}" for problem in read_deck(deck).problems]


@pytest.mark.parametrize(
    ("file", "target"),
    [
        ("content/a b.png", "a%20b.png"),
        ("content/a b.png", "<a b.png>"),
        ("content/a%20b.png", "a%20b.png"),
        ("content/für 日本.png", "für%20日本.png"),
        ("content/f%C3%BCr.png", "f%C3%BCr.png"),
        ("content/für.png", "f%C3%BCr.png"),
        (unicodedata.normalize("NFD", "content/äöü.png"), "äöü.png"),
        ("content/äöü.png", unicodedata.normalize("NFD", "äöü.png")),
        ("img/a.png", "../img/a.png"),
        ("img/a.png", "/img/a.png"),
        ("content/a.PNG", "./a.PNG?raw=true#top"),
        ("content/a#1.png", "a%231.png"),
    ],
)
def test_a_picture_is_found_however_its_name_is_written(course: Path, file: str, target: str) -> None:
    (course / file).parent.mkdir(exist_ok=True)
    (course / file).write_bytes(png(7))
    (note,) = notes(deck(course, f"![A *cat*]({target})"))
    assert note.fields["Back"] == f'It is\n<img src="{name_of(png(7))}" alt="A cat">'
    assert dict(note.media) == {name_of(png(7)): (course / file).resolve()}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<img src="cat.png" alt="A {cat}" width=50% height="9px" onerror=x>', 'alt="A &#123;cat&#125;" width="50%">'),
        ("<img src='cat.png'>", 'alt="">'),
        ('<a href="https://x.org"><img src="cat.png"></a>', 'alt=""></a>'),
        ("[![](cat.png)](https://x.org)", 'alt=""></a>'),
        ("![a][pic]\n\n[pic]: cat.png", 'alt="a">'),
    ],
)  # fmt: skip
def test_pictures_in_html_and_in_links(course: Path, html: str, expected: str) -> None:
    (note,) = notes(deck(course, html))
    assert f'<img src="{name_of(png())}" {expected}' in note.fields["Back"]


@pytest.mark.parametrize(
    "text",
    [
        "![](say.mp3)",
        '<audio src="say.mp3" controls></audio>',
        '<audio controls><source src="say.mp3"><source src="say.ogg">Your browser is old.</audio>',
        '<video controls>\n<source src="say.mp3">\n<p>Your browser is old.</p>\n</video>',
    ],
)
def test_sounds_are_played_by_anki(course: Path, text: str) -> None:
    (course / "content/say.mp3").write_bytes(MP3)
    (note,) = notes(deck(course, text))
    assert f"[sound:{name_of(MP3, '.mp3')}]" in note.fields["Back"]
    assert "<audio" not in note.fields["Back"]
    assert "browser" not in note.fields["Back"]
    assert list(note.media) == [name_of(MP3, ".mp3")]


def test_a_picture_alone_is_an_answer_and_a_deletion(course: Path) -> None:
    text = "\n## What else?\n\n![](cat.png)\n\n# Part\n\nA {{c1::![It](cat.png)}} is here."
    _, picture, cloze = notes(deck(course, text))
    assert picture.fields["Back"] == f'<img src="{name_of(png())}" alt="">'
    assert cloze.fields["Text"] == f'A {{{{c1::<img src="{name_of(png())}" alt="It">}}}} is here.'


OUTSIDE = "lies outside of the lesson's project"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("![](dog.png)", "6: `dog.png` was not found beside the lesson"),
        ("and\n\n<img src='dog.png'>", "8: `dog.png` was not found beside the lesson"),
        ("![](../../secret.png)", f"6: `../../secret.png` {OUTSIDE}"),
        ("![](..%2F..%2Fsecret.png)", f"6: `..%2F..%2Fsecret.png` {OUTSIDE}"),
        ("![](link.png)", f"6: `link.png` {OUTSIDE}"),
        ("![](folder/secret.png)", f"6: `folder/secret.png` {OUTSIDE}"),
        ("![](/../secret.png)", f"6: `/../secret.png` {OUTSIDE}"),
        ("![](/etc/passwd)", "6: `/etc/passwd` was not found beside the lesson"),
        ("<img src='file:///etc/passwd'>", "6: `file:///etc/passwd` names no file of the lesson's project"),
        ("<img src='C:\\secret.png'>", "6: `C:\\secret.png` names no file of the lesson's project"),
        ("![](one.md)", "6: `one.md` is no picture, sound or film that Anki shows"),
        ("![](.)", "6: `.` is no picture, sound or film that Anki shows"),
        ("![](false.png)", "6: `false.png` is not what its name says, a file of the type png"),
        ("![](page.svg)", "6: `page.svg` is not what its name says, a file of the type svg"),
        ("![](large.png)", "6: `large.png` has 0.2 MB, and 0.1 MB is the limit"),
        ("<img src='pipe.png'>", "6: `pipe.png` is no picture, sound or film that Anki shows"),
        ("<img src='a&#0;b.png'>", "3: `a\ufffdb.png` was not found beside the lesson"),
        (f"![]({'a' * 300}.png)", "cannot be read: File name too long"),
    ],
)
def test_what_cannot_be_packaged_is_a_problem_and_stays_out(course: Path, text: str, message: str) -> None:
    content = course / "content"
    (course.parent / "secret.png").write_bytes(png())
    (content / "link.png").symlink_to(course.parent / "secret.png")
    (content / "folder").symlink_to(course.parent)
    (content / "false.png").write_bytes(b"GIF, or so")
    (content / "page.svg").write_bytes(b"<html></html>")
    (content / "large.png").write_bytes(png() + bytes(200_000))
    os.mkfifo(content / "pipe.png")
    made = deck(course, text, limit=100_000)
    (found,) = messages(made)
    assert message in found
    write_deck(read_deck(made))
    with zipfile.ZipFile(course / "a.apkg") as archive:
        assert json.loads(archive.read("media")) == {}


def test_a_link_within_the_project_is_followed(course: Path) -> None:
    (course / "content/other.png").symlink_to(course / "content/cat.png")
    (note,) = notes(deck(course, "![](other.png)"))
    assert list(note.media) == [name_of(png())]


def test_without_a_repository_the_project_is_where_mkdeck_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "course/content").mkdir(parents=True)
    (tmp_path / "course/cat.png").write_bytes(png())
    lesson = tmp_path / "course/content/one.md"
    monkeypatch.chdir(tmp_path / "course")
    assert isinstance(Media(lesson).find("../cat.png"), MediaFile)
    monkeypatch.chdir("/")
    assert isinstance(Media(lesson).find("../cat.png"), MediaFile)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert OUTSIDE in str(Media(lesson).find("../cat.png"))


def test_a_missing_file_of_two_cards_is_one_problem(course: Path) -> None:
    assert messages(deck(course, "![](dog.png)\n\n## And what is this?\n\nThe same ![](dog.png)")) == [
        "6: `dog.png` was not found beside the lesson",
        "10: `dog.png` was not found beside the lesson",
    ]


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("Cat.PNG", "; did you mean `cat.png`?"),
        ("cat.jpg", "; did you mean `cat.png`?"),
        ("caat.png", "; did you mean `cat.png`?"),
        ("elephant.png", ""),
        ("../other/cat.png", ""),
    ],
)
def test_a_file_with_nearly_the_same_name_is_told(course: Path, target: str, hint: str) -> None:
    assert messages(deck(course, f"![]({target})")) == [f"6: `{target}` was not found beside the lesson{hint}"]


def test_one_content_is_packaged_once_and_the_archive_is_the_same_each_time(course: Path) -> None:
    (course / "content/same.png").write_bytes(png())
    (course / "content/other.png").write_bytes(png(9))
    (course / "content/drawing.svg").write_bytes(SVG)
    made = deck(course, "![](same.png) ![](cat.png) ![](other.png) ![](drawing.svg)")
    write_deck(read_deck(made))
    first = (course / "a.apkg").read_bytes()
    with zipfile.ZipFile(course / "a.apkg") as archive:
        names = json.loads(archive.read("media"))
        assert sorted(names.values()) == sorted([name_of(png()), name_of(png(9)), name_of(SVG, ".svg")])
        assert {name: archive.read(number) for number, name in names.items()} == {
            name_of(png()): png(),
            name_of(png(9)): png(9),
            name_of(SVG, ".svg"): SVG,
        }
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    os.utime(course / "content/other.png", (1, 1))
    write_deck(read_deck(made))
    assert (course / "a.apkg").read_bytes() == first


def test_what_is_on_the_web_stays_a_link(course: Path) -> None:
    (note,) = notes(deck(course, "![A cat](https://example.org/cat.png)"))
    assert note.fields["Back"].endswith('<a href="https://example.org/cat.png" rel="noopener noreferrer">A cat</a>')
    assert note.media == {}


# ---------------------------------------------------------------- from the web


ANSWERS = {
    "/cat": ("image/png", png()),
    "/cat.png": ("image/png", png()),
    "/large.png": ("image/png", png() + bytes(200_000)),
    "/page": ("text/html", b"<html>"),
    "/false.png": ("image/png", b"<html>"),
}
REDIRECTS = {"/there": "/cat.png", "/loop": "/loop", "/to-file": "file:///etc/passwd"}


class Server(BaseHTTPRequestHandler):
    """Answers a few paths, and counts what it is asked for."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        if self.path in ANSWERS:
            self.answer(*ANSWERS[self.path])
        elif self.path in REDIRECTS:
            self.send_response(302)
            self.send_header("Location", REDIRECTS[self.path])
            self.end_headers()
        elif self.path == "/slow.png":
            self.wait.wait(5)
        else:
            self.send_error(404)

    wait: ClassVar[threading.Event] = threading.Event()

    def answer(self, kind: str, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@contextmanager
def serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    Server.asked.clear()
    Server.wait.clear()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        Server.wait.set()
        server.shutdown()
        thread.join()
        server.server_close()


def anybody(_: object) -> bool:
    return True


def test_fetched_pictures_are_packaged_and_kept(course: Path, tmp_path: Path) -> None:
    with serving() as address:
        made = deck(course, f"![A cat]({address}/cat) and <img src='{address}/there'>")
        fetcher = Fetcher(tmp_path / "cache", admits=anybody)
        for _ in range(2):
            written = write_deck(read_deck(made), fetcher)
            assert written.problems == ()
        assert Server.asked == ["/cat", "/there", "/cat.png"]
    with zipfile.ZipFile(course / "a.apkg") as archive:
        assert list(json.loads(archive.read("media")).values()) == [name_of(png())]
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".png", ".png"]


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/large.png", "was not fetched: it has more than 0.1 MB"),
        ("/page", "was not fetched: the type text/html is no picture, sound or film that Anki shows"),
        ("/none.png", "was not fetched: Not Found"),
        ("/loop", "was not fetched: "),
        ("/to-file", "was not fetched: Found - Redirection to url 'file:///etc/passwd' is not allowed"),
        ("/false.png", "is not what its name says, a file of the type png"),
        ("/slow.png", "was not fetched: timed out"),
    ],
)
def test_what_cannot_be_fetched_is_a_problem(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, reason: str
) -> None:
    monkeypatch.setattr(fetch_module, "_QUIET_SECONDS", 0.3)
    with serving() as address:
        made = deck(course, f"![A cat]({address}{path})", limit=100_000)
        fetcher = Fetcher(tmp_path / "cache", limit=100_000, admits=anybody)
        (problem,) = write_deck(read_deck(made), fetcher).problems
    assert problem.span.first == 6
    assert f"`{address}{path}` {reason}" in problem.message
    assert not list((tmp_path / "cache").glob("*.tmp"))


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch_module, "_LONGEST_SECONDS", -1)
    with serving() as address:
        assert "it took longer than" in str(Fetcher(tmp_path, admits=anybody)(f"{address}/cat.png"))


def test_this_computer_and_its_network_are_not_asked(tmp_path: Path) -> None:
    with serving() as address:
        for name in (address, address.replace("127.0.0.1", "localhost"), address.replace("127.0.0.1", "2130706433")):
            assert "is no public computer (127.0.0.1)" in str(Fetcher(tmp_path)(f"{name}/cat.png"))
        assert Server.asked == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True), ("2001:4860:4860::8888", True), ("127.0.0.1", False), ("10.1.2.3", False),
        ("192.168.0.1", False), ("169.254.169.254", False), ("::1", False), ("fe80::1", False), ("fc00::1", False),
        ("0.0.0.0", False), ("224.0.0.1", False), ("100.64.0.1", False),  # noqa: S104 - nobody listens
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_nobody_answers(tmp_path: Path) -> None:
    with serving() as address:
        gone = address
    assert "was not fetched: " in str(Fetcher(tmp_path, admits=anybody)(f"{gone}/cat.png"))
    assert "was not fetched: " in str(Fetcher(tmp_path, admits=anybody)("http://[/cat.png"))


@pytest.mark.parametrize(
    ("target", "names"),
    [
        ("", []),
        ("a b/c.png", ["a b/c.png"]),
        ("a%20b.png", ["a b.png", "a%20b.png"]),
        ("a.png?x#y", ["a.png", "a.png?x#y"]),
        ("\u00fc.png", ["\u00fc.png", "u\u0308.png"]),
    ],
)
def test_a_name_is_looked_for_as_it_is_and_as_an_address_writes_it(target: str, names: list[str]) -> None:
    assert list(spellings(target)) == names
