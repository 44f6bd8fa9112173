"""Links and embeds as Obsidian writes them: text, pictures and sounds on cards, and nothing of it in code."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mkdeck.cards import Basic, Note
from mkdeck.cli import main
from mkdeck.decks.project import Deck
from mkdeck.lessons.finding import files_by_name, paths_of
from mkdeck.links.pages import lesson_pages
from mkdeck.parsing.wikilinks import Embed, read_embed
from mkdeck.pipeline import DeckContents, read_deck
from mkdeck.render import render_note

PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d49484452")
SOUND = b"ID3\x04" + bytes(100)


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    (tmp_path / "vault/.git").mkdir(parents=True)
    (tmp_path / "vault/notes").mkdir()
    return tmp_path / "vault"


def put(vault: Path, *names: str, data: bytes = PICTURE) -> None:
    for name in names:
        (vault / name).parent.mkdir(parents=True, exist_ok=True)
        (vault / name).write_bytes(data)


def read(vault: Path, answer: str, question: str = "What is it?") -> DeckContents:
    (vault / "notes/one.md").write_text(f"# Title\n\n## {question}\n\n{answer}\n", encoding="utf-8")
    return read_deck(Deck((vault / "notes/one.md",), vault / "a.apkg"))


def note_of(contents: DeckContents) -> Note:
    page = next(iter(lesson_pages(contents.deck, [read.lesson for read in contents.lessons]).values()))
    (card,) = contents.cards
    note = render_note(card, 1, page)
    assert isinstance(note, Note)
    return note


def problems(contents: DeckContents) -> list[str]:
    return [f"{problem.span.first}: {problem.message}" for problem in contents.problems]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("[[Cells|the cell]]", "the cell"),
        ("[[Cells]]s", "Cellss"),
        ("[[Biology/Cells.md]]", "Cells"),
        ("[[Cells#Membrane]]", "Cells > Membrane"),
        ("[[Cells#Membrane#Proteins]]", "Cells > Membrane > Proteins"),
        ("[[#Membrane]]", "Membrane"),
        ("[[Cells#^a1b2]]", "Cells"),
        ("**[[Cells]]** and *[[Cells|a cell]]*", "**Cells** and *a cell*"),
        ("[see [[Cells]]](http://a.b)", "[see Cells](http://a.b)"),
        ("- in [[Cells]]\n  and [[Nuclei|a\u00a0nucleus]]", "- in Cells\n  and a\u00a0nucleus"),
        ("> In [[Cells]]\n> and [[Nuclei]]\n\nIn both.", "> In Cells\n> and Nuclei\n\nIn both."),
        ("| a | b |\n|-|-|\n| `[[x]]` | [[x]], [[Cells\\|a cell]] |", "| a | b |\n|-|-|\n| `[[x]]` | x, a cell |"),
        ("| a | b |\n|-|-|\n| `[[x]]` | [[x]] |", "| a | b |\n|-|-|\n| `[[x]]` | x |"),
        ("| a | b |\n|-|-|\n| [[x]] | `[[x]]` |", "| a | b |\n|-|-|\n| x | `[[x]]` |"),
        ("[[1. Cells]]", "1\\. Cells"),
        ("It is\n[[- a dash]]", "It is\n[[- a dash]]"),
        ("[[a_b_c]] and [[*x*]]", "a_b_c and \\*x\\*"),
        ("a `[[Cells]]` b [[Cells]]", "a `[[Cells]]` b Cells"),
        ("```\n[[Cells]]\n```", "```\n[[Cells]]\n```"),
        ("in $[[a]]$ and \\[[a]]", "in $[[a]]$ and \\[[a]]"),
        ("x[[i]], [[1]], [[ -f a ]], [[\"a\"]], [[_TOC_]]", "x[[i]], [[1]], [[ -f a ]], [[\"a\"]], [[_TOC_]]"),
        ("A = [[Cells]], f([[Cells]]), [[x,y]]", "A = [[Cells]], f([[Cells]]), [[x,y]]"),
        ("[[a]](http://b.c) [[type:Back]]", "[[a]](http://b.c) [[type:Back]]"),
    ],
)  # fmt: skip
def test_a_link_is_its_text(vault: Path, written: str, text: str) -> None:
    contents = read(vault, written)
    (card,) = contents.cards
    assert isinstance(card.card, Basic)
    assert card.card.back == text
    assert contents.problems == ()


def test_brackets_that_are_defined_are_links_of_markdown(vault: Path) -> None:
    contents = read(vault, "See [[rivers]] there\n\n[rivers]: http://a.b")
    assert 'See [<a href="http://a.b" rel="noopener noreferrer">rivers</a>] there' in note_of(contents).fields["Back"]


def test_questions_and_headings_have_links_as_text(vault: Path) -> None:
    (card,) = read(vault, "Yes", "Is [[Cells|a cell]] a [[Thing]]?").cards
    assert isinstance(card.card, Basic)
    assert card.card.front == "Is a cell a Thing?"


@pytest.mark.parametrize(
    ("target", "embed"),
    [
        ("[[a.png]]", Embed("a.png")),
        ("[[b c/a.png|300]]", Embed("b c/a.png", "", ' width="300"')),
        ("[[a.png|300x20]]", Embed("a.png", "", ' width="300" height="20"')),
        ("[[a.png|A cell]]", Embed("a.png", "A cell")),
        ("[[a.png#right|A cell|30]]", Embed("a.png", "A cell", ' width="30"')),
        ("a.png", None),
    ],
)
def test_an_embed_is_read(target: str, embed: Embed | None) -> None:
    assert read_embed(target) == embed


@pytest.mark.parametrize(
    ("file", "written", "tag"),
    [
        ("notes/cell.png", "![[cell.png]]", 'alt="">'),
        ("notes/a cell.png", "![[a cell.png|A \"cell\"|30]]", 'alt="A &quot;cell&quot;" width="30">'),
        ("attachments/cell.png", "![[cell.png|300]]", 'alt="" width="300">'),
        ("notes/attachments/deep/Cell.PNG", "![[cell.png]]", 'alt="">'),
        ("attachments/für.png", "![[fu\u0308r.png]]", 'alt="">'),
        ("a/pictures/cell.png", "![[pictures/cell.png]]", 'alt="">'),
        ("pictures/cell.png", "![[pictures/cell.png]]", 'alt="">'),
        ("pictures/cell.png", "![[../pictures/cell.png]]", 'alt="">'),
        ("notes/cell.png", "- one ![[cell.png|20x30]]\n- two", 'alt="" width="20" height="30">'),
        ("notes/cell.png", "| a | b |\n|---|---|\n| c | ![[cell.png\\|20]] |", 'alt="" width="20">'),
    ],
)  # fmt: skip
def test_an_embedded_picture_is_found_and_shown(vault: Path, file: str, written: str, tag: str) -> None:
    put(vault, file)
    contents = read(vault, written)
    assert contents.problems == ()
    note = note_of(contents)
    assert tag in note.fields["Back"]
    assert "[[" not in note.fields["Back"]
    assert list(note.media.values()) == [(vault / file).resolve()]


def test_the_picture_beside_the_lesson_comes_first(vault: Path) -> None:
    put(vault, "notes/cell.png", "a/cell.png", "cell.png")
    assert list(note_of(read(vault, "![[cell.png]]")).media.values()) == [(vault / "notes/cell.png").resolve()]


def test_a_sound_is_played(vault: Path) -> None:
    put(vault, "sounds/say.mp3", data=SOUND)
    assert "[sound:mkdeck-" in note_of(read(vault, "![[say.mp3]]")).fields["Back"]


def test_an_embed_beside_a_separator_is_a_card(vault: Path) -> None:
    put(vault, "cell.png")
    (vault / "notes/one.md").write_text("# T\n\nWhat does this show? :: ![[cell.png]]\n", encoding="utf-8")
    note = note_of(read_deck(Deck((vault / "notes/one.md",), vault / "a.apkg")))
    assert note.fields["Back"].startswith('<img src="mkdeck-')


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("Text.\n\n![[nope.png|300]]", "7: `nope.png` was not found beside the lesson, nor elsewhere in its project"),
        ("![[cell.png]]", "5: `cell.png` may be `a/cell.png` or `b/cell.png`; name its folder"),
        ("![[Note]]", "5: `![[Note]]` embeds another note, and a card shows only pictures, sounds and films"),
        ("![[Note.md]]", "5: `![[Note.md]]` embeds another note, and a card shows only pictures, sounds and films"),
        ("x ![[Note#Part]]", "5: `![[Note]]` embeds another note, and a card shows only pictures, sounds and films"),
        ("![[doc.pdf]]", "5: `doc.pdf` is no picture, sound or film that Anki shows"),
        ("![[../../out.png]]", "5: `../../out.png` lies outside of the lesson's project"),
    ],
)
def test_what_cannot_be_embedded_is_a_problem(vault: Path, written: str, problem: str) -> None:
    put(vault, "a/cell.png", "b/cell.png", "a/doc.pdf", "../out.png", ".obsidian/nope.png")
    (found,) = problems(read(vault, written))
    assert found.startswith(problem)


def test_files_are_found_by_name_and_by_the_folders_around_them(tmp_path: Path) -> None:
    put(tmp_path, "a/b/x.png", "c/b/X.PNG", ".hidden/x.png", "node_modules/x.png", "d/y.png")
    files = files_by_name(str(tmp_path))
    assert paths_of("x.png", files) == ["a/b/x.png", "c/b/X.PNG"]
    assert paths_of("a/b/x.png", files) == ["a/b/x.png"]
    assert paths_of("/x.png", files) == []
    assert paths_of("y", files) == []


def test_a_build_sees_files_come_and_go_anywhere_in_the_project(vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mkdeck.incremental.unchanged._SETTLED", -1_000_000_000_000)
    monkeypatch.chdir(vault)
    (vault / "notes/one.md").write_text("# T\n\n## What is it?\n\n![[cell.png]] [n](two.md)\n", encoding="utf-8")

    def build(*options: str) -> list[str]:
        result = CliRunner().invoke(main, ["build", "notes/one.md", *options])
        lines = result.stderr.splitlines()
        assert lines == CliRunner().invoke(main, ["check", "notes/one.md", "--no-cache", "-q"]).stdout.splitlines()
        return [line.partition(": ")[2] for line in lines]

    no_picture = "`cell.png` was not found beside the lesson, nor elsewhere in its project"
    no_note = "`two.md` is linked here and was not found beside the lesson"
    assert build() == build() == [no_picture, no_note]
    put(vault, "a/cell.png")
    assert build() == build() == [no_note]
    put(vault, "b/cell.png", "notes/two.md")
    assert build() == build() == ["`cell.png` may be `a/cell.png` or `b/cell.png`; name its folder"]
    (vault / "a/cell.png").unlink()
    assert build() == build() == []
    (vault / "notes/two.md").unlink()
    put(vault, "notes/cell.png", data=b"none")
    assert build() == build() == ["`cell.png` is not what its name says, a file of the type png", no_note]


LINK = "5: `{}` is linked here and was not found beside the lesson"


@pytest.mark.parametrize(
    "target",
    ["nowhere.md", "./nowhere.md#part", "sub/nowhere.ipynb?x=1", "slides.pdf", "data%201.csv", "../nowhere.qmd"],
)
def test_a_link_to_no_file_is_a_problem(vault: Path, target: str) -> None:
    assert problems(read(vault, f"See [this note]({target}), or not.")) == [LINK.format(target)]


@pytest.mark.parametrize(
    "target",
    [
        "one.md", "../notes/one.md#x", "page.html", "/page/", "/docs/nowhere.md", "nowhere", "nowhere/", "#part",
        "mailto:a@b.c", "https://a.b/nowhere.md", "//a.b/nowhere.md", "{{site}}/nowhere.md", "example.org", "?a=b.md",
        "obsidian://open?file=nowhere.md", "a%20b.md",
    ],
)  # fmt: skip
def test_a_link_that_may_lead_somewhere_is_none(vault: Path, target: str) -> None:
    put(vault, "notes/a b.md", data=b"x")
    assert problems(read(vault, f"See [this note]({target}), or not.")) == []


def test_links_in_html_and_by_their_targets_are_followed(vault: Path) -> None:
    written = 'A <a href="gone.md">b</a> and [c][d], [e].\n\n[d]: lost.md\n[e]: https://x.y'
    assert problems(read(vault, written)) == [
        LINK.format("gone.md"),
        "3: `lost.md` is linked here and was not found beside the lesson",
    ]


def test_on_a_site_other_files_than_lessons_may_be_there(vault: Path) -> None:
    (vault / "notes/one.md").write_text("# T\n\n## What is it?\n\nOf [a](a.pdf), [b](b.md).\n", encoding="utf-8")
    deck = Deck((vault / "notes/one.md",), vault / "a.apkg", base_url="https://example.org")
    assert problems(read_deck(deck)) == [LINK.format("b.md")]


def test_prose_that_is_no_card_may_link_anywhere(vault: Path) -> None:
    (vault / "notes/one.md").write_text("# T\n\nSome [words](nowhere.md) and ![[nope.png]]!\n", encoding="utf-8")
    assert read_deck(Deck((vault / "notes/one.md",), vault / "a.apkg")).problems == ()


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("Nothing;\nand <script>alert(1)</script> does not.", "6: `<script>` is left out of the card, with all within"),
        ("<script>alert(1)</script>\n\nA word.", "5: `<script>` is left out of the card, with all within"),
        ("A <SVG width=1><g></g></SVG> and <svg></svg>.", "5: `<svg>` is left out of the card, with all within"),
        (
            'A <iframe src="https://a.b"></iframe> and <script>x</script>.',
            "5: `<iframe>` and `<script>` are left out of the card, with all within",
        ),
    ],
)
def test_what_is_left_out_of_a_card_is_told_once(vault: Path, written: str, problem: str) -> None:
    assert problems(read(vault, written)) == [problem]


@pytest.mark.parametrize(
    "written",
    ["`<script>x</script>`", "```html\n<script>x</script>\n```", "\\<script>x", "A <!-- <script> --> word",
     "List<script>", "A <style>b {}</style> word", "A `<svg>` and $<math>$"],
)  # fmt: skip
def test_what_is_shown_is_not_told_to_be_left_out(vault: Path, written: str) -> None:
    assert problems(read(vault, written)) == []
