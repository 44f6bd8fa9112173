"""Other ways out than a package."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdeck.cards import Basic, Card, Choice, Cloze, IdentifiedCard, Markdown, Origin, Problem, Span
from mkdeck.decks.project import Deck
from mkdeck.export import FORMATS
from mkdeck.export.markdown import same_form
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.markdown import card_parser
from mkdeck.reading import extract

ORIGIN = Origin(span=Span("a.md", 3, 4), context=("Top", "Part"), evidence="marked")


def basic(front: str, back: str, *, both_ways: bool = False) -> Basic:
    return Basic(Markdown(front), Markdown(back), ORIGIN, both_ways=both_ways)


def cloze(text: str) -> Cloze:
    return Cloze(Markdown(text), ORIGIN)


def choice(front: str, options: Iterable[str], correct: tuple[int, ...], back: str = "") -> Choice:
    return Choice(Markdown(front), tuple(map(Markdown, options)), correct, Markdown(back), ORIGIN)


def identified(*cards: Card) -> list[IdentifiedCard]:
    return [IdentifiedCard(f"guid-{place}", card, "Course::A", ("a::b", "c"), 1) for place, card in enumerate(cards)]


def exported(form: str, *cards: Card) -> str:
    pieces = list(FORMATS[form](identified(*cards)))
    assert not any(isinstance(piece, Problem) for piece in pieces), pieces
    return "".join(map(str, pieces))


def _html(text: str) -> str:
    return str(card_parser().render(text))


class TestTable:
    def test_a_row_for_each_card(self) -> None:
        text = exported(
            "csv",
            basic("What,\n\n- is it?", 'A "thing".', both_ways=True),
            cloze("The {{c1::Rhine}}."),
            choice("Which?", ["One", "Two", "Three"], (0, 2), "Because."),
        )
        header, *rows = csv.reader(text.splitlines(keepends=True))
        assert header == ["front", "back", "kind", "tags", "deck", "context", "source", "id"]
        assert [row[:3] for row in rows] == [
            ["What,\n\n- is it?", 'A "thing".', "basic, both ways"],
            ["The {{c1::Rhine}}.", "", "cloze"],
            ["Which?\n\nA. One\nB. Two\nC. Three", "A, C\n\nBecause.", "choice"],
        ]
        assert rows[0][3:] == ["a::b c", "Course::A", "Top › Part", "a.md:3", "guid-0"]

    @pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "- - -\n- b", "-a\n-b", "\tx", "=-1"])
    def test_no_cell_is_a_formula(self, text: str) -> None:
        [_, row] = csv.reader(exported("tsv", basic(text, text)).splitlines(keepends=True), delimiter="\t")
        assert row[:2] == [f"'{text}"] * 2

    @pytest.mark.parametrize(
        ("text", "starred"),
        [
            ("- a\n- b", "* a\n* b"),
            ("+ a\n\n  + c\n\n+ b", "* a\n\n  + c\n\n* b"),
            ("- [ ] a\n  - b\n\nand\n\n- c", "* [ ] a\n  - b\n\nand\n\n- c"),
            ("- a\n\n  ```\n- x\n  ```\n\n```\n- y\n```", None),
            ("- a\nb\n\n$$\nx\n- y\n$$", "* a\nb\n\n$$\nx\n- y\n$$"),
            ("- a\n\n* b", "'- a\n\n* b"),
        ],
    )
    def test_a_list_is_a_list_and_no_formula(self, text: str, starred: str | None) -> None:
        [_, row] = csv.reader(exported("tsv", basic("Which?", text)).splitlines(keepends=True), delimiter="\t")
        assert starred is None or row[1] == starred
        assert row[1][0] in "*'"
        assert _html(row[1].removeprefix("'")) == _html(text)

    @given(st.lists(st.sampled_from(["- a", "  - b", "+ c", "* d", "- - e", "", "f", "    g", "```", "---", "1. h"])))
    def test_stars_change_nothing_of_a_text(self, lines: list[str]) -> None:
        text = "\n".join(["- a", *lines])
        [_, row] = csv.reader(exported("tsv", basic("Which?", text)).splitlines(keepends=True), delimiter="\t")
        assert _html(row[1].removeprefix("'")) == _html(text)

    def test_the_id_is_the_guid_even_where_it_begins_as_a_formula_does(self) -> None:
        card = replace(identified(basic("a", "b"))[0], guid="-JGSQ5F8wH-fGppE")
        for form, delimiter in (("csv", ","), ("tsv", "\t")):
            text = "".join(map(str, FORMATS[form]([card])))
            assert [*csv.reader(text.splitlines(keepends=True), delimiter=delimiter)][1][-1] == card.guid

    @pytest.mark.parametrize("text", ["-40", "+3.5", "-12,5%", "a=b", "2-1"])
    def test_a_number_with_a_sign_is_a_number(self, text: str) -> None:
        assert exported("csv", basic("How cold?", text)).splitlines()[1].split(",", 1)[1].lstrip('"').startswith(text)


def test_json_is_the_listing() -> None:
    [card] = json.loads(exported("json", basic("a", "b")))
    assert (card["id"], card["front"], card["back"]) == ("guid-0", "a", "b")


def test_anki_text_tells_its_columns_and_leaves_out_what_cannot_be_shown() -> None:
    *pieces, problem = FORMATS["txt"](identified(basic("a\tb", "c"), basic("<script></script>", "x")))
    assert "".join(map(str, pieces)).splitlines() == [
        "#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3", "#tags column:4",
        "guid-0\tmkdeck Basic\tCourse::A\ta::b c\t\"a\tb\"\tc\t\tTop › Part\t\ta.md:3 · Top › Part\t\t\t\t\t",
    ]  # fmt: skip
    assert isinstance(problem, Problem)


class TestMarkdown:
    def read(self, text: str) -> list[tuple[object, ...]]:
        lesson = parse_lesson("a.md", text)
        assert isinstance(lesson, Lesson)
        return [same_form(card) for card in extract(lesson, Deck((), Path(), facts="none")).collected.cards]

    def test_it_reads_as_a_list_of_questions_and_answers(self) -> None:
        assert exported(
            "md",
            basic("Where does the Danube rise?", "In the **Black Forest**."),
            basic("What does it pass?", "- Vienna\n- Budapest"),
            cloze("The {{c1::Rhine}} is long."),
            choice("Which is longer?", ["The Rhine", "The Danube"], (1,)),
            basic("Loire", "river of castles", both_ways=True),
            basic("What is\n\n```\n::: x\n```\n\nfor?", "# For\n\nA heading.\n\nAnswer: no\n\nThe end."),
        ) == (
            "<!-- Written by mkdeck export -->\n\n# Course › A\n\n"
            "1. Where does the Danube rise?\n\n   Answer: In the **Black Forest**.\n\n"
            "2. What does it pass?\n\n   Answer:\n\n   - Vienna\n   - Budapest\n\n"
            "3. The {{c1::Rhine}} is long.\n\n"
            "4. Which is longer?\n\n   - [ ] The Rhine\n   - [x] The Danube\n\n"
            "Loire ::: river of castles\n\n"
            "::::: question\nWhat is\n\n```\n::: x\n```\n\nfor?\n\n"
            ":::: answer\n# For\n\nA heading.\n\nAnswer: no\n\nThe end.\n::::\n:::::\n"
        )

    def test_a_card_that_would_not_come_back_is_written_all_the_same_and_is_a_problem(self) -> None:
        *text, problem = FORMATS["md"](identified(basic("What is a TLA?", "[An acronym](/acronym/)")))
        assert "An acronym" in "".join(map(str, text))
        assert str(problem) == "a.md:3: mkdeck would not read this card back as it is from Markdown"


words = st.text("abcdeäßλ字 1", min_size=1).map(str.strip).filter(lambda text: text[:1].isalpha())
pieces = st.one_of(
    words,
    words.map(lambda text: f"**{text}** and `{text}` and *{text}*."),
    st.lists(words, min_size=2, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    words.map(lambda text: f"```py\n{text}\n\n# no heading\nQ: no question\n:::\n```"),
    words.map(lambda text: f"| a | b |\n|---|---|\n| {text} | `c` |"),
    words.map(lambda text: f"> {text}"),
    words.map(lambda text: f"$$\n{text}\n$$"),
)
questions = st.builds(lambda text, more: "\n\n".join([f"What is {text}?", *more]), words, st.lists(pieces, max_size=1))
answers = st.builds(lambda text, more: "\n\n".join([f"It is {text}.", *more]), words, st.lists(pieces, max_size=3))
cards = st.one_of(
    st.builds(basic, questions, answers),
    st.builds(basic, words, words, both_ways=st.just(True)),
    words.map(lambda text: cloze(f"One {{{{c1::{text}}}}} and {{{{c2::another::hint}}}}.")),
    st.builds(
        lambda question, options, right: choice(f"Which is {question}?", options, (right,)),
        words, st.lists(words, min_size=2, max_size=4, unique=True), st.integers(0, 1),
    ),
)  # fmt: skip


@given(st.lists(cards, min_size=1, max_size=6, unique_by=lambda card: same_form(card)[0]))
@example([basic("What is a?", "It is a.\n\n> b\n\n- c\n- d"), basic("What is b?", "It is b.")])
def test_mkdeck_reads_back_what_it_wrote_as_markdown(found: list[Card]) -> None:
    """All that is not told of as a problem comes back; these cards hold nothing that would be one."""
    written = list(FORMATS["md"](identified(*found)))
    assert not [piece for piece in written if isinstance(piece, Problem)]
    assert TestMarkdown().read("".join(map(str, written))) == [same_form(card) for card in found]


Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    (tmp_path / "rivers.md").write_text("Q: Where does the Danube rise?\nA: In the Black Forest.\n", encoding="utf-8")

    def run(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "mkdeck", "export", *arguments]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        assert b"Traceback" not in result.stderr
        return result

    return run


class TestCommand:
    @pytest.mark.parametrize("form", FORMATS)
    def test_every_format_goes_to_standard_output_or_to_a_file(self, run: Run, tmp_path: Path, form: str) -> None:
        printed = run("rivers.md", "--format", form)
        written = run("rivers.md", "-o", f"out.{form}")
        assert (printed.returncode, written.returncode, written.stdout) == (0, 0, b"")
        assert printed.stdout == (tmp_path / f"out.{form}").read_bytes()
        assert b"Black Forest" in printed.stdout

    def test_a_format_that_contradicts_the_file_is_an_error(self, run: Run, tmp_path: Path) -> None:
        result = run("rivers.md", "--format", "md", "-o", "rivers.csv")
        assert result.returncode == 2
        assert b"-o rivers.csv ends as csv, and --format says md; leave out one of them" in result.stderr
        assert not (tmp_path / "rivers.csv").exists()
        assert run("rivers.md", "--format", "csv", "-o", "rivers.CSV").returncode == 0
        assert run("rivers.md", "--format", "csv", "-o", "rivers.dat").returncode == 0

    def test_a_format_must_be_named(self, run: Run) -> None:
        for arguments in (["rivers.md"], ["rivers.md", "-o", "out.docx"]):
            result = run(*arguments)
            assert (result.returncode, result.stdout) == (2, b"")
            assert b"name a format: --format csv|tsv|txt|json|md, or -o FILE with such an ending" in result.stderr

    def test_a_lesson_is_never_overwritten(self, run: Run, tmp_path: Path) -> None:
        before = (tmp_path / "rivers.md").read_bytes()
        result = run(".", "-o", "rivers.md")
        assert result.returncode == 2
        assert result.stderr == b"rivers.md: not written, since this file is no export; name another one\n"
        assert (tmp_path / "rivers.md").read_bytes() == before

    def test_a_file_among_the_lessons_of_a_deck_is_not_written(self, run: Run, tmp_path: Path) -> None:
        result = run(".", "-o", "cards.md")
        assert result.returncode == 2
        assert result.stderr.startswith(b"cards.md: not written, since the deck would read it as a lesson; ")
        assert not (tmp_path / "cards.md").exists()
        assert run("rivers.md", "-o", "cards.md").returncode == 0

    def test_an_older_export_is(self, run: Run) -> None:
        assert run("rivers.md", "-o", "out.md").returncode == 0
        assert run("rivers.md", "-o", "out.md").returncode == 0

    def test_without_a_card_an_older_file_stays(self, run: Run, tmp_path: Path) -> None:
        run("rivers.md", "-o", "out.csv")
        before = (tmp_path / "out.csv").read_bytes()
        (tmp_path / "rivers.md").write_text("Nothing.\n", encoding="utf-8")
        result = run("rivers.md", "-o", "out.csv")
        assert (result.returncode, result.stderr) == (2, b"out.csv: not written, since no card was found\n")
        assert (tmp_path / "out.csv").read_bytes() == before

    def test_problems_are_told_of_and_the_rest_is_written(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "more.md").write_text("Q: What is b?\nA: <script>b</script>\n\nQ: And?\n", encoding="utf-8")
        result = run(".", "-o", "out.txt")
        assert result.returncode == 1
        assert result.stderr.decode().splitlines() == [
            "more.md:2: `<script>` is left out of the card, with all within",
            "more.md:4: a question without an answer; write it behind A: on the next line",
            "more.md:1: the answer is empty once it is rendered, so the card is left out",
        ]
        assert b"Black Forest" in (tmp_path / "out.txt").read_bytes()
