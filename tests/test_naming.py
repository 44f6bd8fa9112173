"""Decks and tags: what cards are filed under."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdeck.cards import Basic, Card, Markdown, Origin, Span
from mkdeck.decks.project import Deck, Subdeck
from mkdeck.identity.naming import card_tags, deck_name, lesson_address, lesson_title, slug, told_title
from mkdeck.lessons.lesson import Lesson, parse_lesson
from mkdeck.parsing.document import parse_document


def lesson(text: str, path: str = "part/My Lesson_1.md") -> Lesson:
    result = parse_lesson(path, text)
    assert isinstance(result, Lesson)
    return result


def deck(name: str | None = None, *subdecks: Subdeck, tags: tuple[str, ...] = ()) -> Deck:
    return Deck((), Path("a.apkg"), name, subdecks, Path.cwd() / "course", tags=tags)


def card(*context: str) -> Card:
    return Basic(Markdown("q"), Markdown("a"), Origin(span=Span("a.md", 1, 1), context=context, evidence="marked"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: ' From  front matter '\n---\n# Heading\n", "From front matter"),
        ("---\ntitle: 2024\n---\n", "2024"),
        ("---\ntitle: [a]\n---\n```sh\n# comment\n```\n\n# The *heading*\n", "The heading"),
        ("## Second rank\n", "My Lesson_1"),
    ],
)
def test_a_lesson_has_a_title(text: str, title: str) -> None:
    found = lesson(text)
    assert lesson_title(found, parse_document(found).root) == title


def test_the_deck_file_names_the_deck_or_else_the_title_does() -> None:
    assert deck_name(deck("Course::Part"), lesson(""), "Title", card()) == "Course::Part"
    assert deck_name(deck(), lesson(""), "std::vector", card()) == "std:vector"


@pytest.mark.parametrize(
    ("subdecks", "expected"),
    [
        (["lesson"], "Notes::Title"),
        (["folder"], "Notes::1 cells::inner"),
        (["section"], "Notes::Early Years"),
        (["folder", "lesson", "section"], "Notes::1 cells::inner::Title::Early Years"),
    ],
)
def test_subdecks_follow_folders_lessons_and_sections(subdecks: list[Subdeck], expected: str) -> None:
    found = lesson("", "course/1 cells/inner/a.md")
    assert deck_name(deck("Notes", *subdecks), found, "Title", card("Title", "Early Years", "1900")) == expected


def test_a_card_without_a_subdeck_stands_in_the_deck_itself_or_under_its_title() -> None:
    found = lesson("", "course/a.md")
    assert deck_name(deck("Notes", "folder", "section"), found, "Title", card("Title")) == "Notes"
    assert deck_name(deck(None, "folder"), found, "Title", card()) == "Title"


def test_tags_come_from_the_deck_the_lesson_and_the_section() -> None:
    found = lesson("---\ntitle: Top\ntags: [History of Art, a::b]\n---\n")
    assert card_tags(deck(tags=("course",)), found, "Top", card("Top", "Early Years", "1900")) == (
        "course",
        "history-of-art",
        "a::b",
        "my-lesson-1::early-years",
    )


@pytest.mark.parametrize(
    ("tags", "expected"),
    [("'a, b c'", ("a", "b-c")), ("a b", ("a", "b")), ("{a: 1}", ()), ("[leech]", ("leech-",))],
)
def test_tags_in_front_matter(tags: str, expected: tuple[str, ...]) -> None:
    found = lesson(f"---\ntags: {tags}\n---\n")
    assert card_tags(deck(), found, "T", card())[:-1] == expected


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("C++ & C#!", "c-c"),
        ("Ünï côde", "ünï-côde"),
        ("हिन्दी पाठ", "हिन्दी-पाठ"),
        ("第一 章", "第一-章"),
        ("  ", ""),
    ],
)
def test_slug(text: str, tag: str) -> None:
    assert slug(text) == tag


def test_a_lesson_is_published_where_its_front_matter_or_its_deck_file_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")
    published = Deck((), Path("a.apkg"), base_url="https://example.org/course/")
    assert (
        lesson_address(published, lesson("# A\n", "my lesson.md"))
        == "https://example.org/course/content/my%20lesson.md"
    )
    own = lesson("---\nbase_url: https://example.org/a\n---\n")
    assert lesson_address(published, own) == "https://example.org/a"
    assert lesson_address(Deck((), Path("a.apkg")), lesson("# A\n")) == ""


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("03.md", "**Halley's Comet**, also *Comet Halley*, is a comet.", "Halley's Comet"),
        ("u07.md", "A **strait** is a stretch of water.", "strait"),
        ("week-4.md", "**Salt** (sodium chloride) was dear.", "Salt"),
        ("03.md", "**Note:** This is a draft.", ""),
        ("03.md", "**Warning!** is what it says.", ""),
        ("03.md", "**Alice Moore**, spring term.", ""),
        ("03.md", "No term at all.", ""),
        ("css3.md", "**Selectors** are patterns.", "css3"),
        ("roman-law.md", "**Law** is a rule.", "roman law"),
        ("03.md", "# Comets\n\n**Halley's Comet** is a comet.", "Comets"),
    ],
)
def test_what_tells_the_topic_of_a_lesson(name: str, text: str, title: str) -> None:
    found = lesson(text, name)
    assert told_title(found, parse_document(found).root) == title
