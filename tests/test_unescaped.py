"""What people read as text holds the backslashes that it needs, and no others."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.cards import Markdown
from mkdeck.cli import main
from mkdeck.parsing.inline import escape
from mkdeck.render import Page
from mkdeck.render.body import to_html
from mkdeck.reports.unescaped import unescaped


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        (r"The interval [0, 1\] and x[i\]", "The interval [0, 1] and x[i]"),
        (r"p \< 0.05, 3 \* 4, wow\![a\]", "p < 0.05, 3 * 4, wow![a]"),
        (r"[a\](b) and [c\]", r"[a\](b) and [c]"),
        (r"[[a\]\]", r"[[a\]]"),
        (r"\*a* and \<b>c</b>", r"\*a* and \<b>c</b>"),
        (r"`a\]` and \(x\_1\) and [d\]", r"`a\]` and \(x\_1\) and [d]"),
        (r"\{{c1::a}} and [e\]", r"\{{c1::a}} and [e]"),
        (r"\$1 and 2\$", r"\$1 and 2\$"),
        (r"1\. is no list", r"1\. is no list"),
    ],
)
def test_backslashes_that_change_nothing_are_left_out(text: str, bare: str) -> None:
    assert unescaped(Markdown(text)) == bare


def test_a_backslash_that_keeps_a_target_away_stays() -> None:
    target = Markdown("[rivers]: <https://example.org>")
    assert unescaped(Markdown(r"\[rivers\] and [seas\]"), target) == r"\[rivers] and [seas]"


@given(st.text(string.ascii_letters + " .,*_`[]()<>&;#!|~:=+-$\\\"'\n", max_size=40))
def test_the_text_reads_the_same(text: str) -> None:
    written = escape(text)
    bare = unescaped(written)
    assert to_html(bare, Page(), Markdown("")) == to_html(written, Page(), Markdown(""))
    assert bare.replace("\\", "") == written.replace("\\", "")


@pytest.mark.parametrize(
    "command", [["show"], ["explain"], ["export", "--format", "csv"], ["export", "--format", "md"]]
)
def test_commands_print_no_stray_backslash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    monkeypatch.chdir(tmp_path)
    lines = ["RNA :: copies of genes, see [[Cells|the cell]]", "Which interval? :: [0, 1] or x[i] < 3"]
    (tmp_path / "a.md").write_text("# Biology\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, [*command, "a.md"])
    assert result.exit_code == 0, result.output
    assert "copies of genes, see the cell" in result.stdout
    assert "[0, 1] or x[i] < 3" in result.stdout
    assert "\\" not in result.stdout
