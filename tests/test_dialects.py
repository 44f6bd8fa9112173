"""Containers of Markdown's dialects: who drew one makes no difference to the tree, and nothing is lost on the way."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garbage import leave_out_what_is_there
from mkdeck.cards import Block
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import Document, parse_document


def read(text: str) -> Document:
    lesson = parse_lesson("lesson.md", text)
    assert isinstance(lesson, Lesson), lesson
    return parse_document(lesson)


def outline(text: str) -> list[str]:
    """Return a line for each block: its kind, its lines, its roles and its text, indented by its depth."""

    def lines(block: Block, depth: int) -> Iterator[str]:
        where = f"{block.span.first}" + (f"-{block.span.last}" if block.span.last != block.span.first else "")
        roles = f" [{' '.join(dict.fromkeys(block.roles))}]" if block.roles else ""
        words = block.text or (block.source if block.kind in ("code", "html") else "")
        yield "  " * depth + f"{block.kind} {where}{roles}" + (f" {words!r}" if words else "")
        for child in block.children:
            yield from lines(child, depth + 1)

    return [line for child in read(text).root.children for line in lines(child, 0)]


def problems(text: str) -> list[str]:
    return [f"{problem.span.first}: {problem.message}" for problem in read(text).problems]


def containers(text: str) -> list[Block]:
    return [block for block in read(text).root.walk() if block.kind == "container"]


# ---------------------------------------------------------------- the same container, whoever drew it


@dataclass(frozen=True)
class Dialect:
    """How one dialect writes a container that holds the paragraph BODY."""

    lines: tuple[str, ...]
    roles: frozenset[str]
    title: str = ""


BODY = "It *melts*."


def dialect(lines: str, roles: str, title: str = "") -> Dialect:
    return Dialect(tuple(lines.replace("BODY", BODY).split("\n")), frozenset(roles.split()), title)


DIALECTS = {
    "HTML details": dialect("<details>\n<summary>Show</summary>\n\nBODY\n\n</details>", "details", "Show"),
    "HTML details without blank lines": dialect(
        "<details>\n<summary>Show</summary>\nBODY\n</details>", "details", "Show"
    ),
    "HTML details, summary on its line": dialect(
        "<details><summary>Show</summary>\n\nBODY\n\n</details>", "details", "Show"
    ),
    "HTML details, bold summary": dialect(
        "<details>\n<summary><b>Show</b></summary>\n\nBODY\n\n</details>", "details", "Show"
    ),
    "HTML details, summary of its own lines": dialect(
        "<details>\n<summary>\nShow\n</summary>\n\nBODY\n\n</details>", "details", "Show"
    ),
    "HTML class": dialect('<div class="solution hidden">\n\nBODY\n\n</div>', "div solution hidden"),
    "HTML, in capitals": dialect("<DETAILS>\n<SUMMARY>Show</SUMMARY>\n\nBODY\n\n</DETAILS>", "details", "Show"),
    "a tag over several lines": dialect(
        "<details\n  class='solution'\n  open>\n\nBODY\n\n</details>", "details solution"
    ),
    "a component": dialect('<Solution title="Show">\n\nBODY\n\n</Solution>', "solution", "Show"),
    "a component, indented": dialect("<Solution>\n  BODY\n</Solution>", "solution"),
    "a component's expression": dialect("<Card type={`answer`}>\n\nBODY\n\n</Card>", "card answer"),
    "a custom element": dialect("<quiz-answer>\n\nBODY\n\n</quiz-answer>", "quiz-answer"),
    "Pandoc": dialect('::: {.solution #one title="Show"}\nBODY\n:::', "solution", "Show"),
    "Pandoc, longer fences": dialect(":::::: solution ::::::\nBODY\n::::::", "solution"),
    "MyST, colons": dialect(":::{solution} Show\n:class: dropdown\n\nBODY\n:::", "details solution dropdown", "Show"),
    "MyST, backticks": dialect("```{solution} Show\nBODY\n```", "solution", "Show"),
    "MyST, backticks and an option": dialect("```{exercise}\n:class: hard\n\nBODY\n```", "exercise hard"),
    "Docusaurus": dialect(":::details[Show]\n\nBODY\n\n:::", "details", "Show"),
    "VuePress": dialect("::: details Show\nBODY\n:::", "details", "Show"),
    "MkDocs, open": dialect('!!! solution "Show"\n    BODY', "solution", "Show"),
    "MkDocs, folded": dialect('??? answer "Show"\n\n    BODY', "details answer", "Show"),
    "MkDocs, unfolded": dialect("???+ question\n    BODY", "details question"),
    "Hugo": dialect('{{< details "Show" >}}\nBODY\n{{< /details >}}', "details", "Show"),
    "Hugo, of Markdown": dialect("{{% solution %}}\n\nBODY\n\n{{% /solution %}}", "solution"),
    "Jekyll": dialect('{% details "Show" %}\nBODY\n{% enddetails %}', "details", "Show"),
}


def alone(lines: list[str]) -> list[str]:
    return lines


def in_an_item(lines: list[str]) -> list[str]:
    return ["1. Before.", "", *("   " + line if line else "" for line in lines), "2. Next."]


def in_a_nested_item(lines: list[str]) -> list[str]:
    return ["- Outer.", "  - Inner.", "", *("    " + line if line else "" for line in lines)]


def in_a_quotation(lines: list[str]) -> list[str]:
    return ["> Before.", ">", *(f"> {line}".rstrip() for line in lines), "", "After."]


def in_a_quotation_within_an_item(lines: list[str]) -> list[str]:
    return ["- Before.", "", *(f"  > {line}".rstrip() for line in lines)]


def below_a_heading(lines: list[str]) -> list[str]:
    return ["# Ice", "", "Before.", *lines, "## Water", "", "After."]


def within_details(lines: list[str]) -> list[str]:
    return ["<details>", "<summary>Outer</summary>", "", *lines, "</details>"]


def within_colons(lines: list[str]) -> list[str]:
    return [":::::::: question", *lines, "::::::::"]


PLACES = (alone, in_an_item, in_a_nested_item, in_a_quotation, in_a_quotation_within_an_item, below_a_heading,
          within_details, within_colons)  # fmt: skip


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@pytest.mark.parametrize("name", DIALECTS)
def test_a_container_is_the_same_whoever_drew_it_and_wherever_it_stands(
    name: str, place: Callable[[list[str]], list[str]]
) -> None:
    written = DIALECTS[name]
    lines = place(list(written.lines))
    body = next(n for n, line in enumerate(lines, 1) if BODY in line)
    first = body - next(n for n, line in enumerate(written.lines) if BODY in line)

    found = next(block for block in containers("\n".join(lines)) if block.span.first == first)

    assert (found.span.first, found.span.last) == (first, first + len(written.lines) - 1)
    assert found.text == written.title
    assert set(found.roles) == written.roles
    assert [(child.kind, child.text, child.span.first) for child in found.children] == [
        ("paragraph", "It melts.", body)
    ]
    assert found.source == (f"**{written.title}**\n\n" if written.title else "") + BODY
    assert problems("\n".join(lines)) == []


def test_what_follows_a_container_is_outside() -> None:
    assert outline("::: solution\nIn.\n:::\nOut.\n\n<Answer>\nIn.\n</Answer>\nOut.\n") == [
        "container 1-3 [solution]",
        "  paragraph 2 'In.'",
        "paragraph 4 'Out.'",
        "container 6-8 [answer]",
        "  paragraph 7 'In.'",
        "paragraph 9 'Out.'",
    ]


def test_blocks_of_every_kind_keep_their_lines_within_a_container() -> None:
    text = (
        "<details>\n<summary>Answer</summary>\n- a\n- b\n\n> c\n\n```sh\nd\n```\n\n| e |\n|---|\n| f |\n\n</details>\n"
    )
    assert outline(text) == [
        "container 1-16 [details] 'Answer'",
        "  list 3-4",
        "    item 3",
        "      paragraph 3 'a'",
        "    item 4",
        "      paragraph 4 'b'",
        "  quote 6",
        "    paragraph 6 'c'",
        "  code 8-10 '```sh\\nd\\n```'",
        "  table 12-14",
        "    row 12 [header]",
        "      cell 12 'e'",
        "    row 14",
        "      cell 14 'f'",
    ]


def test_containers_within_containers() -> None:
    text = (
        ":::: exercise\nWhy?\n\n::: answer\n<details>\n<summary>More</summary>\n\nSo.\n\n</details>\n:::\n\nHm.\n::::\n"
    )
    assert outline(text) == [
        "container 1-14 [exercise]",
        "  paragraph 2 'Why?'",
        "  container 4-11 [answer]",
        "    container 5-10 [details] 'More'",
        "      paragraph 8 'So.'",
        "  paragraph 13 'Hm.'",
    ]


def test_admonitions_within_admonitions() -> None:
    assert outline('??? question "One"\n    Why?\n\n    ??? answer "Two"\n        So.\nOut.\n') == [
        "container 1-5 [details question] 'One'",
        "  paragraph 2 'Why?'",
        "  container 4-5 [details answer] 'Two'",
        "    paragraph 5 'So.'",
        "paragraph 6 'Out.'",
    ]


def test_directives_within_directives_in_backticks() -> None:
    assert outline("````{exercise}\nWhy?\n\n```{solution} So\nIt *is*.\n```\n````\n") == [
        "container 1-7 [exercise]",
        "  paragraph 2 'Why?'",
        "  container 4-6 [solution] 'So'",
        "    paragraph 5 'It is.'",
    ]


def test_headings_within_a_container_open_sections_there_and_nowhere_else() -> None:
    assert outline("# A\n\n::: solution\n## B\n\nIn.\n:::\n\nOut.\n") == [
        "section 1-9",
        "  heading 1 'A'",
        "  container 3-7 [solution]",
        "    section 4-6 [solution]",
        "      heading 4 'B'",
        "      paragraph 6 'In.'",
        "  paragraph 9 'Out.'",
    ]


def test_a_title_is_the_context_of_what_stands_below_it_but_not_when_it_only_says_answer() -> None:
    def context(title: str) -> tuple[str, ...]:
        text = f"# Ice\n\n<details>\n<summary>{title}</summary>\n\nIt melts.\n\n</details>\n"
        return next(block.context for block in read(text).root.walk() if block.text == "It melts.")

    assert context("When is it wet?") == ("Ice", "When is it wet?")
    assert context("Show answer") == ("Ice",)


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n\nIt melts.\n\n</div>\n",
        '<div align="center">\n\nIt melts.\n\n</div>\n',
        "<Tabs>\n<TabItem>\n\nIt melts.\n\n</TabItem>\n</Tabs>\n",
        ":::: {.columns}\n::: {.column}\nIt melts.\n:::\n::::\n",
        "{% raw %}\nIt melts.\n{% endraw %}\n",
        '{{< callout type="info" >}}\nIt melts.\n{{< /callout >}}\n',
        "<br>\n\n</div>\n\n:::\n\nIt melts.\n\n{{< /details >}}\n",
    ],
)
def test_containers_that_say_nothing_leave_their_blocks_where_they_are(text: str) -> None:
    assert [(block.kind, block.text) for block in read(text).root.children if block.kind != "html"] == [
        ("paragraph", "It melts.")
    ]
    assert problems(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("::: note\nIt melts.\n:::\n", "> [!note]\n> It melts."),
        ('!!! tip "In *May*"\n    It melts.\n\n    - Soon\n', "> [!tip] In *May*\n> It melts.\n>\n> - Soon"),
        ("```{note}\nIt melts.\n```\n", "> [!note]\n> It melts."),
        ("> [!WARNING]\n> It melts.\n", "> [!warning]\n> It melts."),
        (":::{tip} Solution\nIt melts.\n:::\n", "**Solution**\n\nIt melts."),
    ],
)
def test_an_alert_is_a_container_whose_source_tells_its_kind_and_title(text: str, source: str) -> None:
    (alert,) = read(text).root.children
    assert (alert.kind, alert.source) == ("container", source)


def test_text_on_the_line_of_a_tag() -> None:
    assert outline("<details><summary>Why?</summary>So.</details>\n") == [
        "container 1 [details] 'Why?'",
        "  paragraph 1 'So.'",
    ]
    assert outline('<div class="answer">So it *is*,\nand was.</div> Out.\n') == [
        "container 1-2 [div answer]",
        "  paragraph 1-2 'So it is,\\nand was.'",
        "paragraph 1-2 'Out.'",
    ]


def test_a_component_that_closes_itself_holds_nothing() -> None:
    assert outline('<Answer/>\n\nIt melts.\n\n<Video src="a.mp4" />\n\nAgain.\n') == [
        "paragraph 3 'It melts.'",
        "paragraph 7 'Again.'",
    ]


def test_tags_within_running_text_are_no_containers() -> None:
    assert [line.split(" ")[0] for line in outline("Write <details> and <Solution> here.\n")] == ["paragraph"]


def test_an_indent_within_a_container_is_style_and_outside_it_is_code() -> None:
    assert outline("<Solution>\n\n    It *melts*.\n\n</Solution>\n\n    <Solution>\n") == [
        "container 1-5 [solution]",
        "  paragraph 3 'It melts.'",
        "code 7 '    <Solution>'",
    ]


# ---------------------------------------------------------------- code and comments are opaque


@pytest.mark.parametrize(
    "text",
    [
        "```{python}\n<details>\n```\n",
        "```{code-cell} ipython3\n::: solution\n```\n",
        "```{r, echo=FALSE}\n!!! note\n```\n",
        "```{math}\n\\frac{1}{2}\n```\n",
        "```html\n<details>\n<summary>Show</summary>\n</details>\n```\n",
        "~~~\n::: solution\n:::\n~~~\n",
        "    ::: solution\n    :::\n",
        "    {% details %}\n",
    ],
)
def test_signs_within_code_are_code(text: str) -> None:
    assert [block.kind for block in read(text).root.walk()] == ["document", "code"]
    assert problems(text) == []


def test_signs_within_a_comment_are_a_comment() -> None:
    assert [block.kind for block in read("<!--\n<details>\n::: solution\n-->\n").root.walk()] == ["document", "html"]


# ---------------------------------------------------------------- attributes, and what running text leaves out


def test_an_attribute_line_gives_the_block_before_it_its_roles() -> None:
    text = '> It melts.\n{: .solution #one}\n\nWhy?\n{: .question .hard data-x="y"}\n\n- a\n{:.answer}\n'
    assert [(block.kind, block.roles[:1]) for block in read(text).root.children] == [
        ("quote", ("solution",)),
        ("paragraph", ("question",)),
        ("list", ("answer",)),
    ]


def test_an_attribute_line_with_nothing_before_it_and_the_end_of_a_block() -> None:
    assert outline("{: .solution}\n\nOne.\n\n^\n\nTwo.\n") == ["paragraph 3 'One.'", "paragraph 7 'Two.'"]


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("It {/* never */}melts.", "It melts."),
        ("It melts{/* over\ntwo lines */}.", "It melts."),
        ('It melts {{< ref "a.md" >}}.', "It melts ."),
        ("It {% raw %}melts{% endraw %}.", "It melts."),
        ("It melts.{#one .two}", "It melts."),
        ("It [melts]{.answer}.", "It melts."),
        ("{term}`Ice` melts.", "Ice melts."),
        ("{py:func}`melt` melts.", "melt melts."),
        ("{{ name }} and {x} and {} stay.", "{{ name }} and {x} and {} stay."),
        ("`{{< ref >}}` and `{#a}` stay.", "{{< ref >}} and {#a} stay."),
        ("A set {1, 2} and { /* not */ } stay.", "A set {1, 2} and { /* not */ } stay."),
    ],
)
def test_what_a_site_generator_takes_out_of_running_text_is_not_read(written: str, read_as: str) -> None:
    assert [block.text for block in read(written).root.children] == [read_as]


def test_what_pandoc_says_is_underlined_or_highlighted_is_read_as_html_says_it() -> None:
    (block,) = read("Ice [melts]{.underline} at [**0 °C**]{.mark .big}, [says]{.who} she.\n").root.children
    assert block.source == "Ice <u>melts</u> at <mark>**0 °C**</mark>, says she."


def test_a_heading_is_without_its_attributes() -> None:
    assert [block.source for block in read("## Ice {#ice .hard}\n").root.walk() if block.kind == "heading"] == [
        "## Ice"
    ]


# ---------------------------------------------------------------- what an author forgot

DETAILS = "the <details> that opens here is never closed"
COLONS = "the ::: that opens here is never closed"
FENCE = "the code that opens here is never closed; end it with a line like its first"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\n<details>\n<summary>S</summary>\n\nTwo.\n\n# Three\n\nFour.\n", [f"3: {DETAILS}"]),
        ("<details>\n\nOne.\n\n<details>\n\nTwo.\n\n</details>\n", [f"1: {DETAILS}"]),
        ("<details>\nOne.\n\n<details>\nTwo.\n", [f"1: {DETAILS}", f"4: {DETAILS}"]),
        ("One.\n\n::: solution\nTwo.\n\nThree.\n", [f"3: {COLONS}"]),
        (":::: a\n::: solution\nOne.\n::::\n\nTwo.\n", [f"1: {COLONS}"]),
        ("> ::: solution\n> One.\n\nTwo.\n", [f"1: {COLONS}"]),
        ("- One.\n\n  <details>\n\n  Two.\n- Three.\n", [f"3: {DETAILS}"]),
        ("One.\n\n```py\na = 1\n\n# Two\n\nThree.\n", [f"3: {FENCE}"]),
        ("~~~\na\n~~\n", [f"1: {FENCE}"]),
        ("One.\n\n~~~~ end of the pool ~~~~\n\n", []),
        ("~~~~ end of the pool ~~~~\n\nOne.\n", [f"1: {FENCE}"]),
        ("<details>\n\n```\na\n\n</details>\n\nOne.\n", [f"3: {FENCE}"]),
        ("---\ntitle: T\n---\n\n<details>\n\nOne.\n", [f"5: {DETAILS}"]),
        ("<div>\n\n<Solution>\n\nOne.\n", []),
    ],
)
def test_what_is_never_closed_is_a_problem_at_its_line(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


def test_a_forgotten_end_of_details_is_guessed() -> None:
    assert outline("<details>\n<summary>A</summary>\n\nOne.\n\n<details>\n<summary>B</summary>\n\nTwo.\n\n# C\n") == [
        "container 1-4 [details] 'A'",
        "  paragraph 4 'One.'",
        "container 6-9 [details] 'B'",
        "  paragraph 9 'Two.'",
        "section 11",
        "  heading 11 'C'",
    ]


def test_a_forgotten_fence_ends_where_the_text_plainly_goes_on() -> None:
    assert outline("```py\na = 1\n# a remark\n\n## Two\n\nThree.\n") == [
        "code 1-3 '```py\\na = 1\\n# a remark'",
        "section 5-7",
        "  heading 5 'Two'",
        "  paragraph 7 'Three.'",
    ]


def test_colons_that_are_never_closed_lose_nothing() -> None:
    assert outline("::: solution\nOne.\n\n# Two\n\nThree.\n") == [
        "paragraph 2 'One.'",
        "section 4-6",
        "  heading 4 'Two'",
        "  paragraph 6 'Three.'",
    ]


# ---------------------------------------------------------------- how a file is saved


@pytest.mark.parametrize("name", DIALECTS)
def test_line_ends_make_no_difference(name: str) -> None:
    text = "\n".join(["Before.", "", *DIALECTS[name].lines, "", "After.", ""])
    assert outline(text.replace("\n", "\r\n")) == outline(text) == outline(text.replace("\n", "\r"))


def test_a_byte_order_mark_and_spaces_that_do_not_break() -> None:
    text = "::: solution\nIt\u00a0melts.\n:::\n"
    lesson = parse_lesson("lesson.md", text.encode("utf-8-sig").decode("utf-8-sig"))
    assert isinstance(lesson, Lesson)
    assert outline(text) == ["container 1-3 [solution]", "  paragraph 2 'It\\xa0melts.'"]


def test_tabs_indent() -> None:
    assert outline('!!! solution "T"\n\tIt melts.\n') == ["container 1-2 [solution] 'T'", "  paragraph 2 'It melts.'"]
    assert outline("1.\tWhy?\n\n\t::: solution\n\tSo.\n\t:::\n") == [
        "list 1-5",
        "  item 1-5",
        "    paragraph 1 'Why?'",
        "    container 3-5 [solution]",
        "      paragraph 4 'So.'",
    ]


# ---------------------------------------------------------------- any mixture

SIGNS = (
    "<details>", "</details>", "<summary>", "</summary>", '<div class="solution">', "<div>", "</div>", "<Solution>",
    "</Solution>", "<Tabs/>", "<span>", "<p>", "<br>", "<!--", "-->", "::: solution", "::: {.note}", ":::", "::::",
    ":::tip[T]", '!!! note "T"', "??? question", "{: .solution}", "^", '{% details "T" %}', "{% enddetails %}",
    "{{< expand >}}", "{{< /expand >}}", "```", "````", "~~~", "```{note}", "```{python}", "# H", "## H", "---", "===",
    ":class: dropdown", "| a | b |\n|---|---|",
)  # fmt: skip
PREFIXES = ("", "", "", "> ", "> > ", "- ", "  ", "1. ", "    ", "- - ", ": ", ">")
FORMS = ("%s", "%s", "<div>%s", "<details>%s", "<summary>%s</summary>", "<Answer>%s</Answer>", "%s</details>", "## %s")

SIGN_LINES = st.tuples(st.sampled_from(["", "", "> "]), st.sampled_from(SIGNS)).map("".join)
PROSE_LINES = st.tuples(st.sampled_from(PREFIXES), st.sampled_from(FORMS)).map("".join)
LESSONS = st.lists(st.one_of(SIGN_LINES, PROSE_LINES, PROSE_LINES, st.just("")), max_size=24).map(
    lambda lines: "\n".join(line.replace("%s", f"word{n}.") for n, line in enumerate(lines, 1))
)
TANGLES = st.lists(
    st.sampled_from(
        [
            *SIGNS,
            "<details",
            "'>",
            "{/*",
            "*/}",
            "{: ",
            "{{< ",
            *PREFIXES,
            "\n",
            "\n",
            "\n\n",
            "\t",
            "\r\n",
            "\u00a0",
            "\ufeff",
            "{",
            "}",
            "`",
            "字",
        ]
    ),
    max_size=60,
).map("".join)


@given(LESSONS | TANGLES)
def test_any_mixture_gives_a_tree_whose_blocks_have_lines_of_the_file(text: str) -> None:
    lesson = parse_lesson("lesson.md", text)
    if not isinstance(lesson, Lesson):
        return
    document = parse_document(lesson)
    for block in document.root.walk():
        assert 1 <= block.span.first <= block.span.last <= len(lesson.lines)
        assert all(0 <= mark.start <= mark.end <= len(block.text) for mark in block.inline.marks)
    assert all(1 <= problem.span.first <= len(lesson.lines) for problem in document.problems)


@given(LESSONS)
def test_children_lie_within_their_parents_and_stand_in_order(text: str) -> None:
    for block in read("Lesson.\n\n" + text).root.walk():
        assert all(block.span.contains(child.span) for child in block.children)
        firsts = [child.span.first for child in block.children]
        assert firsts == sorted(firsts)


@given(LESSONS)
def test_no_line_of_prose_is_lost(text: str) -> None:
    found = "\n".join(block.source + "\n" + block.text for block in read("Lesson.\n\n" + text).root.children)
    missing = [word for word in re.findall(r"word\d+\.", text) if word not in found]
    assert missing == []


@given(LESSONS)
def test_a_container_within_a_quotation_is_read_as_outside(text: str) -> None:
    def shape(blocks: tuple[Block, ...]) -> list[tuple[object, ...]]:
        return [(b.kind, b.span.first, b.text, b.roles, *shape(b.children)) for b in blocks]

    outside = read("Lesson.\n\n" + text).root
    quoted = read("\n".join(f"> {line}" for line in ("Lesson.\n\n" + text).split("\n"))).root
    assert [block.kind for block in quoted.children] == ["quote"]
    assert shape(quoted.children[0].children) == shape(outside.children)


# ---------------------------------------------------------------- cost


def seconds(text: str) -> float:
    lesson = parse_lesson("lesson.md", text)
    assert isinstance(lesson, Lesson)
    leave_out_what_is_there()
    start = time.process_time()
    parse_document(lesson)
    return time.process_time() - start


COSTLY: dict[str, tuple[int, Callable[[int], str]]] = {
    "<details> that nobody closes": (1250, lambda n: "<details>\n" * n),
    "<details> with text that nobody closes": (500, lambda n: "<details>\n<summary>S</summary>\n\nText.\n\n" * n),
    "quotations in quotations": (1250, lambda n: "> " * n + "deep"),
    "colons that nobody closes": (1250, lambda n: "::: note\n" * n),
    "colons that nobody opens": (1250, lambda n: ":::\n" * n),
    "<div> in <div>": (625, lambda n: "<div>\n" * n + "deep\n" + "</div>\n" * n),
    "<div> in <div>, with blank lines": (625, lambda n: "<div>\n\n" * n + "deep\n\n" + "</div>\n\n" * n),
    "<div> in <div>, on one line": (625, lambda n: "<div>" * n + "deep" + "</div>" * n),
    "containers with a role": (625, lambda n: '<div class="answer">\n\n' * n + "deep\n\n" + "</div>\n\n" * n),
    "a tag that never ends": (2500, lambda n: "<details " + 'a="b" ' * n),
    "tags over too many lines": (1250, lambda n: "<details\n" * n),
    "attributes that never end": (2500, lambda n: '{: a="' * n),
    "shortcodes that never end": (2500, lambda n: "{{< a " * n),
    "shortcodes in running text": (2500, lambda n: "x {% " * n),
    "comments that never end": (2500, lambda n: "x {/* " * n),
    "admonitions in a row": (500, lambda n: "!!! note\n    a\n\n" * n),
    "attribute lines": (1250, lambda n: "a\n{: .b}\n" * n),
    "one long line": (131_072, lambda n: "w " * (n // 2)),
    "one long line of brackets": (2000, lambda n: "[" * n),
    "one long line of tags": (2000, lambda n: "<" * n),
}


@pytest.mark.parametrize("name", COSTLY)
def test_four_times_the_text_costs_about_four_times_as_much(name: str) -> None:
    """The bound is generous, because a machine may be busy; what grows with the square costs sixteen times as much."""
    size, build = COSTLY[name]
    small, large = build(size), build(4 * size)
    seconds(small)
    least_small = least_large = float("inf")
    for _ in range(6):
        least_small, least_large = min(least_small, seconds(small)), min(least_large, seconds(large))
        if least_large <= max(12 * least_small, 0.05):
            return
    raise AssertionError(f"{least_small:.3f} s, and {least_large:.3f} s for four times the text")
