"""Lists, tables, headings and definitions in HTML: the same blocks as in Markdown, or the raw HTML that they were."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garbage import leave_out_what_is_there
from mkdeck.cards import Block
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document
from mkdeck.parsing.markdown import card_parser
from mkdeck.parsing.pieces import in_cell


def tree(text: str) -> Block:
    lesson = parse_lesson("lesson.md", text)
    assert isinstance(lesson, Lesson)
    return parse_document(lesson).root


def outline(block: Block) -> Iterator[tuple[str, str, int | None, int]]:
    """Yield what each block within one is, in the order of the lesson, and how deep it stands."""

    def of(block: Block, depth: int) -> Iterator[tuple[str, str, int | None, int]]:
        for child in block.children:
            yield child.kind, child.text or (child.source if child.kind == "code" else ""), child.number, depth
            yield from of(child, depth + 1)

    return of(block, 0)


SAME = {
    "a list": (
        "<ul>\n  <li>One <b>bold</b> word</li>\n\n  <li>a <code>&lt;b&gt;</code>\n</ul>",
        "- One **bold** word\n- a `<b>`",
    ),
    "a list that counts on, with one in it": (
        '<ol start="3"><li>Heat it<ul><li>slowly</li><li>to 80 °C</li></ul></li><li>Cool it</li></ol>',
        "3. Heat it\n   - slowly\n   - to 80 °C\n4. Cool it",
    ),
    "a heading": ('<h2 align="center">What is <em>rust</em>?</h2>', "## What is *rust*?"),
    "a table": (
        "<table>\n<thead>\n<tr><th>Sign<th>Note\n<tbody>\n\n<tr>\n<td>♯</td>\n<td>sharp | high</td>\n</tr>\n</table>",
        "| Sign | Note |\n|---|---|\n| ♯ | sharp \\| high |",
    ),
    "a table with rows over all columns": (
        '<table><tr><th colspan="2">Notes</th></tr><tr><th>Sign<th>Note<tr><td colspan="1">♯<td>sharp</table>',
        "| Sign | Note |\n|---|---|\n| ♯ | sharp |",
    ),
    "a table with a list in a cell": (
        "<table><tr><th>Sign<th>Notes<tr><td><p>♯</p></td><td>As:<ol><li>C</li><li>D</li></ol></td></tr></table>",
        "| Sign | Notes |\n|---|---|\n| ♯ | As:<br>1. C<br>2. D |",
    ),
    "prices": ("<ul><li>from $2 to $4</li></ul>", "- from $2 to $4"),
    "definitions": (
        "<dl>\n<dt>Ohm</dt>\n<dd>Unit.</dd>\n<dt>Volt</dt><dd><p>Another.</p>\n\n<p>No <i>ampere</i>.</p></dd></dl>",
        "Ohm\n: Unit.\n\nVolt\n: Another.\n\n    No *ampere*.",
    ),
    "code in a list": (
        '<ul><li>Run:<pre><code class="language-sh">ls -l\n  pwd</code></pre></li></ul>',
        "- Run:\n\n  ```sh\n  ls -l\n    pwd\n  ```",
    ),
    "a list within a container": (
        "<details>\n<summary>Why?</summary>\n<ul>\n  <li>It is short.</li>\n</ul>\n</details>",
        "<details>\n<summary>Why?</summary>\n\n- It is short.\n\n</details>",
    ),
}


@pytest.mark.parametrize("name", SAME)
def test_html_is_read_as_the_markdown_that_says_the_same(name: str) -> None:
    html, markdown = SAME[name]
    assert list(outline(tree(html))) == list(outline(tree(markdown)))


@pytest.mark.parametrize("name", [name for name in SAME if "container" not in name])
def test_what_was_html_shows_the_same_on_a_card(name: str) -> None:
    """The source of each block is Markdown of its own, which gives the same blocks again."""
    root = tree(SAME[name][0])
    again = tree("\n\n".join(child.source for child in root.children))
    assert list(outline(again)) == list(outline(tree(SAME[name][1])))
    assert "html_block" not in {token.type for token in card_parser().parse(root.children[0].source)}


def test_a_cell_that_holds_blocks_has_their_source() -> None:
    html = (
        "<table><tr><th>A</th><th>B</th></tr><tr><td>a</td><td>b<ul><li>c</li></ul><pre>d\n  e</pre></td></tr></table>"
    )
    (table,) = tree(html).children
    bare, told = table.children[1].children
    assert (bare.source, told.source) == ("a", "b\n\n- c\n\n```\nd\n  e\n```")
    assert told.text == "b\nc\nd\n  e"
    assert [in_cell(cell) for cell in (bare, told)] == [bare.source, told.source]


def test_a_row_over_all_columns_is_shown_with_the_table_and_is_no_row_of_it() -> None:
    html = '<table><tr><th>A</th><th>B</th></tr><tr><td colspan="2">Two</td></tr><tr><td>a</td><td>b</td></tr></table>'
    (table,) = tree(html).children
    assert [[cell.text for cell in row.children] for row in table.children] == [["A", "B"], ["a", "b"]]
    assert table.source == "| A | B |\n|---|---|\n| Two |\n| a | b |"


def test_rows_that_are_not_whole_are_shown_with_the_table_and_are_no_rows_of_it() -> None:
    html = (
        "<table><tr><th>A</th><th>B</th><th>C</th></tr><tr><td>1</td><td>2</td><td>3</td></tr>"
        '<tr><td>4</td><td rowspan="2">5</td><td>6</td></tr><tr><td>7</td><td>8</td></tr>'
        '<tr><td>9</td><td colspan="2">10</td></tr>'
        f"{'<tr><td>a</td><td>b</td><td>c</td></tr>' * 5}</table>"
    )
    (table,) = tree(html).children
    assert [row.text or row.children[0].text for row in table.children] == ["A", "1", *"aaaaa"]
    assert "| 4 | 5 | 6 |\n| 7 |  | 8 |\n| 9 | 10 |  |\n| a | b | c |" in table.source


def test_the_caption_of_a_table_stands_above_it() -> None:
    html = "<table><caption>Two <b>signs</b></caption><tr><th>A</th></tr><tr><td>a</td></tr></table>"
    assert [(block.kind, block.text) for block in tree(html).children] == [("paragraph", "Two signs"), ("table", "")]


def test_blocks_have_the_lines_of_the_file() -> None:
    text = "# Tides\n\n<dl>\n  <dt>Ebb</dt>\n\n  <dd>\n    The tide\n    goes out.\n  </dd>\n</dl>\n\nMore.\n"
    places = {(b.kind, b.text): (b.span.first, b.span.last) for b in tree(text).walk()}
    assert places["definitions", ""] == (3, 10)
    assert places["term", "Ebb"] == (4, 4)
    assert places["definition", ""] == (6, 9)
    assert places["paragraph", "The tide goes out."] == (7, 8)
    assert places["paragraph", "More."] == (12, 12)


@pytest.mark.parametrize(
    "text",
    [
        "<ul>\n<li>never closed",
        "<table>\n<tr><th>A</th></tr>\n<tr><td>\n\n**Markdown** stands here\n\n</td></tr>\n</table>",
        "<table><tr><td>no header</td></tr><tr><td>b</td></tr></table>",
        '<table><tr><th colspan="2">A</th></tr><tr><td>a</td><td>b</td></tr></table>',
        "<ul><li><script>alert(1)</script></li></ul>",
        "<ul><li><details><summary>A</summary>b</details></li></ul>",
        "<ol><li>{{ page.title }}</li></ol>",
        "<ul><li>$x < y$</li></ul>",
        "<dl><dd>A definition of nothing</dd></dl>",
        "<ul>text<li>a</li></ul>",
        "<h2>a</h3></h2>",
        "<ul></ul>",
        '<ol id="app">\n</ol>',
        '<table><tr><th>A</th><th>B</th><th>C</th></tr><tr><td colspan="2">a</td><td>b</td></tr></table>',
        '<table><tr><th>A</th><th>B</th></tr><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></table>',
        '<table><tr><th>A</th><th>B</th></tr><tr><td>a</td><td>b</td></tr><tr><td colspan="3">c</td></tr></table>',
        "<table><tr><th>A</th><th>B</th></tr><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
        '<table><tr><th>A</th><th>B</th></tr><tr><td rowspan="x">a</td><td>b</td></tr></table>',
        '<table><tr><th>A</th><th rowspan="2">B</th></tr><tr><th>a</th></tr><tr><td>b</td><td>c</td></tr></table>',
        "<table><tr><th>A</th></tr><tr><td><h2>a</h2></td></tr></table>",
        "<ul><li>an array is written <![ a b </li></ul>",
        "<h1><![foo bar]]>x</h1>",
        "<ul><li>a</li></ul> and more",
    ],
)
def test_all_else_stays_raw(text: str) -> None:
    kinds = {block.kind for block in tree(text).walk()}
    assert "html" in kinds
    assert not kinds & {"list", "table", "definitions", "heading"}


def test_code_is_left_alone() -> None:
    assert [block.kind for block in tree("    <ul><li>a</li></ul>\n").children] == ["code"]
    assert [block.kind for block in tree("```html\n<ul><li>a</li></ul>\n```\n").children] == ["code"]


TAGS = st.lists(
    st.sampled_from(
        [f"<{end}{name}>" for name in "ul ol li dl dt dd table tr th td h2 p b code pre".split() for end in ("", "/")]  # noqa: SIM905
        + [
            "<thead>",
            "<br>",
            "<blockquote>",
            "</blockquote>",
            "<![",
            "]>",
            "<!--",
            "-->",
            "word",
            "*star*",
            "1.",
            "#",
            "&lt;",
            "|",
            ">",
            "-",
            "`",
        ]
    )
    | st.sampled_from(["\n", "\n\n", "    ", " "]),
    max_size=30,
).map("".join)


@given(TAGS)
def test_no_html_is_too_wild(text: str) -> None:
    """Whatever people write: lines stay within the file and within those of the block around."""
    last = text.count("\n") + 1
    root = tree(text)
    for block in root.walk():
        assert 1 <= block.span.first <= block.span.last <= last
        for child in block.children:
            assert child.span.first >= block.span.first


WORDS = st.text("abcxyz*_`|<>&#+-.1é", min_size=1, max_size=8).filter(lambda word: word.strip() == word)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=3), min_size=1, max_size=4))
def test_text_is_kept_to_the_letter(items: list[list[str]]) -> None:
    def escaped(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;")

    html = "<ul>" + "".join(f"<li>{escaped(' '.join(words))}</li>" for words in items) + "</ul>"
    (found,) = tree(html).children
    assert [item.children[0].text for item in found.children] == [" ".join(words) for words in items]
    (again,) = tree(found.source).children
    assert [item.children[0].text for item in again.children] == [" ".join(words) for words in items]


@pytest.mark.parametrize("opening", ["<ul>\n<li>\n\n", "<table>\n<tr><td>\n\n", "<ul>\n\n"])
def test_what_is_refused_is_read_but_once(opening: str) -> None:
    closing = "".join(f"</{tag}>\n" for tag in reversed(re.findall(r"<(\w+)>", opening))) + "\n"

    def seconds(times: int) -> float:
        text = opening * times + "<foo>\n\n" + closing * times
        leave_out_what_is_there()
        start = time.process_time()
        tree(text)
        return time.process_time() - start

    seconds(10)
    assert min(seconds(800) for _ in range(3)) < 12 * min(seconds(200) for _ in range(3)) + 0.1


@pytest.mark.parametrize("piece", ["<ul>\n", "<ul>\n\n", "<ul><li>", "<table>\n<tr>\n", "<h2>a\n\n", "<dl><dt>\n"])
def test_what_is_never_closed_costs_no_more_than_its_length(piece: str) -> None:
    def seconds(times: int) -> float:
        text = piece * times
        leave_out_what_is_there()
        start = time.process_time()
        tree(text)
        return time.process_time() - start

    seconds(10)
    assert min(seconds(4000) for _ in range(3)) < 12 * min(seconds(1000) for _ in range(3)) + 0.05
