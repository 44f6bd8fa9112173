"""`mkdeck preview --serve`: the page follows the lessons, and nobody else reads them."""

from __future__ import annotations

import http.client
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from preview.pages import OpenPage

SEAS = "# Seas\n\n" + "".join(f"sea {number} :: It is salty, in {number} ways.\n\n" for number in range(1, 41))
RIVERS = "# Rivers\n\nRhine :: a river\n\nDanube :: another river\n"


class Server:
    """`mkdeck preview --serve`, as it runs for a folder of lessons."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "mkdeck", "preview", ".", "--serve", "--port", "0", *arguments]
        self.process = subprocess.Popen(
            command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
        )
        assert self.process.stdout is not None
        self.greeting = self.process.stdout.readline()
        self.port = int(re.findall(r"127\.0\.0\.1:(\d+)/", self.greeting)[0])
        self.address = f"http://127.0.0.1:{self.port}/"

    @contextmanager
    def get(self, path: str, host: str | None = None) -> Iterator[http.client.HTTPResponse]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        with closing(connection):
            connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{self.port}"})
            with connection.getresponse() as answer:
                yield answer

    def end(self) -> tuple[int, str, str]:
        """Press Ctrl-C; returns the exit code, and what was printed since the greeting."""
        self.process.send_signal(signal.SIGINT)
        output, errors = self.process.communicate(timeout=30)
        return self.process.returncode, output, errors


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rivers.md").write_text(RIVERS, encoding="utf-8")
    (tmp_path / "seas.md").write_text(SEAS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def server(folder: Path) -> Iterator[Server]:
    started = Server(folder)
    yield started
    if started.process.returncode is None:
        assert started.end()[::2] == (0, "")


def chosen(page: Page) -> str:
    return page.locator("[role=option][aria-selected=true] .front").inner_text()


def test_a_saved_lesson_is_shown_and_the_reader_stays_where_he_was(
    server: Server, folder: Path, open_page: OpenPage
) -> None:
    page = open_page(server.address)
    page.get_by_label("Lesson", exact=True).select_option("seas.md")
    page.get_by_label("Search cards").fill("sea")
    page.locator("#rows").press("End")
    page.keyboard.press("Space")
    answer = page.frame_locator("#frame").locator(".answer")
    expect(answer).to_have_text("It is salty, in 40 ways.")
    places = "['cards', 'lines'].map((id) => document.getElementById(id).scrollTop)"
    before = page.evaluate(places)
    assert min(before) > 0
    changed = SEAS.replace("in 40 ways", "in forty ways") + "sea 41 :: It is new.\n"
    (folder / "seas.md").write_text(changed, encoding="utf-8")
    expect(answer).to_have_text("It is salty, in forty ways.")
    expect(page.get_by_role("tab", name="Cards 41 of 43")).to_be_visible()
    assert page.evaluate(places) == before
    assert chosen(page) == "sea 40"
    assert page.get_by_label("Search cards").input_value() == "sea"


def test_a_mistake_is_shown_while_the_rest_stays(server: Server, folder: Path, open_page: OpenPage) -> None:
    page = open_page(server.address)
    page.get_by_role("option", name="Danube").click()
    (folder / "rivers.md").write_text(f"---\ntitle: [x\n---\n{RIVERS}", encoding="utf-8")
    expect(page.get_by_role("tab", name="Problems 1")).to_be_visible()
    expect(page.locator("#line-2 + .problem")).to_contain_text("the front matter is not valid YAML")
    expect(page.get_by_role("status")).to_contain_text("rivers.md:2: the front matter is not valid YAML")
    expect(page.get_by_role("tab", name="Cards 40")).to_be_visible()
    (folder / "rivers.md").write_text(f"---\ntitle: x\n---\n{RIVERS}", encoding="utf-8")
    expect(page.get_by_role("tab", name="Problems 0")).to_be_visible()
    expect(page.get_by_role("status")).to_be_empty()
    assert chosen(page) == "Danube"
    (folder / "rivers.md").unlink()
    (folder / "lakes.md").write_text("Baikal :: a lake\n", encoding="utf-8")
    expect(page.get_by_role("option", name="Baikal")).to_be_visible()
    expect(page.get_by_role("tab", name="Cards 41")).to_be_visible()


def test_all_lessons_may_go_and_come_back(server: Server, folder: Path, open_page: OpenPage) -> None:
    page = open_page(server.address)
    for name in ("rivers.md", "seas.md"):
        (folder / name).rename(folder / f"{name}.old")
    page.get_by_role("tab", name="Problems 1").click()
    expect(page.get_by_text("no lessons in this folder")).to_be_visible()
    (folder / "rivers.md").write_text(RIVERS, encoding="utf-8")
    page.get_by_role("tab", name="Cards 2").click()
    expect(page.get_by_role("option", name="Rhine")).to_be_visible()


def test_the_page_says_so_when_the_server_has_ended(server: Server, open_page: OpenPage) -> None:
    page = open_page(server.address, is_quiet=False)
    expect(page.get_by_role("option", name="Rhine")).to_be_visible()
    page.wait_for_timeout(300)
    code, _, errors = server.end()
    assert (code, errors) == (0, "")
    expect(page.get_by_role("status")).to_contain_text("The server has ended")


def test_each_reading_is_told_in_a_line(server: Server, folder: Path) -> None:
    assert server.greeting == f"{server.address}: 42 cards (42 basic), no problems; Ctrl-C ends\n"
    with server.get("/changes") as stream:
        first = stream.readline()
        assert stream.readline() == b"\n"
        (folder / "seas.md").write_text("# Seas\n", encoding="utf-8")
        assert stream.readline() != first
    code, output, errors = server.end()
    assert re.fullmatch(r"\d\d:\d\d:\d\d: 2 cards \(2 basic\), no problems\n\n", output)
    assert (code, errors) == (0, "")


def test_a_browser_that_is_up_to_date_hears_nothing_new(server: Server, folder: Path) -> None:
    with server.get("/") as answer, server.get("/changes") as stream:
        page = answer.read()
        version = stream.readline().decode().removeprefix("data: ").strip()
    assert f'data-version="{version}"' in page.decode()
    (folder / "seas.md").write_text(SEAS, encoding="utf-8")  # another time, the same content
    assert server.process.stdout is not None
    assert "42 cards" in server.process.stdout.readline()
    with server.get("/") as answer:
        assert answer.read() == page


@pytest.mark.parametrize(
    ("path", "host", "status"),
    [
        ("/", None, 200),
        ("/deck.json", None, 200),
        ("/", "localhost:{port}", 200),
        ("/", "evil.example:{port}", 421),
        ("/", "127.0.0.1", 421),
        ("/deck.json", "evil.example", 421),
        ("/changes", "evil.example", 421),
        ("/../../etc/passwd", None, 404),
        ("/rivers.md", None, 404),
    ],
)  # fmt: skip
def test_only_the_page_is_served_and_only_under_its_own_name(
    shared_server: Server, path: str, host: str | None, status: int
) -> None:
    with shared_server.get(path, host and host.format(port=shared_server.port)) as answer:
        assert answer.status == status
        assert answer.headers["Access-Control-Allow-Origin"] is None


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("lessons")
    (folder / "rivers.md").write_text(RIVERS, encoding="utf-8")
    started = Server(folder)
    yield started
    assert started.end()[::2] == (0, "")


def test_no_other_address_of_this_machine_is_listened_to(shared_server: Server) -> None:
    with pytest.raises(OSError, match=r"refused|assign"):
        socket.create_connection(("127.0.0.2", shared_server.port), timeout=5)


def test_a_port_that_is_taken_is_one_clear_error(shared_server: Server, folder: Path) -> None:
    command = [sys.executable, "-m", "mkdeck", "preview", ".", "--serve", "--port", str(shared_server.port)]
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=30)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        f"port {shared_server.port}: another program listens there; choose another one with --port\n"
    )
