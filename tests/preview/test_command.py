"""`mkdeck preview` as people run it: what it writes and prints, how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

RIVERS = "# Rivers\n\nRhine :: a river\n"

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `mkdeck preview` in a folder that holds `rivers.md`, with a browser that writes its address to a file."""
    (tmp_path / "rivers.md").write_text(RIVERS, encoding="utf-8")
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\nprintf %s "$1" > opened\n', encoding="utf-8")
    browser.chmod(0o755)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        result = subprocess.run(
            [sys.executable, "-m", "mkdeck", "preview", *arguments],
            cwd=tmp_path,
            env={**os.environ, "BROWSER": f"{browser} %s"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert "Traceback" not in result.stderr
        return result

    return run


def test_it_writes_a_page_and_says_so_in_a_line(run: Run, tmp_path: Path) -> None:
    result = run("rivers.md")
    assert (result.returncode, result.stdout, result.stderr) == (
        0,
        "preview.html: 1 card (1 basic), no problems\n",
        "",
    )
    page = (tmp_path / "preview.html").read_text("utf-8")
    assert page.startswith("<!doctype html>\n")
    assert '"front":"Rhine"' in page
    assert not (tmp_path / "opened").exists()


def test_the_page_is_opened_where_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    assert run("rivers.md", "-o", "a page.html", "--open").returncode == 0
    assert (tmp_path / "opened").read_text() == (tmp_path / "a page.html").as_uri()


@pytest.mark.parametrize("name", ["page.md", "page"])
def test_a_page_has_a_name_that_browsers_open(run: Run, tmp_path: Path, name: str) -> None:
    result = run("rivers.md", "-o", name)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"{name}: a page's name ends with .html; browsers open no other\n"
    assert not (tmp_path / name).exists()


def test_without_a_path_all_decks_are_on_one_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    for name in ("One", "Two"):
        (tmp_path / f"decks/{name}.yaml").write_text(f"deck: {name}\nlessons: ../rivers.md\n", encoding="utf-8")
    assert run().stdout == "preview.html: 2 cards (2 basic), no problems\n"
    page = (tmp_path / "preview.html").read_text("utf-8")
    assert '"title":"One, Two"' in page
    assert page.count('"path":"rivers.md","title":"Rivers"') == 1


def test_problems_are_printed_as_by_other_commands(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gap.md").write_text("What is a delta?\n\nAnswer: To be completed\n", encoding="utf-8")
    result = run("gap.md", "rivers.md")
    assert (result.returncode, result.stdout) == (1, "preview.html: 1 card (1 basic), 1 problem\n")
    assert result.stderr.startswith("gap.md:3: the answer still says")
    (tmp_path / "broken.md").write_bytes(b"# A\n\xff\n")
    result = run("broken.md", "rivers.md", "nothing.md")
    assert (result.returncode, result.stdout) == (2, "preview.html: 1 card (1 basic), 2 errors\n")
    assert result.stderr.splitlines()[0].startswith("broken.md:2: not UTF-8")
    assert result.stderr.splitlines()[1] == "nothing.md: no such file or folder"


def test_a_file_that_is_no_preview_is_never_replaced(run: Run, tmp_path: Path) -> None:
    (tmp_path / "site.html").write_text("<!doctype html>\n<title>Mine</title>", encoding="utf-8")
    result = run("rivers.md", "-o", "site.html")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "site.html: not written, since this file is no preview; name another one with -o\n"
    assert "Mine" in (tmp_path / "site.html").read_text()
    assert run("rivers.md", "-o", "nowhere/page.html").stderr == (
        "nowhere/page.html: cannot be written: there is no folder nowhere\n"
    )
    assert run("rivers.md").returncode == run("rivers.md").returncode == 0


def test_nothing_to_show_is_one_error(run: Run, tmp_path: Path) -> None:
    for arguments in ((), ("--serve",)):
        result = run(*arguments)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.startswith("no deck files in decks/")
    assert not (tmp_path / "preview.html").exists()


def test_a_served_page_is_not_written(run: Run) -> None:
    result = run("rivers.md", "--serve", "-o", "page.html")
    assert result.returncode == 2
    assert "--serve writes no page; leave out -o, or --serve" in result.stderr


def test_text_that_no_file_can_hold_is_replaced(run: Run, tmp_path: Path) -> None:
    folder = os.fsdecode(b"caf\xe9")
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "one.md").write_text("Rhine :: a\u2028river\n", encoding="utf-8")
    assert run(folder).returncode == 0
    page = (tmp_path / "preview.html").read_text("utf-8")
    assert '"title":"caf?"' in page
    assert "\u2028" not in page
