"""Jupyter notebooks as lessons."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdeck.cards import Problem
from mkdeck.lessons.lesson import Lesson, parse_notebook, read_lesson

METADATA = {"kernelspec": {"display_name": "R", "language": "R", "name": "ir"}}


def markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}


def code(text: str, *outputs: dict[str, Any]) -> dict[str, Any]:
    source = text.splitlines(keepends=True)
    return {
        "cell_type": "code", "execution_count": 1, "metadata": {}, "outputs": list(outputs), "source": source,
    }  # fmt: skip


def stream(text: str, name: str = "stdout") -> dict[str, Any]:
    return {"name": name, "output_type": "stream", "text": text.splitlines(keepends=True)}


def result(**data: str) -> dict[str, Any]:
    return {
        "data": {kind.replace("_", "/"): text.splitlines(keepends=True) for kind, text in data.items()},
        "execution_count": 1, "metadata": {}, "output_type": "execute_result",
    }  # fmt: skip


def saved(*cells: dict[str, Any], **metadata: object) -> str:
    """Return a notebook as Jupyter saves it."""
    notebook = {"cells": cells, "metadata": METADATA | metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def lesson(text: str) -> Lesson:
    read = parse_notebook("n.ipynb", text)
    assert isinstance(read, Lesson), read
    return read


def shown(read: Lesson) -> str:
    """Return a lesson's lines without the blank ones in which only JSON stands."""
    return "\n".join(line for line in read.lines if line)


def test_markdown_is_the_lesson_and_code_a_fence_with_what_it_prints_below() -> None:
    read = lesson(
        saved(
            markdown("# Loops\n\nQ: What is printed?\nA: This:\n"),
            code("print(1)\nx", stream("1\n"), stream("a warning", "stderr"), result(text_plain="\x1b[31m2\x1b[0m")),
            code("y = '```'"),
            markdown("The end."),
        )
    )
    assert shown(read).split("\n") == [
        "# Loops", "Q: What is printed?", "A: This:",
        "```R", "print(1)", "x", "```", "```", "1", "```", "```", "2", "```",
        "```R", "y = '```'", "```", "The end.",
    ]  # fmt: skip


def test_a_fence_outlasts_those_in_it() -> None:
    assert shown(lesson(saved(code("```\nx\n````")))).split("\n")[0] == "`````R"


def test_pictures_errors_and_empty_cells_say_nothing() -> None:
    error = {"ename": "E", "evalue": "", "output_type": "error", "traceback": ["E"]}
    picture = result(image_png="iVBORw0K", text_plain="<Figure>")
    raw = {"cell_type": "raw", "metadata": {}, "source": ["\\LaTeX"]}
    read = lesson(saved(code("1", error, picture), code("\n"), raw, raw, markdown("")))
    assert shown(read) == "```R\n1\n```"


def test_lines_are_those_of_the_file() -> None:
    text = saved(code("a", stream("b\n")), markdown("First\nSecond\n"), code("c\nd"))
    lines = text.split("\n")
    read = lesson(text)
    for line in ("First", "Second", "c", "d"):
        assert line in lines[read.lines.index(line)]
    cell = next(number for number, line in enumerate(lines) if '"cell_type": "code"' in line)
    assert abs(read.lines.index("a") - cell) <= 1


@pytest.mark.parametrize("kind", ["raw", "markdown"])
def test_front_matter_stands_in_the_first_cell(kind: str) -> None:
    text = saved(markdown("---\ntitle: T\ntags: [a]\n---\nText\n") | {"cell_type": kind}, title="Other")
    read = lesson(text)
    assert dict(read.front_matter) == {"title": "T", "tags": ["a"]}
    assert read.lines[read.body :] == ("Text",)
    assert "tags: [a]" in text.split("\n")[read.body - 2]


def test_the_metadata_may_hold_the_title() -> None:
    assert dict(lesson(saved(markdown("Text"), title="T")).front_matter) == {"title": "T"}


texts = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1).map(lambda text: f"x{text}")
paragraphs = st.lists(texts, min_size=1, max_size=4).map("\n".join)
cells = st.one_of(
    paragraphs.map(markdown),
    st.builds(code, paragraphs, *[paragraphs.map(stream)] * 2),
    st.builds(code, paragraphs, paragraphs.map(lambda text: result(text_plain=text))),
    paragraphs.map(code),
)


@given(st.lists(cells, max_size=5), st.dictionaries(texts, st.lists(texts), max_size=3))
def test_every_line_of_markdown_has_the_line_it_has_in_the_file(found: list[dict[str, Any]], extra: Any) -> None:
    for number, cell in enumerate(found):
        if cell["cell_type"] == "markdown":
            cell["source"] = [f"{number}.{place} {line}" for place, line in enumerate(cell["source"])]
    expected = [line.rstrip() for cell in found if cell["cell_type"] == "markdown" for line in cell["source"]]
    text = saved(*found, extra=extra)
    lines = text.split("\n")
    placed = [(place, line) for place, line in enumerate(lesson(text).lines) if line in expected]
    assert [line for _, line in placed] == expected
    for place, line in placed:
        assert json.loads(lines[place].strip().removesuffix(",")).rstrip() == line


@given(st.lists(cells, max_size=4), st.sampled_from([None, 1, 2, 4]), st.booleans())
def test_the_same_cells_make_the_same_lesson_however_the_file_is_written(
    found: list[dict[str, Any]], indent: int | None, joined: bool
) -> None:
    notebook = json.loads(saved(*found))
    if joined:
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])
    assert lesson(json.dumps(notebook, indent=indent)).lines == lesson(saved(*found)).lines


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{\n "cells": [,]\n}', "2: not a notebook, since it is not valid JSON: Expecting value"),
        ("", "1: not a notebook, since it is not valid JSON: Expecting value"),
        ("[]", "1: not a notebook: its JSON holds no `nbformat`"),
        ('{"nbformat": 3, "worksheets": []}', "1: a notebook of format 3, and mkdeck reads 4; open and save it"),
        ('{"nbformat": 4}', "1: not a notebook: its JSON holds no list of `cells`"),
        ('{"nbformat": 4, "cells": [1]}', "4: cell 1 of the notebook is none"),
        ('{"nbformat": 4, "cells": [{"source": [1]}]}', "4: cell 1 of the notebook has no text as its `source`"),
        ("[" * 100_000, "1: not a notebook; its JSON holds what no notebook does"),
        ('{"nbformat": ' + "4" * 5000 + "}", "1: not a notebook; its JSON holds what no notebook does"),
    ],
    ids=range(9),
)
def test_what_is_no_notebook_is_one_problem(text: str, problem: str) -> None:
    read = parse_notebook("n.ipynb", text)
    assert isinstance(read, Problem)
    assert str(read).startswith(f"n.ipynb:{problem}")


def test_only_what_is_piped_in_is_taken_for_a_notebook_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "stdin.md"
    path.write_text('{: .no_toc}\nThe key "nbformat" tells the version.\n', encoding="utf-8")
    read = read_lesson(path)
    assert isinstance(read, Lesson)
    assert read.lines[0] == "{: .no_toc}"


@pytest.mark.parametrize(
    "change",
    [{"metadata": 1}, {"metadata": {"kernelspec": [], "title": 3}}, {"cells": []}, {"x": {"y": []}}],
)
def test_what_it_does_not_need_may_be_anything(change: dict[str, Any]) -> None:
    assert lesson(json.dumps(json.loads(saved(code("a") | {"outputs": 1}, code("a", {}))) | change)).front_matter == {}
