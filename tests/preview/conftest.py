"""A real browser for the tests of the page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Request, expect, sync_playwright

from mkdeck.decks.project import find_decks
from mkdeck.preview import preview_json, preview_page, read_preview
from preview.pages import OpenPage, WritePage

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, or the one that `make test` has put into .venv."""
    names = ("chromium", "chromium-browser", "google-chrome")
    executable = next(filter(None, map(shutil.which, names)), None)
    os.environ.setdefault("PLAYWRIGHT_BROWSERS_PATH", str(ROOT / ".venv" / "browsers"))
    expect.set_options(timeout=20_000)  # what is awaited comes at once, but not where many tests run side by side
    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(executable_path=executable)
        except Error as error:
            pytest.fail(f"no Chromium: run make .venv/browser, or, on Debian, apt install chromium\n{error}")
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open an address; a page that is to be quiet has seen no error in the end, and asked for nothing else."""
    contexts = []
    errors: list[str] = []
    strays: list[str] = []

    def open_page(address: str, *, is_quiet: bool = True, **settings: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **settings})
        contexts.append(context)

        def on_request(request: Request) -> None:
            if not request.url.startswith((address, "about:srcdoc")):
                strays.append(request.url)

        def on_console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                errors.append(message.text)

        page = context.new_page()
        page.set_default_timeout(20_000)
        if is_quiet:
            page.on("request", on_request)
            page.on("console", on_console)
            page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []
    assert strays == []


@pytest.fixture
def write_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WritePage:
    """Write lessons, given by their names without `.md`, and the page of their preview; returns its address."""

    def write_page(**lessons: str) -> str:
        monkeypatch.chdir(tmp_path)
        for name, text in lessons.items():
            Path(f"{name}.md").write_text(text, encoding="utf-8")
        preview = read_preview(find_decks([Path(f"{name}.md") for name in lessons]))
        page = tmp_path / "preview.html"
        page.write_text(preview_page(preview_json(preview)), encoding="utf-8")
        return page.as_uri()

    return write_page
