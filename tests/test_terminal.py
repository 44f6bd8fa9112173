"""`mkdeck show` at a terminal: in colours and by pages; in a pipe it prints plain text."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

LESSON = """# Rivers

## Where does the Danube[^1] rise?

In the **Black Forest**, at $h_1 * 2$.

- [x] done

| a | b |
|---|---|
| 1 | 2 |

```python
x = 1
```

# Part

The half is {{c1::$\\frac{1}{2^{2}}$::part}} of it.

Term
: Its meaning

[^1]: A *river*.
"""


def shown(folder: Path, rows: int, **environment: str) -> str:
    """Return what the command prints at a terminal of so many rows."""
    (folder / "a.md").write_text(LESSON, encoding="utf-8")
    main, other = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdeck", "show", "a.md"],
        cwd=folder,
        stdin=other,
        stdout=other,
        stderr=other,
        env={**os.environ, "COLUMNS": "80", "LINES": str(rows), "TERM": "xterm-256color", **environment},
    )
    os.close(other)
    parts = []
    while select.select([main], [], [], 20)[0]:
        try:
            part = os.read(main, 1 << 16)
        except OSError:  # the other side is closed, in Linux's words
            break
        if not part:
            break
        parts.append(part)
    os.close(main)
    assert process.wait(20) == 0
    return b"".join(parts).decode()


@pytest.fixture(scope="module")
def at_terminal(tmp_path_factory: pytest.TempPathFactory) -> str:
    return shown(tmp_path_factory.mktemp("terminal"), 200)


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


def test_cards_come_in_colours_with_tables_code_and_formulas_as_they_are_meant(at_terminal: str) -> None:
    assert "\x1b[1;36m" in at_terminal
    text = plain(at_terminal)
    assert re.search(r"^a\.md ─{20,}", text)
    assert re.search(r" Q Where does the Danube\[1\] rise\?", text)
    assert re.search(r" A In the Black Forest, at \$h_1 \* 2\$\.", text)
    assert re.search(r"a +b *\n +─+", text.replace("\r", ""))
    assert "x = 1" in text
    assert "☑ done" in text
    assert "[1] A river." in text
    assert "⟦$\\frac{1}{2^{2}}$: part⟧" in text


def test_no_colour_if_it_is_not_wanted(tmp_path: Path) -> None:
    text = shown(tmp_path, 200, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", text)


def test_more_than_a_screen_goes_through_the_pager(tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho paged\ncat\n", encoding="utf-8")
    pager.chmod(0o755)
    assert "paged" in shown(tmp_path, 5, PAGER=str(pager))
    assert "paged" not in shown(tmp_path, 200, PAGER=str(pager))


def test_a_pipe_gets_the_listing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(LESSON, encoding="utf-8")
    command = [sys.executable, "-X", "importtime", "-m", "mkdeck", "show", "a.md"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("a.md\n\n")
    assert "\x1b" not in done.stdout
    assert not re.search(r"\| +(?:rich|pygments|genanki)$", done.stderr, re.MULTILINE)
