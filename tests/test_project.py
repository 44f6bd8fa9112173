"""Deck files, and what the command line names: every mistake with its line, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.decks.project import Deck, find_decks, read_deck_file
from mkdeck.errors import MkdeckError
from mkdeck.lessons.finding import lessons_in, lessons_matching, natural_key, path_key
from mkdeck.notetypes import NOTE_TYPES

KEYS = (
    "`lessons`, `exclude`, `deck`, `subdecks`, `order`, `tags`, `facts`, `lists`, `css`, `templates`, `base_url`, "
    "`media_limit`, `web_media`, `retire`, `only` and `skip`"
)
UNCLOSED = "the quotation mark is not closed; put the same one at the end of the text"
GUESS = (
    "2: `only` takes names of rules or of evidence, as mkdeck extractors lists them, and not `definition_lst`; "
    "did you mean `definition_list`?"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three lessons and no deck file, which is the current one."""
    for name in (
        "content/lesson-2.md",
        "content/lesson-10.md",
        "content/part/extra.markdown",
        "content/.git/x.md",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Text\n", encoding="utf-8")
    (tmp_path / "decks").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def deck_file(text: str, name: str = "course.yaml") -> Path:
    path = Path("decks") / name
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(text: str) -> list[str]:
    result = read_deck_file(deck_file(text))
    assert not isinstance(result, Deck), result
    return [str(problem).removeprefix("decks/course.yaml:") for problem in result]


@pytest.mark.usefixtures("project")
class TestDeckFile:
    def test_everything_in_it_arrives(self) -> None:
        result = read_deck_file(
            deck_file(
                "deck: Biology::Cells\nlessons:\n  - ../content/*.md\ntags: [a, b]\nfacts: more\n"
                "base_url: https://example.org/course\nmedia_limit: 1.5\n"
            )
        )
        assert isinstance(result, Deck)
        assert result.name == "Biology::Cells"
        assert result.lessons == (Path("content/lesson-2.md"), Path("content/lesson-10.md"))
        assert result.tags == ("a", "b")
        assert result.facts == "more"
        assert result.base_url == "https://example.org/course"
        assert result.media_limit == 1_500_000
        assert result.output == Path("decks/course.apkg")

    def test_a_deck_has_its_own_look_or_the_common_one(self) -> None:
        Path("decks/own").mkdir()
        Path("decks/own/own.css").write_text(".card { color: red }", encoding="utf-8")
        Path("decks/own/basic_front.html").write_text("<b>{{Front}}</b>", encoding="utf-8")
        own = read_deck_file(deck_file("lessons: ../content\nlists: whole\ncss: own/own.css\ntemplates: own\n"))
        common = read_deck_file(deck_file("lessons: ../content\n"))
        assert isinstance(own, Deck)
        assert isinstance(common, Deck)
        assert (own.asks_items, common.asks_items) == (False, True)
        basic = own.note_types["mkdeck Basic"]
        assert (basic.name, basic.templates[0].question) == ("mkdeck Basic (course)", "<b>{{Front}}</b>")
        assert basic.css.endswith(".card { color: red }")
        assert common.note_types is NOTE_TYPES

    def test_mistakes_in_a_look(self) -> None:
        Path("decks/own").mkdir()
        Path("decks/own/other.html").write_text("x", encoding="utf-8")
        Path("decks/none").mkdir()
        text = "lessons: ../content\ncss: none.css\ntemplates: own\nbase_url: course/\nmedia_limit: 500\nlists: some\n"
        found = mistakes(text)
        assert found[0] == "2: `decks/none.css` cannot be read: No such file or directory"
        assert found[1].startswith("3: there is no template `other`; there are `basic_front`, ")
        assert [line[:2] for line in found[2:]] == ["4:", "5:", "6:"]
        (empty,) = mistakes("lessons: ../content\ntemplates: none\n")
        assert empty == "2: `decks/none` holds no template; they are files such as basic_front.html"

    @pytest.mark.parametrize("pattern", ["../content", "../content/**/*", "[../content/lesson-2.md, ../content]"])
    def test_lessons_are_paths_folders_or_globs(self, pattern: str) -> None:
        result = read_deck_file(deck_file(f"lessons: {pattern}\n"))
        assert isinstance(result, Deck)
        assert [path.name for path in result.lessons] == ["lesson-2.md", "lesson-10.md", "extra.markdown"]

    def test_all_mistakes_come_at_once_each_with_its_line(self) -> None:
        assert mistakes("dekc: A\nlessons:\n  - ../content/none.md\n  - []\ntags: a b\ntags: c\ncolour: red\n") == [
            "1: unknown key `dekc`; did you mean `deck`?",
            "3: no lesson matches `../content/none.md`; paths are relative to this file",
            "4: `lessons` takes a text or a list of texts",
            "5: `a b`: a tag holds no white space, which separates tags in Anki",
            "6: `tags` stands here a second time",
            f"7: unknown key `colour`; there are {KEYS}",
        ]

    @pytest.mark.parametrize(
        ("text", "mistake"),
        [
            ("", "1: a deck file is a mapping, lines of the form `lessons: …`"),
            ("- a\n", "1: a deck file is a mapping, lines of the form `lessons: …`"),
            ("deck: A\n", "1: `lessons` is missing: a list of the lessons' paths, relative to this file"),
            ("lessons:\n", "1: `lessons` takes a text or a list of texts"),
            ("lessons: []\n", "1: `lessons` is empty"),
            ("deck: [a]\nlessons: ../content\n", "1: `deck` takes a text"),
            ("lessons: ../content\ndeck: 'A::'\n", "2: `A::`: a deck's name has no empty part"),
            ("lessons: ../content\nonly: definition_lst\n", GUESS),
            ("lessons: ../content\nfacts: all\n", "2: `facts` takes none, default or more, and not `all`"),
            ("lessons: ../content\ndeck: 'a\n", f"2: not valid YAML: {UNCLOSED}"),
            ("lessons: " + "[" * 1000, "1: not valid YAML: nested deeper than 50 levels"),
        ],
    )
    def test_a_mistake(self, text: str, mistake: str) -> None:
        assert mistakes(text) == [mistake]

    def test_another_encoding(self) -> None:
        path = Path("decks/course.yaml")
        path.write_bytes(b"deck: caf\xe9\n")
        assert list(map(str, read_deck_file(path))) == [  # type: ignore[arg-type]
            "decks/course.yaml:1: not UTF-8; save the file as UTF-8 and try again"
        ]


@pytest.mark.usefixtures("project")
class TestCommandLine:
    def test_a_lesson_names_its_package(self) -> None:
        [deck] = find_decks([Path("content/lesson-2.md")]).decks
        assert (deck.output, deck.name, deck.subdecks) == (Path("lesson-2.apkg"), None, ())

    def test_a_folder_names_its_package_and_the_deck_above_its_lessons(self) -> None:
        [deck] = find_decks([Path("content")]).decks
        assert (deck.output, deck.name, deck.subdecks) == (Path("content.apkg"), "content", ("lesson",))
        assert len(deck.lessons) == 3

    def test_the_current_folder_has_a_name_too(self, project: Path) -> None:
        [deck] = find_decks([Path()]).decks
        assert deck.name == project.name

    def test_several_paths_are_one_deck_and_no_lesson_stands_in_it_twice(self) -> None:
        [deck] = find_decks([Path("content/lesson-2.md"), Path("content")], "Name", Path("out.apkg")).decks
        assert (deck.output, deck.name, len(deck.lessons)) == (Path("out.apkg"), "Name", 3)

    def test_without_a_path_every_deck_file_is_a_deck(self) -> None:
        deck_file("lessons: ../content\n", "a.yaml")
        deck_file("lessons: ../content\n", "b.yml")
        assert [deck.output.name for deck in find_decks([]).decks] == ["a.apkg", "b.apkg"]

    def test_what_is_not_there_is_said_and_the_rest_is_found(self) -> None:
        Path("empty").mkdir()
        found = find_decks([Path("none.md"), Path("empty"), Path("content/lesson-2.md")])
        assert len(found.decks) == 1
        assert found.mistakes == (
            "none.md: no such file or folder",
            "empty: no lessons in this folder (files that end with .md, .markdown, .mdx, .qmd, .rmd or .ipynb)",
        )

    def test_no_deck_files(self) -> None:
        with pytest.raises(MkdeckError, match="no deck files in decks/: name a lesson"):
            find_decks([])

    def test_one_package_cannot_hold_two_decks(self) -> None:
        deck_file("lessons: ../content\n", "a.yaml")
        with pytest.raises(MkdeckError, match=r"out\.apkg: one package for 2 decks"):
            find_decks([Path("decks/a.yaml"), Path("content")], output=Path("out.apkg"))

    def test_two_decks_never_write_the_same_package(self) -> None:
        deck_file("lessons: ../content\n", "a.yaml")
        deck_file("lessons: ../content\n", "a.yml")
        found = find_decks([])
        assert len(found.decks) == 1
        assert found.mistakes == ("decks/a.apkg: two decks want to be this package; rename one of their files",)


def test_natural_order() -> None:
    assert sorted(["a10", "a2", "B1", "a", "10", "9"], key=natural_key) == ["9", "10", "a", "a2", "a10", "B1"]


def test_paths_come_folder_by_folder_and_the_page_that_speaks_for_one_first() -> None:
    paths = ["b/1.md", "a-b/1.md", "a/10.md", "a/2.md", "a/README.md", "a/index.md", "a.md"]
    assert [path.as_posix() for path in sorted(map(Path, paths), key=path_key)] == [
        "a/index.md", "a/README.md", "a/2.md", "a/10.md", "a-b/1.md", "a.md", "b/1.md"
    ]  # fmt: skip


def test_what_is_installed_beside_lessons_holds_none(tmp_path: Path) -> None:
    for name in ("a.md", "week 2/b.md", "env/lib/README.md", "site/site-packages/x/README.md", "node_modules/y/z.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Q: a?\nA: b\n", encoding="utf-8")
    (tmp_path / "env/pyvenv.cfg").write_text("home = here\n", encoding="utf-8")
    wanted = ["a.md", "b.md"]
    assert [path.name for path in lessons_in(tmp_path)] == wanted
    assert [path.name for path in lessons_matching("**/*.md", tmp_path)] == wanted
    assert [path.name for path in lessons_matching("env/lib", tmp_path)] == ["README.md"]  # who names it gets it


def test_what_stands_beside_lessons_in_a_repository_is_none(tmp_path: Path) -> None:
    names = [
        "LICENSE.md",
        "_LICENSE-DOCS.md",
        "code_of_conduct.md",
        "CHANGELOG.md",
        "contributing-to-science.md",
        "cells.md",
    ]
    for name in names:
        (tmp_path / name).write_text("# A\n", encoding="utf-8")
    assert [path.name for path in lessons_in(tmp_path)] == ["cells.md", "contributing-to-science.md"]
    assert [path.name for path in lessons_matching("*.md", tmp_path)] == ["cells.md", "contributing-to-science.md"]
    assert [path.name for path in lessons_matching("LICENSE.md", tmp_path)] == ["LICENSE.md"]
